import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCases } from '../testing/cases.js'
import { builtIns } from './built-in.js'
import { checkCrdSchema } from './crd-schema-check.js'
import { decodeCustom, validateCustom } from './custom-resource.js'
import { decodeGo } from './decode.js'
import { applyDefaults } from './defaulting.js'
import { type FieldError, fieldErrorText } from './field-error.js'
import { encodeJson, equalJson, type JsonObject, type JsonValue } from './json.js'
import { parseJson } from './json-text.js'
import { prune } from './pruning.js'
import { compileStructural } from './structural.js'

const go = builtIns().go
const objectMeta = go.ofMessage('k8s.io.apimachinery.pkg.apis.meta.v1.ObjectMeta')
const schemaType = go.ofMessage('k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps')
const texts = (errors: FieldError[]) => errors.map((error) => `${error.type} ${fieldErrorText(error)}`).sort()
const normal = (schema: JsonObject) => decodeGo(schemaType, { value: schema }).object

/** Go prints its own struct here, with each of its forty fields. */
const withoutStruct = (text: string) => text.replace(/(openAPIV3Schema: Invalid value: )\{.*\}(: only)/, '$1{…}$2')

describe('schemas of custom resources as the real server judges them', () => {
  for (const { input, output } of readCases<{ schema: JsonObject; status: boolean }, { errors: string[] }>('crdschema')) {
    it(JSON.stringify(input).slice(0, 160), () => {
      const errors = checkCrdSchema('SCHEMA', normal(input.schema), { statusEnabled: input.status, objectMeta, checkMetadata: () => [] })
      expect(texts(errors).map(withoutStruct)).toEqual(output.errors.map(withoutStruct).sort())
    })
  }
})

describe('custom resources as the real server reads and judges them', () => {
  interface Answer {
    object: JsonObject
    strict: string[]
    errors: string[]
  }
  for (const { input, output } of readCases<{ schema: JsonObject; text: string; old: JsonObject | null }, Answer>('custom')) {
    it(input.text.slice(60, 200), () => {
      const schema = compileStructural(normal(input.schema))
      const run = () => {
        const { object, strict } = decodeCustom(schema, parseJson(input.text), objectMeta)
        const full = applyDefaults(schema, object)
        return { object: full, strict: [...strict], errors: texts(validateCustom(schema, full, input.old ?? undefined, () => [])) }
      }
      if (output.error !== undefined) {
        expect(run).toThrow(output.error)
        return
      }
      const want = { ...output, errors: [...output.errors].sort() } as unknown as JsonValue
      const got = run()
      expect(equalJson(got, want), `${encodeJson(got)} is not ${encodeJson(want)}`).toBe(true)
    })
  }
})

const anySchema = fc.letrec((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<JsonObject>({ type: 'string' }, { type: 'integer', default: 1 }, { 'x-kubernetes-preserve-unknown-fields': true }),
    fc.record({ type: fc.constant('object'), properties: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('schema')) }),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.record({ type: fc.constant('object'), additionalProperties: tie('schema') }),
  ),
})).schema as fc.Arbitrary<JsonObject>

it('what was pruned and filled in once stays as it is', () => {
  fc.assert(
    fc.property(anySchema, fc.dictionary(fc.constantFrom('a', 'b', 'd'), fc.jsonValue()), (schema, value) => {
      const compiled = compileStructural({ type: 'object', properties: { spec: schema } })
      const once = applyDefaults(compiled, prune(compiled, { spec: value } as JsonObject, true).object)
      const twice = applyDefaults(compiled, prune(compiled, once, true).object)
      expect(twice).toBe(once)
      validateCustom(compiled, once, undefined, () => [])
    }),
  )
})
