import { afterEach, expect, it } from 'vitest'
import { type Pod, podKind } from './kubelet/pod.js'
import { SimCluster } from './testing/sim-cluster.js'

let cluster: SimCluster | undefined
afterEach(() => cluster?.[Symbol.asyncDispose]())

it('60 nodes and 600 pods are all running in seconds, spread over the nodes, and then cost nothing but leases', async () => {
  cluster = await SimCluster.start({ nodes: 60 })
  const c = cluster
  const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: '11111111-2222-4333-8444-555555555555', controller: true }
  for (let i = 0; i < 600; i++) await c.addPod(`web-${i}`, {}, { ownerReferences: [owner] })
  await c.pass(2, 0.5)
  const { items } = c.api.client.list({ apiVersion: 'v1', kind: 'Pod' }, { fieldSelector: 'status.phase=Running' })
  expect(items.length).toBe(600)
  const perNode = new Map<string, number>()
  for (const { spec } of items as unknown as { spec: { nodeName: string } }[])
    perNode.set(spec.nodeName, (perNode.get(spec.nodeName) ?? 0) + 1)
  expect(perNode.size).toBe(60)
  expect(Math.max(...perNode.values())).toBeLessThanOrEqual(12)
  expect(c.clock.waits.length).toBeLessThanOrEqual(3)
}, 60_000)

it('50 pods that crash loop wait with one timer, and go away when they are deleted', async () => {
  const exit = { to: 'exited', exitCode: 1 } as const
  cluster = await SimCluster.start({
    nodes: 10,
    stages: { containers: [{ name: 'exit', when: { phase: 'running' }, after: 100, next: exit }] },
  })
  const c = cluster
  for (let i = 0; i < 50; i++) await c.addPod(`web-${i}`)
  await c.pass(20)
  const pods = () => c.api.client.list({ apiVersion: 'v1', kind: 'Pod' }).items as unknown as Pod[]
  const states = pods().map(({ status }) => status?.containerStatuses?.[0])
  expect(new Set(states.map((state) => state?.state?.waiting?.reason))).toEqual(new Set(['CrashLoopBackOff']))
  expect(new Set(states.map((state) => state?.restartCount))).toEqual(new Set([2]))
  expect(c.clock.waits.length).toBeLessThanOrEqual(3)
  for (const { metadata } of pods()) await c.client.delete(podKind, { namespace: 'default', name: metadata.name ?? '' })
  await c.pass(1)
  expect(pods()).toEqual([])
}, 60_000)
