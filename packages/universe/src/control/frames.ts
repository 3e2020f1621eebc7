import type { Duplex } from 'node:stream'
import { universeErrors } from '../errors.js'

/** The longest frame that either side takes: a file of 64 MiB in base64, and its envelope. */
const maxFrameBytes = 96 * 2 ** 20

const newline = 0x0a

/** Writes one JSON value as a line. Buffers inside become `{ $base64 }`. */
export function writeFrame(stream: Duplex, value: unknown): void {
  if (stream.writable) stream.write(`${JSON.stringify(value, encodeBuffer)}\n`)
}

/** Calls `onFrame` for each line; a line that is too long or not JSON destroys the stream. */
export function readFrames(stream: Duplex, onFrame: (value: unknown) => void): void {
  let pending: Buffer[] = []
  let pendingBytes = 0
  stream.on('data', (chunk: Buffer) => {
    let start = 0
    for (let end = chunk.indexOf(newline, start); end !== -1; end = chunk.indexOf(newline, start)) {
      pending.push(chunk.subarray(start, end))
      const line = pending.length === 1 && pending[0] ? pending[0] : Buffer.concat(pending)
      pending = []
      pendingBytes = 0
      start = end + 1
      let value: unknown
      try {
        value = JSON.parse(line.toString('utf8'), decodeBuffer)
      } catch (error) {
        stream.destroy(universeErrors.protocol('a frame is not JSON', { cause: error }))
        return
      }
      onFrame(value)
    }
    if (start < chunk.length) {
      pending.push(chunk.subarray(start))
      pendingBytes += chunk.length - start
      if (pendingBytes > maxFrameBytes) stream.destroy(universeErrors.protocol(`a frame is longer than ${maxFrameBytes} bytes`))
    }
  })
}

function encodeBuffer(this: unknown, key: string, value: unknown): unknown {
  // JSON.stringify calls Buffer's toJSON before this function: look at the original.
  const original = key === '' ? value : (this as Record<string, unknown>)[key]
  return original instanceof Uint8Array ? { $base64: Buffer.from(original).toString('base64') } : value
}

function decodeBuffer(_key: string, value: unknown): unknown {
  if (typeof value === 'object' && value !== null && '$base64' in value && typeof value.$base64 === 'string') {
    return Buffer.from(value.$base64, 'base64')
  }
  return value
}
