import { appendFile, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ApiServer } from './api-server.js'
import { compactStateFolder, StateFolder } from './state-folder.js'
import { Store } from './store/store.js'

const kind = { apiVersion: 'v1', kind: 'ConfigMap' }
const configMap = (name: string, data: Record<string, string> = {}) => ({ ...kind, metadata: { name, namespace: 'default' }, data })

let parent: string
let path: string
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'vivarium-state-'))
  path = join(parent, 'state')
})
afterEach(() => rm(parent, { recursive: true, force: true }))

const thing = (name: string, value: number) => ({ kind: 'Thing', apiVersion: 'v1', metadata: { name, uid: name }, value })

/** A store whose changes go into the folder, from what is there. */
async function openStore(options: { segmentBytes?: number; onClosed?: (journal: number) => void } = {}) {
  const folder = await StateFolder.open(path, options)
  const from = folder.snapshot?.store ?? new Store(0).snapshot()
  folder.begin({ version: '1.34', store: from })
  const store = new Store(0, from, (table) => (change) => folder.write(table, change))
  return { folder, store }
}

async function stored(): Promise<unknown> {
  const { snapshot } = await StateFolder.open(path)
  const items = snapshot?.store.tables.get('things') ?? []
  return { revision: snapshot?.store.revision, things: items.map(({ key, revision, object }) => [key, revision, object.value]) }
}

const held = (store: Store) => ({
  revision: store.revision,
  things: store.table('things').items.map(({ key, revision, object }) => [key, revision, object.value]),
})

describe('StateFolder', () => {
  it('has every change as soon as it is made, without any end', async () => {
    const { store, folder } = await openStore()
    store.table('things').put('a', thing('a', 1))
    store.table('things').put('b', thing('b', 2))
    store.table('things').put('a', thing('a', 3))
    store.table('things').remove('b')
    expect(await stored()).toEqual({ revision: 5, things: [['a', 4, 3]] })
    folder.close()
  })

  it('lets a server go on where another was killed: same uids and revisions, nothing lost', async () => {
    const first = await StateFolder.open(path)
    const api = await ApiServer.start({ journal: first })
    const created = await api.client.create(configMap('kept', { a: '1' }))
    const revision = api.snapshot().store.revision
    const second = await StateFolder.open(path)
    expect(second.snapshot?.store.revision).toBe(revision)
    await using again = await ApiServer.start({ journal: second, ...(second.snapshot && { snapshot: second.snapshot }) })
    expect(again.client.get(kind, { namespace: 'default', name: 'kept' })).toEqual(created)
    await api.close()
    second.close()
    first.close()
  })

  it('leaves out half a line, which nobody had an answer to', async () => {
    const { store, folder } = await openStore()
    store.table('things').put('a', thing('a', 1))
    folder.close()
    await appendFile(join(path, 'journal-00000001.jsonl'), '{"table":"things","key":"b","rev')
    const next = await openStore()
    next.store.table('things').put('c', thing('c', 2))
    next.folder.close()
    expect(await stored()).toMatchObject({
      things: [
        ['a', 2, 1],
        ['c', 3, 2],
      ],
    })
  })

  it('forgets a first start that was killed before it had written what a server starts with', async () => {
    const { folder } = await openStore()
    folder.close()
    const start = new Store(0)
    start.table('things').put('a', thing('a', 1))
    start.table('things').put('b', thing('b', 1))
    await rm(path, { recursive: true })
    const begun = await StateFolder.open(path)
    begun.begin({ version: '1.34', store: start.snapshot() })
    begun.close()
    const file = join(path, 'journal-00000001.jsonl')
    await truncate(file, 200)
    expect((await StateFolder.open(path)).snapshot).toBeUndefined()
  })

  it('names what is damaged', async () => {
    const { store, folder } = await openStore()
    store.table('things').put('a', thing('a', 1))
    folder.close()
    await appendFile(join(path, 'journal-00000001.jsonl'), 'nonsense\n')
    await expect(StateFolder.open(path)).rejects.toMatchObject({
      code: 'CORRUPT_FILE',
      message: expect.stringMatching(/journal-00000001.*line 3/),
    })
    await writeFile(join(path, 'journal-00000001.jsonl'), '{"format":"vivarium-apiserver-journal","formatVersion":9}\n')
    await expect(StateFolder.open(path)).rejects.toMatchObject({ code: 'NEWER_FORMAT' })
  })

  it('refuses a change that it can not keep', async () => {
    const { store, folder } = await openStore()
    folder.close()
    expect(() => store.table('things').put('a', thing('a', 1))).toThrow(expect.objectContaining({ code: 'STATE_NOT_KEPT' }))
  })

  it('is the same after any writes, restarts and compactions', async () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.nat() }) },
      { weight: 3, arbitrary: fc.record({ remove: fc.constantFrom('a', 'b', 'c', 'd') }) },
      { weight: 1, arbitrary: fc.constant('restart' as const) },
      { weight: 1, arbitrary: fc.constant('compact' as const) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        await rm(path, { recursive: true, force: true })
        let closed = 0
        const open = () => openStore({ segmentBytes: 500, onClosed: (journal) => (closed = journal) })
        let { folder, store } = await open()
        for (const one of steps) {
          if (one === 'compact') await compactStateFolder(path, closed)
          else if (one === 'restart') {
            folder.close()
            ;({ folder, store } = await open())
          } else if ('remove' in one) store.table('things').remove(one.remove)
          else store.table('things').put(one.key, thing(one.key, one.value))
        }
        expect(await stored()).toEqual(held(store))
        folder.close()
      }),
      { numRuns: 30 },
    )
  })

  it('compacts into one file, and forgets the journals that are in it', async () => {
    const closed: number[] = []
    const { store, folder } = await openStore({ segmentBytes: 1000, onClosed: (journal) => closed.push(journal) })
    for (let i = 0; i < 50; i++) store.table('things').put('a', thing('a', i))
    expect(closed.length).toBeGreaterThan(2)
    const last = closed.at(-1) ?? 0
    await compactStateFolder(path, last)
    const name = String(last).padStart(8, '0')
    const next = String(last + 1).padStart(8, '0')
    expect((await readdir(path)).sort()).toEqual([`journal-${next}.jsonl`, `state-${name}.gz`])
    expect(await stored()).toEqual(held(store))
    folder.close()
  })
})
