import type { KubeObject } from '../../registry/objects.js'
import { type FieldError, fieldError } from '../../schema/field-error.js'
import { dnsSubdomain } from '../../validation/names.js'
import { hostnameWarnings, validateCounts, workloadWarnings } from '../apps/template.js'
import { specAndStatus } from '../kit.js'
import { dropAlphaFields } from './pod-alpha-fields.js'
import { validatePodTemplate } from './pod-spec-validation.js'
import type { PodTemplateSpec } from './pod-types.js'

interface ReplicationController extends KubeObject {
  spec: { replicas?: number; selector?: Record<string, string>; template?: PodTemplateSpec; minReadySeconds?: number }
  status?: { replicas?: number; readyReplicas?: number; availableReplicas?: number; [field: string]: unknown }
}

export const replicationControllers = specAndStatus<ReplicationController>({
  nameRule: dnsSubdomain,
  propagation: 'orphan',
  prepareForCreate: ({ spec }) => dropAlphaFields(spec.template?.spec),
  prepareForUpdate: ({ spec }) => dropAlphaFields(spec.template?.spec),
  validate({ spec }, { settings }, old) {
    const errors: FieldError[] = []
    if ((spec.minReadySeconds ?? 0) < 0)
      errors.push(fieldError.invalid('spec.minReadySeconds', spec.minReadySeconds, 'must be greater than or equal to 0'))
    const selector = spec.selector ?? {}
    if (Object.keys(selector).length === 0) errors.push(fieldError.required('spec.selector'))
    if (spec.replicas === undefined) errors.push(fieldError.required('spec.replicas'))
    else if (spec.replicas < 0) errors.push(fieldError.invalid('spec.replicas', spec.replicas, 'must be greater than or equal to 0'))
    const { template } = spec
    if (!template) return [...errors, fieldError.required('spec.template')]
    const labels = template.metadata?.labels ?? {}
    if (!Object.entries(selector).every(([name, value]) => labels[name] === value)) {
      errors.push(
        fieldError.invalid(
          'spec.template.metadata.labels',
          template.metadata?.labels ?? null,
          '`selector` does not match template `labels`',
        ),
      )
    }
    errors.push(...validatePodTemplate(template, 'spec.template', settings, old?.spec.template))
    if (template.spec.restartPolicy !== 'Always') {
      errors.push(fieldError.notSupported('spec.template.spec.restartPolicy', template.spec.restartPolicy ?? '', ['Always']))
    }
    if (template.spec.activeDeadlineSeconds !== undefined) {
      errors.push(
        fieldError.forbidden('spec.template.spec.activeDeadlineSeconds', 'activeDeadlineSeconds in ReplicationController is not Supported'),
      )
    }
    return errors
  },
  validateStatus({ status = {} }) {
    const parts = ['fullyLabeledReplicas', 'readyReplicas', 'availableReplicas']
    const errors = validateCounts(status, ['replicas', ...parts, 'observedGeneration'], parts)
    const { availableReplicas: available = 0, readyReplicas: ready = 0 } = status
    return available > ready
      ? [...errors, fieldError.invalid('status.availableReplicas', available, 'cannot be greater than readyReplicas')]
      : errors
  },
  warnings: (controller, old) => [
    ...(old ? [] : hostnameWarnings(controller.metadata.name ?? '')),
    ...workloadWarnings('spec.template', controller.spec.template, controller, old),
  ],
  selectableFields: { 'status.replicas': ({ status }) => String(status?.replicas ?? 0) },
})
