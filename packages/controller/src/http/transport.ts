import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { controllerErrors } from '../errors.js'
import type { Identity } from './credentials.js'
import type { ConnectionConfig } from './kubeconfig.js'

export interface HttpRequest {
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string
  readonly identity: Identity
  readonly signal: AbortSignal
}

/** A dead connection is noticed after some such intervals: watches may be silent for minutes. */
const keepAliveMs = 15_000

/**
 * Connections to one server that are kept and used again. HTTP/1.1: a watch has its connection to itself, so that none waits for another,
 * and a proxy in between needs to know nothing.
 */
export class Transport {
  readonly #config: ConnectionConfig
  readonly #base: URL
  readonly #agents = new Map<string, http.Agent>()

  constructor(config: ConnectionConfig) {
    this.#config = config
    this.#base = new URL(config.server)
  }

  /** Resolves with the answer's head; its body comes as a stream. Throws SERVER_UNREACHABLE, and the signal's reason when it is aborted. */
  async send(request: HttpRequest): Promise<IncomingMessage> {
    for (;;) {
      const { answer, reused } = await this.#try(request)
      if (!(answer instanceof Error)) return answer
      if (request.signal.aborted) throw request.signal.reason
      // The server closed a kept connection just when it was used; a request that changes nothing may go again.
      if (reused && request.method === 'GET') continue
      throw controllerErrors.serverUnreachable(this.#config.server, answer.message, { cause: answer })
    }
  }

  close(): void {
    for (const agent of this.#agents.values()) agent.destroy()
    this.#agents.clear()
  }

  #try({ method, path, headers, body, identity, signal }: HttpRequest): Promise<{ answer: IncomingMessage | Error; reused: boolean }> {
    const { hostname, port, protocol, pathname } = this.#base
    const secure = protocol === 'https:'
    return new Promise((resolve) => {
      const request = (secure ? https : http).request({
        method,
        hostname: hostname.replace(/^\[|\]$/g, ''),
        port: port || (secure ? 443 : 80),
        path: (pathname === '/' ? '' : pathname) + path,
        headers: { ...headers, ...(identity.authorization && { authorization: identity.authorization }) } as http.OutgoingHttpHeaders,
        agent: this.#agent(identity, secure),
        signal,
      })
      request.on('socket', (socket) => socket.setKeepAlive(true, keepAliveMs))
      request.on('response', (answer) => resolve({ answer, reused: request.reusedSocket }))
      request.on('error', (error) => resolve({ answer: error, reused: request.reusedSocket }))
      request.end(body)
    })
  }

  /** One agent for each client certificate: a connection stays what it was opened as. */
  #agent({ certificate, key }: Identity, secure: boolean): http.Agent {
    const of = certificate ?? ''
    let agent = this.#agents.get(of)
    if (!agent) {
      const { certificateAuthority, insecure, serverName } = this.#config
      const options = { keepAlive: true }
      agent = secure
        ? new https.Agent({
            ...options,
            ...(certificateAuthority && { ca: certificateAuthority }),
            ...(serverName && { servername: serverName }),
            ...(certificate && key && { cert: certificate, key }),
            rejectUnauthorized: !insecure,
          })
        : new http.Agent(options)
      this.#agents.set(of, agent)
    }
    return agent
  }
}
