import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog, type LogEntry, silentLog } from '../log.js'
import { ManualClock } from '../manual-clock.js'
import { FakeClient, type FakeWatch, thing, thingKind } from '../testing/fake-client.js'
import { waitFor } from '../testing/wait-for.js'
import type { Request } from './controller.js'
import { Manager, type ManagerOptions } from './manager.js'
import { and, generationChanged, labelsChanged, not, or, resourceVersionChanged } from './predicates.js'

const otherKind = { apiVersion: 'example.com/v1', kind: 'Other' } as const

describe('a manager', () => {
  let client: FakeClient
  let manager: Manager
  beforeEach(() => {
    client = new FakeClient()
    client.onWatch = (watch) => watch.initialEnd('1')
  })
  afterEach(async () => {
    await manager?.stop()
  })

  const make = (options: ManagerOptions = {}) => {
    manager = new Manager(client, { log: silentLog, ...options })
    return manager
  }
  const watchAt = (index: number) => client.watches[index] as FakeWatch
  const names = (requests: readonly Request[]) => requests.map(({ namespace, name }) => `${namespace}/${name}`)

  it('reconciles what is there, and what changes', async () => {
    const requests: Request[] = []
    client.onWatch = (watch) => {
      watch.send('ADDED', thing('a', '1'))
      watch.send('ADDED', thing('b', '1', { namespace: 'other' }))
      watch.initialEnd('1')
    }
    make().addController({ name: 'things', for: thingKind, reconcile: async (request) => void requests.push(request) })
    await manager.start()
    await waitFor('both', () => requests.length === 2)
    expect(names(requests)).toEqual(['default/a', 'other/b'])
    client.open.send('MODIFIED', thing('a', '2'))
    client.open.send('DELETED', thing('a', '3'))
    await waitFor('both changes', () => requests.length === 4)
    expect(names(requests.slice(2))).toEqual(['default/a', 'default/a'])
    await waitFor('idle', () => manager.isIdle)
  })

  it('leads changes of owned objects to their controller, whatever version its reference names', async () => {
    const requests: Request[] = []
    make().addController({ name: 'things', for: thingKind, owns: [otherKind], reconcile: async (request) => void requests.push(request) })
    await manager.start()
    const reference = { apiVersion: 'example.com/v2', kind: 'Thing', name: 'owner', uid: 'x' }
    const owned = (name: string, more: object) => ({ ...thing(name, '2', { ownerReferences: [{ ...reference, ...more }] }), kind: 'Other' })
    watchAt(1).send('ADDED', owned('a', { controller: true }))
    watchAt(1).send('ADDED', owned('b', {}))
    watchAt(1).send('ADDED', owned('c', { controller: true, apiVersion: 'other.com/v1' }))
    watchAt(1).send('ADDED', owned('d', { controller: true, kind: 'Other' }))
    await waitFor('the owner', () => requests.length > 0)
    expect(names(requests)).toEqual(['default/owner'])
  })

  it('maps changes by functions of its user, both the old object and the new', async () => {
    const requests: Request[] = []
    make().addController({
      name: 'things',
      for: thingKind,
      watches: [{ ...otherKind, map: ({ metadata }) => [{ namespace: 'x', name: metadata.labels?.of ?? 'none' }] }],
      reconcile: async (request) => void requests.push(request),
    })
    await manager.start()
    watchAt(1).send('ADDED', thing('a', '2', { labels: { of: 'one' } }))
    await waitFor('one', () => requests.length === 1)
    watchAt(1).send('MODIFIED', thing('a', '3', { labels: { of: 'two' } }))
    await waitFor('both', () => requests.length === 3)
    expect(names(requests)).toEqual(['x/one', 'x/one', 'x/two'])
  })

  it('works on as many as it may at once, and never on one twice', async () => {
    let running = 0
    let most = 0
    const release: (() => void)[] = []
    const requests: string[] = []
    make().addController({
      name: 'things',
      for: thingKind,
      concurrency: 2,
      async reconcile({ name }) {
        requests.push(name)
        most = Math.max(most, ++running)
        await new Promise<void>((resolve) => release.push(resolve))
        running--
      },
    })
    await manager.start()
    for (const name of ['a', 'b', 'c']) client.open.send('ADDED', thing(name, '1'))
    client.open.send('MODIFIED', thing('a', '2'))
    await waitFor('two', () => running === 2)
    client.open.send('MODIFIED', thing('a', '3'))
    while (requests.length < 4 || running > 0) {
      release.shift()?.()
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect([most, requests]).toEqual([2, ['a', 'b', 'c', 'a']])
  })

  it('tries again after errors and after defects, longer each time, and requeues by the clock', async () => {
    const clock = new ManualClock()
    const entries: LogEntry[] = []
    const seen: string[] = []
    make({ clock, log: createLog((entry) => entries.push(entry)) }).addController({
      name: 'things',
      for: thingKind,
      reconcile({ name }) {
        seen.push(name)
        if (seen.length === 1) throw new TypeError('a defect')
        if (seen.length === 2) return Promise.reject(new Error('not yet'))
        return Promise.resolve(seen.length === 3 ? { requeueAfterMs: 60_000 } : undefined)
      },
    })
    await manager.start()
    client.open.send('ADDED', thing('a', '1'))
    await waitFor('the third try', () => seen.length === 3)
    expect(entries.map(({ level, fields }) => [level, fields.object, (fields.error as Error).message])).toEqual([
      ['warn', 'default/a', 'a defect'],
      ['warn', 'default/a', 'not yet'],
    ])
    await waitFor('the wait', () => clock.waits.length === 1)
    expect(clock.waits).toEqual([60_000])
    clock.advance(60_000)
    await waitFor('the fourth', () => seen.length === 4)
    expect(clock.waits).toEqual([])
  })

  it('stopped lets reconciliations end in peace, and begins no other', async () => {
    const seen: string[] = []
    let release = () => {}
    make().addController({
      name: 'things',
      for: thingKind,
      async reconcile({ name }, { signal }) {
        await new Promise<void>((resolve) => {
          release = resolve
        })
        seen.push(`${name} ${signal.aborted}`)
      },
    })
    await manager.start()
    client.open.send('ADDED', thing('a', '1'))
    client.open.send('ADDED', thing('b', '1'))
    await new Promise((resolve) => setImmediate(resolve))
    const stopping = manager.stop()
    client.watches[0]?.send('ADDED', thing('c', '1'))
    release()
    await stopping
    expect(seen).toEqual(['a false'])
    expect(client.watches.every(({ stopped }) => stopped)).toBe(true)
    expect(await manager.stopped).toBeUndefined()
  })

  it('aborts what does not end in its time', async () => {
    let aborted = false
    make({ drainMs: 10 }).addController({
      name: 'things',
      for: thingKind,
      reconcile: (_, { signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            aborted = true
            resolve(undefined)
          })
        }),
    })
    await manager.start()
    client.open.send('ADDED', thing('a', '1'))
    await new Promise((resolve) => setImmediate(resolve))
    await manager.stop()
    expect(aborted).toBe(true)
  })

  it('stops with its signal, starts once, and takes nothing after its start', async () => {
    const controller = new AbortController()
    make({ signal: controller.signal })
    await manager.start()
    await expect(manager.start()).rejects.toMatchObject({ code: 'ALREADY_STARTED' })
    expect(() => manager.addController({ name: 'x', for: thingKind, reconcile: async () => {} })).toThrow('started already')
    controller.abort()
    expect(await manager.stopped).toBeUndefined()
  })

  it('does not start what never syncs: the deadline ends it', async () => {
    client.onWatch = () => {}
    make().addController({ name: 'things', for: thingKind, reconcile: async () => {} })
    await expect(manager.start({ timeoutMs: 20 })).rejects.toMatchObject({ code: 'TIMED_OUT' })
    expect(client.watches.every(({ stopped }) => stopped)).toBe(true)
  })

  it('starts what runs beside it after the informers, and stops it before them', async () => {
    const order: string[] = []
    make().addController({ name: 'things', for: thingKind, reconcile: async () => {} })
    manager.add({
      start: () => void order.push(`started, ${client.watches.length} watch`),
      stop: async () => void order.push(`stopped, watch ${client.watches[0]?.stopped}`),
    })
    await manager.start()
    await manager.stop()
    expect(order).toEqual(['started, 1 watch', 'stopped, watch false'])
  })
})

describe('predicates', () => {
  const before = thing('a', '1', { generation: 1, labels: { a: '1' } })
  const after = thing('a', '2', { generation: 1, labels: { a: '1' } })
  const relabelled = thing('a', '3', { generation: 2, labels: { a: '2' } })

  it('see what changed', () => {
    expect([generationChanged, labelsChanged, resourceVersionChanged].map((p) => p({ before, after }))).toEqual([false, false, true])
    expect([generationChanged, labelsChanged].map((p) => p({ before: after, after: relabelled }))).toEqual([true, true])
    expect(resourceVersionChanged({ before, after: before })).toBe(false)
  })

  it('let through what is added and deleted', () => {
    for (const predicate of [generationChanged, labelsChanged, resourceVersionChanged]) {
      expect([predicate({ before: undefined, after }), predicate({ before, after: undefined })]).toEqual([true, true])
    }
  })

  it('are put together', () => {
    const change = { before, after }
    expect(or(generationChanged, resourceVersionChanged)(change)).toBe(true)
    expect(and(generationChanged, resourceVersionChanged)(change)).toBe(false)
    expect(not(generationChanged)(change)).toBe(true)
  })
})
