import { ApiServer } from '@vivarium/apiserver'
import {
  addFinalizer,
  type ControllerOptions,
  generationChanged,
  HttpClient,
  hasFinalizer,
  isAlreadyExists,
  isBeingDeleted,
  type KubeClient,
  type KubeObject,
  Manager,
  or,
  removeFinalizer,
  resourceVersionChanged,
  setControllerReference,
  silentLog,
} from '@vivarium/controller'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { InProcessClient } from './in-process-client.js'
import { waitFor } from './testing/wait-for.js'

interface ConfigMap extends KubeObject {
  data?: Record<string, string>
}

const configMap = { apiVersion: 'v1', kind: 'ConfigMap' } as const
const secret = { apiVersion: 'v1', kind: 'Secret' } as const
const finalizer = 'test.vivarium.io/sets'

/** Makes as many secrets as a config map with the label `set` says, and counts the deleted sets with a finalizer. */
function secretSets(onGone: (name: string) => void): ControllerOptions {
  return {
    name: 'secret-sets',
    for: { ...configMap, labelSelector: 'set', predicate: or(generationChanged, resourceVersionChanged) },
    owns: [secret],
    async reconcile({ namespace, name }, { client, informers }) {
      const set = informers.of<ConfigMap>(configMap, { labelSelector: 'set' }).get({ namespace, name })
      if (!set) return
      if (isBeingDeleted(set)) {
        if (hasFinalizer(set, finalizer)) {
          onGone(name)
          await removeFinalizer(client, set, finalizer)
        }
        return
      }
      await addFinalizer(client, set, finalizer)
      const wanted = Number(set.data?.count ?? 0)
      const there = informers.of(secret).ownedBy(set.metadata.uid ?? '')
      for (const { metadata } of there) {
        if (Number(metadata.name?.split('-').at(-1)) >= wanted) await client.delete(secret, { namespace, name: metadata.name ?? '' })
      }
      for (let i = 0; i < wanted; i++) {
        const child: KubeObject = { ...secret, metadata: { namespace, name: `${name}-${i}` } }
        setControllerReference(set, child)
        await client.create(child).catch((error) => {
          if (!isAlreadyExists(error)) throw error
        })
      }
    },
  }
}

const clients: Record<string, (api: ApiServer) => Promise<KubeClient & { close?(): void }>> = {
  'in process': async (api) => new InProcessClient(api.client),
  'over HTTP': (api) => HttpClient.fromKubeconfig(api.kubeconfig),
}

describe.each(Object.entries(clients))('a reconciler %s', (_, connect) => {
  let api: ApiServer
  let client: KubeClient & { close?(): void }
  let manager: Manager
  const gone: string[] = []
  beforeEach(async () => {
    gone.length = 0
    api = await ApiServer.start()
    client = await connect(api)
    manager = new Manager(client, { log: silentLog })
  })
  afterEach(async () => {
    await manager?.stop()
    client?.close?.()
    await api?.close()
  })

  const secrets = () =>
    api.client
      .list(secret, { namespace: 'default' })
      .items.map(({ metadata }) => metadata.name ?? '')
      .filter((name) => name.startsWith('set-'))
  const set = (count: number, name = 'set') => ({
    ...configMap,
    metadata: { namespace: 'default', name, labels: { set: '' } },
    data: { count: String(count) },
  })
  const secretsAre = (...names: string[]) => waitFor(`secrets ${names}`, () => secrets().join() === names.join())

  it('makes what is asked for, repairs it, changes it, and cleans up', async () => {
    await api.client.create(set(2))
    manager.addController(secretSets((name) => gone.push(name)))
    await manager.start()
    await secretsAre('set-0', 'set-1')
    await api.client.delete(secret, { namespace: 'default', name: 'set-1' })
    await secretsAre('set-0', 'set-1')
    await api.client.patch(configMap, { namespace: 'default', name: 'set' }, { data: { count: '3' } })
    await secretsAre('set-0', 'set-1', 'set-2')
    await api.client.patch(configMap, { namespace: 'default', name: 'set' }, { data: { count: '1' } })
    await secretsAre('set-0')
    expect(api.client.get(secret, { namespace: 'default', name: 'set-0' }).metadata.ownerReferences).toMatchObject([
      { kind: 'ConfigMap', name: 'set', controller: true, blockOwnerDeletion: true },
    ])
    await api.client.delete(configMap, { namespace: 'default', name: 'set' })
    await waitFor('the end of the set', () => !api.client.find(configMap, { namespace: 'default', name: 'set' }))
    // At least once: what a reconciler reads may be a moment old.
    expect([...new Set(gone)]).toEqual(['set'])
    await waitFor('idle', () => manager.isIdle)
  })

  it('sees objects of a custom kind that comes while it runs', async () => {
    const widget = { apiVersion: 'example.com/v1', kind: 'Widget' } as const
    const seen: string[] = []
    manager.addController({ name: 'widgets', for: widget, reconcile: async ({ name }) => void seen.push(name) })
    const starting = manager.start()
    await api.client.create({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'widgets.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { plural: 'widgets', singular: 'widget', kind: 'Widget', listKind: 'WidgetList' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
          },
        ],
      },
    } as KubeObject)
    await starting
    await api.client.create({ ...widget, metadata: { namespace: 'default', name: 'one' } })
    await waitFor('the widget', () => seen.includes('one'))
  })
})
