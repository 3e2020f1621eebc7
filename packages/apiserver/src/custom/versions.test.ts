import { describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { type TestAnswer, TestHttpClient, testTokens } from '../testing/http-client.js'
import { definitionOf, definitionsPath } from '../testing/widgets.js'

const said = ({ status, body }: TestAnswer) => [status, body?.message]
const mergeType = 'application/merge-patch+json'

describe('versions of a custom resource', () => {
  const spec = (properties: object) => ({ openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties } } } })
  const version = (name: string, properties: object, more: object = {}) => ({
    name,
    served: true,
    storage: false,
    schema: spec(properties),
    ...more,
  })
  const text = { type: 'string' }
  const definition = (...versions: object[]) =>
    definitionOf({ names: { plural: 'things', kind: 'Thing' }, scope: 'Cluster', versions: versions as never }) as ReturnType<
      typeof definitionOf
    >
  const thing = (apiVersion: string, name: string, fields: object) => ({
    apiVersion: `example.com/${apiVersion}`,
    kind: 'Thing',
    metadata: { name },
    spec: fields,
  })

  it('are converted by name, each with its own schema; what is stored is read with the defaults of now', async () => {
    await using api = await ApiServer.start({ tokens: testTokens })
    await using http = new TestHttpClient(api)
    const v1 = version('v1', { a: text, b: text }, { storage: true })
    const v2 = version('v2', { a: { ...text, minLength: 2 }, c: text })
    await http.post(definitionsPath, definition(v1, v2, version('v3', {}, { served: false })))
    expect((await http.get('/apis/example.com/v3/things')).status).toBe(404)
    await http.post('/apis/example.com/v1/things', thing('v1', 'x', { a: '1', b: '2' }))
    const read = async (path: string) => {
      const { body } = await http.get(path)
      return [body.apiVersion, body.spec]
    }
    expect(await read('/apis/example.com/v2/things/x')).toEqual(['example.com/v2', { a: '1' }])
    expect(await read('/apis/example.com/v1/things/x')).toEqual(['example.com/v1', { a: '1', b: '2' }])
    // Version 2 has a rule that version 1 does not have; the storage version does not know c.
    expect((await http.post('/apis/example.com/v2/things', thing('v2', 'y', { a: '1' }))).status).toBe(422)
    expect((await http.post('/apis/example.com/v2/things', thing('v2', 'y', { a: '12', c: '3' }))).status).toBe(201)
    expect(await read('/apis/example.com/v2/things/y')).toEqual(['example.com/v2', { a: '12' }])
    const watched = http.watch('/apis/example.com/v2/things?watch=true&resourceVersion=0')
    const events = await watched.take(2)
    expect(events.map(({ object }) => object.apiVersion)).toEqual(['example.com/v2', 'example.com/v2'])

    // A new schema ends watches, and what was stored before is read by it.
    const path = `${definitionsPath}/things.example.com`
    const next = version('v1', { a: text, b: text, d: { ...text, default: 'new' } }, { storage: false })
    await http.patch(path, mergeType, { spec: { versions: [next, { ...v2, storage: true }] } })
    await watched.end()
    expect(await read('/apis/example.com/v1/things/x')).toEqual(['example.com/v1', { a: '1', b: '2', d: 'new' }])
    const listed = await http.get('/apis/example.com/v1/things')
    expect(listed.body.items[0].spec.d).toBe('new')
    expect((await http.get(path)).body.status.storedVersions).toEqual(['v1', 'v2'])
    expect(said(await http.patch(path, mergeType, { spec: { versions: [{ ...v2, storage: true }] } }))[1]).toBe(
      'CustomResourceDefinition.apiextensions.k8s.io "things.example.com" is invalid: status.storedVersions[0]: Invalid value: "v1": missing from spec.versions; v1 was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in v1 and removes v1 from status.storedVersions',
    )
  })

  it('are tracked in each version that somebody wrote in, where the object fits', async () => {
    await using api = await ApiServer.start({ tokens: testTokens })
    await using http = new TestHttpClient(api)
    await http.post(definitionsPath, definition(version('v1', { a: text }, { storage: true }), version('v2', { a: text, b: text })))
    const apply = (ofVersion: string, manager: string, fields: object) =>
      http.patch(
        `/apis/example.com/${ofVersion}/things/x?fieldManager=${manager}`,
        'application/apply-patch+yaml',
        thing(ofVersion, 'x', fields),
      )
    expect((await apply('v1', 'one', { a: '1' })).status).toBe(201)
    const both = await apply('v2', 'two', { a: '1' })
    expect(both.body.metadata.managedFields.map(({ manager, apiVersion }: Record<string, string>) => [manager, apiVersion]).sort()).toEqual(
      [
        ['one', 'example.com/v1'],
        ['two', 'example.com/v2'],
      ],
    )
    const conflict = await apply('v2', 'three', { a: '2' })
    expect(conflict.body.details.causes.map(({ message }: { message: string }) => message).sort()).toEqual([
      'conflict with "one"',
      'conflict with "two"',
    ])
    expect(said(await apply('v2', 'two', { b: '1' }))).toEqual([
      500,
      'failed to prune fields: failed add back owned items: failed to convert merged object at version example.com/v1: .spec.b: field not declared in schema',
    ])
    expect(said(await apply('v2', 'four', { a: '1', b: '1' }))).toEqual([
      500,
      'failed to convert new object: .spec.b: field not declared in schema',
    ])
  })

  it('warn of what is deprecated', async () => {
    await using api = await ApiServer.start({ tokens: testTokens })
    await using http = new TestHttpClient(api)
    await http.post(
      definitionsPath,
      definition(
        version('v1', {}, { storage: true, deprecated: true }),
        version('v2', { a: text }),
        version('v1beta1', { b: text }, { deprecated: true, deprecationWarning: 'old' }),
      ),
    )
    expect((await http.get('/apis/example.com/v1/things')).headers.warning).toBe(
      '299 - "example.com/v1 Thing is deprecated; use example.com/v2 Thing"',
    )
    expect((await http.get('/apis/example.com/v1beta1/things')).headers.warning).toBe('299 - "old"')
    expect((await http.get('/apis/example.com')).body.versions.map((one: { version: string }) => one.version)).toEqual([
      'v2',
      'v1',
      'v1beta1',
    ])
  })
})
