import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { nonNegative } from '../../validation/checks.js'
import { sameValue } from '../../validation/metadata.js'
import { commonIndex, parseIndexes } from './indexes.js'
import type { Job, JobStatus } from './job-types.js'

const has = ({ status }: Job, type: string) =>
  (status?.conditions ?? []).some((condition) => condition.type === type && condition.status === 'True')
const isFinished = (job: Job) => has(job, 'Complete') || has(job, 'Failed')
const isIndexed = ({ spec }: Job) => spec.completionMode === 'Indexed'
const conditionsAre = (detail: string) => fieldError.omitted('status.conditions', detail)

/** What was wrong before may stay wrong: most rules are for what this write changes (pkg/registry/batch/job/strategy.go). */
export function validateJobStatus(job: Job, old: Job): FieldError[] {
  const { status = {} } = job
  const errors: FieldError[] = []
  for (const field of ['active', 'succeeded', 'failed', 'ready', 'terminating'] as const)
    errors.push(...nonNegative(`status.${field}`, status[field]))
  return [
    ...errors,
    ...validateUncounted(status.uncountedTerminatedPods),
    ...validateEnd(job, old),
    ...validateIndexes(job, old),
    ...validatePodCounts(job, old),
    ...validateCriteria(job),
    ...validateTransition(job, old),
  ]
}

function validateUncounted(pods: JobStatus['uncountedTerminatedPods']): FieldError[] {
  if (!pods) return []
  const seen = new Set<string>()
  return (['succeeded', 'failed'] as const).flatMap((list) =>
    (pods[list] ?? []).flatMap((uid, i) => {
      const at = index(child('status.uncountedTerminatedPods', list), i)
      if (uid === '') return [fieldError.invalid(at, uid, 'must not be empty')]
      if (seen.has(uid)) return [fieldError.duplicate(at, uid)]
      seen.add(uid)
      return []
    }),
  )
}

/** Fields that differ; absent and zero are the same. */
function changed(job: Job, old: Job, ...fields: (keyof JobStatus)[]): boolean {
  return fields.some((field) => !sameValue(job.status?.[field] || undefined, old.status?.[field] || undefined))
}

function turned(job: Job, old: Job, ...types: string[]): boolean {
  return types.some((type) => has(job, type) !== has(old, type))
}

/** What goes with Complete and Failed. */
function validateEnd(job: Job, old: Job): FieldError[] {
  const { status = {}, spec } = job
  const errors: FieldError[] = []
  const complete = has(job, 'Complete')
  const failed = has(job, 'Failed')
  const { completionTime, startTime } = status
  const add = (wrong: boolean, error: FieldError) => {
    if (wrong) errors.push(error)
  }
  if (turned(job, old, 'Complete', 'Failed')) add(complete && failed, conditionsAre('cannot set Complete=True and Failed=true conditions'))
  if (turned(job, old, 'Complete', 'FailureTarget'))
    add(complete && has(job, 'FailureTarget'), conditionsAre('cannot set Complete=True and FailureTarget=true conditions'))
  const at = 'status.completionTime'
  if (turned(job, old, 'Complete') || changed(job, old, 'completionTime')) {
    const early = 'cannot set completionTime when there is no Complete=True condition'
    add(completionTime !== undefined && !complete, fieldError.invalid(at, completionTime, early))
    add(completionTime === undefined && complete, fieldError.required(at, 'completionTime is required for Complete jobs'))
  }
  if (changed(job, old, 'startTime', 'completionTime')) {
    const before = startTime !== undefined && completionTime !== undefined && Date.parse(completionTime) < Date.parse(startTime)
    add(before, fieldError.invalid(at, completionTime, 'must be equal to or after `startTime`'))
  }
  if (turned(job, old, 'Failed') || changed(job, old, 'failedIndexes'))
    add(failed && !has(job, 'FailureTarget'), conditionsAre('cannot set Failed=True condition without the FailureTarget=true condition'))
  if (turned(job, old, 'Complete', 'SuccessCriteriaMet')) {
    const unmet = complete && !has(job, 'SuccessCriteriaMet')
    add(unmet, conditionsAre('cannot set Complete=True condition without the SuccessCriteriaMet=true condition'))
  }
  const finished = isFinished(job)
  const finishing = finished !== isFinished(old)
  if (finishing || changed(job, old, 'active'))
    add(finished && (status.active ?? 0) > 0, fieldError.invalid('status.active', status.active, 'active>0 is invalid for finished job'))
  const neverRan = spec.suspend === true && spec.completions === 0
  if ((finishing || changed(job, old, 'startTime')) && !neverRan)
    add(finished && startTime === undefined, fieldError.required('status.startTime', 'startTime is required for finished job'))
  if (finishing || changed(job, old, 'uncountedTerminatedPods')) {
    const { succeeded = null, failed: lost = null } = status.uncountedTerminatedPods ?? {}
    const uncounted = (succeeded?.length ?? 0) + (lost?.length ?? 0) > 0
    const value = { Succeeded: succeeded, Failed: lost }
    add(finished && uncounted, fieldError.invalid('status.uncountedTerminatedPods', value, 'must be empty for finished job'))
  }
  return errors
}

function validateIndexes(job: Job, old: Job): FieldError[] {
  const { status = {}, spec } = job
  const { completedIndexes = '', failedIndexes } = status
  const completedPath = 'status.completedIndexes'
  const failedPath = 'status.failedIndexes'
  const errors: FieldError[] = []
  const completed = parseIndexes(completedIndexes, spec.completions ?? 0)
  const failed = parseIndexes(failedIndexes ?? '', spec.completions ?? 0)
  const newCompleted = changed(job, old, 'completedIndexes')
  const newFailed = failedIndexes !== old.status?.failedIndexes
  if (newCompleted && spec.completions !== undefined && completed.problem)
    errors.push(fieldError.invalid(completedPath, completedIndexes, `error parsing completedIndexes: ${completed.problem}`))
  if (newFailed && spec.completions !== undefined && spec.backoffLimitPerIndex !== undefined && failed.problem)
    errors.push(fieldError.invalid(failedPath, failedIndexes, `error parsing failedIndexes: ${failed.problem}`))
  if (newCompleted && completedIndexes !== '' && !isIndexed(job)) {
    const detail = 'cannot set non-empty completedIndexes when non-indexed completion mode'
    errors.push(fieldError.invalid(completedPath, completedIndexes, detail))
  }
  if (newFailed && failedIndexes !== undefined && spec.backoffLimitPerIndex === undefined) {
    const detail = 'cannot set non-null failedIndexes when backoffLimitPerIndex is null'
    errors.push(fieldError.invalid(failedPath, failedIndexes, detail))
  }
  const both = commonIndex(completed.intervals, failed.intervals)
  if ((newCompleted || newFailed) && both !== undefined)
    errors.push(fieldError.invalid(failedPath, failedIndexes, `failedIndexes and completedIndexes overlap at index: ${both}`))
  return errors
}

function validatePodCounts(job: Job, old: Job): FieldError[] {
  const { terminating = 0, ready = 0, active = 0 } = job.status ?? {}
  const errors: FieldError[] = []
  const finishing = isFinished(job) !== isFinished(old)
  if ((finishing || changed(job, old, 'terminating')) && terminating > 0 && isFinished(job))
    errors.push(fieldError.invalid('status.terminating', terminating, 'terminating>0 is invalid for finished job'))
  if (job.status?.ready !== undefined && changed(job, old, 'ready', 'active') && ready > active)
    errors.push(fieldError.invalid('status.ready', ready, 'cannot set more ready pods than active'))
  return errors
}

function validateCriteria(job: Job): FieldError[] {
  const met = has(job, 'SuccessCriteriaMet')
  const errors: FieldError[] = []
  if (met && has(job, 'Failed')) errors.push(conditionsAre('cannot set SuccessCriteriaMet=True and Failed=true conditions'))
  if (met && has(job, 'FailureTarget')) errors.push(conditionsAre('cannot set SuccessCriteriaMet=True and FailureTarget=true conditions'))
  if (job.spec.successPolicy !== undefined && !met && has(job, 'Complete'))
    errors.push(conditionsAre('cannot set Complete=True for Job with SuccessPolicy unless SuccessCriteriaMet=True'))
  return errors
}

function validateTransition(job: Job, old: Job): FieldError[] {
  const { status = {}, spec } = job
  const before = old.status ?? {}
  const errors: FieldError[] = []
  for (const type of ['Failed', 'Complete', 'FailureTarget']) {
    if (has(old, type) && !has(job, type)) errors.push(conditionsAre(`cannot disable the terminal ${type}=True condition`))
  }
  if ((status.failed ?? 0) < (before.failed ?? 0))
    errors.push(fieldError.invalid('status.failed', status.failed ?? 0, 'cannot decrease the failed counter'))
  const elastic = isIndexed(job) && spec.completions === spec.parallelism
  if ((status.succeeded ?? 0) < (before.succeeded ?? 0) && !elastic)
    errors.push(fieldError.invalid('status.succeeded', status.succeeded ?? 0, 'cannot decrease the succeeded counter'))
  const { completionTime } = status
  if (completionTime !== undefined && before.completionTime !== undefined && completionTime !== before.completionTime)
    errors.push(fieldError.invalid('status.completionTime', completionTime, 'field is immutable'))
  const suspended = (each: Job, value: string) =>
    (each.status?.conditions ?? []).some((condition) => condition.type === 'Suspended' && condition.status === value)
  const resuming = suspended(old, 'True') && suspended(job, 'False')
  if (before.startTime !== undefined && before.startTime !== status.startTime && !resuming && !spec.suspend)
    errors.push(fieldError.required('status.startTime', 'startTime cannot be removed for unsuspended job'))
  const met = has(job, 'SuccessCriteriaMet')
  if (has(old, 'SuccessCriteriaMet') && !met) errors.push(conditionsAre('cannot disable the SuccessCriteriaMet=True condition'))
  if (has(old, 'Complete') && !has(old, 'SuccessCriteriaMet') && met)
    errors.push(conditionsAre('cannot set SuccessCriteriaMet=True for Job already has Complete=true conditions'))
  return errors
}
