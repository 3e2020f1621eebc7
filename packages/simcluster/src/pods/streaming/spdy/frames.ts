import { simClusterErrors } from '../../../errors.js'

/** SPDY/3.1: draft-mbelshe-httpbis-spdy-00, 2.6. */
export const frameType = {
  synStream: 1,
  synReply: 2,
  rstStream: 3,
  settings: 4,
  ping: 6,
  goAway: 7,
  headers: 8,
  windowUpdate: 9,
} as const

export const flagFin = 0x01
export const rstStatus = { protocolError: 1, invalidStream: 2, refusedStream: 3, cancel: 5 } as const

const version = 3
const headBytes = 8
/** Control frames are held until they are whole. */
const maxControlBytes = 64 * 1024

/** Data of a frame come in as many pieces as the network makes of it; `fin` is with the last. */
export type Frame =
  | { readonly kind: 'data'; readonly stream: number; readonly data: Buffer; readonly fin: boolean }
  | { readonly kind: 'control'; readonly type: number; readonly flags: number; readonly payload: Buffer }

/** Cuts what comes in, in pieces of any size, into frames. */
export class FrameReader {
  #held: Buffer = Buffer.alloc(0)
  #data: { readonly stream: number; readonly fin: boolean; left: number } | undefined;

  /** Throws SPDY_BROKEN. */
  *read(chunk: Buffer): Generator<Frame> {
    let rest = this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : chunk
    this.#held = Buffer.alloc(0)
    for (;;) {
      if (this.#data) {
        const { stream, fin, left } = this.#data
        if (rest.length === 0 && left > 0) return
        const data = rest.subarray(0, left)
        rest = rest.subarray(data.length)
        this.#data.left -= data.length
        const whole = this.#data.left === 0
        if (whole) this.#data = undefined
        yield { kind: 'data', stream, data, fin: fin && whole }
        continue
      }
      if (rest.length < headBytes) break
      const first = rest.readUInt32BE(0)
      const flags = rest.readUInt8(4)
      const length = rest.readUIntBE(5, 3)
      if (first < 0x8000_0000) {
        this.#data = { stream: first, fin: (flags & flagFin) !== 0, left: length }
        rest = rest.subarray(headBytes)
        continue
      }
      if (((first >>> 16) & 0x7fff) !== version) throw simClusterErrors.spdyBroken(`a frame has version ${(first >>> 16) & 0x7fff}`)
      if (length > maxControlBytes) throw simClusterErrors.spdyBroken(`a control frame has ${length} bytes`)
      if (rest.length < headBytes + length) break
      const payload = rest.subarray(headBytes, headBytes + length)
      rest = rest.subarray(headBytes + length)
      yield { kind: 'control', type: first & 0xffff, flags, payload }
    }
    this.#held = rest
  }
}

export function dataFrame(stream: number, data: Uint8Array, fin = false): Buffer {
  const head = Buffer.alloc(headBytes)
  head.writeUInt32BE(stream)
  head.writeUInt8(fin ? flagFin : 0, 4)
  head.writeUIntBE(data.length, 5, 3)
  return data.length === 0 ? head : Buffer.concat([head, data])
}

/** Numbers in the payload are of 32 bits. */
export function controlFrame(type: number, flags: number, ...parts: readonly (number | Uint8Array)[]): Buffer {
  const payload = parts.map((part) => {
    if (typeof part !== 'number') return part
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(part)
    return bytes
  })
  const head = Buffer.alloc(headBytes)
  head.writeUInt32BE(0x8000_0000 + version * 65_536 + type)
  head.writeUInt8(flags, 4)
  head.writeUIntBE(
    payload.reduce((sum, { length }) => sum + length, 0),
    5,
    3,
  )
  return Buffer.concat([head, ...payload])
}
