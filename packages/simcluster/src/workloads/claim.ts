import {
  controllerOf,
  controllerReference,
  type Informer,
  isNotFound,
  type KubeClient,
  KubeError,
  type KubeObject,
  keyOf,
  type ObjectKind,
} from '@vivarium/controller'
import { workloadErrors } from './errors.js'

const orphanIndex = 'vivarium.io/orphans'

/** Makes `candidatesFor` possible. */
export function indexOrphans<T extends KubeObject>(informer: Informer<T>): void {
  informer.addIndex(orphanIndex, (object) => (controllerOf(object) ? [] : [object.metadata.namespace ?? '']))
}

/** What an owner has or may adopt: its own, and what is nobody's in its namespace. */
export function candidatesFor<T extends KubeObject>(informer: Informer<T>, owner: KubeObject): T[] {
  const { uid = '', namespace = '' } = owner.metadata
  return [...informer.ownedBy(uid), ...informer.indexed(orphanIndex, namespace).filter((object) => !isOwnedBy(object, uid))]
}

function isOwnedBy({ metadata }: KubeObject, uid: string): boolean {
  return metadata.ownerReferences?.some((reference) => reference.uid === uid) === true
}

export interface ClaimOptions<T extends KubeObject> {
  readonly client: KubeClient
  readonly owner: KubeObject
  readonly kind: ObjectKind
  readonly matches: (object: T) => boolean
  /** What goes with the owner reference when an object is given up. */
  readonly releaseFinalizer?: string
  /** What an adopted object gets. */
  readonly adoptFinalizer?: string
}

/**
 * The objects that belong to an owner: its own that still match are kept, those that no longer do are given up, and those that match and are
 * nobody's are adopted, unless the owner is going. An object that is going is not adopted.
 */
export async function claim<T extends KubeObject>(objects: readonly T[], options: ClaimOptions<T>): Promise<T[]> {
  const { client, owner, matches } = options
  const claimed: T[] = []
  let mayAdopt: Promise<void> | undefined
  const ownerGoes = owner.metadata.deletionTimestamp !== undefined
  for (const object of objects) {
    const controller = controllerOf(object)
    if (controller) {
      if (controller.uid !== owner.metadata.uid) continue
      if (matches(object)) claimed.push(object)
      else if (!ownerGoes) await release(object, options)
      continue
    }
    if (ownerGoes || !matches(object) || object.metadata.deletionTimestamp !== undefined) continue
    mayAdopt ??= checkOwner(client, owner)
    await mayAdopt
    const adopted = await adopt(object, options)
    if (adopted) claimed.push(adopted)
  }
  return claimed
}

/** The server is asked: what is adopted by an owner that is going would go with it. */
async function checkOwner(client: KubeClient, owner: KubeObject): Promise<void> {
  const live = await client.get(owner, keyOf(owner))
  if (live.metadata.uid !== owner.metadata.uid || live.metadata.deletionTimestamp !== undefined)
    throw workloadErrors.ownerGone(owner.kind, owner.metadata.name ?? '')
}

async function adopt<T extends KubeObject>(object: T, { client, owner, kind, adoptFinalizer }: ClaimOptions<T>): Promise<T | undefined> {
  const ownerReferences = [...(object.metadata.ownerReferences ?? []), controllerReference(owner)]
  const finalizers = adoptFinalizer ? [...new Set([...(object.metadata.finalizers ?? []), adoptFinalizer])] : undefined
  return patch<T>(client, kind, object, { ownerReferences, ...(finalizers && { finalizers }) })
}

async function release<T extends KubeObject>(object: T, { client, owner, kind, releaseFinalizer }: ClaimOptions<T>): Promise<void> {
  const ownerReferences = (object.metadata.ownerReferences ?? []).filter(({ uid }) => uid !== owner.metadata.uid)
  const finalizers = releaseFinalizer ? (object.metadata.finalizers ?? []).filter((name) => name !== releaseFinalizer) : undefined
  await patch(client, kind, object, { ownerReferences, ...(finalizers && { finalizers }) })
}

/** Undefined when the object is gone, or another one has its name. */
async function patch<T extends KubeObject>(client: KubeClient, kind: ObjectKind, object: T, metadata: object): Promise<T | undefined> {
  const { uid, resourceVersion } = object.metadata
  try {
    return await client.patch<T>(kind, keyOf(object), { type: 'merge', body: { metadata: { uid, resourceVersion, ...metadata } } })
  } catch (error) {
    if (isNotFound(error) || (error instanceof KubeError && error.reason === 'Invalid')) return undefined
    throw error
  }
}
