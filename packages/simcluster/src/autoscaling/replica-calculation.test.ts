import { describe, expect, it } from 'vitest'
import type { Pod } from '../workloads/objects.js'
import { milli, type PodMetrics, replicasForUsage, replicasForUtilization, usageByPod } from './replica-calculation.js'

const nowMs = Date.parse('2026-01-01T01:00:00Z')
const timestamp = '2026-01-01T01:00:00Z'

const pod = (name: string, { phase = 'Running', ready = true, started = '2026-01-01T00:00:00Z', cpu = '1' } = {}): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  spec: { containers: [{ name: 'main', resources: { requests: { cpu, memory: '1Gi' } } }] },
  status: {
    phase,
    startTime: started,
    conditions: [{ type: 'Ready', status: ready ? 'True' : 'False', lastTransitionTime: started }],
  },
})
const metrics = (usage: Record<string, string>, resource = 'cpu') =>
  usageByPod(
    Object.entries(usage).map(
      ([name, value]): PodMetrics => ({
        metadata: { name },
        timestamp,
        window: '15s',
        containers: [{ name: 'main', usage: { [resource]: value } }],
      }),
    ),
    resource,
    '',
  )
const names = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`)
const each = (count: number, value: string) => Object.fromEntries(names(count).map((name) => [name, value]))
const utilization = (pods: readonly Pod[], usage: Record<string, string>, target = 50, currentReplicas = pods.length) =>
  replicasForUtilization({ currentReplicas, pods, metrics: metrics(usage), resource: 'cpu', nowMs }, target, '')

describe('how many replicas metrics ask for', () => {
  it('as many as bring the target, rounded up; within a tenth of it nothing changes', () => {
    const pods = names(3).map((name) => pod(name))
    expect(utilization(pods, each(3, '1'))).toEqual({ replicas: 6, usage: 1000, utilization: 100 })
    expect(utilization(pods, each(3, '540m'))).toMatchObject({ replicas: 3, utilization: 54 })
    expect(utilization(pods, each(3, '560m'))).toMatchObject({ replicas: 4 })
    expect(utilization(pods, each(3, '10m'))).toMatchObject({ replicas: 1 })
  })

  it('pods without metrics use nothing on the way up, and all that they request on the way down', () => {
    const pods = names(4).map((name) => pod(name))
    // Two of four at 100 %: as if all were at 50 %.
    expect(utilization(pods, each(2, '1'))).toMatchObject({ replicas: 4 })
    expect(utilization(pods, each(3, '1'))).toMatchObject({ replicas: 6 })
    expect(utilization(pods, each(2, '100m'))).toMatchObject({ replicas: 4 })
    expect(utilization(pods, each(3, '10m'))).toMatchObject({ replicas: 2 })
  })

  it('pods that are pending, or not ready yet, use nothing on the way up; ones that have failed or go do not count', () => {
    const fresh = '2026-01-01T00:59:50Z'
    const pods = [pod('p0'), pod('p1'), pod('pending', { phase: 'Pending' }), pod('fresh', { ready: false, started: fresh })]
    expect(utilization(pods, { ...each(2, '2'), fresh: '4' })).toMatchObject({ replicas: 8 })
    expect(utilization(pods, { ...each(2, '100m'), fresh: '4' })).toMatchObject({ replicas: 1 })
    const failed = [pod('p0'), pod('p1', { phase: 'Failed' })]
    expect(utilization(failed, each(2, '1'), 50, 1)).toMatchObject({ replicas: 2 })
    expect(utilization([pod('fresh', { started: fresh })], { fresh: '1' })).toEqual({
      error: 'did not receive metrics for targeted pods (pods might be unready)',
    })
  })

  it('memory counts from the start, and a usage is compared with its target as it is', () => {
    const pods = [pod('p0', { started: '2026-01-01T00:59:50Z' }), pod('p1')]
    const question = { currentReplicas: 2, pods, metrics: metrics(each(2, '2Gi'), 'memory'), resource: 'memory', nowMs }
    expect(replicasForUsage(question, milli('1Gi'))).toEqual({ replicas: 4, usage: milli('2Gi') })
    expect(replicasForUsage({ ...question, pods: [] }, 1)).toEqual({
      error: 'no pods returned by selector while calculating replica count',
    })
  })

  it('says which request is missing', () => {
    const [lacking] = [pod('p0')]
    for (const container of lacking?.spec?.containers ?? []) delete container.resources
    expect(utilization([lacking as Pod], each(1, '1'))).toEqual({ error: 'missing request for cpu in container main of Pod p0' })
  })

  it('a pod of which a container is not measured is not measured; a container can be asked for by itself', () => {
    const measured: PodMetrics = {
      metadata: { name: 'p0' },
      timestamp,
      window: '1m0s',
      containers: [
        { name: 'main', usage: { cpu: '100m' } },
        { name: 'proxy', usage: { memory: '1Mi' } },
      ],
    }
    expect(usageByPod([measured], 'cpu', '').size).toBe(0)
    expect(usageByPod([measured], 'cpu', 'main').get('p0')).toEqual({ value: 100, timestampMs: nowMs, windowMs: 60_000 })
  })
})
