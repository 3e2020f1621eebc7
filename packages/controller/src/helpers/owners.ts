import { controllerErrors } from '../errors.js'
import { groupOf, type KubeObject, keyOf, keyText, type OwnerReference } from '../objects.js'

export interface OwnerReferenceOptions {
  /** The owner's deletion in the foreground waits for this object; absent: true. */
  readonly blockOwnerDeletion?: boolean
}

/** The reference that makes `owner` the controller of an object. */
export function controllerReference(owner: KubeObject, options: OwnerReferenceOptions = {}): OwnerReference {
  return { ...ownerReference(owner, options), controller: true }
}

function ownerReference(owner: KubeObject, { blockOwnerDeletion = true }: OwnerReferenceOptions): OwnerReference {
  const { name = '', uid = '' } = owner.metadata
  return { apiVersion: owner.apiVersion, kind: owner.kind, name, uid, ...(blockOwnerDeletion && { blockOwnerDeletion }) }
}

/** Makes `owner` the controller of a draft. Throws ALREADY_OWNED when another one is, OWNER_ELSEWHERE for an owner in another namespace. */
export function setControllerReference(owner: KubeObject, object: KubeObject, options: OwnerReferenceOptions = {}): void {
  const other = controllerOf(object)
  if (other && !sameOwner(other, owner)) throw controllerErrors.alreadyOwned(describe(object), `${other.kind} ${other.name}`)
  setReference(owner, object, controllerReference(owner, options))
}

/** Makes `owner` one of the owners of a draft. Throws OWNER_ELSEWHERE. */
export function setOwnerReference(
  owner: KubeObject,
  object: KubeObject,
  options: OwnerReferenceOptions = { blockOwnerDeletion: false },
): void {
  setReference(owner, object, ownerReference(owner, options))
}

/** The reference to the owner that controls an object, if there is one. */
export function controllerOf({ metadata }: KubeObject): OwnerReference | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller === true)
}

export function isControlledBy(object: KubeObject, owner: KubeObject): boolean {
  const uid = controllerOf(object)?.uid
  return uid !== undefined && uid === owner.metadata.uid
}

function setReference(owner: KubeObject, object: KubeObject, reference: OwnerReference): void {
  const { namespace } = owner.metadata
  if (namespace && namespace !== object.metadata.namespace) throw controllerErrors.ownerElsewhere(describe(owner), describe(object))
  const references = object.metadata.ownerReferences ?? []
  const at = references.findIndex((other) => sameOwner(other, owner))
  object.metadata.ownerReferences = at < 0 ? [...references, reference] : references.with(at, reference)
}

function sameOwner(reference: OwnerReference, owner: KubeObject): boolean {
  return (
    reference.kind === owner.kind && reference.name === owner.metadata.name && groupOf(reference.apiVersion) === groupOf(owner.apiVersion)
  )
}

function describe(object: KubeObject): string {
  return `${object.kind} ${keyText(keyOf(object))}`
}
