import { applyJsonPatch } from '../merge/json-patch.js'
import { applyMergePatch } from '../merge/merge-patch.js'
import { applyStrategicPatch } from '../merge/strategic-patch.js'
import type { ObjectType } from '../schema/built-in.js'
import { decodeGo } from '../schema/decode.js'
import { fieldError } from '../schema/field-error.js'
import { encodeJson, isObject, type JsonObject, type JsonValue } from '../schema/json.js'
import { decodeUtf8, type ParsedBody, parseJson } from '../schema/json-text.js'
import { parseYaml } from '../schema/yaml-text.js'
import { failure, StatusError, toStatusError } from '../status.js'
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
    if (kind === 'apply') throw failure.badRequest(`error decoding YAML: ${message}`)
    throw failure.badRequest(kind === 'strategic' || validation === 'Ignore' ? message : `error decoding patch: ${message}`)
  }
  const duplicates = (parsed.document?.duplicates ?? []).map(
    (path) => `${kind === 'json' ? 'json patch ' : ''}duplicate field ${JSON.stringify(path)}`,
  )
  return { kind, value: parsed.value, duplicates, validation, warn }
}

/** The object after a JSON, merge or strategic patch, in Go's form but not defaulted. Throws as the real server does. */
export function patched(patch: Patch, live: JsonObject, type: ObjectType): JsonObject {
  const after = fit(() => apply(patch, live, type))
  const text = () => (patch.kind === 'strategic' ? goMap(patch.value) : encodeJson(after))
  const refuse = (message: string) => failure.invalid({ group: '', name: '' }, '', [fieldError.invalid('patch', text(), message)])
  let decoded: ReturnType<typeof decodeGo>
  try {
    if (!type.go) throw failure.internal(`no type is known for ${type.gvk.kind}`)
    decoded = decodeGo(type.go, { value: after })
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

function apply({ kind, value }: Patch, live: JsonObject, type: ObjectType): JsonObject {
  switch (kind) {
    case 'json':
      return asObject(applyJsonPatch(live, value))
    case 'merge':
      return asObject(applyMergePatch(live, value))
    default:
      if (!isObject(value)) throw failure.badRequest('json: cannot unmarshal array into Go value of type map[string]interface {}')
      return applyStrategicPatch(live, value, type)
  }
}

function asObject(value: JsonValue): JsonObject {
  if (!isObject(value)) throw failure.badRequest('the patched object is no object')
  return value
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
