import { createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { TestHttpClient, testTokens } from '../testing/http-client.js'

const configMaps = '/api/v1/namespaces/default/configmaps'
const unknown = 'the server could not find the requested resource'
const notAllowed = 'the server does not allow this method on the requested resource'

describe('paths and methods, as kube-apiserver answers them', () => {
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

  it.each([
    '/nothing',
    '/apis/nothing.io/v1',
    '/apis/nothing.io/v1/things',
    '/healthz/',
    '/healthz/nothing',
    '/favicon.ico',
    '//api/v1/nodes',
  ])('%s is nothing: a line of text', async (path) => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const { status, text } = await http.request(method, path)
      expect([status, text]).toEqual([404, '404 page not found\n'])
    }
  })

  it.each([
    '/api/v2',
    '/apis/apps/v9',
    '/api/v1/nothing',
    '/api/v1/namespaces/default/nodes',
    '/api/v1/configmaps/without-a-namespace',
    '/api/v1/bindings',
    '/api/v1/nodes/a/nothing',
    '/apis/apps/v1/namespaces/default/deployments/a/b',
    `${configMaps}/a%2Fb`,
    '/api/v1//nodes',
  ])('%s is below a group that is there: a Status', async (path) => {
    const { status, body } = await http.get(path)
    expect([status, body.message, body.reason, body.details]).toEqual([404, unknown, 'NotFound', {}])
  })

  it.each([
    ['PUT', configMaps],
    ['PATCH', configMaps],
    ['POST', `${configMaps}/a`],
    ['DELETE', '/api/v1/configmaps'],
    ['POST', '/api/v1/configmaps'],
    ['POST', '/api'],
    ['PUT', '/version'],
    ['DELETE', '/apis/apps/v1'],
    ['GET', '/apis/authentication.k8s.io/v1/tokenreviews'],
    ['GET', '/api/v1/namespaces/default/bindings'],
    ['OPTIONS', `${configMaps}/a`],
    ['DELETE', '/api/v1/watch/configmaps'],
  ])('%s %s is not allowed', async (method, path) => {
    const { status, body } = await http.request(method, path)
    expect([status, body.message, body.reason]).toEqual([405, notAllowed, 'MethodNotAllowed'])
  })

  it('a HEAD is allowed for health, for nothing else', async () => {
    expect((await http.request('HEAD', '/readyz')).status).toBe(200)
  })

  it.each(['..', '.', 'a%25b'])('a name that no object can have is told: %s', async (name) => {
    const { status, body } = await http.get(`${configMaps}/${name}`)
    expect([status, body.reason]).toEqual([400, 'BadRequest'])
    expect(body.message).toMatch(/^Name parameter invalid: ".*": may not/)
  })

  it('an encoded slash separates, as it does there', async () => {
    expect((await http.get('/api/v1/namespaces/default%2Fconfigmaps')).body.kind).toBe('ConfigMapList')
  })

  it('what can not be accepted is told by the route', async () => {
    const of = async (path: string, accept: string) => (await http.get(path, { headers: { accept } })).body.message
    const three = 'application/json, application/yaml, application/vnd.kubernetes.protobuf'
    expect(await of(`${configMaps}/a`, 'text/html')).toBe(`406: Not Acceptable\n\nAvailable representations: ${three}`)
    expect(await of(configMaps, 'application/*')).toBe(
      `406: Not Acceptable\n\nAvailable representations: ${three}, application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch`,
    )
    expect((await http.get(`${configMaps}?watch=true`, { headers: { accept: 'application/yaml' } })).status).toBe(406)
    expect((await http.get(configMaps, { headers: { accept: 'application/json;q=0' } })).status).toBe(200)
  })

  it('writes YAML as Go does: sorted, lists not indented', async () => {
    await http.post(configMaps, {
      kind: 'ConfigMap',
      apiVersion: 'v1',
      metadata: { name: 'yaml', finalizers: ['a/b'] },
      data: { z: 'y', a: '1' },
    })
    const { text } = await http.get(`${configMaps}/yaml`, { headers: { accept: 'application/yaml' } })
    expect(text).toMatch(/^apiVersion: v1\ndata:\n {2}a: "1"\n {2}z: "y"\nkind: ConfigMap\nmetadata:\n/)
    expect(text).toContain('\n  finalizers:\n  - a/b\n')
    await http.patch(`${configMaps}/yaml`, 'application/merge-patch+json', { metadata: { finalizers: null } })
  })

  it('health: single checks, exclusion, and by any method', async () => {
    expect((await http.get('/readyz/ping')).text).toBe('ok')
    expect((await http.post('/livez', {})).text).toBe('ok')
    expect((await http.get('/healthz/poststarthook/rbac/bootstrap-roles')).text).toBe('ok')
    const { text } = await http.get('/readyz?verbose&exclude=ping&exclude=nonsense')
    const lines = text.split('\n')
    expect(lines[0]).toBe('[+]ping excluded: ok')
    expect(lines.slice(-4)).toEqual([
      '[+]shutdown ok',
      'warn: some health checks cannot be excluded: no matches for "nonsense"',
      'readyz check passed',
      '',
    ])
    expect((await http.get('/livez?verbose')).text).not.toContain('shutdown')
  })

  it('tells how its tokens may be verified', async () => {
    const { body: configuration, headers } = await http.get('/.well-known/openid-configuration')
    expect(headers['cache-control']).toBe('public, max-age=3600')
    expect(configuration).toEqual({
      issuer: 'https://kubernetes.default.svc.cluster.local',
      jwks_uri: `${api.url}/openid/v1/jwks`,
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
    })
    const { body: keys } = await http.get('/openid/v1/jwks')
    const accounts = '/api/v1/namespaces/default/serviceaccounts'
    await http.post(accounts, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'robot' } })
    const { body } = await http.post(`${accounts}/robot/token`, { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} })
    const [header = '', payload = '', signature = ''] = String(body.status.token).split('.')
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'))
    const jwk = keys.keys.find((key: { kid: string }) => key.kid === kid)
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    const signed = Buffer.from(`${header}.${payload}`)
    expect(verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))).toBe(true)
  })

  it('serves OpenAPI v3 as protobuf to who asks for it', async () => {
    const accept = 'application/com.github.proto-openapi.spec.v3@v1.0+protobuf'
    const answer = await http.get('/openapi/v3/apis/apps/v1', { headers: { accept } })
    expect(answer.headers['content-type']).toBe('application/com.github.proto-openapi.spec.v3.v1.0+protobuf')
    // openapi.v3.Document.openapi = "3.0.0"
    expect(answer.bytes.subarray(0, 7).toString('latin1')).toBe('\n\u00053.0.0')
    expect(answer.bytes.includes('io.k8s.api.apps.v1.Deployment')).toBe(true)
    expect((await http.get('/openapi/v3/apis/apps/v1', { headers: { accept: 'text/html' } })).status).toBe(406)
  })

  it('takes no more than etcd takes', async () => {
    const revision = (size: number) => ({
      kind: 'ControllerRevision',
      apiVersion: 'apps/v1',
      metadata: { name: `r${size}` },
      revision: 1,
      data: { text: 'x'.repeat(size) },
    })
    const path = '/apis/apps/v1/namespaces/default/controllerrevisions'
    expect((await http.post(path, revision(1_500_000))).status).toBe(201)
    const large = await http.post(path, revision(1_600_000))
    expect([large.status, large.body.message, large.body.reason]).toEqual([500, 'etcdserver: request is too large', undefined])
    expect((await http.post(path, revision(2_500_000))).body.message).toMatch(
      /^rpc error: code = ResourceExhausted desc = trying to send message larger than max \(\d+ vs\. 2097152\)$/,
    )
    // What only its managed fields make too large is stored without them.
    const labels = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`x${index}`, '']))
    const close = await http.post(path, { ...revision(1_556_000), metadata: { name: 'close', labels } })
    expect([close.status, close.body.metadata.managedFields]).toEqual([201, undefined])
  })

  it.each<[what: string, body: unknown, message: string]>([
    [
      'nothing',
      '',
      `the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: unexpected end of JSON input (<empty>)`,
    ],
    [
      'a kind that is not known',
      { kind: 'Foo', apiVersion: 'v1' },
      `Foo in version "v1" cannot be handled as a ConfigMap: no kind "Foo" is registered for version "v1" in scheme "pkg/api/legacyscheme/scheme.go:30"`,
    ],
    [
      'another kind',
      { kind: 'Deployment', apiVersion: 'apps/v1' },
      'Deployment in version "v1" cannot be handled as a ConfigMap: converting (v1.Deployment) to (core.ConfigMap): unknown conversion',
    ],
    [
      'a version that is none',
      { kind: 'ConfigMap', apiVersion: 'a/b/c' },
      `the object provided is unrecognized (must be of type ConfigMap): unexpected GroupVersion string: a/b/c ({"kind":"ConfigMap","apiVersio ...)`,
    ],
  ])('refuses a body with %s in the real words', async (_what, body, message) => {
    const answer = await http.post(configMaps, body)
    expect([answer.status, answer.body.message]).toEqual([400, message])
  })

  it('tells of the version when the kind is known in another', async () => {
    const scaler = { kind: 'HorizontalPodAutoscaler', apiVersion: 'autoscaling/v1', metadata: { name: 'x' } }
    const { body } = await http.post('/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers', scaler)
    expect(body.message).toBe('the API version in the data (autoscaling/v1) does not match the expected API version (autoscaling/v2)')
  })

  it("an empty list that is sent is the sender's, though it is stored as none", async () => {
    const role = { kind: 'Role', apiVersion: 'rbac.authorization.k8s.io/v1', metadata: { name: 'empty' }, rules: [] }
    const { body } = await http.post('/apis/rbac.authorization.k8s.io/v1/namespaces/default/roles?fieldManager=me', role)
    expect([body.rules, body.metadata.managedFields?.[0]?.fieldsV1]).toEqual([null, { 'f:rules': {} }])
  })
})
