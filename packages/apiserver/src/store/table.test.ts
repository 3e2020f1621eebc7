import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Store } from './store.js'
import type { Stored } from './stored.js'
import { Table } from './table.js'

const object = (name: string, value = 0) => ({ kind: 'Thing', apiVersion: 'v1', metadata: { name }, value })
const keys = (items: readonly { key: string }[] | undefined) => items?.map(({ key }) => key)

/** Numbers that look random and are the same every time. */
function* numbers(seed: number): Generator<number, never> {
  for (let x = seed; ; ) {
    x = (x * 1_103_515_245 + 12_345) % 2_147_483_648
    yield x / 2_147_483_648
  }
}

describe('Table', () => {
  it('keeps objects in the order of their keys, under the revisions of the store', () => {
    const store = new Store(100)
    const table = store.table('things')
    for (const key of ['b/x', 'a-b/x', 'a/y', 'a/x']) table.put(key, object('x'))
    expect(keys(table.items)).toEqual(['a-b/x', 'a/x', 'a/y', 'b/x'])
    expect(keys(table.inNamespace('a'))).toEqual(['a/x', 'a/y'])
    expect(table.get('a/y')?.metadata.resourceVersion).toBe('4')
    expect(store.revision).toBe(5)
  })

  it('gives objects out frozen, with their JSON made once', () => {
    const stored = new Store(100).table('things').put('x', { ...object('x'), list: [{ a: 1 }] })
    expect(Object.isFrozen(stored.object)).toBe(true)
    expect(Object.isFrozen((stored.object.list as object[])[0])).toBe(true)
    expect(stored.body.toString()).toBe('{"metadata":{"name":"x","resourceVersion":"2"},"value":0,"list":[{"a":1}]}')
    expect(stored.body).toBe(stored.body)
  })

  it('puts a draft into the order of Go, and may make it the stored object itself', () => {
    const table = new Store(100).table('things')
    const inOrder = { kind: 'Thing', apiVersion: 'v1', metadata: { name: 'x', resourceVersion: '1', labels: { a: 'b' } }, value: 1 }
    const other = { value: 1, metadata: { labels: { a: 'b' }, resourceVersion: '1', name: 'x' }, apiVersion: 'v1', kind: 'Thing' }
    for (const [revision, draft] of [inOrder, other, Object.freeze({ ...inOrder })].entries()) {
      const stored = table.put('x', draft)
      expect(JSON.stringify(stored.object)).toBe(
        `{"kind":"Thing","apiVersion":"v1","metadata":{"name":"x","resourceVersion":"${revision + 2}","labels":{"a":"b"}},"value":1}`,
      )
      expect(stored.body.toString()).toBe(`{"metadata":${JSON.stringify(stored.metadata)},"value":1}`)
    }
  })

  it('tells of a deletion with the object as it was, under the revision of the deletion', () => {
    const table = new Store(100).table('things')
    table.put('x', object('x', 7))
    const events: string[] = []
    const stop = table.listen(({ type, stored, previous }) =>
      events.push(`${type} ${stored.revision} ${stored.object.value} ${previous?.revision}`),
    )
    table.remove('x')
    stop()
    table.put('x', object('x'))
    expect(events).toEqual(['DELETED 3 7 2'])
    expect(table.remove('y')).toBeUndefined()
  })

  it('answers for every revision of its history as a full copy would', () => {
    const random = numbers(7)
    const store = new Store(60)
    const table = store.table('things')
    const copies = new Map<number, string[]>()
    for (let step = 0; step < 500; step++) {
      const key = `ns${Math.floor(random.next().value * 3)}/n${Math.floor(random.next().value * 8)}`
      if (random.next().value < 0.4) table.remove(key)
      else table.put(key, object(key, step))
      if (random.next().value < 0.1) store.table('others').put('o', object('o'))
      copies.set(
        store.revision,
        table.items.map(({ key, revision }) => `${key}@${revision}`),
      )
    }
    expect(table.floor).toBeGreaterThan(2)
    let answered = 0
    for (const [revision, copy] of copies) {
      const items = table.itemsAt(revision)
      const changes = table.changesAfter(revision)
      expect(items === undefined).toBe(revision < table.floor)
      expect(changes === undefined).toBe(items === undefined)
      if (!items || !changes) continue
      answered++
      expect(items.map(({ key, revision }) => `${key}@${revision}`)).toEqual(copy)
      const after = new Map(items.map((stored) => [stored.key, stored.revision]))
      for (const { type, stored } of changes) {
        if (type === 'DELETED') after.delete(stored.key)
        else after.set(stored.key, stored.revision)
      }
      expect([...after].sort()).toEqual(table.items.map(({ key, revision }) => [key, revision]).sort())
    }
    expect(answered).toBeGreaterThan(50)
  })

  it('forgets its history on request', () => {
    const table = new Store(100).table('things')
    table.put('x', object('x'))
    table.put('x', object('x', 1))
    table.compact()
    expect(table.itemsAt(2)).toBeUndefined()
    expect(table.changesAfter(2)).toBeUndefined()
    expect(table.changesAfter(3)).toEqual([])
  })
})

describe('snapshots', () => {
  it('share objects until one side writes, and see nothing of each other', () => {
    const store = new Store(100)
    const table = store.table('things')
    table.put('a', object('a'))
    const snapshot = store.snapshot()
    const left = new Store(100, snapshot)
    const right = new Store(100, snapshot)
    expect(left.table('things').items).toBe(table.items)
    table.put('b', object('b'))
    left.table('things').put('c', object('c'))
    right.table('things').remove('a')
    expect([keys(table.items), keys(left.table('things').items), keys(right.table('things').items)]).toEqual([['a', 'b'], ['a', 'c'], []])
    expect([store.revision, left.revision, right.revision]).toEqual([3, 3, 3])
    expect(left.table('things').get('a')).toBe(table.get('a'))
    expect(left.table('things').changesAfter(1)).toBeUndefined()
  })

  it('keep forks of an empty table apart', () => {
    const store = new Store(100)
    store.table('things')
    const snapshot = store.snapshot()
    const left = new Store(100, snapshot)
    const right = new Store(100, snapshot)
    left.table('things').put('a', object('a'))
    expect([keys(store.table('things').items), keys(right.table('things').items)]).toEqual([[], []])
  })
})

it('is sorted whenever it is read, whatever was written before', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom('put', 'remove', 'read', 'share'), fc.integer({ min: 0, max: 30 })), { maxLength: 60 })
  fc.assert(
    fc.property(steps, (all) => {
      let revision = 0
      const revisions = {
        get revision() {
          return revision
        },
        nextRevision: () => ++revision,
      }
      const table = new Table(revisions, 'things', 1000)
      const expected = new Map<string, number>()
      let shared: { items: readonly Stored[]; keys: string[] } | undefined
      for (const [what, number] of all) {
        const key = `default/${number}`
        if (what === 'put') expected.set(key, table.put(key, { metadata: { name: String(number) } }).revision)
        else if (what === 'remove') expect(table.remove(key) !== undefined).toBe(expected.delete(key))
        else if (what === 'share') shared = { items: table.share(), keys: [...expected.keys()].sort() }
        else expect(table.items.map((stored) => stored.key)).toEqual([...expected.keys()].sort())
        expect(table.get(key)?.revision).toBe(expected.get(key))
      }
      expect(table.items.map((stored) => stored.revision)).toEqual([...expected].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, at]) => at))
      if (shared) expect(shared.items.map(({ key }) => key)).toEqual(shared.keys)
    }),
  )
})
