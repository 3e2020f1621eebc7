import type { KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError, key } from '../../schema/field-error.js'
import { compareBytes } from '../../schema/json.js'
import { sameValue } from '../../validation/metadata.js'
import { dnsSubdomain, immutableText } from '../../validation/names.js'
import { specAndStatus } from '../kit.js'
import type { Quantities } from './pod-types.js'
import { validateResourceName, validateResourceQuantity } from './resource-requirements.js'

interface ScopeRequirement {
  scopeName?: string
  operator?: string
  values?: string[]
}

interface ResourceQuota extends KubeObject {
  spec: { hard?: Quantities; scopes?: string[]; scopeSelector?: { matchExpressions?: ScopeRequirement[] } }
  status?: { hard?: Quantities; used?: Quantities }
}

const standardQuotaResources = new Set([
  'cpu',
  'memory',
  'ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.storage',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'persistentvolumeclaims',
  'configmaps',
  'services.nodeports',
  'services.loadbalancers',
])

function validateQuotaName(name: string, path: string): FieldError[] {
  const errors = validateResourceName(name, path)
  if (!name.includes('/') && !standardQuotaResources.has(name))
    errors.push(fieldError.invalid(path, name, 'must be a standard resource for quota'))
  return errors
}

function validateQuotaQuantities(quantities: Quantities | undefined, path: string): FieldError[] {
  return Object.entries(quantities ?? {}).flatMap(([name, quantity]) => [
    ...validateQuotaName(name, key(path, name)),
    ...validateResourceQuantity(name, quantity, key(path, name)),
  ])
}

const podComputeResources = ['cpu', 'memory', 'limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory']
const ofPods = ['pods', ...podComputeResources]

/** What each scope can be put on. */
const scopes: Readonly<Record<string, readonly string[]>> = {
  BestEffort: ['pods'],
  CrossNamespacePodAffinity: ofPods,
  NotBestEffort: ofPods,
  NotTerminating: ofPods,
  PriorityClass: ofPods,
  Terminating: ofPods,
  VolumeAttributesClass: ['persistentvolumeclaims', 'requests.storage'],
}

/** Standard resources that a scope says nothing about. */
function unsuitable(scope: string, hard: readonly string[]): number {
  const suitable = scopes[scope]
  return suitable ? hard.filter((name) => standardQuotaResources.has(name) && !suitable.includes(name)).length : 0
}

function hasConflict(names: readonly string[]): number {
  const pairs = [
    ['BestEffort', 'NotBestEffort'],
    ['NotTerminating', 'Terminating'],
  ]
  return pairs.filter((pair) => pair.every((name) => names.includes(name))).length
}

const times = (count: number, error: FieldError): FieldError[] => Array.from({ length: count }, () => error)

function validateScopes(names: readonly string[], value: readonly string[], hard: readonly string[]): FieldError[] {
  const path = 'spec.scopes'
  const errors = names.flatMap((name) => [
    ...(Object.hasOwn(scopes, name) ? [] : [fieldError.invalid(path, value, 'unsupported scope')]),
    ...times(unsuitable(name, hard), fieldError.invalid(path, value, 'unsupported scope applied to resource')),
  ])
  return [...errors, ...times(hasConflict(names), fieldError.invalid(path, value, 'conflicting scopes'))]
}

const existing = ['BestEffort', 'NotBestEffort', 'Terminating', 'NotTerminating', 'CrossNamespacePodAffinity']
const existsText =
  "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity"

/** The real server's paths have no positions. */
function validateScopeSelector(
  selector: NonNullable<ResourceQuota['spec']['scopeSelector']>,
  specScopes: readonly string[] | undefined,
  hard: readonly string[],
): FieldError[] {
  const path = 'spec.scopeSelector.matchExpressions'
  const requirements = selector.matchExpressions ?? []
  // As the real server prints it: it checks values of types that are not those of JSON.
  const printed = {
    MatchExpressions: requirements.map(({ scopeName, operator, values }) => ({
      ScopeName: scopeName ?? '',
      Operator: operator ?? '',
      Values: values ?? null,
    })),
  }
  const errors = requirements.flatMap(({ scopeName = '', operator = '', values = [] }) => {
    const wrong = times(unsuitable(scopeName, hard), fieldError.invalid(path, printed, 'unsupported scope applied to resource'))
    if (!Object.hasOwn(scopes, scopeName)) wrong.unshift(fieldError.invalid(child(path, 'scopeName'), scopeName, 'unsupported scope'))
    if (existing.includes(scopeName) && operator !== 'Exists') wrong.push(fieldError.invalid(child(path, 'operator'), operator, existsText))
    if (operator === 'In' || operator === 'NotIn') {
      const text = "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector"
      if (values.length === 0) wrong.push(fieldError.required(child(path, 'values'), text))
    } else if (operator === 'Exists' || operator === 'DoesNotExist') {
      const text = "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector"
      if (values.length > 0) wrong.push(fieldError.invalid(child(path, 'values'), values, text))
    } else wrong.push(fieldError.invalid(child(path, 'operator'), operator, 'not a valid selector operator'))
    return wrong
  })
  const names = requirements.map(({ scopeName }) => scopeName ?? '')
  return [...errors, ...times(hasConflict(names), fieldError.invalid(path, specScopes ?? null, 'conflicting scopes'))]
}

export const resourceQuotas = specAndStatus<ResourceQuota>({
  nameRule: dnsSubdomain,
  counted: false,
  validate({ spec }) {
    const errors = validateQuotaQuantities(spec?.hard, 'spec.hard')
    const hard = Object.keys(spec?.hard ?? {}).sort(compareBytes)
    if (spec?.scopes?.length) errors.push(...validateScopes(spec.scopes, spec.scopes, hard))
    errors.push(...(spec?.scopeSelector ? validateScopeSelector(spec.scopeSelector, spec.scopes, hard) : []))
    return errors
  },
  validateUpdate({ spec }, old) {
    const sorted = (names: readonly string[] | undefined) => [...new Set(names)].sort()
    return sameValue(sorted(spec?.scopes), sorted(old.spec?.scopes))
      ? []
      : [fieldError.invalid('spec.scopes', spec?.scopes ?? null, immutableText)]
  },
  validateStatus: ({ status }) => [
    ...validateQuotaQuantities(status?.hard, 'status.hard'),
    ...validateQuotaQuantities(status?.used, 'status.used'),
  ],
  returnsDeletedObject: true,
})
