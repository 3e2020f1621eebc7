import { describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { TestHttpClient, testTokens } from '../testing/http-client.js'
import { definitionOf, definitionsPath, widget, widgetNames, widgetsPath, widgetVersion } from '../testing/widgets.js'

const mergeType = 'application/merge-patch+json'

describe('discovery and OpenAPI', () => {
  it('follow the definitions at once', async () => {
    await using api = await ApiServer.start({ tokens: testTokens })
    await using http = new TestHttpClient(api)
    const aggregated = { headers: { accept: 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList' } }
    const before = (await http.get('/apis', aggregated)).headers.etag
    const swaggerBefore = (await http.get('/openapi/v2')).headers.etag
    await http.post(definitionsPath, definitionOf())
    const { body, headers } = await http.get('/apis', aggregated)
    expect(headers.etag).not.toBe(before)
    const group = body.items.at(-1)
    expect(group.metadata.name).toBe('example.com')
    expect(group.versions[0].resources[0]).toMatchObject({
      resource: 'widgets',
      singularResource: 'widget',
      scope: 'Namespaced',
      shortNames: ['wd'],
      categories: ['all'],
      responseKind: { group: 'example.com', version: 'v1', kind: 'Widget' },
      subresources: [
        { subresource: 'status' },
        { subresource: 'scale', responseKind: { group: 'autoscaling', version: 'v1', kind: 'Scale' } },
      ],
    })
    expect((await http.get('/')).body.paths).toContain('/apis/example.com/v1')
    expect((await http.get('/apis')).body.groups.at(-1)).toMatchObject({ name: 'example.com', preferredVersion: { version: 'v1' } })

    const url = async () => JSON.parse((await http.get('/openapi/v3')).text).paths['apis/example.com/v1']?.serverRelativeURL as string
    const first = await url()
    const document = (await http.get(first)).body
    const schema = document.components.schemas['com.example.v1.Widget']
    expect(schema['x-kubernetes-group-version-kind']).toEqual([{ group: 'example.com', version: 'v1', kind: 'Widget' }])
    expect(schema['x-kubernetes-selectable-fields']).toEqual([{ fieldPath: 'spec.color' }])
    expect(schema.properties.spec.properties.limit.anyOf).toEqual([{ type: 'integer' }, { type: 'string' }])
    expect(schema.properties.spec.properties.template.required).toEqual(['kind', 'apiVersion'])
    expect(document.components.schemas['io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta']).toBeDefined()
    expect(Object.keys(document.paths).sort()).toEqual(
      ['', '/{name}', '/{name}/scale', '/{name}/status']
        .map((path) => `/apis/example.com/v1/namespaces/{namespace}/widgets${path}`)
        .concat('/apis/example.com/v1/widgets')
        .sort(),
    )
    const collection = document.paths['/apis/example.com/v1/namespaces/{namespace}/widgets']
    expect([collection.delete.requestBody, collection.delete.parameters]).toEqual([undefined, collection.get.parameters])
    expect(collection.post.operationId).toBe('createExampleComV1NamespacedWidget')
    const swagger = await http.get('/openapi/v2')
    expect(swagger.headers.etag).not.toBe(swaggerBefore)
    const published = swagger.body.definitions['com.example.v1.Widget'].properties.spec.properties
    expect([published.color, published.limit, published.hint, published.anything]).toEqual([
      { type: 'string' },
      { 'x-kubernetes-int-or-string': true },
      {},
      { 'x-kubernetes-preserve-unknown-fields': true },
    ])
    expect(swagger.body.definitions['io.k8s.api.core.v1.Pod']).toBeDefined()

    const path = `${definitionsPath}/widgets.example.com`
    await http.patch(path, 'application/json-patch+json', [
      { op: 'add', path: '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/fresh', value: { type: 'string' } },
    ])
    const second = await url()
    expect(second).not.toBe(first)
    expect((await http.get(second)).body.components.schemas['com.example.v1.Widget'].properties.spec.properties.fresh).toEqual({
      type: 'string',
    })
    await http.patch(path, mergeType, { spec: { names: { ...widgetNames, shortNames: ['wdg'] } } })
    expect((await http.get('/apis/example.com/v1')).body.resources[0].shortNames).toEqual(['wdg'])
    await http.delete(path)
    await expect.poll(async () => (await http.get('/apis/example.com/v1')).status).toBe(404)
    expect(await url()).toBeUndefined()
    expect((await http.get('/openapi/v2')).body.definitions['com.example.v1.Widget']).toBeUndefined()
    expect((await http.get('/apis', aggregated)).headers.etag).toBe(before)
  })
})

describe('forks and snapshots', () => {
  it('carry custom resources, and share nothing that is written later', async () => {
    await using api = await ApiServer.start({ tokens: testTokens })
    await api.client.create(definitionOf())
    await api.client.create(widget('shared'))
    await using fork = await api.fork()
    await using http = new TestHttpClient(api)
    await using forked = new TestHttpClient(fork)
    expect((await forked.get(`${widgetsPath}/shared`)).body.spec.color).toBe('red')
    await forked.post(definitionsPath, definitionOf({ names: { plural: 'gadgets', kind: 'Gadget' } }))
    await forked.patch(`${definitionsPath}/widgets.example.com`, mergeType, {
      spec: {
        versions: [
          {
            ...widgetVersion,
            schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
            selectableFields: null,
          },
        ],
      },
    })
    expect((await forked.post(widgetsPath, widget('free', { any: 'thing' }))).body.spec).toEqual({ any: 'thing' })
    expect((await http.post(widgetsPath, widget('free', { any: 'thing' }))).status).toBe(422)
    expect((await http.get('/apis/example.com/v1/gadgets')).status).toBe(404)
    expect((await http.get('/apis/example.com/v1')).body.resources.map(({ name }: { name: string }) => name)).toEqual([
      'widgets',
      'widgets/status',
      'widgets/scale',
    ])
    await http.delete(`${definitionsPath}/widgets.example.com`)
    await expect.poll(async () => (await http.get(widgetsPath)).status).toBe(404)
    expect((await forked.get(widgetsPath)).body.items.length).toBe(2)

    await using again = await ApiServer.start({ snapshot: fork.snapshot() })
    expect(again.client.list({ apiVersion: 'example.com/v1', kind: 'Widget' }).items.length).toBe(2)
  })
})
