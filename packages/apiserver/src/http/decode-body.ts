import { decodeProtobuf } from '../protobuf/decode.js'
import type { KubeObject } from '../registry/objects.js'
import { cloneJson } from '../registry/objects.js'
import type { ServedResource } from '../registry/resource.js'
import { apiVersionOf } from '../registry/resource.js'
import type { ObjectType } from '../schema/built-in.js'
import { decodeGo, strictOutcome } from '../schema/decode.js'
import { isObject, type JsonObject } from '../schema/json.js'
import { decodeUtf8, type ParsedBody, parseJson } from '../schema/json-text.js'
import { parseYaml } from '../schema/yaml-text.js'
import { failure, toStatusError } from '../status.js'
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

/** The text of a body as a value. Throws MALFORMED_BODY. */
export function parseBody(body: Buffer, mediaType: MediaType): ParsedBody {
  if (mediaType === 'application/json') return parseJson(decodeUtf8(body))
  if (mediaType === 'application/yaml') return parseYaml(decodeUtf8(body))
  throw failure.unsupportedMediaType(['application/json', 'application/yaml'])
}

/** A body as a draft of its kind, with what the client should know about it as warnings. Throws BadRequest in the real server's words. */
export function decodeObject(
  body: Buffer,
  mediaType: MediaType,
  expected: ExpectedKind,
  validation: WriteOptions['fieldValidation'],
  warn: (message: string) => void,
): KubeObject {
  let value: JsonObject = {}
  try {
    const parsed = mediaType === 'application/vnd.kubernetes.protobuf' ? parseProtobuf(body, expected) : parseBody(body, mediaType)
    value = isObject(parsed.value) ? parsed.value : {}
    checkKind(value, expected)
    const { object, strict } = decodeGo(expected.type.go ?? unknownType(expected), parsed)
    const outcome = strictOutcome(strict, validation)
    for (const warning of outcome.warnings) warn(warning)
    if (outcome.error !== undefined) throw failure.badRequest(outcome.error)
    return draft(object, expected)
  } catch (error) {
    throw decodeError(error, value, expected, body)
  }
}

function parseProtobuf(body: Buffer, { type }: ExpectedKind): ParsedBody {
  return { value: decodeProtobuf(body, type.gvk).object }
}

/** A draft with its kind in front and metadata there. */
export function draft(object: JsonObject, { apiVersion, kind }: Pick<ExpectedKind, 'apiVersion' | 'kind'>): KubeObject {
  const { kind: _kind, apiVersion: _apiVersion, metadata, ...rest } = object
  return cloneJson({ kind, apiVersion, metadata: metadata ?? {}, ...rest }) as unknown as KubeObject
}

function unknownType({ kind }: ExpectedKind): never {
  throw failure.internal(`no type is known for ${kind}`)
}

function checkKind(value: JsonObject, expected: ExpectedKind): void {
  const { apiVersion, kind } = value
  if ((apiVersion !== undefined && typeof apiVersion !== 'string') || (kind !== undefined && typeof kind !== 'string')) return
  if ((kind ?? '') !== '' && kind !== expected.kind && (apiVersion ?? expected.apiVersion) === expected.apiVersion) {
    throw failure.badRequest(`converting (v1.${kind}) to (core.${expected.kind}): unknown conversion`)
  }
  if ((apiVersion ?? '') !== '' && apiVersion !== expected.apiVersion) {
    throw failure.badRequest(`the API version in the data (${apiVersion}) does not match the expected API version (${expected.apiVersion})`)
  }
}

function decodeError(error: unknown, value: JsonObject, { kind, apiVersion }: ExpectedKind, body: Buffer): unknown {
  const status = toStatusError(error)
  if (status.httpCode !== 400 || status.message.startsWith('the API version in the data')) return error
  const version = String(value.apiVersion ?? apiVersion)
  if (typeof value.kind === 'string' && value.kind !== '') {
    return failure.badRequest(
      `${value.kind} in version ${JSON.stringify(version.slice(version.indexOf('/') + 1))} cannot be handled as a ${kind}: ${status.message}`,
    )
  }
  return failure.badRequest(`the object provided is unrecognized (must be of type ${kind}): ${status.message} (${summarize(body)})`)
}

/** The first bytes of a body, as text or in hex. */
function summarize(body: Buffer): string {
  const text = body.toString('utf8')
  if (text.startsWith('{')) return text.length > 30 ? `${text.slice(0, 30)} ...` : text
  const hex = body.toString('hex')
  return hex.length > 30 ? `${hex.slice(0, 30)} ...` : hex
}
