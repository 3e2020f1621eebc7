import { badRequest, failures } from '../errors.js'
import { canonicalQuantity } from '../quantity/quantity.js'
import { base64Fault } from './base64.js'
import { parseGoTime } from './go-time.js'
import type { GoField, GoStruct, GoType } from './go-type.js'
import { written, zero } from './go-zero.js'
import { isArray, isObject, type JsonObject, type JsonValue, jsonKind, type MutableJsonObject, quoteGo, setKey } from './json.js'
import type { DocumentFacts, ParsedBody } from './json-text.js'

export interface Decoded {
  /** As Go would write the object back: what it doesn't know is gone, what it always writes is there. */
  readonly object: JsonObject
  /** `unknown field "spec.foo"`, `duplicate field "spec.bar"`, in the document's order; at most 100. */
  readonly strict: readonly string[]
}

/** Go's decoder keeps no more findings than these. */
const maxFindings = 100

/**
 * Reads a built-in object as kube-apiserver's decoder does, by its Go type: unknown fields and nulls are dropped, zero values are dropped
 * where the type says omitempty and added where it does not, quantities and times get their normal form.
 * Throws MALFORMED_BODY for a value of a wrong type, in Go's words.
 *
 * Storage gives an empty list or map that is always written back as null; `keepEmpty` leaves it as the client sent it, which counts for who
 * is said to have set it.
 *
 * `stored` is an object that was read by this type and is frozen: fields of it that are in the body, too, are taken as they are, also those of
 * structs and lists inside of it. Everything else is made anew, so that it may be changed; only what is frozen and of any form stays.
 */
export function decodeGo(type: GoType, body: ParsedBody, keepEmpty = false, stored?: JsonObject): Decoded {
  const decoder = new GoDecoder(body.document, { keepEmpty, stored })
  let object: JsonObject
  try {
    object = decoder.decode(type, body.value)
  } catch (error) {
    // Which error is the first depends on the order in the document; the quick pass goes by the type's order.
    new GoDecoder(body.document, { keepEmpty, inOrder: true }).decode(type, body.value)
    throw error
  }
  return { object, strict: decoder.strict() }
}

/**
 * A draft in the form in which Go would write it. It is the caller's to give away: parts that have that form already are taken as they are.
 * `stored`: as for decodeGo.
 */
export function normalizeGo(type: GoType, draft: JsonObject, stored?: JsonObject): JsonObject {
  return new GoDecoder(undefined, { stored, reuse: true }).decode(type, draft)
}

interface DecoderOptions {
  /** Reads the fields in the order of the document. */
  readonly inOrder?: boolean
  readonly keepEmpty?: boolean
  readonly stored?: JsonObject | undefined
  /** Gives parts that are as they should be themselves, not copies. */
  readonly reuse?: boolean
}

/** What the API server says of strict findings: an error (Strict), warnings (Warn) or nothing (Ignore). */
export function strictOutcome(
  strict: readonly string[],
  fieldValidation: 'Strict' | 'Warn' | 'Ignore',
): { readonly error?: string; readonly warnings: readonly string[] } {
  if (strict.length === 0 || fieldValidation === 'Ignore') return { warnings: [] }
  return fieldValidation === 'Warn' ? { warnings: strict } : { error: `strict decoding error: ${strict.join(', ')}`, warnings: [] }
}

/** One pass over one object. */
class GoDecoder {
  readonly #document: DocumentFacts | undefined
  readonly #inOrder: boolean
  readonly #keepEmpty: boolean
  readonly #stored: JsonObject | undefined
  readonly #reuse: boolean
  /** Keys and positions from the root, for paths. */
  readonly #path: (string | number)[] = []
  /** Struct fields only, as Go names them in errors. */
  readonly #fields: string[] = []
  #struct = ''
  #error: string | undefined
  readonly #unknown: string[] = []
  /** Below these nothing is reported. */
  readonly #opaque: string[] = []

  constructor(document: DocumentFacts | undefined, { inOrder = false, keepEmpty = false, stored, reuse = false }: DecoderOptions) {
    this.#document = document
    this.#inOrder = inOrder
    this.#keepEmpty = keepEmpty
    this.#stored = stored
    this.#reuse = reuse
  }

  decode(type: GoType, value: JsonValue): JsonObject {
    let result: JsonValue | undefined
    if (isObject(value) && type.struct) {
      result = this.#fillStruct(type.struct, value, typeMetaOf(value), this.#stored)
    } else this.#mismatch(value, type)
    if (this.#error !== undefined || !isObject(result)) throw failures.malformedBody(this.#error ?? '', { details: badRequest })
    return keepReset(value, result)
  }

  strict(): string[] {
    const document = this.#document
    if (this.#unknown.length === 0 && (document === undefined || document.duplicates.length === 0)) return []
    const findings = this.#unknown.map((path) => ({ path, text: `unknown field ${quoteGo(path)}` }))
    const hidden = new Set([...this.#unknown, ...this.#opaque])
    for (const path of document?.duplicates ?? []) {
      if (!isBelow(path, hidden) && !this.#unknown.includes(path)) findings.push({ path, text: `duplicate field ${quoteGo(path)}` })
    }
    const order = (path: string) => document?.order.get(path) ?? 0
    if (document) findings.sort((a, b) => order(a.path) - order(b.path))
    return findings.slice(0, maxFindings).map(({ text }) => text)
  }

  /** The value in its normal form; undefined for one of a wrong type (noted), which then counts as absent. */
  #value(type: GoType, value: JsonValue): JsonValue | undefined {
    switch (type.kind) {
      case 'string':
        return typeof value === 'string' ? value : this.#mismatch(value, type)
      case 'bool':
        return typeof value === 'boolean' ? value : this.#mismatch(value, type)
      case 'int32':
        return this.#integer(type, value, 0x7fffffff)
      case 'int64':
        return this.#integer(type, value, undefined)
      case 'double':
        return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : this.#mismatch(value, type)
      case 'struct':
        if (!isObject(value)) return this.#mismatch(value, type)
        if (type.struct === undefined) return undefined
        // A kind inside another one, such as the claims that a stateful set makes.
        return this.#fillStruct(type.struct, value, type.struct.typeMeta ? typeMetaOf(value) : undefined)
      case 'list':
        return this.#list(type, value)
      case 'map':
        return this.#map(type, value)
      case 'bytes':
        return this.#bytes(type, value)
      case 'quantity':
        return this.#quantity(value)
      case 'time':
      case 'microTime':
        return this.#time(value, type.kind)
      case 'intOrString':
        if (typeof value === 'string') return value
        return this.#fatalUnless(this.#isInt32(value), value, 'int32')
      case 'raw':
        this.#hide()
        return this.#reuse ? value : copyUnlessFrozen(value)
      default:
        return this.#schemaOr(type, value)
    }
  }

  /** `out` has what comes before the fields; absent: nothing does. */
  #fillStruct(struct: GoStruct, value: JsonObject, out?: MutableJsonObject, stored?: JsonObject): JsonObject {
    let { low, high } = struct.always
    let last = -1
    let inOrder = out === undefined
    let isKnown = true
    for (const key in value) {
      const field = struct.byJson.get(key)
      if (field === undefined) {
        isKnown = false
        continue
      }
      const { index } = field
      if (index < 32) low |= 1 << index
      else high |= 1 << (index - 32)
      if (index < last) inOrder = false
      last = index
    }
    if (this.#inOrder) return this.#fillInOrder(struct, value, out ?? {}, stored)
    // What stays as it is need not be made anew.
    let made = out ?? (this.#reuse && inOrder && isKnown ? undefined : {})
    const outer = this.#struct
    for (let offset = 0; offset <= 32; offset += 32) {
      for (let bits = offset === 0 ? low : high; bits !== 0; bits &= bits - 1) {
        const field = struct.fields[offset + 31 - Math.clz32(bits & -bits)] as GoField
        const given = value[field.json]
        const result = this.#field(struct, field, given, stored)
        if (made === undefined) {
          if (result === given) continue
          made = fieldsBefore(field, struct, value)
        }
        if (result !== undefined) made[field.json] = result
      }
    }
    this.#struct = outer
    if (!isKnown) this.#findUnknown(struct, value, out === undefined ? none : typeMeta)
    return made ?? value
  }

  /** In the order of the document, for the sake of the first error. */
  #fillInOrder(struct: GoStruct, value: JsonObject, out: MutableJsonObject, stored: JsonObject | undefined): JsonObject {
    const outer = this.#struct
    for (const key of Object.keys(value)) {
      const field = struct.byJson.get(key)
      const result = field && this.#field(struct, field, value[key], stored)
      if (result !== undefined) out[key] = result
    }
    this.#struct = outer
    return out
  }

  /** What is written for a field; undefined where it is left out. */
  #field(struct: GoStruct, field: GoField, given: JsonValue | undefined, stored: JsonObject | undefined): JsonValue | undefined {
    const { json, type } = field
    if (given === undefined || given === null) return written(field, undefined, this.#keepEmpty)
    if (typeof given === 'string' && type.kind === 'string') return written(field, given, this.#keepEmpty)
    const kept = stored !== undefined && typeof given === 'object' ? stored[json] : undefined
    if (kept === given) return given
    this.#struct = struct.name
    this.#path.push(json)
    this.#fields.push(json)
    const inner = type.struct
    const decoded =
      inner !== undefined && !inner.typeMeta && isObject(kept) && isObject(given)
        ? this.#fillStruct(inner, given, undefined, kept)
        : isArray(kept) && type.kind === 'list'
          ? this.#list(type, given, kept)
          : this.#value(type, given)
    this.#fields.pop()
    this.#path.pop()
    return written(field, decoded, this.#keepEmpty)
  }

  #findUnknown(struct: GoStruct, value: JsonObject, more: ReadonlySet<string>): void {
    for (const key in value) {
      if (struct.byJson.has(key) || more.has(key)) continue
      const parent = this.#pathText()
      const path = parent === '' ? key : `${parent}.${key}`
      if (this.#unknown.length < maxFindings) this.#unknown.push(path)
    }
  }

  #list(type: GoType, value: JsonValue, kept: readonly JsonValue[] = nothing): JsonValue | undefined {
    const element = type.element
    if (!isArray(value) || element === undefined) return this.#mismatch(value, type)
    let out: JsonValue[] | undefined = this.#reuse ? undefined : new Array(value.length)
    for (let i = 0; i < value.length; i++) {
      const item = value[i] ?? null
      const result = this.#item(element, item, i, kept)
      if (out === undefined) {
        if (result === item) continue
        out = value.slice()
      }
      out[i] = result
    }
    return out ?? value
  }

  #item(element: GoType, item: JsonValue, index: number, kept: readonly JsonValue[]): JsonValue {
    if (item === null) return zero(element)
    if (typeof item === 'string' && element.kind === 'string') return item
    if (typeof item === 'object' && (item === kept[index] || kept.includes(item))) return item
    this.#path.push(index)
    const result = this.#value(element, item) ?? zero(element)
    this.#path.pop()
    return result
  }

  #map(type: GoType, value: JsonValue): JsonValue | undefined {
    const element = type.element
    if (!isObject(value) || element === undefined) return this.#mismatch(value, type)
    let out: MutableJsonObject | undefined = this.#reuse ? undefined : {}
    for (const key in value) {
      const item = value[key] ?? null
      const result = this.#mapValue(element, item, key)
      if (out === undefined) {
        if (result === item) continue
        out = { ...value }
      }
      setKey(out, key, result)
    }
    return out ?? value
  }

  #mapValue(element: GoType, item: JsonValue, key: string): JsonValue {
    // The list types that stand in maps are messages, which storage never gives back as null.
    if (item === null) return element.kind === 'list' ? [] : zero(element)
    if (typeof item === 'string' && element.kind === 'string') return item
    this.#path.push(key)
    const result = this.#value(element, item) ?? zero(element)
    this.#path.pop()
    return result
  }

  #integer(type: GoType, value: JsonValue, max: number | undefined): JsonValue | undefined {
    if (typeof value === 'bigint') return max === undefined ? value : this.#wrong(`number ${value}`, type.name)
    if (typeof value !== 'number') return this.#mismatch(value, type)
    const literal = this.#document?.literals.get(this.#pathText())
    if (literal !== undefined) return this.#wrong(`number ${literal}`, type.name)
    if (!Number.isSafeInteger(value) || (max !== undefined && (value > max || value < -max - 1))) {
      return this.#wrong(`number ${numberText(value)}`, type.name)
    }
    return value
  }

  #isInt32(value: JsonValue): boolean {
    return typeof value === 'number' && (value | 0) === value && this.#document?.literals.get(this.#pathText()) === undefined
  }

  #bytes(type: GoType, value: JsonValue): JsonValue | undefined {
    if (Array.isArray(value)) return this.#bytesOfNumbers(value)
    if (typeof value !== 'string') return this.#mismatch(value, type)
    const fault = base64Fault(value)
    if (fault === undefined) return value.endsWith('=') || /[\r\n]/.test(value) ? Buffer.from(value, 'base64').toString('base64') : value
    this.#error ??= `illegal base64 data at input byte ${fault}`
    return undefined
  }

  /** Go reads an array of small numbers as bytes. */
  #bytesOfNumbers(value: readonly JsonValue[]): JsonValue | undefined {
    const bytes = Buffer.alloc(value.length)
    for (let i = 0; i < value.length; i++) {
      const item = value[i] ?? null
      if (item === null) continue
      if (typeof item !== 'number' && typeof item !== 'bigint') return this.#wrong(jsonKind(item), 'uint8')
      if (!Number.isInteger(item) || Number(item) < 0 || Number(item) > 255)
        return this.#wrong(`number ${numberText(Number(item))}`, 'uint8')
      bytes[i] = Number(item)
    }
    return bytes.toString('base64')
  }

  #quantity(value: JsonValue): JsonValue {
    if (typeof value === 'string' || typeof value === 'bigint') return canonicalQuantity(value)
    if (typeof value === 'number') return canonicalQuantity(this.#document?.literals.get(this.#pathText()) ?? value)
    return canonicalQuantity(JSON.stringify(value))
  }

  #time(value: JsonValue, kind: 'time' | 'microTime'): JsonValue | undefined {
    if (typeof value !== 'string') return this.#fatalUnless(false, value, 'string')
    const time = parseGoTime(value, kind === 'time' ? 'seconds' : 'micro')
    if ('error' in time) throw failures.malformedBody(time.error, { details: badRequest })
    return time.text.startsWith('0001-01-01T00:00:00') ? undefined : time.text
  }

  #schemaOr(type: GoType, value: JsonValue): JsonValue | undefined {
    this.#hide()
    const schema = type.element
    if (schema === undefined) return undefined
    if (isObject(value)) return this.#quietly(schema, value)
    if (type.kind === 'schemaOrBool') return typeof value === 'boolean' ? value : this.#fatal('boolean or JSON schema expected')
    if (!Array.isArray(value)) return type.kind === 'schemaOrArray' ? undefined : this.#fatalUnless(false, value, '[]string')
    return (value as readonly JsonValue[]).map((item) => (isObject(item) ? this.#quietly(schema, item) : item))
  }

  /** These types decode themselves in Go, and then nothing below is reported as unknown. */
  #quietly(type: GoType, value: JsonObject): JsonValue {
    const before = this.#unknown.length
    const out = type.struct ? this.#fillStruct(type.struct, value) : {}
    this.#unknown.length = before
    return out
  }

  #hide(): void {
    if (this.#document) this.#opaque.push(this.#pathText())
  }

  #mismatch(value: JsonValue, type: GoType): undefined {
    return this.#wrong(jsonKind(value), type.name)
  }

  /** Notes the first error; Go goes on reading. */
  #wrong(what: string, type: string): undefined {
    this.#error ??= this.#text(what, type)
    return undefined
  }

  #text(what: string, type: string): string {
    const where = this.#fields.length === 0 ? 'Go value' : `Go struct field ${this.#struct}.${this.#fields.join('.')}`
    return `json: cannot unmarshal ${what} into ${where} of type ${type}`
  }

  /** An error of a type that decodes itself ends the reading. */
  #fatalUnless(ok: boolean, value: JsonValue, type: string): JsonValue {
    if (ok) return value
    const literal = this.#document?.literals.get(this.#pathText())
    const what = typeof value === 'number' && type === 'int32' ? `number ${literal ?? numberText(value)}` : jsonKind(value)
    return this.#fatal(this.#text(what, type))
  }

  #fatal(text: string): never {
    throw failures.malformedBody(text, { details: badRequest })
  }

  #pathText(): string {
    let text = ''
    for (const part of this.#path) text += typeof part === 'number' ? `[${part}]` : text === '' ? part : `.${part}`
    return text
  }
}

/** An empty list of managed fields asks for their reset, which must not get lost on the way to who tracks them. */
function keepReset(given: JsonValue, result: JsonObject): JsonObject {
  const metadata = isObject(given) ? given.metadata : undefined
  const managedFields = isObject(metadata) ? metadata.managedFields : undefined
  if (!Array.isArray(managedFields) || managedFields.length > 0 || !isObject(result.metadata)) return result
  return { ...result, metadata: { ...result.metadata, managedFields: [] } }
}

function isBelow(path: string, parents: ReadonlySet<string>): boolean {
  if (parents.size === 0) return false
  for (let i = 1; i < path.length; i++) {
    const char = path[i]
    if ((char === '.' || char === '[') && parents.has(path.slice(0, i))) return true
  }
  return false
}

/** A copy of what stands before a field in an object that has its fields in order. */
function fieldsBefore(field: GoField, struct: GoStruct, value: JsonObject): MutableJsonObject {
  const out: MutableJsonObject = {}
  for (const key in value) {
    const { index } = struct.byJson.get(key) ?? field
    if (index >= field.index) break
    out[key] = value[key] ?? null
  }
  return out
}

function typeMetaOf({ kind, apiVersion }: JsonObject): MutableJsonObject {
  const object: MutableJsonObject = {}
  if (typeof kind === 'string' && kind !== '') object.kind = kind
  if (typeof apiVersion === 'string' && apiVersion !== '') object.apiVersion = apiVersion
  return object
}

const none: ReadonlySet<string> = new Set()
const nothing: readonly JsonValue[] = []
const typeMeta: ReadonlySet<string> = new Set(['apiVersion', 'kind'])

function copyUnlessFrozen(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  if (isArray(value)) return value.map(copyUnlessFrozen)
  const copy: MutableJsonObject = {}
  for (const key in value) setKey(copy, key, copyUnlessFrozen(value[key] ?? null))
  return copy
}

function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)
}
