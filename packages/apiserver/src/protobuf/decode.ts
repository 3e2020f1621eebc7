import { loadData } from '../data.js'
import { builtIns, type GroupVersionKind } from '../schema/built-in.js'
import { decodeGo } from '../schema/decode.js'
import { isObject, type JsonObject, type JsonValue, type MutableJsonObject, setKey } from '../schema/json.js'
import { maxDepth, parseJson } from '../schema/json-text.js'
import { type WireField, type WireMessage, WireMessages } from './message.js'
import { malformed, WireReader, wire } from './wire.js'

const magic = [0x6b, 0x38, 0x73, 0x00]

/** True for bytes that begin as Kubernetes' protobuf does (`k8s\0`). */
export function isProtobuf(bytes: Uint8Array): boolean {
  return bytes.length >= magic.length && magic.every((byte, i) => bytes[i] === byte)
}

export interface DecodedProtobuf {
  readonly gvk: GroupVersionKind
  /** In Go's normal form, with apiVersion and kind. */
  readonly object: JsonObject
}

const codecs = new Map<string, WireMessages>()

/** The messages of a version, shared. */
export function wireMessages(version = '1.34'): WireMessages {
  let messages = codecs.get(version)
  if (!messages) {
    messages = new WireMessages(loadData(version).protobuf)
    codecs.set(version, messages)
  }
  return messages
}

/**
 * Reads an object of a built-in kind. What the envelope does not say of its type is taken from `expected`. Throws MALFORMED_BODY for anything
 * else, whatever the bytes are.
 */
export function decodeProtobuf(bytes: Uint8Array, expected?: GroupVersionKind, version = '1.34'): DecodedProtobuf {
  if (bytes.length === 0) throw malformed('empty data')
  if (!isProtobuf(bytes)) throw malformed('provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]')
  const { apiVersion, kind, raw } = readEnvelope(bytes.subarray(magic.length))
  const gvk = withDefaults(apiVersion, kind, expected)
  if (gvk.kind === '') throw malformed(`Object 'Kind' is missing in '${new TextDecoder().decode(bytes)}'`)
  const type = builtIns(version).go.ofKind(gvk.group, gvk.version, gvk.kind)
  const message = wireMessages(version).ofKind(`${gvk.group}/${gvk.version}/${gvk.kind}`)
  if (!type || !message)
    throw malformed(`no kind "${gvk.kind}" is registered for version "${versionText(gvk)}" in scheme "pkg/api/legacyscheme/scheme.go:30"`)
  const value = new Decoder(version).message(message, new WireReader(raw), {})
  value.apiVersion = versionText(gvk)
  value.kind = gvk.kind
  return { gvk, object: decodeGo(type, { value }).object }
}

function versionText({ group, version }: GroupVersionKind): string {
  return group === '' ? version : `${group}/${version}`
}

function withDefaults(apiVersion: string, kind: string, expected: GroupVersionKind | undefined): GroupVersionKind {
  const slash = apiVersion.indexOf('/')
  const given = { group: slash < 0 ? '' : apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) }
  const typed = given.version === '' && given.group === '' && expected ? { group: expected.group, version: expected.version } : given
  return { ...typed, kind: kind === '' ? (expected?.kind ?? '') : kind }
}

/** runtime.Unknown. */
function readEnvelope(bytes: Uint8Array): { apiVersion: string; kind: string; raw: Uint8Array } {
  let [apiVersion, kind, raw] = ['', '', new Uint8Array()]
  const reader = new WireReader(bytes)
  while (!reader.done) {
    const { field, type } = reader.tag()
    if (field === 1 && type === wire.bytes) {
      const typeMeta = reader.message()
      while (!typeMeta.done) {
        const inner = typeMeta.tag()
        if (inner.field === 1 && inner.type === wire.bytes) apiVersion = typeMeta.string()
        else if (inner.field === 2 && inner.type === wire.bytes) kind = typeMeta.string()
        else typeMeta.skip(inner.type)
      }
    } else if (field === 2 && type === wire.bytes) raw = reader.bytes() as Uint8Array<ArrayBuffer>
    else reader.skip(type)
  }
  return { apiVersion, kind, raw }
}

/** Wire to plain JSON; the Go decoder then brings it into normal form. */
class Decoder {
  readonly #version: string
  #depth = 0

  constructor(version: string) {
    this.#version = version
  }

  message(message: WireMessage, reader: WireReader, out: MutableJsonObject): MutableJsonObject {
    if (++this.#depth > maxDepth) throw malformed('exceeded max depth')
    while (!reader.done) {
      const { field: number, type } = reader.tag()
      const field = message.byNumber.get(number)
      if (field) this.#field(field, type, reader, out)
      else reader.skip(type)
    }
    this.#depth--
    return out
  }

  #field(field: WireField, type: number, reader: WireReader, out: MutableJsonObject): void {
    if (field.inline && field.message) {
      checkType(field, type)
      this.message(field.message, reader.message(), out)
    } else if (field.rep === 'map') this.#mapEntry(field, type, reader, out)
    else if (field.rep === 'repeated') this.#repeated(field, type, reader, out)
    else {
      const value = this.#value(field, type, reader)
      if (value !== undefined) out[field.json] = value
    }
  }

  #repeated(field: WireField, type: number, reader: WireReader, out: MutableJsonObject): void {
    const known = out[field.json]
    const list: JsonValue[] = Array.isArray(known) ? (known as JsonValue[]) : []
    out[field.json] = list
    const packed = type === wire.bytes && (field.kind === 'int32' || field.kind === 'int64' || field.kind === 'bool')
    if (!packed) {
      list.push(this.#value(field, type, reader) ?? null)
      return
    }
    const inner = reader.message()
    while (!inner.done) list.push(this.#value(field, wire.varint, inner) ?? null)
  }

  #mapEntry(field: WireField, type: number, reader: WireReader, out: MutableJsonObject): void {
    checkType(field, type)
    const known = out[field.json]
    const map: MutableJsonObject = isObject(known) ? (known as MutableJsonObject) : {}
    out[field.json] = map
    const entry = reader.message()
    let key = ''
    let value: JsonValue | undefined
    while (!entry.done) {
      const { field: number, type: inner } = entry.tag()
      if (number === 1 && inner === wire.bytes) key = entry.string()
      else if (number === 2) value = this.#value(field, inner, entry)
      else entry.skip(inner)
    }
    setKey(map, key, value ?? emptyValue(field))
  }

  #value(field: WireField, type: number, reader: WireReader): JsonValue | undefined {
    checkType(field, type)
    switch (field.kind) {
      case 'string':
        return reader.string()
      case 'bool':
        return reader.bool()
      case 'int32':
        return reader.int32()
      case 'int64':
        return reader.int64()
      case 'double':
        return finite(reader.double())
      case 'bytes':
        return Buffer.from(reader.bytes()).toString('base64')
      case 'message':
        return field.message && this.message(field.message, reader.message(), {})
      case 'raw':
        return this.#raw(reader.message())
      case 'quantity':
        return firstString(reader.message()) ?? '0'
      case 'strings':
        return readStrings(reader.message())
      case 'time':
      case 'microTime':
        return readTime(reader.message(), field.kind)
      case 'intOrString':
        return readIntOrString(reader.message())
      default:
        return this.#schemaOr(field, reader.message())
    }
  }

  /** Embedded JSON, or an object of a known kind in protobuf. */
  #raw(reader: WireReader): JsonValue | undefined {
    let bytes: Uint8Array | undefined
    while (!reader.done) {
      const { field, type } = reader.tag()
      if (field === 1 && type === wire.bytes) bytes = reader.bytes()
      else reader.skip(type)
    }
    if (bytes === undefined || bytes.length === 0) return undefined
    if (!isProtobuf(bytes)) return parseJson(new TextDecoder().decode(bytes)).value
    if (++this.#depth > 20) throw malformed('exceeded max depth')
    const { object } = decodeProtobuf(bytes, undefined, this.#version)
    this.#depth--
    return object
  }

  #schemaOr(field: WireField, reader: WireReader): JsonValue {
    let allows = false
    let schema: JsonValue | undefined
    const list: JsonValue[] = []
    while (!reader.done) {
      const { field: number, type } = reader.tag()
      if (field.kind === 'schemaOrBool') {
        if (number === 1 && type === wire.varint) allows = reader.bool()
        else if (number === 2 && type === wire.bytes && field.message) schema = this.message(field.message, reader.message(), {})
        else reader.skip(type)
      } else if (number === 1 && type === wire.bytes && field.message) schema = this.message(field.message, reader.message(), {})
      else if (number === 2 && type === wire.bytes) {
        list.push(field.kind === 'schemaOrStrings' || !field.message ? reader.string() : this.message(field.message, reader.message(), {}))
      } else reader.skip(type)
    }
    return schema ?? (field.kind === 'schemaOrBool' ? allows : list)
  }
}

function checkType(field: WireField, type: number): void {
  const expected =
    field.rep === 'map'
      ? wire.bytes
      : field.kind === 'bool' || field.kind === 'int32' || field.kind === 'int64'
        ? wire.varint
        : field.kind === 'double'
          ? wire.fixed64
          : wire.bytes
  const packed = field.rep === 'repeated' && expected === wire.varint && type === wire.bytes
  // The value of a map's entry is checked by what it is.
  const entry = field.rep === 'map' && (type === wire.varint || type === wire.fixed64)
  if (type !== expected && !packed && !entry) throw malformed(`proto: wrong wireType = ${type} for field ${field.json}`)
}

/** What an entry of a map means that has no value. */
function emptyValue(field: WireField): JsonValue {
  switch (field.kind) {
    case 'string':
    case 'bytes':
      return ''
    case 'bool':
      return false
    case 'int32':
    case 'int64':
    case 'double':
      return 0
    case 'quantity':
      return '0'
    case 'strings':
      return []
    default:
      return {}
  }
}

/** JSON has no other numbers. */
function finite(value: number): number {
  if (!Number.isFinite(value)) throw malformed(`json: unsupported value: ${Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'}`)
  return value
}

function firstString(reader: WireReader): string | undefined {
  let text: string | undefined
  while (!reader.done) {
    const { field, type } = reader.tag()
    if (field === 1 && type === wire.bytes) text = reader.string()
    else reader.skip(type)
  }
  return text
}

function readStrings(reader: WireReader): JsonValue {
  const list: string[] = []
  while (!reader.done) {
    const { field, type } = reader.tag()
    if (field === 1 && type === wire.bytes) list.push(reader.string())
    else reader.skip(type)
  }
  return list
}

/** An empty message is the zero time. */
function readTime(reader: WireReader, kind: 'time' | 'microTime'): JsonValue | undefined {
  if (reader.done) return undefined
  let seconds = 0
  let nanos = 0
  while (!reader.done) {
    const { field, type } = reader.tag()
    if (field === 1 && type === wire.varint) seconds = Number(reader.int64())
    else if (field === 2 && type === wire.varint) nanos = reader.int32()
    else reader.skip(type)
  }
  const date = new Date(seconds * 1000)
  const year = Number.isNaN(date.getTime()) ? -1 : date.getUTCFullYear()
  if (year < 0 || year > 9999) throw malformed(`Time.MarshalJSON: year outside of range [0,9999]`)
  const text = date.toISOString().slice(0, 19)
  if (kind === 'time') return `${text}Z`
  return `${text}.${String(Math.floor(Math.max(0, Math.min(nanos, 999_999_999)) / 1000)).padStart(6, '0')}Z`
}

function readIntOrString(reader: WireReader): JsonValue {
  let [kind, number, text] = [0, 0, '']
  while (!reader.done) {
    const { field, type } = reader.tag()
    if (field === 1 && type === wire.varint) kind = Number(reader.int64())
    else if (field === 2 && type === wire.varint) number = reader.int32()
    else if (field === 3 && type === wire.bytes) text = reader.string()
    else reader.skip(type)
  }
  if (kind !== 0 && kind !== 1) throw malformed('impossible IntOrString.Type')
  return kind === 1 ? text : number
}
