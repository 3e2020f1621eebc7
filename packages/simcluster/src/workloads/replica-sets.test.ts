import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCluster } from '../testing/test-cluster.js'
import { type Pod, podKind, type ReplicaSet, replicaSetKind, replicationControllerKind } from './objects.js'
import { addReplicaSetController, addReplicationController } from './replica-sets.js'

const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'c' }] } }
const replicaSet = (name: string, replicas: number, more: object = {}): ReplicaSet => ({
  ...replicaSetKind,
  metadata: { name },
  spec: { replicas, selector: { matchLabels: { app: 'web' } }, template, ...more },
})

describe('replica sets', () => {
  let cluster: TestCluster
  beforeEach(async () => {
    cluster = await TestCluster.start((manager) => {
      addReplicaSetController(manager)
      addReplicationController(manager)
    })
  })
  afterEach(() => cluster[Symbol.asyncDispose]())
  const status = (name: string) => cluster.get<ReplicaSet>(replicaSetKind, name).status

  it('have as many pods as they ask for, and say so', async () => {
    await cluster.create(replicaSet('web', 5))
    expect(status('web')).toEqual({ replicas: 5, fullyLabeledReplicas: 5, readyReplicas: 5, availableReplicas: 5, observedGeneration: 1 })
    const [pod] = cluster.list<Pod>(podKind)
    expect(pod?.metadata.name).toMatch(/^web-[a-z0-9]{5}$/)
    expect(pod?.metadata.ownerReferences).toMatchObject([{ kind: 'ReplicaSet', name: 'web', controller: true, blockOwnerDeletion: true }])
    expect(cluster.events('web')[0]).toMatch(/^SuccessfulCreate: Created pod: web-/)
    await cluster.patch(replicaSetKind, 'web', { spec: { replicas: 2 } })
    expect(cluster.list(podKind)).toHaveLength(2)
    expect(status('web')).toMatchObject({ replicas: 2, readyReplicas: 2, observedGeneration: 2 })
    await cluster.delete(podKind, cluster.names(podKind)[0] ?? '')
    expect(cluster.list(podKind)).toHaveLength(2)
  })

  it('replace pods that have failed', async () => {
    await cluster.create(replicaSet('web', 1))
    const [pod] = cluster.list<Pod>(podKind)
    if (pod) await cluster.kubelet.finish(pod, 1)
    await cluster.settled()
    expect(cluster.list<Pod>(podKind).map((each) => each.status?.phase)).toEqual(expect.arrayContaining(['Failed', 'Running']))
    expect(status('web')).toMatchObject({ replicas: 1 })
  })

  it('adopt pods that match and are nobody’s, and give up those that no longer match', async () => {
    await cluster.create({ ...podKind, ...template, metadata: { name: 'lonely', ...template.metadata } } as Pod)
    await cluster.create(replicaSet('web', 2))
    expect(cluster.list(podKind)).toHaveLength(2)
    expect(cluster.get<Pod>(podKind, 'lonely').metadata.ownerReferences).toMatchObject([{ name: 'web', controller: true }])
    await cluster.patch(podKind, 'lonely', { metadata: { labels: { app: 'other' } } })
    expect(cluster.get<Pod>(podKind, 'lonely').metadata.ownerReferences).toBeUndefined()
    expect(cluster.list(podKind)).toHaveLength(3)
  })

  it('are available after minReadySeconds of the cluster’s time', async () => {
    await cluster.create(replicaSet('web', 2, { minReadySeconds: 30 }))
    expect(status('web')).toMatchObject({ readyReplicas: 2 })
    expect(status('web')?.availableReplicas).toBeUndefined()
    await cluster.advance(30_000)
    expect(status('web')).toMatchObject({ availableReplicas: 2 })
    expect(cluster.clock.waits).toEqual([])
  })

  it('delete pods that are not ready first, then cheap ones', async () => {
    cluster.kubelet.ready = ({ metadata }) => metadata.name !== 'bad'
    const pod = (name: string, annotations = {}) =>
      ({ ...podKind, ...template, metadata: { name, annotations, ...template.metadata } }) as Pod
    await cluster.create(pod('bad'))
    await cluster.create(pod('cheap', { 'controller.kubernetes.io/pod-deletion-cost': '-5' }))
    await cluster.create(pod('good'))
    await cluster.create(replicaSet('web', 2))
    expect(cluster.names(podKind)).toEqual(['cheap', 'good'])
    await cluster.patch(replicaSetKind, 'web', { spec: { replicas: 1 } })
    expect(cluster.names(podKind)).toEqual(['good'])
  })

  it('say why pods could not be made, and stop early', async () => {
    await cluster.create(replicaSet('web', 5, { template: { ...template, spec: { ...template.spec, serviceAccountName: 'nobody' } } }))
    expect(status('web')?.conditions).toMatchObject([{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate' }])
    expect(status('web')?.conditions?.[0]?.message).toContain('service account default/nobody')
    await cluster.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'nobody' } })
    await cluster.patch(replicaSetKind, 'web', { metadata: { labels: { again: 'yes' } } })
    expect(status('web')).toMatchObject({ replicas: 5 })
    expect(status('web')?.conditions).toBeUndefined()
  })

  it('never make too many, whatever happens at once', async () => {
    await Promise.all(['a', 'b'].map((name) => cluster.create(replicaSet(name, 50))))
    expect(cluster.list(podKind)).toHaveLength(100)
    expect(cluster.events('a').filter((event) => event.startsWith('SuccessfulDelete'))).toEqual([])
  })

  it('are the same as replication controllers, with another selector', async () => {
    await cluster.create({
      ...replicationControllerKind,
      metadata: { name: 'old' },
      spec: { replicas: 2, selector: { app: 'web' }, template },
    } as never)
    expect(cluster.list<Pod>(podKind).map(({ metadata }) => metadata.ownerReferences?.[0]?.kind)).toEqual([
      'ReplicationController',
      'ReplicationController',
    ])
    expect(cluster.get<ReplicaSet>(replicationControllerKind, 'old').status).toMatchObject({ replicas: 2, readyReplicas: 2 })
  })
})
