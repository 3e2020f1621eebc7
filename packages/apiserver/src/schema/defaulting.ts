import { isArray, isObject, type JsonObject, type JsonValue, type MutableJsonObject, setKey } from './json.js'
import type { Structural } from './structural.js'

/** Fills in the schema's defaults; nulls where none is allowed count as missing. Gives the same value when nothing was missing. */
export function applyDefaults<T extends JsonValue>(schema: Structural | undefined, value: T): T {
  return fill(schema, value) as T
}

function fill(schema: Structural | undefined, value: JsonValue): JsonValue {
  if (schema === undefined) return value
  if (isArray(value)) {
    return mapList(value, (item) => fill(schema.items, forbidsNull(schema.items, item) ? (schema.items?.default ?? null) : item))
  }
  if (!isObject(value)) return value
  let out: MutableJsonObject | undefined
  const set = (key: string, fresh: JsonValue) => {
    out ??= { ...value }
    setKey(out, key, fresh)
  }
  for (const [name, property] of schema.properties) {
    const given = Object.hasOwn(value, name) ? value[name] : undefined
    if (property.default !== undefined && (given === undefined || forbidsNull(property, given))) set(name, fill(property, property.default))
    else if (given !== undefined) {
      const fresh = fill(property, given)
      if (fresh !== given) set(name, fresh)
    }
  }
  const more = schema.additionalSchema
  if (more === undefined) return out ?? value
  for (const key in value) {
    if (schema.properties.has(key)) continue
    const given = value[key] ?? null
    const fresh = fill(more, forbidsNull(more, given) ? (more.default ?? null) : given)
    if (fresh !== given) set(key, fresh)
  }
  return out ?? value
}

function forbidsNull(schema: Structural | undefined, value: JsonValue): boolean {
  return value === null && schema !== undefined && !schema.nullable
}

/** Drops nulls from maps where the schema neither allows them nor has a default to take their place. */
export function dropForbiddenNulls(schema: Structural | undefined, value: JsonObject): JsonObject {
  return dropNulls(schema, value) as JsonObject
}

function dropNulls(schema: Structural | undefined, value: JsonValue): JsonValue {
  if (isArray(value)) return mapList(value, (item) => dropNulls(schema?.items, item))
  if (!isObject(value)) return value
  let out: MutableJsonObject | undefined
  for (const key in value) {
    const item = value[key] ?? null
    const inner = schema?.properties.get(key) ?? schema?.additionalSchema
    if (forbidsNull(inner, item) && inner?.default === undefined) {
      out ??= { ...value }
      delete out[key]
      continue
    }
    const fresh = dropNulls(inner, item)
    if (fresh === item) continue
    out ??= { ...value }
    setKey(out, key, fresh)
  }
  return out ?? value
}

function mapList(list: readonly JsonValue[], change: (item: JsonValue) => JsonValue): readonly JsonValue[] {
  let out: JsonValue[] | undefined
  for (let i = 0; i < list.length; i++) {
    const item = list[i] ?? null
    const fresh = change(item)
    if (fresh === item) continue
    out ??= [...list]
    out[i] = fresh
  }
  return out ?? list
}
