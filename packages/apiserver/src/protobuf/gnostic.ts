import { encodeJson, isArray, isObject, type JsonObject, type JsonValue } from '../schema/json.js'
import { type WireWriter, wire } from './wire.js'

/* What gnostic's protobuf forms of OpenAPI v2 and v3 (github.com/google/gnostic-models) have in common: tables of fields, and the shapes that its maps and unions take. */

type Kind =
  | 'string'
  | 'strings'
  | 'bool'
  | 'int64'
  | 'double'
  /** Any JSON, written as text. */
  | 'any'
  | 'anys'
  /** Keys that begin with `x-`. */
  | 'extensions'
  | Writer

export type Writer = (writer: WireWriter, value: JsonValue) => void
type Table = readonly (readonly [number: number, json: string, kind: Kind])[]

/** A message by its table; the table is asked for when it is used, since tables refer to each other. */
export function message(table: () => Table): Writer {
  let sorted: Table | undefined
  return (writer, value) => {
    sorted ??= [...table()].sort((a, b) => b[0] - a[0])
    if (isObject(value)) for (const [number, json, kind] of sorted) writeField(writer, number, json, kind, value)
  }
}

/** A message that is one list of names with values, in field `number`. */
export function named(number: number, write: Writer, accept: (name: string) => boolean = () => true): Writer {
  return (writer, value) => {
    if (!isObject(value)) return
    for (const name of Object.keys(value).filter(accept).reverse()) {
      writer.message(number, () => {
        writer.message(2, () => write(writer, value[name] ?? null))
        writer.string(1, name)
      })
    }
  }
}

/** A message that is one of several. */
export function oneOf(choose: (value: JsonValue) => readonly [number: number, write: Writer]): Writer {
  return (writer, value) => {
    const [number, write] = choose(value)
    writer.message(number, () => write(writer, value))
  }
}

export function repeated(number: number, write: Writer): Writer {
  return (writer, value) => {
    const list = isArray(value) ? value : [value]
    for (let i = list.length - 1; i >= 0; i--) writer.message(number, () => write(writer, list[i] ?? null))
  }
}

function writeField(writer: WireWriter, number: number, json: string, kind: Kind, object: JsonObject): void {
  if (kind === 'extensions') {
    named(number, writeAny, isExtension)(writer, object)
    return
  }
  const value = object[json]
  if (value === undefined || value === null) return
  if (typeof kind === 'function') {
    writer.message(number, () => kind(writer, value))
    return
  }
  writePlain(writer, number, kind, value)
}

export function writePlain(writer: WireWriter, number: number, kind: Exclude<Kind, Writer | 'extensions'>, value: JsonValue): void {
  const list = isArray(value) ? value : [value]
  switch (kind) {
    case 'string':
      if (value !== '') writer.string(number, String(value))
      return
    case 'strings':
      for (let i = list.length - 1; i >= 0; i--) writer.string(number, String(list[i]))
      return
    case 'bool':
      if (value === true) writer.integer(number, 1)
      return
    case 'int64':
      if (value !== 0) writer.integer(number, value as number)
      return
    case 'double':
      if (value === 0) return
      writer.double(Number(value))
      writer.tag(number, wire.fixed64)
      return
    case 'any':
      writer.message(number, () => writeAny(writer, value))
      return
    default:
      for (let i = list.length - 1; i >= 0; i--) writer.message(number, () => writeAny(writer, list[i] ?? null))
  }
}

export const isExtension = (name: string) => name.startsWith('x-')

/** JSON is YAML, which is what readers expect here. */
export function writeAny(writer: WireWriter, value: JsonValue): void {
  writer.string(2, `${encodeJson(value)}\n`)
}

/** Lists of messages stand in their parent one by one, which tables of single fields can't say. */
export function withLists(plain: Writer, lists: readonly (readonly [number: number, json: string, write: Writer])[]): Writer {
  const sorted = [...lists].sort((a, b) => b[0] - a[0])
  return (writer, value) => {
    plain(writer, value)
    if (isObject(value)) for (const [number, json, write] of sorted) if (isArray(value[json])) repeated(number, write)(writer, value[json])
  }
}

export const isReference = (value: JsonValue): boolean => isObject(value) && typeof value.$ref === 'string'

export const externalDocs: Writer = message(() => [
  [1, 'description', 'string'],
  [2, 'url', 'string'],
  [3, '', 'extensions'],
])
