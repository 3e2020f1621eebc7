import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ApiServer } from './api-server.js'
import type { JsonObject } from './schema/json.js'
import type { ApiServerSnapshot } from './snapshot.js'
import { readSnapshot, writeSnapshot } from './state-file.js'
import { Store } from './store/store.js'
import { TestHttpClient, testTokens } from './testing/http-client.js'

const kind = { apiVersion: 'v1', kind: 'ConfigMap' }
const configMap = (name: string, data: Record<string, string> = {}) => ({ ...kind, metadata: { name, namespace: 'default' }, data })

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarium-state-'))
  path = join(folder, 'state.gz')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** What a server and its clients can tell of a state. */
function contentOf({ version, store }: ApiServerSnapshot): unknown {
  const tables = [...store.tables].filter(([, items]) => items.length > 0).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    version,
    revision: store.revision,
    tables: tables.map(([table, items]) => [table, items.map(({ key, revision, object }) => ({ key, revision, object }))]),
  }
}

describe('a state as a file', () => {
  it('keeps uids, resource versions, managed fields and custom resources', async () => {
    const crd = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'widgets.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { plural: 'widgets', kind: 'Widget' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
          },
        ],
      },
    }
    const widgets = '/apis/example.com/v1/namespaces/default/widgets'
    const before = await (async () => {
      await using api = await ApiServer.start({ tokens: testTokens })
      await using http = new TestHttpClient(api)
      await http.post('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', crd)
      await expect.poll(async () => (await http.get(widgets)).status).toBe(200)
      await http.post(widgets, {
        apiVersion: 'example.com/v1',
        kind: 'Widget',
        metadata: { name: 'w' },
        spec: { size: 9007199254740993n.toString() },
      })
      await api.client.apply(configMap('applied', { a: '1' }))
      await api.client.create(configMap('gone'))
      await api.client.delete(kind, { namespace: 'default', name: 'gone' })
      await api.export(path)
      return api.snapshot()
    })()
    const snapshot = await readSnapshot(path)
    expect(contentOf(snapshot)).toEqual(contentOf(before))
    await using api = await ApiServer.start({ snapshot, tokens: testTokens })
    await using http = new TestHttpClient(api)
    expect((await http.get(`${widgets}/w`)).body).toMatchObject({ metadata: { name: 'w', uid: expect.any(String) } })
    expect(api.client.get(kind, { namespace: 'default', name: 'applied' }).metadata).toMatchObject({
      managedFields: [{ operation: 'Apply' }],
    })
    const created = await api.client.create(configMap('later'))
    expect(Number(created.metadata.resourceVersion)).toBeGreaterThan(before.store.revision)
  })

  it('makes watchers of before list again, as after a compaction', async () => {
    await using first = await ApiServer.start({ tokens: testTokens })
    await first.client.create(configMap('a'))
    await first.export(path)
    await using api = await ApiServer.start({ snapshot: await readSnapshot(path), tokens: testTokens })
    await using http = new TestHttpClient(api)
    const { body } = await http.get('/api/v1/namespaces/default/configmaps?resourceVersion=2&resourceVersionMatch=Exact')
    expect(body).toMatchObject({ code: 410, reason: 'Expired' })
  })

  it('is for its user only, and replaces what was there as a whole', async () => {
    await using api = await ApiServer.start()
    await writeFile(path, 'something else', { mode: 0o644 })
    await api.export(path)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    await expect(api.export(join(folder, 'no', 'folder'))).rejects.toMatchObject({ code: 'UNWRITABLE_STATE' })
    expect(contentOf(await readSnapshot(path))).toEqual(contentOf(api.snapshot()))
  })

  it('comes back as it went, whatever is in the objects', async () => {
    const name = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/)
    const text = fc.string({ unit: 'binary', maxLength: 20 })
    const value = fc.oneof(
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }),
      fc.array(text, { maxLength: 3 }),
    )
    const entry = fc.record({
      table: fc.constantFrom('pods', 'things.example.com'),
      namespace: name,
      name,
      fields: fc.dictionary(fc.oneof(text, fc.constantFrom('__proto__', 'constructor')), value, { maxKeys: 5 }),
      remove: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 30 }), async (entries) => {
        const store = new Store(100)
        for (const { table, namespace, name, fields, remove } of entries) {
          const key = `${namespace}/${name}`
          store.table(table).put(key, {
            kind: 'Thing',
            apiVersion: 'v1',
            metadata: { name, namespace, uid: key },
            spec: fields as JsonObject,
          })
          if (remove) store.table(table).remove(key)
        }
        const snapshot = { version: '1.34', store: store.snapshot() }
        await writeSnapshot(path, snapshot)
        expect(contentOf(await readSnapshot(path))).toEqual(contentOf(snapshot))
      }),
      { numRuns: 20 },
    )
  })

  it('of 20,000 objects takes a second or so', { timeout: 60_000 }, async () => {
    const store = new Store(0)
    for (let i = 0; i < 20_000; i++) {
      const name = `c-${String(i).padStart(6, '0')}`
      store
        .table('configmaps')
        .put(`default/${name}`, { ...configMap(name, { a: 'x'.repeat(500) }), metadata: { name, namespace: 'default', uid: name } })
    }
    const started = performance.now()
    await writeSnapshot(path, { version: '1.34', store: store.snapshot() })
    const snapshot = await readSnapshot(path)
    // Ten times what it takes on a quiet computer.
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(snapshot.store.tables.get('configmaps')?.length).toBe(20_000)
  })
})

describe('a file that is no state', () => {
  const header = { format: 'vivarium-apiserver-state', formatVersion: 1, kubernetes: '1.34', revision: 5, objects: 1 }
  const object = { kind: 'ConfigMap', apiVersion: 'v1', metadata: { name: 'a', namespace: 'default', uid: 'u', resourceVersion: '5' } }
  const record = { table: 'configmaps', key: 'default/a', revision: 5, object }
  const zipped = (...lines: unknown[]) =>
    gzipSync(lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''))
  const whole = zipped(header, record)

  it('is read when it is one', async () => {
    await writeFile(path, whole)
    expect((await readSnapshot(path)).store.tables.get('configmaps')?.[0]?.object).toEqual(object)
  })

  it.each([
    ['something else', Buffer.from('hello'), 'NOT_A_STATE'],
    ['nothing', Buffer.alloc(0), 'NOT_A_STATE'],
    ['an empty archive', gzipSync(''), 'NOT_A_STATE'],
    ['something else, zipped', gzipSync('hello\n'), 'NOT_A_STATE'],
    ['one of a newer format', zipped({ ...header, formatVersion: 2 }, record), 'NEWER_FORMAT'],
    ['one without a revision', zipped({ ...header, revision: 'x' }, record), 'CORRUPT_FILE'],
    ['half of one', whole.subarray(0, whole.length - 20), 'CORRUPT_FILE'],
    ['one with other bytes in it', Buffer.concat([whole.subarray(0, 30), Buffer.from([1, 2, 3]), whole.subarray(33)]), 'CORRUPT_FILE'],
    ['one with too few objects', zipped(header), 'CORRUPT_FILE'],
    ['one with too many objects', zipped(header, record, { ...record, key: 'default/b' }), 'CORRUPT_FILE'],
    ['one with a line that is no JSON', zipped(header, '{"table":'), 'CORRUPT_FILE'],
    ['one with a deletion', zipped(header, { table: 'configmaps', key: 'a', revision: 5 }), 'CORRUPT_FILE'],
    ['one with an object of the future', zipped(header, { ...record, revision: 6 }), 'CORRUPT_FILE'],
    ['one with a wrong key', zipped(header, { ...record, key: 'default/b' }), 'CORRUPT_FILE'],
    ['one with a strange table', zipped(header, { ...record, table: '../x' }), 'CORRUPT_FILE'],
    [
      'one with an object without a uid',
      zipped(header, { ...record, object: { ...object, metadata: { ...object.metadata, uid: '' } } }),
      'CORRUPT_FILE',
    ],
    [
      'one with wrong labels',
      zipped(header, { ...record, object: { ...object, metadata: { ...object.metadata, labels: { a: 1 } } } }),
      'CORRUPT_FILE',
    ],
    [
      'one that is nested without end',
      zipped(header, `{"table":"t","key":"a","revision":5,"object":${'['.repeat(100_000)}`),
      'CORRUPT_FILE',
    ],
  ])('%s is refused with a code', async (_, bytes, code) => {
    await writeFile(path, bytes)
    await expect(readSnapshot(path)).rejects.toMatchObject({ code, message: expect.stringContaining(path) })
  })

  it('is refused also when it is missing, or a folder', async () => {
    await expect(readSnapshot(path)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(readSnapshot(folder)).rejects.toMatchObject({ code: 'NOT_A_STATE' })
  })

  it('never crashes the reader, however it is damaged', async () => {
    const text = gunzipSync(whole)
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.nat(255), fc.boolean(), async (at, byte, inside) => {
        const bytes = Buffer.from(inside ? text : whole)
        bytes[at % bytes.length] = byte
        await writeFile(path, inside ? gzipSync(bytes) : bytes)
        await readSnapshot(path).catch((error) =>
          expect(error).toMatchObject({ code: expect.stringMatching(/NOT_A_STATE|CORRUPT_FILE|NEWER_FORMAT/) }),
        )
      }),
      { numRuns: 200 },
    )
    expect((await readFile(path)).length).toBeGreaterThan(0)
  })
})
