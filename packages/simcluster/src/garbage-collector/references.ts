import type { KubeObject, ObjectKind, OwnerReference } from '@vivarium/controller'

export const foregroundFinalizer = 'foregroundDeletion'
export const orphanFinalizer = 'orphan'

/** An object by all that an owner reference may say of it, and its namespace. */
export interface Identity extends ObjectKind {
  readonly namespace: string
  readonly name: string
  readonly uid: string
}

export function identityOf(kind: ObjectKind, { metadata }: KubeObject): Identity {
  const { namespace = '', name = '', uid = '' } = metadata
  return { apiVersion: kind.apiVersion, kind: kind.kind, namespace, name, uid }
}

/** What a reference says of its owner, if that is in this namespace. */
export function identityFrom({ apiVersion, kind, name, uid }: OwnerReference, namespace: string): Identity {
  return { apiVersion, kind, namespace, name, uid }
}

export function textOf({ apiVersion, kind, namespace, name, uid }: Identity): string {
  return `[${apiVersion}/${kind}, namespace: ${namespace}, name: ${name}, uid: ${uid}]`
}

export function sameIdentity(a: Identity, b: Identity): boolean {
  return a.namespace === b.namespace && refersTo(a, b)
}

/** A reference, or an identity, has the coordinates of an identity; the namespace is not looked at. */
export function refersTo(reference: OwnerReference | Identity, owner: Identity): boolean {
  return (
    reference.uid === owner.uid &&
    reference.name === owner.name &&
    reference.kind === owner.kind &&
    reference.apiVersion === owner.apiVersion
  )
}

/** Kinds come first, so that the order does not depend on where objects are. */
export function compareIdentities(a: Identity, b: Identity): number {
  for (const field of ['kind', 'apiVersion', 'namespace', 'name', 'uid'] as const) {
    if (a[field] !== b[field]) return a[field] < b[field] ? -1 : 1
  }
  return 0
}

const maxAbsent = 500

/** Owners of which the server said that they don't exist; the oldest is forgotten first. A uid never comes again. */
export class AbsentOwners {
  readonly #known = new Set<string>()

  has(identity: Identity): boolean {
    return this.#known.has(textOf(identity))
  }

  add(identity: Identity): void {
    const text = textOf(identity)
    this.#known.delete(text)
    this.#known.add(text)
    if (this.#known.size <= maxAbsent) return
    for (const oldest of this.#known) {
      this.#known.delete(oldest)
      return
    }
  }
}
