import { once } from 'node:events'
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { type KeyPair, messageOf } from '@vivarium/core'
import { errors } from '../errors.js'

/** A server at an address, until it is disposed of. */
export class Listener implements AsyncDisposable {
  readonly port: number
  readonly #server: Server

  private constructor(server: Server, port: number) {
    this.#server = server
    this.port = port
  }

  /** With `tls`, clients are asked for a certificate, which no authority has to have signed. Throws CANNOT_LISTEN. */
  static async start(host: string, port: number, tls: KeyPair | undefined, answer: RequestListener): Promise<Listener> {
    const server =
      tls === undefined
        ? createHttpServer(answer)
        : createHttpsServer({ cert: tls.certificate, key: tls.key, requestCert: true, rejectUnauthorized: false }, answer)
    // A client may wait for updates for as long as it likes.
    server.requestTimeout = 0
    // Longer than clients keep connections that they don't use (Go's 90 seconds): else one is closed as the next request is on its way.
    server.keepAliveTimeout = 120_000
    server.listen(port, host)
    try {
      await once(server, 'listening')
    } catch (cause) {
      throw errors.cannotListen(`${host}:${port}`, messageOf(cause), { cause })
    }
    return new Listener(server, (server.address() as AddressInfo).port)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.#server.closeAllConnections()
    await closed
  }
}
