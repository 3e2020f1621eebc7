import { badRequest, failures } from '../errors.js'
import { type Decoded, decodeGo } from './decode.js'
import { dropForbiddenNulls } from './defaulting.js'
import { checkEmbedded, coerceEmbedded, EmbeddedFault, type MetadataCheck } from './embedded-meta.js'
import { type FieldError, fieldErrorText } from './field-error.js'
import type { GoType } from './go-type.js'
import { isObject, type JsonObject, quoteGo, withKey, withoutKey } from './json.js'
import type { ParsedBody } from './json-text.js'
import { checkListTypes } from './list-types.js'
import { prune } from './pruning.js'
import type { Structural } from './structural.js'
import { validateValue } from './value-validation.js'

/**
 * Reads a custom resource as kube-apiserver does: metadata by its Go type, then pruned by the schema, nulls dropped, embedded resources in
 * form. Defaults come after (`applyDefaults`). `schema` is undefined for a version that keeps everything. Throws MALFORMED_BODY.
 */
export function decodeCustom(schema: Structural | undefined, body: ParsedBody, objectMeta: GoType): Decoded {
  const { value } = body
  if (!isObject(value)) throw malformed('json: cannot unmarshal into Go value of type map[string]interface {}')
  const strict = (body.document?.duplicates ?? []).map((path) => `duplicate field ${quoteGo(path)}`)
  const meta = readMetadata(value, objectMeta)
  const unknown = meta?.strict.map((text) => text.replace(/^unknown field "/, 'unknown field "metadata.')) ?? []
  let object = value
  if (schema) {
    const pruned = prune(schema, object, true)
    object = dropForbiddenNulls(schema, pruned.object)
    const coerced = coerce(schema, object, objectMeta)
    object = coerced.object
    for (const path of [...pruned.unknown, ...coerced.unknown]) unknown.push(`unknown field "${path}"`)
  }
  return { object: restoreMetadata(object, meta?.object), strict: [...strict, ...unknown] }
}

function readMetadata(value: JsonObject, objectMeta: GoType): Decoded | undefined {
  if (!Object.hasOwn(value, 'metadata')) return undefined
  return decodeGo(objectMeta, { value: value.metadata ?? {} })
}

function restoreMetadata(object: JsonObject, metadata: JsonObject | undefined): JsonObject {
  return metadata === undefined ? withoutKey(object, 'metadata') : withKey(object, 'metadata', metadata)
}

function coerce(schema: Structural, object: JsonObject, objectMeta: GoType): { object: JsonObject; unknown: string[] } {
  try {
    return coerceEmbedded(schema, object, objectMeta)
  } catch (error) {
    if (error instanceof EmbeddedFault) throw malformed(fieldErrorText(error.fault))
    throw error
  }
}

/**
 * Validates a custom resource (metadata of its own aside): the schema, lists that are sets or maps, embedded resources. With `old` what was wrong
 * before and has not changed passes.
 */
export function validateCustom(
  schema: Structural | undefined,
  object: JsonObject,
  old: JsonObject | undefined,
  checkMetadata: MetadataCheck,
): FieldError[] {
  if (schema === undefined) return []
  return [
    ...validateValue('', schema, object, old),
    ...checkEmbedded('', schema, object, checkMetadata),
    ...checkChangedListTypes(schema, object, old),
  ]
}

/** Lists that are sets or maps; what was wrong before passes. */
export function checkChangedListTypes(schema: Structural | undefined, object: JsonObject, old: JsonObject | undefined): FieldError[] {
  return old !== undefined && checkListTypes('', schema, old).length > 0 ? [] : checkListTypes('', schema, object)
}

function malformed(text: string): Error {
  return failures.malformedBody(text, { details: badRequest })
}
