import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { ServerHttp2Stream } from 'node:http2'
import type { Readable } from 'node:stream'
import type { TLSSocket } from 'node:tls'

/** What a request of HTTP/1.1 and one of HTTP/2 have in common. */
export interface HttpRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly socket: TLSSocket
  readonly body: Readable
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
  on(event: 'close' | 'drain' | 'error', listener: () => void): void
}

export function http1Request(message: IncomingMessage): HttpRequest {
  const { method = 'GET', url = '/', headers, socket } = message
  return { method, url, headers, socket: socket as TLSSocket, body: message }
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
    this.#response.flushHeaders()
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
    this.#stream.destroy()
  }

  on(event: 'close' | 'drain' | 'error', listener: () => void): void {
    this.#stream.on(event, listener)
  }
}
