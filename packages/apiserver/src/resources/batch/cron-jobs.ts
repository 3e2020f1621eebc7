import type { KubeObject } from '../../registry/objects.js'
import type { StrategyContext } from '../../registry/strategy.js'
import { type FieldError, fieldError } from '../../schema/field-error.js'
import { nonNegative, oneOf } from '../../validation/checks.js'
import { byteLength, dnsSubdomain } from '../../validation/names.js'
import { hostnameWarnings } from '../apps/template.js'
import { dropAlphaFields } from '../core/pod-alpha-fields.js'
import { specAndStatus } from '../kit.js'
import { scheduleProblem } from './cron-schedule.js'
import type { JobSpec } from './job-types.js'
import { jobWarnings, validateJobSpec } from './jobs.js'

interface CronJob extends KubeObject {
  spec: {
    schedule?: string
    timeZone?: string
    startingDeadlineSeconds?: number
    concurrencyPolicy?: string
    jobTemplate: { spec: JobSpec }
    successfulJobsHistoryLimit?: number
    failedJobsHistoryLimit?: number
  }
  status?: object
}

function validate({ metadata, spec }: CronJob, context: StrategyContext, old?: CronJob): FieldError[] {
  const errors: FieldError[] = []
  if (!spec.schedule) errors.push(fieldError.required('spec.schedule'))
  else {
    const problem = scheduleProblem(spec.schedule)
    if (problem) errors.push(fieldError.invalid('spec.schedule', spec.schedule, problem))
    // A zone in the schedule, which the server of old let through, may stay.
    if (spec.schedule.includes('TZ') && !old?.spec.schedule?.includes('TZ')) {
      errors.push(fieldError.invalid('spec.schedule', spec.schedule, 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead'))
    } else if (spec.schedule.includes('TZ') && spec.timeZone !== undefined) {
      errors.push(fieldError.invalid('spec.schedule', spec.schedule, 'cannot use both timeZone field and TZ or CRON_TZ in schedule'))
    }
  }
  errors.push(
    ...nonNegative('spec.startingDeadlineSeconds', spec.startingDeadlineSeconds),
    ...(old && old.spec.timeZone === spec.timeZone ? [] : validateTimeZone(spec.timeZone)),
    ...oneOf('spec.concurrencyPolicy', spec.concurrencyPolicy, ['Allow', 'Forbid', 'Replace'], true),
    ...validateJobSpec(spec.jobTemplate.spec, 'spec.jobTemplate.spec', context, old?.spec.jobTemplate.spec),
  )
  const { selector, manualSelector } = spec.jobTemplate.spec
  if (selector) errors.push(fieldError.invalid('spec.jobTemplate.spec.selector', selector, '`selector` will be auto-generated'))
  if (manualSelector) errors.push(fieldError.notSupported('spec.jobTemplate.spec.manualSelector', manualSelector, ['nil', 'false']))
  errors.push(
    ...nonNegative('spec.successfulJobsHistoryLimit', spec.successfulJobsHistoryLimit),
    ...nonNegative('spec.failedJobsHistoryLimit', spec.failedJobsHistoryLimit),
  )
  if (!old && byteLength(metadata.name ?? '') > 52) {
    errors.push(fieldError.invalid('metadata.name', metadata.name, 'must be no more than 52 characters'))
  }
  return errors
}

function validateTimeZone(zone: string | undefined): FieldError[] {
  if (zone === undefined) return []
  if (zone === '') return [fieldError.invalid('spec.timeZone', zone, 'timeZone must be nil or non-empty string')]
  if (!zone.split('/').every((part) => part !== '.' && part !== '..' && /^[A-Za-z._0-9+][A-Za-z.\-_0-9+]{0,13}$/.test(part))) {
    return [fieldError.invalid('spec.timeZone', zone, `unknown time zone ${zone}`)]
  }
  if (zone.toLowerCase() === 'local') {
    return [
      fieldError.invalid('spec.timeZone', zone, 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones'),
    ]
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return []
  } catch {
    return [fieldError.invalid('spec.timeZone', zone, `unknown time zone ${zone}`)]
  }
}

function warnings({ metadata, spec }: CronJob, old: CronJob | undefined): string[] {
  const changed = !old || metadata.generation !== old.metadata.generation
  return [
    ...(old ? [] : hostnameWarnings(metadata.name ?? '')),
    ...(changed ? jobWarnings(spec.jobTemplate.spec, 'spec.jobTemplate.spec') : []),
    ...(old && spec.schedule?.includes('TZ') ? [zoneWarning] : []),
  ]
}

/** The path is one that the real server builds. */
const zoneWarning =
  'cannot use TZ or CRON_TZ in spec.spec.schedule, use timeZone instead, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details'

export const cronJobs = specAndStatus<CronJob>({
  nameRule: dnsSubdomain,
  prepareForCreate: ({ spec }) => dropAlphaFields(spec.jobTemplate.spec.template.spec),
  prepareForUpdate: ({ spec }) => dropAlphaFields(spec.jobTemplate.spec.template.spec),
  validate,
  warnings,
})
