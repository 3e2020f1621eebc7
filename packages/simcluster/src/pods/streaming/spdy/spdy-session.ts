import type { Duplex } from 'node:stream'
import { simClusterErrors } from '../../../errors.js'
import { controlFrame, dataFrame, FrameReader, flagFin, frameType, rstStatus } from './frames.js'
import { HeaderReader, HeaderWriter } from './header-block.js'
import { SpdyStream, type StreamOwner } from './spdy-stream.js'

const maxStreams = 1000
const maxDataBytes = 32 * 1024
/** Before anybody says otherwise (2.6.8). */
const initialWindowBytes = 64 * 1024
const settingInitialWindow = 7

/**
 * The server's side of SPDY/3.1 on a connection. Those who speak it with clusters have no flow control: only a peer that shows that it has one (it tells of
 * its windows) is sent no more than its window; the others are held back by the connection.
 */
export class SpdySession implements StreamOwner {
  readonly #socket: Duplex
  readonly #onStream: (stream: SpdyStream) => void
  readonly #frames = new FrameReader()
  readonly #reader = new HeaderReader()
  readonly #writer = new HeaderWriter()
  readonly #streams = new Map<number, SpdyStream>()
  readonly #full = new Set<SpdyStream>()
  readonly #windows = new Map<number, number>()
  readonly #blocked = new Map<number, () => void>()
  readonly #closed: (() => void)[] = []
  #initialWindow = initialWindowBytes
  #peerHasWindows = false
  #lastStream = 0
  #over = false

  constructor(socket: Duplex, onStream: (stream: SpdyStream) => void) {
    this.#socket = socket
    this.#onStream = onStream
    socket.on('data', (chunk: Buffer) => this.#receive(chunk))
    // The peer is done: what it has asked for no longer matters to anybody.
    socket.on('end', () => this.#end())
    socket.on('close', () => this.#end())
    socket.on('error', () => this.#end())
  }

  onClose(listener: () => void): void {
    if (this.#over) listener()
    else this.#closed.push(listener)
  }

  /** Says that it is over, and ends the connection when all that was written is out. */
  close(): void {
    if (this.#over) return
    this.#socket.write(controlFrame(frameType.goAway, 0, this.#lastStream, 0))
    this.#end()
  }

  send(stream: SpdyStream, data: Buffer, fin: boolean, done: (error?: Error | null) => void): void {
    if (this.#over) {
      done(simClusterErrors.connectionClosed())
      return
    }
    if (data.length === 0) {
      if (fin) this.#socket.write(dataFrame(stream.id, data, true))
      done()
      return
    }
    const window = this.#peerHasWindows ? (this.#windows.get(stream.id) ?? this.#initialWindow) : maxDataBytes
    if (window <= 0) {
      this.#blocked.set(stream.id, () => this.send(stream, data, fin, done))
      return
    }
    const part = data.subarray(0, Math.min(window, maxDataBytes))
    this.#windows.set(stream.id, (this.#windows.get(stream.id) ?? this.#initialWindow) - part.length)
    this.#socket.write(dataFrame(stream.id, part), (error) => {
      if (error || part.length === data.length) done(error)
      else this.send(stream, data.subarray(part.length), fin, done)
    })
  }

  consumed(stream: SpdyStream, bytes: number): void {
    if (bytes > 0 && !this.#over) this.#socket.write(controlFrame(frameType.windowUpdate, 0, stream.id, bytes))
    if (this.#full.delete(stream) && this.#full.size === 0) this.#socket.resume()
  }

  left(stream: SpdyStream, unfinished: boolean): void {
    this.#streams.delete(stream.id)
    this.#windows.delete(stream.id)
    const blocked = this.#blocked.get(stream.id)
    this.#blocked.delete(stream.id)
    if (unfinished && !this.#over) this.#socket.write(controlFrame(frameType.rstStream, 0, stream.id, rstStatus.cancel))
    this.consumed(stream, 0)
    blocked?.()
  }

  #receive(chunk: Buffer): void {
    if (this.#over) return
    try {
      for (const frame of this.#frames.read(chunk)) {
        if (frame.kind === 'data') this.#data(frame.stream, frame.data, frame.fin)
        else this.#control(frame.type, frame.flags, frame.payload)
      }
    } catch {
      this.#socket.write(controlFrame(frameType.goAway, 0, this.#lastStream, 1))
      this.#end()
    }
  }

  #data(id: number, data: Buffer, fin: boolean): void {
    const stream = this.#streams.get(id)
    // Of a stream that is gone: its peer learns of that by our reset.
    if (!stream || stream.receive(data, fin)) return
    this.#full.add(stream)
    this.#socket.pause()
  }

  #control(type: number, flags: number, payload: Buffer): void {
    const number = (at: number) => {
      if (payload.length < at + 4) throw simClusterErrors.spdyBroken('a control frame is too short')
      return payload.readUInt32BE(at)
    }
    if (type === frameType.synStream) this.#open(number(0) & 0x7fff_ffff, flags, payload.subarray(10))
    else if (type === frameType.rstStream) this.#streams.get(number(0) & 0x7fff_ffff)?.destroy()
    else if (type === frameType.ping) this.#socket.write(controlFrame(frameType.ping, 0, number(0)))
    else if (type === frameType.headers) {
      // Nobody asks for headers that come later, but the decompressor needs them.
      this.#reader.read(payload.subarray(4))
      if ((flags & flagFin) !== 0) this.#streams.get(number(0) & 0x7fff_ffff)?.receive(Buffer.alloc(0), true)
    } else if (type === frameType.windowUpdate) {
      const id = number(0) & 0x7fff_ffff
      this.#peerHasWindows = true
      if (this.#streams.has(id)) this.#windows.set(id, (this.#windows.get(id) ?? this.#initialWindow) + (number(4) & 0x7fff_ffff))
      this.#unblock(id)
    } else if (type === frameType.settings) {
      for (let at = 4; at + 8 <= payload.length; at += 8)
        if ((number(at) & 0xff_ffff) === settingInitialWindow) this.#resize(number(at + 4))
    }
  }

  #resize(window: number): void {
    this.#peerHasWindows = true
    const more = window - this.#initialWindow
    this.#initialWindow = window
    for (const [id, left] of this.#windows) {
      this.#windows.set(id, left + more)
      this.#unblock(id)
    }
  }

  #unblock(id: number): void {
    const send = this.#blocked.get(id)
    this.#blocked.delete(id)
    send?.()
  }

  #open(id: number, flags: number, block: Buffer): void {
    const headers = this.#reader.read(block)
    if (id === 0 || id % 2 === 0 || id <= this.#lastStream) throw simClusterErrors.spdyBroken(`stream ${id} can not be opened`)
    this.#lastStream = id
    if (this.#streams.size >= maxStreams) {
      this.#socket.write(controlFrame(frameType.rstStream, 0, id, rstStatus.refusedStream))
      return
    }
    const stream = new SpdyStream(id, headers, this)
    this.#streams.set(id, stream)
    this.#socket.write(controlFrame(frameType.synReply, 0, id, this.#writer.write(new Map())))
    if ((flags & flagFin) !== 0) stream.receive(Buffer.alloc(0), true)
    this.#onStream(stream)
  }

  #end(): void {
    if (this.#over) return
    this.#over = true
    this.#socket.end()
    this.#socket.resume()
    for (const stream of this.#streams.values()) stream.destroy()
    for (const listener of this.#closed) listener()
  }
}
