import { ApiServer } from '@vivarium/apiserver'
import { HttpClient, type KubeClient, type KubeObject, type WatchEvent } from '@vivarium/controller'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { InProcessClient } from './in-process-client.js'
import { waitFor } from './testing/wait-for.js'
import { widgetDefinition, widgetKind } from './testing/widgets.js'

interface ConfigMap extends KubeObject {
  data?: Record<string, string>
}

const configMap = { apiVersion: 'v1', kind: 'ConfigMap' } as const
const key = (name: string) => ({ namespace: 'default', name })

const clients: Record<string, (api: ApiServer) => Promise<KubeClient & { close?(): void }>> = {
  'in process': async (api) => new InProcessClient(api.client),
  'over HTTP': (api) => HttpClient.fromKubeconfig(api.kubeconfig),
}

describe.each(Object.entries(clients))('a client %s', (how, connect) => {
  let api: ApiServer
  let client: KubeClient & { close?(): void }
  beforeEach(async () => {
    api = await ApiServer.start()
    client = await connect(api)
  })
  afterEach(async () => {
    client?.close?.()
    await api?.close()
  })
  const make = (name: string, data: Record<string, string> = {}) =>
    client.create<ConfigMap>({ ...configMap, metadata: { ...key(name) }, data })

  it('writes and reads in every way', async () => {
    const created = await make('a', { x: '1' })
    expect(created.metadata.uid).toMatch(/-/)
    const updated = await client.update<ConfigMap>({ ...created, data: { x: '2' } })
    await expect(client.update<ConfigMap>({ ...created, data: { x: '3' } })).rejects.toMatchObject({ reason: 'Conflict', status: 409 })
    expect((await client.patch<ConfigMap>(configMap, key('a'), { type: 'merge', body: { data: { y: '1' } } })).data).toEqual({
      x: '2',
      y: '1',
    })
    await client.patch(configMap, key('a'), { type: 'json', body: [{ op: 'remove', path: '/data/x' }] })
    await client.patch(configMap, key('a'), { type: 'strategic', body: { data: { z: '1' } } })
    expect((await client.get<ConfigMap>(configMap, key('a'))).data).toEqual({ y: '1', z: '1' })
    const applied = { ...configMap, metadata: key('a'), data: { y: '5' } }
    await expect(client.apply<ConfigMap>(applied, { fieldManager: 'me' })).rejects.toMatchObject({ reason: 'Conflict' })
    expect((await client.apply<ConfigMap>(applied, { fieldManager: 'me', force: true })).data).toEqual({ y: '5', z: '1' })
    await make('dry', {}).then(() => client.delete(configMap, key('dry'), { dryRun: true }))
    expect(await client.find(configMap, key('dry'))).toBeDefined()
    await expect(client.delete(configMap, key('a'), { preconditions: { uid: 'other' } })).rejects.toMatchObject({ reason: 'Conflict' })
    await client.delete(configMap, key('a'), { preconditions: { uid: updated.metadata.uid ?? '' } })
    expect(await client.find(configMap, key('a'))).toBeUndefined()
  })

  it('binds pods to nodes', async () => {
    const pod = { apiVersion: 'v1', kind: 'Pod' } as const
    await client.create({ ...pod, metadata: key('web'), spec: { containers: [{ name: 'web', image: 'web' }] } } as KubeObject)
    const binding = { apiVersion: 'v1', kind: 'Binding', metadata: key('web'), target: { kind: 'Node', name: 'node-1' } }
    await client.create(binding)
    expect(await client.get(pod, key('web'))).toMatchObject({
      spec: { nodeName: 'node-1' },
      status: { conditions: [{ type: 'PodScheduled' }] },
    })
    await expect(client.create(binding)).rejects.toMatchObject({ reason: 'Conflict' })
  })

  it('lists in pages, by selectors, and as of a version', async () => {
    for (const name of ['a', 'b', 'c']) await make(name)
    await client.patch(configMap, key('b'), { type: 'merge', body: { metadata: { labels: { x: 'y' } } } })
    const names = (items: readonly KubeObject[]) => items.map(({ metadata }) => metadata.name)
    const first = await client.list(configMap, { namespace: 'default', limit: 2 })
    expect(names(first.items)).toEqual(['a', 'b'])
    const rest = await client.list(configMap, { namespace: 'default', limit: 2, ...(first.continue && { continue: first.continue }) })
    expect([names(rest.items), rest.continue]).toEqual([['c'], undefined])
    expect(names((await client.list(configMap, { labelSelector: 'x=y' })).items)).toEqual(['b'])
    expect(names((await client.list(configMap, { fieldSelector: 'metadata.name=c' })).items)).toEqual(['c'])
    await client.deleteCollection(configMap, { namespace: 'default', labelSelector: '!x' })
    const exact = { namespace: 'default', resourceVersion: first.resourceVersion, resourceVersionMatch: 'Exact' } as const
    expect([
      names((await client.list(configMap, { namespace: 'default' })).items),
      names((await client.list(configMap, exact)).items),
    ]).toEqual([['b'], ['a', 'b', 'c']])
  })

  it('watches with initial events, bookmark, selectors and changes', async () => {
    await make('a', { x: '1' })
    const seen: string[] = []
    const stop = client.watch(
      configMap,
      { namespace: 'default', sendInitialEvents: true, resourceVersionMatch: 'NotOlderThan', allowWatchBookmarks: true },
      {
        event: ({ type, object }: WatchEvent) =>
          seen.push(
            type === 'BOOKMARK'
              ? `${type} ${object.metadata.annotations?.['k8s.io/initial-events-end']}`
              : `${type} ${object.metadata.name}`,
          ),
        end: () => seen.push('end'),
      },
    )
    await waitFor('the initial end', () => seen.length === 2)
    await make('b')
    await client.delete(configMap, key('a'))
    await waitFor('the changes', () => seen.length === 4)
    expect(seen).toEqual(['ADDED a', 'BOOKMARK true', 'ADDED b', 'DELETED a'])
    stop()
    await make('c')
    expect(seen).toHaveLength(4)
  })

  it('says why a watch ends: the history is lost, or the kind is gone', async () => {
    await using small = await ApiServer.start({ historyLimit: 2 })
    const other = await connect(small)
    const created = await other.create<ConfigMap>({ ...configMap, metadata: key('a') })
    for (let i = 0; i < 10; i++) await other.patch(configMap, key('a'), { type: 'merge', body: { data: { i: String(i) } } })
    const endOf = (watcher: KubeClient, kind: typeof configMap | typeof widgetKind, resourceVersion: string) =>
      new Promise((resolve) => watcher.watch(kind, { resourceVersion }, { event: () => {}, end: (error) => resolve(error) }))
    expect(await endOf(other, configMap, created.metadata.resourceVersion ?? '')).toMatchObject({ status: 410, reason: 'Expired' })
    expect(await endOf(client, widgetKind, '')).toMatchObject({ status: 404 })
    other.close?.()

    await client.create(structuredClone(widgetDefinition) as unknown as KubeObject)
    await waitFor('the kind', () => client.list(widgetKind).catch(() => undefined))
    const ended = endOf(client, widgetKind, '')
    await client.delete(widgetDefinition, { name: widgetDefinition.metadata.name })
    expect(await ended).toBeUndefined()
  })

  it('tells what there is, each resource once, custom ones as they come', async () => {
    const there = async () => (await client.resources()).resources.map(({ apiVersion, resource }) => `${apiVersion} ${resource}`)
    const before = await there()
    expect(before).toContain('apps/v1 deployments')
    expect(before).toContain('autoscaling/v2 horizontalpodautoscalers')
    expect(before).not.toContain('autoscaling/v1 horizontalpodautoscalers')
    await client.create(structuredClone(widgetDefinition) as unknown as KubeObject)
    await waitFor('the kind', async () => (await there()).includes('example.com/v1 widgets'))
    expect(await client.resourceOf(widgetKind)).toMatchObject({ resource: 'widgets', namespaced: true, group: 'example.com' })
    await expect(client.resourceOf({ apiVersion: 'v1', kind: 'Nothing' })).rejects.toMatchObject({ reason: 'NotFound' })
  })

  it('is refused as the server refuses', async () => {
    await expect(client.create({ ...configMap, metadata: { namespace: 'nowhere', name: 'a' } })).rejects.toMatchObject({
      name: 'KubeError',
      reason: 'NotFound',
      message: 'namespaces "nowhere" not found',
    })
    await make('a')
    await expect(make('a')).rejects.toMatchObject({ reason: 'AlreadyExists', message: 'configmaps "a" already exists' })
    await expect(client.get(configMap, key('b'))).rejects.toMatchObject({
      reason: 'NotFound',
      statusDetails: { name: 'b', kind: 'configmaps' },
    })
    await expect(client.get(configMap, key('a'), { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  it.runIf(how === 'in process')('gives the stored objects themselves, and survives a watcher that throws', async () => {
    const created = await make('a')
    expect(created).toBe(api.client.find(configMap, key('a')))
    let error: Error | undefined
    client.watch(
      configMap,
      { resourceVersion: created.metadata.resourceVersion ?? '' },
      {
        event: () => {
          throw new Error('a defect')
        },
        end: (reason) => {
          error = reason
        },
      },
    )
    await make('b')
    expect(error?.message).toBe('a defect')
    await expect(client.create({ ...configMap, metadata: key('a') }, { subresource: 'token' })).rejects.toMatchObject({
      code: 'UNSUPPORTED',
    })
  })
})
