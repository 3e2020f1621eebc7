import { isDeepStrictEqual } from 'node:util'
import { isConflict, isNotFound, type KubeClient, type KubeObject, type ObjectKind, type OwnerReference } from '@vivarium/controller'
import { simClusterErrors } from '../errors.js'
import type { Identity } from './references.js'

/** An object in no namespace names an owner of a namespaced kind, which is never right and can't be looked up. */
export class NamespacedOwnerOfClusterScoped extends Error {}

/** The server's own word on objects: nothing is deleted by what the graph says alone. */
export class LiveObjects {
  readonly #client: KubeClient

  constructor(client: KubeClient) {
    this.#client = client
  }

  /** Throws KIND_UNKNOWN: an owner of a kind that is not served is not an owner that is gone. */
  async isNamespaced(kind: ObjectKind): Promise<boolean> {
    try {
      return (await this.#client.resourceOf(kind)).namespaced
    } catch (error) {
      if (isNotFound(error)) throw simClusterErrors.kindUnknown(kind.kind, kind.apiVersion, { cause: error })
      throw error
    }
  }

  /** Undefined when there is no object of that name, or one with another uid. */
  async find(identity: Identity): Promise<KubeObject | undefined> {
    const found = await this.#client.find(identity, await this.#key(identity))
    return found?.metadata.uid === identity.uid ? found : undefined
  }

  /** Deletes the object if it still is what `live` shows, as far as its owners go. */
  async delete(identity: Identity, live: KubeObject, propagationPolicy: 'Background' | 'Foreground' | 'Orphan'): Promise<void> {
    const { resourceVersion } = live.metadata
    try {
      await this.#delete(identity, propagationPolicy, resourceVersion)
    } catch (error) {
      if (isNotFound(error)) return
      if (!isConflict(error)) throw error
      const now = await this.find(identity)
      if (!now) return
      if (!isDeepStrictEqual(now.metadata.ownerReferences, live.metadata.ownerReferences)) throw error
      // Writes that leave its owners alone don't keep it alive.
      await this.#delete(identity, propagationPolicy)
    }
  }

  /** Replaces its owner references, if nobody wrote since `live`. Throws Conflict. */
  async setOwners(identity: Identity, live: KubeObject, ownerReferences: readonly OwnerReference[]): Promise<void> {
    await this.#patch(identity, live, { ownerReferences: ownerReferences.length === 0 ? null : ownerReferences })
  }

  /** Takes a finalizer away, if the object is still there. Throws Conflict. */
  async removeFinalizer(identity: Identity, finalizer: string): Promise<void> {
    const live = await this.find(identity)
    if (!live?.metadata.finalizers?.includes(finalizer)) return
    await this.#patch(identity, live, { finalizers: live.metadata.finalizers.filter((name) => name !== finalizer) })
  }

  async #delete(identity: Identity, propagationPolicy: 'Background' | 'Foreground' | 'Orphan', resourceVersion?: string): Promise<void> {
    const preconditions = { uid: identity.uid, ...(resourceVersion !== undefined && { resourceVersion }) }
    await this.#client.delete(identity, await this.#key(identity), { propagationPolicy, preconditions })
  }

  async #patch(identity: Identity, { metadata }: KubeObject, change: object): Promise<void> {
    const { uid, resourceVersion } = metadata
    try {
      await this.#client.patch(identity, await this.#key(identity), {
        type: 'merge',
        body: { metadata: { uid, resourceVersion, ...change } },
      })
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }

  async #key(identity: Identity): Promise<{ namespace: string; name: string }> {
    const namespaced = await this.isNamespaced(identity)
    if (namespaced && identity.namespace === '') throw new NamespacedOwnerOfClusterScoped()
    return { namespace: namespaced ? identity.namespace : '', name: identity.name }
  }
}
