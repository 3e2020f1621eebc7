import { ApiServer } from '@vivarium/apiserver'
import {
  type CoreEvent,
  HttpClient,
  hasFinalizer,
  hostClock,
  type KubeClient,
  type KubeObject,
  type OwnerReference,
  silentLog,
} from '@vivarium/controller'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { InProcessClient } from '../in-process-client.js'
import { waitFor } from '../testing/wait-for.js'
import { widgetDefinition, widgetKind } from '../testing/widgets.js'
import { GarbageCollector } from './garbage-collector.js'

const configMap = { apiVersion: 'v1', kind: 'ConfigMap' } as const
const namespaceKind = { apiVersion: 'v1', kind: 'Namespace' } as const
const clusterRole = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' } as const

const clients: Record<string, (api: ApiServer) => Promise<KubeClient & { close?(): void }>> = {
  'in process': async (api) => new InProcessClient(api.client),
  'over HTTP': (api) => HttpClient.fromKubeconfig(api.kubeconfig),
}

describe.each(Object.entries(clients))('the garbage collector %s', (_, connect) => {
  let api: ApiServer
  let client: KubeClient & { close?(): void }
  let collector: GarbageCollector
  let namespace = ''
  let count = 0
  // One collector for all tests: over HTTP it has a connection for each resource.
  beforeAll(async () => {
    api = await ApiServer.start()
    client = await connect(api)
    collector = new GarbageCollector(client, { log: silentLog, clock: hostClock })
    await collector.start()
  })
  beforeEach(async () => {
    namespace = `test-${++count}`
    await api.client.create({ ...namespaceKind, metadata: { name: namespace } })
  })
  afterAll(async () => {
    await collector?.stop()
    client?.close?.()
    await api?.close()
  })

  const reference = (owner: KubeObject, more: Partial<OwnerReference> = {}): OwnerReference => {
    const { name = '', uid = '' } = owner.metadata
    return { apiVersion: owner.apiVersion, kind: owner.kind, name, uid, ...more }
  }
  const make = (
    name: string,
    owners: OwnerReference[] = [],
    metadata: object = {},
    kind: { apiVersion: string; kind: string } = configMap,
  ) => api.client.create<KubeObject>({ ...kind, metadata: { namespace, name, ownerReferences: owners, ...metadata } })
  const find = (name: string, within = namespace) => api.client.find<KubeObject>(configMap, { namespace: within, name })
  const gone = (...names: string[]) => waitFor(`the end of ${names}`, () => names.every((name) => !find(name)))
  const remove = (
    name: string,
    propagationPolicy?: 'Background' | 'Foreground' | 'Orphan',
    kind: { apiVersion: string; kind: string } = configMap,
  ) => api.client.delete(kind, { namespace, name }, propagationPolicy ? { propagationPolicy } : {})
  /** What was done meanwhile has come to its end: a bystander was collected after it. */
  const quiet = async () => {
    const owner = await make('bystander')
    await make('bystanders-child', [reference(owner)])
    await remove('bystander')
    await gone('bystanders-child')
    await waitFor('idle', () => collector.isIdle)
  }

  it('deletes dependents, and theirs, after their owner', async () => {
    const owner = await make('owner')
    const child = await make('child', [reference(owner)])
    await make('grandchild', [reference(child)])
    await make('stranger')
    await remove('owner')
    await gone('child', 'grandchild')
    expect(find('stranger')).toBeDefined()
  })

  it('keeps what has another owner, and takes only the lost reference away', async () => {
    const [one, two] = [await make('one'), await make('two')]
    await make('shared', [reference(one), reference(two)])
    await remove('one')
    await waitFor('one reference', () => find('shared')?.metadata.ownerReferences?.length === 1)
    expect(find('shared')?.metadata.ownerReferences).toEqual([reference(two)])
  })

  it('in the foreground lets the owner go after those that block it, and does not wait for the others', async () => {
    const owner = await make('owner')
    await make('blocking', [reference(owner, { blockOwnerDeletion: true })], { finalizers: ['example.com/wait'] })
    await make('other', [reference(owner)], { finalizers: ['example.com/wait'] })
    await remove('owner', 'Foreground')
    await waitFor('both marked', () => find('blocking')?.metadata.deletionTimestamp && find('other')?.metadata.deletionTimestamp)
    await quiet()
    expect(hasFinalizer(find('owner') as KubeObject, 'foregroundDeletion')).toBe(true)
    await api.client.patch(configMap, { namespace, name: 'blocking' }, { metadata: { finalizers: null } })
    await gone('blocking', 'owner')
    expect(find('other')).toBeDefined()
  })

  it('in the foreground goes down whole trees, leaves first', async () => {
    const blocking = { blockOwnerDeletion: true }
    const root = await make('root')
    const branch = await make('branch', [reference(root, blocking)])
    await make('leaf', [reference(branch, blocking)])
    const order: string[] = []
    const stop = api.client.watch(configMap, { namespace, resourceVersion: root.metadata.resourceVersion ?? '' }, ({ type, object }) => {
      if (type === 'DELETED') order.push(object.metadata.name ?? '')
    })
    await remove('root', 'Foreground')
    await gone('root')
    stop()
    expect(order).toEqual(['leaf', 'branch', 'root'])
  })

  it('in the foreground ends with owners in a circle', async () => {
    const blocking = { blockOwnerDeletion: true }
    const one = await make('one')
    const two = await make('two', [reference(one, blocking)])
    await api.client.patch(configMap, { namespace, name: 'one' }, { metadata: { ownerReferences: [{ ...reference(two, blocking) }] } })
    await remove('one', 'Foreground')
    await gone('one', 'two')
  })

  it('orphans: the dependents stay, without the reference', async () => {
    const owner = await make('owner')
    await make('child', [reference(owner)])
    await remove('owner', 'Orphan')
    await gone('owner')
    expect(find('child')?.metadata.ownerReferences).toBeUndefined()
  })

  it('deletes what refers to an owner that never was: of another uid, or of no name that exists', async () => {
    const owner = await make('owner')
    await make('impostor', [reference(owner, { uid: '00000000-0000-0000-0000-000000000000' })])
    await make('lost', [{ ...configMap, name: 'nobody', uid: '00000000-0000-0000-0000-000000000001' }])
    await gone('impostor', 'lost')
    expect(find('owner')).toBeDefined()
  })

  it('takes an owner in another namespace for absent, and says so', async () => {
    await api.client.create({ ...namespaceKind, metadata: { name: 'elsewhere' } })
    const owner = await api.client.create<KubeObject>({ ...configMap, metadata: { namespace: 'elsewhere', name: 'owner' } })
    await api.client.create<KubeObject>({
      ...configMap,
      metadata: { namespace: 'elsewhere', name: 'right', ownerReferences: [reference(owner)] },
    })
    // The one that is made before the owner was seen goes too, but nobody can say yet what is wrong with it.
    let attempt = 0
    const event = await waitFor('the event', async () => {
      const name = `wrong-${++attempt}`
      await make(name, [reference(owner)])
      await gone(name)
      await waitFor('idle', () => collector.isIdle)
      return (api.client.list({ apiVersion: 'v1', kind: 'Event' }, { namespace }).items as readonly CoreEvent[]).find(
        ({ reason }) => reason === 'OwnerRefInvalidNamespace',
      )
    })
    expect(event.message).toBe(
      `ownerRef [v1/ConfigMap, namespace: ${namespace}, name: owner, uid: ${owner.metadata.uid}] does not exist in namespace "${namespace}"`,
    )
    expect(event.involvedObject).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap', name: expect.stringMatching(/^wrong-/) })
    await quiet()
    expect(find('right', 'elsewhere')).toBeDefined()
  })

  it('knows owners in no namespace, and never deletes what is in none for an owner that is in one', async () => {
    const role = await api.client.create<KubeObject>({ ...clusterRole, metadata: { name: 'role' } })
    await make('of-role', [reference(role)])
    const owner = await make('owner')
    await api.client.create<KubeObject>({ ...clusterRole, metadata: { name: 'wrong', ownerReferences: [reference(owner)] } })
    await remove('owner')
    await quiet()
    expect(api.client.find(clusterRole, { name: 'wrong' })).toBeDefined()
    expect(find('of-role')).toBeDefined()
    await api.client.delete(clusterRole, { name: 'role' })
    await gone('of-role')
  })

  it('never takes an owner of a kind that is not served for one that is gone', async () => {
    await make('child', [{ apiVersion: 'example.com/v1', kind: 'Unknown', name: 'x', uid: '00000000-0000-0000-0000-000000000002' }])
    await quiet()
    expect(find('child')).toBeDefined()
  })

  it('collects custom resources, as owners and as dependents, while their kind comes and goes', async () => {
    await api.client.create(widgetDefinition)
    const widget = await waitFor('the kind', () => make('widget', [], {}, widgetKind).catch(() => undefined))
    await make('of-widget', [reference(widget)])
    const owner = await make('owner')
    await make('of-owner', [reference(owner)], {}, widgetKind)
    await remove('widget', undefined, widgetKind)
    await gone('of-widget')
    await remove('owner')
    await waitFor('the widget', () => !api.client.find(widgetKind, { namespace, name: 'of-owner' }))
    const last = await make('last', [], {}, widgetKind)
    await make('of-last', [reference(last)])
    await api.client.delete(
      { apiVersion: widgetDefinition.apiVersion, kind: widgetDefinition.kind },
      { name: widgetDefinition.metadata.name },
    )
    await waitFor('the end of the definition', () => !api.client.find(widgetDefinition, { name: widgetDefinition.metadata.name }))
    await gone('of-last')
  })

  it('collects what became garbage before it began', async () => {
    const owner = await make('owner')
    await collector.stop()
    await make('child', [reference(owner)])
    await remove('owner', 'Background')
    const waiting = await make('waiting')
    await remove('waiting', 'Foreground')
    expect(waiting).toBeDefined()
    collector = new GarbageCollector(client, { log: silentLog, clock: hostClock })
    await collector.start()
    await gone('child', 'waiting')
  })
})
