import { flag, list, object, optional, type RecordOf, record, type Shape, text, whole } from '../shapes.js'

/** Types of the SSO admin service (`urn:sso`), as govmomi's `ssoadmin/types` and the service's WSDL have them. */

type Is<S> = S extends Shape<infer T> ? T : never

export const principalId = record({ name: text, domain: text })

export const personDetails = record({
  description: optional(text),
  emailAddress: optional(text),
  firstName: optional(text),
  lastName: optional(text),
})
export const personUser = record({ id: principalId, alias: optional(principalId), details: personDetails, disabled: flag, locked: flag })

export const solutionDetails = record({ description: optional(text), certificate: text })
export const solutionUser = record({ id: principalId, alias: optional(principalId), details: solutionDetails, disabled: flag })

export const user = record({ id: principalId, alias: optional(principalId), kind: text, description: optional(text) })

export const groupDetails = record({ description: optional(text) })
export const group = record({ id: principalId, alias: optional(principalId), details: groupDetails })

export const searchCriteria = record({ searchString: text, domain: text })
export const searchResult = record({ personUsers: list(personUser), solutionUsers: list(solutionUser), groups: list(group) })

const domain = record({ name: text, alias: optional(text) })
export const identitySource = record({ name: text, domains: list(domain) })
export const ldapDetails = record({
  friendlyName: text,
  userBaseDn: optional(text),
  groupBaseDn: optional(text),
  primaryUrl: text,
  failoverUrl: optional(text),
})
const authenticationDetails = record({ authenticationType: text, username: optional(text) })
export const ldapSource = record({
  ...identitySource.fields,
  type: text,
  details: ldapDetails,
  authenticationDetails,
})
export type LdapSource = Is<typeof ldapSource>
export const identitySources = record({
  all: list(identitySource),
  system: identitySource,
  localOS: optional(identitySource),
  nativeAD: optional(identitySource),
  ldaps: list(ldapSource),
})
export const credentials = record({ username: text, password: text })

export const passwordPolicy = record({
  description: text,
  prohibitedPreviousPasswordsCount: whole,
  passwordFormat: record({
    lengthRestriction: record({ minLength: whole, maxLength: whole }),
    alphabeticRestriction: record({ minAlphabeticCount: whole, minUppercaseCount: whole, minLowercaseCount: whole }),
    minNumericCount: whole,
    minSpecialCharCount: whole,
    maxIdenticalAdjacentCharacters: whole,
  }),
  passwordLifetimeDays: optional(whole),
})
export type PasswordPolicy = Is<typeof passwordPolicy>

export const lockoutPolicy = record({
  description: text,
  maxFailedAttempts: whole,
  failedAttemptIntervalSec: whole,
  autoUnlockIntervalSec: whole,
})
export type LockoutPolicy = Is<typeof lockoutPolicy>

const contentFields = {
  sessionManager: object,
  configurationManagementService: object,
  smtpManagementService: object,
  principalDiscoveryService: object,
  principalManagementService: object,
  roleManagementService: object,
  passwordPolicyService: object,
  lockoutPolicyService: object,
  domainManagementService: object,
  identitySourceManagementService: object,
  systemManagementService: object,
  computerManagementService: object,
  ssoHealthManagementService: object,
  deploymentInformationService: object,
  replicationService: object,
}
export const adminContent = record(contentFields)
export type AdminContent = RecordOf<typeof contentFields>
export const groupCheckContent = record({ sessionManager: object, groupCheckService: object })
