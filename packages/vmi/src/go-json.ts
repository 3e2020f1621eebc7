import type { ApiTypes } from './generated/types.js'
import { type FieldType, typeOf } from './model.js'
import { canonicalQuantity } from './quantity.js'

// Objects here have the JSON that Go's encoder makes of KubeVirt's structs: a field that is not a pointer is left out when it is
// zero, a nested struct is always there, and quantities and times have a zero of their own.

const isZero = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === 0 ||
  value === false ||
  (typeof value === 'object' && Object.keys(value).length === 0)

/** Sets fields that are plain values in Go (not pointers): one that gets its zero value is not there. */
export function put<T extends object>(target: T, fields: { readonly [K in keyof T]?: T[K] | undefined }): void {
  for (const name in fields) {
    const value = fields[name]
    if (!isZero(value)) target[name] = value as T[typeof name]
    else if (name in target) delete target[name]
  }
}

/**
 * A deep copy of an object as the API type of that name, with what Go would make of it: zero fields left out, fields that are
 * always written added, quantities canonical. Fields that the type does not know stay, so that validation can name them.
 * Throws INVALID_QUANTITY.
 */
export function make<Name extends keyof ApiTypes>(typeName: Name, object: ApiTypes[Name]): ApiTypes[Name] {
  return copyObject(typeName, object as Readonly<Record<string, unknown>>) as ApiTypes[Name]
}

function copyObject(typeName: string, source: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { fields, byName } = typeOf(typeName)
  const copy: Record<string, unknown> = {}
  for (const { name, type, presence } of fields) {
    const value = source[name]
    if (value === undefined || value === null) {
      if (presence === 'always') copy[name] = zeroOf(type)
      else if (presence === 'null') copy[name] = null
    } else if (presence !== 'zero' || !isZero(value)) {
      copy[name] = copyValue(type, value)
    }
  }
  for (const name in source) {
    if (!byName.has(name) && source[name] !== undefined) copy[name] = deepCopy(source[name])
  }
  return copy
}

function copyValue(type: FieldType, value: unknown): unknown {
  switch (type.kind) {
    case 'quantity':
      return typeof value === 'string' || typeof value === 'number' ? canonicalQuantity(String(value).trim()) : value
    case 'list':
      return Array.isArray(value) ? value.map((item) => copyItem(type.of, item)) : deepCopy(value)
    case 'map':
      return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyItem(type.of, item)]))
        : deepCopy(value)
    case 'object':
      return isObject(value) ? copyObject(type.name, value) : deepCopy(value)
    default:
      return deepCopy(value)
  }
}

const copyItem = (type: FieldType, item: unknown) => (item === undefined || item === null ? zeroOf(type) : copyValue(type, item))

function zeroOf(type: FieldType): unknown {
  switch (type.kind) {
    case 'string':
    case 'enum':
      return ''
    case 'boolean':
      return false
    case 'int32':
    case 'int64':
    case 'number':
    case 'intOrString':
      return 0
    case 'quantity':
      return '0'
    case 'object':
      return copyObject(type.name, {})
    case 'time':
    case 'free':
    case 'list':
    case 'map':
      return null
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A copy of plain data: what JSON can say. */
export function deepCopy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => deepCopy(item)) as T
  const copy: Record<string, unknown> = {}
  for (const name of Object.keys(value)) copy[name] = deepCopy((value as Readonly<Record<string, unknown>>)[name])
  return copy as T
}
