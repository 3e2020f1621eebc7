import type { KubeObject, LabelSelector } from '../../registry/objects.js'
import type { StrategyContext } from '../../registry/strategy.js'
import { type FieldError, fieldError } from '../../schema/field-error.js'
import { nonNegative } from '../../validation/checks.js'
import { immutable } from '../../validation/metadata.js'
import { dnsSubdomain } from '../../validation/names.js'
import { dropAlphaFields } from '../core/pod-alpha-fields.js'
import type { PodTemplateSpec } from '../core/pod-types.js'
import { specAndStatus } from '../kit.js'
import { hostnameWarnings, validateCounts, validateOwnSelector, validateReplicated, workloadWarnings } from './template.js'

interface ReplicaSet extends KubeObject {
  spec: { replicas?: number; selector?: LabelSelector; template: PodTemplateSpec; minReadySeconds?: number }
  status?: { replicas?: number; readyReplicas?: number; availableReplicas?: number; [field: string]: unknown }
}

function validate({ spec }: ReplicaSet, context: StrategyContext, old?: ReplicaSet): FieldError[] {
  return [
    ...nonNegative('spec.replicas', spec.replicas),
    ...nonNegative('spec.minReadySeconds', spec.minReadySeconds),
    ...validateOwnSelector(spec.selector, 'spec.selector', 'deployment', old?.spec.selector),
    ...validateReplicated(spec.selector, spec.template, context, old?.spec.template),
  ]
}

/** Also for replication controllers. */
export function validateReplicaStatus(status: NonNullable<ReplicaSet['status']>): FieldError[] {
  const errors = validateCounts(
    status,
    ['replicas', 'fullyLabeledReplicas', 'readyReplicas', 'availableReplicas', 'observedGeneration', 'terminatingReplicas'],
    ['fullyLabeledReplicas', 'readyReplicas', 'availableReplicas'],
  )
  if ((status.availableReplicas ?? 0) > (status.readyReplicas ?? 0)) {
    errors.push(fieldError.invalid('status.availableReplicas', status.availableReplicas, 'cannot be greater than readyReplicas'))
  }
  return errors
}

export const replicaSets = specAndStatus<ReplicaSet>({
  nameRule: dnsSubdomain,
  prepareForCreate: ({ spec }) => dropAlphaFields(spec.template.spec),
  prepareForUpdate: ({ spec }) => dropAlphaFields(spec.template.spec),
  validate,
  warnings: (set, old) => [
    ...(old ? [] : hostnameWarnings(set.metadata.name ?? '')),
    ...workloadWarnings('spec.template', set.spec.template, set, old),
  ],
  validateUpdate: (set, old) => immutable(set.spec.selector, old.spec.selector, 'spec.selector'),
  validateStatus: ({ status = {} }) => validateReplicaStatus(status),
})
