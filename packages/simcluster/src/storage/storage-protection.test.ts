import type { KubeObject } from '@vivarium/apiserver'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { attributesClassKind, claimKind, type PersistentVolume, podKind, volumeKind } from './storage-objects.js'

describe('the protection of what stores data', () => {
  let api: ApiServer
  beforeEach(async () => {
    api = await ApiServer.start()
  })
  afterEach(() => api?.close())

  const key = (name: string) => ({ namespace: 'default', name })
  const claim = (name: string, spec: object = {}) =>
    api.client.create<KubeObject>({
      ...claimKind,
      metadata: key(name),
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
    } as KubeObject)
  const pod = (name: string, volume: object, spec: object = { nodeName: 'node' }) =>
    api.client.create<KubeObject>({
      ...podKind,
      metadata: key(name),
      spec: { ...spec, containers: [{ name: 'c', image: 'c' }], volumes: [{ name: 'data', ...volume }] },
    } as KubeObject)
  const named = (claimName: string) => ({ persistentVolumeClaim: { claimName } })
  const findClaim = (name: string) => api.client.find<KubeObject>(claimKind, key(name))

  it('lets a claim go that no pod on a node uses', async () => {
    expect((await claim('data')).metadata.finalizers).toEqual(['kubernetes.io/pvc-protection'])
    await pod('waiting', named('data'), {})
    await api.client.delete(claimKind, key('data'))
    await api.settled()
    expect(findClaim('data')).toBeUndefined()
  })

  it('keeps a claim that a pod uses until that is gone', async () => {
    await claim('data')
    await pod('user', named('data'))
    await api.client.delete(claimKind, key('data'))
    await api.settled()
    expect(findClaim('data')?.metadata.deletionTimestamp).toBeDefined()
    await api.client.delete(podKind, key('user'), { gracePeriodSeconds: 0 })
    await api.settled()
    expect(findClaim('data')).toBeUndefined()
  })

  it('keeps the claim of an ephemeral volume for its own pod alone', async () => {
    const template = { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }
    const user = await pod('user', { ephemeral: { volumeClaimTemplate: template } })
    await claim('user-data')
    await api.client.delete(claimKind, key('user-data'))
    await api.settled()
    expect(findClaim('user-data')).toBeUndefined()
    await claim('user-data')
    const ownerReferences = [{ ...podKind, name: 'user', uid: user.metadata.uid ?? '', controller: true }]
    await api.client.patch(claimKind, key('user-data'), { metadata: { ownerReferences } })
    await api.client.delete(claimKind, key('user-data'))
    await api.settled()
    expect(findClaim('user-data')).toBeDefined()
  })

  it('keeps a volume that is bound', async () => {
    const created = await api.client.create<PersistentVolume>({
      ...volumeKind,
      metadata: { name: 'disk' },
      spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/data' } },
    } as PersistentVolume)
    await api.client.update({ ...created, status: { phase: 'Bound' } }, { subresource: 'status' })
    await api.client.delete(volumeKind, { name: 'disk' })
    await api.settled()
    const bound = api.client.get<PersistentVolume>(volumeKind, { name: 'disk' })
    await api.client.update({ ...bound, status: { phase: 'Released' } }, { subresource: 'status' })
    await api.settled()
    expect(api.client.find(volumeKind, { name: 'disk' })).toBeUndefined()
  })

  it('keeps a class of attributes that a claim asks for', async () => {
    await api.client.create<KubeObject>({
      ...attributesClassKind,
      metadata: { name: 'gold' },
      driverName: 'example.com',
      parameters: { iops: '1' },
    } as KubeObject)
    await claim('data', { volumeAttributesClassName: 'gold' })
    await api.client.delete(attributesClassKind, { name: 'gold' })
    await api.settled()
    expect(api.client.find(attributesClassKind, { name: 'gold' })).toBeDefined()
    await api.client.delete(claimKind, key('data'))
    await api.settled()
    expect(api.client.find(attributesClassKind, { name: 'gold' })).toBeUndefined()
  })

  it('does not hold a namespace up', async () => {
    await api.client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' } })
    await api.client.create<KubeObject>({
      ...claimKind,
      metadata: { namespace: 'team', name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    } as KubeObject)
    await api.client.delete({ apiVersion: 'v1', kind: 'Namespace' }, { name: 'team' })
    await api.settled()
    expect(api.client.find({ apiVersion: 'v1', kind: 'Namespace' }, { name: 'team' })).toBeUndefined()
  })

  it('puts its finalizer back that somebody took away, as long as the object stays', async () => {
    await claim('data')
    await api.client.patch(claimKind, key('data'), { metadata: { finalizers: null } })
    await api.settled()
    expect(findClaim('data')?.metadata.finalizers).toEqual(['kubernetes.io/pvc-protection'])
  })
})
