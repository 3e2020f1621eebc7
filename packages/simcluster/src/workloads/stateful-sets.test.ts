import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCluster } from '../testing/test-cluster.js'
import {
  type ControllerRevision,
  claimKind,
  controllerRevisionKind,
  type PersistentVolumeClaim,
  type Pod,
  podKind,
  type StatefulSet,
  statefulSetKind,
} from './objects.js'
import { addStatefulSetController } from './stateful-sets.js'

describe('stateful sets', () => {
  let cluster: TestCluster
  beforeEach(async () => {
    cluster = await TestCluster.start(addStatefulSetController)
  })
  afterEach(() => cluster[Symbol.asyncDispose]())

  const image = (name: string) => ({ spec: { template: { spec: { containers: [{ name: 'c', image: name }] } } } })
  const create = (spec: object = {}) =>
    cluster.create<StatefulSet>({
      ...statefulSetKind,
      metadata: { name: 'db' },
      spec: {
        replicas: 3,
        serviceName: 'db',
        selector: { matchLabels: { app: 'db' } },
        template: { metadata: { labels: { app: 'db' } }, spec: { containers: [{ name: 'c', image: 'v1' }] } },
        ...spec,
      },
    })
  const status = () => cluster.get<StatefulSet>(statefulSetKind, 'db').status
  const images = () =>
    cluster
      .list<Pod>(podKind)
      .map(({ metadata, spec }) => `${metadata.name} ${spec?.containers[0]?.image}`)
      .sort()
  const storage = {
    volumeClaimTemplates: [
      { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
    ],
  }

  it('make their pods in order, each after the one before is ready', async () => {
    cluster.kubelet.runs = ({ metadata }) => metadata.name !== 'db-1'
    await create()
    expect(cluster.names(podKind)).toEqual(['db-0', 'db-1'])
    cluster.kubelet.runs = () => true
    await cluster.patch(podKind, 'db-1', { metadata: { labels: { go: 'on' } } })
    expect(cluster.names(podKind)).toEqual(['db-0', 'db-1', 'db-2'])
    const pod = cluster.get<Pod>(podKind, 'db-1')
    const revision = status()?.currentRevision ?? ''
    expect(revision).toMatch(/^db-[0-9a-z]{5,10}$/)
    expect(pod.metadata.labels).toMatchObject({
      'statefulset.kubernetes.io/pod-name': 'db-1',
      'apps.kubernetes.io/pod-index': '1',
      'controller-revision-hash': revision,
    })
    expect(pod.spec).toMatchObject({ hostname: 'db-1', subdomain: 'db' })
    expect(status()).toMatchObject({ replicas: 3, readyReplicas: 3, availableReplicas: 3, currentReplicas: 3, updatedReplicas: 3 })
    expect(cluster.events('db')[0]).toBe('SuccessfulCreate: create Pod db-0 in StatefulSet db successful')
  })

  it('in parallel do not wait', async () => {
    cluster.kubelet.runs = () => false
    await create({ podManagementPolicy: 'Parallel', ordinals: { start: 5 } })
    expect(cluster.names(podKind)).toEqual(['db-5', 'db-6', 'db-7'])
  })

  it('get smaller from the end', async () => {
    await create()
    await cluster.patch(statefulSetKind, 'db', { spec: { replicas: 1 } })
    expect(cluster.names(podKind)).toEqual(['db-0'])
    expect(cluster.events('db').filter((event) => event.startsWith('SuccessfulDelete'))).toEqual([
      'SuccessfulDelete: delete Pod db-2 in StatefulSet db successful',
      'SuccessfulDelete: delete Pod db-1 in StatefulSet db successful',
    ])
  })

  it('update from the end down to their partition, and keep the revisions', async () => {
    await create({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } } })
    await cluster.patch(statefulSetKind, 'db', image('v2'))
    expect(images()).toEqual(['db-0 v1', 'db-1 v2', 'db-2 v2'])
    expect(status()).toMatchObject({ currentReplicas: 1, updatedReplicas: 2 })
    await cluster.delete(podKind, 'db-0')
    expect(images()[0]).toBe('db-0 v1')
    await cluster.patch(statefulSetKind, 'db', { spec: { updateStrategy: { rollingUpdate: { partition: 0 } } } })
    expect(images()).toEqual(['db-0 v2', 'db-1 v2', 'db-2 v2'])
    expect(status()?.currentRevision).toBe(status()?.updateRevision)
    await cluster.patch(statefulSetKind, 'db', image('v1'))
    expect(
      cluster
        .list<ControllerRevision>(controllerRevisionKind)
        .map(({ revision }) => revision)
        .sort(),
    ).toEqual([2, 3])
  })

  it('stop an update at a pod that is not ready', async () => {
    await create()
    cluster.kubelet.ready = ({ spec }) => spec?.containers[0]?.image !== 'v2'
    await cluster.patch(statefulSetKind, 'db', image('v2'))
    expect(images()).toEqual(['db-0 v1', 'db-1 v1', 'db-2 v2'])
  })

  it('update what somebody deletes, if they are told to', async () => {
    await create({ updateStrategy: { type: 'OnDelete' } })
    await cluster.patch(statefulSetKind, 'db', image('v2'))
    await cluster.delete(podKind, 'db-1')
    expect(images()).toEqual(['db-0 v1', 'db-1 v2', 'db-2 v1'])
  })

  it('keep a claim for each pod, or let it go, as they are told', async () => {
    await create({ ...storage, persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Delete' } })
    expect(cluster.names(claimKind)).toEqual(['data-db-0', 'data-db-1', 'data-db-2'])
    expect(cluster.get<Pod>(podKind, 'db-1').spec?.volumes?.[0]).toMatchObject({
      name: 'data',
      persistentVolumeClaim: { claimName: 'data-db-1' },
    })
    expect(cluster.get<PersistentVolumeClaim>(claimKind, 'data-db-1').metadata.labels).toEqual({ app: 'db' })
    await cluster.patch(statefulSetKind, 'db', { spec: { replicas: 2 } })
    expect(cluster.names(claimKind)).toEqual(['data-db-0', 'data-db-1'])
    await cluster.client.delete(statefulSetKind, { namespace: 'default', name: 'db' }, { propagationPolicy: 'Background' })
    await cluster.settled()
    expect([cluster.names(podKind), cluster.names(claimKind)]).toEqual([[], ['data-db-0', 'data-db-1']])
  })
})
