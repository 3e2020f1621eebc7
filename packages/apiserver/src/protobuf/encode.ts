import { compareBytes, encodeJson, isArray, isObject, type JsonObject, type JsonValue, own } from '../schema/json.js'
import { wireMessages } from './decode.js'
import type { WireField, WireMessage } from './message.js'
import { malformed, WireWriter, wire } from './wire.js'

const magic = Buffer.from('k8s\0', 'latin1')

/** Whether objects of a kind can be written as protobuf: built-in kinds only. */
export function hasProtobuf(apiVersion: string, kind: string, version = '1.34'): boolean {
  return messageOf(apiVersion, kind, version) !== undefined
}

function messageOf(apiVersion: string, kind: string, version: string): WireMessage | undefined {
  return wireMessages(version).ofKind(`${apiVersion.includes('/') ? apiVersion : `/${apiVersion}`}/${kind}`)
}

/**
 * Writes an object of a built-in kind (in Go's normal form, with apiVersion and kind) as `k8s\0` and a runtime.Unknown, byte for byte as
 * Go does. Throws MALFORMED_BODY for a kind without protobuf.
 */
export function encodeProtobuf(object: JsonObject, version = '1.34'): Buffer {
  const apiVersion = String(object.apiVersion ?? '')
  const kind = String(object.kind ?? '')
  const message = messageOf(apiVersion, kind, version)
  if (!message)
    throw malformed(
      `object *unstructured.Unstructured does not implement the protobuf marshalling interface and cannot be encoded to a protobuf message`,
    )
  const writer = new WireWriter()
  // contentType and contentEncoding, which are empty but always there.
  writer.string(4, '')
  writer.string(3, '')
  writer.message(2, () => writeMessage(writer, message, object))
  writer.message(1, () => {
    writer.string(2, kind)
    writer.string(1, apiVersion)
  })
  writer.raw(magic)
  return writer.finish()
}

/** A frame of a watch in protobuf: four bytes of length, then a metav1.WatchEvent with the object as `encodeProtobuf` wrote it. */
export function encodeProtobufWatchEvent(type: string, object: Uint8Array): Buffer {
  const writer = new WireWriter(object.length + 64)
  writer.message(2, () => writer.bytes(1, object))
  writer.string(1, type)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(writer.length)
  writer.raw(length)
  return writer.finish()
}

/** From the last field to the first, as the writer wants it. */
function writeMessage(writer: WireWriter, message: WireMessage, value: JsonObject): void {
  const { fields } = message
  for (let i = fields.length - 1; i >= 0; i--) {
    const field = fields[i]
    if (field === undefined) continue
    if (field.inline && field.message) {
      const inner = field.message
      writer.message(field.n, () => writeMessage(writer, inner, value))
      continue
    }
    const item = value[field.json] ?? undefined
    if (field.rep === 'map') writeMap(writer, field, item)
    else if (field.rep === 'repeated') {
      if (isArray(item)) for (let j = item.length - 1; j >= 0; j--) writeValue(writer, field, field.n, item[j] ?? null)
    } else if (item !== undefined) writeValue(writer, field, field.n, item)
    else if (!field.pointer) writeZero(writer, field)
  }
}

function writeMap(writer: WireWriter, field: WireField, value: JsonValue | undefined): void {
  if (!isObject(value)) return
  for (const key of Object.keys(value).sort(compareBytes).reverse()) {
    writer.message(field.n, () => {
      writeValue(writer, field, 2, own(value, key) ?? null)
      writer.string(1, key)
    })
  }
}

/** A field that is no pointer is on the wire also when it was not set. */
function writeZero(writer: WireWriter, field: WireField): void {
  switch (field.kind) {
    case 'bytes':
      return
    case 'string':
      writer.string(field.n, '')
      return
    case 'bool':
    case 'int32':
    case 'int64':
      writer.integer(field.n, 0)
      return
    case 'double':
      writer.double(0)
      writer.tag(field.n, wire.fixed64)
      return
    case 'quantity':
      writer.message(field.n, () => writer.string(1, '0'))
      return
    case 'intOrString':
      writeIntOrString(writer, field.n, 0)
      return
    case 'schemaOrBool':
      writer.message(field.n, () => writer.integer(1, 0))
      return
    default:
      writer.message(field.n, () => field.kind === 'message' && field.message && writeMessage(writer, field.message, {}))
  }
}

function writeValue(writer: WireWriter, field: WireField, n: number, value: JsonValue): void {
  switch (field.kind) {
    case 'string':
      writer.string(n, typeof value === 'string' ? value : '')
      return
    case 'bytes':
      writer.bytes(n, Buffer.from(typeof value === 'string' ? value : '', 'base64'))
      return
    case 'bool':
      writer.integer(n, value === true ? 1 : 0)
      return
    case 'int32':
    case 'int64':
      writer.integer(n, typeof value === 'number' || typeof value === 'bigint' ? value : 0)
      return
    case 'double':
      writer.double(Number(value ?? 0))
      writer.tag(n, wire.fixed64)
      return
    case 'quantity':
      writer.message(n, () => writer.string(1, String(value ?? '0')))
      return
    case 'strings':
      writer.message(n, () => {
        if (isArray(value)) for (let i = value.length - 1; i >= 0; i--) writer.string(1, String(value[i] ?? ''))
      })
      return
    case 'time':
    case 'microTime':
      writer.message(n, () => writeTime(writer, value))
      return
    case 'intOrString':
      writeIntOrString(writer, n, value)
      return
    case 'raw':
      writer.message(n, () => value !== null && writer.bytes(1, Buffer.from(encodeJson(value))))
      return
    case 'message':
      writer.message(n, () => field.message && writeMessage(writer, field.message, isObject(value) ? value : {}))
      return
    default:
      writer.message(n, () => writeSchemaOr(writer, field, value))
  }
}

function writeIntOrString(writer: WireWriter, n: number, value: JsonValue): void {
  const text = typeof value === 'string'
  writer.message(n, () => {
    writer.string(3, text ? value : '')
    writer.integer(2, typeof value === 'number' ? value : 0)
    writer.integer(1, text ? 1 : 0)
  })
}

function writeTime(writer: WireWriter, value: JsonValue): void {
  if (typeof value !== 'string') return
  const micros = /\.(\d{6})Z$/.exec(value)?.[1]
  writer.integer(2, Number(micros ?? 0) * 1000)
  writer.integer(1, Math.floor(Date.parse(value) / 1000))
}

function writeSchemaOr(writer: WireWriter, field: WireField, value: JsonValue): void {
  const { kind, message } = field
  if (isObject(value)) {
    writer.message(kind === 'schemaOrBool' ? 2 : 1, () => message && writeMessage(writer, message, value))
    if (kind === 'schemaOrBool') writer.integer(1, 1)
    return
  }
  if (kind === 'schemaOrBool') {
    writer.integer(1, value === true ? 1 : 0)
    return
  }
  if (!isArray(value)) return
  for (let i = value.length - 1; i >= 0; i--) {
    const item = value[i] ?? null
    if (typeof item === 'string') writer.string(2, item)
    else if (isObject(item)) writer.message(2, () => message && writeMessage(writer, message, item))
  }
}
