import { isObject } from '../go-json.js'
import { type FieldType, type Type, typeOf } from '../model.js'
import { quantityValue } from '../quantity.js'
import { alternatives, child, type ProblemCode, quoted, type Report } from './problem.js'

interface SchemaCheck {
  readonly report: (code: ProblemCode, message: string) => void
  /** The way to the value that is looked at. */
  readonly path: (string | number)[]
  foundNull: boolean
}

/**
 * Reports where the value is not an API object of that type: wrong types, fields that are missing, and ones that don't exist.
 * `foundNull` tells that a field is null, which is as good as absent.
 */
export function checkSchema(report: Report, typeName: string, value: unknown): { readonly foundNull: boolean } {
  const path: (string | number)[] = []
  const check: SchemaCheck = { report: (code, message) => report(code, path.reduce<string>(child, ''), message), path, foundNull: false }
  checkObject(check, typeName, value)
  return check
}

function checkObject(check: SchemaCheck, typeName: string, value: unknown): void {
  const { report, path } = check
  if (!isObject(value)) {
    report('FieldValueTypeInvalid', `${describe(value)} is not ${expectations.object}`)
    return
  }
  const type = typeOf(typeName)
  for (const name in value) {
    const item = value[name]
    if (item === undefined) continue
    if (item === null) {
      check.foundNull = true
      continue
    }
    const field = type.byName.get(name)
    path.push(name)
    if (field) checkValue(check, field.type, item)
    else report('FieldUnknown', `the API has no field ${quoted(name)} here${suggestion(name, type)}`)
    path.pop()
  }
  for (const { name, type: fieldType } of type.required) {
    if (value[name] !== undefined && value[name] !== null) continue
    path.push(name)
    report('FieldValueRequired', `${quoted(name)} is missing; it must be ${expectations[fieldType.kind]}`)
    path.pop()
  }
}

const expectations = {
  string: 'a string',
  boolean: 'true or false',
  int32: 'a whole number of at most 32 bits',
  int64: 'a whole number',
  number: 'a number',
  quantity: 'a quantity such as "512Mi"',
  time: 'a time such as "2026-01-02T03:04:05Z"',
  intOrString: 'a number or a string',
  free: 'an object',
  enum: 'one of the known values',
  object: 'an object',
  list: 'a list',
  map: 'an object with any keys',
} as const

function checkValue(check: SchemaCheck, type: FieldType, value: unknown): void {
  const { report, path } = check
  switch (type.kind) {
    case 'object':
      checkObject(check, type.name, value)
      return
    case 'list':
      if (!Array.isArray(value)) break
      for (let index = 0; index < value.length; index++) {
        path.push(index)
        checkValue(check, type.of, value[index])
        path.pop()
      }
      return
    case 'map':
      if (!isObject(value)) break
      for (const key in value) {
        path.push(key)
        checkValue(check, type.of, value[key])
        path.pop()
      }
      return
    case 'enum':
      if (typeof value === 'string' && type.values.includes(value)) return
      report('FieldValueNotSupported', `${describe(value)} is unknown here; use ${alternatives(type.values)}`)
      return
    case 'quantity':
      if (typeof value !== 'string' && typeof value !== 'number') break
      if (!isQuantity(String(value))) report('FieldValueInvalid', `${quoted(value)} is not ${expectations.quantity}`)
      return
    default:
      if (scalarTests[type.kind](value)) return
  }
  report('FieldValueTypeInvalid', `${describe(value)} is not ${expectations[type.kind]}`)
}

const isInteger = (value: unknown) => Number.isInteger(value)

const scalarTests = {
  string: (value: unknown) => typeof value === 'string',
  boolean: (value: unknown) => typeof value === 'boolean',
  int32: (value: unknown) => isInteger(value) && Math.abs(value as number) < 2 ** 32,
  int64: isInteger,
  number: (value: unknown) => typeof value === 'number',
  intOrString: (value: unknown) => typeof value === 'string' || typeof value === 'number',
  time: (value: unknown) => typeof value === 'string' && rfc3339.test(value) && !Number.isNaN(Date.parse(value)),
  free: isObject,
} as const

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

function isQuantity(text: string): boolean {
  try {
    quantityValue(text)
    return true
  } catch {
    return false
  }
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return `${value}`
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  return typeof value === 'string' && value.length > 80 ? quoted(`${value.slice(0, 80)}…`) : quoted(value)
}

/** A field of the type whose name is at most two keystrokes away. */
function suggestion(name: string, type: Type): string {
  const [nearest] = type.fields
    .map((field) => ({ name: field.name, distance: editDistance(name.toLowerCase(), field.name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  return nearest && nearest.distance <= 2 ? `; did you mean ${quoted(nearest.name)}?` : ''
}

/** Levenshtein's; names longer than fields are don't matter here. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Number.POSITIVE_INFINITY
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const replace = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(replace, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
