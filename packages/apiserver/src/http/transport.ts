import { type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { constants, type ServerHttp2Stream } from 'node:http2'
import type { Duplex, Readable } from 'node:stream'
import type { TLSSocket } from 'node:tls'

/** What a request of HTTP/1.1 and one of HTTP/2 have in common. */
export interface HttpRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly socket: TLSSocket
  readonly body: Readable
  /** False: what there is of a body has come with the headers, which is nothing. */
  readonly hasBody: boolean
  /** Present when the client asks to go on in another protocol than HTTP (WebSocket, SPDY). */
  readonly upgrade?: Upgrade
}

/** A connection that leaves HTTP. Whoever takes it answers the request on it; who does not leaves it to the response. */
export interface Upgrade {
  /** The protocol that the client names, in lower case: `websocket`, `spdy/3.1`. */
  readonly protocol: string
  readonly message: IncomingMessage
  readonly socket: Duplex
  /** What the client sent behind the request. */
  readonly head: Buffer
  /** Hands the socket over: nothing of HTTP writes to it from now on. */
  take(): Duplex
}

/** What a response of HTTP/1.1 and one of HTTP/2 have in common. */
export interface HttpResponse {
  readonly headersSent: boolean
  readonly destroyed: boolean
  /** Sends the status and the headers. */
  writeHead(status: number, headers: OutgoingHttpHeaders): void
  /** False when the client is slow to read: `drain` comes when it has caught up. */
  write(chunk: Uint8Array): boolean
  end(chunk?: Uint8Array): void
  destroy(): void
  /** Called before the answer: nobody waits for the rest of the request any more. */
  dropRequest(): void
  on(event: 'close' | 'drain' | 'error', listener: () => void): void
}

export function http1Request(message: IncomingMessage): HttpRequest {
  const { method = 'GET', url = '/', headers, socket } = message
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
  return { method, url, headers, socket: socket as TLSSocket, body: message, hasBody }
}

/** A request that asks for another protocol, with the response that refuses it unless somebody takes the socket. */
export function upgradeRequest(message: IncomingMessage, socket: Duplex, head: Buffer): { request: HttpRequest; response: HttpResponse } {
  const response = new ServerResponse(message)
  response.shouldKeepAlive = false
  response.assignSocket(socket as TLSSocket)
  response.on('finish', () => socket.end())
  socket.on('error', () => socket.destroy())
  const upgrade: Upgrade = {
    protocol: (message.headers.upgrade ?? '').toLowerCase(),
    message,
    socket,
    head,
    take() {
      response.detachSocket(socket as TLSSocket)
      return socket
    },
  }
  return { request: { ...http1Request(message), upgrade }, response: new Http1Response(response) }
}

export class Http1Response implements HttpResponse {
  readonly #response: ServerResponse

  constructor(response: ServerResponse) {
    this.#response = response
  }

  get headersSent(): boolean {
    return this.#response.headersSent
  }

  get destroyed(): boolean {
    return this.#response.destroyed
  }

  writeHead(status: number, headers: OutgoingHttpHeaders): void {
    this.#response.writeHead(status, headers)
    // A body of a known length follows at once, and goes out with the headers; what is streamed may be long in coming.
    if (!('content-length' in headers)) this.#response.flushHeaders()
  }

  write(chunk: Uint8Array): boolean {
    return this.#response.write(chunk)
  }

  end(chunk?: Uint8Array): void {
    this.#response.end(chunk)
  }

  destroy(): void {
    this.#response.destroy()
  }

  dropRequest(): void {
    this.#response.shouldKeepAlive = false
  }

  on(event: 'close' | 'drain' | 'error', listener: () => void): void {
    this.#response.on(event, listener)
  }
}

export function http2Request(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders & { ':method'?: string; ':path'?: string },
): HttpRequest {
  return {
    method: headers[':method'] ?? 'GET',
    url: headers[':path'] ?? '/',
    headers,
    socket: stream.session?.socket as TLSSocket,
    body: stream,
    hasBody: !stream.endAfterHeaders,
  }
}

/** The stream itself: Node's classes that look like HTTP/1 cost half of a small request's time. */
export class Http2Response implements HttpResponse {
  readonly #stream: ServerHttp2Stream
  readonly #bodyless: boolean

  constructor(stream: ServerHttp2Stream, method: string) {
    this.#stream = stream
    this.#bodyless = method === 'HEAD'
  }

  get headersSent(): boolean {
    return this.#stream.headersSent
  }

  get destroyed(): boolean {
    return this.#stream.destroyed || this.#stream.closed
  }

  writeHead(status: number, headers: OutgoingHttpHeaders): void {
    if (!this.destroyed) this.#stream.respond({ ':status': status, ...headers }, { endStream: this.#bodyless })
  }

  write(chunk: Uint8Array): boolean {
    return this.destroyed || this.#bodyless || this.#stream.write(chunk)
  }

  end(chunk?: Uint8Array): void {
    if (!this.destroyed && !this.#bodyless) this.#stream.end(chunk)
  }

  destroy(): void {
    // Else the client would take what it has for the whole.
    if (!this.#stream.closed) this.#stream.close(constants.NGHTTP2_INTERNAL_ERROR)
    this.#stream.destroy()
  }

  dropRequest(): void {
    this.#stream.on('finish', () => this.#stream.close(constants.NGHTTP2_NO_ERROR))
  }

  on(event: 'close' | 'drain' | 'error', listener: () => void): void {
    this.#stream.on(event, listener)
  }
}
