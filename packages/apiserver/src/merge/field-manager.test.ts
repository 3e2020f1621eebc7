import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtIns, type ObjectType } from '../schema/built-in.js'
import { decodeGo } from '../schema/decode.js'
import { equalJson, freezeDeep, isArray, isObject, type JsonObject, type JsonValue } from '../schema/json.js'
import { readCases } from '../testing/cases.js'
import { applyConfiguration, isNoOp, trackUpdate } from './field-manager.js'
import { decodeFieldSet, emptySet, encodeFieldSet, type FieldSet, fieldSetOf } from './field-set.js'
import { type ManagedContext, withManagedFields } from './managed-context.js'
import { applyMergePatch } from './merge-patch.js'

interface Step {
  Op: 'apply' | 'update' | 'patch'
  Manager: string
  Force?: boolean
  Object?: JsonObject
  Patch?: JsonValue
}

interface Input {
  APIVersion: string
  Kind: string
  Schema?: JsonObject
  Typed?: boolean
  Subresource?: string
  Reset?: string[][]
  Steps: Step[]
}

interface Answer {
  object?: JsonObject
  error?: string
  causes?: { reason: string; message: string; field: string }[]
}

const now = new Date('2024-01-02T03:04:05.678Z')

function contextOf(type: ObjectType, more: Partial<ManagedContext> = {}): ManagedContext {
  return { type, typeOf: () => undefined, convert: (object) => object, subresource: '', now, ...more }
}

function gvkOf(apiVersion: string, kind: string) {
  const [group = '', version = ''] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion]
  return { group, version, kind }
}

function typeOf(input: Input): ObjectType {
  const gvk = gvkOf(input.APIVersion, input.Kind)
  if (input.Schema) return builtIns().customType(gvk, input.Schema)
  const type = builtIns().type(gvk)
  if (!type) throw new Error(`no type for ${input.Kind}`)
  return input.Typed ? type : { ...builtIns().customType(gvk, undefined), ...(type.merge && { merge: type.merge }) }
}

/** Go's order of managers whose times are equal is that of their names; the cases' times are those of the day they were recorded. */
function comparable(answer: Answer): JsonValue {
  const { object, error, causes } = answer
  const withoutTime = (text: string) => text.replaceAll(/ at \d{4}-\d\d-\d\dT[\d:]+Z/g, '')
  if (error !== undefined) {
    const list = (causes ?? []).map((cause) => `${cause.field} ${withoutTime(cause.message)}`).sort()
    return { error: withoutTime(error), causes: list }
  }
  const metadata = isObject(object?.metadata) ? object.metadata : {}
  const entries = isArray(metadata.managedFields) ? metadata.managedFields : []
  const masked = entries.map((entry) => (isObject(entry) && entry.time !== undefined ? { ...entry, time: 'T' } : entry))
  masked.sort((a, b) => (JSON.stringify(sortable(a)) < JSON.stringify(sortable(b)) ? -1 : 1))
  // What was empty is null after storage, which the recorded objects have not seen.
  return JSON.parse(
    JSON.stringify({ ...object, metadata: { ...metadata, managedFields: masked } }).replaceAll('"containers":[]', '"containers":null'),
  ) as JsonValue
}

function sortable(entry: JsonValue | undefined): unknown {
  return isObject(entry) ? [entry.operation, entry.manager, entry.subresource] : entry
}

describe("sequences of writes as Kubernetes' own field manager tracks them", () => {
  readCases<Input, { results: Answer[] }>('ssa').forEach(({ input, output }, i) => {
    it(`${i}: ${input.Kind}${input.Typed ? ' (typed)' : ''}, ${input.Steps.map((step) => step.Op).join(', ')}`, () => {
      const type = typeOf(input)
      const normal = (object: JsonObject) => (input.Typed && type.go ? decodeGo(type.go, { value: object }).object : object)
      const context = contextOf(type, {
        subresource: input.Subresource ?? '',
        ...(input.Reset && { resetFields: fieldSetOf(...input.Reset) }),
      })
      let live: JsonObject | undefined
      input.Steps.forEach((step, position) => {
        const got = run(context, live, step, normal)
        if (got.object) live = freezeDeep(got.object)
        expect(comparable(got), `step ${position}: ${JSON.stringify(step)}`).toEqual(comparable(output.results[position] ?? {}))
      })
    })
  })
})

function run(context: ManagedContext, live: JsonObject | undefined, step: Step, normal: (object: JsonObject) => JsonObject): Answer {
  try {
    if (step.Op === 'apply') {
      return {
        object: normal(
          applyConfiguration(context, live, freezeDeep(step.Object ?? {}), { manager: step.Manager, force: step.Force === true }),
        ),
      }
    }
    const { group, version, kind } = context.type.gvk
    const empty = { apiVersion: group === '' ? version : `${group}/${version}`, kind }
    const updated = step.Op === 'update' ? (step.Object ?? {}) : (applyMergePatch(live ?? empty, step.Patch ?? {}) as JsonObject)
    return { object: trackUpdate(context, live, freezeDeep(normal(updated)), step.Manager) }
  } catch (error) {
    const failure = error as { message: string; details?: { causes?: Answer['causes'] } }
    return { error: failure.message, ...(failure.details?.causes && { causes: failure.details.causes }) }
  }
}

const schema: JsonObject = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: {
        text: { type: 'string' },
        set: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
        list: {
          type: 'array',
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['name'],
          items: { type: 'object', properties: { name: { type: 'string' }, a: { type: 'string' }, b: { type: 'string' } } },
        },
        map: { type: 'object', additionalProperties: { type: 'string' } },
        atom: { type: 'array', items: { type: 'string' } },
      },
    },
  },
}

const type = builtIns().customType({ group: 'example.io', version: 'v1', kind: 'Foo' }, schema)
const short = fc.constantFrom('a', 'b', 'c')
const spec = fc.record(
  {
    text: short,
    set: fc.uniqueArray(short),
    list: fc.uniqueArray(fc.record({ name: short, a: short, b: short }, { requiredKeys: ['name'] }), { selector: (item) => item.name }),
    map: fc.dictionary(short, short),
    atom: fc.array(short),
  },
  { requiredKeys: [] },
)
const configuration = spec.map((one) => ({ apiVersion: 'example.io/v1', kind: 'Foo', metadata: { name: 'x' }, spec: one }) as JsonObject)
const apply = (live: JsonObject | undefined, applied: JsonObject, manager: string, force = true, time = now) =>
  freezeDeep(applyConfiguration(contextOf(type, { now: time }), live, freezeDeep(applied), { manager, force }))

it('applying twice is applying once', () => {
  fc.assert(
    fc.property(fc.array(configuration, { maxLength: 3 }), configuration, (before, applied) => {
      let live: JsonObject | undefined
      for (const [i, one] of before.entries()) live = apply(live, one, `m${i}`)
      const once = apply(live, applied, 'me')
      expect(apply(once, applied, 'me', false, new Date('2030-01-01T00:00:00Z'))).toBe(once)
    }),
  )
})

it('managers of different fields never conflict', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('a1', 'a2'), short),
      fc.dictionary(fc.constantFrom('b1', 'b2'), short),
      fc.array(fc.boolean()),
      (left, right, turns) => {
        const base = { apiVersion: 'example.io/v1', kind: 'Foo', metadata: { name: 'x' } }
        let live: JsonObject | undefined
        for (const turn of [true, false, ...turns])
          live = apply(live, { ...base, spec: { map: turn ? left : right } }, turn ? 'left' : 'right', false)
        expect(equalJson((live?.spec as JsonObject | undefined)?.map, { ...left, ...right })).toBe(true)
      },
    ),
  )
})

it('what a manager no longer applies and nobody else owns is gone', () => {
  fc.assert(
    fc.property(configuration, (applied) => {
      // An empty list is no field that somebody owns (structured-merge-diff's ToFieldSet), so by itself it stays.
      fc.pre(Object.values(applied.spec as JsonObject).some((value) => !isArray(value) || value.length > 0))
      const live = apply(undefined, applied, 'me')
      const rest = apply(live, { apiVersion: 'example.io/v1', kind: 'Foo', metadata: { name: 'x' } }, 'me')
      expect(rest.spec).toBeUndefined()
      expect((rest.metadata as JsonObject).managedFields).toBeUndefined()
    }),
  )
})

/** The order of a list belongs to nobody. */
function anyOrder(value: JsonValue): JsonValue {
  if (isArray(value)) return value.map(anyOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, anyOrder(item)])) : value
}

it('without force, what others own is never changed', () => {
  fc.assert(
    fc.property(configuration, configuration, (theirs, mine) => {
      const live = apply(undefined, theirs, 'them')
      try {
        const next = apply(live, mine, 'me', false)
        const again = apply(next, theirs, 'them', false)
        expect(equalJson(anyOrder(withManagedFields(again, undefined)), anyOrder(withManagedFields(next, undefined)))).toBe(true)
      } catch (error) {
        expect(error).toMatchObject({ code: 'APPLY_CONFLICT', details: { status: 409, reason: 'Conflict' } })
      }
    }),
  )
})

it('a write that changes nothing but times is no write', () => {
  const live = apply(undefined, { apiVersion: 'example.io/v1', kind: 'Foo', metadata: { name: 'x', uid: 'u' }, spec: { text: 'a' } }, 'me')
  const later = contextOf(type, { now: new Date('2025-01-01T00:00:00Z') })
  const updated = trackUpdate(later, live, live, 'other')
  expect(isNoOp(live, updated)).toBe(true)
  const entries = (updated.metadata as JsonObject).managedFields as JsonObject[]
  const touched = withManagedFields(
    live,
    entries.map((entry) => ({ ...entry, time: '2025-01-01T00:00:00Z' })),
  )
  expect(isNoOp(live, touched)).toBe(true)
  expect(isNoOp(live, trackUpdate(later, live, { ...live, spec: { text: 'b' } }, 'other'))).toBe(false)
})

const path = fc.array(fc.oneof(fc.constantFrom('f:a', 'f:b', 'v:1', 'v:"x"', 'i:0', 'k:{"name":"a"}', 'k:{"name":"b","port":80}')), {
  minLength: 1,
  maxLength: 4,
})
const fieldSet = fc.array(path).map((paths) => {
  const tree: Record<string, unknown> = {}
  for (const one of paths) {
    let at = tree
    one.forEach((element, i) => {
      at[element] ??= {}
      at = at[element] as Record<string, unknown>
      if (i === one.length - 1) at['.'] = {}
    })
  }
  const set = decodeFieldSet(tree as JsonObject)
  return 'error' in set ? emptySet : set
})

it('field sets keep the laws of sets and come back from fieldsV1', () => {
  const same = (a: FieldSet, b: FieldSet) => expect(a.equals(b)).toBe(true)
  fc.assert(
    fc.property(fieldSet, fieldSet, (a, b) => {
      same(a.union(b), b.union(a))
      same(a.intersection(b), b.intersection(a))
      same(a.difference(b).union(a.intersection(b)), a)
      expect(a.difference(b).intersection(b).empty).toBe(true)
      expect(a.isSubsetOf(a.union(b))).toBe(true)
      const back = decodeFieldSet(JSON.parse(JSON.stringify(encodeFieldSet(a))) as JsonObject)
      if ('error' in back) throw new Error(back.error)
      same(back, a)
    }),
  )
})

it('any managed fields and configurations end in an object or an error of ours', () => {
  const anything = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>
  const entry = fc.record(
    {
      manager: fc.string(),
      operation: fc.constantFrom('Apply', 'Update', 'x'),
      apiVersion: fc.constantFrom('example.io/v1', 'v9', ''),
      fieldsType: fc.constantFrom('FieldsV1', 'x'),
      fieldsV1: anything,
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('spec', 'text', 'set', 'list', 'map'), anything), fc.array(entry), (spec, managedFields) => {
      const live = freezeDeep({ apiVersion: 'example.io/v1', kind: 'Foo', metadata: { name: 'x', uid: 'u', managedFields } } as JsonObject)
      trackUpdate(contextOf(type), live, freezeDeep({ ...live, spec } as JsonObject), 'm')
      try {
        applyConfiguration(contextOf(type), live, freezeDeep({ apiVersion: 'example.io/v1', kind: 'Foo', spec } as JsonObject), {
          manager: 'm',
          force: true,
        })
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^APPLY_/) })
      }
    }),
    { numRuns: 500 },
  )
})

it('each manager is compared in the version that it wrote', () => {
  const inVersion = (version: string, properties: JsonObject) =>
    builtIns().customType(
      { group: 'example.io', version, kind: 'Foo' },
      { type: 'object', properties: { spec: { type: 'object', properties } } },
    )
  const v1 = inVersion('v1', { old: { type: 'string' }, same: { type: 'string' } })
  const v2 = inVersion('v2', { new: { type: 'string' }, same: { type: 'string' } })
  const rename = (object: JsonObject, from: string, to: string): JsonObject => {
    const { [from]: value, ...rest } = (object.spec ?? {}) as JsonObject
    return { ...rest, ...(value !== undefined && { [to]: value }) }
  }
  const context = (type: ObjectType) =>
    contextOf(type, {
      typeOf: (apiVersion) => (apiVersion === 'example.io/v1' ? v1 : apiVersion === 'example.io/v2' ? v2 : undefined),
      convert: (object, apiVersion) => ({
        ...object,
        apiVersion,
        spec: apiVersion === 'example.io/v2' ? rename(object, 'old', 'new') : rename(object, 'new', 'old'),
      }),
    })
  const applied = (apiVersion: string, spec: JsonObject): JsonObject => ({ apiVersion, kind: 'Foo', metadata: { name: 'x' }, spec })
  const first = applyConfiguration(context(v1), undefined, applied('example.io/v1', { old: 'a', same: 's' }), {
    manager: 'one',
    force: false,
  })
  const stored = context(v1).convert(freezeDeep(first), 'example.io/v2')
  expect(() => applyConfiguration(context(v2), stored, applied('example.io/v2', { new: 'b' }), { manager: 'two', force: false })).toThrow(
    'Apply failed with 1 conflict: conflict with "one": .spec.old',
  )
  const forced = applyConfiguration(context(v2), stored, applied('example.io/v2', { new: 'b' }), { manager: 'two', force: true })
  const entries = (forced.metadata as JsonObject).managedFields as JsonObject[]
  expect(entries.map((entry) => [entry.manager, entry.apiVersion, entry.fieldsV1])).toEqual([
    ['one', 'example.io/v1', { 'f:spec': { 'f:same': {} } }],
    ['two', 'example.io/v2', { 'f:spec': { 'f:new': {} } }],
  ])
  // Applying in the new version takes the old version's entry along, and what it does not name any more goes.
  const moved = applyConfiguration(context(v2), stored, applied('example.io/v2', { same: 's' }), { manager: 'one', force: false })
  expect(moved.spec).toEqual({ same: 's' })
})
