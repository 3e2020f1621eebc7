import { equalJson, isArray, isObject, type JsonObject, type JsonValue, type MutableJsonObject } from './json.js'
import { intOrStringAnyOf } from './structural-check.js'

export type OpenApiVersion = 'v2' | 'v3'

/** What of a custom resource's schema is published as it is. */
const keywords = [
  'description',
  'title',
  'type',
  'nullable',
  'default',
  'format',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'multipleOf',
  'enum',
  'maxProperties',
  'minProperties',
  'required',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-int-or-string',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-list-type',
  'x-kubernetes-map-type',
  'x-kubernetes-validations',
] as const

const refPrefixes: Readonly<Record<OpenApiVersion, string>> = { v2: '#/definitions/', v3: '#/components/schemas/' }

/** Where a named schema is. */
export function referenceTo(version: OpenApiVersion, name: string): string {
  return `${refPrefixes[version]}${name}`
}

/** A reference to a named schema that something may be said about, in the form that each OpenAPI allows. */
export function reference(version: OpenApiVersion, name: string): JsonObject {
  const $ref = referenceTo(version, name)
  return version === 'v2' ? { $ref } : { allOf: [{ $ref }] }
}

const objectMeta = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta'

/**
 * A custom resource's schema as the server publishes it: with the fields that every object has; in version 2 without what kubectl can't read
 * there (controller/openapi of apiextensions-apiserver).
 */
export function publishedSchema(schema: JsonObject | undefined, version: OpenApiVersion): JsonObject {
  // More would make clients refuse all fields that are not named.
  if (schema === undefined || (version === 'v2' && schema['x-kubernetes-preserve-unknown-fields'] === true)) return { type: 'object' }
  const published = publish(schema, version)
  return { ...published, properties: { ...objectOf(published.properties), ...objectFields(version) } }
}

function objectFields(version: OpenApiVersion): JsonObject {
  return { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: reference(version, objectMeta) }
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {}
}

function publish(schema: JsonObject, version: OpenApiVersion): JsonObject {
  const out: MutableJsonObject = {}
  for (const name of keywords) {
    const value = schema[name]
    if (value !== undefined && value !== false && value !== null && value !== '') out[name] = value
  }
  const { properties, items, additionalProperties } = schema
  if (isObject(properties)) {
    out.properties = Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, isObject(property) ? publish(property, version) : property]),
    )
  }
  if (isObject(items)) out.items = publish(items, version)
  if (additionalProperties !== undefined && additionalProperties !== null)
    out.additionalProperties = isObject(additionalProperties) ? publish(additionalProperties, version) : additionalProperties
  if (version === 'v2') simplify(out, schema)
  else keepRules(out, schema)
  if (schema['x-kubernetes-embedded-resource'] === true && (version === 'v3' || out['x-kubernetes-preserve-unknown-fields'] !== true)) {
    const required = isArray(out.required) ? out.required : []
    out.properties = { ...objectOf(out.properties), ...objectFields(version) }
    out.required = [...required, ...['kind', 'apiVersion'].filter((name) => !required.includes(name))]
  }
  return out
}

/** What only version 3 has: rules that are joined, among them that a number or a text is either. */
function keepRules(out: MutableJsonObject, schema: JsonObject): void {
  for (const name of ['allOf', 'anyOf', 'oneOf', 'not'] as const) if (schema[name] !== undefined) out[name] = schema[name]
  if (schema['x-kubernetes-int-or-string'] !== true) return
  const [first] = isArray(schema.allOf) ? schema.allOf : []
  if (equalJson(schema.anyOf, intOrStringAnyOf) || (isObject(first) && equalJson(first.anyOf, intOrStringAnyOf))) return
  if (schema.anyOf === undefined) out.anyOf = intOrStringAnyOf
  else out.allOf = [{ anyOf: intOrStringAnyOf }, ...(isArray(schema.allOf) ? schema.allOf : [])]
}

/** What kubectl's reader of version 2 trips over is left out. */
function simplify(out: MutableJsonObject, schema: JsonObject): void {
  delete out.default
  const preserves = schema['x-kubernetes-preserve-unknown-fields'] === true
  if (schema.nullable === true) {
    delete out.type
    delete out.nullable
  }
  if (schema.nullable === true || preserves) {
    delete out.items
    delete out.properties
  }
  if ((out.type === 'array' && out.items === undefined) || (out.type === 'object' && preserves)) delete out.type
  const { properties, additionalProperties } = schema
  if (isArray(out.required) && out.properties !== undefined && isObject(properties)) {
    const required = out.required.filter((name) => objectOf(properties[String(name)]).nullable !== true)
    if (required.length > 0) out.required = required
    else delete out.required
  }
  if (isObject(additionalProperties) && additionalProperties.nullable === true) delete out.required
}
