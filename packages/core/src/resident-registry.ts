import { errors } from './errors.js'
import { checkDnsLabel } from './names.js'
import type { ResidentKind } from './resident.js'

const kinds = new Map<string, ResidentKind>()

/** Makes a kind of residents known under its name. One with the same name is replaced. Throws INVALID_NAME. */
export function registerResidentKind(kind: ResidentKind): void {
  kinds.set(checkDnsLabel('kind of resident', kind.name), kind)
}

/** In the order of registration. */
export function residentKinds(): ResidentKind[] {
  return [...kinds.values()]
}

/** Throws NOT_FOUND with the names that are registered. */
export function getResidentKind(name: string): ResidentKind {
  const kind = kinds.get(name)
  if (!kind) throw errors.notFound('kind of resident', name, [...kinds.keys()])
  return kind
}
