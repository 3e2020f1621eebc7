import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { type TestAnswer, TestHttpClient, testTokens } from '../testing/http-client.js'
import { definitionOf, definitionsPath, widget, widgetsPath } from '../testing/widgets.js'

const said = ({ status, body, text }: TestAnswer) => [status, body?.message ?? text.trim()]
const applyType = 'application/apply-patch+yaml'
const mergeType = 'application/merge-patch+json'

describe('custom resources', () => {
  let api: ApiServer
  let http: TestHttpClient
  beforeAll(async () => {
    api = await ApiServer.start({ tokens: testTokens })
    http = new TestHttpClient(api)
    expect((await http.post(definitionsPath, definitionOf())).status).toBe(201)
  })
  afterAll(async () => {
    await http[Symbol.asyncDispose]()
    await api.close()
  })

  it('are defaulted, pruned, and counted in generations', async () => {
    const made = await http.post(
      widgetsPath,
      widget('one', { size: 2, unknown: 1, hint: null, anything: { kept: null } }, { status: { phase: 'Ready' } }),
    )
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'one', generation: 1 } })
    expect(made.body.spec).toEqual({ size: 2, color: 'red', hint: null, anything: { kept: null } })
    expect(made.body.status).toBeUndefined()
    const again = await http.patch(`${widgetsPath}/one`, mergeType, { spec: { size: 3 }, status: { phase: 'Ready' } })
    expect([again.body.metadata.generation, again.body.status]).toEqual([2, undefined])
    const labelled = await http.patch(`${widgetsPath}/one`, mergeType, { metadata: { labels: { a: 'b' } } })
    expect(labelled.body.metadata.generation).toBe(2)
    const status = await http.patch(`${widgetsPath}/one/status`, mergeType, {
      spec: { size: 9 },
      status: { phase: 'Ready' },
      metadata: { labels: { a: 'c' } },
    })
    expect([status.body.metadata.generation, status.body.spec.size, status.body.status, status.body.metadata.labels]).toEqual([
      2,
      3,
      { phase: 'Ready' },
      { a: 'b' },
    ])
    const same = await http.patch(`${widgetsPath}/one`, mergeType, { spec: { size: 3 } })
    expect(same.body.metadata.resourceVersion).toBe(status.body.metadata.resourceVersion)
  })

  it('are judged by their schema, in the words of the real server', async () => {
    const wrong = async (spec: object) => said(await http.post(widgetsPath, widget('wrong', spec)))
    const invalid = (text: string) => [422, `Widget.example.com "wrong" is invalid: ${text}`]
    expect(await wrong({})).toEqual(invalid('spec.size: Required value'))
    expect(await wrong({ size: 'big' })).toEqual(
      invalid('spec.size: Invalid value: "string": spec.size in body must be of type integer: "string"'),
    )
    expect(await wrong({ size: 1, tags: ['a', 'a'] })).toEqual(invalid('spec.tags[1]: Duplicate value: "a"'))
    expect(await wrong({ size: 1, ports: [{ name: 'a' }, { name: 'a' }] })).toEqual(invalid('spec.ports[1]: Duplicate value: {"name":"a"}'))
    expect(await wrong({ size: 1, limit: true })).toEqual(
      invalid('spec.limit: Invalid value: "boolean": spec.limit in body must be of type integer,string: "boolean"'),
    )
    expect(await wrong({ size: 1, template: { kind: 'Pod' } })).toEqual(invalid('spec.template.apiVersion: Required value'))
    expect(await wrong({ size: 1, replicas: -1 })).toEqual(invalid('.spec.replicas: Invalid value: -1: should be a non-negative integer'))
    const status = await http.post(widgetsPath, widget('judged'))
    expect(status.status).toBe(201)
    expect(said(await http.patch(`${widgetsPath}/judged/status`, mergeType, { status: { phase: 'Lost' } }))).toEqual([
      422,
      'Widget.example.com "judged" is invalid: status.phase: Unsupported value: "Lost": supported values: "Ready", "Failed"',
    ])
    expect(said(await http.post(widgetsPath, widget('Upper')))[1]).toMatch(
      /^Widget\.example\.com "Upper" is invalid: metadata\.name: Invalid value: "Upper": a lowercase RFC 1123 subdomain must consist of/,
    )
    const { resourceVersion: _, ...metadata } = status.body.metadata
    expect(said(await http.put(`${widgetsPath}/judged`, { ...status.body, metadata }))[1]).toContain(
      'metadata.resourceVersion: Invalid value: 0',
    )
  })

  it('say what is unknown or there twice, as strictly as the client wants it', async () => {
    const body =
      '{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"strict","other":1},"spec":{"size":1,"size":2,"bad":1,"template":{"apiVersion":"v1","kind":"Pod","metadata":{"x":1}}}}'
    const strict = await http.post(`${widgetsPath}?fieldValidation=Strict`, body)
    expect(said(strict)).toEqual([
      400,
      'Widget in version "v1" cannot be handled as a Widget: strict decoding error: duplicate field "spec.size", unknown field "metadata.other", unknown field "spec.bad", unknown field "spec.template.metadata.x"',
    ])
    const warned = await http.post(`${widgetsPath}?fieldValidation=Warn&dryRun=All`, body)
    expect(warned.status).toBe(201)
    expect(warned.headers.warning).toContain('299 - "unknown field \\"spec.bad\\""')
    const ignored = await http.post(`${widgetsPath}?fieldValidation=Ignore&dryRun=All`, body)
    expect([ignored.status, ignored.headers.warning]).toEqual([201, undefined])
    expect((await http.patch(`${widgetsPath}/one?fieldValidation=Strict`, mergeType, { spec: { bad: 1 } })).status).toBe(422)
  })

  it('must be of their kind and version', async () => {
    expect(said(await http.post(widgetsPath, { ...widget('kind'), kind: 'Other' }))).toEqual([
      422,
      'Other.example.com "kind" is invalid: kind: Invalid value: "Other": must be Widget',
    ])
    expect(said(await http.post(widgetsPath, { ...widget('kind'), apiVersion: 'example.com/v2' }))).toEqual([
      400,
      'the API version in the data (example.com/v2) does not match the expected API version (example.com/v1)',
    ])
    expect(said(await http.post(widgetsPath, { apiVersion: 'example.com/v1' }))[1]).toContain("Object 'Kind' is missing in")
    await http.post(widgetsPath, widget('named'))
    expect(said(await http.patch(`${widgetsPath}/named`, mergeType, { kind: 'Other' }))).toEqual([
      422,
      'Other.example.com "named" is invalid: kind: Invalid value: "Other": must be Widget',
    ])
    expect(said(await http.post(`${widgetsPath}/named/status`, widget('named')))).toEqual([
      405,
      'create is not supported on resources of kind "widgets.example.com"',
    ])
    expect(said(await http.get('/apis/example.com/v2/widgets'))).toEqual([404, '404 page not found'])
    expect(said(await http.get(`${widgetsPath}/one/log`))).toEqual([404, 'widgets.example.com "one" not found'])
    expect(said(await http.post('/apis/example.com/v1/widgets', widget('nowhere')))).toEqual([404, '404 page not found'])
  })

  it('are not to be had in protobuf, nor to be patched strategically', async () => {
    const protobuf = 'application/vnd.kubernetes.protobuf'
    const text =
      'object *unstructured.Unstructured does not implement the protobuf marshalling interface and cannot be encoded to a protobuf message'
    await http.post(widgetsPath, widget('plain'))
    expect(said(await http.get(`${widgetsPath}/plain`, { headers: { accept: protobuf } }))[0]).toBe(406)
    const either = await http.get(`${widgetsPath}/plain`, { headers: { accept: `${protobuf},application/json` } })
    expect([either.status, either.body.kind]).toEqual([200, 'Widget'])
    const metadata = { accept: `${protobuf};as=PartialObjectMetadata;g=meta.k8s.io;v=v1` }
    expect((await http.get(`${widgetsPath}/plain`, { headers: metadata })).headers['content-type']).toBe(protobuf)
    expect((await http.patch(`${widgetsPath}/plain/scale`, 'application/strategic-merge-patch+json', {})).status).toBe(415)
    const sent = await http.post(widgetsPath, Buffer.from('k8s\0'), { headers: { 'content-type': protobuf } })
    expect([sent.status, sent.body.message]).toEqual([400, expect.stringContaining(text)])
    expect(said(await http.patch(`${widgetsPath}/plain`, 'application/strategic-merge-patch+json', {}))).toEqual([
      415,
      'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml',
    ])
  })

  it('merge in server-side apply as their schema says', async () => {
    const apply = (manager: string, spec: object) =>
      http.patch(`${widgetsPath}/applied?fieldManager=${manager}`, applyType, widget('applied', spec))
    expect((await apply('a', { size: 1, ports: [{ name: 'a', port: 1 }], tags: ['a'] })).status).toBe(201)
    const both = await apply('b', { size: 1, ports: [{ name: 'b', port: 2 }], tags: ['b'] })
    expect(both.body.spec).toMatchObject({
      ports: [
        { name: 'a', port: 1 },
        { name: 'b', port: 2 },
      ],
      tags: ['a', 'b'],
    })
    expect(said(await apply('b', { size: 2 }))).toEqual([409, 'Apply failed with 1 conflict: conflict with "a": .spec.size'])
    const fields = both.body.metadata.managedFields.find(({ manager }: { manager: string }) => manager === 'b').fieldsV1
    expect(fields).toEqual({
      'f:spec': { 'f:ports': { 'k:{"name":"b"}': { '.': {}, 'f:name': {}, 'f:port': {} } }, 'f:size': {}, 'f:tags': { 'v:"b"': {} } },
    })
    expect(said(await apply('c', { size: 1, bad: 1 }))).toEqual([
      500,
      'failed to create typed patch object (default/applied; example.com/v1, Kind=Widget): .spec.bad: field not declared in schema',
    ])
    const status = await http.patch(`${widgetsPath}/applied/status?fieldManager=s`, applyType, {
      ...widget('applied'),
      spec: undefined,
      status: { phase: 'Ready' },
    })
    expect([status.status, status.body.status]).toEqual([200, { phase: 'Ready' }])
    expect(status.body.metadata.managedFields).toContainEqual(
      expect.objectContaining({ manager: 's', subresource: 'status', operation: 'Apply' }),
    )
  })

  it('are scaled', async () => {
    await http.post(widgetsPath, widget('scaled', { size: 1 }))
    const path = `${widgetsPath}/scaled/scale`
    expect(said(await http.get(path))).toEqual([500, 'Internal error occurred: the spec replicas field ".spec.replicas" does not exist'])
    expect(said(await http.patch(path, mergeType, {}))).toEqual([400, 'the spec replicas field ".spec.replicas" cannot be empty'])
    const scale = { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'scaled', namespace: 'default' }, spec: { replicas: 3 } }
    expect((await http.put(path, scale)).body.spec).toEqual({ replicas: 3 })
    await http.patch(`${widgetsPath}/scaled/status`, mergeType, { status: { replicas: 2, selector: 'a=b' } })
    const { body } = await http.get(path)
    expect([body.kind, body.spec, body.status]).toEqual(['Scale', { replicas: 3 }, { replicas: 2, selector: 'a=b' }])
    expect((await http.patch(path, mergeType, { spec: { replicas: 5 } })).body.spec).toEqual({ replicas: 5 })
    expect(said(await http.patch(path, mergeType, { spec: { replicas: -5 } }))).toEqual([
      422,
      'Widget.example.com "scaled" is invalid: .spec.replicas: Invalid value: -5: should be a non-negative integer',
    ])
    const { metadata, spec } = (await http.get(`${widgetsPath}/scaled`)).body
    expect([spec.replicas, metadata.generation]).toEqual([5, 3])
  })

  it('are listed, selected, printed and watched', async () => {
    const where = '/apis/example.com/v1/namespaces/kube-public/widgets'
    const watch = http.watch(`${where}?watch=true&fieldSelector=spec.color%3Dblue`)
    const events = watch.take(3)
    for (const [name, color] of [
      ['a', 'blue'],
      ['b', 'green'],
    ] as const)
      await http.post(where, { ...widget(name, { size: 1, color }), metadata: { name, labels: { color } } })
    await http.patch(`${where}/b`, mergeType, { spec: { color: 'blue' } })
    await http.delete(`${where}/a`)
    expect((await events).map(({ type, object }) => [type, object.metadata.name, object.apiVersion])).toEqual([
      ['ADDED', 'a', 'example.com/v1'],
      ['ADDED', 'b', 'example.com/v1'],
      ['DELETED', 'a', 'example.com/v1'],
    ])
    watch.close()
    const names = async (query: string) =>
      (await http.get(`${where}?${query}`)).body.items.map((item: { metadata: { name: string } }) => item.metadata.name)
    expect(await names('fieldSelector=spec.color%3Dblue')).toEqual(['b'])
    expect(await names('labelSelector=color%3Dgreen')).toEqual(['b'])
    expect(said(await http.get(`${where}?fieldSelector=spec.size%3D1`))).toEqual([400, 'field label not supported: spec.size'])
    const { body } = await http.get(where)
    expect([body.kind, body.metadata.continue, body.items[0].kind]).toEqual(['WidgetList', '', 'Widget'])
    const table = (await http.get(where, { headers: { accept: 'application/json;as=Table;g=meta.k8s.io;v=v1' } })).body
    expect(
      table.columnDefinitions.map(({ name, type, priority, description }: Record<string, unknown>) => [name, type, priority, description]),
    ).toEqual([
      ['Name', 'string', 0, ''],
      ['Size', 'integer', 0, 'Custom resource definition column (in JSONPath format): .spec.size'],
      ['Color', 'string', 1, 'Its colour'],
    ])
    expect(table.rows[0].cells).toEqual(['b', 1, 'blue'])
    const partial = await http.get(`${where}/b`, { headers: { accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1' } })
    expect([partial.body.kind, partial.body.spec]).toEqual(['PartialObjectMetadata', undefined])
    expect((await http.delete(where)).body.items.length).toBe(1)
    expect(await names('')).toEqual([])
  })

  it('have generated names, and finalizers that keep them', async () => {
    const { body } = await http.post(widgetsPath, { ...widget(''), metadata: { generateName: 'gen-' } })
    expect(body.metadata.name).toMatch(/^gen-[a-z0-9]{5}$/)
    const kept = await http.post(widgetsPath, { ...widget('kept'), metadata: { name: 'kept', finalizers: ['mine'] } })
    expect(kept.headers.warning).toContain(
      'prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer writers',
    )
    const deleted = await http.delete(`${widgetsPath}/kept`)
    expect([deleted.status, deleted.body.metadata.deletionGracePeriodSeconds, deleted.body.metadata.generation]).toEqual([200, 0, 2])
    expect((await http.patch(`${widgetsPath}/kept`, mergeType, { metadata: { finalizers: null } })).status).toBe(200)
    expect((await http.get(`${widgetsPath}/kept`)).status).toBe(404)
    expect((await http.delete(`${widgetsPath}/${body.metadata.name}`)).body).toMatchObject({
      kind: 'Status',
      details: { name: body.metadata.name, group: 'example.com', kind: 'widgets' },
    })
  })

  it('are there for the client without HTTP', async () => {
    const { client } = api
    const kind = { apiVersion: 'example.com/v1', kind: 'Widget' }
    const seen: string[] = []
    const stop = client.watch(kind, { namespace: 'default', fieldSelector: 'metadata.name=direct' }, ({ type }) => seen.push(type))
    const made = (await client.create(widget('direct', { size: 1, bad: 2 }))) as unknown as { spec: object }
    expect(made.spec).toEqual({ size: 1, color: 'red' })
    await client.patch(kind, { namespace: 'default', name: 'direct' }, { spec: { size: 2 } })
    await client.apply(widget('direct', { size: 2, color: 'green' }), { force: true })
    const live = client.get(kind, { namespace: 'default', name: 'direct' })
    await client.update(Object.assign({}, live, { status: { phase: 'Ready' } }), { subresource: 'status' })
    expect(client.get(kind, { namespace: 'default', name: 'direct' })).toMatchObject({
      spec: { size: 2, color: 'green' },
      status: { phase: 'Ready' },
    })
    expect(client.list(kind, { namespace: 'default', fieldSelector: 'spec.color=green' }).items.length).toBe(1)
    await client.delete(kind, { namespace: 'default', name: 'direct' })
    stop()
    expect(seen).toEqual(['ADDED', 'MODIFIED', 'MODIFIED', 'MODIFIED', 'DELETED'])
  })
})
