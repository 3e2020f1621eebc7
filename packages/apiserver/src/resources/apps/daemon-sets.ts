import type { KubeObject, LabelSelector } from '../../registry/objects.js'
import type { StrategyContext } from '../../registry/strategy.js'
import { type FieldError, fieldError } from '../../schema/field-error.js'
import { type IntOrString, isZero, nonNegative, numberOrPercent, overHundredPercent } from '../../validation/checks.js'
import { immutable, sameValue, validateLabelSelector } from '../../validation/metadata.js'
import { dnsSubdomain } from '../../validation/names.js'
import { dropAlphaFields } from '../core/pod-alpha-fields.js'
import type { PodTemplateSpec } from '../core/pod-types.js'
import { specAndStatus } from '../kit.js'
import {
  internalStrategy,
  validateCollisions,
  validateCounts,
  validateLastingTemplate,
  validateSelected,
  workloadWarnings,
} from './template.js'

interface DaemonSet extends KubeObject {
  spec: {
    selector?: LabelSelector
    template: PodTemplateSpec
    updateStrategy?: { type?: string; rollingUpdate?: { maxUnavailable?: IntOrString; maxSurge?: IntOrString } }
    minReadySeconds?: number
    revisionHistoryLimit?: number
  }
  status?: { collisionCount?: number; [field: string]: unknown }
}

const templateGeneration = 'deprecated.daemonset.template.generation'

function validate({ spec }: DaemonSet, context: StrategyContext, old?: DaemonSet): FieldError[] {
  const allowInvalidValues = validateLabelSelector(old?.spec.selector, '').length > 0
  const errors = [
    ...validateLabelSelector(spec.selector, 'spec.selector', { allowInvalidValues }),
    ...validateSelected(spec.selector, spec.template, 'spec.template'),
  ]
  if (spec.selector && Object.keys(spec.selector.matchLabels ?? {}).length + (spec.selector.matchExpressions ?? []).length === 0) {
    errors.push(fieldError.invalid('spec.selector', spec.selector, 'empty selector is invalid for daemonset'))
  }
  return [
    ...errors,
    ...validateLastingTemplate(spec.template, 'spec.template', 'DaemonSet', context, old?.spec.template),
    ...nonNegative('spec.minReadySeconds', spec.minReadySeconds),
    ...validateStrategy(spec.updateStrategy ?? {}),
    ...nonNegative('spec.revisionHistoryLimit', spec.revisionHistoryLimit),
  ]
}

function validateStrategy(strategy: NonNullable<DaemonSet['spec']['updateStrategy']>): FieldError[] {
  const { type, rollingUpdate } = strategy
  const path = 'spec.updateStrategy.rollingUpdate'
  if (type === 'OnDelete') return []
  if (type !== 'RollingUpdate')
    return [fieldError.notSupported('spec.updateStrategy', internalStrategy(type, rollingUpdate), ['RollingUpdate', 'OnDelete'])]
  if (!rollingUpdate) return [fieldError.required(path)]
  const { maxUnavailable, maxSurge } = rollingUpdate
  const errors = [
    ...numberOrPercent(`${path}.maxUnavailable`, maxUnavailable),
    ...numberOrPercent(`${path}.maxSurge`, maxSurge),
    ...overHundredPercent(`${path}.maxUnavailable`, maxUnavailable),
    ...overHundredPercent(`${path}.maxSurge`, maxSurge),
  ]
  if (!isZero(maxUnavailable) && !isZero(maxSurge)) {
    errors.push(fieldError.invalid(`${path}.maxSurge`, maxSurge, 'may not be set when maxUnavailable is non-zero'))
  } else if (isZero(maxUnavailable) && isZero(maxSurge))
    errors.push(fieldError.required(`${path}.maxUnavailable`, 'cannot be 0 when maxSurge is 0'))
  return errors
}

const statusCounts = [
  'currentNumberScheduled',
  'numberMisscheduled',
  'desiredNumberScheduled',
  'numberReady',
  'observedGeneration',
  'updatedNumberScheduled',
  'numberAvailable',
  'numberUnavailable',
  'collisionCount',
]

export const daemonSets = specAndStatus<DaemonSet>({
  nameRule: dnsSubdomain,
  prepareForCreate(set) {
    dropAlphaFields(set.spec.template.spec)
    set.metadata.annotations = { ...set.metadata.annotations, [templateGeneration]: '1' }
  },
  prepareForUpdate(set, old) {
    dropAlphaFields(set.spec.template.spec)
    const before = Number(old.metadata.annotations?.[templateGeneration] ?? 0)
    const changed = !sameValue(set.spec.template, old.spec.template)
    set.metadata.annotations = { ...set.metadata.annotations, [templateGeneration]: String(before + (changed ? 1 : 0)) }
  },
  validate,
  warnings: (set, old) => workloadWarnings('spec.template', set.spec.template, set, old),
  validateUpdate: (set, old) => immutable(set.spec.selector, old.spec.selector, 'spec.selector'),
  validateStatus: ({ status = {} }, old) => [...validateCounts(status, statusCounts, []), ...validateCollisions(status, old.status)],
})
