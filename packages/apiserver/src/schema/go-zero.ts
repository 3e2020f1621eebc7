import { type GoField, type GoStruct, type GoType, isAlwaysWritten } from './go-type.js'
import type { JsonObject, JsonValue, MutableJsonObject } from './json.js'

/**
 * What Go writes for a field with this value (undefined: it was not given, or is of a wrong type); undefined where it leaves the field out. An
 * empty list or map does not survive the way through storage, but for `keepEmpty`.
 */
export function written(field: GoField, decoded: JsonValue | undefined, keepEmpty = false): JsonValue | undefined {
  if (decoded === undefined) return writtenOfNone(field)
  if (field.pointer) return decoded
  if (!field.omitEmpty) return !keepEmpty && isEmptyCollection(field.type, decoded) ? null : decoded
  return isZero(field.type, decoded) ? undefined : decoded
}

/** What Go writes for a field that was not given. */
function writtenOfNone(field: GoField): JsonValue | undefined {
  if (!isAlwaysWritten(field)) return undefined
  return field.pointer ? null : zero(field.type)
}

function isEmptyCollection(type: GoType, value: JsonValue): boolean {
  if (type.kind === 'list') return (value as readonly JsonValue[]).length === 0
  if (type.kind !== 'map') return false
  for (const _ in value as JsonObject) return false
  return true
}

function isZero(type: GoType, value: JsonValue): boolean {
  switch (type.kind) {
    case 'string':
    case 'bytes':
      return value === ''
    case 'bool':
      return value === false
    case 'int32':
    case 'int64':
    case 'double':
      return value === 0
    case 'list':
    case 'map':
      return isEmptyCollection(type, value)
    default:
      return false
  }
}

/** What Go writes for a value that was not given. */
export function zero(type: GoType): JsonValue {
  switch (type.kind) {
    case 'string':
      return ''
    case 'bool':
      return false
    case 'int32':
    case 'int64':
    case 'double':
    case 'intOrString':
      return 0
    case 'quantity':
      return '0'
    case 'schemaOrBool':
      return false
    case 'struct':
      return type.struct === undefined ? {} : zeroStruct(type.struct)
    default:
      return null
  }
}

function zeroStruct(struct: GoStruct): JsonObject {
  const out: MutableJsonObject = {}
  for (const field of struct.fields) {
    const value = writtenOfNone(field)
    if (value !== undefined) out[field.json] = value
  }
  return out
}
