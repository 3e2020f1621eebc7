import { type ManagedObjectReference, reference } from '@vivarium/vim'
import type { AdminContent } from './types.js'

const service = (name: string): ManagedObjectReference => reference(`SsoAdmin${name}`, name.charAt(0).toLowerCase() + name.slice(1))

export const content: AdminContent = {
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
export const groupCheck = {
  sessionManager: content.sessionManager,
  groupCheckService: reference('SsoGroupcheckGroupCheckService', 'groupCheckService'),
}
