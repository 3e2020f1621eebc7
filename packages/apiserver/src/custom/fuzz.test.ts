import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import type { KubeObject } from '../registry/objects.js'
import { StatusError } from '../status.js'
import { customPrinter } from '../tables/custom-cells.js'
import { definitionOf } from '../testing/widgets.js'

const text = fc.constantFrom('a', 'b', 'c', '', '__proto__', 'metadata', 'x.y')
const rules = fc.record(
  {
    default: fc.jsonValue({ maxDepth: 2 }),
    nullable: fc.boolean(),
    format: fc.constantFrom('date-time', 'int32', 'odd', 'byte', 'uuid'),
    pattern: fc.constantFrom('^a+$', '[', 'x*', '\\d'),
    enum: fc.array(fc.jsonValue({ maxDepth: 1 }), { maxLength: 3 }),
    minimum: fc.double({ noNaN: true }),
    maxLength: fc.integer(),
    minItems: fc.integer({ min: -1, max: 3 }),
    required: fc.array(text, { maxLength: 2 }),
    multipleOf: fc.integer({ min: -1, max: 2 }),
    'x-kubernetes-preserve-unknown-fields': fc.boolean(),
    'x-kubernetes-embedded-resource': fc.boolean(),
    'x-kubernetes-int-or-string': fc.boolean(),
    'x-kubernetes-list-type': fc.constantFrom('atomic', 'set', 'map', 'odd'),
    'x-kubernetes-list-map-keys': fc.array(text, { maxLength: 2 }),
    'x-kubernetes-map-type': fc.constantFrom('atomic', 'granular'),
    'x-kubernetes-validations': fc.array(fc.record({ rule: text }), { maxLength: 1 }),
  },
  { requiredKeys: [] },
)

/** Mostly what a definition may have: that is where the most code is. */
const anySchema = fc.letrec<{ schema: object }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: fc.constantFrom({ type: 'string' }, { type: 'integer', default: 1 }, { type: 'boolean', nullable: true }) },
    { weight: 1, arbitrary: fc.constantFrom({ 'x-kubernetes-int-or-string': true }, { type: 'number', multipleOf: 0.5 }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('object'), properties: fc.dictionary(text, tie('schema'), { maxKeys: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('array'), items: tie('schema') }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('object'), additionalProperties: tie('schema') }) },
    { weight: 1, arbitrary: fc.tuple(tie('schema'), rules).map(([schema, more]) => ({ ...schema, ...more })) },
    {
      weight: 1,
      arbitrary: fc.tuple(tie('schema'), fc.array(tie('schema'), { maxLength: 2 })).map(([schema, anyOf]) => ({ ...schema, anyOf })),
    },
  ),
})).schema

const anyValue = fc.jsonValue({ maxDepth: 4 })

let api: ApiServer
beforeAll(async () => {
  api = await ApiServer.start()
})
afterAll(() => api.close())

/** Refusals are the server's; anything else is a fault of ours. */
async function refusedAtMost(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (!(error instanceof StatusError) || error.reason === 'InternalError') throw error
    return false
  }
}

it('no schema and no object breaks the server', { timeout: 120_000 }, async () => {
  let run = 0
  let served = 0
  await fc.assert(
    fc.asyncProperty(anySchema, fc.array(anyValue, { minLength: 1, maxLength: 4 }), fc.boolean(), async (schema, values, status) => {
      run++
      const names = { plural: `runs${run}`, kind: `Run${run}` }
      const version = {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', properties: { spec: schema, status: schema } } },
      }
      const definition = definitionOf({
        names,
        scope: 'Cluster',
        versions: [{ ...version, ...(status && { subresources: { status: {} } }) }],
      })
      if (!(await refusedAtMost(() => api.client.create(definition)))) return
      served++
      const kind = { apiVersion: 'example.com/v1', kind: names.kind }
      for (const [i, value] of values.entries()) {
        const object = { ...kind, metadata: { name: `o${i % 2}` }, spec: value, status: value } as KubeObject
        await refusedAtMost(() => api.client.create(object))
        await refusedAtMost(() => api.client.apply(object, { force: i % 2 === 0 }))
        await refusedAtMost(() => api.client.patch(kind, { name: `o${i % 2}` }, { spec: value as never }))
        if (status) await refusedAtMost(() => api.client.update(object, { subresource: 'status' }))
        api.client.list(kind)
      }
      for (const { metadata } of api.client.list(kind).items) {
        const name = metadata.name ?? ''
        const before = api.client.get(kind, { name })
        // What is stored is valid and has its defaults: writing it again changes nothing.
        expect(await refusedAtMost(() => api.client.update(before))).toBe(true)
        expect(api.client.get(kind, { name }).metadata.resourceVersion).toBe(before.metadata.resourceVersion)
      }
      await api.client.delete(
        { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' },
        { name: `${names.plural}.example.com` },
      )
    }),
    { numRuns: 300 },
  )
  expect(served).toBeGreaterThan(50)
})

it('no path of a column breaks a table', () => {
  const part = fc.constantFrom(
    '.',
    '..',
    'a',
    'b',
    '*',
    '[',
    ']',
    '[0]',
    '[-1:]',
    "['a']",
    '[?(@.a==1)]',
    '?(',
    ')',
    '"x"',
    '==',
    '@',
    '$',
    ',',
    '\\',
    '}',
    ' ',
    'true',
    '1',
  )
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 8 }),
      fc.constantFrom('string', 'integer', 'date', 'boolean', 'number'),
      anyValue,
      (parts, type, value) => {
        const { cells } = customPrinter([{ name: 'A', type, jsonPath: parts.join('') }])
        for (const cell of cells) cell({ metadata: {}, a: value, b: [value] } as never, new Date(0))
      },
    ),
    { numRuns: 2000 },
  )
})
