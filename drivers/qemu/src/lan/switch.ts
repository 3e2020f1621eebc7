import { once } from 'node:events'
import { chmod } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { AddressTable } from './address-table.js'
import { FrameSplitter, headerBytes } from './frame-splitter.js'

/**
 * Bytes that may wait for a port that does not read; frames beyond that are dropped, as a real switch does. More than what one TCP
 * connection has on its way between Linux guests (net.ipv4.tcp_rmem: half of 6 MB), so that a fast one loses nothing.
 */
const maxQueuedBytes = 4 * 2 ** 20

/** Destination, source and type. A shorter frame goes nowhere. */
const ethernetHeaderBytes = 14

/** What a switch has done since it was made. */
export interface SwitchCounters {
  /** Ports that are connected now. */
  readonly ports: number
  /** Addresses whose port is known. */
  readonly addresses: number
  /** Frames that came in. */
  readonly received: number
  /** Frames that went out; one to all ports counts once for each. */
  readonly sent: number
  /** Frames that a port did not get because too much was waiting for it. */
  readonly dropped: number
  /** Frames that were too short to be one, and ports that were ended for a length that no frame has. */
  readonly malformed: number
}

interface Port {
  readonly socket: Socket
  readonly splitter: FrameSplitter
  /** True while what is written to it is held back, to leave in one system call. */
  corked: boolean
}

/** A stretch of whole frames in a buffer, on their way to one port. */
interface Stretch {
  readonly buffer: Buffer
  readonly port: Port
  readonly start: number
  end: number
  frames: number
}

/**
 * A learning Ethernet switch in user space. Its ports are the connections to a Unix socket, each with the stream protocol of
 * QEMU's `-netdev stream`. A frame to an address that was seen goes to that address's port, any other to all
 * ports but its own. The order of frames between two ports is kept. Nothing that a port sends can harm another but by
 * using up what it can receive.
 */
export class LanSwitch implements AsyncDisposable {
  readonly #server: Server
  readonly #ports = new Map<Socket, Port>()
  readonly #addresses = new AddressTable<Port>()
  #received = 0
  #sent = 0
  #dropped = 0
  #malformed = 0

  private constructor() {
    this.#server = createServer((socket) => this.#connect(socket))
  }

  /** Makes the socket, for this user only. It has to be there before QEMU starts: QEMU 7.2 tries once and goes on without. */
  static async listen(path: string): Promise<LanSwitch> {
    const lan = new LanSwitch()
    lan.#server.listen(path)
    await once(lan.#server, 'listening')
    await chmod(path, 0o600)
    return lan
  }

  counters(): SwitchCounters {
    return {
      ports: this.#ports.size,
      addresses: this.#addresses.size,
      received: this.#received,
      sent: this.#sent,
      dropped: this.#dropped,
      malformed: this.#malformed,
    }
  }

  /** Ends all ports and takes the socket away. Idempotent. */
  async close(): Promise<void> {
    for (const socket of this.#ports.keys()) socket.destroy()
    if (!this.#server.listening) return
    this.#server.close()
    await once(this.#server, 'close')
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #connect(socket: Socket): void {
    const port: Port = { socket, splitter: new FrameSplitter(), corked: false }
    this.#ports.set(socket, port)
    // A machine that ends while frames are on their way to it is nothing unusual; `close` follows.
    socket.on('error', () => {})
    socket.on('close', () => {
      this.#ports.delete(socket)
      this.#addresses.forget(port)
    })
    socket.on('data', (chunk: Buffer) => this.#forward(port, chunk))
  }

  /** Sends on what came from a port. Frames that lie side by side and go to the same port are sent as one piece. */
  #forward(from: Port, chunk: Buffer): void {
    const now = performance.now()
    let stretch: Stretch | undefined
    const intact = from.splitter.push(chunk, (buffer, start, end) => {
      this.#received++
      const frame = start + headerBytes
      if (end - frame < ethernetHeaderBytes) {
        this.#malformed++
        return
      }
      const toAll = ((buffer[frame] ?? 0) & 1) === 1
      const fromGroup = ((buffer[frame + 6] ?? 0) & 1) === 1
      if (!fromGroup) this.#addresses.learn(buffer.readUIntBE(frame + 6, 6), from, now)
      const port = toAll ? undefined : this.#addresses.find(buffer.readUIntBE(frame, 6), now)
      if (stretch && stretch.port === port && stretch.buffer === buffer && stretch.end === start) {
        stretch.end = end
        stretch.frames++
        return
      }
      this.#send(stretch)
      stretch = undefined
      if (port === from) return
      if (port !== undefined) stretch = { buffer, port, start, end, frames: 1 }
      else for (const other of this.#ports.values()) if (other !== from) this.#send({ buffer, port: other, start, end, frames: 1 })
    })
    this.#send(stretch)
    for (const port of this.#ports.values()) {
      if (!port.corked) continue
      port.corked = false
      port.socket.uncork()
    }
    if (intact) return
    this.#malformed++
    from.socket.destroy()
  }

  #send(stretch: Stretch | undefined): void {
    if (stretch === undefined) return
    const { buffer, port, start, end, frames } = stretch
    if (!port.socket.writable) return
    if (port.socket.writableLength + end - start > maxQueuedBytes) {
      this.#dropped += frames
      return
    }
    if (!port.corked) {
      port.corked = true
      port.socket.cork()
    }
    const piece = buffer.subarray(start, end)
    // A small piece that has to wait would keep the whole chunk in memory, which nobody counts.
    port.socket.write(piece.length * 4 < buffer.length ? Buffer.from(piece) : piece)
    this.#sent += frames
  }
}
