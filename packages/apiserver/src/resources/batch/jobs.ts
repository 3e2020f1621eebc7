import type { StrategyContext } from '../../registry/strategy.js'
import { child, type FieldError, fieldError } from '../../schema/field-error.js'
import { nonNegative, oneOf } from '../../validation/checks.js'
import { validateDomainPath } from '../../validation/domain-path.js'
import { immutable, sameValue, validateLabelSelector } from '../../validation/metadata.js'
import { byteLength, dnsLabel, dnsSubdomain, labelValue } from '../../validation/names.js'
import { hostnameWarnings, selects, validateSelected } from '../apps/template.js'
import { dropAlphaFields } from '../core/pod-alpha-fields.js'
import { validatePodTemplate } from '../core/pod-spec-validation.js'
import type { PodTemplateSpec } from '../core/pod-types.js'
import { templateWarnings } from '../core/pod-warnings.js'
import { keep, specAndStatus } from '../kit.js'
import { internalSuccessPolicy, validatePodFailurePolicy, validateSuccessPolicy } from './job-policies.js'
import { validateJobStatus } from './job-status.js'
import type { Job, JobSpec } from './job-types.js'

const orphanWarning =
  'child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning'
const nameLabels = ['job-name', 'batch.kubernetes.io/job-name']
const uidLabels = ['controller-uid', 'batch.kubernetes.io/controller-uid']
const maxManagedBy = 63
/** Of indexed jobs. */
const maxParallelism = 100_000
const maxFailed = 100_000
/** Above it less is allowed of what is kept for each index. */
const manyCompletions = 100_000
const maxOfMany = 10_000

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
  // The real server sets defaults again when it reads what it has stored, and a job without labels has those of its pods.
  // (One whose name is too long for a label is refused for its pods' labels.)
  const fits = labelValue(metadata.name ?? '').length === 0
  if (fits && (metadata.labels === labels || Object.keys(metadata.labels ?? {}).length === 0)) metadata.labels = { ...labels }
}

/** A job's spec, in a job or in a template for jobs. */
export function validateJobSpec(spec: JobSpec, path: string, { settings }: StrategyContext, old?: JobSpec): FieldError[] {
  const errors: FieldError[] = []
  const counts = [
    'parallelism',
    'completions',
    'activeDeadlineSeconds',
    'backoffLimit',
    'ttlSecondsAfterFinished',
    'backoffLimitPerIndex',
    'maxFailedIndexes',
  ] as const
  for (const field of counts) errors.push(...nonNegative(child(path, field), spec[field]))
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined)
    errors.push(fieldError.required(child(path, 'backoffLimitPerIndex'), 'when maxFailedIndexes is specified'))
  if (spec.managedBy !== undefined) {
    errors.push(...validateDomainPath(child(path, 'managedBy'), spec.managedBy))
    if (byteLength(spec.managedBy) > maxManagedBy) errors.push(fieldError.tooLong(child(path, 'managedBy'), maxManagedBy))
  }
  errors.push(...oneOf(child(path, 'completionMode'), spec.completionMode, ['NonIndexed', 'Indexed']), ...validateIndexed(spec, path))
  if (spec.podFailurePolicy) {
    const at = child(path, 'podFailurePolicy')
    errors.push(...validatePodFailurePolicy(spec.podFailurePolicy, spec.template.spec, spec.backoffLimitPerIndex, at))
  }
  if (spec.successPolicy) {
    const at = child(path, 'successPolicy')
    if (spec.completionMode !== 'Indexed')
      errors.push(fieldError.invalid(at, internalSuccessPolicy(spec.successPolicy), 'requires indexed completion mode'))
    else if (spec.completions !== undefined) errors.push(...validateSuccessPolicy(spec.successPolicy, spec.completions, at))
  }
  const replacements = spec.podFailurePolicy ? ['Failed'] : ['Failed', 'TerminatingOrFailed']
  errors.push(
    ...oneOf(child(path, 'podReplacementPolicy'), spec.podReplacementPolicy, replacements),
    ...validatePodTemplate(spec.template, child(path, 'template'), settings, old?.template),
  )
  const restart = spec.template.spec.restartPolicy
  const restartPath = child(path, 'template', 'spec', 'restartPolicy')
  if (restart === 'Always' || !restart) errors.push(fieldError.required(restartPath, 'valid values: "OnFailure", "Never"'))
  else if (restart !== 'OnFailure' && restart !== 'Never')
    errors.push(fieldError.notSupported(restartPath, restart, ['OnFailure', 'Never']))
  else if (spec.podFailurePolicy && restart !== 'Never')
    errors.push(fieldError.invalid(restartPath, restart, 'only "Never" is supported when podFailurePolicy is specified'))
  return errors
}

/** What jobs with indexes need, and what others can't have. */
function validateIndexed(spec: JobSpec, path: string): FieldError[] {
  const { completionMode, completions, parallelism = 0, backoffLimitPerIndex, maxFailedIndexes } = spec
  const errors: FieldError[] = []
  const add = (field: keyof JobSpec, value: unknown, detail: string) => errors.push(fieldError.invalid(child(path, field), value, detail))
  if (completionMode === undefined || completionMode === 'NonIndexed') {
    for (const field of ['backoffLimitPerIndex', 'maxFailedIndexes'] as const)
      if (spec[field] !== undefined) add(field, spec[field], 'requires indexed completion mode')
  }
  if (completionMode !== 'Indexed') return errors
  if (completions === undefined) errors.push(fieldError.required(child(path, 'completions'), 'when completion mode is Indexed'))
  if (parallelism > maxParallelism)
    add('parallelism', parallelism, `must be less than or equal to ${maxParallelism} when completion mode is Indexed`)
  if (completions !== undefined && (maxFailedIndexes ?? 0) > completions)
    add('maxFailedIndexes', maxFailedIndexes, 'must be less than or equal to completions')
  if ((maxFailedIndexes ?? 0) > maxFailed) add('maxFailedIndexes', maxFailedIndexes, `must be less than or equal to ${maxFailed}`)
  if ((completions ?? 0) <= manyCompletions || backoffLimitPerIndex === undefined) return errors
  if (maxFailedIndexes === undefined) {
    errors.push(fieldError.required(child(path, 'maxFailedIndexes'), `must be specified when completions is above ${manyCompletions}`))
  }
  const detail = `must be less than or equal to ${maxOfMany} when completions are above ${manyCompletions} and used with backoff limit per index`
  if (parallelism > maxOfMany) add('parallelism', parallelism, detail)
  if ((maxFailedIndexes ?? 0) > maxOfMany) add('maxFailedIndexes', maxFailedIndexes, detail)
  return errors
}

function validate(job: Job, context: StrategyContext, old?: Job): FieldError[] {
  const { spec, metadata } = job
  const errors = [...validateGeneratedSelector(job), ...validateJobSpec(spec, 'spec', context, old?.spec)]
  if (!spec.selector) errors.push(fieldError.required('spec.selector'))
  const allowInvalidValues = validateLabelSelector(old?.spec.selector, '').length > 0
  errors.push(
    ...validateLabelSelector(spec.selector, 'spec.selector', { allowInvalidValues }),
    ...validateSelected(spec.selector, spec.template, 'spec.template'),
  )
  if (!old && spec.completionMode === 'Indexed' && (spec.completions ?? 0) > 0) {
    const hostname = `${metadata.name ?? ''}-${(spec.completions ?? 0) - 1}`
    if (dnsLabel(hostname).length > 0) {
      const detail = `will not able to create pod with invalid DNS label: ${hostname}`
      errors.push(fieldError.invalid('metadata.name', metadata.name ?? '', detail))
    }
  }
  return errors
}

function validateGeneratedSelector({ metadata, spec }: Job): FieldError[] {
  if (spec.manualSelector) return []
  const errors: FieldError[] = []
  const labels = spec.template.metadata?.labels ?? {}
  const expected: Record<string, string> = {}
  const expect = (label: string, value: string) => {
    expected[label] = value
    const path = 'spec.template.metadata.labels'
    if (labels[label] === undefined) errors.push(fieldError.required(`${path}[${label}]`, `must be '${value}'`))
    else if (labels[label] !== value) errors.push(fieldError.invalid(`${path}[${label}]`, labels, `must be '${value}'`))
  }
  for (const label of uidLabels) expect(label, metadata.uid ?? '')
  for (const label of nameLabels) expect(label, metadata.name ?? '')
  const own = [...validateLabelSelector(spec.selector, '')].length > 0 || selects(spec.selector, expected)
  return own ? errors : [...errors, fieldError.invalid('spec.selector', spec.selector, '`selector` not auto-generated')]
}

function validateUpdate(job: Job, old: Job): FieldError[] {
  const { spec } = job
  const errors = [...validateCompletions(spec, old.spec), ...immutable(spec.selector, old.spec.selector, 'spec.selector')]
  const template = structuredClone(spec.template)
  // Where its pods may go can change as long as none was started.
  if (old.spec.suspend && old.status?.startTime === undefined) keepDirectives(template, old.spec.template)
  errors.push(...immutable(template, old.spec.template, 'spec.template'))
  for (const field of ['completionMode', 'podFailurePolicy', 'backoffLimitPerIndex', 'managedBy', 'successPolicy'] as const) {
    errors.push(...immutable(spec[field], old.spec[field], `spec.${field}`))
  }
  return errors
}

/** Indexed jobs can grow and shrink, with as many pods as they have indexes. */
function validateCompletions(spec: JobSpec, old: JobSpec): FieldError[] {
  const path = 'spec.completions'
  if (spec.completionMode !== 'Indexed') return immutable(spec.completions, old.completions, path)
  if (spec.completions === undefined || spec.completions === old.completions || spec.completions === spec.parallelism) return []
  return [fieldError.invalid(path, spec.completions, 'can only be modified in tandem with spec.parallelism')]
}

function keepDirectives(template: PodTemplateSpec, old: PodTemplateSpec): void {
  for (const field of ['nodeSelector', 'tolerations', 'schedulingGates'] as const) keep(template.spec, old.spec, field)
  const { nodeAffinity: _now, ...others } = template.spec.affinity ?? {}
  const { nodeAffinity: _before, ...oldOthers } = old.spec.affinity ?? {}
  if (sameValue(others, oldOthers)) keep(template.spec, old.spec, 'affinity')
  template.metadata ??= {}
  for (const field of ['labels', 'annotations'] as const) keep(template.metadata, old.metadata ?? {}, field)
}

/** What those who write a job, or a template for jobs, should know. */
export function jobWarnings(spec: JobSpec, path: string): string[] {
  const many = spec.completionMode === 'Indexed' && (spec.completions ?? 0) > manyCompletions && (spec.parallelism ?? 0) > maxOfMany
  const text =
    'In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail'
  return [...(many ? [`${path}: ${text}`] : []), ...templateWarnings(spec.template, child(path, 'template'))]
}

export const jobs = specAndStatus<Job>({
  nameRule: dnsSubdomain,
  propagation: 'orphan',
  deleteWarnings: ({ propagationPolicy, orphanDependents }) =>
    propagationPolicy === undefined && orphanDependents === undefined ? [orphanWarning] : [],
  prepareForCreate(job) {
    generateSelector(job)
    dropAlphaFields(job.spec.template.spec)
  },
  prepareForUpdate: ({ spec }) => dropAlphaFields(spec.template.spec),
  validate,
  validateUpdate,
  warnings: ({ metadata, spec }, old) => [
    ...(old ? [] : hostnameWarnings(metadata.name ?? '')),
    ...(old && metadata.generation === old.metadata.generation ? [] : jobWarnings(spec, 'spec')),
  ],
  validateStatus: validateJobStatus,
  selectableFields: { 'status.successful': ({ status }) => String(status?.succeeded ?? 0) },
})
