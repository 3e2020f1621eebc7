import { type Entry, type Group, isSameId, type Person, type PrincipalId, type SolutionUser } from '../../access/directory.js'
import { list, optional, text, whole } from '../shapes.js'
import { method, type ServiceCall, type ServiceObject } from '../soap-service.js'
import { content } from './content.js'
import { directoryOf, entryOf, ownId, ownPerson } from './entries.js'
import { group, personUser, principalId, searchCriteria, searchResult, solutionUser, user } from './types.js'

const asPerson = ({ id, details, isDisabled = false }: Person) => ({ id, details, disabled: isDisabled, locked: false })
const asSolution = ({ id, details, isDisabled = false }: SolutionUser) => ({ id, details, disabled: isDisabled })
const asGroup = ({ id, details }: Group) => ({ id, details })
const asUser = ({ id, details, kind }: Person | SolutionUser) => ({
  id,
  kind,
  ...(details.description === undefined ? {} : { description: details.description }),
})

/** The first so many whose name has the text in it; of no limit if it isn't positive. */
function found<T extends Entry>(entries: readonly T[], search: string, limit: number, domain = ''): T[] {
  const wanted = search.toLowerCase()
  const all = entries.filter(({ id }) => id.name.toLowerCase().includes(wanted) && (domain === '' || id.domain === domain.toLowerCase()))
  return all.sort((one, other) => (one.id.name < other.id.name ? -1 : 1)).slice(0, limit > 0 ? limit : undefined)
}

const isPerson = (entry: Entry) => entry.kind === 'person'
const isSolution = (entry: Entry) => entry.kind === 'solution'
const isGroup = (entry: Entry) => entry.kind === 'group'
const isUser = (entry: Entry) => entry.kind !== 'group'

function membersOf<T extends Entry>(call: ServiceCall, id: PrincipalId, is: (entry: Entry) => entry is T): T[] {
  return entryOf(call, id, 'group')
    .members.flatMap((member) => directoryOf(call).find(member) ?? [])
    .filter(is)
}

const byCriteria = { criteria: searchCriteria, limit: whole }
const inGroup = { groupId: principalId, searchString: text, limit: whole }

/** Finds users and groups. */
export const discovery: ServiceObject = {
  reference: content.principalDiscoveryService,
  methods: {
    FindUser: method('user', { userId: principalId }, optional(user), (call, { userId }) => {
      const entry = directoryOf(call).find(userId)
      return entry === undefined || entry.kind === 'group' ? undefined : asUser(entry)
    }),
    FindPersonUser: method('user', { userId: principalId }, optional(personUser), (call, { userId }) => {
      const entry = directoryOf(call).find(userId)
      return entry?.kind === 'person' ? asPerson(entry) : undefined
    }),
    FindSelfPersonUser: method('user', {}, personUser, (call) => asPerson(ownPerson(call))),
    FindSolutionUser: method('user', { userName: text }, optional(solutionUser), (call, { userName }) => {
      const entry = directoryOf(call).find(ownId(userName))
      return entry?.kind === 'solution' ? asSolution(entry) : undefined
    }),
    FindGroup: method('user', { groupId: principalId }, optional(group), (call, { groupId }) => {
      const entry = directoryOf(call).find(groupId)
      return entry?.kind === 'group' ? asGroup(entry) : undefined
    }),
    Find: method('user', byCriteria, searchResult, (call, { criteria: { searchString, domain }, limit }) => ({
      personUsers: found(directoryOf(call).people, searchString, limit, domain).map(asPerson),
      solutionUsers: found(directoryOf(call).solutions, searchString, limit, domain).map(asSolution),
      groups: found(directoryOf(call).groups, searchString, limit, domain).map(asGroup),
    })),
    FindUsers: method('user', byCriteria, list(user), (call, { criteria: { searchString, domain }, limit }) =>
      found([...directoryOf(call).people, ...directoryOf(call).solutions], searchString, limit, domain).map(asUser),
    ),
    FindPersonUsers: method('user', byCriteria, list(personUser), (call, { criteria: { searchString, domain }, limit }) =>
      found(directoryOf(call).people, searchString, limit, domain).map(asPerson),
    ),
    FindSolutionUsers: method('user', { searchString: text, limit: whole }, list(solutionUser), (call, { searchString, limit }) =>
      found(directoryOf(call).solutions, searchString, limit).map(asSolution),
    ),
    FindGroups: method('user', byCriteria, list(group), (call, { criteria: { searchString, domain }, limit }) =>
      found(directoryOf(call).groups, searchString, limit, domain).map(asGroup),
    ),
    FindUsersInGroup: method('user', inGroup, list(user), (call, { groupId, searchString, limit }) =>
      found(membersOf(call, groupId, isUser), searchString, limit).map(asUser),
    ),
    FindPersonUsersInGroup: method('user', inGroup, list(personUser), (call, { groupId, searchString, limit }) =>
      found(membersOf(call, groupId, isPerson), searchString, limit).map(asPerson),
    ),
    FindSolutionUsersInGroup: method(
      'user',
      { groupName: text, searchString: text, limit: whole },
      list(solutionUser),
      (call, { groupName, searchString, limit }) =>
        found(membersOf(call, ownId(groupName), isSolution), searchString, limit).map(asSolution),
    ),
    FindGroupsInGroup: method('user', inGroup, list(group), (call, { groupId, searchString, limit }) =>
      found(membersOf(call, groupId, isGroup), searchString, limit).map(asGroup),
    ),
    FindDirectParentGroups: method('user', { principalId }, list(group), (call, { principalId: id }) =>
      directoryOf(call)
        .groups.filter(({ members }) => members.some((member) => isSameId(member, id)))
        .map(asGroup),
    ),
    FindNestedParentGroups: method('user', { userId: principalId }, list(group), (call, { userId }) =>
      directoryOf(call).groupsOf(userId).map(asGroup),
    ),
    FindDisabledPersonUsers: method('user', { searchStr: text, limit: whole }, list(personUser), (call, { searchStr, limit }) =>
      found(
        directoryOf(call).people.filter(({ isDisabled }) => isDisabled === true),
        searchStr,
        limit,
      ).map(asPerson),
    ),
    // Nobody is ever locked out.
    FindLockedUsers: method('user', { searchStr: text, limit: whole }, list(personUser), () => []),
  },
}
