import { badRequest, failures } from '../errors.js'
import { canonicalQuantity } from '../quantity/quantity.js'
import { parseGoTime } from './go-time.js'
import type { GoField, GoStruct, GoType } from './go-type.js'
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
  const decoder = new GoDecoder(body.document, false, keepEmpty, stored)
  let object: JsonObject
  try {
    object = decoder.decode(type, body.value)
  } catch (error) {
    // Which error is the first depends on the order in the document; the quick pass goes by the type's order.
    new GoDecoder(body.document, true, keepEmpty).decode(type, body.value)
    throw error
  }
  return { object, strict: decoder.strict() }
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
  /** Keys and positions from the root, for paths. */
  readonly #path: (string | number)[] = []
  /** Struct fields only, as Go names them in errors. */
  readonly #fields: string[] = []
  #struct = ''
  #error: string | undefined
  readonly #unknown: string[] = []
  /** Below these nothing is reported. */
  readonly #opaque: string[] = []

  constructor(document: DocumentFacts | undefined, inOrder: boolean, keepEmpty: boolean, stored?: JsonObject) {
    this.#keepEmpty = keepEmpty
    this.#stored = stored
    this.#document = document
    this.#inOrder = inOrder
  }

  decode(type: GoType, value: JsonValue): JsonObject {
    let result: JsonValue | undefined
    if (isObject(value) && type.struct) {
      result = this.#fillStruct(type.struct, value, typeMetaOf(value), typeMeta, this.#stored)
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
        if (type.struct.typeMeta) return this.#fillStruct(type.struct, value, typeMetaOf(value), typeMeta)
        return this.#fillStruct(type.struct, value, {})
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
        return copyUnlessFrozen(value)
      default:
        return this.#schemaOr(type, value)
    }
  }

  #fillStruct(
    struct: GoStruct,
    value: JsonObject,
    out: MutableJsonObject,
    more: ReadonlySet<string> = none,
    stored?: JsonObject,
  ): JsonObject {
    const outer = this.#struct
    const before = this.#path.length
    let known = 0
    for (const field of this.#inOrder ? inOrderOf(struct, value) : struct.fields) {
      const given = value[field.json]
      let decoded: JsonValue | undefined
      if (given !== undefined) {
        known++
        if (typeof given === 'string' && field.type.kind === 'string') decoded = given
        else if (given !== null) {
          const kept = stored !== undefined && typeof given === 'object' ? stored[field.json] : undefined
          if (kept === given) {
            out[field.json] = given
            continue
          }
          this.#struct = struct.name
          this.#path.push(field.json)
          this.#fields.push(field.json)
          const inner = field.type.struct
          decoded =
            inner !== undefined && !inner.typeMeta && isObject(kept) && isObject(given)
              ? this.#fillStruct(inner, given, {}, none, kept)
              : isArray(kept) && field.type.kind === 'list'
                ? this.#list(field.type, given, kept)
                : this.#value(field.type, given)
          this.#fields.pop()
          this.#path.length = before
        }
      } else if (field.omitEmpty && (field.pointer || field.omitZero || !alwaysWritten(field.type))) continue
      emit(out, field, decoded, this.#keepEmpty)
    }
    this.#struct = outer
    this.#findUnknown(struct, value, known, more)
    return out
  }

  #findUnknown(struct: GoStruct, value: JsonObject, known: number, more: ReadonlySet<string>): void {
    let count = 0
    for (const _ in value) count++
    if (count === known) return
    for (const key in value) {
      if (struct.byJson.has(key) || more.has(key)) continue
      const parent = this.#pathText()
      const path = parent === '' ? key : `${parent}.${key}`
      if (this.#unknown.length < maxFindings) this.#unknown.push(path)
    }
  }

  #list(type: GoType, value: JsonValue, kept: readonly JsonValue[] = nothing): JsonValue | undefined {
    const element = type.element
    if (!Array.isArray(value) || element === undefined) return this.#mismatch(value, type)
    const items = value as readonly JsonValue[]
    const out: JsonValue[] = new Array(items.length)
    for (let i = 0; i < items.length; i++) {
      const item = items[i] ?? null
      if (item === null) {
        out[i] = zero(element)
        continue
      }
      if (typeof item === 'object' && (item === kept[i] || kept.includes(item))) {
        out[i] = item
        continue
      }
      this.#path.push(i)
      out[i] = this.#value(element, item) ?? zero(element)
      this.#path.pop()
    }
    return out
  }

  #map(type: GoType, value: JsonValue): JsonValue | undefined {
    const element = type.element
    if (!isObject(value) || element === undefined) return this.#mismatch(value, type)
    const out: MutableJsonObject = {}
    for (const key in value) {
      const item = value[key] ?? null
      if (item === null) {
        // The list types that stand in maps are messages, which storage never gives back as null.
        setKey(out, key, element.kind === 'list' ? [] : zero(element))
        continue
      }
      this.#path.push(key)
      setKey(out, key, this.#value(element, item) ?? zero(element))
      this.#path.pop()
    }
    return out
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
    const out = type.struct ? this.#fillStruct(type.struct, value, {}) : {}
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

function inOrderOf(struct: GoStruct, value: JsonObject): GoField[] {
  return Object.keys(value).flatMap((key) => struct.byJson.get(key) ?? [])
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

/** Where base64 (the standard alphabet, padded, line breaks allowed) breaks, as Go counts; undefined when it doesn't. */
function base64Fault(text: string): number | undefined {
  if (/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined
  let at = 0
  const skipBreaks = () => {
    while (text[at] === '\n' || text[at] === '\r') at++
  }
  for (;;) {
    for (let place = 0; place < 4; place++) {
      skipBreaks()
      if (at === text.length) return place === 0 ? undefined : at - place
      const char = text[at++] ?? ''
      if (/[A-Za-z0-9+/]/.test(char)) continue
      if (char !== '=' || place < 2) return at - 1
      skipBreaks()
      if (place === 2) {
        if (at === text.length) return text.length
        if (text[at] !== '=') return at - 1
        at++
      }
      skipBreaks()
      return at < text.length ? at : undefined
    }
  }
}

function emit(out: MutableJsonObject, field: GoField, decoded: JsonValue | undefined, keepEmpty = false): void {
  if (decoded === undefined) {
    if (field.pointer) {
      if (!field.omitEmpty) out[field.json] = null
      return
    }
    if (field.omitZero || (field.omitEmpty && !alwaysWritten(field.type))) return
    out[field.json] = zero(field.type)
    return
  }
  if (field.pointer || !field.omitEmpty) {
    // An empty list or map does not survive the way through storage.
    out[field.json] = !keepEmpty && !field.pointer && isEmptyCollection(field.type, decoded) ? null : decoded
    return
  }
  if (!isZero(field.type, decoded)) out[field.json] = decoded
}

/** Go's omitempty never omits a struct. */
function alwaysWritten(type: GoType): boolean {
  switch (type.kind) {
    case 'struct':
    case 'quantity':
    case 'time':
    case 'microTime':
    case 'intOrString':
    case 'raw':
    case 'schemaOrBool':
    case 'schemaOrArray':
    case 'schemaOrStrings':
      return true
    default:
      return false
  }
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
  for (const field of struct.fields) emit(out, field, undefined)
  return out
}
