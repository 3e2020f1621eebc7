import { dns1035Label } from '../validation/names.js'
import { type Decoded, decodeGo } from './decode.js'
import { child, type FieldError, fieldError, index, key as keyed } from './field-error.js'
import type { GoType } from './go-type.js'
import { isArray, isObject, type JsonObject, type JsonValue, type MutableJsonObject, setKey, sortKeys } from './json.js'
import type { Structural } from './structural.js'

/** Validates the metadata of an object; the same that is used for the objects of the API. */
export type MetadataCheck = (path: string, metadata: JsonObject, namespaced: boolean) => FieldError[]

/**
 * Brings embedded resources' metadata into the form that the API's own type has. Gives the paths of fields that it doesn't know, sorted.
 * Throws MALFORMED_BODY where apiVersion or kind is no text, or metadata does not fit its type.
 */
export function coerceEmbedded(
  schema: Structural | undefined,
  object: JsonObject,
  objectMeta: GoType,
): { object: JsonObject; unknown: string[] } {
  const coercer = new Coercer(objectMeta)
  const coerced = coercer.coerce('', object, schema) as JsonObject
  return { object: coerced, unknown: coercer.unknown.sort() }
}

/** What is wrong with an object's embedded resources, as a field error; undefined when nothing is. */
export function embeddedFault(path: string, schema: Structural, value: JsonValue, objectMeta: GoType): FieldError | undefined {
  try {
    new Coercer(objectMeta).coerce(path, value, schema)
    return undefined
  } catch (error) {
    if (error instanceof EmbeddedFault) return error.fault
    throw error
  }
}

/** A field error on its way to where it is told. */
export class EmbeddedFault extends Error {
  readonly fault: FieldError

  constructor(fault: FieldError) {
    super(fault.detail)
    this.fault = fault
  }
}

class Coercer {
  readonly unknown: string[] = []
  readonly #objectMeta: GoType

  constructor(objectMeta: GoType) {
    this.#objectMeta = objectMeta
  }

  coerce(path: string, value: JsonValue, schema: Structural | undefined): JsonValue {
    if (schema === undefined) return value
    if (isArray(value)) {
      const items = value.map((item, i) => this.coerce(index(path, i), item, schema.items))
      return items.every((item, i) => item === value[i]) ? value : items
    }
    if (!isObject(value)) return value
    let out: MutableJsonObject | undefined
    for (const key in value) {
      const item = value[key] ?? null
      const property = schema.properties.get(key)
      let fresh = item
      if (schema.isEmbeddedResource) fresh = this.#embedded(path, key, item)
      if (property) fresh = this.coerce(path === '' ? key : child(path, key), fresh, property)
      else if (schema.additionalSchema) fresh = this.coerce(keyed(path, key), fresh, schema.additionalSchema)
      if (fresh === item) continue
      out ??= { ...value }
      setKey(out, key, fresh)
    }
    return out ?? value
  }

  #embedded(path: string, key: string, item: JsonValue): JsonValue {
    const at = path === '' ? key : child(path, key)
    if ((key === 'apiVersion' || key === 'kind') && typeof item !== 'string')
      throw new EmbeddedFault(fieldError.invalid(at, sortKeys(item), 'must be a string'))
    if (key !== 'metadata') return item
    if (item === null) return {}
    const { object, strict } = decodeMetadata(at, item, this.#objectMeta)
    for (const finding of strict) this.unknown.push(`${at}.${finding}`)
    return object
  }
}

function decodeMetadata(path: string, value: JsonValue, objectMeta: GoType): Decoded {
  try {
    const { object, strict } = decodeGo(objectMeta, { value })
    return { object, strict: strict.map((text) => text.replace(/^unknown field "(.*)"$/, '$1')) }
  } catch (error) {
    throw new EmbeddedFault(fieldError.invalid(path, sortKeys(value), error instanceof Error ? error.message : String(error)))
  }
}

/** Checks type and metadata of embedded resources. */
export function checkEmbedded(path: string, schema: Structural | undefined, value: JsonValue, checkMetadata: MetadataCheck): FieldError[] {
  if (schema === undefined) return []
  if (isArray(value)) return value.flatMap((item, i) => checkEmbedded(index(path, i), schema.items, item, checkMetadata))
  if (!isObject(value)) return []
  const wrong = schema.isEmbeddedResource ? checkResource(path, value, checkMetadata) : []
  for (const key in value) {
    const property = schema.properties.get(key)
    if (property) wrong.push(...checkEmbedded(path === '' ? key : child(path, key), property, value[key] ?? null, checkMetadata))
    else if (schema.additionalSchema)
      wrong.push(...checkEmbedded(keyed(path, key), schema.additionalSchema, value[key] ?? null, checkMetadata))
  }
  return wrong
}

function checkResource(path: string, value: JsonObject, checkMetadata: MetadataCheck): FieldError[] {
  const wrong: FieldError[] = []
  const at = (name: string) => (path === '' ? name : child(path, name))
  for (const name of ['apiVersion', 'kind'] as const) {
    const text = value[name]
    if (text === undefined) wrong.push(fieldError.required(at(name)))
    else if (typeof text !== 'string') wrong.push(fieldError.invalid(at(name), text, 'must be a string'))
    else if (text === '') wrong.push(fieldError.invalid(at(name), text, 'must not be empty'))
    else if (name === 'apiVersion' && text.split('/').length > 2) {
      wrong.push(fieldError.invalid(at(name), text, `unexpected GroupVersion string: ${text}`))
    } else if (name === 'kind') {
      const fault = dns1035Label(text.toLowerCase())
      if (fault.length > 0)
        wrong.push(fieldError.invalid(at(name), text, `may have mixed case, but should otherwise match: ${fault.join(',')}`))
    }
  }
  if (!isObject(value.metadata)) return wrong
  const { name, namespace } = value.metadata
  const metadata = typeof name === 'string' && name !== '' ? value.metadata : { ...value.metadata, name: 'fakename' }
  return [...wrong, ...checkMetadata(at('metadata'), metadata, typeof namespace === 'string' && namespace !== '')]
}
