import type { IncomingMessage, ServerResponse } from 'node:http'
import { constants, createSecureServer, type Http2SecureServer, type ServerHttp2Session } from 'node:http2'
import type { Duplex } from 'node:stream'
import type { KeyPair } from '@vivarium/core'
import { apiServerErrors } from '../server-errors.js'
import {
  Http1Response,
  Http2Response,
  type HttpRequest,
  type HttpResponse,
  http1Request,
  http2Request,
  upgradeRequest,
} from './transport.js'

export interface ListenOptions {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  readonly serving: KeyPair
  /** PEM certificates of the authorities whose client certificates are users. */
  readonly clientAuthorities: readonly string[]
  readonly onRequest: (request: HttpRequest, response: HttpResponse) => void
  /** False: connections come by `accept` alone. */
  readonly listen: boolean
}

/** Megabytes that one HTTP/2 session may buffer: large lists side by side on one connection pass Node's 10 at once. */
const maxSessionMemoryMb = 1000
const maxConcurrentStreams = 1000

/** HTTP/1.1 and HTTP/2 over TLS on one port. */
export class Listener implements AsyncDisposable {
  readonly host: string
  /** 0 when it opened none. */
  readonly port: number
  /** Undefined: connections come by `accept` alone. */
  readonly #listening: Http2SecureServer | undefined
  readonly #serving: KeyPair
  #closed = false
  readonly #sessions: Set<ServerHttp2Session>
  readonly #sockets: Set<Duplex>
  readonly #make: (serving: KeyPair) => Http2SecureServer
  /** By the certificate that they serve with. */
  readonly #servers = new Map<string, Http2SecureServer>()

  private constructor(
    { host, serving }: ListenOptions,
    listening: Http2SecureServer | undefined,
    sessions: Set<ServerHttp2Session>,
    sockets: Set<Duplex>,
    make: (serving: KeyPair) => Http2SecureServer,
  ) {
    this.#listening = listening
    this.#serving = serving
    this.host = host
    const address = listening?.address()
    this.port = typeof address === 'object' ? (address?.port ?? 0) : 0
    this.#sessions = sessions
    this.#sockets = sockets
    this.#make = make
    if (listening) this.#servers.set(serving.certificate, listening)
  }

  /** Throws PORT_IN_USE and LISTEN_FAILED. */
  static async open(options: ListenOptions): Promise<Listener> {
    const sessions = new Set<ServerHttp2Session>()
    const sockets = new Set<Duplex>()
    const make = (serving: KeyPair) => secureServer(options, serving, sessions, sockets)
    // To read certificates takes milliseconds: who opens no port has that with the first connection.
    if (!options.listen) return new Listener(options, undefined, sessions, sockets, make)
    const server = make(options.serving)
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'EADDRINUSE'
            ? apiServerErrors.portInUse(options.host, options.port, { cause: error })
            : apiServerErrors.listenFailed(options.host, options.port, error.message, { cause: error }),
        ),
      )
      server.listen({ host: options.host, port: options.port }, resolve)
    })
    return new Listener(options, server, sessions, sockets, make)
  }

  /** Takes a connection that came in elsewhere; `serving`: with another certificate than the listener's own. */
  accept(socket: Duplex, serving = this.#serving): void {
    if (this.#closed) {
      socket.destroy()
      return
    }
    const server = this.#servers.get(serving.certificate) ?? this.#make(serving)
    this.#servers.set(serving.certificate, server)
    server.emit('connection', socket)
  }

  /** Ends all connections; watches should have been ended before. Idempotent. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    const closed = this.#listening && new Promise<void>((resolve) => this.#listening?.close(() => resolve()))
    for (const session of this.#sessions) session.close()
    // What was written still goes out.
    await new Promise<void>((resolve) => setImmediate(resolve))
    for (const session of this.#sessions) session.destroy()
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}

function secureServer(
  options: ListenOptions,
  serving: KeyPair,
  sessions: Set<ServerHttp2Session>,
  sockets: Set<Duplex>,
): Http2SecureServer {
  const server = createSecureServer({
    allowHTTP1: true,
    cert: serving.certificate,
    key: serving.key,
    ca: [...options.clientAuthorities],
    requestCert: true,
    // A wrong certificate is answered with 401, not with a broken connection.
    rejectUnauthorized: false,
    minVersion: 'TLSv1.2',
    maxSessionMemory: maxSessionMemoryMb,
    settings: { maxConcurrentStreams, initialWindowSize: 1024 * 1024 },
  })
  server.on('session', (session) => {
    sessions.add(session)
    session.on('close', () => sessions.delete(session))
    session.on('error', () => session.destroy())
  })
  // From the first byte: who never gets through the handshake is to be closed, too.
  server.on('connection', (socket: Duplex) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('secureConnection', (socket) => {
    // As node:http does: else the end of an answer waits until the client has acknowledged its begin, some 40 ms.
    socket.setNoDelay(true)
    socket.on('error', () => socket.destroy())
  })
  server.on('error', () => {})
  server.on('sessionError', () => {})
  server.on('tlsClientError', (_error, socket) => socket.destroy())
  server.on('request', (request, response) =>
    options.onRequest(http1Request(request as unknown as IncomingMessage), new Http1Response(response as unknown as ServerResponse)),
  )
  server.on('upgrade', (message: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { request, response } = upgradeRequest(message, socket, head)
    options.onRequest(request, response)
  })
  // A listener for requests brings one along that makes them of streams too; those of HTTP/2 are answered as they are.
  server.removeAllListeners('stream')
  server.on('stream', (stream, headers) => {
    if (headers.expect === '100-continue') stream.additionalHeaders({ ':status': constants.HTTP_STATUS_CONTINUE })
    const request = http2Request(stream, headers)
    options.onRequest(request, new Http2Response(stream, request.method))
  })
  return server
}
