import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCluster } from '../testing/test-cluster.js'
import { formatIndexes, parseIndexes } from './job-indexes.js'
import type { Job, JobSpec } from './job-objects.js'
import { addJobTtlController } from './job-ttl.js'
import { addJobController } from './jobs.js'
import { jobKind, type Pod, podKind } from './objects.js'

describe('jobs', () => {
  let cluster: TestCluster
  beforeEach(async () => {
    cluster = await TestCluster.start((manager) => {
      addJobController(manager)
      addJobTtlController(manager)
    })
  })
  afterEach(() => cluster[Symbol.asyncDispose]())

  const create = (spec: JobSpec = {}) => {
    const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'c' }] } }
    return cluster.create<Job>({ ...jobKind, metadata: { name: 'work' }, spec: { template, ...spec } })
  }
  const status = () => cluster.get<Job>(jobKind, 'work').status
  const pods = () => cluster.list<Pod>(podKind)
  const running = () => pods().filter((pod) => pod.status?.phase === 'Running' && !pod.metadata.deletionTimestamp)
  const conditions = () => status()?.conditions?.map(({ type, status: is, reason }) => `${type}=${is} ${reason}`)
  const index = ({ metadata }: Pod) => Number(metadata.annotations?.['batch.kubernetes.io/job-completion-index'])
  const finish = async (which: (pod: Pod) => boolean, exitCode = 0) => {
    for (const pod of running().filter(which)) await cluster.kubelet.finish(pod, exitCode)
    await cluster.settled()
  }
  const all = () => true

  it('run as many pods at once as they may, until enough succeeded', async () => {
    await create({ completions: 3, parallelism: 2 })
    expect(status()).toMatchObject({ active: 2, ready: 2, startTime: '2026-01-01T00:00:00Z' })
    expect(running()[0]?.metadata).toMatchObject({ finalizers: ['batch.kubernetes.io/job-tracking'] })
    await finish(all)
    expect(status()).toMatchObject({ active: 1, succeeded: 2, uncountedTerminatedPods: {} })
    await finish(all)
    expect(status()).toMatchObject({ succeeded: 3, completionTime: '2026-01-01T00:00:00Z', ready: 0, terminating: 0 })
    expect(status()?.active).toBeUndefined()
    expect(conditions()).toEqual(['SuccessCriteriaMet=True CompletionsReached', 'Complete=True CompletionsReached'])
    expect(pods().flatMap(({ metadata }) => metadata.finalizers ?? [])).toEqual([])
    expect(cluster.events('work').at(-1)).toBe('Completed: Job completed')
  })

  it('try again later and later, and fail after the backoff limit', async () => {
    await create({ backoffLimit: 2 })
    await finish(all, 1)
    expect([running().length, status()?.failed]).toEqual([0, 1])
    await cluster.advance(9_999)
    expect(running()).toHaveLength(0)
    await cluster.advance(1)
    expect(running()).toHaveLength(1)
    await finish(all, 1)
    await cluster.advance(20_000)
    await finish(all, 1)
    expect(conditions()).toEqual(['FailureTarget=True BackoffLimitExceeded', 'Failed=True BackoffLimitExceeded'])
    expect(status()).toMatchObject({ failed: 3 })
    expect(cluster.events('work').at(-1)).toBe('BackoffLimitExceeded: Job has reached the specified backoff limit')
  })

  it('indexed have a pod for each number, which it knows', async () => {
    await create({ completions: 3, parallelism: 3, completionMode: 'Indexed' })
    expect(running().map(index).sort()).toEqual([0, 1, 2])
    const [pod] = running().filter((each) => index(each) === 1)
    expect(pod?.metadata.name).toMatch(/^work-1-[a-z0-9]{5}$/)
    expect(pod?.spec).toMatchObject({ hostname: 'work-1', containers: [{ env: [{ name: 'JOB_COMPLETION_INDEX' }] }] })
    await finish((each) => index(each) !== 1)
    expect(status()).toMatchObject({ completedIndexes: '0,2', succeeded: 2, active: 1 })
    await finish(all)
    expect(status()).toMatchObject({ completedIndexes: '0-2' })
    expect(conditions()).toContain('Complete=True CompletionsReached')
  })

  it('count failures by index where they are told to', async () => {
    await create({ completions: 2, parallelism: 2, completionMode: 'Indexed', backoffLimitPerIndex: 1 })
    await finish((pod) => index(pod) === 0, 1)
    await cluster.advance(10_000)
    expect(running().find((pod) => index(pod) === 0)?.metadata.annotations).toMatchObject({
      'batch.kubernetes.io/job-index-failure-count': '1',
    })
    await finish((pod) => index(pod) === 0, 1)
    expect(status()).toMatchObject({ failedIndexes: '0' })
    await finish(all)
    expect(conditions()).toEqual(['FailureTarget=True FailedIndexes', 'Failed=True FailedIndexes'])
    expect(status()).toMatchObject({ completedIndexes: '1', failedIndexes: '0' })
  })

  it('end as their policies say', async () => {
    await create({
      completions: 3,
      parallelism: 3,
      completionMode: 'Indexed',
      successPolicy: { rules: [{ succeededIndexes: '1-2', succeededCount: 1 }] },
    })
    await finish((pod) => index(pod) === 1)
    expect(conditions()).toEqual(['SuccessCriteriaMet=True SuccessPolicy', 'Complete=True SuccessPolicy'])
    expect(running()).toHaveLength(0)
  })

  it('fail at once, or ignore a failure, as their failure policy says', async () => {
    const rules = [
      { action: 'Ignore', onExitCodes: { operator: 'In', values: [2] } },
      { action: 'FailJob', onExitCodes: { operator: 'In', values: [42] } },
    ]
    await create({ completions: 2, parallelism: 1, backoffLimit: 0, podFailurePolicy: { rules } })
    await finish(all, 2)
    expect(status()?.failed).toBeUndefined()
    await cluster.advance(10_000)
    const [pod] = running()
    await finish(all, 42)
    expect(conditions()).toEqual(['FailureTarget=True PodFailurePolicy', 'Failed=True PodFailurePolicy'])
    expect(status()?.conditions?.[0]?.message).toBe(
      `Container c for pod default/${pod?.metadata.name} failed with exit code 42 matching FailJob rule at index 1`,
    )
  })

  it('end at their deadline, with their pods, and go when their time is over', async () => {
    await create({ activeDeadlineSeconds: 60, ttlSecondsAfterFinished: 100 })
    await cluster.advance(60_000)
    expect(running()).toHaveLength(0)
    expect(conditions()).toEqual(['FailureTarget=True DeadlineExceeded', 'Failed=True DeadlineExceeded'])
    await cluster.advance(99_000)
    expect(cluster.find(jobKind, 'work')).toBeDefined()
    await cluster.advance(1_000)
    await cluster.settled()
    expect(cluster.find(jobKind, 'work')).toBeUndefined()
  })

  it('suspended have no pods, and start anew when they are resumed', async () => {
    await create({ suspend: true })
    expect([pods().length, status()?.startTime, conditions()]).toEqual([0, undefined, ['Suspended=True JobSuspended']])
    await cluster.advance(5_000)
    await cluster.patch(jobKind, 'work', { spec: { suspend: false } })
    expect([running().length, status()?.startTime, conditions()]).toEqual([1, '2026-01-01T00:00:05Z', ['Suspended=False JobResumed']])
    await cluster.patch(jobKind, 'work', { spec: { suspend: true } })
    expect(pods()).toHaveLength(0)
    expect(conditions()).toEqual(['Suspended=True JobSuspended'])
  })

  it('deleted let their pods go', async () => {
    await create({})
    await cluster.client.delete(jobKind, { namespace: 'default', name: 'work' }, { propagationPolicy: 'Background' })
    await cluster.settled()
    expect(pods()).toHaveLength(0)
  })

  it('write indexes as the API does', () => {
    expect(formatIndexes([5, 0, 1, 3, 4])).toBe('0,1,3-5')
    expect([...parseIndexes('0,1,3-9', 6)]).toEqual([0, 1, 3, 4, 5])
  })
})
