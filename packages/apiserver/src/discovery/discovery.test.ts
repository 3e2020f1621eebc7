import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { loadData } from '../data.js'
import { TestHttpClient, testTokens } from '../testing/http-client.js'

const aggregated = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList'

describe('discovery', () => {
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

  it('has the groups, versions and resources that kube-apiserver has', async () => {
    const data = loadData('1.34')
    const groups = (await http.get('/apis')).body.groups as {
      name: string
      preferredVersion: { groupVersion: string }
      versions: { groupVersion: string }[]
    }[]
    const found = ['v1', ...groups.flatMap(({ versions }) => versions.map(({ groupVersion }) => groupVersion))]
    expect(found.sort()).toEqual(Object.keys(data.discovery.resources).sort())
    for (const groupVersion of found) {
      const { body } = await http.get(groupVersion === 'v1' ? '/api/v1' : `/apis/${groupVersion}`)
      expect(body.groupVersion).toBe(groupVersion)
      const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).sort()
      expect(names(body.resources)).toEqual(names(data.discovery.resources[groupVersion] ?? []))
    }
  })

  it('answers in one piece to who asks for it, with an ETag', async () => {
    const { body, headers, status } = await http.get('/apis', { headers: { accept: aggregated } })
    expect([status, body.kind, body.apiVersion]).toEqual([200, 'APIGroupDiscoveryList', 'apidiscovery.k8s.io/v2'])
    expect(headers['content-type']).toContain('as=APIGroupDiscoveryList')
    const apps = body.items.find(({ metadata }: { metadata: { name: string } }) => metadata.name === 'apps')
    const deployments = apps.versions[0].resources.find(({ resource }: { resource: string }) => resource === 'deployments')
    expect(deployments).toMatchObject({
      singularResource: 'deployment',
      shortNames: ['deploy'],
      scope: 'Namespaced',
      responseKind: { group: '', version: '', kind: 'Deployment' },
    })
    expect(deployments.subresources.map(({ subresource }: { subresource: string }) => subresource)).toEqual(['scale', 'status'])
    expect((await http.get('/apis', { headers: { accept: aggregated, 'if-none-match': String(headers.etag) } })).status).toBe(304)
  })

  it('publishes OpenAPI v3 by group version, under hashes that may be kept, and v2', async () => {
    const index = await http.get('/openapi/v3')
    expect(index.headers['content-type']).toBe('text/plain; charset=utf-8')
    const url = JSON.parse(index.text).paths['apis/apps/v1'].serverRelativeURL as string
    expect(url).toMatch(/^\/openapi\/v3\/apis\/apps\/v1\?hash=[0-9A-F]+$/)
    const document = await http.get(url)
    expect(document.body.components.schemas['io.k8s.api.apps.v1.Deployment']['x-kubernetes-group-version-kind']).toEqual([
      { group: 'apps', kind: 'Deployment', version: 'v1' },
    ])
    expect(document.headers['cache-control']).toContain('immutable')
    expect((await http.get(url, { headers: { 'if-none-match': String(document.headers.etag) } })).status).toBe(304)
    expect((await http.get('/openapi/v3/apis/apps/v9')).status).toBe(404)
    expect((await http.get('/openapi/v2')).body.definitions['io.k8s.api.core.v1.Pod']).toBeDefined()
    const type = 'application/com.github.proto-openapi.spec.v2@v1.0+protobuf'
    const protobuf = await http.get('/openapi/v2', { headers: { accept: type } })
    expect([protobuf.status, protobuf.headers['content-type']]).toEqual([200, type.replace('@', '.')])
    // openapi.v2.Document.swagger = "2.0"
    expect(protobuf.bytes.includes(Buffer.from([0x0a, 3, 0x32, 0x2e, 0x30]))).toBe(true)
    expect((await http.get('/openapi/v2', { headers: { accept: 'text/html' } })).status).toBe(406)
  })

  it('is healthy', async () => {
    for (const path of ['/healthz', '/livez', '/readyz']) expect((await http.get(path)).text).toBe('ok')
    expect((await http.get('/readyz?verbose')).text).toContain('[+]ping ok')
    expect((await http.get('/')).body.paths).toContain('/apis/apps/v1')
    const nothing = await http.get('/apis/none/v1')
    expect([nothing.status, nothing.text.trim()]).toEqual([404, '404 page not found'])
  })
})
