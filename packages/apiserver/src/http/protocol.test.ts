import { once } from 'node:events'
import { connect as connectHttp2 } from 'node:http2'
import { connect } from 'node:tls'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { decodeProtobuf } from '../protobuf/decode.js'
import { encodeProtobuf } from '../protobuf/encode.js'
import { adminToken, TestHttpClient, testTokens } from '../testing/http-client.js'

const configMaps = '/api/v1/namespaces/default/configmaps'
const configMap = (name: string, data: Record<string, string> = { k: 'v' }) => ({
  kind: 'ConfigMap',
  apiVersion: 'v1',
  metadata: { name },
  data,
})

describe('the protocol', () => {
  let api: ApiServer
  let http: TestHttpClient
  beforeAll(async () => {
    api = await ApiServer.start({ tokens: testTokens })
    http = new TestHttpClient(api)
  })
  afterAll(async () => {
    await http[Symbol.asyncDispose]()
    await api.close()
  })

  it('answers a creation with 201 and the object as it is stored', async () => {
    const { status, body } = await http.post(configMaps, configMap('created'))
    expect(status).toBe(201)
    expect(Object.keys(body)).toEqual(['kind', 'apiVersion', 'metadata', 'data'])
    expect(body.metadata).toMatchObject({
      name: 'created',
      namespace: 'default',
      resourceVersion: expect.stringMatching(/^\d+$/),
      uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(body.metadata.managedFields[0]).toMatchObject({
      manager: 'unknown',
      operation: 'Update',
      fieldsV1: { 'f:data': { '.': {}, 'f:k': {} } },
    })
  })

  it.each([
    ['a name that is taken', configMap('taken'), 409, 'AlreadyExists', 'configmaps "taken" already exists'],
    [
      'another version',
      { ...configMap('x'), apiVersion: 'v2' },
      400,
      'BadRequest',
      'ConfigMap in version "v2" cannot be handled as a ConfigMap: no kind "ConfigMap" is registered for version "v2" in scheme "pkg/api/legacyscheme/scheme.go:30"',
    ],
    [
      'a wrong type',
      { ...configMap('x'), data: { a: 1 } },
      400,
      'BadRequest',
      'ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal number into Go struct field ConfigMap.data of type string',
    ],
    [
      'another namespace',
      { ...configMap('x'), metadata: { name: 'x', namespace: 'other' } },
      400,
      'BadRequest',
      'the namespace of the provided object does not match the namespace sent on the request',
    ],
    [
      'a resource version',
      { ...configMap('x'), metadata: { name: 'x', resourceVersion: '5' } },
      500,
      undefined,
      'resourceVersion should not be set on objects to be created',
    ],
  ])('refuses %s', async (_what, object, status, reason, message) => {
    await http.post(configMaps, configMap('taken'))
    const answer = await http.post(configMaps, object)
    expect([answer.status, answer.body.reason, answer.body.message]).toEqual([status, reason, message])
    expect(answer.body).toMatchObject({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', code: status })
  })

  it('warns of a deprecated kind, whatever is asked of it', async () => {
    const path = '/api/v1/namespaces/default/endpoints'
    const warning = '299 - "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"'
    expect((await http.get(path)).headers.warning).toBe(warning)
    expect((await http.post(path, { metadata: { name: 'e' } })).headers.warning).toBe(warning)
  })

  it('tells unknown and duplicate fields as warnings, errors or not at all', async () => {
    const text = '{"metadata":{"name":"strict"},"data":{"a":"b","a":"c"},"foo":1}'
    const strict = await http.post(`${configMaps}?fieldValidation=Strict`, text)
    expect(strict.status).toBe(400)
    expect(strict.body.message).toContain('strict decoding error: duplicate field "data.a", unknown field "foo"')
    const warned = await http.post(`${configMaps}?dryRun=All`, text)
    expect(warned.status).toBe(201)
    expect(String(warned.headers.warning)).toContain('299 - "unknown field \\"foo\\""')
    const ignored = await http.post(`${configMaps}?dryRun=All&fieldValidation=Ignore`, text)
    expect(ignored.headers.warning).toBeUndefined()
    expect((await http.get(`${configMaps}/strict`)).status).toBe(404)
  })

  it('checks the options of a write', async () => {
    const answer = await http.post(`${configMaps}?dryRun=Some&fieldValidation=Maybe`, configMap('x'))
    expect(answer.status).toBe(422)
    expect(answer.body.message).toBe(
      'CreateOptions.meta.k8s.io "" is invalid: [dryRun: Unsupported value: ["Some"]: supported values: "All", fieldValidation: Unsupported value: "Maybe": supported values: "", "Ignore", "Strict", "Warn"]',
    )
  })

  it('reads YAML by the rules of 1.1 and answers in it', async () => {
    const answer = await http.post(configMaps, 'metadata: {name: yaml}\ndata: {a: "1"}\n', {
      headers: { 'content-type': 'application/yaml', accept: 'application/yaml' },
    })
    expect(answer.status).toBe(201)
    expect(answer.headers['content-type']).toBe('application/yaml')
    expect(answer.text).toContain('kind: ConfigMap')
    const wrong = await http.post(configMaps, 'metadata: {name: yaml2}\ndata: {a: y}\n', {
      headers: { 'content-type': 'application/yaml' },
    })
    expect(wrong.body.message).toContain('json: cannot unmarshal bool into Go struct field ConfigMap.data of type string')
  })

  it('reads protobuf and answers in it', async () => {
    const type = 'application/vnd.kubernetes.protobuf'
    const answer = await http.post(configMaps, encodeProtobuf(configMap('proto')), {
      headers: { 'content-type': type, accept: `${type}, */*` },
    })
    expect(answer.status).toBe(201)
    expect(answer.headers['content-type']).toBe(type)
    expect(decodeProtobuf(answer.bytes).object).toMatchObject({ metadata: { name: 'proto' }, data: { k: 'v' } })
    expect((await http.post(configMaps, Buffer.from('nonsense'), { headers: { 'content-type': type } })).status).toBe(400)
  })

  it('refuses CBOR as a server does that has it switched off', async () => {
    const sent = await http.post(configMaps, Buffer.from([0xa0]), { headers: { 'content-type': 'application/cbor' } })
    expect([sent.status, sent.body.message]).toEqual([
      415,
      'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf',
    ])
    const asked = await http.get(configMaps, { headers: { accept: 'application/cbor' } })
    expect([asked.status, asked.body.message]).toEqual([
      406,
      '406: Not Acceptable\n\nAvailable representations: application/json, application/yaml, application/vnd.kubernetes.protobuf, application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch',
    ])
  })

  it('tells who asks first that the body may come', async () => {
    const session = connectHttp2(api.url, { ca: api.certificateAuthority })
    const stream = session.request(
      { ':method': 'POST', ':path': `${configMaps}?dryRun=All`, authorization: `Bearer ${adminToken}`, expect: '100-continue' },
      { endStream: false },
    )
    await once(stream, 'continue')
    stream.end(JSON.stringify(configMap('asked')))
    const [headers] = (await once(stream, 'response')) as [{ ':status': number }]
    expect(headers[':status']).toBe(201)
    session.destroy()
  })

  it('packs long answers and unpacks bodies with gzip', async () => {
    const long = await http.post(configMaps, gzipSync(JSON.stringify(configMap('long', { k: 'x'.repeat(200_000) }))), {
      headers: { 'content-encoding': 'gzip' },
    })
    expect(long.status).toBe(201)
    const answer = await http
      .get(`${configMaps}/long`, { headers: { 'accept-encoding': 'gzip', accept: 'application/json;x=1' } })
      .catch((error: unknown) => error)
    expect(answer).toBeInstanceOf(SyntaxError)
    const raw = await http.get(`${configMaps}/long?pretty=false`, { headers: { accept: 'application/yaml', 'accept-encoding': 'gzip' } })
    expect(raw.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(raw.bytes).toString('utf8')).toContain('name: long')
  })

  it('refuses bodies over 3 MiB with 413, packed ones too', async () => {
    const text = JSON.stringify(configMap('big', { k: 'x'.repeat(3 * 1024 * 1024) }))
    for (const request of [
      { body: text },
      { body: gzipSync(text), headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' } },
    ]) {
      const answer = await http.request('POST', configMaps, request)
      expect([answer.status, answer.body.message]).toEqual([413, 'Request entity too large: limit is 3145728'])
    }
  })

  it.each(['{', '[]', 'null', '"x"', '{"metadata":{"name":"a"}} x', `${'{"a":'.repeat(20_000)}1`, '\u0000', ''])(
    'survives the body %#',
    async (body) => {
      const answer = await http.post(configMaps, body)
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
      expect((await http.get('/readyz')).status).toBe(200)
    },
  )

  it.each([
    '/api/v1/namespaces/default/configmaps/%ff',
    '/api/v1/namespaces/%2e%2e/configmaps',
    '//api//v1',
    '/apis/x/y/z/a/b/c/d/e',
    '/api/v1/namespaces/default/nothing/x',
  ])('survives the path %s', async (path) => {
    const answer = await http.get(path)
    expect([200, 400, 404]).toContain(answer.status)
  })

  it('indents for people: on request, and for curl', async () => {
    await http.post(configMaps, configMap('pretty'))
    const wanted = '{\n  "kind": "ConfigMap",\n  "apiVersion": "v1",\n  "metadata": {\n    "name": "pretty",'
    expect((await http.get(`${configMaps}/pretty?pretty=true`)).text.startsWith(wanted)).toBe(true)
    expect((await http.get(`${configMaps}/pretty`, { headers: { 'user-agent': 'curl/8' } })).text.startsWith(wanted)).toBe(true)
    expect((await http.get(`${configMaps}/pretty`)).text.split('\n').length).toBe(2)
  })

  it('knows users by token and by certificate, and nobody else', async () => {
    expect((await http.get(configMaps, { headers: { authorization: 'Bearer wrong' } })).status).toBe(401)
    const stranger = await http.get(configMaps, { headers: { authorization: '' } })
    expect([stranger.status, stranger.body.message]).toEqual([
      403,
      'configmaps is forbidden: User "system:anonymous" cannot list resource "configmaps" in API group "" in the namespace "default"',
    ])
    expect((await http.get('/healthz', { headers: { authorization: '' } })).text).toBe('ok')
    const review = await http.post(
      '/apis/authentication.k8s.io/v1/selfsubjectreviews',
      {},
      { headers: { 'impersonate-user': 'ann', 'impersonate-group': 'dev' } },
    )
    expect(review.body.status.userInfo).toEqual({ username: 'ann', groups: ['dev', 'system:authenticated'] })
  })

  it('issues tokens for service accounts, which are worth nothing when the account is gone', async () => {
    await http.post('/api/v1/namespaces/default/serviceaccounts', { metadata: { name: 'robot' } })
    const issued = await http.post('/api/v1/namespaces/default/serviceaccounts/robot/token', { spec: {} })
    expect(issued.status).toBe(201)
    const authorization = `Bearer ${issued.body.status.token}`
    const who = await http.post('/apis/authentication.k8s.io/v1/selfsubjectreviews', {}, { headers: { authorization } })
    expect(who.body.status.userInfo.username).toBe('system:serviceaccount:default:robot')
    await http.delete('/api/v1/namespaces/default/serviceaccounts/robot')
    expect((await http.get(configMaps, { headers: { authorization } })).status).toBe(401)
    const tampered = `${issued.body.status.token.slice(0, -4)}AAAA`
    expect((await http.get(configMaps, { headers: { authorization: `Bearer ${tampered}` } })).status).toBe(401)
  })

  it('speaks HTTP/1.1 on the same port', async () => {
    const socket = connect({ host: '127.0.0.1', port: api.port, ca: api.certificateAuthority, ALPNProtocols: ['http/1.1'] })
    const text = await new Promise<string>((resolve, reject) => {
      let read = ''
      socket.setEncoding('utf8')
      socket.on('data', (chunk: string) => {
        read += chunk
      })
      socket.on('end', () => resolve(read))
      socket.on('error', reject)
      socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    })
    expect(text).toMatch(/^HTTP\/1\.1 200 OK/)
    expect(text).toMatch(/ok$/)
  })

  it("has an id for every request, the client's where it brings one", async () => {
    expect((await http.get('/version')).headers['audit-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect((await http.get('/version', { headers: { 'audit-id': 'mine' } })).headers['audit-id']).toBe('mine')
  })
})
