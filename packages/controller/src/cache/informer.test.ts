import { describe, expect, it } from 'vitest'
import { KubeError } from '../kube-error.js'
import { createLog, type LogEntry } from '../log.js'
import { ManualClock } from '../manual-clock.js'
import type { KubeObject } from '../objects.js'
import { FakeClient, thing, thingKind } from '../testing/fake-client.js'
import { Informer, type InformerHandler } from './informer.js'
import { Informers } from './informers.js'

function recorder(): { seen: string[]; handler: InformerHandler } {
  const seen: string[] = []
  const text = ({ metadata }: KubeObject) => `${metadata.name}@${metadata.resourceVersion}`
  return {
    seen,
    handler: {
      added: (object, initial) => seen.push(`+${text(object)}${initial ? ' initial' : ''}`),
      updated: (before, object) => seen.push(`${text(before)} > ${text(object)}`),
      deleted: (object) => seen.push(`-${text(object)}`),
    },
  }
}

function started(client: FakeClient, ...objects: KubeObject[]): Informer {
  const informer = new Informer(client, thingKind)
  informer.start()
  for (const object of objects) client.open.send('ADDED', object)
  client.open.initialEnd('100')
  return informer
}

describe('an informer', () => {
  it('has what the server has, and tells of every change with what was before', () => {
    const client = new FakeClient()
    const informer = new Informer(client, thingKind)
    const { seen, handler } = recorder()
    informer.handle(handler)
    informer.start()
    client.open.send('ADDED', thing('a', '1'))
    client.open.initialEnd('1')
    client.open.send('ADDED', thing('b', '2'))
    client.open.send('MODIFIED', thing('a', '3'))
    client.open.send('DELETED', thing('b', '4'))
    expect(seen).toEqual(['+a@1 initial', '+b@2', 'a@1 > a@3', '-b@4'])
    expect(informer.get({ namespace: 'default', name: 'a' })?.metadata.resourceVersion).toBe('3')
    expect([informer.size, informer.get({ namespace: 'default', name: 'b' })]).toEqual([1, undefined])
    informer.stop()
  })

  it('tells of what happened while it did not look: changed, deleted, and made again under the same name', () => {
    const client = new FakeClient()
    const { seen, handler } = recorder()
    const informer = started(client, thing('same', '1'), thing('changed', '2'), thing('gone', '3'), thing('again', '4'))
    informer.handle(handler)
    seen.length = 0
    client.open.end(new KubeError(410, 'Expired', 'too old'))
    client.open.send('ADDED', thing('same', '1'))
    client.open.send('ADDED', thing('changed', '12'))
    client.open.send('ADDED', thing('again', '13', { uid: 'another' }))
    client.open.send('ADDED', thing('new', '14'))
    expect(seen).toEqual([])
    client.open.initialEnd('20')
    expect(seen).toEqual(['changed@2 > changed@12', '-again@4', '+again@13', '+new@14', '-gone@3'])
    informer.stop()
  })

  it('finds objects by namespace, by owner, and by values of its user', () => {
    const client = new FakeClient()
    let revision = 0
    const owned = (name: string, uid: string, node?: string) =>
      thing(name, String(++revision), {
        ownerReferences: [{ apiVersion: 'v1', kind: 'X', name: 'x', uid }],
        ...(node && { labels: { node } }),
      })
    const informer = started(client, owned('a', 'one', 'n1'), owned('b', 'two', 'n1'), thing('c', '1', { namespace: 'other' }))
    informer.addIndex('node', ({ metadata }) => (metadata.labels?.node ? [metadata.labels.node] : []))
    const names = (objects: KubeObject[]) => objects.map(({ metadata }) => metadata.name)
    expect(names(informer.list({ namespace: 'default' }))).toEqual(['a', 'b'])
    expect(names(informer.list())).toEqual(['a', 'b', 'c'])
    expect(names(informer.ownedBy('one'))).toEqual(['a'])
    expect(names(informer.indexed('node', 'n1'))).toEqual(['a', 'b'])
    client.open.send('MODIFIED', owned('a', 'two', 'n2'))
    client.open.send('DELETED', owned('b', 'two', 'n1'))
    expect([names(informer.ownedBy('one')), names(informer.ownedBy('two'))]).toEqual([[], ['a']])
    expect([names(informer.indexed('node', 'n1')), names(informer.indexed('node', 'n2'))]).toEqual([[], ['a']])
    expect(names(informer.list({ namespace: 'default' }))).toEqual(['a'])
    expect(() => informer.indexed('zone', 'x')).toThrow('there is no index "zone"')
    informer.stop()
  })

  it('tells a handler that comes late of what is there, and one that left of nothing', () => {
    const client = new FakeClient()
    const informer = started(client, thing('a', '1'))
    const { seen, handler } = recorder()
    const leave = informer.handle(handler)
    leave()
    client.open.send('ADDED', thing('b', '2'))
    expect(seen).toEqual(['+a@1 initial'])
    informer.stop()
  })

  it('goes on when a handler throws', () => {
    const entries: LogEntry[] = []
    const client = new FakeClient()
    const informer = new Informer(client, thingKind, { log: createLog((entry) => entries.push(entry)) })
    const { seen, handler } = recorder()
    informer.handle({
      added: () => {
        throw new Error('a defect')
      },
    })
    informer.handle(handler)
    informer.start()
    client.open.initialEnd('1')
    client.open.send('ADDED', thing('a', '1'))
    expect(seen).toEqual(['+a@1'])
    expect(entries).toMatchObject([{ level: 'error', fields: { error: new Error('a defect') } }])
    informer.stop()
  })

  it('tells of everything again in the rhythm of the clock, if asked to', () => {
    const clock = new ManualClock()
    const client = new FakeClient()
    const informer = new Informer(client, thingKind, { resyncMs: 1000, clock })
    const { seen, handler } = recorder()
    informer.handle(handler)
    informer.start()
    client.open.initialEnd('1')
    client.open.send('ADDED', thing('a', '1'))
    seen.length = 0
    clock.advance(999)
    expect(seen).toEqual([])
    clock.advance(1001)
    expect(seen).toEqual(['a@1 > a@1', 'a@1 > a@1'])
    informer.stop()
    clock.advance(5000)
    expect([seen.length, clock.waits]).toEqual([2, []])
  })
})

describe('shared informers', () => {
  it('are one for each kind and selection', () => {
    const client = new FakeClient()
    const informers = new Informers(client)
    const all = informers.of(thingKind)
    expect(informers.of({ ...thingKind })).toBe(all)
    expect(informers.of(thingKind, { namespace: 'a' })).not.toBe(all)
    expect(client.watches).toHaveLength(0)
    informers.start()
    expect(client.watches).toHaveLength(2)
    expect(informers.of(thingKind)).toBe(all)
    informers.stop()
    expect(client.watches.every(({ stopped }) => stopped)).toBe(true)
  })

  it('that come late are waited for: one that has seen nothing yet is not given out', async () => {
    const client = new FakeClient()
    const informers = new Informers(client)
    informers.start()
    expect(() => informers.of(thingKind)).toThrow('Thing (example.com/v1), as selected, is not followed')
    const following = informers.follow(thingKind)
    client.open.send('ADDED', thing('a', '1'))
    client.open.initialEnd('1')
    expect((await following).size).toBe(1)
    expect(informers.of(thingKind).size).toBe(1)
    informers.stop()
  })
})
