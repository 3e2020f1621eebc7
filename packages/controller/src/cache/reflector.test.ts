import { afterEach, describe, expect, it } from 'vitest'
import { KubeError } from '../kube-error.js'
import type { KubeObject } from '../objects.js'
import { FakeClient, thing, thingKind } from '../testing/fake-client.js'
import { waitFor } from '../testing/wait-for.js'
import { Backoff } from './backoff.js'
import { Reflector } from './reflector.js'

const reflectors: Reflector[] = []
afterEach(() => {
  for (const reflector of reflectors.splice(0)) reflector.stop()
})

function follow(client: FakeClient, options = {}) {
  const seen: string[] = []
  const names = (objects: readonly KubeObject[]) => objects.map(({ metadata }) => metadata.name).join()
  const reflector = new Reflector(
    client,
    thingKind,
    {
      replace: (objects) => seen.push(`all: ${names(objects)}`),
      change: (type, object) => seen.push(`${type} ${object.metadata.name}`),
    },
    { backoff: { initialMs: 1, maxMs: 10 }, ...options },
  )
  reflectors.push(reflector)
  return { reflector, seen }
}

const gone = new KubeError(410, 'Expired', 'too old resource version: 5 (9)')
const refused = new KubeError(422, 'Invalid', 'sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled')

describe('a reflector', () => {
  it('takes a streaming list as one, and goes on with the same watch', async () => {
    const client = new FakeClient()
    const { reflector, seen } = follow(client, { namespace: 'default', labelSelector: 'a=b' })
    reflector.start()
    expect(client.open.options).toMatchObject({
      namespace: 'default',
      labelSelector: 'a=b',
      sendInitialEvents: true,
      resourceVersionMatch: 'NotOlderThan',
      allowWatchBookmarks: true,
    })
    expect(client.open.options.timeoutSeconds).toBeGreaterThanOrEqual(300)
    client.open.send('ADDED', thing('a', '1'))
    client.open.send('ADDED', thing('b', '2'))
    client.open.send('DELETED', thing('a', '3'))
    expect([seen, reflector.synced]).toEqual([[], false])
    const synced = reflector.whenSynced()
    client.open.initialEnd('3')
    await synced
    client.open.send('MODIFIED', thing('b', '4'))
    client.open.send('BOOKMARK', thing('', '9'))
    expect(seen).toEqual(['all: b', 'MODIFIED b'])
    client.open.end()
    expect(client.open.options).toMatchObject({ resourceVersion: '9', allowWatchBookmarks: true })
    expect(client.watches).toHaveLength(2)
  })

  it('pages where the server refuses streaming lists, once and for all', async () => {
    const client = new FakeClient()
    const pages: Record<string, { items: KubeObject[]; continue?: string }> = {
      '': { items: [thing('a', '1'), thing('b', '2')], continue: 'more' },
      more: { items: [thing('c', '3')] },
    }
    client.onList = async ({ continue: token = '' }) => ({ resourceVersion: '7', ...(pages[token] as { items: KubeObject[] }) })
    const { reflector, seen } = follow(client, { pageSize: 2 })
    reflector.start()
    client.open.end(refused)
    await reflector.whenSynced()
    expect(client.lists).toMatchObject([{ limit: 2 }, { limit: 2, continue: 'more' }])
    expect(seen).toEqual(['all: a,b,c'])
    expect(client.open.options).toMatchObject({ resourceVersion: '7' })
    expect(client.open.options.sendInitialEvents).toBeUndefined()
    client.open.end(gone)
    await waitFor('another list', () => seen.length === 2)
    expect(client.watches.filter(({ options }) => options.sendInitialEvents)).toHaveLength(1)
  })

  it('pages where the server does not know streaming lists: its bookmark is not that of their end', async () => {
    const client = new FakeClient()
    client.onList = async () => ({ resourceVersion: '7', items: [thing('a', '1')] })
    const { reflector, seen } = follow(client)
    reflector.start()
    client.open.send('ADDED', thing('a', '1'))
    client.open.send('BOOKMARK', thing('', '5'))
    await reflector.whenSynced()
    expect(seen).toEqual(['all: a'])
    expect(client.open.options.resourceVersion).toBe('7')
  })

  it('lists again when the history is lost, also when the server says so at once', async () => {
    const client = new FakeClient()
    const { reflector, seen } = follow(client)
    reflector.start()
    client.open.send('ADDED', thing('a', '1'))
    client.open.initialEnd('1')
    client.open.end(gone)
    await waitFor('another list', () => client.watches.length === 2)
    expect(client.open.options.sendInitialEvents).toBe(true)
    client.open.send('ADDED', thing('b', '9'))
    client.open.initialEnd('9')
    expect(seen).toEqual(['all: a', 'all: b'])
  })

  it('goes on from where it was after errors that say nothing about the history', async () => {
    const client = new FakeClient()
    const { reflector, seen } = follow(client)
    reflector.start()
    client.open.initialEnd('5')
    for (const error of [new Error('socket hang up'), new KubeError(429, 'TooManyRequests', 'busy'), new KubeError(503, '', 'down')]) {
      const before = client.watches.length
      client.open.end(error)
      await waitFor('another watch', () => client.watches.length > before)
      expect(client.open.options).toMatchObject({ resourceVersion: '5' })
    }
    expect(seen).toEqual(['all: '])
  })

  it('waits longer after each failure in a row', async () => {
    const waits: number[] = []
    const backoff = new Backoff({ initialMs: 100, maxMs: 1000 })
    for (let i = 0; i < 7; i++) waits.push(backoff.next())
    expect(waits[0]).toBe(0)
    for (const [i, base] of [100, 200, 400, 800, 1000, 1000].entries()) {
      expect(waits[i + 1]).toBeGreaterThanOrEqual(base)
      expect(waits[i + 1]).toBeLessThanOrEqual(2 * base)
    }
    backoff.reset()
    expect(backoff.next()).toBe(0)
  })

  it('tries a list again that fails, until there is one', async () => {
    const client = new FakeClient()
    let failures = 0
    client.onWatch = (watch) => {
      if (failures++ < 5) watch.end(new KubeError(404, 'NotFound', 'no matches for kind "Thing"'))
      else watch.initialEnd('1')
    }
    const { reflector, seen } = follow(client)
    reflector.start()
    await reflector.whenSynced({ timeoutMs: 5000 })
    expect(seen).toEqual(['all: '])
    expect(failures).toBe(6)
  })

  it('is synced when start returns, where the server answers at once', () => {
    const client = new FakeClient()
    client.onWatch = (watch) => {
      watch.send('ADDED', thing('a', '1'))
      watch.initialEnd('1')
    }
    const { reflector, seen } = follow(client)
    reflector.start()
    expect([seen, reflector.synced]).toEqual([['all: a'], true])
  })

  it('does not spin when watches end as soon as they are open', async () => {
    const client = new FakeClient()
    const { reflector } = follow(client, { backoff: { initialMs: 20, maxMs: 1000 } })
    reflector.start()
    client.open.initialEnd('1')
    client.onWatch = (watch) => watch.end()
    client.open.end()
    const before = client.watches.length
    await waitFor('more watches', () => client.watches.length > before + 1)
    expect(client.watches.length).toBeLessThan(10)
  })

  it('hears nothing after it was stopped, and its watch is ended', () => {
    const client = new FakeClient()
    const { reflector, seen } = follow(client)
    reflector.start()
    const watch = client.open
    reflector.stop()
    expect(watch.stopped).toBe(true)
    watch.stopped = false
    watch.initialEnd('1')
    watch.end(gone)
    expect([seen, client.watches.length]).toEqual([[], 1])
  })
})
