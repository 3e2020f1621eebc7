import { canonicalQuantity, compareQuantities, parseQuantity, quantityMilliValue } from '../../quantity/quantity.js'
import { child, type FieldError, fieldError, key } from '../../schema/field-error.js'
import { invalid, negativeQuantity } from '../../validation/checks.js'
import { qualifiedNameRule } from '../../validation/names.js'
import type { Quantities, ResourceRequirements } from './pod-types.js'

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

/** Limits and requests of a container (or, with another rule for names, of something else). */
export function validateRequirements(
  requirements: ResourceRequirements | undefined,
  path: string,
  nameRule = validateContainerResourceName,
): FieldError[] {
  if (!requirements) return []
  const errors: FieldError[] = []
  const limits: Quantities = requirements.limits ?? {}
  const requests: Quantities = requirements.requests ?? {}
  const limitsPath = child(path, 'limits')
  const requestsPath = child(path, 'requests')
  for (const [name, quantity] of Object.entries(limits)) {
    const at = key(limitsPath, name)
    errors.push(...nameRule(name, at), ...validateResourceQuantity(name, quantity, at))
  }
  for (const [name, quantity] of Object.entries(requests)) {
    const at = key(requestsPath, name)
    errors.push(...nameRule(name, at), ...validateResourceQuantity(name, quantity, at))
    const limit = limits[name]
    const overcommit = isNativeResource(name) && !isHugePages(name)
    if (limit !== undefined) {
      const order = compareQuantities(parseQuantity(quantity), parseQuantity(limit))
      if (order !== 0 && !overcommit) {
        errors.push(
          fieldError.invalid(requestsPath, canonicalQuantity(quantity), `must be equal to ${name} limit of ${canonicalQuantity(limit)}`),
        )
      } else if (order > 0) {
        errors.push(
          fieldError.invalid(
            requestsPath,
            canonicalQuantity(quantity),
            `must be less than or equal to ${name} limit of ${canonicalQuantity(limit)}`,
          ),
        )
      }
    } else if (!overcommit) errors.push(fieldError.required(limitsPath, 'Limit must be set for non overcommitable resources'))
  }
  const names = [...Object.keys(limits), ...Object.keys(requests)]
  if (names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory'))
    errors.push(fieldError.forbidden(path, 'HugePages require cpu or memory'))
  return errors
}
