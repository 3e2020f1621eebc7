import { applyJsonPatch } from '../merge/json-patch.js'
import { applyMergePatch } from '../merge/merge-patch.js'
import { applyStrategicPatch } from '../merge/strategic-patch.js'
import { apiVersionOf } from '../registry/resource.js'
import type { ObjectType } from '../schema/built-in.js'
import type { Decoded } from '../schema/decode.js'
import { decodeObjectOf } from '../schema/decode-object.js'
import { fieldError } from '../schema/field-error.js'
import {
  compareBytes,
  encodeJson,
  encodeSorted,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  jsonKind,
  type MutableJsonObject,
  own,
  setKey,
} from '../schema/json.js'
import { decodeUtf8, type ParsedBody, parseJson } from '../schema/json-text.js'
import { readTypeMeta } from '../schema/type-meta.js'
import { parseYaml } from '../schema/yaml-text.js'
import { failure, StatusError, toStatusError } from '../status.js'
import { checkKind } from './decode-body.js'
import type { WriteOptions } from './query.js'

export const patchTypes = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  apply: 'application/apply-patch+yaml',
} as const
export type PatchKind = keyof typeof patchTypes

/** The kind of patch that a Content-Type names. Throws UnsupportedMediaType. */
export function patchKind(contentType: string | undefined, supported: readonly PatchKind[]): PatchKind {
  const type = (contentType ?? '').split(';')[0]?.trim()
  const kind = supported.find((candidate) => patchTypes[candidate] === type)
  // The routes of built-in kinds refuse what they do not know before anybody reads it.
  if (!kind && supported.includes('strategic')) throw new StatusError(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {})
  if (!kind) throw failure.unsupportedMediaType(supported.map((candidate) => patchTypes[candidate]))
  return kind
}

/** A patch that was read; it may be applied more than once. */
export interface Patch {
  readonly kind: PatchKind
  readonly value: JsonValue
  readonly duplicates: readonly string[]
  readonly validation: WriteOptions['fieldValidation']
  readonly warn: (message: string) => void
}

/** Throws BadRequest for what can't be read. */
export function readPatch(
  kind: PatchKind,
  bytes: Buffer,
  validation: WriteOptions['fieldValidation'],
  warn: (message: string) => void,
): Patch {
  let parsed: ParsedBody
  try {
    parsed = kind === 'apply' ? parseYaml(decodeUtf8(bytes)) : parseJson(decodeUtf8(bytes))
  } catch (error) {
    const { message } = toStatusError(error)
    if (kind === 'apply') throw failure.badRequest(`error decoding YAML: error converting YAML to JSON: ${message}`)
    throw failure.badRequest(kind === 'strategic' || validation === 'Ignore' ? message : `error decoding patch: ${message}`)
  }
  checkShape(kind, parsed.value, validation)
  const duplicates = (parsed.document?.duplicates ?? []).map(
    (path) => `${kind === 'json' ? 'json patch ' : ''}duplicate field ${JSON.stringify(path)}`,
  )
  return { kind, value: parsed.value, duplicates, validation, warn }
}

/** The first thing that Go looks at: whether a patch is a list, or an object. */
function checkShape(kind: PatchKind, value: JsonValue, validation: WriteOptions['fieldValidation']): void {
  const cannot = (found: JsonValue, type: string) => `json: cannot unmarshal ${jsonKind(found)} into Go value of type ${type}`
  const strict = validation === 'Ignore' ? '' : 'error decoding patch: '
  if (kind === 'json') {
    // What only the library behind it objects to, it says itself.
    if (value === null || validation === 'Ignore') return
    if (!isArray(value)) throw failure.badRequest(`${strict}${cannot(value, '[]handlers.jsonPatchOp')}`)
    const wrong = value.find((operation) => operation !== null && !isObject(operation))
    if (wrong !== undefined) throw failure.badRequest(`${strict}${cannot(wrong, 'handlers.jsonPatchOp')}`)
    return
  }
  if (isObject(value)) return
  if (kind === 'merge' && (value === null || validation === 'Ignore')) throw failure.badRequest('Invalid JSON Patch')
  if (kind === 'apply' && value === null) throw failure.badRequest('invalid object type: /, Kind=')
  if (value === null) return
  const what = cannot(value, 'map[string]interface {}')
  if (kind === 'apply') throw failure.badRequest(`error decoding YAML: error unmarshaling JSON: while decoding JSON: ${what}`)
  throw failure.badRequest(kind === 'merge' ? `${strict}${what}` : what)
}

/**
 * The object after a JSON, merge or strategic patch, in Go's form but not defaulted; what is `untouched` stands in it as it is. Throws as the
 * real server does.
 */
export function patched(patch: Patch, live: JsonObject, type: ObjectType, untouched?: JsonObject): JsonObject {
  const after = fit(() => apply(patch, live, type))
  const text = () =>
    patch.kind === 'strategic' ? goMap(patch.value) : type.custom ? encodeSorted(after) : encodeJson(sortTouched(after, live))
  const refuse = (message: string) => failure.invalid({ group: '', name: '' }, '', [fieldError.invalid('patch', text(), message)])
  let decoded: Decoded
  try {
    const typeMeta = readTypeMeta(after)
    if (!type.custom && patch.kind !== 'strategic') {
      const expected = { apiVersion: apiVersionOf(type.gvk), kind: type.gvk.kind, type }
      const { apiVersion, kind } = typeMeta
      checkKind({ value: after }, { apiVersion: apiVersion || expected.apiVersion, kind: kind || expected.kind }, expected)
    }
    decoded = decodeObjectOf(type, { value: after }, untouched)
  } catch (error) {
    throw refuse(toStatusError(error).message)
  }
  const findings = patch.validation === 'Ignore' ? [] : [...patch.duplicates, ...decoded.strict]
  if (findings.length > 0) {
    if (patch.validation === 'Strict') throw refuse(`strict decoding error: ${findings.join(', ')}`)
    for (const finding of findings) patch.warn(finding)
  }
  return decoded.object
}

/** The real server says no more than this of a patch that does not fit the object; what is wrong stays in the cause. */
function fit<T>(applied: () => T): T {
  try {
    return applied()
  } catch (error) {
    if (toStatusError(error).httpCode !== 422) throw error
    throw new StatusError(422, 'Invalid', 'the server rejected our request due to an error in our request', {}, { cause: error })
  }
}

function apply({ kind, value }: Patch, live: JsonObject, type: ObjectType): JsonValue {
  switch (kind) {
    case 'json':
      return applyJsonPatch(live, value)
    case 'merge':
      return applyMergePatch(live, value)
    default:
      return isObject(value) ? applyStrategicPatch(live, value, type) : live
  }
}

/** The patched object as it stands in a message: what the patch library took apart has its keys sorted, the rest is as it was. */
function sortTouched(after: JsonValue, live: JsonValue | undefined): JsonValue {
  if (after === live || !isObject(after)) return after
  const before = isObject(live) ? live : {}
  const sorted: MutableJsonObject = {}
  for (const key of Object.keys(after).sort(compareBytes)) setKey(sorted, key, sortTouched(after[key] ?? null, own(before, key)))
  return sorted
}

/** A value as Go's `%+v` prints it. */
function goMap(value: JsonValue): string {
  if (isObject(value)) {
    return `map[${Object.keys(value)
      .sort()
      .map((key) => `${key}:${goMap(value[key] ?? null)}`)
      .join(' ')}]`
  }
  if (Array.isArray(value)) return `[${value.map(goMap).join(' ')}]`
  return value === null ? '<nil>' : String(value)
}
