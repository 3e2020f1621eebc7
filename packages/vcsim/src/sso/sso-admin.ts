import { type ManagedObjectReference, reference } from '@vivarium/vim'
import type { Entry, Group, Person, PrincipalId, SolutionUser } from '../access/directory.js'
import { isSameId } from '../access/directory.js'
import { hidden } from '../access/secret.js'
import { administratorsGroup, systemDomain } from '../access/users.js'
import { fault, invalidArgument, notFound } from '../faults.js'
import {
  type AdminContent,
  adminContent,
  credentials,
  group,
  groupCheckContent,
  groupDetails,
  identitySources,
  ldapDetails,
  lockoutPolicy,
  passwordPolicy,
  personDetails,
  personUser,
  principalId,
  searchCriteria,
  searchResult,
  solutionDetails,
  solutionUser,
  user,
} from './admin-types.js'
import { flag, list, optional, text, whole } from './shapes.js'
import { method, type ServiceCall, ServiceFault, type ServiceObject } from './soap-service.js'

export const adminNamespace = 'urn:sso'

const service = (name: string): ManagedObjectReference => reference(`SsoAdmin${name}`, name.charAt(0).toLowerCase() + name.slice(1))

const content: AdminContent = {
  sessionManager: reference('SsoSessionManager', 'ssoSessionManager'),
  configurationManagementService: service('ConfigurationManagementService'),
  smtpManagementService: service('SmtpManagementService'),
  principalDiscoveryService: service('PrincipalDiscoveryService'),
  principalManagementService: service('PrincipalManagementService'),
  roleManagementService: service('RoleManagementService'),
  passwordPolicyService: service('PasswordPolicyService'),
  lockoutPolicyService: service('LockoutPolicyService'),
  domainManagementService: service('DomainManagementService'),
  identitySourceManagementService: service('IdentitySourceManagementService'),
  systemManagementService: service('SystemManagementService'),
  computerManagementService: service('ComputerManagementService'),
  ssoHealthManagementService: service('SsoHealthManagementService'),
  deploymentInformationService: service('DeploymentInformationService'),
  replicationService: service('ReplicationService'),
}
const groupCheck = {
  sessionManager: content.sessionManager,
  groupCheckService: reference('SsoGroupcheckGroupCheckService', 'groupCheckService'),
}

const directoryOf = ({ world }: ServiceCall) => world.users.directory

/** A name of the own domain; others are not administered here. */
function ownId(name: string): PrincipalId {
  const [, local = '', domain = systemDomain] = /^([^@]*)(?:@(.*))?$/s.exec(name) ?? []
  if (local.trim() === '' || domain.toLowerCase() !== systemDomain) throw invalidArgument('name')
  return { name: local, domain: systemDomain }
}

function entryOf<K extends Entry['kind']>(call: ServiceCall, id: PrincipalId, kind: K): Extract<Entry, { kind: K }> {
  const found = directoryOf(call).find(id)
  if (found?.kind !== kind) throw notFound()
  return found as Extract<Entry, { kind: K }>
}

function create(call: ServiceCall, entry: Entry): void {
  const { name } = entry.id
  if (directoryOf(call).find(entry.id) !== undefined) {
    const existing = reference('SsoAdminPrincipalManagementService', name)
    throw fault('DuplicateName', { name, object: existing }, `The name '${name}' already exists.`)
  }
  directoryOf(call).put(entry)
}

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

function membersOf(call: ServiceCall, id: PrincipalId): Entry[] {
  return entryOf(call, id, 'group').members.flatMap((member) => directoryOf(call).find(member) ?? [])
}

/** Adds to a group whom it does not have yet; says of each whether it has been added. */
function join(call: ServiceCall, groupName: string, ids: readonly PrincipalId[], isGroup: boolean): boolean[] {
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

const isIn = (call: ServiceCall, id: PrincipalId, groupId: PrincipalId) =>
  directoryOf(call)
    .groupsOf(id)
    .some((each) => isSameId(each.id, groupId))

function leave(call: ServiceCall, groupName: string, ids: readonly PrincipalId[]): boolean[] {
  const from = entryOf(call, ownId(groupName), 'group')
  const wasIn = ids.map((id) => from.members.some((member) => isSameId(member, id)))
  directoryOf(call).put({ ...from, members: from.members.filter((member) => !ids.some((id) => isSameId(id, member))) })
  return wasIn
}

const discovery: ServiceObject = {
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
    Find: method(
      'user',
      { criteria: searchCriteria, limit: whole },
      searchResult,
      (call, { criteria: { searchString, domain }, limit }) => ({
        personUsers: found(directoryOf(call).people, searchString, limit, domain).map(asPerson),
        solutionUsers: found(directoryOf(call).solutions, searchString, limit, domain).map(asSolution),
        groups: found(directoryOf(call).groups, searchString, limit, domain).map(asGroup),
      }),
    ),
    FindUsers: method(
      'user',
      { criteria: searchCriteria, limit: whole },
      list(user),
      (call, { criteria: { searchString, domain }, limit }) =>
        found([...directoryOf(call).people, ...directoryOf(call).solutions], searchString, limit, domain).map(asUser),
    ),
    FindPersonUsers: method(
      'user',
      { criteria: searchCriteria, limit: whole },
      list(personUser),
      (call, { criteria: { searchString, domain }, limit }) => found(directoryOf(call).people, searchString, limit, domain).map(asPerson),
    ),
    FindSolutionUsers: method('user', { searchString: text, limit: whole }, list(solutionUser), (call, { searchString, limit }) =>
      found(directoryOf(call).solutions, searchString, limit).map(asSolution),
    ),
    FindGroups: method(
      'user',
      { criteria: searchCriteria, limit: whole },
      list(group),
      (call, { criteria: { searchString, domain }, limit }) => found(directoryOf(call).groups, searchString, limit, domain).map(asGroup),
    ),
    FindUsersInGroup: method(
      'user',
      { groupId: principalId, searchString: text, limit: whole },
      list(user),
      (call, { groupId, searchString, limit }) => {
        const members = membersOf(call, groupId).filter((each) => each.kind !== 'group')
        return found(members, searchString, limit).map(asUser)
      },
    ),
    FindPersonUsersInGroup: method(
      'user',
      { groupId: principalId, searchString: text, limit: whole },
      list(personUser),
      (call, { groupId, searchString, limit }) => {
        const members = membersOf(call, groupId).filter((each) => each.kind === 'person')
        return found(members, searchString, limit).map(asPerson)
      },
    ),
    FindSolutionUsersInGroup: method(
      'user',
      { groupName: text, searchString: text, limit: whole },
      list(solutionUser),
      (call, { groupName, searchString, limit }) => {
        const members = membersOf(call, ownId(groupName)).filter((each) => each.kind === 'solution')
        return found(members, searchString, limit).map(asSolution)
      },
    ),
    FindGroupsInGroup: method(
      'user',
      { groupId: principalId, searchString: text, limit: whole },
      list(group),
      (call, { groupId, searchString, limit }) => {
        const members = membersOf(call, groupId).filter((each) => each.kind === 'group')
        return found(members, searchString, limit).map(asGroup)
      },
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

/** Who calls, if it is a person. */
function ownPerson(call: ServiceCall): Person {
  const entry = directoryOf(call).named(call.userName ?? '')
  if (entry?.kind !== 'person') throw notFound()
  return entry
}

function setDisabled(call: ServiceCall, id: PrincipalId, isDisabled: boolean): boolean {
  const entry = directoryOf(call).find(id)
  if (entry === undefined || entry.kind === 'group') throw notFound()
  directoryOf(call).put({ ...entry, isDisabled })
  return (entry.isDisabled ?? false) !== isDisabled
}

const management: ServiceObject = {
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

const roles: ReadonlySet<string> = new Set(['RegularUser', 'Administrator', 'GuestUser'])

const roleManagement: ServiceObject = {
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

const domain = (name: string, alias?: string) => ({ name, domains: [{ name, ...(alias === undefined ? {} : { alias }) }] })

const identities: ServiceObject = {
  reference: content.identitySourceManagementService,
  methods: {
    Get: method('user', {}, identitySources, ({ world }) => {
      const system = domain(systemDomain, 'vmwarem')
      const localOS = domain('localos', '')
      const ldaps = world.sso.settings.ldapSources
      return { all: [system, localOS, ...ldaps.map(({ name, domains }) => ({ name, domains }))], system, localOS, ldaps }
    }),
    GetSystemDomainName: method('anyone', {}, text, () => systemDomain),
    IdS_getDefaultDomains: method('user', {}, list(text), ({ world }) => [world.sso.settings.defaultDomain]),
    IdS_setDefaultDomains: method('administrator', { domainNames: text }, undefined, ({ world }, { domainNames }) => {
      const { settings } = world.sso
      const known = [systemDomain, 'localos', ...settings.ldapSources.map(({ name }) => name)]
      if (!known.includes(domainNames)) throw notFound()
      settings.defaultDomain = domainNames
    }),
    RegisterLdap: method(
      'administrator',
      {
        serverType: text,
        domainName: text,
        domainAlias: optional(text),
        details: ldapDetails,
        authenticationType: text,
        authnCredentials: optional(credentials),
      },
      undefined,
      ({ world: { sso } }, { serverType, domainName, domainAlias, details, authenticationType, authnCredentials }) => {
        if (sso.settings.ldapSources.some(({ name }) => name === domainName)) throw invalidArgument('domainName')
        const authenticationDetails = {
          authenticationType,
          ...(authnCredentials === undefined ? {} : { username: authnCredentials.username }),
        }
        const source = { ...domain(domainName, domainAlias), type: serverType, details, authenticationDetails }
        sso.settings.ldapSources = [...sso.settings.ldapSources, source]
      },
    ),
    UpdateLdap: method('administrator', { name: text, details: ldapDetails }, undefined, (call, { name, details }) =>
      changeLdap(call, name, (source) => ({ ...source, details })),
    ),
    UpdateLdapAuthnType: method(
      'administrator',
      { name: text, authnType: text, authnCredentials: optional(credentials) },
      undefined,
      (call, { name, authnType: authenticationType, authnCredentials }) =>
        changeLdap(call, name, (source) => ({
          ...source,
          authenticationDetails: {
            authenticationType,
            ...(authnCredentials === undefined ? {} : { username: authnCredentials.username }),
          },
        })),
    ),
    DeleteDomain: method('administrator', { name: text }, undefined, (call, { name }) => changeLdap(call, name, () => undefined)),
  },
}

type LdapSource = ServiceCall['world']['sso']['settings']['ldapSources'][number]

function changeLdap({ world: { sso } }: ServiceCall, name: string, change: (source: LdapSource) => LdapSource | undefined): void {
  const { ldapSources } = sso.settings
  if (!ldapSources.some((source) => source.name === name)) throw notFound()
  sso.settings.ldapSources = ldapSources.flatMap((source) => (source.name === name ? (change(source) ?? []) : source))
}

/** A number that an administrator may set. */
function number(get: (call: ServiceCall) => number, set: (call: ServiceCall, value: number) => void, parameter: string) {
  return {
    get: method('user', {}, whole, get),
    set: method('administrator', { [parameter]: whole }, undefined, (call, given) => {
      const value = (given as Readonly<Record<string, number>>)[parameter] ?? 0
      if (value < 0) throw invalidArgument(parameter)
      set(call, value)
    }),
  }
}

const settingsOf = ({ world }: ServiceCall) => world.sso.settings
const bearer = number(
  (call) => settingsOf(call).lifetimesMs.bearer,
  (call, value) => Object.assign(settingsOf(call), { lifetimesMs: { ...settingsOf(call).lifetimesMs, bearer: value } }),
  'maxLifetime',
)
const holderOfKey = number(
  (call) => settingsOf(call).lifetimesMs.holderOfKey,
  (call, value) => Object.assign(settingsOf(call), { lifetimesMs: { ...settingsOf(call).lifetimesMs, holderOfKey: value } }),
  'maxLifetime',
)
const renewals = number(
  (call) => settingsOf(call).renewals,
  (call, value) => Object.assign(settingsOf(call), { renewals: value }),
  'renewCount',
)
const delegations = number(
  (call) => settingsOf(call).delegations,
  (call, value) => Object.assign(settingsOf(call), { delegations: value }),
  'delegationCount',
)

const configuration: ServiceObject = {
  reference: content.configurationManagementService,
  methods: {
    GetTrustedCertificates: method('user', {}, list(text), ({ world }) => {
      const { certificate } = world.sso.place
      return certificate === undefined ? [] : [certificate]
    }),
    GetIssuersCertificates: method('user', {}, list(text), async ({ world }) => [await world.sso.tokens.certificate()]),
    GetMaximumBearerTokenLifetime: bearer.get,
    SetMaximumBearerTokenLifetime: bearer.set,
    GetMaximumHoKTokenLifetime: holderOfKey.get,
    SetMaximumHoKTokenLifetime: holderOfKey.set,
    GetRenewCount: renewals.get,
    SetRenewCount: renewals.set,
    GetDelegationCount: delegations.get,
    SetDelegationCount: delegations.set,
  },
}

/** The objects of the service, which is for who shows a token. */
export const adminObjects: readonly ServiceObject[] = [
  {
    reference: reference('SsoAdminServiceInstance', 'SsoAdminServiceInstance'),
    methods: { SsoAdminServiceInstance: method('anyone', {}, adminContent, () => content) },
  },
  {
    reference: reference('SsoGroupcheckServiceInstance', 'ServiceInstance'),
    methods: { SsoGroupcheckServiceInstance: method('anyone', {}, groupCheckContent, () => groupCheck) },
  },
  {
    reference: content.sessionManager,
    methods: {
      Login: method('anyone', {}, undefined, async (call) => {
        const userName = await call.world.sso.callerOf(call.message)
        if (userName === undefined) throw new ServiceFault('SsoFaultInvalidCredentials', 'The token is not valid.')
        call.setUser(userName)
      }),
      Logout: method('anyone', {}, undefined, (call) => call.setUser(undefined)),
    },
  },
  {
    reference: groupCheck.groupCheckService,
    methods: {
      FindAllParentGroups: method('user', { userId: principalId }, list(principalId), (call, { userId }) => parentsOf(call, userId)),
      FindParentGroups: method(
        'user',
        { userId: principalId, groupList: list(principalId) },
        list(principalId),
        (call, { userId, groupList }) => parentsOf(call, userId).filter((id) => groupList.some((each) => isSameId(each, id))),
      ),
    },
  },
  discovery,
  management,
  roleManagement,
  identities,
  configuration,
  {
    reference: content.passwordPolicyService,
    methods: {
      GetLocalPasswordPolicy: method('user', {}, passwordPolicy, (call) => settingsOf(call).passwordPolicy),
      UpdateLocalPasswordPolicy: method('administrator', { policy: passwordPolicy }, undefined, (call, { policy }) => {
        settingsOf(call).passwordPolicy = policy
      }),
    },
  },
  {
    reference: content.lockoutPolicyService,
    methods: {
      GetLockoutPolicy: method('user', {}, lockoutPolicy, (call) => settingsOf(call).lockoutPolicy),
      UpdateLockoutPolicy: method('administrator', { policy: lockoutPolicy }, undefined, (call, { policy }) => {
        settingsOf(call).lockoutPolicy = policy
      }),
    },
  },
]

function parentsOf(call: ServiceCall, id: PrincipalId): PrincipalId[] {
  const entry = directoryOf(call).find(id)
  if (entry === undefined) throw notFound()
  return directoryOf(call)
    .groupsOf(id)
    .map((each) => each.id)
}
