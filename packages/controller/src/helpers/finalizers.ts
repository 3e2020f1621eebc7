import type { OperationOptions } from '@vivarium/core'
import type { KubeClient } from '../client.js'
import { isConflict } from '../kube-error.js'
import { type KubeObject, keyOf } from '../objects.js'

export function hasFinalizer({ metadata }: KubeObject, finalizer: string): boolean {
  return metadata.finalizers?.includes(finalizer) ?? false
}

export function isBeingDeleted({ metadata }: KubeObject): boolean {
  return metadata.deletionTimestamp !== undefined
}

/** Puts a finalizer on an object, which then stays until it is removed again. Gives the object with it. Throws NotFound when it has gone. */
export function addFinalizer<T extends KubeObject>(
  client: KubeClient,
  object: T,
  finalizer: string,
  options?: OperationOptions,
): Promise<T> {
  return changeFinalizers(
    client,
    object,
    (finalizers) => (finalizers.includes(finalizer) ? finalizers : [...finalizers, finalizer]),
    options,
  )
}

/** Takes a finalizer away; when it was the last one of an object that is being deleted, that goes. Gives the object without it. */
export function removeFinalizer<T extends KubeObject>(
  client: KubeClient,
  object: T,
  finalizer: string,
  options?: OperationOptions,
): Promise<T> {
  return changeFinalizers(
    client,
    object,
    (finalizers) => (finalizers.includes(finalizer) ? finalizers.filter((name) => name !== finalizer) : finalizers),
    options,
  )
}

const attempts = 5

/** Patches with the version that was read, so that nobody else's change is lost; reads again when somebody wrote meanwhile. */
async function changeFinalizers<T extends KubeObject>(
  client: KubeClient,
  object: T,
  change: (finalizers: readonly string[]) => readonly string[],
  options?: OperationOptions,
): Promise<T> {
  let live = object
  for (let attempt = 1; ; attempt++) {
    const before = live.metadata.finalizers ?? []
    const finalizers = change(before)
    if (finalizers === before) return live
    const { uid, resourceVersion } = live.metadata
    try {
      return await client.patch<T>(live, keyOf(live), { type: 'merge', body: { metadata: { uid, resourceVersion, finalizers } } }, options)
    } catch (error) {
      if (!isConflict(error) || attempt === attempts) throw error
      const now = await client.get<T>(live, keyOf(live), options)
      if (now.metadata.uid !== uid) throw error
      live = now
    }
  }
}
