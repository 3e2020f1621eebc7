import { reference } from '@vivarium/vim'
import { type Entry, isSameId, type PrincipalId } from '../../access/directory.js'
import { hidden } from '../../access/secret.js'
import { administratorsGroup, systemDomain } from '../../access/users.js'
import { fault, invalidArgument, notFound } from '../../faults.js'
import { flag, list, text } from '../shapes.js'
import { method, type ServiceCall, ServiceFault, type ServiceObject } from '../soap-service.js'
import { content } from './content.js'
import { directoryOf, entryOf, join, leave, ownId, ownPerson } from './entries.js'
import { groupDetails, personDetails, principalId, solutionDetails } from './types.js'

function create(call: ServiceCall, entry: Entry): void {
  const { name } = entry.id
  if (directoryOf(call).find(entry.id) !== undefined) {
    const existing = reference('SsoAdminPrincipalManagementService', name)
    throw fault('DuplicateName', { name, object: existing }, `The name '${name}' already exists.`)
  }
  directoryOf(call).put(entry)
}

function setDisabled(call: ServiceCall, id: PrincipalId, isDisabled: boolean): boolean {
  const entry = directoryOf(call).find(id)
  if (entry === undefined || entry.kind === 'group') throw notFound()
  directoryOf(call).put({ ...entry, isDisabled })
  return (entry.isDisabled ?? false) !== isDisabled
}

/** Makes, changes and removes users and groups of the own domain. */
export const principalManagement: ServiceObject = {
  reference: content.principalManagementService,
  methods: {
    CreateLocalPersonUser: method(
      'administrator',
      { userName: text, userDetails: personDetails, password: text },
      undefined,
      (call, { userName, userDetails, password }) => {
        if (password === '') throw invalidArgument('password')
        create(call, { kind: 'person', id: ownId(userName), details: userDetails, password: hidden(password) })
      },
    ),
    CreateLocalSolutionUser: method(
      'administrator',
      { userName: text, userDetails: solutionDetails },
      undefined,
      (call, { userName, userDetails }) => {
        if (directoryOf(call).solutions.some(({ details }) => details.certificate === userDetails.certificate)) {
          throw new ServiceFault('SsoAdminFaultDuplicateSolutionCertificateFault', 'Another solution user has the certificate.')
        }
        create(call, { kind: 'solution', id: ownId(userName), details: userDetails })
      },
    ),
    CreateLocalGroup: method('administrator', { groupName: text, groupDetails }, undefined, (call, { groupName, groupDetails: details }) =>
      create(call, { kind: 'group', id: ownId(groupName), details, members: [] }),
    ),
    UpdateLocalPersonUserDetails: method(
      'administrator',
      { userName: text, userDetails: personDetails },
      undefined,
      (call, { userName, userDetails: details }) => directoryOf(call).put({ ...entryOf(call, ownId(userName), 'person'), details }),
    ),
    UpdateLocalSolutionUserDetails: method(
      'administrator',
      { userName: text, userDetails: solutionDetails },
      undefined,
      (call, { userName, userDetails: details }) => directoryOf(call).put({ ...entryOf(call, ownId(userName), 'solution'), details }),
    ),
    UpdateLocalGroupDetails: method(
      'administrator',
      { groupName: text, groupDetails },
      undefined,
      (call, { groupName, groupDetails: details }) => directoryOf(call).put({ ...entryOf(call, ownId(groupName), 'group'), details }),
    ),
    UpdateSelfLocalPersonUserDetails: method('user', { userDetails: personDetails }, undefined, (call, { userDetails: details }) =>
      directoryOf(call).put({ ...ownPerson(call), details }),
    ),
    ResetLocalPersonUserPassword: method(
      'administrator',
      { userName: text, newPassword: text },
      undefined,
      (call, { userName, newPassword }) => {
        if (newPassword === '') throw invalidArgument('newPassword')
        directoryOf(call).put({ ...entryOf(call, ownId(userName), 'person'), password: hidden(newPassword) })
      },
    ),
    ResetSelfLocalPersonUserPassword: method('user', { newPassword: text }, undefined, (call, { newPassword }) => {
      if (newPassword === '') throw invalidArgument('newPassword')
      directoryOf(call).put({ ...ownPerson(call), password: hidden(newPassword) })
    }),
    DeleteLocalPrincipal: method('administrator', { principalName: text }, undefined, (call, { principalName }) => {
      const id = ownId(principalName)
      if (directoryOf(call).find(id) === undefined) throw notFound()
      if (isSameId(id, directoryOf(call).idOf(administratorsGroup)) || isSameId(id, { name: 'Administrator', domain: systemDomain })) {
        throw fault('InvalidArgument', { invalidProperty: 'principalName' }, 'What is built in can not be deleted.')
      }
      directoryOf(call).remove(id)
    }),
    AddUserToLocalGroup: method('administrator', { userId: principalId, groupName: text }, flag, (call, { userId, groupName }) =>
      join(call, groupName, [userId], false).includes(true),
    ),
    AddUsersToLocalGroup: method(
      'administrator',
      { userIds: list(principalId), groupName: text },
      list(flag),
      (call, { userIds, groupName }) => join(call, groupName, userIds, false),
    ),
    AddGroupToLocalGroup: method('administrator', { groupId: principalId, groupName: text }, flag, (call, { groupId, groupName }) =>
      join(call, groupName, [groupId], true).includes(true),
    ),
    AddGroupsToLocalGroup: method(
      'administrator',
      { groupIds: list(principalId), groupName: text },
      list(flag),
      (call, { groupIds, groupName }) => join(call, groupName, groupIds, true),
    ),
    RemoveFromLocalGroup: method('administrator', { principalId, groupName: text }, flag, (call, { principalId: id, groupName }) =>
      leave(call, groupName, [id]).includes(true),
    ),
    RemovePrincipalsFromLocalGroup: method(
      'administrator',
      { principalsIds: list(principalId), groupName: text },
      list(flag),
      (call, { principalsIds, groupName }) => leave(call, groupName, principalsIds),
    ),
    DisableUserAccount: method('administrator', { userId: principalId }, flag, (call, { userId }) => setDisabled(call, userId, true)),
    EnableUserAccount: method('administrator', { userId: principalId }, flag, (call, { userId }) => setDisabled(call, userId, false)),
    UnlockUserAccount: method('administrator', { userId: principalId }, flag, (call, { userId }) => {
      entryOf(call, userId, 'person')
      return false
    }),
  },
}
