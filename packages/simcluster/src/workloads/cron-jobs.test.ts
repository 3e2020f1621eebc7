import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCluster } from '../testing/test-cluster.js'
import { addCronJobController } from './cron-jobs.js'
import type { CronJob, Job } from './job-objects.js'
import { addJobController } from './jobs.js'
import { cronJobKind, jobKind, type Pod, podKind } from './objects.js'

const minute = 60_000

describe('cron jobs', () => {
  let cluster: TestCluster
  beforeEach(async () => {
    cluster = await TestCluster.start((manager) => {
      addJobController(manager)
      addCronJobController(manager)
    })
  })
  afterEach(() => cluster[Symbol.asyncDispose]())

  const create = (spec: object = {}) => {
    const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'c' }] } }
    const jobTemplate = { metadata: { labels: { of: 'tick' } }, spec: { template } }
    return cluster.create<CronJob>({ ...cronJobKind, metadata: { name: 'tick' }, spec: { schedule: '*/1 * * * *', jobTemplate, ...spec } })
  }
  const status = () => cluster.get<CronJob>(cronJobKind, 'tick').status
  const name = (minutes: number) => `tick-${Date.parse('2026-01-01T00:00:00Z') / minute + minutes}`
  const finishAll = async () => {
    for (const pod of cluster.list<Pod>(podKind).filter((each) => each.status?.phase === 'Running')) await cluster.kubelet.finish(pod)
    await cluster.settled()
  }

  it('make a job each time, named by the minute, and know which ones run', async () => {
    await create()
    await cluster.advance(minute + 100)
    expect(cluster.names(jobKind)).toEqual([name(1)])
    expect(cluster.get<Job>(jobKind, name(1)).metadata).toMatchObject({
      labels: { of: 'tick' },
      annotations: { 'batch.kubernetes.io/cronjob-scheduled-timestamp': '2026-01-01T00:01:00Z' },
      ownerReferences: [{ kind: 'CronJob', name: 'tick', controller: true }],
    })
    expect(status()).toMatchObject({ active: [{ kind: 'Job', name: name(1) }], lastScheduleTime: '2026-01-01T00:01:00Z' })
    await finishAll()
    expect(status()).toEqual({ lastScheduleTime: '2026-01-01T00:01:00Z', lastSuccessfulTime: '2026-01-01T00:01:00Z' })
    expect(cluster.events('tick')).toEqual([
      `SuccessfulCreate: Created job ${name(1)}`,
      `SawCompletedJob: Saw completed job: ${name(1)}, condition: Complete`,
    ])
  })

  it('keep as many finished jobs as they are told', async () => {
    await create({ successfulJobsHistoryLimit: 2 })
    for (let i = 0; i < 4; i++) {
      await cluster.advance(minute + (i === 0 ? 100 : 0))
      await finishAll()
    }
    expect(cluster.names(jobKind)).toEqual([name(3), name(4)])
  })

  it('do not start beside one that runs, or replace it, as they are told', async () => {
    await create({ concurrencyPolicy: 'Forbid' })
    await cluster.advance(minute + 100)
    await cluster.advance(minute)
    expect(cluster.names(jobKind)).toEqual([name(1)])
    await cluster.patch(cronJobKind, 'tick', { spec: { concurrencyPolicy: 'Replace' } })
    expect(cluster.names(jobKind)).toEqual([name(2)])
  })

  it('after a long sleep start once, unless it is too late', async () => {
    await create({ suspend: true, startingDeadlineSeconds: 30 })
    await cluster.advance(300 * minute + 40_000)
    await cluster.patch(cronJobKind, 'tick', { spec: { suspend: false } })
    expect(cluster.names(jobKind)).toEqual([])
    await cluster.patch(cronJobKind, 'tick', { spec: { startingDeadlineSeconds: null } })
    expect(cluster.names(jobKind)).toEqual([name(300)])
    expect(cluster.events('tick')[0]).toContain('TooManyMissedTimes: too many missed start times')
  })
})
