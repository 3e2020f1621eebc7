import { ApiServer, type KubeObject } from '@vivarium/apiserver'
import { HttpClient, type KubeClient, Manager, ManualClock, silentLog } from '@vivarium/controller'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { InProcessClient } from '../in-process-client.js'
import { waitFor } from '../testing/wait-for.js'
import { widgetDefinition, widgetKind } from '../testing/widgets.js'
import type { Namespace } from './namespace.js'
import { namespaceKind } from './namespace.js'
import { addNamespaceController } from './namespace-controller.js'
import { addRootCaPublisher } from './root-ca-config-maps.js'
import { addServiceAccountController } from './service-accounts.js'

const configMap = { apiVersion: 'v1', kind: 'ConfigMap' } as const
const serviceAccount = { apiVersion: 'v1', kind: 'ServiceAccount' } as const
const pod = { apiVersion: 'v1', kind: 'Pod' } as const

const clients: Record<string, (api: ApiServer) => Promise<KubeClient & { close?(): void }>> = {
  'in process': async (api) => new InProcessClient(api.client),
  'over HTTP': (api) => HttpClient.fromKubeconfig(api.kubeconfig),
}

describe.each(Object.entries(clients))('the controllers of namespaces %s', (_, connect) => {
  let api: ApiServer
  let client: KubeClient & { close?(): void }
  let manager: Manager
  let clock: ManualClock
  beforeEach(async () => {
    api = await ApiServer.start()
    client = await connect(api)
    clock = new ManualClock()
    manager = new Manager(client, { log: silentLog, clock })
  })
  afterEach(async () => {
    await manager?.stop()
    client?.close?.()
    await api?.close()
  })

  const make = (name: string) => api.client.create({ ...namespaceKind, metadata: { name } })
  const find = (name: string) => api.client.find<Namespace>(namespaceKind, { name })
  const remove = (name: string) => api.client.delete(namespaceKind, { name })
  const conditions = (name: string) =>
    Object.fromEntries((find(name)?.status?.conditions ?? []).map(({ type, status, reason, message }) => [type, [status, reason, message]]))
  const gone = (name: string) => waitFor(`the end of namespace ${name}`, () => !find(name))

  describe('deletion', () => {
    beforeEach(async () => {
      addNamespaceController(manager)
      await manager.start()
    })

    it('takes everything in it along, custom resources too, and nothing else', async () => {
      await api.client.create(widgetDefinition)
      await make('team')
      await waitFor('the kind', () =>
        api.client.create({ ...widgetKind, metadata: { namespace: 'team', name: 'widget' } }).catch(() => undefined),
      )
      await api.client.create({ ...configMap, metadata: { namespace: 'team', name: 'settings' } })
      await api.client.create({ ...configMap, metadata: { namespace: 'default', name: 'settings' } })
      await api.client.create({ ...serviceAccount, metadata: { namespace: 'team', name: 'default' } })
      await remove('team')
      await gone('team')
      for (const kind of [configMap, serviceAccount, widgetKind]) expect(api.client.list(kind, { namespace: 'team' }).items).toEqual([])
      expect(api.client.find(configMap, { namespace: 'default', name: 'settings' })).toBeDefined()
    })

    it('waits for finalizers, says so, and goes on as soon as they are gone', async () => {
      await make('team')
      await api.client.create({ ...configMap, metadata: { namespace: 'team', name: 'held', finalizers: ['example.com/wait'] } })
      await remove('team')
      await waitFor('the conditions', () => conditions('team').NamespaceFinalizersRemaining)
      expect(conditions('team')).toEqual({
        NamespaceDeletionDiscoveryFailure: ['False', 'ResourcesDiscovered', 'All resources successfully discovered'],
        NamespaceDeletionGroupVersionParsingFailure: ['False', 'ParsedGroupVersions', 'All legacy kube types successfully parsed'],
        NamespaceDeletionContentFailure: ['False', 'ContentDeleted', 'All content successfully deleted, may be waiting on finalization'],
        NamespaceContentRemaining: ['True', 'SomeResourcesRemain', 'Some resources are remaining: configmaps. has 1 resource instances'],
        NamespaceFinalizersRemaining: [
          'True',
          'SomeFinalizersRemain',
          'Some content in the namespace has finalizers remaining: example.com/wait in 1 resource instances',
        ],
      })
      // Half of the 15 seconds that a finalizer is given, and one more.
      await waitFor('the next look', () => clock.waits.join() === '8000')
      await api.client.patch(configMap, { namespace: 'team', name: 'held' }, { metadata: { finalizers: null } })
      await gone('team')
    })

    it('lets pods end first, for as long as their grace lasts', async () => {
      await make('team')
      await api.client.create({
        ...pod,
        metadata: { namespace: 'team', name: 'web' },
        spec: { nodeName: 'node', terminationGracePeriodSeconds: 21, containers: [{ name: 'web', image: 'web' }] },
      } as KubeObject)
      await api.client.create({ ...configMap, metadata: { namespace: 'team', name: 'settings' } })
      await remove('team')
      await waitFor('the next look', () => clock.waits.join() === '11000')
      expect(api.client.get(pod, { namespace: 'team', name: 'web' }).metadata.deletionGracePeriodSeconds).toBe(21)
      expect(api.client.find(configMap, { namespace: 'team', name: 'settings' })).toBeDefined()
      clock.advance(11_000)
      await waitFor('another look', () => clock.waits.join() === '11000')
      await api.client.delete(pod, { namespace: 'team', name: 'web' }, { gracePeriodSeconds: 0 })
      await gone('team')
    })

    it('leaves a namespace with finalizers of others until these are gone', async () => {
      await api.client.create({
        ...namespaceKind,
        metadata: { name: 'team' },
        spec: { finalizers: ['kubernetes', 'example.com/mine'] },
      } as Namespace)
      await remove('team')
      await waitFor('its own finalizer gone', () => find('team')?.spec?.finalizers?.join() === 'example.com/mine')
      const live = find('team') as Namespace
      await api.client.update<Namespace>({ ...live, spec: { finalizers: [] } }, { subresource: 'finalize' })
      await gone('team')
    })
  })

  it('a namespace that was being deleted before goes too', async () => {
    await make('team')
    await remove('team')
    expect(find('team')?.status?.phase).toBe('Terminating')
    addNamespaceController(manager)
    await manager.start()
    await gone('team')
  })

  it('each namespace has a service account, also after that is deleted', async () => {
    addServiceAccountController(manager)
    await manager.start()
    await make('team')
    const account = (namespace: string) => api.client.find(serviceAccount, { namespace, name: 'default' })
    const first = await waitFor('the service account', () => account('team'))
    await waitFor('those of others', () => ['default', 'kube-system', 'kube-public', 'kube-node-lease'].every(account))
    await api.client.delete(serviceAccount, { namespace: 'team', name: 'default' })
    await waitFor('another one', () => account('team')?.metadata.uid !== first.metadata.uid && account('team'))
  })

  it('each namespace has the authority of the server, also after somebody changed or deleted it', async () => {
    addRootCaPublisher(manager, api.certificateAuthority)
    await manager.start()
    await make('team')
    const key = { namespace: 'team', name: 'kube-root-ca.crt' }
    const published = () => api.client.find<KubeObject & { data?: Record<string, string> }>(configMap, key)
    await waitFor('the config map', published)
    expect(published()?.data).toEqual({ 'ca.crt': api.certificateAuthority })
    expect(published()?.metadata.annotations).toEqual({
      'kubernetes.io/description':
        'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.',
    })
    await api.client.patch(configMap, key, { data: { 'ca.crt': 'forged', more: 'x' } })
    await waitFor('it restored', () => published()?.data?.['ca.crt'] === api.certificateAuthority && published()?.data?.more === undefined)
    await api.client.delete(configMap, key)
    await waitFor('another one', published)
  })

  it('nothing is made in a namespace that is going away', async () => {
    await make('team')
    await remove('team')
    addServiceAccountController(manager)
    addRootCaPublisher(manager, api.certificateAuthority)
    await manager.start()
    await waitFor('those of others', () => api.client.find(serviceAccount, { namespace: 'default', name: 'default' }))
    await waitFor('idle', () => manager.isIdle)
    expect(api.client.list(serviceAccount, { namespace: 'team' }).items).toEqual([])
  })
})
