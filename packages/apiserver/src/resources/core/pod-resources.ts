import { containerSums } from '../../quantity/container-sums.js'
import { canonicalQuantity, compareQuantities, parseQuantity } from '../../quantity/quantity.js'
import { child, type FieldError, fieldError, index, key } from '../../schema/field-error.js'
import type { ContainerScope } from './container-scope.js'
import type { PodSpec, Quantities } from './pod-types.js'
import { isHugePages, validateRequirements, validateResourceName } from './resource-requirements.js'

/** cpu, memory and huge pages can be asked for by the pod as a whole. */
function validatePodResourceName(name: string, path: string): FieldError[] {
  const errors = validateResourceName(name, path)
  return errors.length > 0 || name === 'cpu' || name === 'memory' || isHugePages(name)
    ? errors
    : [fieldError.notSupported(path, name, ['cpu', 'hugepages-', 'memory'])]
}

/** What a pod asks for as a whole, beside what its containers do. */
export function validatePodResources({ spec, allowed }: ContainerScope, path: string): FieldError[] {
  const { resources } = spec
  if (!resources) return []
  const at = child(path, 'resources')
  if (spec.os?.name === 'windows') return [fieldError.forbidden(at, 'may not be set for a windows pod')]
  const errors = resources.claims ? [fieldError.forbidden(child(at, 'claims'), 'claims may not be set for Resources at pod-level')] : []
  errors.push(...validateRequirements(resources, at, { spec, allowed }, validatePodResourceName))
  const { requests = {}, limits = {} } = resources
  for (const [name, sum] of containerSums(spec, 'requests')) {
    const ofPod = requests[name]
    if (ofPod !== undefined && compareQuantities(sum, parseQuantity(ofPod)) > 0) {
      const detail = `must be greater than or equal to aggregate container requests of ${sum.text}`
      errors.push(fieldError.invalid(key(child(at, 'requests'), name), canonicalQuantity(ofPod), detail))
    }
  }
  for (const [name, sum] of containerSums(spec, 'limits')) {
    const ofPod = limits[name]
    if (isHugePages(name) && ofPod !== undefined && compareQuantities(sum, parseQuantity(ofPod)) > 0) {
      const detail = `must be greater than or equal to aggregate container limits of ${sum.text}`
      errors.push(fieldError.invalid(key(child(at, 'limits'), name), canonicalQuantity(ofPod), detail))
    }
  }
  return [...errors, ...validateContainerLimits(spec, limits, at)]
}

function validateContainerLimits(spec: PodSpec, limits: Quantities, path: string): FieldError[] {
  const errors: FieldError[] = []
  for (const [i, container] of (spec.containers ?? []).entries()) {
    for (const [name, limit] of Object.entries(container.resources?.limits ?? {})) {
      const ofPod = limits[name]
      if (ofPod === undefined || compareQuantities(parseQuantity(limit), parseQuantity(ofPod)) <= 0) continue
      errors.push(
        fieldError.invalid(
          child(key(index(child(path, 'containers'), i), name), 'limits'),
          canonicalQuantity(limit),
          `must be less than or equal to pod limits of ${canonicalQuantity(ofPod)}`,
        ),
      )
    }
  }
  return errors
}
