import { Readable, Writable } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import { simClusterErrors } from '../../errors.js'

/** What waits for a reader before the client is held back. */
const highWaterBytes = 256 * 1024
/** In v5: the channel after it is closed by the client (KEP-4006). */
const closeChannel = 255

/**
 * Numbered channels over one WebSocket, as kubelets have them: a message's first byte is its channel; with base64 that byte is a digit, and the rest is
 * text.
 */
export class ChannelSocket {
  readonly #socket: WebSocket
  readonly #base64: boolean
  readonly #readers = new Map<number, Readable>()
  readonly #full = new Set<Readable>()
  #over = false

  constructor(socket: WebSocket, options: { readonly base64: boolean }) {
    this.#socket = socket
    this.#base64 = options.base64
    socket.on('message', (data, binary) => this.#receive(bytesOf(data), binary))
    socket.on('close', () => this.#end())
  }

  onClose(listener: () => void): void {
    if (this.#over) listener()
    else this.#socket.on('close', listener)
  }

  /** What the client writes to a channel; without a reader it is dropped. */
  readable(channel: number): Readable {
    const reader = new Readable({
      highWaterMark: highWaterBytes,
      read: () => {
        if (this.#full.delete(reader) && this.#full.size === 0 && !this.#over) this.#socket.resume()
      },
    })
    reader.on('error', () => {})
    this.#readers.set(channel, reader)
    if (this.#over) reader.push(null)
    return reader
  }

  writable(channel: number): Writable {
    const writer = new Writable({
      write: (chunk: Buffer, _encoding, done) => this.send(channel, chunk, done),
    })
    writer.on('error', () => {})
    return writer
  }

  send(channel: number, data: Uint8Array, done: (error?: Error | null) => void = () => {}): void {
    if (this.#over) {
      done(simClusterErrors.connectionClosed())
      return
    }
    if (this.#base64) this.#socket.send(`${channel}${Buffer.from(data).toString('base64')}`, done)
    else this.#socket.send(Buffer.concat([Buffer.from([channel]), data]), { binary: true }, done)
  }

  close(): void {
    // A client that is held back would not be heard to close.
    this.#socket.resume()
    this.#socket.close(1000)
    this.#end()
  }

  #receive(message: Buffer, binary: boolean): void {
    const first = message[0]
    if (first === undefined || this.#over) return
    const text = this.#base64 || !binary
    const channel = text ? first - 0x30 : first
    if (!text && channel === closeChannel) {
      this.#finish(message[1] ?? 0)
      return
    }
    const reader = this.#readers.get(channel)
    if (!reader || reader.destroyed || reader.readableEnded) return
    const rest = message.subarray(1)
    const data = this.#base64 ? Buffer.from(rest.toString('latin1'), 'base64') : rest
    if (data.length === 0 || reader.push(data)) return
    this.#full.add(reader)
    this.#socket.pause()
  }

  #finish(channel: number): void {
    this.#readers.get(channel)?.push(null)
    this.#readers.delete(channel)
  }

  #end(): void {
    if (this.#over) return
    this.#over = true
    for (const channel of [...this.#readers.keys()]) this.#finish(channel)
  }
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data)
  return Buffer.isBuffer(data) ? data : Buffer.from(data)
}
