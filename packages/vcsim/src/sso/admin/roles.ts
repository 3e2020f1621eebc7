import type { PrincipalId } from '../../access/directory.js'
import { administratorsGroup } from '../../access/users.js'
import { invalidArgument } from '../../faults.js'
import { flag, text } from '../shapes.js'
import { method, type ServiceCall, type ServiceObject } from '../soap-service.js'
import { content } from './content.js'
import { directoryOf, entryOf, isIn, join, leave } from './entries.js'
import { principalId } from './types.js'

const roles: ReadonlySet<string> = new Set(['RegularUser', 'Administrator', 'GuestUser'])

/** What users may do with tokens and users. */
export const roleManagement: ServiceObject = {
  reference: content.roleManagementService,
  methods: {
    SetRole: method('administrator', { userId: principalId, role: text }, flag, (call, { userId, role }) => {
      if (!roles.has(role)) throw invalidArgument('role')
      const entry = entryOf(call, userId, 'solution')
      directoryOf(call).put({ ...entry, role })
      const isMember = isIn(call, userId, directoryOf(call).idOf(administratorsGroup))
      if (role === 'Administrator' && !isMember) join(call, 'Administrators', [userId], false)
      if (role !== 'Administrator' && isMember) leave(call, 'Administrators', [userId])
      return entry.role !== role
    }),
    HasAdministratorRole: method('user', { userId: principalId }, flag, ({ world }, { userId }) =>
      world.users.mayAdministerUsers(`${userId.name}@${userId.domain}`),
    ),
    HasRegularUserRole: method('user', { userId: principalId }, flag, (call, { userId }) => directoryOf(call).find(userId) !== undefined),
    GrantWSTrustRole: method('administrator', { userId: principalId, role: text }, flag, (call, { userId, role }) =>
      setActAs(call, userId, role, true),
    ),
    RevokeWSTrustRole: method('administrator', { userId: principalId, role: text }, flag, (call, { userId, role }) =>
      setActAs(call, userId, role, false),
    ),
  },
}

function setActAs(call: ServiceCall, id: PrincipalId, role: string, mayActAs: boolean): boolean {
  if (role !== 'ActAsUser') throw invalidArgument('role')
  const entry = entryOf(call, id, 'solution')
  directoryOf(call).put({ ...entry, mayActAs })
  return (entry.mayActAs ?? false) !== mayActAs
}
