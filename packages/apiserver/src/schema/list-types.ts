import { child, type FieldError, fieldError, index, key as keyed } from './field-error.js'
import { encodeSorted, isArray, isObject, type JsonObject, type JsonValue, own } from './json.js'
import type { Structural } from './structural.js'

/** Duplicates in lists that the schema says are sets or maps. */
export function checkListTypes(path: string, schema: Structural | undefined, value: JsonObject): FieldError[] {
  return schema === undefined ? [] : checkMap(path, schema, value)
}

function checkMap(path: string, schema: Structural, value: JsonObject): FieldError[] {
  const wrong: FieldError[] = []
  const more = schema.additionalSchema
  for (const name in value) {
    const item = value[name] ?? null
    if (more) wrong.push(...check(keyed(path, name), more, item))
    const property = schema.properties.get(name)
    if (property) wrong.push(...check(child(path, name), property, item))
  }
  return wrong
}

function check(path: string, schema: Structural, value: JsonValue): FieldError[] {
  if (isObject(value)) return checkMap(path, schema, value)
  if (!isArray(value)) return []
  const wrong: FieldError[] = []
  if (schema.listType === 'set') for (const i of repeated(value)) wrong.push(fieldError.duplicate(index(path, i), value[i]))
  else if (schema.listType === 'map') wrong.push(...checkKeyedList(path, schema, value))
  const { items } = schema
  if (items) for (const [i, item] of value.entries()) wrong.push(...check(index(path, i), items, item))
  return wrong
}

/** Positions of the first repetition of each value that is there more than once. */
function repeated(values: readonly (JsonValue | undefined)[]): number[] {
  const seen = new Map<string, number>()
  const out: number[] = []
  values.forEach((value, i) => {
    const text = value === undefined ? '' : encodeSorted(value)
    const times = seen.get(text) ?? 0
    seen.set(text, times + 1)
    if (times === 1) out.push(i)
  })
  return values.length <= 1 ? [] : out
}

function checkKeyedList(path: string, schema: Structural, value: readonly JsonValue[]): FieldError[] {
  for (let i = 0; i < value.length; i++) {
    const item = value[i] ?? null
    if (item !== null && !isObject(item))
      return [fieldError.invalid(index(path, i), item, 'must be an object for an array of list-type map')]
  }
  const keys = value.map((item) => {
    const out: Record<string, JsonValue> = {}
    if (isObject(item)) for (const name of schema.listMapKeys) if (Object.hasOwn(item, name)) out[name] = own(item, name) ?? null
    return out
  })
  return repeated(keys).map((i) => fieldError.duplicate(index(path, i), keys[i] ?? {}))
}
