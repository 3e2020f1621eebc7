import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { TestHttpClient, testTokens } from '../testing/http-client.js'

const configMaps = '/api/v1/namespaces/default/configmaps'
const deployments = '/apis/apps/v1/namespaces/default/deployments'
const yaml = { headers: { 'content-type': 'application/yaml' } }
const protobuf = { headers: { 'content-type': 'application/vnd.kubernetes.protobuf' } }

/** A deployment with so many containers. */
const deployment = (name: string, containers: number) => ({
  kind: 'Deployment',
  apiVersion: 'apps/v1',
  metadata: { name },
  spec: {
    selector: { matchLabels: { a: 'b' } },
    template: {
      metadata: { labels: { a: 'b' } },
      spec: { containers: Array.from({ length: containers }, (_, index) => ({ name: `c${index}`, image: 'i' })) },
    },
  },
})

/** Groups in groups, as deep as that. */
function nestedGroups(depth: number): Buffer {
  let message = Buffer.alloc(0)
  for (let level = 0; level < depth; level++) {
    const length: number[] = []
    for (let rest = message.length; ; rest >>>= 7) {
      length.push(rest > 127 ? (rest & 127) | 128 : rest)
      if (rest <= 127) break
    }
    message = Buffer.concat([Buffer.from([0x12, ...length]), message])
  }
  return Buffer.concat([Buffer.from('k8s\0'), message])
}

describe('a hostile request is answered, and the server goes on', () => {
  let api: ApiServer
  let http: TestHttpClient
  beforeAll(async () => {
    api = await ApiServer.start({ tokens: testTokens })
    http = new TestHttpClient(api)
    await http.post(configMaps, { kind: 'ConfigMap', apiVersion: 'v1', metadata: { name: 'there' }, data: { a: 'x'.repeat(1000) } })
    await http.post(deployments, deployment('there', 500))
  })
  afterAll(async () => {
    await http[Symbol.asyncDispose]()
    await api.close()
  })
  afterEach(async () => {
    expect((await http.get('/readyz')).text).toBe('ok')
    expect((await http.get(`${configMaps}/there`)).status).toBe(200)
  })

  const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth)
  it.each<[what: string, body: string | Buffer, status: number, message: RegExp]>([
    ['lists in lists', `{"data":${nested(100_000, '[', ']')}}`, 400, /exceeded max depth/],
    ['lists that never end', '['.repeat(3_000_000), 400, /exceeded max depth/],
    ['objects in objects', nested(100_000, '{"a":', '1').replace(/1+$/, `1${'}'.repeat(100_000)}`), 400, /exceeded max depth/],
    ['more than is read', 'x'.repeat(3 * 1024 * 1024 + 1), 413, /^Request entity too large: limit is 3145728$/],
    [
      'more objects than can be stored',
      `{"kind":"ConfigMap","metadata":{"name":"n"},"data":{${Array.from({ length: 50_000 }, (_, i) => `"${'k'.repeat(40)}${i}":""`).join()}}}`,
      500,
      /trying to send message larger than max/,
    ],
    ['a number of a million digits', `{"metadata":{"name":"n","generation":${'9'.repeat(1_000_000)}}}`, 400, /cannot unmarshal number/],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d]), 400, /invalid character/],
    ['half a character', '{"metadata":{"name":"\\ud800"}}', 422, /Invalid value/],
    ['an end in the middle', '{"metadata":{"name":"', 400, /unexpected end of JSON input/],
  ])('JSON: %s', async (_what, body, status, message) => {
    const answer = await http.post(configMaps, body)
    expect([answer.status, answer.body.kind]).toEqual([status, 'Status'])
    expect(answer.body.message).toMatch(message)
  })

  it('JSON: keys that objects have by themselves are keys like any other', async () => {
    const body =
      '{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"keys","labels":{"constructor":"y"}},"data":{"__proto__":"z","toString":"w","hasOwnProperty":"v"}}'
    const { text } = await http.post(configMaps, body)
    for (const part of ['"__proto__":"z"', '"toString":"w"', '"hasOwnProperty":"v"', '"constructor":"y"']) expect(text).toContain(part)
    expect(({} as Record<string, unknown>).x).toBeUndefined()
    const list = await http.get(`${configMaps}?labelSelector=${encodeURIComponent('constructor=y,!toString')}`)
    expect(list.body.items).toHaveLength(1)
  })

  it('JSON: of keys that come twice the last counts; that is told, or refused', async () => {
    const body = (name: string) =>
      `{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"${name}"},"data":{"a":"1"},"data":{"a":"2","a":"3"}}`
    const warned = await http.post(configMaps, body('twice'))
    expect([warned.status, warned.body.data]).toEqual([201, { a: '3' }])
    expect(warned.headers.warning).toContain('299 - "duplicate field \\"data\\""')
    const strict = await http.post(`${configMaps}?fieldValidation=Strict`, body('strict'))
    expect([strict.status, strict.body.message]).toEqual([
      400,
      'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: duplicate field "data", duplicate field "data.a"',
    ])
    const many = await http.post(configMaps, `{"metadata":{"name":"many"},${'"data":{},'.repeat(100_000)}"data":{}}`)
    expect(many.status).toBe(201)
  })

  it.each<[what: string, body: string, message: RegExp]>([
    [
      'laughs by the billion',
      `a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array.from({ length: 10 }, () => `*a${i}`).join()}]`).join('\n')}\n`,
      /excessive aliasing/,
    ],
    ['an anchor that contains itself', 'a: &a [*a]\n', /contains itself/],
    ['anchors that there are none of', 'a: *b\n', /unknown anchor/],
    ['lists in lists', `a: ${nested(20_000, '[', ']')}\n`, /depth/],
    ['a key that is a map', '? {a: b}\n: c\n', /./],
    ['merges that are no maps', '<<: [1, 2]\n', /map merge requires/],
    ['a tag that does not fit', 'a: !!int x\n', /./],
  ])('YAML: %s', async (_what, body, message) => {
    const answer = await http.post(configMaps, body, yaml)
    expect([answer.status, answer.body.kind]).toEqual([400, 'Status'])
    expect(answer.body.message).toMatch(message)
    const applied = await http.patch(`${configMaps}/there?fieldManager=x`, 'application/apply-patch+yaml', body)
    expect(applied.status).toBe(400)
  })

  it.each<[what: string, body: Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['no magic', Buffer.from('hello')],
    ['the magic alone', Buffer.from('k8s\0')],
    ['messages in messages', nestedGroups(20_000)],
    ['a length beyond the end', Buffer.concat([Buffer.from('k8s\0'), Buffer.from([0x12, 0xff, 0xff, 0xff, 0xff, 0x0f])])],
    ['a number that never ends', Buffer.concat([Buffer.from('k8s\0'), Buffer.alloc(100_000, 0xff)])],
    ['wire types that there are none of', Buffer.concat([Buffer.from('k8s\0'), Buffer.from([0x0f, 0x17, 0x1e])])],
  ])('protobuf: %s', async (_what, body) => {
    const answer = await http.post(configMaps, body, protobuf)
    expect([400, 422]).toContain(answer.status)
    expect(answer.body.kind).toBe('Status')
  })

  it('gzip: what unpacks to more than is read, and what does not unpack', async () => {
    const packed = { headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' } }
    const bomb = await http.post(configMaps, gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20)), packed)
    expect(bomb.status).toBe(413)
    expect((await http.post(configMaps, Buffer.from('no gzip at all'), packed)).status).toBe(400)
  })

  it('JSON patch: copies of copies, too many operations, paths that lead nowhere', async () => {
    const patch = (body: unknown) => http.patch(`${configMaps}/there`, 'application/json-patch+json', body)
    const copies = Array.from({ length: 40 }, (_, index) => ({ op: 'copy', from: '/data', path: `/data/c${index}` }))
    const bomb = await patch(copies)
    expect([bomb.status, bomb.body.reason]).toEqual([422, 'Invalid'])
    const tests = Array.from({ length: 10_001 }, () => ({ op: 'test', path: '/kind', value: 'ConfigMap' }))
    const many = await patch(tests)
    expect([many.status, many.body.message]).toEqual([
      413,
      'Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001',
    ])
    expect((await patch(tests.slice(1))).status).toBe(200)
    for (const path of ['no slash', '/'.repeat(100_000), '/data/~2', `/data/${'x'.repeat(1_000_000)}`])
      expect((await patch([{ op: 'remove', path }])).status).toBe(422)
    expect((await patch(Array.from({ length: 10_000 }, () => ({ op: 'add', path: '/metadata/finalizers/-', value: 'a/b' })))).status).toBe(
      422,
    )
  })

  it('strategic merge patch: thousands of items, and directives that make no sense', async () => {
    const patch = (spec: unknown) =>
      http.patch(`${deployments}/there?dryRun=All`, 'application/strategic-merge-patch+json', { spec: { template: { spec } } })
    const containers = Array.from({ length: 5000 }, (_, index) => ({ name: `c${index}`, image: 'j' }))
    const order = containers.map(({ name }) => ({ name }))
    const { status, body } = await patch({ containers, '$setElementOrder/containers': order })
    expect([status, body.spec?.template.spec.containers.length]).toEqual([200, 5000])
    for (const spec of [
      { containers: [{ $patch: 'explode' }] },
      { containers: [{ image: 'without a name' }] },
      { '$setElementOrder/containers': 'x' },
      { $retainKeys: { a: 1 } },
      { '$deleteFromPrimitiveList/x': 5 },
      { containers: { a: 1 } },
    ])
      expect((await patch(spec)).body.reason).not.toBe('InternalError')
  })

  it('server-side apply: thousands of items, and managed fields that are none', async () => {
    const apply = (object: unknown) =>
      http.patch(`${deployments}/applied?fieldManager=x&dryRun=All`, 'application/apply-patch+yaml', object)
    expect((await apply(deployment('applied', 3000))).status).toBe(201)
    const managedFields = [
      { manager: 'm', operation: 'Update', apiVersion: 'apps/v1', fieldsType: 'FieldsV1', fieldsV1: { 'k:{broken': {} } },
    ]
    const broken = { ...deployment('broken', 1), metadata: { name: 'broken', managedFields } }
    // As if there were none.
    expect((await http.post(deployments, broken)).body.metadata.managedFields[0].manager).toBe('unknown')
    expect((await apply({ ...deployment('applied', 1), metadata: { name: 'applied', managedFields } })).body.message).toBe(
      'metadata.managedFields must be nil',
    )
  })

  it('selectors: a hundred thousand requirements, brackets without end, fields that there are none of', async () => {
    const label = (text: string) => http.get(`${configMaps}?labelSelector=${encodeURIComponent(text)}`)
    expect((await label(Array.from({ length: 5000 }, (_, i) => `a${i}!=b`).join())).status).toBe(200)
    for (const text of ['('.repeat(10_000), 'a in (', 'a,,b', `a=${'x'.repeat(10_000)}`, 'a=b\u2028', '!'.repeat(10_000)])
      expect((await label(text)).status).toBe(400)
    for (const text of ['spec.nothing=a', 'metadata.name', '='.repeat(1000), '__proto__=x', 'constructor=y'])
      expect((await http.get(`${configMaps}?fieldSelector=${encodeURIComponent(text)}`)).status).toBe(400)
  })

  it.each([
    '/api/v1/namespaces/default/configmaps/..',
    '/api/v1/namespaces/default/configmaps/%2e%2e',
    '/api/v1/namespaces/default/configmaps/%25',
    '/api/v1/namespaces/default/configmaps/a%00b',
    '/api/v1/namespaces/default/configmaps/a%2Fb',
    '/api/v1/namespaces/%2e%2e/configmaps/there',
    '/api/v1/namespaces/default/../default/configmaps/there',
    '/api/v1/namespaces/default/configmaps/%ff',
    '/api/v1/namespaces/default/configmaps/%',
    '/apis/__proto__/v1/constructor',
    '/api/v1/__proto__/toString',
    '/api/v1/namespaces/default/pods/a/constructor',
    `/${'a/'.repeat(10_000)}`,
    `/api/v1/namespaces/default/configmaps/${'a'.repeat(20_000)}`,
    '/openapi/v3/../../../etc/passwd',
    '/openapi/v3/__proto__',
  ])('path: %s', async (path) => {
    const { status } = await http.get(path)
    expect([400, 404]).toContain(status)
  })

  it('query: thousands of parameters, and values of no sense', async () => {
    expect((await http.get(`${configMaps}?${'a=b&'.repeat(10_000)}`)).status).toBe(200)
    for (const query of [
      'limit=x',
      'limit=1e5',
      'resourceVersion=-1',
      'timeoutSeconds=9999999999999999999',
      'continue=%00',
      'timeout=1y',
      'watch=true&resourceVersion=x',
    ])
      expect((await http.get(`${configMaps}?${query}`)).status).toBeGreaterThanOrEqual(400)
  })
})
