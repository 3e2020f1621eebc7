import { Duplex } from 'node:stream'
import type { SpdyHeaders } from './header-block.js'

/** What a stream asks of its session. */
export interface StreamOwner {
  /** Calls back when the bytes are on their way. */
  send(stream: SpdyStream, data: Buffer, fin: boolean, done: (error?: Error | null) => void): void
  /** Somebody has read: there is room again. */
  consumed(stream: SpdyStream, bytes: number): void
  left(stream: SpdyStream, unfinished: boolean): void
}

/** What waits to be read, before the peer is held back. */
const highWaterBytes = 256 * 1024

/** One stream of a session: both directions, each of which ends by itself. */
export class SpdyStream extends Duplex {
  readonly id: number
  readonly headers: SpdyHeaders
  readonly #owner: StreamOwner
  #unacknowledged = 0

  constructor(id: number, headers: SpdyHeaders, owner: StreamOwner) {
    super({ allowHalfOpen: true, readableHighWaterMark: highWaterBytes })
    this.id = id
    this.headers = headers
    this.#owner = owner
    // Who reads or writes learns of it from what it does.
    this.on('error', () => {})
  }

  /** False: the session had better not read on. */
  receive(data: Buffer, fin: boolean): boolean {
    if (this.destroyed || this.readableEnded) return true
    let room = true
    if (data.length > 0) {
      this.#unacknowledged += data.length
      room = this.push(data)
    }
    if (fin) this.push(null)
    return room
  }

  override _read(): void {
    const bytes = this.#unacknowledged
    this.#unacknowledged = 0
    this.#owner.consumed(this, bytes)
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#owner.send(this, chunk, false, done)
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#owner.send(this, Buffer.alloc(0), true, done)
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#owner.left(this, !(this.writableFinished && this.readableEnded))
    done(error)
  }
}
