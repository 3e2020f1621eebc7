import { failure } from '../status.js'
import type { KubeObject, ObjectMeta, OwnerReference } from './objects.js'
import type { WriteRequest } from './state.js'

/** Without what only the server may set. */
export function withoutSystemFields(meta: ObjectMeta): ObjectMeta {
  const {
    creationTimestamp: _created,
    uid: _uid,
    deletionTimestamp: _deleted,
    deletionGracePeriodSeconds: _grace,
    selfLink: _link,
    ...rest
  } = meta
  return rest
}

/** Sets the namespace of the request where the object has none; throws when they differ. */
export function matchNamespace(meta: ObjectMeta, namespace: string): void {
  if ((meta.namespace ?? '') === namespace) return
  if (!meta.namespace) meta.namespace = namespace
  else if (namespace === '') delete meta.namespace
  else throw failure.badRequest('the namespace of the provided object does not match the namespace sent on the request')
}

/** The namespace that objects of a request must be in: none for a kind without namespaces. */
export function expectedNamespace(request: WriteRequest): string {
  return request.resource.namespaced ? request.namespace : ''
}

/** Throws when a body names another object than the path does. */
export function matchName(meta: ObjectMeta, name: string, namespace: string): void {
  if (!meta.name) throw failure.badRequest(`the name of the object (${name} based on URL) was undeterminable: name must be provided`)
  if (meta.name !== name) throw failure.badRequest(`the name of the object (${meta.name}) does not match the name on the URL (${name})`)
  if (namespace !== '' && meta.namespace && meta.namespace !== namespace) {
    throw failure.badRequest(`the namespace of the object (${meta.namespace}) does not match the namespace on the request (${namespace})`)
  }
}

/** Takes repeated owner references away, and says so. */
export function dedupOwnerReferences(object: KubeObject, warn: (message: string) => void): void {
  const references = object.metadata.ownerReferences
  if (!references || references.length < 2) return
  const kept: OwnerReference[] = []
  const repeated = new Set<string>()
  for (const reference of references) {
    if (kept.some((other) => sameReference(other, reference))) repeated.add(reference.uid)
    else kept.push(reference)
  }
  if (repeated.size === 0) return
  object.metadata.ownerReferences = kept
  warn(
    `.metadata.ownerReferences contains duplicate entries; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: ${[...repeated].join(', ')}`,
  )
}

function sameReference(a: OwnerReference, b: OwnerReference): boolean {
  return (
    a.uid === b.uid &&
    a.name === b.name &&
    a.kind === b.kind &&
    a.apiVersion === b.apiVersion &&
    a.controller === b.controller &&
    a.blockOwnerDeletion === b.blockOwnerDeletion
  )
}
