import { reference } from '@vivarium/vim'
import { isSameId, type PrincipalId } from '../../access/directory.js'
import { notFound } from '../../faults.js'
import { list } from '../shapes.js'
import { method, type ServiceCall, ServiceFault, type ServiceObject } from '../soap-service.js'
import { configuration, lockoutPolicies, passwordPolicies } from './configuration.js'
import { content, groupCheck } from './content.js'
import { discovery } from './discovery.js'
import { directoryOf } from './entries.js'
import { identitySourceManagement } from './identity-sources.js'
import { principalManagement } from './management.js'
import { roleManagement } from './roles.js'
import { adminContent, groupCheckContent, principalId } from './types.js'

export const adminNamespace = 'urn:sso'

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
  principalManagement,
  roleManagement,
  identitySourceManagement,
  configuration,
  passwordPolicies,
  lockoutPolicies,
]

function parentsOf(call: ServiceCall, id: PrincipalId): PrincipalId[] {
  const entry = directoryOf(call).find(id)
  if (entry === undefined) throw notFound()
  return directoryOf(call)
    .groupsOf(id)
    .map((each) => each.id)
}
