import { type Entry, isSameId, type Person, type PrincipalId } from '../../access/directory.js'
import { systemDomain } from '../../access/users.js'
import { invalidArgument, notFound } from '../../faults.js'
import type { ServiceCall } from '../soap-service.js'

export const directoryOf = ({ world }: ServiceCall) => world.users.directory

/** A name of the own domain; others are not administered here. */
export function ownId(name: string): PrincipalId {
  const [, local = '', domain = systemDomain] = /^([^@]*)(?:@(.*))?$/s.exec(name) ?? []
  if (local.trim() === '' || domain.toLowerCase() !== systemDomain) throw invalidArgument('name')
  return { name: local, domain: systemDomain }
}

export function entryOf<K extends Entry['kind']>(call: ServiceCall, id: PrincipalId, kind: K): Extract<Entry, { kind: K }> {
  const found = directoryOf(call).find(id)
  if (found?.kind !== kind) throw notFound()
  return found as Extract<Entry, { kind: K }>
}

/** Who calls, if it is a person. */
export function ownPerson(call: ServiceCall): Person {
  const entry = directoryOf(call).named(call.userName ?? '')
  if (entry?.kind !== 'person') throw notFound()
  return entry
}

/** Adds to a group whom it does not have yet; says of each whether it has been added. */
export function join(call: ServiceCall, groupName: string, ids: readonly PrincipalId[], isGroup: boolean): boolean[] {
  const into = entryOf(call, ownId(groupName), 'group')
  for (const id of ids) {
    const entry = directoryOf(call).find(id)
    if (entry === undefined || (entry.kind === 'group') !== isGroup) throw notFound()
    const isAround = entry.kind === 'group' && (isSameId(entry.id, into.id) || isIn(call, into.id, entry.id))
    if (isAround) throw invalidArgument('groupIds')
  }
  const isNew = ids.map((id) => !into.members.some((member) => isSameId(member, id)))
  directoryOf(call).put({ ...into, members: [...into.members, ...ids.filter((_id, index) => isNew[index])] })
  return isNew
}

export const isIn = (call: ServiceCall, id: PrincipalId, groupId: PrincipalId) =>
  directoryOf(call)
    .groupsOf(id)
    .some((each) => isSameId(each.id, groupId))

export function leave(call: ServiceCall, groupName: string, ids: readonly PrincipalId[]): boolean[] {
  const from = entryOf(call, ownId(groupName), 'group')
  const wasIn = ids.map((id) => from.members.some((member) => isSameId(member, id)))
  directoryOf(call).put({ ...from, members: from.members.filter((member) => !ids.some((id) => isSameId(id, member))) })
  return wasIn
}
