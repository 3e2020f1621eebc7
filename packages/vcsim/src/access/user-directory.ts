import type { Kind } from '../call.js'
import { fault } from '../faults.js'
import { isSamePrincipal, parsePrincipal } from './principals.js'
import { ownDomain } from './users.js'

export const userDirectoryId = 'UserDirectory'

export const userDirectory = {
  methods: {
    RetrieveUserGroups(
      { world: { users, permissions } },
      { domain, searchStr, belongsToGroup, belongsToUser, exactMatch, findUsers, findGroups },
    ) {
      if (domain !== undefined && domain !== '' && domain.toUpperCase() !== ownDomain) {
        throw fault('NotFound', {}, 'The object or item referred to could not be found.')
      }
      const named = permissions.all.map(({ principal, group }) => ({ principal, group }))
      const known = [
        ...users.names.map((principal) => ({ principal, group: false })),
        ...users.groups.map((principal) => ({ principal, group: true })),
        ...named,
      ]
      const all = [...new Map(known.map((each) => [`${each.group} ${each.principal.toLowerCase()}`, each])).values()]
      const wanted = searchStr.toLowerCase()
      const isIn = (principal: string, group: string) =>
        users.groupsOf(principal).some((each) => isSamePrincipal(parsePrincipal(each), parsePrincipal(group)))
      return all
        .filter(({ group }) => (group ? findGroups : findUsers))
        .filter(({ principal }) =>
          exactMatch ? parsePrincipal(principal).name === parsePrincipal(wanted).name : principal.toLowerCase().includes(wanted),
        )
        .filter(({ principal, group }) => belongsToGroup === undefined || (!group && isIn(principal, belongsToGroup)))
        .filter(({ principal, group }) => belongsToUser === undefined || (group && isIn(belongsToUser, principal)))
        .map(({ principal, group }) => ({ principal, fullName: principal, group }))
    },
  },
} satisfies Kind
