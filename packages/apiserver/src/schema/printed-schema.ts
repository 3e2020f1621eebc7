import { compareBytes, isArray, isObject, type JsonObject, type JsonValue, type MutableJsonObject } from './json.js'

/** Go's name of a field of the internal types, with what stands there when nothing was said. */
export type PrintedFields = readonly (readonly [name: string, json: string, absent: JsonValue])[]

const schemaFields: PrintedFields = [
  ['ID', 'id', ''],
  ['Schema', '$schema', ''],
  ['Ref', '$ref', null],
  ['Description', 'description', ''],
  ['Type', 'type', ''],
  ['Nullable', 'nullable', false],
  ['Format', 'format', ''],
  ['Title', 'title', ''],
  ['Default', 'default', null],
  ['Maximum', 'maximum', null],
  ['ExclusiveMaximum', 'exclusiveMaximum', false],
  ['Minimum', 'minimum', null],
  ['ExclusiveMinimum', 'exclusiveMinimum', false],
  ['MaxLength', 'maxLength', null],
  ['MinLength', 'minLength', null],
  ['Pattern', 'pattern', ''],
  ['MaxItems', 'maxItems', null],
  ['MinItems', 'minItems', null],
  ['UniqueItems', 'uniqueItems', false],
  ['MultipleOf', 'multipleOf', null],
  ['Enum', 'enum', null],
  ['MaxProperties', 'maxProperties', null],
  ['MinProperties', 'minProperties', null],
  ['Required', 'required', null],
  ['Items', 'items', null],
  ['AllOf', 'allOf', null],
  ['OneOf', 'oneOf', null],
  ['AnyOf', 'anyOf', null],
  ['Not', 'not', null],
  ['Properties', 'properties', null],
  ['AdditionalProperties', 'additionalProperties', null],
  ['PatternProperties', 'patternProperties', null],
  ['Dependencies', 'dependencies', null],
  ['AdditionalItems', 'additionalItems', null],
  ['Definitions', 'definitions', null],
  ['ExternalDocs', 'externalDocs', null],
  ['Example', 'example', null],
  ['XPreserveUnknownFields', 'x-kubernetes-preserve-unknown-fields', null],
  ['XEmbeddedResource', 'x-kubernetes-embedded-resource', false],
  ['XIntOrString', 'x-kubernetes-int-or-string', false],
  ['XListMapKeys', 'x-kubernetes-list-map-keys', null],
  ['XListType', 'x-kubernetes-list-type', null],
  ['XMapType', 'x-kubernetes-map-type', null],
  ['XValidations', 'x-kubernetes-validations', null],
]

const ruleFields: PrintedFields = [
  ['Rule', 'rule', ''],
  ['Message', 'message', ''],
  ['MessageExpression', 'messageExpression', ''],
  ['Reason', 'reason', null],
  ['FieldPath', 'fieldPath', ''],
  ['OptionalOldSelf', 'optionalOldSelf', null],
]

/** A schema as a field error of the real server prints it: Go's internal type, which has names of its own for everything. */
export function printedSchema(schema: JsonObject): JsonObject {
  return renamed(schema, schemaFields, (name, value) => {
    switch (name) {
      case 'not':
        return isObject(value) ? printedSchema(value) : value
      case 'items':
        return isObject(value)
          ? { Schema: printedSchema(value), JSONSchemas: null }
          : { Schema: null, JSONSchemas: eachOf(value, printedSchema) }
      case 'additionalProperties':
      case 'additionalItems':
        return isObject(value) ? { Allows: true, Schema: printedSchema(value) } : { Allows: value, Schema: null }
      case 'allOf':
      case 'anyOf':
      case 'oneOf':
        return eachOf(value, printedSchema)
      case 'properties':
      case 'patternProperties':
      case 'definitions':
        return isObject(value)
          ? Object.fromEntries(sortedEntries(value).map(([key, inner]) => [key, isObject(inner) ? printedSchema(inner) : inner]))
          : value
      case 'externalDocs':
        return isObject(value) ? { Description: value.description ?? '', URL: value.url ?? '' } : value
      case 'x-kubernetes-validations':
        return eachOf(value, (rule) => renamed(rule, ruleFields))
      default:
        return value
    }
  })
}

function sortedEntries(object: JsonObject): [string, JsonValue][] {
  return Object.entries(object).sort(([a], [b]) => compareBytes(a, b))
}

/** An object by Go's names. */
export function renamed(
  object: JsonObject,
  fields: PrintedFields,
  change: (name: string, value: JsonValue) => JsonValue = (_, value) => value,
): JsonObject {
  const out: MutableJsonObject = {}
  for (const [name, json, absent] of fields) {
    const value = object[json]
    out[name] = value === undefined ? absent : change(json, value)
  }
  return out
}

export function eachOf(value: JsonValue, change: (item: JsonObject) => JsonValue): JsonValue {
  return isArray(value) ? value.map((item) => (isObject(item) ? change(item) : item)) : value
}
