import { invalidArgument } from '../../faults.js'
import { list, text, whole } from '../shapes.js'
import { method, type ServiceCall, type ServiceObject } from '../soap-service.js'
import { content } from './content.js'
import { lockoutPolicy, passwordPolicy } from './types.js'

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

/** Certificates, and how long tokens hold. */
export const configuration: ServiceObject = {
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

/** How passwords should be: kept, not asked for. */
export const passwordPolicies: ServiceObject = {
  reference: content.passwordPolicyService,
  methods: {
    GetLocalPasswordPolicy: method('user', {}, passwordPolicy, (call) => settingsOf(call).passwordPolicy),
    UpdateLocalPasswordPolicy: method('administrator', { policy: passwordPolicy }, undefined, (call, { policy }) => {
      settingsOf(call).passwordPolicy = policy
    }),
  },
}

/** When users are locked out: kept, and nobody ever is. */
export const lockoutPolicies: ServiceObject = {
  reference: content.lockoutPolicyService,
  methods: {
    GetLockoutPolicy: method('user', {}, lockoutPolicy, (call) => settingsOf(call).lockoutPolicy),
    UpdateLockoutPolicy: method('administrator', { policy: lockoutPolicy }, undefined, (call, { policy }) => {
      settingsOf(call).lockoutPolicy = policy
    }),
  },
}
