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
import { WireWriter, wire } from './wire.js'

/*
 * gnostic's protobuf form of OpenAPI v3 (github.com/google/gnostic-models, openapiv3/OpenAPIv3.proto), which client-go asks for:
 * `application/com.github.proto-openapi.spec.v3@v1.0+protobuf`. What API servers do not publish (callbacks, links, examples, servers) is not there.
 */

const reference = message(() => [
  [1, '$ref', 'string'],
  [2, 'summary', 'string'],
  [3, 'description', 'string'],
])

function orReference(write: Writer): Writer {
  return oneOf((value) => (isReference(value) ? [2, reference] : [1, write]))
}

const xml = message(() => [
  [1, 'name', 'string'],
  [2, 'namespace', 'string'],
  [3, 'prefix', 'string'],
  [4, 'attribute', 'bool'],
  [5, 'wrapped', 'bool'],
  [6, '', 'extensions'],
])

const schema: Writer = (writer, value) => fullSchema(writer, value)
const schemaOrReference = orReference(schema)

const fullSchema = withLists(
  message(() => [
    [1, 'nullable', 'bool'],
    [3, 'readOnly', 'bool'],
    [4, 'writeOnly', 'bool'],
    [5, 'xml', xml],
    [6, 'externalDocs', externalDocs],
    [7, 'example', 'any'],
    [8, 'deprecated', 'bool'],
    [9, 'title', 'string'],
    [10, 'multipleOf', 'double'],
    [11, 'maximum', 'double'],
    [12, 'exclusiveMaximum', 'bool'],
    [13, 'minimum', 'double'],
    [14, 'exclusiveMinimum', 'bool'],
    [15, 'maxLength', 'int64'],
    [16, 'minLength', 'int64'],
    [17, 'pattern', 'string'],
    [18, 'maxItems', 'int64'],
    [19, 'minItems', 'int64'],
    [20, 'uniqueItems', 'bool'],
    [21, 'maxProperties', 'int64'],
    [22, 'minProperties', 'int64'],
    [23, 'required', 'strings'],
    [24, 'enum', 'anys'],
    [25, 'type', 'string'],
    [29, 'not', schema],
    [30, 'items', repeated(1, schemaOrReference)],
    [31, 'properties', named(1, schemaOrReference)],
    [32, 'additionalProperties', additionalProperties],
    [33, 'default', defaultValue],
    [34, 'description', 'string'],
    [35, 'format', 'string'],
    [36, '', 'extensions'],
  ]),
  [
    [26, 'allOf', schemaOrReference],
    [27, 'oneOf', schemaOrReference],
    [28, 'anyOf', schemaOrReference],
  ],
)

function additionalProperties(writer: WireWriter, value: JsonValue): void {
  if (typeof value === 'boolean') writer.integer(2, value ? 1 : 0)
  else writer.message(1, () => schemaOrReference(writer, value))
}

/** Objects and lists have no place here; gnostic leaves such a default empty. */
function defaultValue(writer: WireWriter, value: JsonValue): void {
  if (typeof value === 'number' || typeof value === 'bigint') {
    writer.double(Number(value))
    writer.tag(1, wire.fixed64)
  } else if (typeof value === 'boolean') writer.integer(2, value ? 1 : 0)
  else if (typeof value === 'string') writer.string(3, value)
}

const mediaTypes = named(
  1,
  message(() => [
    [1, 'schema', schemaOrReference],
    [2, 'example', 'any'],
    [5, '', 'extensions'],
  ]),
)

const parameter = message(() => [
  [1, 'name', 'string'],
  [2, 'in', 'string'],
  [3, 'description', 'string'],
  [4, 'required', 'bool'],
  [5, 'deprecated', 'bool'],
  [6, 'allowEmptyValue', 'bool'],
  [7, 'style', 'string'],
  [8, 'explode', 'bool'],
  [9, 'allowReserved', 'bool'],
  [10, 'schema', schemaOrReference],
  [11, 'example', 'any'],
  [13, 'content', mediaTypes],
  [14, '', 'extensions'],
])

const requestBody = message(() => [
  [1, 'description', 'string'],
  [2, 'content', mediaTypes],
  [3, 'required', 'bool'],
  [4, '', 'extensions'],
])

const response = message(() => [
  [1, 'description', 'string'],
  [3, 'content', mediaTypes],
  [5, '', 'extensions'],
])

const responses: Writer = (writer, value) => {
  named(3, writeAny, isExtension)(writer, value)
  named(2, orReference(response), (name) => name !== 'default' && !isExtension(name))(writer, value)
  const fallback = isObject(value) ? value.default : undefined
  if (fallback !== undefined) writer.message(1, () => orReference(response)(writer, fallback))
}

const securityRequirement = named(1, (writer, value) => writePlain(writer, 1, 'strings', value))

const operation = withLists(
  message(() => [
    [1, 'tags', 'strings'],
    [2, 'summary', 'string'],
    [3, 'description', 'string'],
    [4, 'externalDocs', externalDocs],
    [5, 'operationId', 'string'],
    [7, 'requestBody', orReference(requestBody)],
    [8, 'responses', responses],
    [10, 'deprecated', 'bool'],
    [13, '', 'extensions'],
  ]),
  [
    [6, 'parameters', orReference(parameter)],
    [11, 'security', securityRequirement],
  ],
)

const pathItem = withLists(
  message(() => [
    [1, '$ref', 'string'],
    [2, 'summary', 'string'],
    [3, 'description', 'string'],
    [4, 'get', operation],
    [5, 'put', operation],
    [6, 'post', operation],
    [7, 'delete', operation],
    [8, 'options', operation],
    [9, 'head', operation],
    [10, 'patch', operation],
    [11, 'trace', operation],
    [14, '', 'extensions'],
  ]),
  [[13, 'parameters', orReference(parameter)]],
)

const paths: Writer = (writer, value) => {
  named(2, writeAny, isExtension)(writer, value)
  named(1, pathItem, (name) => name.startsWith('/'))(writer, value)
}

const info = message(() => [
  [1, 'title', 'string'],
  [2, 'description', 'string'],
  [3, 'termsOfService', 'string'],
  [6, 'version', 'string'],
  [7, '', 'extensions'],
])

const securityScheme = message(() => [
  [1, 'type', 'string'],
  [2, 'description', 'string'],
  [3, 'name', 'string'],
  [4, 'in', 'string'],
  [5, 'scheme', 'string'],
  [6, 'bearerFormat', 'string'],
  [8, 'openIdConnectUrl', 'string'],
  [9, '', 'extensions'],
])

const components = message(() => [
  [1, 'schemas', named(1, schemaOrReference)],
  [2, 'responses', named(1, orReference(response))],
  [3, 'parameters', named(1, orReference(parameter))],
  [5, 'requestBodies', named(1, orReference(requestBody))],
  [7, 'securitySchemes', named(1, orReference(securityScheme))],
  [10, '', 'extensions'],
])

const document = withLists(
  message(() => [
    [1, 'openapi', 'string'],
    [2, 'info', info],
    [4, 'paths', paths],
    [5, 'components', components],
    [8, 'externalDocs', externalDocs],
    [9, '', 'extensions'],
  ]),
  [[6, 'security', securityRequirement]],
)

/** A document of /openapi/v3 as gnostic's openapi.v3.Document. */
export function encodeOpenApiV3(openapi: JsonObject): Buffer {
  const writer = new WireWriter(1 << 20)
  document(writer, openapi)
  return writer.finish()
}
