import { badRequest, failures } from '../errors.js'

/** Wire types of protobuf. */
export const wire = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const

const decoder = new TextDecoder('utf-8')

/** Reads the fields of one message. Never reads past its end; throws MALFORMED_BODY for what is no message. */
export class WireReader {
  readonly #bytes: Uint8Array
  #at: number
  readonly #end: number

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.#bytes = bytes
    this.#at = start
    this.#end = end
  }

  get done(): boolean {
    return this.#at >= this.#end
  }

  /** The next field's number and wire type. */
  tag(): { field: number; type: number } {
    const tag = Number(this.varint())
    const field = Math.floor(tag / 8)
    if (field < 1 || field > 0x1fffffff) throw malformed(`proto: illegal tag ${field} (wire type ${tag % 8})`)
    return { field, type: tag % 8 }
  }

  /** An integer of 64 bits, without sign. A number where one holds it exactly. */
  varint(): number | bigint {
    let low = 0
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.#byte()
      low += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return low
    }
    let value = BigInt(low)
    for (let shift = 28n; shift < 70n; shift += 7n) {
      const byte = this.#byte()
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return narrow(BigInt.asUintN(64, value))
    }
    throw malformed('proto: integer overflow')
  }

  int64(): number | bigint {
    const value = this.varint()
    return typeof value === 'number' && value < 2 ** 31 ? value : narrow(BigInt.asIntN(64, BigInt(value)))
  }

  int32(): number {
    return Number(BigInt.asIntN(32, BigInt(this.varint())))
  }

  bool(): boolean {
    return Number(this.varint()) !== 0
  }

  double(): number {
    this.#need(8)
    const value = new DataView(this.#bytes.buffer, this.#bytes.byteOffset + this.#at, 8).getFloat64(0, true)
    this.#at += 8
    return value
  }

  string(): string {
    return decoder.decode(this.bytes())
  }

  bytes(): Uint8Array {
    const length = this.#length()
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  /** A message inside of this one. */
  message(): WireReader {
    const length = this.#length()
    this.#at += length
    return new WireReader(this.#bytes, this.#at - length, this.#at)
  }

  /** Passes over a field that is not known. */
  skip(type: number): void {
    switch (type) {
      case wire.varint:
        this.varint()
        return
      case wire.fixed64:
        this.#need(8)
        this.#at += 8
        return
      case wire.bytes:
        this.bytes()
        return
      case wire.fixed32:
        this.#need(4)
        this.#at += 4
        return
      default:
        throw malformed(`proto: illegal wireType ${type}`)
    }
  }

  #length(): number {
    const length = this.varint()
    if (typeof length === 'bigint' || length > this.#end - this.#at) throw malformed('unexpected EOF')
    return length
  }

  #byte(): number {
    if (this.#at >= this.#end) throw malformed('unexpected EOF')
    return this.#bytes[this.#at++] ?? 0
  }

  #need(count: number): void {
    if (this.#end - this.#at < count) throw malformed('unexpected EOF')
  }
}

function narrow(value: bigint): number | bigint {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value
}

export function malformed(text: string): Error {
  return failures.malformedBody(text, { details: badRequest })
}

/** Writes a message from its end to its start, so that the length of what is nested is known when it is due. */
export class WireWriter {
  #buffer: Buffer
  #at: number

  constructor(size = 1024) {
    this.#buffer = Buffer.allocUnsafe(size)
    this.#at = size
  }

  /** What was written, in order. */
  finish(): Buffer {
    return this.#buffer.subarray(this.#at)
  }

  /** How many bytes were written so far. */
  get length(): number {
    return this.#buffer.length - this.#at
  }

  raw(bytes: Uint8Array): void {
    this.#make(bytes.length)
    this.#at -= bytes.length
    this.#buffer.set(bytes, this.#at)
  }

  text(text: string): void {
    const length = Buffer.byteLength(text)
    this.#make(length)
    this.#at -= length
    this.#buffer.write(text, this.#at)
  }

  varint(value: number | bigint): void {
    if (typeof value === 'number' && value >= 0 && value < 0x80) {
      this.#make(1)
      this.#buffer[--this.#at] = value
      return
    }
    const bytes: number[] = []
    if (typeof value === 'number' && value >= 0) {
      let rest = value
      while (rest >= 0x80) {
        bytes.push((rest % 0x80) + 0x80)
        rest = Math.floor(rest / 0x80)
      }
      bytes.push(rest)
    } else {
      let rest = BigInt.asUintN(64, BigInt(value))
      while (rest >= 0x80n) {
        bytes.push(Number(rest & 0x7fn) + 0x80)
        rest >>= 7n
      }
      bytes.push(Number(rest))
    }
    this.raw(Uint8Array.from(bytes))
  }

  double(value: number): void {
    this.#make(8)
    this.#at -= 8
    this.#buffer.writeDoubleLE(value, this.#at)
  }

  tag(field: number, type: number): void {
    this.varint(field * 8 + type)
  }

  /** A field of text. */
  string(field: number, text: string): void {
    const before = this.length
    this.text(text)
    this.#close(field, before)
  }

  bytes(field: number, bytes: Uint8Array): void {
    const before = this.length
    this.raw(bytes)
    this.#close(field, before)
  }

  /** A nested message, which `write` fills. */
  message(field: number, write: () => void): void {
    const before = this.length
    write()
    this.#close(field, before)
  }

  integer(field: number, value: number | bigint): void {
    this.varint(value)
    this.tag(field, wire.varint)
  }

  #close(field: number, before: number): void {
    this.varint(this.length - before)
    this.tag(field, wire.bytes)
  }

  #make(room: number): void {
    if (this.#at >= room) return
    const used = this.length
    const size = Math.max(this.#buffer.length * 2, used + room)
    const larger = Buffer.allocUnsafe(size)
    this.#buffer.copy(larger, size - used, this.#at)
    this.#buffer = larger
    this.#at = size - used
  }
}
