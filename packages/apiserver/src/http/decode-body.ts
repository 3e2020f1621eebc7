import { decodeProtobuf } from '../protobuf/decode.js'
import { draftOfDecoded, type KubeObject } from '../registry/objects.js'
import type { ServedResource } from '../registry/resource.js'
import { apiVersionOf, parseApiVersion } from '../registry/resource.js'
import { builtIns, type ObjectType } from '../schema/built-in.js'
import { strictOutcome } from '../schema/decode.js'
import { decodeObjectOf } from '../schema/decode-object.js'
import { type FieldError, fieldError } from '../schema/field-error.js'
import { encodeJson, isObject, type JsonObject, type JsonValue, quoteGo } from '../schema/json.js'
import { decodeUtf8, type ParsedBody } from '../schema/json-text.js'
import { type ParsedObject, parseObject, readTypeMeta, type TypeMeta } from '../schema/type-meta.js'
import { failure, StatusError, toStatusError } from '../status.js'
import type { MediaType } from './negotiation.js'
import type { WriteOptions } from './query.js'

/** What a body must be: the kind of a resource or of a subresource. */
export interface ExpectedKind {
  readonly apiVersion: string
  readonly kind: string
  readonly type: ObjectType
}

export function kindOf(resource: ServedResource): ExpectedKind {
  return { apiVersion: apiVersionOf(resource), kind: resource.kind, type: resource.type }
}

/** A body as a draft of its kind, with what the client should know about it as warnings. Throws BadRequest in the real server's words. */
export function decodeObject(
  body: Buffer,
  mediaType: MediaType,
  expected: ExpectedKind,
  validation: WriteOptions['fieldValidation'],
  warn: (message: string) => void,
): KubeObject {
  let named: TypeMeta | undefined
  try {
    const parsed = readBody(body, mediaType, expected)
    if (expected.type.custom && parsed.typeMeta.kind === '')
      throw failure.badRequest(`Object 'Kind' is missing in '${textOf(body, mediaType, parsed)}'`)
    named = { apiVersion: parsed.typeMeta.apiVersion || expected.apiVersion, kind: parsed.typeMeta.kind || expected.kind }
    if (expected.type.custom) checkCustomKind(parsed.value, expected)
    else checkKind(parsed, named, expected)
    const { object, strict } = decodeObjectOf(expected.type, parsed)
    const findings = [...parsed.yamlFindings, ...strict]
    const outcome = strictOutcome(findings, validation)
    for (const warning of outcome.warnings) for (const line of yamlWarnings(warning)) warn(line)
    if (outcome.error !== undefined) throw failure.badRequest(outcome.error)
    return draftOfDecoded(expected.type, expected, object)
  } catch (error) {
    throw decodeError(error, named, expected, body)
  }
}

/** Options that a request has in its body (DeleteOptions): what is wrong with them the real server calls its own mistake (500). */
export function decodeOptions(body: Buffer, mediaType: MediaType, expected: ExpectedKind): JsonObject {
  try {
    const parsed = readBody(body, mediaType, expected)
    const { kind, apiVersion } = parsed.typeMeta
    if (kind !== '' && kind !== expected.kind) throw failure.badRequest(unknownKind(kind, apiVersion || expected.apiVersion))
    return decodeObjectOf(expected.type, parsed).object
  } catch (error) {
    const { message, httpCode } = toStatusError(error)
    throw httpCode === 400 ? new StatusError(500, '', message) : error
  }
}

function readBody(body: Buffer, mediaType: MediaType, { type }: ExpectedKind): ParsedObject {
  if (mediaType === 'application/vnd.kubernetes.protobuf') {
    if (type.custom) throw failure.badRequest(noMessage('*unstructured.Unstructured'))
    const { object } = decodeProtobuf(body, type.gvk)
    return { value: object, typeMeta: readTypeMeta(object), yamlFindings: [] }
  }
  const parsed = parseObject(decodeUtf8(body), mediaType === 'application/yaml' ? 'yaml' : 'json')
  return parsed.value === null ? { ...parsed, value: {} } : parsed
}

/** What Go's protobuf codec says of a type that has no message. */
export function noMessage(goType: string): string {
  return `object ${goType} does not implement the protobuf marshalling interface and cannot be encoded to a protobuf message`
}

/** The group that Go's unversioned types of an API group are in. */
export function internalGroup(group: string): string {
  return group === '' || group === 'events.k8s.io' ? 'core' : (group.split('.')[0] ?? '')
}

function unknownKind(kind: string, apiVersion: string): string {
  return `no kind ${quoteGo(kind)} is registered for version ${quoteGo(apiVersion)} in scheme "pkg/api/legacyscheme/scheme.go:30"`
}

/** Refuses an object of another kind, after what is wrong with it as one of that kind. */
export function checkKind(parsed: ParsedBody, { apiVersion, kind }: TypeMeta, expected: ExpectedKind): void {
  if (kind === expected.kind && apiVersion === expected.apiVersion) return
  if (apiVersion.split('/').length > 2) throw failure.badRequest(`unexpected GroupVersion string: ${apiVersion}`)
  const found = builtIns().type({ ...parseApiVersion(apiVersion), kind })
  if (!found) {
    throw failure.badRequest(unknownKind(kind, apiVersion))
  }
  decodeObjectOf(found, parsed)
  if (kind !== expected.kind) {
    const { group } = expected.type.gvk
    throw failure.badRequest(`converting (${found.gvk.version}.${kind}) to (${internalGroup(group)}.${expected.kind}): unknown conversion`)
  }
  throw new WrongVersionError(
    400,
    'BadRequest',
    `the API version in the data (${apiVersion}) does not match the expected API version (${expected.apiVersion})`,
  )
}

/** Told as it is, where other mistakes are told as part of what could not be handled. */
class WrongVersionError extends StatusError {}

/** A custom resource must say what it is. */
function checkCustomKind(body: JsonValue, expected: ExpectedKind): void {
  const value = isObject(body) ? body : {}
  const { apiVersion = '', kind = '' } = value
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return
  if (apiVersion !== expected.apiVersion) {
    throw new WrongVersionError(
      400,
      'BadRequest',
      `the API version in the data (${apiVersion}) does not match the expected API version (${expected.apiVersion})`,
    )
  }
  checkTypeMeta(value, expected)
}

/** What an object of a custom resource must call itself, after whatever was done to it. Throws Invalid. */
export function checkTypeMeta({ apiVersion = '', kind = '', metadata }: JsonObject, expected: ExpectedKind): void {
  const errors: FieldError[] = []
  if (kind !== expected.kind) errors.push(fieldError.invalid('kind', kind, `must be ${expected.kind}`))
  if (apiVersion !== expected.apiVersion) errors.push(fieldError.invalid('apiVersion', apiVersion, `must be ${expected.apiVersion}`))
  if (errors.length === 0) return
  const name = isObject(metadata) && typeof metadata.name === 'string' ? metadata.name : ''
  throw failure.invalid({ group: expected.type.gvk.group, name: String(kind) }, name, errors)
}

/** The body as JSON, for a message. */
function textOf(body: Buffer, mediaType: MediaType, { value }: ParsedObject): string {
  return mediaType === 'application/json' ? body.toString('utf8') : encodeJson(value)
}

function decodeError(error: unknown, named: TypeMeta | undefined, { kind }: ExpectedKind, body: Buffer): unknown {
  const status = toStatusError(error)
  if (status.httpCode !== 400 || error instanceof WrongVersionError) return error
  if (named && !status.message.startsWith('unexpected GroupVersion')) {
    const version = named.apiVersion.slice(named.apiVersion.indexOf('/') + 1)
    return failure.badRequest(`${named.kind} in version ${JSON.stringify(version)} cannot be handled as a ${kind}: ${status.message}`)
  }
  return failure.badRequest(`the object provided is unrecognized (must be of type ${kind}): ${status.message} (${summarize(body)})`)
}

/** What a YAML reader found, one by one. */
function yamlWarnings(finding: string): string[] {
  const text = /^yaml: (?:unmarshal errors:\n {2})?([\s\S]*)$/.exec(finding)?.[1]
  return text === undefined ? [finding] : text.split('\n').map((line) => line.trim())
}

/** The first bytes of a body, as text or in hex. */
function summarize(body: Buffer): string {
  if (body.length === 0) return '<empty>'
  const text = body.toString('utf8')
  if (text.startsWith('{')) return text.length > 30 ? `${text.slice(0, 30)} ...` : text
  return body.length > 30 ? `${body.toString('hex', 0, 30)} ...` : body.toString('hex')
}
