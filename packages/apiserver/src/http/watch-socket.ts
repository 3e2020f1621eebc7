import type { OutgoingHttpHeaders } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { HttpRequest, HttpResponse, Upgrade } from './transport.js'

const server = new WebSocketServer({
  noServer: true,
  perMessageDeflate: false,
  maxPayload: 64 * 1024,
  clientTracking: false,
  // A token that came as a protocol is not said aloud.
  handleProtocols: (protocols) => [...protocols].find((protocol) => !protocol.startsWith('base64url.bearer.')) ?? false,
})
/** When this much waits for the client, the watch is told to wait. */
const highWaterBytes = 64 * 1024

/**
 * A watch over a WebSocket: one message an event, text for JSON and binary for protobuf. What is not a watch's 200 is answered as HTTP, and
 * no WebSocket comes about.
 */
export class WatchSocket implements HttpResponse {
  readonly #request: HttpRequest
  readonly #refusal: HttpResponse
  readonly #drained: (() => void)[] = []
  readonly #closed: (() => void)[] = []
  #socket: WebSocket | undefined
  #text = true
  #waiting = false

  constructor(request: HttpRequest, refusal: HttpResponse) {
    this.#request = request
    this.#refusal = refusal
  }

  get headersSent(): boolean {
    return this.#socket !== undefined || this.#refusal.headersSent
  }

  get destroyed(): boolean {
    return this.#socket ? this.#socket.readyState !== this.#socket.OPEN : this.#refusal.destroyed
  }

  writeHead(status: number, headers: OutgoingHttpHeaders): void {
    if (status !== 200) {
      this.#refusal.writeHead(status, headers)
      return
    }
    const { message, head, take } = this.#request.upgrade as Upgrade
    this.#text = String(headers['content-type']).startsWith('application/json')
    const socket = take()
    // Called at once where the handshake is right; a wrong one is answered and closed.
    server.handleUpgrade(message, socket, head, (opened) => {
      this.#socket = opened
      opened.on('error', () => opened.terminate())
    })
    socket.on('drain', () => this.#drain())
    socket.on('close', () => {
      for (const listener of this.#closed) listener()
    })
  }

  write(chunk: Uint8Array): boolean {
    const socket = this.#socket
    if (!socket || this.destroyed) return true
    for (const event of this.#text ? lines(chunk) : frames(chunk)) socket.send(event, { binary: !this.#text })
    this.#waiting = socket.bufferedAmount > highWaterBytes
    return !this.#waiting
  }

  end(chunk?: Uint8Array): void {
    if (this.#socket) this.#socket.close(1000)
    else this.#refusal.end(chunk)
  }

  destroy(): void {
    if (this.#socket) this.#socket.terminate()
    else this.#refusal.destroy()
  }

  dropRequest(): void {
    this.#refusal.dropRequest()
  }

  on(event: 'close' | 'drain' | 'error', listener: () => void): void {
    if (event === 'drain') this.#drained.push(listener)
    else if (event === 'close') this.#closed.push(listener)
  }

  #drain(): void {
    if (!this.#waiting) return
    this.#waiting = false
    for (const listener of this.#drained) listener()
  }
}

/** Each event of a JSON watch is one line, its end included. */
function* lines(chunk: Uint8Array): Iterable<Uint8Array> {
  for (let start = 0; start < chunk.length; ) {
    const end = chunk.indexOf(0x0a, start)
    const next = end < 0 ? chunk.length : end + 1
    yield chunk.subarray(start, next)
    start = next
  }
}

/** Each event of a protobuf watch stands behind its length, which a WebSocket does not need. */
function* frames(chunk: Uint8Array): Iterable<Uint8Array> {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  for (let start = 0; start + 4 <= chunk.length; ) {
    const end = start + 4 + view.getUint32(start)
    yield chunk.subarray(start + 4, end)
    start = end
  }
}
