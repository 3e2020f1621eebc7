/** metav1.OwnerReference. */
export interface OwnerReference {
  apiVersion: string
  kind: string
  name: string
  uid: string
  controller?: boolean
  blockOwnerDeletion?: boolean
}

/** The part of metav1.ObjectMeta that controllers work with. */
export interface ObjectMeta {
  name?: string
  generateName?: string
  namespace?: string
  uid?: string
  resourceVersion?: string
  generation?: number
  /** RFC 3339, as are all times. */
  creationTimestamp?: string
  deletionTimestamp?: string
  deletionGracePeriodSeconds?: number
  labels?: Record<string, string>
  annotations?: Record<string, string>
  ownerReferences?: OwnerReference[]
  finalizers?: string[]
}

/**
 * Any object of the API. Kinds are written as interfaces that extend it. What clients, informers and handlers give may be shared and frozen:
 * copy (`structuredClone`) before you change one.
 */
export interface KubeObject {
  apiVersion: string
  kind: string
  metadata: ObjectMeta
}

/** Which kind, in which version: `{ apiVersion: 'apps/v1', kind: 'Deployment' }`. */
export interface ObjectKind {
  readonly apiVersion: string
  readonly kind: string
}

/** Which object of a kind. No namespace, or an empty one, for what is in none. */
export interface ObjectKey {
  readonly namespace?: string
  readonly name: string
}

/** An object's key in one piece: `name`, or `namespace/name`. */
export function keyText({ namespace, name }: ObjectKey): string {
  return namespace === undefined || namespace === '' ? name : `${namespace}/${name}`
}

export function keyOf(object: KubeObject): ObjectKey {
  const { name = '', namespace } = object.metadata
  return namespace === undefined ? { name } : { namespace, name }
}

export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? '' : apiVersion.slice(0, slash)
}
