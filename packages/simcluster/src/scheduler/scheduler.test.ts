import type { KubeObject } from '@vivarium/controller'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeKind } from '../nodes/node.js'
import { SimCluster } from '../testing/sim-cluster.js'

describe('the scheduler', () => {
  let c: SimCluster
  beforeEach(async () => {
    c = await SimCluster.start({ nodes: 0 })
  })
  afterEach(() => c[Symbol.asyncDispose]())

  const node = (name: string, options: object = {}) => c.nodes.add({ name, ...options })
  const needs = (cpu: string) => ({ containers: [{ name: 'web', image: 'nginx', resources: { requests: { cpu } } }] })
  const placeOf = (name: string) => c.pod(name)?.spec.nodeName
  const refusal = (name: string) => c.pod(name)?.status?.conditions?.find(({ type }) => type === 'PodScheduled')
  const zone = (name: string) => ({ labels: { 'topology.kubernetes.io/zone': name } })
  const make = (object: object) => c.client.create(object as KubeObject)

  it('says why no node will do, in the words of kube-scheduler, and tries again when one comes', async () => {
    await node('small', { capacity: { cpu: '1' } })
    await node('tainted', { taints: [{ key: 'dedicated', value: 'db', effect: 'NoSchedule' }] })
    await node('other', { labels: { disk: 'hdd' } })
    await node('closed', { labels: { disk: 'ssd' } })
    await c.client.patch(nodeKind, { name: 'closed' }, { type: 'merge', body: { spec: { unschedulable: true } } })
    await c.client.patch(nodeKind, { name: 'small' }, { type: 'merge', body: { metadata: { labels: { disk: 'ssd' } } } })
    await c.settled()
    await c.addPod('web', { ...needs('2'), nodeSelector: { disk: 'ssd' } })
    await c.settled()
    const message =
      "0/4 nodes are available: 1 Insufficient cpu, 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) had untolerated taint(s), " +
      '1 node(s) were unschedulable. preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling.'
    expect(refusal('web')).toMatchObject({ status: 'False', reason: 'Unschedulable', message })
    expect(c.events('web')).toEqual([`FailedScheduling: ${message}`])
    await node('big', { labels: { disk: 'ssd' } })
    await c.pass(2)
    expect(placeOf('web')).toBe('big')
    expect(refusal('web')).toMatchObject({ status: 'True' })
  })

  it('counts what is on a node: requests with init containers and overhead, pods, host ports', async () => {
    await node('one', { capacity: { cpu: '2', pods: '3' } })
    const init = [{ name: 'init', image: 'a', resources: { requests: { cpu: '1500m' } } }]
    await c.addPod('a', { ...needs('500m'), initContainers: init })
    await c.addPod('b', needs('600m'))
    await c.settled()
    expect([placeOf('a'), placeOf('b')]).toEqual(['one', undefined])
    expect(refusal('b')?.message).toContain('1 Insufficient cpu. preemption: 0/1 nodes are available: 1 No preemption victims found')
    const port = { containers: [{ name: 'web', image: 'nginx', ports: [{ containerPort: 80, hostPort: 80 }] }] }
    await c.addPod('c', port)
    await c.addPod('d', port)
    await c.settled()
    expect(placeOf('c')).toBe('one')
    expect(refusal('d')?.message).toContain("1 node(s) didn't have free ports for the requested pod ports.")
    await c.client.delete({ apiVersion: 'v1', kind: 'Pod' }, { namespace: 'default', name: 'a' })
    await c.pass(3)
    expect(placeOf('b')).toBe('one')
  })

  it('spreads pods over nodes, and by their constraints over zones', async () => {
    for (const name of ['a1', 'a2', 'b1']) await node(name, zone(name.slice(0, 1)))
    const labels = { app: 'web' }
    const constraint = {
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: labels },
    }
    for (let i = 0; i < 4; i++) await c.addPod(`web-${i}`, { topologySpreadConstraints: [constraint] }, { labels })
    await c.settled()
    const places = [0, 1, 2, 3].map((i) => placeOf(`web-${i}`)).sort()
    expect(places).toEqual(['a1', 'a2', 'b1', 'b1'])
    await c.client.patch(nodeKind, { name: 'b1' }, { type: 'merge', body: { spec: { unschedulable: true } } })
    await c.settled()
    for (const i of [4, 5]) await c.addPod(`web-${i}`, { topologySpreadConstraints: [constraint] }, { labels })
    await c.settled()
    expect([4, 5].filter((i) => placeOf(`web-${i}`)).length).toBe(1)
    expect(refusal('web-5')?.message).toContain("2 node(s) didn't match pod topology spread constraints")
  })

  it('keeps pods together and apart as they ask', async () => {
    for (const name of ['a', 'b']) await node(name)
    const term = (app: string) => ({ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app } } })
    const apart = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term('db')] } }
    const near = { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term('db')] } }
    await c.addPod('lonely', { affinity: near })
    await c.settled()
    expect(refusal('lonely')?.message).toContain("2 node(s) didn't match pod affinity rules")
    await c.addPod('db-0', { affinity: apart }, { labels: { app: 'db' } })
    await c.pass(3)
    expect(placeOf('lonely')).toBe(placeOf('db-0'))
    await c.addPod('db-1', { affinity: apart }, { labels: { app: 'db' } })
    await c.addPod('db-2', {}, { labels: { app: 'db' } })
    await c.settled()
    expect(placeOf('db-1')).not.toBe(placeOf('db-0'))
    expect(refusal('db-2')?.message).toContain("2 node(s) didn't satisfy existing pods anti-affinity rules")
    await c.addPod('db-3', { affinity: apart }, { labels: { app: 'db' } })
    await c.settled()
    expect(refusal('db-3')?.message).toContain("2 node(s) didn't match pod anti-affinity rules")
  })

  it('prefers what is preferred: node affinity, no soft taints', async () => {
    await node('soft', { taints: [{ key: 'old', effect: 'PreferNoSchedule' }] })
    await node('plain')
    await node('fast', { labels: { disk: 'ssd' } })
    const preference = { matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }] }
    const affinity = { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, preference }] } }
    await c.addPod('ssd', { affinity })
    await c.addPod('any')
    await c.settled()
    expect([placeOf('ssd'), placeOf('any')]).toEqual(['fast', 'plain'])
  })

  it('makes room for what is more important, with as little harm as can be', async () => {
    for (const name of ['a', 'b']) await node(name, { capacity: { cpu: '1' } })
    const classOf = (name: string, value: number) =>
      make({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value })
    await classOf('low', 10)
    await classOf('middle', 20)
    await classOf('high', 1000)
    await c.addPod('low', { ...needs('1'), priorityClassName: 'low' })
    await c.addPod('middle', { ...needs('1'), priorityClassName: 'middle' })
    await c.pass(2)
    await c.addPod('equal', { ...needs('1'), priorityClassName: 'low' })
    await c.addPod('high', { ...needs('1'), priorityClassName: 'high' })
    const room = placeOf('low')
    await c.settled()
    expect(c.pod('high')?.status?.nominatedNodeName).toBe(room)
    expect(c.condition('low', 'DisruptionTarget')).toBe('True PreemptionByScheduler')
    expect(c.events('low').at(-1)).toContain(`Preempted by pod ${c.pod('high')?.metadata.uid} on node ${room}`)
    await c.pass(5)
    expect(c.pod('low')).toBeUndefined()
    expect([placeOf('high'), placeOf('equal')]).toEqual([room, undefined])
    expect(placeOf('middle')).toBeDefined()
  })

  it('a pod whose budget would break is spared when another will do', async () => {
    for (const name of ['a', 'b']) await node(name, { capacity: { cpu: '1' } })
    await make({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'high' }, value: 1000 })
    await c.addPod('guarded', needs('1'), { labels: { app: 'guarded' } })
    await c.addPod('free', needs('1'))
    await make({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { namespace: 'default', name: 'guard' },
      spec: { minAvailable: 1, selector: { matchLabels: { app: 'guarded' } } },
    })
    await c.pass(2)
    await c.addPod('high', { ...needs('1'), priorityClassName: 'high' })
    await c.pass(5)
    expect([c.pod('free'), placeOf('guarded') === undefined]).toEqual([undefined, false])
  })

  it('waits for gates, for claims, and for other schedulers', async () => {
    await node('a')
    await c.addPod('gated', { schedulingGates: [{ name: 'example.com/wait' }] })
    await c.addPod('other', { schedulerName: 'mine' })
    await c.addPod('stored', { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })
    await c.settled()
    expect([placeOf('gated'), placeOf('other'), placeOf('stored')]).toEqual([undefined, undefined, undefined])
    expect(refusal('stored')?.message).toContain('0/1 nodes are available: persistentvolumeclaim "data" not found. preemption:')
    const pod = { apiVersion: 'v1', kind: 'Pod' }
    await c.client.patch(pod, { namespace: 'default', name: 'gated' }, { type: 'merge', body: { spec: { schedulingGates: null } } })
    await make({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'later' },
      provisioner: 'example.com/disk',
      volumeBindingMode: 'WaitForFirstConsumer',
    })
    const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' }
    await make({
      ...claim,
      metadata: { namespace: 'default', name: 'data' },
      spec: { storageClassName: 'later', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    })
    await c.pass(3)
    expect(placeOf('gated')).toBe('a')
    const stored = await c.client.get(claim, { namespace: 'default', name: 'data' })
    expect(stored.metadata.annotations?.['volume.kubernetes.io/selected-node']).toBe('a')
    await c.client.patch(claim, { namespace: 'default', name: 'data' }, { type: 'merge', body: { spec: { volumeName: 'disk' } } })
    await c.pass(12)
    expect(placeOf('stored')).toBe('a')
  })

  it('with no nodes it says so', async () => {
    await c.addPod('web')
    await c.settled()
    expect(refusal('web')?.message).toBe('no nodes available to schedule pods')
  })
})
