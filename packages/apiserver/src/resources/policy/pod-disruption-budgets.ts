import type { Condition, KubeObject, LabelSelector } from '../../registry/objects.js'
import { type FieldError, fieldError } from '../../schema/field-error.js'
import { type IntOrString, nonNegative, numberOrPercent, oneOf, overHundredPercent } from '../../validation/checks.js'
import { validateConditions, validateLabelSelector } from '../../validation/metadata.js'
import { dnsSubdomain } from '../../validation/names.js'
import { specAndStatus } from '../kit.js'

export interface PodDisruptionBudget extends KubeObject {
  spec: { minAvailable?: IntOrString; maxUnavailable?: IntOrString; selector?: LabelSelector; unhealthyPodEvictionPolicy?: string }
  status?: {
    conditions?: Condition[]
    disruptionsAllowed?: number
    currentHealthy?: number
    desiredHealthy?: number
    expectedPods?: number
    observedGeneration?: number
    disruptedPods?: Record<string, string>
  }
}

/** As the real server prints it: it checks values of types that are not those of JSON. */
function internal({ minAvailable, selector, maxUnavailable, unhealthyPodEvictionPolicy }: NonNullable<PodDisruptionBudget['spec']>) {
  return {
    MinAvailable: minAvailable ?? null,
    Selector: selector ?? null,
    MaxUnavailable: maxUnavailable ?? null,
    UnhealthyPodEvictionPolicy: unhealthyPodEvictionPolicy ?? null,
  }
}

export const podDisruptionBudgets = specAndStatus<PodDisruptionBudget>({
  nameRule: dnsSubdomain,
  validate({ spec = {} }, _context, old) {
    const errors: FieldError[] = []
    if (spec.minAvailable !== undefined && spec.maxUnavailable !== undefined) {
      errors.push(fieldError.invalid('spec', internal(spec), 'minAvailable and maxUnavailable cannot be both set'))
    }
    for (const field of ['minAvailable', 'maxUnavailable'] as const) {
      errors.push(...numberOrPercent(`spec.${field}`, spec[field]), ...overHundredPercent(`spec.${field}`, spec[field]))
    }
    return [
      ...errors,
      ...validateLabelSelector(spec.selector, 'spec.selector', {
        allowInvalidValues: validateLabelSelector(old?.spec.selector, '').length > 0,
      }),
      ...oneOf('spec.unhealthyPodEvictionPolicy', spec.unhealthyPodEvictionPolicy, ['AlwaysAllow', 'IfHealthyBudget']),
    ]
  },
  validateStatus({ status = {} }) {
    const errors = validateConditions(status.conditions, 'status.conditions')
    for (const field of ['disruptionsAllowed', 'currentHealthy', 'desiredHealthy', 'expectedPods'] as const)
      errors.push(...nonNegative(`status.${field}`, status[field]))
    return errors
  },
})
