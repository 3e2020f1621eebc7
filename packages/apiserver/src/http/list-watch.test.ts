import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { TestHttpClient, testTokens } from '../testing/http-client.js'

const path = '/api/v1/namespaces/default/configmaps'
const configMap = (name: string, labels: Record<string, string> = {}) => ({ metadata: { name, labels }, data: { k: name } })
const tableType = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json'

let api: ApiServer
let http: TestHttpClient
beforeEach(async () => {
  api = await ApiServer.start({ tokens: testTokens, historyLimit: 20 })
  http = new TestHttpClient(api)
})
afterEach(async () => {
  await http[Symbol.asyncDispose]()
  await api.close()
})

const names = (body: { items: { metadata: { name: string } }[] }) => body.items.map(({ metadata }) => metadata.name)
async function make(...all: string[]): Promise<string[]> {
  const versions: string[] = []
  for (const name of all) versions.push((await http.post(path, configMap(name, { first: name.slice(0, 1) }))).body.metadata.resourceVersion)
  return versions
}

describe('lists', () => {
  it('have no kind in their items, the revision of the store, and [] when empty', async () => {
    const empty = await http.get(path)
    expect(empty.text).toMatch(/^\{"kind":"ConfigMapList","apiVersion":"v1","metadata":\{"resourceVersion":"\d+"\},"items":\[\]\}\n$/)
    await make('a')
    const { body } = await http.get('/api/v1/configmaps')
    expect(Object.keys(body.items[0])).toEqual(['metadata', 'data'])
  })

  it('go on where a page ended, at the revision of the first page', async () => {
    const versions = await make('a', 'b', 'c', 'd', 'e')
    const first = (await http.get(`${path}?limit=2`)).body
    expect([names(first), first.metadata.remainingItemCount, first.metadata.resourceVersion]).toEqual([['a', 'b'], 3, versions[4]])
    await http.delete(`${path}/d`)
    await make('ca')
    const second = (await http.get(`${path}?limit=2&continue=${first.metadata.continue}`)).body
    expect([names(second), second.metadata.resourceVersion]).toEqual([['c', 'd'], versions[4]])
    const last = (await http.get(`${path}?limit=2&continue=${second.metadata.continue}`)).body
    expect([names(last), last.metadata.continue, last.metadata.remainingItemCount]).toEqual([['e'], undefined, undefined])
  })

  it('say 410 for a page that is too old, with a token for the rest as it is now', async () => {
    await make('a', 'b', 'c')
    const first = (await http.get(`${path}?limit=1`)).body
    await make(...Array.from({ length: 30 }, (_, index) => `x${index}`))
    const gone = await http.get(`${path}?limit=1&continue=${first.metadata.continue}`)
    expect([gone.status, gone.body.reason]).toEqual([410, 'Expired'])
    const rest = await http.get(`${path}?limit=2&continue=${gone.body.metadata.continue}`)
    expect(names(rest.body)).toEqual(['b', 'c'])
    expect((await http.get(`${path}?continue=nonsense`)).status).toBe(400)
  })

  it('keep to resourceVersion and resourceVersionMatch', async () => {
    const [a, b] = (await make('a', 'b')) as [string, string]
    const list = async (query: string) => {
      const { status, body } = await http.get(`${path}?${query}`)
      return status === 200 ? [names(body), body.metadata.resourceVersion] : [status, body.reason, body.message]
    }
    expect(await list(`resourceVersion=${a}&resourceVersionMatch=Exact`)).toEqual([['a'], a])
    expect(await list(`resourceVersion=${a}&resourceVersionMatch=NotOlderThan`)).toEqual([['a', 'b'], b])
    expect(await list('resourceVersion=0')).toEqual([['a', 'b'], b])
    expect((await list(`resourceVersion=${Number(b) + 100}`))[0]).toBe(504)
    expect((await list('resourceVersion=x'))[0]).toBe(400)
    expect(await list('resourceVersionMatch=Exact')).toEqual([
      422,
      'Invalid',
      'ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided',
    ])
    expect((await list('sendInitialEvents=true'))[0]).toBe(422)
    await make(...Array.from({ length: 30 }, (_, index) => `x${index}`))
    expect(await list(`resourceVersion=${a}&resourceVersionMatch=Exact`)).toEqual([
      410,
      'Expired',
      'The resourceVersion for the provided list is too old.',
    ])
  })

  it('select by labels and fields', async () => {
    await make('a1', 'a2', 'b1')
    expect(names((await http.get(`${path}?labelSelector=first%3Da`)).body)).toEqual(['a1', 'a2'])
    expect(names((await http.get(`${path}?labelSelector=first+notin+(a)`)).body)).toEqual(['b1'])
    expect(names((await http.get(`${path}?fieldSelector=metadata.name%3Db1`)).body)).toEqual(['b1'])
    const wrong = await http.get(`${path}?fieldSelector=data.k%3Db1`)
    expect([wrong.status, wrong.body.message]).toEqual([
      400,
      '"data.k" is not a known field selector: only "metadata.name", "metadata.namespace"',
    ])
    expect((await http.get(`${path}?labelSelector=!!`)).status).toBe(400)
    const page = (await http.get(`${path}?labelSelector=first%3Da&limit=1`)).body
    expect([names(page), page.metadata.remainingItemCount]).toEqual([['a1'], undefined])
  })

  it('come as tables and as metadata alone', async () => {
    await make('a')
    const table = (await http.get(path, { headers: { accept: tableType } })).body
    expect([table.kind, table.columnDefinitions.map(({ name }: { name: string }) => name), table.rows[0].cells.slice(0, 2)]).toEqual([
      'Table',
      ['Name', 'Data', 'Age'],
      ['a', 1],
    ])
    const partial = (await http.get(path, { headers: { accept: 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1' } })).body
    expect([partial.kind, Object.keys(partial.items[0])]).toEqual(['PartialObjectMetadataList', ['kind', 'apiVersion', 'metadata']])
    const one = (await http.get(`${path}/a`, { headers: { accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1' } })).body
    expect([one.kind, one.apiVersion, one.data]).toEqual(['PartialObjectMetadata', 'meta.k8s.io/v1', undefined])
  })
})

describe('watches', () => {
  it('begin with what is there when no resourceVersion is given, or 0', async () => {
    await make('a')
    for (const query of ['', '&resourceVersion=0']) {
      const watch = http.watch(`${path}?watch=1${query}`)
      const [event] = await watch.take(1)
      expect([event?.type, event?.object.kind, event?.object.metadata.name]).toEqual(['ADDED', 'ConfigMap', 'a'])
      watch.close()
    }
  })

  it('give every change after a revision, in order, to all watchers alike', async () => {
    const [from] = await make('a')
    const watches = Array.from({ length: 3 }, () => http.watch(`${path}?watch=true&resourceVersion=${from}`))
    await make('b')
    await http.patch(`${path}/a`, 'application/merge-patch+json', { data: { k: 'new' } })
    await http.delete(`${path}/b`)
    for (const watch of watches) {
      const events = await watch.take(3)
      expect(events.map(({ type, object }) => [type, object.metadata.name, object.data.k])).toEqual([
        ['ADDED', 'b', 'b'],
        ['MODIFIED', 'a', 'new'],
        ['DELETED', 'b', 'b'],
      ])
      const versions = events.map(({ object }) => Number(object.metadata.resourceVersion))
      expect(versions).toEqual([...versions].sort((x, y) => x - y))
      expect(new Set(versions).size).toBe(3)
      watch.close()
    }
    // A write that changes nothing is none.
    const again = http.watch(`${path}?watch=true&resourceVersion=${from}`)
    await again.take(3)
    await http.patch(`${path}/a`, 'application/merge-patch+json', { data: { k: 'new' } })
    await make('c')
    expect((await again.take(1))[0]?.object.metadata.name).toBe('c')
  })

  it('turn changes of what is selected into ADDED and DELETED, with the object as the selector last saw it', async () => {
    const [from] = await make('a')
    const watch = http.watch(`${path}?watch=true&resourceVersion=${from}&labelSelector=on`)
    const label = (value: string | null) =>
      http.patch(`${path}/a`, 'application/merge-patch+json', { metadata: { labels: { on: value } }, data: { k: String(value) } })
    await label('1')
    await label('2')
    const { body } = await label(null)
    const events = await watch.take(3)
    expect(events.map(({ type, object }) => [type, object.metadata.labels.on, object.data.k])).toEqual([
      ['ADDED', '1', '1'],
      ['MODIFIED', '2', '2'],
      ['DELETED', '2', '2'],
    ])
    expect(events[2]?.object.metadata.resourceVersion).toBe(body.metadata.resourceVersion)
  })

  it('are refused when their revision is no number', async () => {
    const refused = await http.get(`${path}?watch=true&resourceVersion=many`)
    expect([refused.status, refused.body]).toEqual([
      500,
      {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message: 'resourceVersion: Invalid value: "many": strconv.ParseUint: parsing "many": invalid syntax',
        code: 500,
      },
    ])
  })

  it('are told 410 in an event when their revision is too old', async () => {
    const [from] = await make('a')
    await make(...Array.from({ length: 30 }, (_, index) => `x${index}`))
    const watch = http.watch(`${path}?watch=true&resourceVersion=${from}`)
    const [event] = await watch.take(1)
    expect(event).toMatchObject({
      type: 'ERROR',
      object: { kind: 'Status', code: 410, reason: 'Expired', message: expect.stringMatching(/^too old resource version: \d+ \(\d+\)$/) },
    })
    await watch.end()
  })

  it('mark the end of the initial events with a bookmark', async () => {
    const [, b] = await make('a', 'b')
    const watch = http.watch(`${path}?watch=true&allowWatchBookmarks=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan`)
    const events = await watch.take(3)
    expect(events.map(({ type }) => type)).toEqual(['ADDED', 'ADDED', 'BOOKMARK'])
    expect(events[2]?.object).toEqual({
      kind: 'ConfigMap',
      apiVersion: 'v1',
      metadata: { resourceVersion: b, annotations: { 'k8s.io/initial-events-end': 'true' } },
    })
    expect((await http.get(`${path}?watch=true&sendInitialEvents=true`)).status).toBe(422)
  })

  it('end with timeoutSeconds, and with the server', async () => {
    const timed = http.watch(`${path}?watch=true&timeoutSeconds=1`)
    const other = http.watch(`${path}?watch=true`)
    await timed.end()
    expect(other.ended).toBe(false)
    await api.close()
    await other.end()
  })

  it('of one name and by the old path', async () => {
    const named = http.watch(`${path}?watch=true&fieldSelector=metadata.name%3Db`)
    const old = http.watch('/api/v1/watch/namespaces/default/configmaps/b')
    await make('a', 'b')
    expect((await named.take(1))[0]?.object.metadata.name).toBe('b')
    expect((await old.take(1))[0]?.object.metadata.name).toBe('b')
  })

  it('come as tables, whose columns are told once, and as metadata', async () => {
    await make('a')
    const session = (accept: string) => http.watch(`${path}?watch=true`, { accept })
    const table = session(tableType)
    await table.take(1)
    await make('b')
    const partial = session('application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1')
    const [second] = await table.take(1)
    expect([second?.object.kind, second?.object.columnDefinitions, second?.object.rows[0].cells.slice(0, 2)]).toEqual([
      'Table',
      null,
      ['b', 1],
    ])
    expect((await partial.take(2)).map(({ object }) => [object.kind, object.data])).toEqual([
      ['PartialObjectMetadata', undefined],
      ['PartialObjectMetadata', undefined],
    ])
  })

  it('that do not read hold nobody up, and get everything when they do', async () => {
    const hanging = http.watch(`${path}?watch=true`)
    hanging.pause()
    const reading = http.watch(`${path}?watch=true`)
    const large = 'x'.repeat(100_000)
    for (let index = 0; index < 15; index++) await http.post(path, { metadata: { name: `large-${index}` }, data: { large } })
    expect((await reading.take(15)).length).toBe(15)
    hanging.resume()
    expect((await hanging.take(15)).map(({ object }) => object.data.large.length)).toEqual(Array(15).fill(100_000))
  })

  it('hold what a list says when they follow the events', async () => {
    const list = (await http.get(path)).body
    const all = http.watch(`${path}?watch=true&resourceVersion=${list.metadata.resourceVersion}`)
    const some = http.watch(`${path}?watch=true&resourceVersion=${list.metadata.resourceVersion}&labelSelector=odd%3Dyes`)
    const {
      kind: _kind,
      apiVersion: _version,
      ...begin
    } = (await http.post(path, { metadata: { name: 'begin', labels: { odd: 'yes' } } })).body
    await Promise.all([all.take(1), some.take(1)])
    for (let step = 0; step < 120; step++) {
      const name = `n${Math.floor(Math.random() * 8)}`
      const labels = { odd: Math.random() < 0.5 ? 'yes' : 'no' }
      const kind = { apiVersion: 'v1', kind: 'ConfigMap' }
      const key = { namespace: 'default', name }
      if (!api.client.find(kind, key)) await api.client.create({ ...kind, metadata: { ...key, labels } })
      else if (Math.random() < 0.3) await api.client.delete(kind, key)
      else await api.client.patch(kind, key, { metadata: { labels }, data: { step: String(step) } })
    }
    const end = await api.client.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'end', namespace: 'default', labels: { odd: 'yes' } },
    })
    for (const [watch, query] of [
      [all, ''],
      [some, '?labelSelector=odd%3Dyes'],
    ] as const) {
      const held = new Map<string, object>([['begin', begin]])
      for (;;) {
        const [event] = await watch.take(1)
        if (!event) break
        const { kind: _kind, apiVersion: _version, ...object } = event.object
        if (event.type === 'DELETED') expect(held.delete(object.metadata.name)).toBe(true)
        else {
          expect(held.has(object.metadata.name)).toBe(event.type === 'MODIFIED')
          held.set(object.metadata.name, object)
        }
        if (object.metadata.resourceVersion === end.metadata.resourceVersion) break
      }
      const { items } = (await http.get(`${path}${query}`)).body
      expect([...held.values()].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual(
        items.sort((a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
      )
    }
  })

  it('of clients that vanish are forgotten', async () => {
    for (let round = 0; round < 20; round++) {
      const client = new TestHttpClient(api)
      const watch = client.watch(`${path}?watch=true`)
      await make(`v${round}`)
      await watch.take(1)
      await client[Symbol.asyncDispose]()
    }
    await make('after')
    expect((await http.get(`${path}/after`)).status).toBe(200)
  })
})
