import { isDeepStrictEqual } from 'node:util'
import {
  controllerOf,
  controllerReference,
  type EventRecorder,
  formatTime,
  isAlreadyExists,
  isNamespaceTerminating,
  isNotFound,
  keyOf,
  type Manager,
  type ReconcileContext,
  type ReconcileResult,
} from '@vivarium/controller'
import { messageOf } from '@vivarium/core'
import { type CronSchedule, parseSchedule } from './cron-schedule.js'
import { type CronJob, type Job, jobEnd, type ObjectReference } from './job-objects.js'
import { cronJobKind, jobKind } from './objects.js'
import { timeOf } from './pods.js'
import { recorderOf } from './recorder.js'

/** Makes a job whenever its schedule says so, by the cluster's time. */
export function addCronJobController(manager: Manager): void {
  const recorder = recorderOf('cronjob-controller')
  const cronJobs = manager.informers.of<CronJob>(cronJobKind)
  const jobs = manager.informers.of<Job>(jobKind)
  manager.addController({
    name: 'cronjob',
    for: cronJobKind,
    owns: [jobKind],
    concurrency: 5,
    async reconcile(request, context) {
      const cronJob = cronJobs.get(request)
      if (!cronJob) return
      const own = jobs.ownedBy(cronJob.metadata.uid ?? '').filter((job) => controllerOf(job)?.uid === cronJob.metadata.uid)
      return new CronRun(cronJob, own, context, recorder(context)).sync()
    },
  })
}

/** After the time itself, so that it has surely come. */
const deltaMs = 100

class CronRun {
  readonly #cronJob: CronJob
  readonly #spec: NonNullable<CronJob['spec']>
  readonly #jobs: readonly Job[]
  readonly #context: ReconcileContext
  readonly #events: EventRecorder
  readonly #nowMs: number
  #active: ObjectReference[]
  #lastScheduleTime: string | undefined
  #lastSuccessfulTime: string | undefined

  constructor(cronJob: CronJob, jobs: readonly Job[], context: ReconcileContext, events: EventRecorder) {
    this.#cronJob = cronJob
    this.#spec = cronJob.spec ?? {}
    this.#jobs = jobs
    this.#context = context
    this.#events = events
    this.#nowMs = context.clock.now().getTime()
    this.#active = [...(cronJob.status?.active ?? [])]
    this.#lastScheduleTime = cronJob.status?.lastScheduleTime
    this.#lastSuccessfulTime = cronJob.status?.lastSuccessfulTime
  }

  async sync(): Promise<ReconcileResult | undefined> {
    this.#seeJobs()
    await this.#seeMissing()
    try {
      return this.#cronJob.metadata.deletionTimestamp === undefined ? await this.#schedule() : undefined
    } finally {
      await this.#cleanUp()
      await this.#writeStatus()
    }
  }

  #tell(type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.#events.event(this.#cronJob, type, reason, message)
  }

  #isActive(uid: string | undefined): boolean {
    return this.#active.some((reference) => reference.uid === uid)
  }

  #seeJobs(): void {
    for (const job of this.#jobs) {
      const { uid, name } = job.metadata
      const end = jobEnd(job)
      if (!end) {
        if (!this.#isActive(uid)) this.#tell('Warning', 'UnexpectedJob', `Saw a job that the controller did not create or forgot: ${name}`)
        continue
      }
      if (this.#isActive(uid)) {
        this.#active = this.#active.filter((reference) => reference.uid !== uid)
        this.#tell('Normal', 'SawCompletedJob', `Saw completed job: ${name}, condition: ${end.type}`)
      }
      const { completionTime } = job.status ?? {}
      if (end.type === 'Complete' && completionTime && !(timeOf(this.#lastSuccessfulTime) >= timeOf(completionTime))) {
        this.#lastSuccessfulTime = completionTime
      }
    }
  }

  async #seeMissing(): Promise<void> {
    for (const { uid, name = '' } of this.#active) {
      if (this.#jobs.some(({ metadata }) => metadata.uid === uid)) continue
      const key = { namespace: this.#cronJob.metadata.namespace ?? '', name }
      if (await this.#context.client.find(jobKind, key)) continue
      this.#tell('Normal', 'MissingJob', `Active job went missing: ${name}`)
      this.#active = this.#active.filter((reference) => reference.uid !== uid)
    }
  }

  async #schedule(): Promise<ReconcileResult | undefined> {
    let schedule: CronSchedule
    try {
      schedule = parseSchedule(this.#spec.schedule ?? '', this.#spec.timeZone)
    } catch (error) {
      const isZone = (error as { code?: string }).code === 'INVALID_TIME_ZONE'
      const why = messageOf(error)
      if (isZone) this.#tell('Warning', 'UnknownTimeZone', `invalid timeZone: "${this.#spec.timeZone}": ${why}`)
      else this.#tell('Warning', 'UnparseableSchedule', `unparseable schedule: "${this.#spec.schedule}" : ${why}`)
      return undefined
    }
    if (this.#spec.suspend) return undefined
    const { startingDeadlineSeconds } = this.#spec
    const deadlineMs = startingDeadlineSeconds === undefined ? undefined : startingDeadlineSeconds * 1000
    const createdMs = timeOf(this.#lastScheduleTime ?? this.#cronJob.metadata.creationTimestamp)
    const earliestMs = deadlineMs === undefined ? createdMs : Math.max(createdMs, this.#nowMs - deadlineMs)
    const due = lastDue(schedule, earliestMs, this.#nowMs)
    if (due?.many) {
      const message = 'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew'
      this.#tell('Warning', 'TooManyMissedTimes', message)
    }
    if (due) await this.#start(due.at, deadlineMs)
    const next = schedule.next(this.#nowMs)
    return next === undefined ? undefined : { requeueAfterMs: next + deltaMs - this.#nowMs }
  }

  async #start(at: number, deadlineMs: number | undefined): Promise<void> {
    if (deadlineMs !== undefined && at + deadlineMs < this.#nowMs) {
      const time = new Date(at).toUTCString().replace('GMT', '+0000')
      return this.#tell('Warning', 'MissSchedule', `Missed scheduled time to start a job: ${time}`)
    }
    const name = `${this.#cronJob.metadata.name}-${Math.floor(at / 60_000)}`
    if (this.#active.some((reference) => reference.name === name) || timeOf(this.#lastScheduleTime) === at) return
    const policy = this.#spec.concurrencyPolicy ?? 'Allow'
    if (policy === 'Forbid' && this.#active.length > 0) {
      const message = 'Not starting job because prior execution is running and concurrency policy is Forbid'
      return this.#tell('Normal', 'JobAlreadyActive', message)
    }
    if (policy === 'Replace') for (const { name: old = '' } of [...this.#active]) await this.#delete(old)
    const job = await this.#create(name, at)
    if (!job) return
    const { uid = '', resourceVersion = '', namespace = '' } = job.metadata
    this.#active.push({ ...jobKind, namespace, name, uid, resourceVersion })
    this.#lastScheduleTime = formatTime(new Date(at))
  }

  async #create(name: string, at: number): Promise<Job | undefined> {
    const { jobTemplate, timeZone = 'UTC' } = this.#spec
    const { labels, annotations } = jobTemplate?.metadata ?? {}
    const draft: Job = {
      ...jobKind,
      metadata: {
        namespace: this.#cronJob.metadata.namespace ?? '',
        name,
        ...(labels && { labels: { ...labels } }),
        annotations: { ...annotations, 'batch.kubernetes.io/cronjob-scheduled-timestamp': localTime(at, timeZone) },
        ownerReferences: [controllerReference(this.#cronJob)],
      },
      ...(jobTemplate?.spec && { spec: jobTemplate.spec }),
    }
    try {
      const job = await this.#context.client.create(draft)
      this.#tell('Normal', 'SuccessfulCreate', `Created job ${name}`)
      return job
    } catch (error) {
      if (isAlreadyExists(error)) {
        const job = await this.#context.client.get<Job>(jobKind, keyOf(draft))
        return controllerOf(job)?.uid === this.#cronJob.metadata.uid ? job : undefined
      }
      if (!isNamespaceTerminating(error)) this.#tell('Warning', 'FailedCreate', `Error creating job: ${messageOf(error)}`)
      throw error
    }
  }

  async #delete(name: string): Promise<void> {
    const key = { namespace: this.#cronJob.metadata.namespace ?? '', name }
    try {
      await this.#context.client.delete(jobKind, key, { propagationPolicy: 'Background' })
      this.#tell('Normal', 'SuccessfulDelete', `Deleted job ${name}`)
    } catch (error) {
      if (!isNotFound(error)) {
        this.#tell('Warning', 'FailedDelete', `Deleted job: ${messageOf(error)}`)
        throw error
      }
    }
    this.#active = this.#active.filter((reference) => reference.name !== name)
  }

  /** As many finished jobs stay as the history may have. */
  async #cleanUp(): Promise<void> {
    for (const [type, limit] of [
      ['Complete', this.#spec.successfulJobsHistoryLimit],
      ['Failed', this.#spec.failedJobsHistoryLimit],
    ] as const) {
      const ended = this.#jobs.filter((job) => jobEnd(job)?.type === type && job.metadata.deletionTimestamp === undefined)
      const start = ({ metadata, status }: Job) => status?.startTime ?? metadata.creationTimestamp ?? ''
      ended.sort((a, b) =>
        start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : (a.metadata.name ?? '') < (b.metadata.name ?? '') ? -1 : 1,
      )
      for (const { metadata } of ended.slice(0, limit === undefined ? 0 : Math.max(0, ended.length - limit)))
        await this.#delete(metadata.name ?? '')
    }
  }

  async #writeStatus(): Promise<void> {
    const status = {
      ...(this.#active.length > 0 && { active: this.#active }),
      ...(this.#lastScheduleTime !== undefined && { lastScheduleTime: this.#lastScheduleTime }),
      ...(this.#lastSuccessfulTime !== undefined && { lastSuccessfulTime: this.#lastSuccessfulTime }),
    }
    if (isDeepStrictEqual(status, this.#cronJob.status ?? {})) return
    try {
      await this.#context.client.update<CronJob>({ ...this.#cronJob, status }, { subresource: 'status' })
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
}

/** The last time that has come since another one, and whether there were many (more than a hundred). */
function lastDue(schedule: CronSchedule, sinceMs: number, nowMs: number): { at: number; many: boolean } | undefined {
  const first = schedule.next(sinceMs)
  if (first === undefined || first > nowMs) return undefined
  const second = schedule.next(first)
  if (second === undefined || second > nowMs) return { at: first, many: false }
  const missed = Math.floor((nowMs - first) / (second - first)) + 1
  let last = first
  for (let at = schedule.next(first + Math.max(0, missed - 2) * (second - first)); at !== undefined && at <= nowMs; at = schedule.next(at))
    last = at
  return { at: last, many: missed > 100 }
}

/** RFC 3339 in a time zone: `2026-01-01T08:00:00-05:00`. */
function localTime(instantMs: number, timeZone: string): string {
  if (timeZone === 'UTC') return formatTime(new Date(instantMs))
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  const local = format.format(instantMs).replace(' ', 'T')
  const minutes = Math.round((Date.parse(`${local}Z`) - instantMs) / 60_000)
  if (minutes === 0) return `${local}Z`
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0')
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`
}
