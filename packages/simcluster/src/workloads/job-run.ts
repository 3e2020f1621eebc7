import { isDeepStrictEqual } from 'node:util'
import {
  type EventRecorder,
  formatTime,
  isNamespaceTerminating,
  isNotFound,
  keyOf,
  type ReconcileContext,
  type ReconcileResult,
} from '@vivarium/controller'
import type { Expectations } from './expectations.js'
import { type Backoff, backoffWait, finishedAt, nextBackoff, noBackoff } from './job-backoff.js'
import { completionIndex, formatIndexes, parseIndexes } from './job-indexes.js'
import { type Job, type JobStatus, trackingFinalizer } from './job-objects.js'
import { duplicatePods, hasFailed, indexFailures, isIndexed, isTracked, jobPod, replacesOnlyFailed } from './job-pods.js'
import { judgeFailure, metSuccessRule } from './job-policies.js'
import { type Condition, type Pod, podKind } from './objects.js'
import { inGrowingBatches, PodControl } from './pod-control.js'
import { compareForDeletion, conditionOf, isActive, isReady, isTerminating, timeOf } from './pods.js'

/** At most so many pods are made, deleted or counted at once. */
const burst = 500

export interface JobMemory {
  readonly expectations: Expectations
  readonly backoffs: Map<string, Backoff>
  /** Uids of pods whose finalizer is gone, which the informer has not told of yet. */
  readonly released: Set<string>
}

/** Takes the finalizer off that keeps pods until they are counted. */
export async function releaseAll({ client }: ReconcileContext, pods: readonly Pod[], { released }: JobMemory): Promise<void> {
  for (const pod of pods.filter(isTracked)) {
    const { uid = '', resourceVersion } = pod.metadata
    if (released.has(uid)) continue
    const finalizers = (pod.metadata.finalizers ?? []).filter((name) => name !== trackingFinalizer)
    released.add(uid)
    try {
      const body = { metadata: { uid, resourceVersion, finalizers: finalizers.length > 0 ? finalizers : null } }
      await client.patch(podKind, keyOf(pod), { type: 'merge', body })
    } catch (error) {
      released.delete(uid)
      if (!isNotFound(error)) throw error
    }
  }
}

/** One step of one job. */
export class JobRun {
  readonly #key: string
  readonly #job: Job
  readonly #spec: NonNullable<Job['spec']>
  readonly #completions: number | undefined
  readonly #pods: readonly Pod[]
  readonly #active: readonly Pod[]
  readonly #memory: JobMemory
  readonly #context: ReconcileContext
  readonly #events: EventRecorder
  readonly #now: Date
  #stored: JobStatus
  readonly #waits: number[] = []
  #succeededIndexes = new Set<number>()
  #failedIndexes: Set<number> | undefined

  constructor(key: string, job: Job, pods: readonly Pod[], memory: JobMemory, context: ReconcileContext, events: EventRecorder) {
    this.#key = key
    this.#job = job
    this.#spec = job.spec ?? {}
    this.#completions = this.#spec.completions
    this.#pods = pods
    this.#active = pods.filter(isActive)
    this.#memory = memory
    this.#context = context
    this.#events = events
    this.#now = context.clock.now()
    this.#stored = job.status ?? {}
  }

  async sync(): Promise<ReconcileResult | undefined> {
    const status: JobStatus = { ...this.#job.status, uncountedTerminatedPods: { ...this.#job.status?.uncountedTerminatedPods } }
    const expectationsMs = this.#memory.expectations.waitMs(this.#key, this.#context.clock)
    const { succeeded: uncountedSucceeded = [], failed: uncountedFailed = [] } = status.uncountedTerminatedPods ?? {}
    const counted = new Set([...uncountedSucceeded, ...uncountedFailed])
    const fresh = this.#pods.filter((pod) => this.#isPending(pod) && !counted.has(pod.metadata.uid ?? ''))
    const newSucceeded = fresh.filter(({ status: each }) => each?.phase === 'Succeeded')
    const newFailed = fresh.filter((pod) => hasFailed(pod, this.#job))
    const failed = (status.failed ?? 0) + uncountedFailed.length + newFailed.filter((pod) => judgeFailure(this.#spec, pod).counts).length
    let succeeded = (status.succeeded ?? 0) + uncountedSucceeded.length + newSucceeded.length
    if (isIndexed(this.#job)) {
      this.#findIndexes(status)
      succeeded = this.#succeededIndexes.size
    }
    const backoff = nextBackoff(this.#memory.backoffs.get(this.#key) ?? noBackoff, newSucceeded, newFailed)
    if (status.startTime === undefined && !this.#spec.suspend) status.startTime = formatTime(this.#now)

    let active = this.#active.length
    let terminating = this.#pods.filter(isTerminating).length
    let failure: unknown
    let end = this.#verdict(status, failed)
    if (end) {
      const deleted = await this.#delete(this.#active)
      if (deleted.length !== active || expectationsMs !== undefined) end = undefined
      failure = deleted.error
      active -= deleted.length
      terminating += deleted.length
    } else {
      let managed = false
      if (expectationsMs === undefined && this.#job.metadata.deletionTimestamp === undefined) {
        const result = await this.#manage(succeeded, terminating, backoff)
        active += result.change
        if (result.change < 0) terminating -= result.change
        failure = result.error
        managed = true
      }
      const enough = this.#completions === undefined ? succeeded > 0 : succeeded >= this.#completions
      if (enough && active === 0) {
        end = this.#condition('SuccessCriteriaMet', 'CompletionsReached', 'Reached expected number of succeeded pods')
      } else if (managed) this.#tellSuspended(status)
    }
    status.active = active
    status.ready = this.#active.filter(isReady).length - (end ? this.#active.filter(isReady).length : 0)
    status.terminating = terminating
    await this.#track(status, end)
    this.#memory.backoffs.set(this.#key, backoff)
    if (failure !== undefined) throw failure
    if (expectationsMs !== undefined) this.#waits.push(expectationsMs)
    return this.#waits.length > 0 ? { requeueAfterMs: Math.min(...this.#waits) } : undefined
  }

  /** Has not been counted and let go. */
  #isPending(pod: Pod): boolean {
    if (!isTracked(pod) || this.#memory.released.has(pod.metadata.uid ?? '')) return false
    return !isIndexed(this.#job) || this.#hasIndex(pod)
  }

  #hasIndex(pod: Pod): boolean {
    const index = completionIndex(pod)
    return index !== undefined && index < (this.#completions ?? 0)
  }

  #findIndexes(status: JobStatus): void {
    const end = this.#completions ?? 0
    this.#succeededIndexes = parseIndexes(status.completedIndexes, end)
    for (const pod of this.#pods) {
      if (pod.status?.phase === 'Succeeded' && this.#isPending(pod)) this.#succeededIndexes.add(completionIndex(pod) ?? 0)
    }
    const limit = this.#spec.backoffLimitPerIndex
    if (limit === undefined) return
    const failed = parseIndexes(status.failedIndexes, end)
    for (const pod of this.#pods) {
      if (!this.#isPending(pod) || !hasFailed(pod, this.#job)) continue
      const { counts, failsIndex } = judgeFailure(this.#spec, pod)
      if (failsIndex || (counts && indexFailures(pod).counted >= limit)) failed.add(completionIndex(pod) ?? 0)
    }
    this.#failedIndexes = failed
  }

  #condition(type: string, reason: string, message: string): Condition {
    const time = formatTime(this.#now)
    return { type, status: 'True', lastProbeTime: time, lastTransitionTime: time, reason, message }
  }

  /** Why the job ends now, if it does: SuccessCriteriaMet or FailureTarget. What was decided before stays. */
  #verdict({ conditions, startTime }: JobStatus, failed: number): Condition | undefined {
    const decided = ['SuccessCriteriaMet', 'FailureTarget']
      .map((type) => conditionOf(conditions, type))
      .find((each) => each?.status === 'True')
    if (decided) return decided
    const fails = (reason: string, message: string) => this.#condition('FailureTarget', reason, message)
    for (const pod of this.#pods) {
      const message = pod.status?.phase === 'Failed' ? judgeFailure(this.#spec, pod).failsJob : undefined
      if (message !== undefined) return fails('PodFailurePolicy', message)
    }
    const { backoffLimit = 6, activeDeadlineSeconds, maxFailedIndexes } = this.#spec
    if (failed > backoffLimit || this.#restartedTooOften(backoffLimit)) {
      return fails('BackoffLimitExceeded', 'Job has reached the specified backoff limit')
    }
    if (activeDeadlineSeconds !== undefined && !this.#spec.suspend && startTime !== undefined) {
      const wait = timeOf(startTime) + activeDeadlineSeconds * 1000 - this.#now.getTime()
      if (wait <= 0) return fails('DeadlineExceeded', 'Job was active longer than specified deadline')
      this.#waits.push(wait)
    }
    const failedIndexes = this.#failedIndexes?.size ?? 0
    if (maxFailedIndexes !== undefined && failedIndexes > maxFailedIndexes) {
      return fails('MaxFailedIndexesExceeded', 'Job has exceeded the specified maximal number of failed indexes')
    }
    if (failedIndexes > 0 && failedIndexes + this.#succeededIndexes.size >= (this.#completions ?? 0)) {
      return fails('FailedIndexes', 'Job has failed indexes')
    }
    const met = isIndexed(this.#job) ? metSuccessRule(this.#spec, this.#succeededIndexes) : undefined
    return met === undefined ? undefined : this.#condition('SuccessCriteriaMet', 'SuccessPolicy', met)
  }

  /** Containers that are restarted in place count too. */
  #restartedTooOften(backoffLimit: number): boolean {
    if (this.#spec.template?.spec?.restartPolicy !== 'OnFailure') return false
    const restarts = this.#pods
      .filter(({ status }) => status?.phase === 'Running' || status?.phase === 'Pending')
      .flatMap(({ status }) => [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])])
      .reduce((total, { restartCount = 0 }) => total + restartCount, 0)
    return backoffLimit === 0 ? restarts > 0 : restarts >= backoffLimit
  }

  #tellSuspended(status: JobStatus): void {
    const { conditions = [] } = status
    const current = conditionOf(conditions, 'Suspended')
    const isSuspended = this.#spec.suspend === true
    if (current ? (current.status === 'True') === isSuspended : !isSuspended) return
    const condition = isSuspended
      ? this.#condition('Suspended', 'JobSuspended', 'Job suspended')
      : { ...this.#condition('Suspended', 'JobResumed', 'Job resumed'), status: 'False' }
    status.conditions = current ? conditions.map((each) => (each === current ? condition : each)) : [...conditions, condition]
    if (!isSuspended) status.startTime = formatTime(this.#now)
    else delete status.startTime
    this.#events.event(this.#job, 'Normal', isSuspended ? 'Suspended' : 'Resumed', condition.message ?? '')
  }

  /** Makes or deletes pods. Gives by how many there are more. */
  async #manage(succeeded: number, terminating: number, backoff: Backoff): Promise<{ change: number; error?: unknown }> {
    const active = this.#active.length
    const { parallelism = 1, suspend } = this.#spec
    let wanted = suspend ? 0 : parallelism
    if (!suspend && this.#completions === undefined && succeeded > 0) wanted = active
    if (!suspend && this.#completions !== undefined) wanted = Math.max(0, Math.min(parallelism, this.#completions - succeeded))
    const surplus = this.#surplus(Math.max(0, active - wanted)).slice(0, burst)
    if (surplus.length > 0) {
      const { length, error } = await this.#delete(surplus)
      return { change: -length, error }
    }
    const missing = Math.min(burst, wanted - active - (replacesOnlyFailed(this.#job) ? terminating : 0))
    if (missing <= 0 || suspend) return { change: 0 }
    const perIndex = this.#spec.backoffLimitPerIndex !== undefined
    const wait = perIndex ? 0 : backoffWait(backoff, this.#now.getTime())
    if (wait > 0) {
      this.#waits.push(wait)
      return { change: 0 }
    }
    const drafts = isIndexed(this.#job) ? this.#indexedDrafts(missing) : Array.from({ length: missing }, () => jobPod(this.#job, undefined))
    return this.#create(drafts)
  }

  #surplus(atLeast: number): Pod[] {
    const duplicates = isIndexed(this.#job) ? duplicatePods(this.#active, this.#completions ?? 0) : []
    const ranking = { together: () => 0, nowMs: this.#now.getTime() }
    const others = this.#active.filter((pod) => !duplicates.includes(pod)).sort((a, b) => compareForDeletion(a, b, ranking))
    return [...duplicates, ...others.slice(0, Math.max(0, atLeast - duplicates.length))]
  }

  /** Pods for the first indexes that have none, and need not wait after a failure. */
  #indexedDrafts(count: number): Pod[] {
    const taken = new Set([...this.#succeededIndexes, ...(this.#failedIndexes ?? []), ...this.#active.map((pod) => completionIndex(pod))])
    const lastFailed = this.#lastFailed()
    const drafts: Pod[] = []
    for (let index = 0; index < (this.#completions ?? 0) && drafts.length < count; index++) {
      if (taken.has(index)) continue
      if (this.#spec.backoffLimitPerIndex === undefined) {
        drafts.push(jobPod(this.#job, index))
        continue
      }
      const last = lastFailed.get(index)
      if (!last) {
        drafts.push(jobPod(this.#job, index, { counted: 0, ignored: 0 }))
        continue
      }
      const { counted, ignored } = indexFailures(last)
      const wait = backoffWait({ failures: counted + ignored + 1, lastFailureMs: finishedAt(last) }, this.#now.getTime())
      if (wait > 0) this.#waits.push(wait)
      else {
        const { counts } = judgeFailure(this.#spec, last)
        drafts.push(jobPod(this.#job, index, { counted: counted + (counts ? 1 : 0), ignored: ignored + (counts ? 0 : 1) }))
      }
    }
    return drafts
  }

  /** Pods that failed, by index, whose successor is still to be made: they say how often the index has failed. */
  #lastFailed(): Map<number, Pod> {
    const result = new Map<number, Pod>()
    if (this.#spec.backoffLimitPerIndex === undefined) return result
    const done = new Set([...this.#succeededIndexes, ...(this.#failedIndexes ?? []), ...this.#active.map((pod) => completionIndex(pod))])
    for (const pod of this.#pods) {
      const index = completionIndex(pod)
      if (index === undefined || done.has(index) || !this.#isPending(pod) || !hasFailed(pod, this.#job)) continue
      const other = result.get(index)
      if (!other || finishedAt(other) <= finishedAt(pod)) result.set(index, pod)
    }
    return result
  }

  async #create(drafts: readonly Pod[]): Promise<{ change: number; error?: unknown }> {
    const { expectations } = this.#memory
    const control = new PodControl(this.#context.client, this.#events, this.#job)
    expectations.expect(this.#key, drafts.length, [], this.#context.clock)
    const left = [...drafts]
    const { done, error } = await inGrowingBatches(drafts.length, async () => {
      const draft = left.shift()
      if (!draft) return
      await control.create(draft).catch((cause) => {
        if (!isNamespaceTerminating(cause)) throw cause
        expectations.created(this.#key)
      })
    })
    if (done < drafts.length) expectations.created(this.#key, drafts.length - done)
    return { change: done, error }
  }

  async #delete(pods: readonly Pod[]): Promise<{ length: number; error?: unknown }> {
    const { expectations } = this.#memory
    if (pods.length === 0) return { length: 0 }
    const control = new PodControl(this.#context.client, this.#events, this.#job)
    expectations.expect(
      this.#key,
      0,
      pods.map(({ metadata }) => metadata.uid ?? ''),
      this.#context.clock,
    )
    const results = await Promise.allSettled(
      pods.map((pod) =>
        control.delete(pod).catch((error) => {
          expectations.deleted(this.#key, pod.metadata.uid ?? '')
          throw error
        }),
      ),
    )
    const failures = results.filter((result) => result.status === 'rejected')
    return { length: pods.length - failures.length, error: failures[0]?.reason }
  }

  /**
   * Counts pods that have ended: their uids go into the status, then their finalizers go, then the uids become numbers; whatever is
   * interrupted, none is counted twice or missed. Then the job may end.
   */
  async #track(status: JobStatus, end: Condition | undefined): Promise<void> {
    const uncounted = {
      succeeded: [...(status.uncountedTerminatedPods?.succeeded ?? [])],
      failed: [...(status.uncountedTerminatedPods?.failed ?? [])],
    }
    const delayed = new Set(this.#lastFailed().values())
    const goes: Pod[] = []
    const succeededIndexes = new Set(parseIndexes(status.completedIndexes, this.#completions ?? 0))
    for (const pod of this.#pods) {
      const { uid = '' } = pod.metadata
      if (!isTracked(pod) || this.#memory.released.has(uid)) continue
      const failed = hasFailed(pod, this.#job)
      const isOver = this.#job.metadata.deletionTimestamp !== undefined || end !== undefined || pod.status?.phase === 'Succeeded'
      if (!isOver && (!failed || delayed.has(pod))) continue
      goes.push(pod)
      const counts = !isIndexed(this.#job) || this.#hasIndex(pod)
      if (pod.status?.phase === 'Succeeded') {
        if (!counts || uncounted.failed.includes(uid)) continue
        if (isIndexed(this.#job)) succeededIndexes.add(completionIndex(pod) ?? 0)
        else if (!uncounted.succeeded.includes(uid)) uncounted.succeeded.push(uid)
      } else if ((failed || end?.type === 'FailureTarget') && counts && !uncounted.failed.includes(uid)) {
        if (judgeFailure(this.#spec, pod).counts) uncounted.failed.push(uid)
      }
      if (uncounted.succeeded.length + uncounted.failed.length >= burst) break
    }
    if (isIndexed(this.#job)) {
      status.succeeded = succeededIndexes.size
      status.completedIndexes = formatIndexes(succeededIndexes)
      if (this.#failedIndexes) status.failedIndexes = formatIndexes(this.#failedIndexes)
    }
    if (end && !conditionOf(status.conditions, end.type)) status.conditions = [...(status.conditions ?? []), end]
    status.uncountedTerminatedPods = uncounted
    await this.#write(status)
    await releaseAll(this.#context, goes, this.#memory)
    const isLeft = (uid: string) =>
      this.#pods.some((pod) => pod.metadata.uid === uid && isTracked(pod)) && !goes.some(({ metadata }) => metadata.uid === uid)
    const left = { succeeded: uncounted.succeeded.filter(isLeft), failed: uncounted.failed.filter(isLeft) }
    if (!isIndexed(this.#job)) status.succeeded = (status.succeeded ?? 0) + uncounted.succeeded.length - left.succeeded.length
    status.failed = (status.failed ?? 0) + uncounted.failed.length - left.failed.length
    status.uncountedTerminatedPods = left
    const ended =
      end && left.succeeded.length + left.failed.length === 0 && (status.terminating ?? 0) === 0 ? this.#end(status, end) : undefined
    await this.#write(status)
    if (ended) this.#tellEnd(ended)
  }

  #end(status: JobStatus, { type, reason = '', message = '' }: Condition): Condition {
    const ended = this.#condition(type === 'SuccessCriteriaMet' ? 'Complete' : 'Failed', reason, message)
    status.conditions = [...(status.conditions ?? []), ended]
    if (ended.type === 'Complete') status.completionTime = formatTime(this.#now)
    return ended
  }

  #tellEnd({ type, reason = '', message = '' }: Condition): void {
    if (type === 'Complete') this.#events.event(this.#job, 'Normal', 'Completed', 'Job completed')
    else this.#events.event(this.#job, 'Warning', reason, message)
  }

  async #write(status: JobStatus): Promise<void> {
    const { succeeded = [], failed = [] } = status.uncountedTerminatedPods ?? {}
    const uncountedTerminatedPods = { ...(succeeded.length > 0 && { succeeded }), ...(failed.length > 0 && { failed }) }
    const next: JobStatus = { ...status, uncountedTerminatedPods }
    for (const name of ['active', 'succeeded', 'failed'] as const) if (next[name] === 0) delete next[name]
    if (next.completedIndexes === '') delete next.completedIndexes
    if (isDeepStrictEqual(next, this.#stored)) return
    const { resourceVersion } = this.#version
    const updated = await this.#context.client.update<Job>(
      { ...this.#job, metadata: { ...this.#job.metadata, ...(resourceVersion && { resourceVersion }) }, status: next },
      { subresource: 'status' },
    )
    this.#version = updated.metadata
    this.#stored = next
  }

  #version: { resourceVersion?: string } = {}
}
