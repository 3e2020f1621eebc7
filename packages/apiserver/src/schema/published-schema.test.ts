import { expect, it } from 'vitest'
import { readCases } from '../testing/cases.js'
import { builtIns } from './built-in.js'
import { decodeGo } from './decode.js'
import type { JsonObject } from './json.js'
import { publishedSchema } from './published-schema.js'

const schemaType = builtIns().go.ofMessage('k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps')
const everyObject = ['apiVersion', 'kind', 'metadata']

function withoutObjectFields(schema: JsonObject): JsonObject {
  const properties = Object.entries((schema.properties ?? {}) as JsonObject).filter(([name]) => !everyObject.includes(name))
  return schema.properties === undefined ? schema : { ...schema, properties: Object.fromEntries(properties) }
}

/** References to metadata are written in our data's form. */
function withoutReferences(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema, (name, value) => (name === 'metadata' ? {} : value)))
}

for (const { input, output } of readCases<{ schema: JsonObject }, Record<'v2' | 'v3', JsonObject>>('published')) {
  for (const version of ['v2', 'v3'] as const) {
    it(`publishes ${JSON.stringify(input.schema).slice(0, 140)} in ${version} as the real server does`, () => {
      const { 'x-kubernetes-group-version-kind': _, ...wanted } = output[version]
      const schema = decodeGo(schemaType, { value: input.schema }).object
      expect(withoutReferences(withoutObjectFields(publishedSchema(schema, version)))).toEqual(withoutReferences(wanted))
    })
  }
}
