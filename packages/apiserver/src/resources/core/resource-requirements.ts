import {
  canonicalQuantity,
  compareQuantities,
  parseQuantity,
  type Quantity,
  quantityMilliValue,
  quantitySign,
  quantityValue,
} from '../../quantity/quantity.js'
import { child, type FieldError, fieldError, index, key } from '../../schema/field-error.js'
import { compareBytes } from '../../schema/json.js'
import { invalid, negativeQuantity } from '../../validation/checks.js'
import { dnsLabel, qualifiedNameRule } from '../../validation/names.js'
import type { ContainerScope } from './container-scope.js'
import type { PodSpec, Quantities, ResourceRequirements } from './pod-types.js'

const standardContainerResources = new Set(['cpu', 'memory', 'ephemeral-storage'])
const standardResources = new Set([
  ...standardContainerResources,
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'storage',
  'requests.storage',
  'services.nodeports',
  'services.loadbalancers',
])
/** Counted in whole units. */
const integerResources = new Set([
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
])

export function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-')
}

/** Without a prefix, or with one of kubernetes.io. */
export function isNativeResource(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/')
}

function isExtendedResource(name: string): boolean {
  return !isNativeResource(name) && !name.startsWith('requests.') && qualifiedNameRule(`requests.${name}`).length === 0
}

/** A name of any resource. */
export function validateResourceName(name: string, path: string): FieldError[] {
  const errors = invalid(path, name, qualifiedNameRule(name))
  if (errors.length > 0) return errors
  if (!name.includes('/') && !standardResources.has(name) && !isHugePages(name)) {
    return [fieldError.invalid(path, name, 'must be a standard resource type or fully qualified')]
  }
  return []
}

export function validateContainerResourceName(name: string, path: string): FieldError[] {
  const errors = validateResourceName(name, path)
  if (!name.includes('/')) {
    if (!standardContainerResources.has(name) && !isHugePages(name))
      return [...errors, fieldError.invalid(path, name, 'must be a standard resource for containers')]
  } else if (!isNativeResource(name) && !isExtendedResource(name)) {
    return [...errors, fieldError.invalid(path, name, "doesn't follow extended resource name standard")]
  }
  return errors
}

/** What may be asked for: not negative, and whole where it is counted. */
export function validateResourceQuantity(name: string, quantity: string, path: string): FieldError[] {
  const errors = negativeQuantity(path, quantity)
  const counted = integerResources.has(name) || isExtendedResource(name)
  if (counted && quantityMilliValue(parseQuantity(quantity)) % 1000n !== 0n)
    errors.push(fieldError.invalid(path, quantity, 'must be an integer'))
  return errors
}

/** A whole number of pages of the size that the name says. */
export function isDivisibleHugePages(name: string, quantity: string): boolean {
  if (!isHugePages(name)) return true
  let pageSize: Quantity
  try {
    pageSize = parseQuantity(name.slice('hugepages-'.length))
  } catch {
    return false
  }
  if (quantitySign(pageSize) <= 0 || quantityMilliValue(pageSize) % 1000n !== 0n) return false
  return quantityValue(parseQuantity(quantity)) % quantityValue(pageSize) === 0n
}

/** Limits, requests and claims of a container (or, with another rule for names, of something else). */
export function validateRequirements(
  requirements: ResourceRequirements | undefined,
  path: string,
  scope: Partial<Pick<ContainerScope, 'spec' | 'allowed'>> = {},
  nameRule = validateContainerResourceName,
): FieldError[] {
  if (!requirements) return []
  const errors: FieldError[] = []
  const limits: Quantities = requirements.limits ?? {}
  const requests: Quantities = requirements.requests ?? {}
  const limitsPath = child(path, 'limits')
  const requestsPath = child(path, 'requests')
  const validatePages = (name: string, quantity: string, at: string) => {
    if (scope.allowed?.indivisibleHugePages || isDivisibleHugePages(name, quantity)) return
    const text = canonicalQuantity(quantity)
    errors.push(fieldError.invalid(at, text, `${text} is not positive integer multiple of ${name}`))
  }
  for (const [name, quantity] of Object.entries(limits)) {
    const at = key(limitsPath, name)
    errors.push(...nameRule(name, at), ...validateResourceQuantity(name, quantity, at))
    validatePages(name, quantity, at)
  }
  for (const [name, quantity] of Object.entries(requests)) {
    const at = key(requestsPath, name)
    errors.push(...nameRule(name, at), ...validateResourceQuantity(name, quantity, at))
    const limit = limits[name]
    const overcommit = isNativeResource(name) && !isHugePages(name)
    if (limit !== undefined) {
      const order = compareQuantities(parseQuantity(quantity), parseQuantity(limit))
      const wrong = (relation: string) =>
        errors.push(
          fieldError.invalid(requestsPath, canonicalQuantity(quantity), `must be ${relation} ${name} limit of ${canonicalQuantity(limit)}`),
        )
      if (order !== 0 && !overcommit) wrong('equal to')
      else if (order > 0) wrong('less than or equal to')
    } else if (!overcommit) errors.push(fieldError.required(limitsPath, 'Limit must be set for non overcommitable resources'))
    validatePages(name, quantity, at)
  }
  const names = [...Object.keys(limits), ...Object.keys(requests)]
  if (names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory'))
    errors.push(fieldError.forbidden(path, 'HugePages require cpu or memory'))
  return [...errors, ...validateClaimNames(requirements.claims, scope.spec, child(path, 'claims'))]
}

/** Claims of the pod that a container uses: each once, or once each of its requests. */
function validateClaimNames(claims: ResourceRequirements['claims'], spec: PodSpec | undefined, path: string): FieldError[] {
  const errors: FieldError[] = []
  const known = new Set((spec?.resourceClaims ?? []).flatMap(({ name }) => (name ? [name] : [])))
  const seen = new Set<string>()
  for (const [i, { name, request }] of (claims ?? []).entries()) {
    const at = index(path, i)
    if (!name) {
      errors.push(fieldError.required(at))
      continue
    }
    if (seen.has(name)) errors.push(fieldError.duplicate(at, name))
    else {
      if (request) errors.push(...invalid(child(at, 'request'), request, dnsLabel(request)))
      const entry = request ? `${name}/${request}` : name
      if (seen.has(entry)) errors.push(fieldError.duplicate(at, entry))
      else if (!request) for (const other of seen) if (other.startsWith(`${name}/`)) errors.push(fieldError.duplicate(at, name))
      seen.add(entry)
    }
    if (known.has(name)) continue
    const choice = known.size === 0 ? ' which is empty' : `: ${[...known].sort(compareBytes).join(', ')}`
    errors.push({ ...fieldError.notFound(at, name), detail: `must be one of the names in pod.spec.resourceClaims${choice}` })
  }
  return errors
}
