import type { KubeObject } from '@vivarium/controller'
import { describe, expect, it } from 'vitest'
import { RunningCluster } from '../testing/running-cluster.js'
import { podKind } from '../workloads/objects.js'

const podMetricsKind = { apiVersion: 'metrics.k8s.io/v1beta1', kind: 'PodMetrics' } as const
const nodeMetricsKind = { apiVersion: 'metrics.k8s.io/v1beta1', kind: 'NodeMetrics' } as const

interface PodMetrics extends KubeObject {
  readonly containers: readonly { readonly name: string; readonly usage: object }[]
}

const pod = (name: string, metadata: object = {}, more: object = {}) => ({
  ...podKind,
  metadata: { name, ...metadata },
  spec: { containers: [{ name: 'web', image: 'nginx', resources: { requests: { cpu: '200m', memory: '64Mi' } }, ...more }] },
})
const usageOf = (running: RunningCluster, name: string) => running.get<PodMetrics>(podMetricsKind, name).containers

describe('metrics.k8s.io', () => {
  it('tells of pods that run, a part of what they request, and the same for the same seed', async () => {
    const measure = async (seed: string) => {
      await using running = await RunningCluster.start({ seed })
      await running.create(pod('web'))
      expect(running.find(podMetricsKind, 'web')).toBeUndefined()
      await running.pass(5)
      return usageOf(running, 'web')
    }
    const first = await measure('one')
    expect(first).toEqual([
      { name: 'web', usage: { cpu: expect.stringMatching(/^\d{2,3}m$/), memory: expect.stringMatching(/^\d+[KM]i$/) } },
    ])
    expect(await measure('one')).toEqual(first)
    expect(await measure('two')).not.toEqual(first)
  })

  it('takes what annotations say, then what a source says, of pods and nodes', async () => {
    const metrics = [
      { pods: { labels: { app: 'busy' } }, cpu: '1500m', memory: '1Gi' },
      { node: 'node-1', memory: '2Gi' },
    ]
    await using running = await RunningCluster.start({ metrics, nodes: 2 })
    await running.create(pod('busy', { labels: { app: 'busy' } }, {}))
    await running.create(pod('told', { labels: { app: 'busy' }, annotations: { 'vivarium.io/cpu-usage': '250m' } }))
    await running.pass(5)
    expect(usageOf(running, 'busy')).toEqual([{ name: 'web', usage: { cpu: '1500m', memory: '1Gi' } }])
    expect(usageOf(running, 'told')).toEqual([{ name: 'web', usage: { cpu: '250m', memory: '1Gi' } }])
    const nodes = running.cluster.client.list(nodeMetricsKind, {}).items as unknown as (KubeObject & { usage: object })[]
    expect(nodes.map(({ metadata, usage }) => [metadata.name, usage])).toEqual([
      ['node-1', { cpu: expect.any(String), memory: '2Gi' }],
      ['node-2', { cpu: expect.any(String), memory: expect.any(String) }],
    ])
    const selected = running.cluster.client.list(podMetricsKind, { labelSelector: 'app=busy', fieldSelector: 'metadata.name=told' })
    expect(selected.items.map(({ metadata }) => metadata.name)).toEqual(['told'])
  })

  it('says nothing of nodes that are not ready, and of their pods', async () => {
    await using running = await RunningCluster.start()
    await running.create(pod('web'))
    await running.pass(5)
    expect(running.find(podMetricsKind, 'web')).toBeDefined()
    running.cluster.nodes.get('node-1')?.crash()
    await running.pass(60, 5)
    expect(running.find(podMetricsKind, 'web')).toBeUndefined()
    expect(running.find(nodeMetricsKind, 'node-1')).toBeUndefined()
  })

  it('refuses a source that gives no quantity, and goes on', async () => {
    const usage = { cpu: 'much' }
    await using running = await RunningCluster.start({ metrics: () => usage })
    await running.create(pod('web'))
    await running.pass(5)
    expect(() => running.get(podMetricsKind, 'web')).toThrow('must be a quantity')
    usage.cpu = '5m'
    expect(usageOf(running, 'web')[0]?.usage).toMatchObject({ cpu: '5m' })
  })
})
