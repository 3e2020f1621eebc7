import type { KubeObject } from '@vivarium/apiserver'
import { HttpClient } from '@vivarium/controller'
import { describe, expect, it } from 'vitest'
import { ApiServer } from './api-server.js'
import { startControllers } from './controllers.js'
import { waitFor } from './testing/wait-for.js'

interface ConfigMap extends KubeObject {
  data?: Record<string, string>
}

interface Pod extends KubeObject {
  spec: { containers: object[]; serviceAccountName?: string }
}

const configMap = { apiVersion: 'v1', kind: 'ConfigMap' } as const
const serviceAccount = { apiVersion: 'v1', kind: 'ServiceAccount' } as const
const namespaceKind = { apiVersion: 'v1', kind: 'Namespace' } as const
const rootCa = { namespace: 'default', name: 'kube-root-ca.crt' }

describe('an API server with its controllers', () => {
  it('has service accounts and its authority in every namespace when it is ready, and in a new one at once', async () => {
    await using api = await ApiServer.start()
    for (const namespace of ['default', 'kube-system', 'kube-public', 'kube-node-lease']) {
      expect(api.client.find(serviceAccount, { namespace, name: 'default' })).toBeDefined()
      expect(api.client.find<ConfigMap>(configMap, { ...rootCa, namespace })?.data).toEqual({ 'ca.crt': api.certificateAuthority })
    }
    await api.client.create({ ...namespaceKind, metadata: { name: 'team' } })
    await api.settled()
    expect(api.client.find(serviceAccount, { namespace: 'team', name: 'default' })).toBeDefined()
    expect(api.client.find(configMap, { ...rootCa, namespace: 'team' })).toBeDefined()
  })

  it('collects garbage and lets namespaces go', async () => {
    await using api = await ApiServer.start()
    await api.client.create({ ...namespaceKind, metadata: { name: 'team' } })
    const owner = await api.client.create<ConfigMap>({ ...configMap, metadata: { namespace: 'team', name: 'owner' } })
    await api.client.create<ConfigMap>({
      ...configMap,
      metadata: { namespace: 'team', name: 'child', ownerReferences: [{ ...configMap, name: 'owner', uid: owner.metadata.uid ?? '' }] },
    })
    await api.client.delete(configMap, { namespace: 'team', name: 'owner' })
    await api.settled()
    expect(api.client.find(configMap, { namespace: 'team', name: 'child' })).toBeUndefined()
    await api.client.delete(namespaceKind, { name: 'team' })
    await api.settled()
    expect(api.client.find(namespaceKind, { name: 'team' })).toBeUndefined()
  })

  it('runs no controller that is switched off, and none at all with false', async () => {
    await using bare = await ApiServer.start({ controllers: false })
    await using some = await ApiServer.start({ controllers: { serviceAccounts: false, namespaces: false, garbageCollector: false } })
    for (const api of [bare, some]) {
      await api.client.create({ ...namespaceKind, metadata: { name: 'team' } })
      const owner = await api.client.create<ConfigMap>({ ...configMap, metadata: { namespace: 'team', name: 'owner' } })
      await api.client.create<ConfigMap>({
        ...configMap,
        metadata: { namespace: 'team', name: 'child', ownerReferences: [{ ...configMap, name: 'owner', uid: owner.metadata.uid ?? '' }] },
      })
      await api.client.delete(configMap, { namespace: 'team', name: 'owner' })
      await api.client.delete(namespaceKind, { name: 'team' })
      await api.settled()
      expect(api.client.find(configMap, { namespace: 'team', name: 'child' })).toBeDefined()
      expect(api.client.find(namespaceKind, { name: 'team' })).toBeDefined()
      expect(api.client.find(serviceAccount, { namespace: 'default', name: 'default' })).toBeUndefined()
    }
    expect(bare.client.find(configMap, rootCa)).toBeUndefined()
    expect(some.client.find(configMap, rootCa)).toBeDefined()
  })

  it('is forked with its controllers, each with its own authority', async () => {
    await using api = await ApiServer.start({ controllers: { serviceAccounts: false } })
    await api.client.create({ ...namespaceKind, metadata: { name: 'team' } })
    await using fork = await api.fork()
    expect(fork.certificateAuthority).not.toBe(api.certificateAuthority)
    expect(fork.client.find<ConfigMap>(configMap, { ...rootCa, namespace: 'team' })?.data?.['ca.crt']).toBe(fork.certificateAuthority)
    expect(fork.client.find(serviceAccount, { namespace: 'team', name: 'default' })).toBeUndefined()
    await fork.client.delete(namespaceKind, { name: 'team' })
    await fork.settled()
    expect(fork.client.find(namespaceKind, { name: 'team' })).toBeUndefined()
    expect(api.client.find(namespaceKind, { name: 'team' })).toBeDefined()
    await using restored = await ApiServer.start({ snapshot: api.snapshot(), controllers: false })
    expect(restored.client.find(namespaceKind, { name: 'team' })).toBeDefined()
  })

  it('runs pods as the service account of their namespace, where it makes these', async () => {
    const pod: Pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { namespace: 'default', name: 'web' },
      spec: { containers: [{ name: 'c', image: 'c' }] },
    }
    const accountOf = async (api: ApiServer) => (await api.client.create(pod)).spec.serviceAccountName
    await using api = await ApiServer.start()
    await using fork = await api.fork()
    await using without = await api.fork({ controllers: { serviceAccounts: false } })
    await using disabled = await ApiServer.start({ admission: { disable: ['ServiceAccount'] } })
    expect(await Promise.all([api, fork, without, disabled].map(accountOf))).toEqual(['default', 'default', undefined, undefined])
  })

  it('collects by a clock that stands still', async () => {
    const now = new Date('2030-01-01T00:00:00Z')
    await using api = await ApiServer.start({ clock: { now: () => now } })
    await api.client.create({ ...namespaceKind, metadata: { name: 'team' } })
    await api.client.delete(namespaceKind, { name: 'team' })
    await waitFor('its end', () => !api.client.find(namespaceKind, { name: 'team' }))
  })

  it('answers others while its controllers have much to do', async () => {
    await using api = await ApiServer.start()
    await api.client.create({ ...namespaceKind, metadata: { name: 'big' } })
    for (let i = 0; i < 3000; i++) await api.client.create({ ...configMap, metadata: { namespace: 'big', name: `c${i}` } })
    let turns = 0
    let deleted = false
    await api.client.delete(namespaceKind, { name: 'big' })
    const turn = () => {
      deleted = !api.client.find(namespaceKind, { name: 'big' })
      if (deleted) return
      turns++
      setImmediate(turn)
    }
    setImmediate(turn)
    await waitFor('the end of the namespace', () => deleted)
    expect(turns).toBeGreaterThan(1)
  })

  it('costs nothing while nothing happens: no timers', async () => {
    await using api = await ApiServer.start({ controllers: false })
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    const before = timers()
    await using controllers = await startControllers(api)
    await api.client.create({ ...namespaceKind, metadata: { name: 'team' } })
    await api.client.delete(namespaceKind, { name: 'team' })
    await controllers.settled()
    expect(timers()).toBeLessThanOrEqual(before)
  })

  it('ends the work of its controllers when it is closed, also twice', async () => {
    const api = await ApiServer.start()
    using client = await HttpClient.fromKubeconfig(api.kubeconfig)
    expect((await client.get(serviceAccount, { namespace: 'default', name: 'default' })).metadata.name).toBe('default')
    await api.close()
    await api.close()
    await expect(client.get(serviceAccount, { namespace: 'default', name: 'default' })).rejects.toMatchObject({
      code: 'SERVER_UNREACHABLE',
    })
  })
})
