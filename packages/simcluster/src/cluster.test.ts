import { ManualClock } from '@vivarium/controller'
import { expect, it } from 'vitest'
import { Cluster } from './cluster.js'

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { namespace: 'default', name: 'web' },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'nginx' }] } },
  },
}

it('a deployment becomes running pods on nodes, and another cluster goes on from a snapshot of that', async () => {
  const clock = new ManualClock(new Date('2026-01-01T00:00:00Z'))
  await using cluster = await Cluster.start({ clock, seed: 'test' })
  await cluster.nodes.add({ name: 'node-1' })
  await cluster.nodes.add({ name: 'node-2' })
  await cluster.client.create(deployment)
  // Pulled, then started: each a time of its own.
  const pass = async (one: Cluster) => {
    for (let second = 0; second < 3; second++) {
      await one.settled()
      clock.advance(1000)
    }
    await one.settled()
  }
  await pass(cluster)
  const running = (one: Cluster) => one.client.list({ apiVersion: 'v1', kind: 'Pod' }, { fieldSelector: 'status.phase=Running' }).items
  expect(running(cluster)).toHaveLength(3)

  await using fork = await Cluster.start({ clock, seed: 'test', snapshot: cluster.snapshot() })
  await cluster.close()
  expect(running(fork)).toHaveLength(3)
  await fork.client.patch(
    { apiVersion: 'apps/v1', kind: 'Deployment' },
    { namespace: 'default', name: 'web' },
    { spec: { replicas: 5 } },
    { type: 'merge' },
  )
  await pass(fork)
  expect(running(fork)).toHaveLength(5)
})

it('without controllers nothing happens behind the API', async () => {
  await using cluster = await Cluster.start({ controllers: false })
  await cluster.client.create(deployment)
  await cluster.settled()
  expect(cluster.client.list({ apiVersion: 'apps/v1', kind: 'ReplicaSet' }, {}).items).toHaveLength(0)
})

it('a config map with the label changes what happens to pods, here and in a cluster that goes on from a snapshot', async () => {
  const clock = new ManualClock(new Date('2026-01-01T00:00:00Z'))
  await using cluster = await Cluster.start({ clock, seed: 'test' })
  await cluster.nodes.add({ name: 'node-1' })
  await cluster.client.create({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { namespace: 'kube-system', name: 'broken-pulls', labels: { 'vivarium.io/simulation': '' } },
    data: { 'stages.yaml': 'containers: [{ name: pull, when: { phase: pulling }, next: { to: pull-failed, message: manifest unknown } }]' },
  })
  const reasonOf = async (one: Cluster, name: string) => {
    await one.client.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { namespace: 'default', name },
      spec: { containers: [{ name, image: name }] },
    })
    await one.settled()
    type Pod = { status?: { containerStatuses?: { state?: { waiting?: { reason?: string } } }[] } }
    const pod = one.client.get({ apiVersion: 'v1', kind: 'Pod' }, { namespace: 'default', name }) as Pod
    return pod.status?.containerStatuses?.[0]?.state?.waiting?.reason
  }
  expect(await reasonOf(cluster, 'one')).toBe('ErrImagePull')
  await using fork = await Cluster.start({ clock, seed: 'test', snapshot: cluster.snapshot() })
  await cluster.close()
  expect(await reasonOf(fork, 'two')).toBe('ErrImagePull')
})
