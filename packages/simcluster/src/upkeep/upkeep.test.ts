import type { KubeObject } from '@vivarium/controller'
import { expect, it } from 'vitest'
import type { Node } from '../nodes/node.js'
import { nodeKind } from '../nodes/node.js'
import { RunningCluster } from '../testing/running-cluster.js'
import { TestCluster } from '../testing/test-cluster.js'
import { claimKind, type PersistentVolumeClaim, type Pod, podKind } from '../workloads/objects.js'
import { addPodGarbageCollector } from './pod-garbage-collector.js'

interface Any extends KubeObject {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into objects of any kind
  [field: string]: any
}

const roleKind = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' } as const
const cidrKind = { apiVersion: 'networking.k8s.io/v1', kind: 'ServiceCIDR' } as const

it('cluster roles have the rules of those that they aggregate', async () => {
  await using running = await RunningCluster.start()
  await running.pass(3)
  const rules = (name: string) => running.get<Any>(roleKind, name, '').rules
  expect(rules('view').length).toBeGreaterThan(5)
  expect(rules('admin').length).toBeGreaterThan(rules('view').length)
  const rule = { apiGroups: ['example.com'], resources: ['widgets'], verbs: ['get'] }
  const labels = { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' }
  await running.create({ ...roleKind, metadata: { name: 'widgets', labels, namespace: undefined }, rules: [rule] } as unknown as KubeObject)
  for (const name of ['view', 'edit', 'admin']) expect(rules(name)).toContainEqual(rule)
  await running.cluster.client.delete(roleKind, { name: 'widgets' })
  await running.cluster.settled()
  for (const name of ['view', 'edit', 'admin']) expect(rules(name)).not.toContainEqual(rule)
})

it('nodes that are made by hand get pod addresses that no other has', async () => {
  await using running = await RunningCluster.start({ nodes: 2 })
  for (const name of ['hand-1', 'hand-2']) await running.cluster.client.create({ ...nodeKind, metadata: { name } })
  await running.cluster.settled()
  const cidrs = running.cluster.client.list(nodeKind, {}).items.map((node) => (node as unknown as Node).spec?.podCIDR)
  expect(cidrs).not.toContain(undefined)
  expect(new Set(cidrs).size).toBe(4)
  expect(running.get<Node>(nodeKind, 'hand-1', '').metadata.annotations).toEqual({ 'node.alpha.kubernetes.io/ttl': '0' })
})

it('the oldest of too many pods that have ended go', async () => {
  await using cluster = await TestCluster.start((manager) => addPodGarbageCollector(manager, 2))
  for (const name of ['one', 'two', 'three', 'four']) {
    const pod = await cluster.create<Pod>({ ...podKind, metadata: { name }, spec: { containers: [{ name: 'main', image: 'x' }] } })
    await cluster.kubelet.finish(cluster.get<Pod>(podKind, pod.metadata.name ?? ''))
    await cluster.advance(1000)
  }
  expect(cluster.names(podKind)).toEqual(['four', 'three'])
})

it('pods leave a node that is dead and declared out of service', async () => {
  await using running = await RunningCluster.start()
  await running.create({ ...podKind, metadata: { name: 'web' }, spec: { containers: [{ name: 'main', image: 'nginx' }] } } as KubeObject)
  await running.pass(5)
  running.cluster.nodes.get('node-1')?.crash()
  await running.pass(60, 10)
  await running.cluster.client.delete(podKind, { namespace: 'default', name: 'web' })
  await running.pass(60, 10)
  expect(running.find(podKind, 'web')).toBeDefined()
  const taints = [
    ...(running.get<Node>(nodeKind, 'node-1', '').spec?.taints ?? []),
    { key: 'node.kubernetes.io/out-of-service', effect: 'NoExecute' },
  ]
  await running.patch(nodeKind, 'node-1', { spec: { taints } }, { namespace: '' })
  expect(running.find(podKind, 'web')).toBeUndefined()
})

it('ephemeral volumes have claims, which go with the pod; somebody else’s claim is not taken', async () => {
  await using running = await RunningCluster.start()
  const volumeClaimTemplate = { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }
  const pod = (name: string) => ({
    ...podKind,
    metadata: { name },
    spec: { volumes: [{ name: 'scratch', ephemeral: { volumeClaimTemplate } }], containers: [{ name: 'main', image: 'nginx' }] },
  })
  await running.create(pod('web') as KubeObject)
  expect(running.get<PersistentVolumeClaim>(claimKind, 'web-scratch').metadata.ownerReferences).toMatchObject([
    { kind: 'Pod', name: 'web', controller: true },
  ])
  await running.cluster.client.delete(podKind, { namespace: 'default', name: 'web' }, { gracePeriodSeconds: 0 })
  await running.pass(2)
  expect(running.find(claimKind, 'web-scratch')).toBeUndefined()

  await running.create({ ...claimKind, metadata: { name: 'other-scratch' }, ...volumeClaimTemplate } as KubeObject)
  await running.create(pod('other') as KubeObject)
  expect(running.events('other')).toContain(
    'FailedBinding: ephemeral volume scratch: PVC default/other-scratch was not created for pod default/other (pod is not owner)',
  )
})

it('a bound claim that asks for more grows, with its volume', async () => {
  await using running = await RunningCluster.start()
  const storage = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', provisioner: 'example.com/disks', allowVolumeExpansion: true }
  await running.cluster.client.create({ ...storage, metadata: { name: 'disks' } })
  await running.create<PersistentVolumeClaim>({
    ...claimKind,
    metadata: { name: 'data' },
    spec: { storageClassName: 'disks', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  })
  await running.pass(2)
  await running.patch(claimKind, 'data', { spec: { resources: { requests: { storage: '3Gi' } } } })
  const claim = running.get<PersistentVolumeClaim>(claimKind, 'data')
  expect(claim.status).toMatchObject({ phase: 'Bound', capacity: { storage: '3Gi' } })
  expect(running.get<Any>({ apiVersion: 'v1', kind: 'PersistentVolume' }, claim.spec?.volumeName ?? '', '').spec.capacity).toEqual({
    storage: '3Gi',
  })
})

it('networks of service addresses are ready, and stay while an address is in them alone', async () => {
  await using running = await RunningCluster.start()
  await running.pass(3)
  expect(running.get<Any>(cidrKind, 'kubernetes', '').status.conditions).toMatchObject([
    { type: 'Ready', status: 'True', message: 'Kubernetes Service CIDR is ready' },
  ])
  await running.cluster.client.create({ ...cidrKind, metadata: { name: 'more' }, spec: { cidrs: ['10.9.0.0/24'] } } as never)
  const address = { apiVersion: 'networking.k8s.io/v1', kind: 'IPAddress', metadata: { name: '10.9.0.7' } }
  const parentRef = { resource: 'services', namespace: 'default', name: 'web' }
  await running.cluster.client.create({ ...address, spec: { parentRef } } as never)
  await running.cluster.client.delete(cidrKind, { name: 'more' })
  await running.pass(20, 5)
  expect(running.get<Any>(cidrKind, 'more', '').status.conditions).toMatchObject([{ status: 'False', reason: 'Terminating' }])
  await running.cluster.client.delete(address, { name: '10.9.0.7' })
  await running.pass(20, 5)
  expect(running.find(cidrKind, 'more', '')).toBeUndefined()
})
