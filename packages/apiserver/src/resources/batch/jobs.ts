import type { Condition, KubeObject, LabelSelector } from '../../registry/objects.js'
import type { StrategyContext } from '../../registry/strategy.js'
import { child, type FieldError, fieldError } from '../../schema/field-error.js'
import { nonNegative, oneOf } from '../../validation/checks.js'
import { immutable, validateLabelSelector } from '../../validation/metadata.js'
import { byteLength, dnsLabel, dnsSubdomain } from '../../validation/names.js'
import { validateSelected } from '../apps/template.js'
import { validatePodTemplate } from '../core/pod-spec-validation.js'
import type { PodTemplateSpec } from '../core/pod-types.js'
import { keep, specAndStatus } from '../kit.js'

export interface JobSpec {
  parallelism?: number
  completions?: number
  activeDeadlineSeconds?: number
  backoffLimit?: number
  backoffLimitPerIndex?: number
  maxFailedIndexes?: number
  ttlSecondsAfterFinished?: number
  selector?: LabelSelector
  manualSelector?: boolean
  template: PodTemplateSpec
  completionMode?: string
  suspend?: boolean
  podFailurePolicy?: { rules?: object[] }
  successPolicy?: object
  podReplacementPolicy?: string
  managedBy?: string
}

interface Job extends KubeObject {
  spec: JobSpec
  status?: {
    conditions?: Condition[]
    succeeded?: number
    failed?: number
    active?: number
    ready?: number
    startTime?: string
    completionTime?: string
    [field: string]: unknown
  }
}

const nameLabels = ['job-name', 'batch.kubernetes.io/job-name']
const uidLabels = ['controller-uid', 'batch.kubernetes.io/controller-uid']

/** Pods of a job are told apart from all others by its uid, unless the client selects them by hand. */
function generateSelector({ metadata, spec }: Job): void {
  if (spec.manualSelector) return
  spec.template.metadata ??= {}
  spec.template.metadata.labels ??= {}
  const { labels } = spec.template.metadata
  for (const label of nameLabels) labels[label] ??= metadata.name ?? ''
  for (const label of uidLabels) labels[label] ??= metadata.uid ?? ''
  spec.selector ??= {}
  spec.selector.matchLabels ??= {}
  spec.selector.matchLabels['batch.kubernetes.io/controller-uid'] ??= metadata.uid ?? ''
}

/** A job's spec, in a job or in a template for jobs. */
export function validateJobSpec(spec: JobSpec, path: string, { settings }: StrategyContext): FieldError[] {
  const errors: FieldError[] = []
  for (const field of [
    'parallelism',
    'completions',
    'activeDeadlineSeconds',
    'backoffLimit',
    'ttlSecondsAfterFinished',
    'backoffLimitPerIndex',
    'maxFailedIndexes',
  ] as const) {
    errors.push(...nonNegative(child(path, field), spec[field]))
  }
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined) {
    errors.push(fieldError.required(child(path, 'backoffLimitPerIndex'), 'when maxFailedIndexes is specified'))
  }
  if (spec.managedBy !== undefined) {
    if (!/^[^/]+\/.+$/.test(spec.managedBy)) {
      errors.push(fieldError.invalid(child(path, 'managedBy'), spec.managedBy, 'must be a domain-prefixed path (such as "acme.io/foo")'))
    }
    if (byteLength(spec.managedBy) > 63) errors.push(fieldError.tooLong(child(path, 'managedBy'), 63))
  }
  errors.push(...oneOf(child(path, 'completionMode'), spec.completionMode, ['NonIndexed', 'Indexed']))
  if (spec.completionMode === 'Indexed') {
    if (spec.completions === undefined) errors.push(fieldError.required(child(path, 'completions'), 'when completion mode is Indexed'))
    if ((spec.parallelism ?? 0) > 100000) {
      errors.push(
        fieldError.invalid(
          child(path, 'parallelism'),
          spec.parallelism,
          'must be less than or equal to 100000 when completion mode is Indexed',
        ),
      )
    }
    if (spec.completions !== undefined && (spec.maxFailedIndexes ?? 0) > spec.completions) {
      errors.push(fieldError.invalid(child(path, 'maxFailedIndexes'), spec.maxFailedIndexes, 'must be less than or equal to completions'))
    }
  } else {
    for (const field of ['backoffLimitPerIndex', 'maxFailedIndexes'] as const) {
      if (spec[field] !== undefined) errors.push(fieldError.invalid(child(path, field), spec[field], 'requires indexed completion mode'))
    }
    if (spec.successPolicy !== undefined)
      errors.push(fieldError.invalid(child(path, 'successPolicy'), spec.successPolicy, 'requires indexed completion mode'))
  }
  if ((spec.podFailurePolicy?.rules?.length ?? 0) > 20) {
    errors.push(fieldError.tooMany(child(path, 'podFailurePolicy', 'rules'), spec.podFailurePolicy?.rules?.length ?? 0, 20))
  }
  errors.push(
    ...oneOf(
      child(path, 'podReplacementPolicy'),
      spec.podReplacementPolicy,
      spec.podFailurePolicy ? ['Failed'] : ['Failed', 'TerminatingOrFailed'],
    ),
    ...validatePodTemplate(spec.template, child(path, 'template'), settings),
  )
  const restart = spec.template.spec.restartPolicy
  const restartPath = child(path, 'template', 'spec', 'restartPolicy')
  if (restart === 'Always' || !restart) errors.push(fieldError.required(restartPath, 'valid values: "OnFailure", "Never"'))
  else if (restart !== 'OnFailure' && restart !== 'Never')
    errors.push(fieldError.notSupported(restartPath, restart, ['OnFailure', 'Never']))
  else if (spec.podFailurePolicy && restart !== 'Never') {
    errors.push(fieldError.invalid(restartPath, restart, 'only "Never" is supported when podFailurePolicy is specified'))
  }
  return errors
}

function validate(job: Job, context: StrategyContext): FieldError[] {
  const { spec, metadata } = job
  const errors = [...validateGeneratedSelector(job), ...validateJobSpec(spec, 'spec', context)]
  if (!spec.selector) errors.push(fieldError.required('spec.selector'))
  errors.push(...validateLabelSelector(spec.selector, 'spec.selector'), ...validateSelected(spec.selector, spec.template, 'spec.template'))
  if (spec.completionMode === 'Indexed' && (spec.completions ?? 0) > 0) {
    const hostname = `${metadata.name}-${(spec.completions ?? 0) - 1}`
    if (dnsLabel(hostname).length > 0) {
      errors.push(fieldError.invalid('metadata.name', metadata.name, `will not able to create pod with invalid DNS label: ${hostname}`))
    }
  }
  return errors
}

function validateGeneratedSelector({ metadata, spec }: Job): FieldError[] {
  if (spec.manualSelector || metadata.resourceVersion) return []
  const errors: FieldError[] = []
  const labels = spec.template.metadata?.labels ?? {}
  const expect = (label: string, value: string) => {
    const path = 'spec.template.metadata.labels'
    if (labels[label] === undefined) errors.push(fieldError.required(`${path}[${label}]`, `must be '${value}'`))
    else if (labels[label] !== value) errors.push(fieldError.invalid(`${path}[${label}]`, labels, `must be '${value}'`))
  }
  for (const label of uidLabels) expect(label, metadata.uid ?? '')
  for (const label of nameLabels) expect(label, metadata.name ?? '')
  if (spec.selector?.matchLabels?.['batch.kubernetes.io/controller-uid'] !== metadata.uid) {
    errors.push(fieldError.invalid('spec.selector', spec.selector, '`selector` not auto-generated'))
  }
  return errors
}

function validateUpdate(job: Job, old: Job): FieldError[] {
  const { spec } = job
  const errors: FieldError[] = []
  const elastic = old.spec.completionMode === 'Indexed' && spec.completions !== undefined && spec.completions === spec.parallelism
  if (!elastic) errors.push(...immutable(spec.completions, old.spec.completions, 'spec.completions'))
  errors.push(...immutable(spec.selector, old.spec.selector, 'spec.selector'))
  const template = structuredClone(spec.template)
  // Where its pods may go can change as long as none was started.
  if (old.spec.suspend && old.status?.startTime === undefined) {
    for (const field of ['affinity', 'nodeSelector', 'tolerations', 'schedulingGates'] as const)
      keep(template.spec, old.spec.template.spec, field)
    if (template.metadata && old.spec.template.metadata) {
      keep(template.metadata, old.spec.template.metadata, 'labels')
      keep(template.metadata, old.spec.template.metadata, 'annotations')
    }
  }
  errors.push(...immutable(template, old.spec.template, 'spec.template'))
  for (const field of ['completionMode', 'podFailurePolicy', 'backoffLimitPerIndex', 'managedBy', 'successPolicy'] as const) {
    errors.push(...immutable(spec[field], old.spec[field], `spec.${field}`))
  }
  return errors
}

const isTrue = (job: Job, type: string) =>
  (job.status?.conditions ?? []).some((condition) => condition.type === type && condition.status === 'True')

function validateStatus(job: Job, old: Job): FieldError[] {
  const { status = {} } = job
  const errors: FieldError[] = []
  for (const field of ['active', 'succeeded', 'failed', 'ready'] as const) errors.push(...nonNegative(`status.${field}`, status[field]))
  if ((status.ready ?? 0) > (status.active ?? 0))
    errors.push(fieldError.invalid('status.ready', status.ready, 'cannot set more ready pods than active'))
  if (isTrue(job, 'Complete') && isTrue(job, 'Failed')) {
    errors.push(fieldError.invalid('status.conditions', status.conditions, 'cannot set Complete=True and Failed=true conditions'))
  }
  if (status.completionTime !== undefined && !isTrue(job, 'Complete')) {
    errors.push(
      fieldError.invalid(
        'status.completionTime',
        status.completionTime,
        'cannot set completionTime when there is no Complete=True condition',
      ),
    )
  }
  for (const type of ['Failed', 'Complete', 'FailureTarget']) {
    if (isTrue(old, type) && !isTrue(job, type)) {
      errors.push(fieldError.invalid('status.conditions', status.conditions ?? [], `cannot disable the terminal ${type}=True condition`))
    }
  }
  if ((status.failed ?? 0) < (old.status?.failed ?? 0))
    errors.push(fieldError.invalid('status.failed', status.failed ?? 0, 'cannot decrease the failed counter'))
  if ((status.succeeded ?? 0) < (old.status?.succeeded ?? 0) && old.spec.completionMode !== 'Indexed') {
    errors.push(fieldError.invalid('status.succeeded', status.succeeded ?? 0, 'cannot decrease the succeeded counter'))
  }
  return errors
}

export const jobs = specAndStatus<Job>({
  nameRule: dnsSubdomain,
  propagation: 'orphan',
  prepareForCreate: generateSelector,
  validate,
  validateUpdate,
  validateStatus,
  selectableFields: { 'status.successful': ({ status }) => String(status?.succeeded ?? 0) },
})
