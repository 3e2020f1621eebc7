import type { KubeObject, LabelSelector } from '../../registry/objects.js'
import type { StrategyContext } from '../../registry/strategy.js'
import { type FieldError, fieldError } from '../../schema/field-error.js'
import { type IntOrString, isZero, nonNegative, numberOrPercent, overHundredPercent } from '../../validation/checks.js'
import { immutable, sameValue } from '../../validation/metadata.js'
import { dnsSubdomain } from '../../validation/names.js'
import { dropAlphaFields } from '../core/pod-alpha-fields.js'
import type { PodTemplateSpec } from '../core/pod-types.js'
import { specAndStatus } from '../kit.js'
import {
  hostnameWarnings,
  internalStrategy,
  validateCollisions,
  validateCounts,
  validateOwnSelector,
  validateReplicated,
  workloadWarnings,
} from './template.js'

interface Deployment extends KubeObject {
  spec: {
    replicas?: number
    selector?: LabelSelector
    template: PodTemplateSpec
    strategy?: { type?: string; rollingUpdate?: { maxUnavailable?: IntOrString; maxSurge?: IntOrString } }
    minReadySeconds?: number
    revisionHistoryLimit?: number
    progressDeadlineSeconds?: number
  }
  status?: { replicas?: number; readyReplicas?: number; availableReplicas?: number; collisionCount?: number; [field: string]: unknown }
}

function validate({ spec }: Deployment, context: StrategyContext, old?: Deployment): FieldError[] {
  const errors = [
    ...nonNegative('spec.replicas', spec.replicas),
    ...validateOwnSelector(spec.selector, 'spec.selector', 'deployment'),
    ...validateReplicated(spec.selector, spec.template, context, old?.spec.template),
    ...validateStrategy(spec.strategy ?? {}),
    ...nonNegative('spec.minReadySeconds', spec.minReadySeconds),
    ...nonNegative('spec.revisionHistoryLimit', spec.revisionHistoryLimit),
    ...nonNegative('spec.progressDeadlineSeconds', spec.progressDeadlineSeconds),
  ]
  const deadline = spec.progressDeadlineSeconds
  if (deadline !== undefined && deadline <= (spec.minReadySeconds ?? 0)) {
    errors.push(fieldError.invalid('spec.progressDeadlineSeconds', deadline, 'must be greater than minReadySeconds'))
  }
  return errors
}

function validateStrategy(strategy: NonNullable<Deployment['spec']['strategy']>): FieldError[] {
  const { type, rollingUpdate } = strategy
  const path = 'spec.strategy.rollingUpdate'
  if (type === 'Recreate') {
    return rollingUpdate ? [fieldError.forbidden(path, "may not be specified when strategy `type` is 'Recreate'")] : []
  }
  if (type !== 'RollingUpdate')
    return [fieldError.notSupported('spec.strategy', internalStrategy(type, rollingUpdate), ['Recreate', 'RollingUpdate'])]
  if (!rollingUpdate) return [fieldError.required(path, 'this should be defaulted and never be nil')]
  const { maxUnavailable, maxSurge } = rollingUpdate
  const errors = [...numberOrPercent(`${path}.maxUnavailable`, maxUnavailable), ...numberOrPercent(`${path}.maxSurge`, maxSurge)]
  if (isZero(maxUnavailable) && isZero(maxSurge)) {
    errors.push(fieldError.invalid(`${path}.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0'))
  }
  return [...errors, ...overHundredPercent(`${path}.maxUnavailable`, maxUnavailable)]
}

const statusCounts = [
  'observedGeneration',
  'replicas',
  'updatedReplicas',
  'readyReplicas',
  'availableReplicas',
  'unavailableReplicas',
  'terminatingReplicas',
  'collisionCount',
]

export const deployments = specAndStatus<Deployment>({
  nameRule: dnsSubdomain,
  validate,
  prepareForCreate: ({ spec }) => dropAlphaFields(spec.template.spec),
  prepareForUpdate(deployment, old) {
    dropAlphaFields(deployment.spec.template.spec)
    // Controllers are told of new annotations too.
    if (!sameValue(deployment.metadata.annotations, old.metadata.annotations))
      deployment.metadata.generation = (old.metadata.generation ?? 0) + 1
  },
  validateUpdate: (deployment, old) => immutable(deployment.spec.selector, old.spec.selector, 'spec.selector'),
  warnings: (deployment, old) => [
    ...(old ? [] : hostnameWarnings(deployment.metadata.name ?? '')),
    ...workloadWarnings('spec.template', deployment.spec.template, deployment, old),
  ],
  statusKeeps: 'labels',
  validateStatus({ status = {} }, old) {
    const errors = validateCounts(status, statusCounts, ['updatedReplicas', 'readyReplicas', 'availableReplicas'])
    if ((status.availableReplicas ?? 0) > (status.readyReplicas ?? 0)) {
      errors.push(fieldError.invalid('status.availableReplicas', status.availableReplicas, 'cannot be greater than readyReplicas'))
    }
    return [...errors, ...validateCollisions(status, old.status)]
  },
})
