import { compareBytes, isArray, isObject, type JsonObject, type JsonValue, type MutableJsonObject, setKey } from './json.js'
import type { Structural } from './structural.js'

/** Fields that every object has, whether its schema names them or not. */
export const typeAndMetadata: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata'])

/**
 * Drops what the schema does not know (apiextensions-apiserver's pruning). `resourceRoot`: the value is a whole resource, whose apiVersion, kind
 * and metadata stay. Gives the paths of what was dropped, sorted.
 */
export function prune(schema: Structural | undefined, value: JsonObject, resourceRoot: boolean): { object: JsonObject; unknown: string[] } {
  const pruner = new Pruner()
  const object = pruner.prune(value, schema, resourceRoot || (schema?.isEmbeddedResource ?? false)) as JsonObject
  return { object, unknown: pruner.unknown.sort(compareBytes) }
}

class Pruner {
  readonly unknown: string[] = []
  readonly #path: (string | number)[] = []

  /** The value without unknown fields; itself when it has none. */
  prune(value: JsonValue, schema: Structural | undefined, embedded: boolean): JsonValue {
    if (schema?.preservesUnknownFields) return this.#keepUnknown(value, schema, embedded)
    if (isArray(value)) return this.#list(value, (item) => this.prune(item, schema?.items, schema?.items?.isEmbeddedResource ?? false))
    if (!isObject(value)) return value
    const dropped: string[] = []
    const out = this.#map(value, (key, item) => {
      if (embedded && typeAndMetadata.has(key)) return item
      const property = schema?.properties.get(key)
      const next = property ?? schema?.additionalSchema
      if (property === undefined && schema?.additionalProperties === undefined) {
        dropped.push(key)
        return undefined
      }
      return this.prune(item, next, next?.isEmbeddedResource ?? false)
    })
    for (const key of dropped)
      if (schema === undefined || !typeAndMetadata.has(key) || this.#path.length > 0) this.unknown.push(this.#pathTo(key))
    return out
  }

  /** Inside of what keeps unknown fields, what the schema does name is pruned as ever. */
  #keepUnknown(value: JsonValue, schema: Structural | undefined, embedded: boolean): JsonValue {
    if (schema === undefined) return value
    if (isArray(value)) return this.#list(value, (item) => this.#keepUnknown(item, schema.items, schema.items?.isEmbeddedResource ?? false))
    if (!isObject(value)) return value
    return this.#map(value, (key, item) => {
      if (embedded && typeAndMetadata.has(key)) return item
      const property = schema.properties.get(key)
      if (property === undefined && schema.additionalProperties === undefined) return item
      const next = property ?? schema.additionalSchema
      return this.prune(item, next, next?.isEmbeddedResource ?? false)
    })
  }

  #list(list: readonly JsonValue[], change: (item: JsonValue) => JsonValue): readonly JsonValue[] {
    let out: JsonValue[] | undefined
    for (let i = 0; i < list.length; i++) {
      const item = list[i] ?? null
      this.#path.push(i)
      const fresh = change(item)
      this.#path.pop()
      if (fresh === item) continue
      out ??= [...list]
      out[i] = fresh
    }
    return out ?? list
  }

  #map(object: JsonObject, change: (key: string, item: JsonValue) => JsonValue | undefined): JsonObject {
    let out: MutableJsonObject | undefined
    for (const key in object) {
      const item = object[key] ?? null
      this.#path.push(key)
      const fresh = change(key, item)
      this.#path.pop()
      if (fresh === item) continue
      out ??= { ...object }
      if (fresh === undefined) delete out[key]
      else setKey(out, key, fresh)
    }
    return out ?? object
  }

  #pathTo(key: string): string {
    let text = ''
    for (const part of [...this.#path, key]) text += typeof part === 'number' ? `[${part}]` : text === '' ? part : `.${part}`
    return text
  }
}
