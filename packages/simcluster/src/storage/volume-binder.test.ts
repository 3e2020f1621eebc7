import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCluster } from '../testing/test-cluster.js'
import { type PersistentVolumeClaim, type Pod, podKind } from '../workloads/objects.js'
import { claimKind, volumeKind } from './storage-objects.js'
import { addVolumeBinder } from './volume-binder.js'
import { type StorageClass, storageClassKind, type Volume } from './volume-objects.js'

describe('volumes and claims', () => {
  let cluster: TestCluster
  beforeEach(async () => {
    cluster = await TestCluster.start(addVolumeBinder)
  })
  afterEach(() => cluster[Symbol.asyncDispose]())

  const volume = async (name: string, storage: string, more: object = {}) => {
    const spec = { capacity: { storage }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/data' }, ...more }
    await cluster.client.create<Volume>({ ...volumeKind, metadata: { name }, spec })
    await cluster.settled()
  }
  const storageClass = (more: object = {}) =>
    cluster.client.create<StorageClass>({ ...storageClassKind, metadata: { name: 'fast' }, provisioner: 'sim.example.com', ...more })
  const claim = (storage: string, storageClassName = '') =>
    cluster.create<PersistentVolumeClaim>({
      ...claimKind,
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } }, storageClassName },
    })
  const getVolume = (name: string) => cluster.api.client.find(volumeKind, { name }) as unknown as Volume | undefined
  const get = () => cluster.get<PersistentVolumeClaim>(claimKind, 'data')

  it('a claim gets the smallest volume that has room, and either knows the other', async () => {
    await volume('big', '10Gi')
    await volume('small', '1Gi')
    await volume('right', '5Gi')
    expect(getVolume('right')?.status).toMatchObject({ phase: 'Available' })
    await claim('2Gi')
    expect(get()).toMatchObject({
      metadata: { annotations: { 'pv.kubernetes.io/bind-completed': 'yes', 'pv.kubernetes.io/bound-by-controller': 'yes' } },
      spec: { volumeName: 'right' },
      status: { phase: 'Bound', capacity: { storage: '5Gi' }, accessModes: ['ReadWriteOnce'] },
    })
    expect(getVolume('right')).toMatchObject({ spec: { claimRef: { name: 'data' } }, status: { phase: 'Bound' } })
    await cluster.delete(claimKind, 'data')
    expect(getVolume('right')).toMatchObject({ status: { phase: 'Released' } })
  })

  it('a claim without a volume waits, and says so, until there is one', async () => {
    await claim('2Gi')
    expect([get().status?.phase, cluster.events('data')]).toEqual([
      'Pending',
      ['FailedBinding: no persistent volumes available for this claim and no storage class is set'],
    ])
    await volume('late', '2Gi')
    expect(get().status?.phase).toBe('Bound')
  })

  it('a class makes volumes, and they go with their claims', async () => {
    await storageClass()
    await claim('2Gi', 'fast')
    const name = `pvc-${get().metadata.uid}`
    expect(get()).toMatchObject({ spec: { volumeName: name }, status: { phase: 'Bound' } })
    expect(getVolume(name)?.spec).toMatchObject({
      storageClassName: 'fast',
      persistentVolumeReclaimPolicy: 'Delete',
      capacity: { storage: '2Gi' },
    })
    expect(cluster.events('data')).toEqual([`ProvisioningSucceeded: Successfully provisioned volume ${name}`])
    await cluster.delete(claimKind, 'data')
    expect(getVolume(name)).toBeUndefined()
  })

  it('a class may wait until a pod that uses the claim is on a node', async () => {
    await storageClass({ volumeBindingMode: 'WaitForFirstConsumer' })
    await claim('2Gi', 'fast')
    expect([get().status?.phase, cluster.events('data')]).toEqual([
      'Pending',
      ['WaitForFirstConsumer: waiting for first consumer to be created before binding'],
    ])
    await cluster.create<Pod>({
      ...podKind,
      metadata: { name: 'user' },
      spec: {
        nodeName: 'node',
        containers: [{ name: 'c', image: 'c' }],
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
      },
    })
    expect(get().status?.phase).toBe('Bound')
  })

  it('a claim whose volume is gone is lost', async () => {
    await volume('disk', '5Gi')
    await claim('2Gi')
    await cluster.client.patch(volumeKind, { name: 'disk' }, { type: 'merge', body: { metadata: { finalizers: null } } })
    await cluster.client.delete(volumeKind, { name: 'disk' })
    const disk = getVolume('disk')
    if (disk) await cluster.client.patch(volumeKind, { name: 'disk' }, { type: 'merge', body: { metadata: { finalizers: null } } })
    await cluster.settled()
    expect(getVolume('disk')).toBeUndefined()
    expect(get().status?.phase).toBe('Lost')
  })
})
