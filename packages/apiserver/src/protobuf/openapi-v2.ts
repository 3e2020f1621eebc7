import { isObject, type JsonObject, type JsonValue } from '../schema/json.js'
import {
  externalDocs,
  isExtension,
  isReference,
  message,
  named,
  oneOf,
  repeated,
  type Writer,
  withLists,
  writeAny,
  writePlain,
} from './gnostic.js'
import { WireWriter } from './wire.js'

/*
 * gnostic's protobuf form of OpenAPI v2 (github.com/google/gnostic-models, openapiv2/OpenAPIv2.proto), which kubectl and Helm ask for:
 * `application/com.github.proto-openapi.spec.v2@v1.0+protobuf`.
 */

const reference = message(() => [
  [1, '$ref', 'string'],
  [2, 'description', 'string'],
])

const typeItem: Writer = (writer, value) => writePlain(writer, 1, 'strings', value)

const schema: Writer = message(() => [
  [1, '$ref', 'string'],
  [2, 'format', 'string'],
  [3, 'title', 'string'],
  [4, 'description', 'string'],
  [5, 'default', 'any'],
  [6, 'multipleOf', 'double'],
  [7, 'maximum', 'double'],
  [8, 'exclusiveMaximum', 'bool'],
  [9, 'minimum', 'double'],
  [10, 'exclusiveMinimum', 'bool'],
  [11, 'maxLength', 'int64'],
  [12, 'minLength', 'int64'],
  [13, 'pattern', 'string'],
  [14, 'maxItems', 'int64'],
  [15, 'minItems', 'int64'],
  [16, 'uniqueItems', 'bool'],
  [17, 'maxProperties', 'int64'],
  [18, 'minProperties', 'int64'],
  [19, 'required', 'strings'],
  [20, 'enum', 'anys'],
  [21, 'additionalProperties', additionalProperties],
  [22, 'type', typeItem],
  [23, 'items', repeated(1, schema)],
  [25, 'properties', named(1, schema)],
  [26, 'discriminator', 'string'],
  [27, 'readOnly', 'bool'],
  [29, 'externalDocs', externalDocs],
  [30, 'example', 'any'],
  [31, '', 'extensions'],
])

function additionalProperties(writer: WireWriter, value: JsonValue): void {
  if (typeof value === 'boolean') writer.integer(2, value ? 1 : 0)
  else writer.message(1, () => schema(writer, value))
}

/** The fields of the four kinds of parameters that are no bodies; query and form ones have one more in the middle. */
function plainParameter(mayBeEmpty: boolean): Writer {
  const after = mayBeEmpty ? 1 : 0
  const items: Writer = message(() => [
    [1, 'type', 'string'],
    [2, 'format', 'string'],
    [3, 'items', items],
    [4, 'collectionFormat', 'string'],
    [5, 'default', 'any'],
    [16, 'enum', 'anys'],
    [18, '', 'extensions'],
  ])
  return message(() => [
    [1, 'required', 'bool'],
    [2, 'in', 'string'],
    [3, 'description', 'string'],
    [4, 'name', 'string'],
    ...(mayBeEmpty ? ([[5, 'allowEmptyValue', 'bool']] as const) : []),
    [5 + after, 'type', 'string'],
    [6 + after, 'format', 'string'],
    [7 + after, 'items', items],
    [8 + after, 'collectionFormat', 'string'],
    [9 + after, 'default', 'any'],
    [10 + after, 'maximum', 'double'],
    [11 + after, 'exclusiveMaximum', 'bool'],
    [12 + after, 'minimum', 'double'],
    [13 + after, 'exclusiveMinimum', 'bool'],
    [14 + after, 'maxLength', 'int64'],
    [15 + after, 'minLength', 'int64'],
    [16 + after, 'pattern', 'string'],
    [17 + after, 'maxItems', 'int64'],
    [18 + after, 'minItems', 'int64'],
    [19 + after, 'uniqueItems', 'bool'],
    [20 + after, 'enum', 'anys'],
    [21 + after, 'multipleOf', 'double'],
    [22 + after, '', 'extensions'],
  ])
}

const bodyParameter = message(() => [
  [1, 'description', 'string'],
  [2, 'name', 'string'],
  [3, 'in', 'string'],
  [4, 'required', 'bool'],
  [5, 'schema', schema],
  [6, '', 'extensions'],
])

const withEmpty = plainParameter(true)
const withoutEmpty = plainParameter(false)
const placed: Readonly<Record<string, readonly [number, Writer]>> = {
  header: [1, withoutEmpty],
  formData: [2, withEmpty],
  query: [3, withEmpty],
  path: [4, withoutEmpty],
}

const nonBodyParameter = oneOf((value) => placed[isObject(value) ? String(value.in) : ''] ?? [3, withEmpty])
const parameter = oneOf((value) => (isObject(value) && value.in === 'body' ? [1, bodyParameter] : [2, nonBodyParameter]))
const parametersItem = oneOf((value) => (isReference(value) ? [2, reference] : [1, parameter]))

const response = message(() => [
  [1, 'description', 'string'],
  [2, 'schema', oneOf(() => [1, schema])],
  [5, '', 'extensions'],
])
const responseValue = oneOf((value) => (isReference(value) ? [2, reference] : [1, response]))

const responses: Writer = (writer, value) => {
  named(2, writeAny, isExtension)(writer, value)
  named(1, responseValue, (name) => !isExtension(name))(writer, value)
}

const securityRequirement = named(1, (writer, value) => writePlain(writer, 1, 'strings', value))

const operation = withLists(
  message(() => [
    [1, 'tags', 'strings'],
    [2, 'summary', 'string'],
    [3, 'description', 'string'],
    [4, 'externalDocs', externalDocs],
    [5, 'operationId', 'string'],
    [6, 'produces', 'strings'],
    [7, 'consumes', 'strings'],
    [9, 'responses', responses],
    [10, 'schemes', 'strings'],
    [11, 'deprecated', 'bool'],
    [13, '', 'extensions'],
  ]),
  [
    [8, 'parameters', parametersItem],
    [12, 'security', securityRequirement],
  ],
)

const pathItem = withLists(
  message(() => [
    [1, '$ref', 'string'],
    [2, 'get', operation],
    [3, 'put', operation],
    [4, 'post', operation],
    [5, 'delete', operation],
    [6, 'options', operation],
    [7, 'head', operation],
    [8, 'patch', operation],
    [10, '', 'extensions'],
  ]),
  [[9, 'parameters', parametersItem]],
)

const paths: Writer = (writer, value) => {
  named(2, pathItem, (name) => name.startsWith('/'))(writer, value)
  named(1, writeAny, isExtension)(writer, value)
}

const info = message(() => [
  [1, 'title', 'string'],
  [2, 'version', 'string'],
  [3, 'description', 'string'],
  [4, 'termsOfService', 'string'],
  [7, '', 'extensions'],
])

const apiKeySecurity = message(() => [
  [1, 'type', 'string'],
  [2, 'name', 'string'],
  [3, 'in', 'string'],
  [4, 'description', 'string'],
  [5, '', 'extensions'],
])

const document = withLists(
  message(() => [
    [1, 'swagger', 'string'],
    [2, 'info', info],
    [3, 'host', 'string'],
    [4, 'basePath', 'string'],
    [5, 'schemes', 'strings'],
    [6, 'consumes', 'strings'],
    [7, 'produces', 'strings'],
    [8, 'paths', paths],
    [9, 'definitions', named(1, schema)],
    [10, 'parameters', named(1, parameter)],
    [11, 'responses', named(1, response)],
    [
      13,
      'securityDefinitions',
      named(
        1,
        oneOf(() => [2, apiKeySecurity]),
      ),
    ],
    [15, 'externalDocs', externalDocs],
    [16, '', 'extensions'],
  ]),
  [[12, 'security', securityRequirement]],
)

/** The document of /openapi/v2 as gnostic's openapi.v2.Document. */
export function encodeOpenApiV2(swagger: JsonObject): Buffer {
  const writer = new WireWriter(1 << 20)
  document(writer, swagger)
  return writer.finish()
}
