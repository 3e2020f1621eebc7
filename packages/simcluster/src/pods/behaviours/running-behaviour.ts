import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Http2Server } from 'node:http2'
import { type Duplex, duplexPair } from 'node:stream'
import { messageOf } from '@vivarium/core'
import type {
  Behaviour,
  BehaviourContext,
  GrpcBehaviour,
  HttpAnswer,
  HttpBehaviour,
  HttpRoute,
  LogBehaviour,
  TcpBehaviour,
} from './behaviour.js'
import { healthServer } from './grpc-health.js'

/** Told when something of a behaviour throws. `fatal`: its container ends. */
export type OnThrown = (what: string, error: unknown, fatal: boolean) => void

/** A behaviour in a container that runs. */
export class RunningBehaviour {
  readonly #behaviour: Behaviour
  readonly #context: BehaviourContext
  readonly #onThrown: OnThrown
  readonly #servers = new Map<number, Server>()
  readonly #healthServers = new Map<number, Http2Server>()
  readonly #cancels = new Set<() => void>()
  readonly #sockets = new Set<Duplex>()

  constructor(behaviour: Behaviour, context: BehaviourContext, onThrown: OnThrown) {
    this.#behaviour = behaviour
    this.#context = context
    this.#onThrown = onThrown
  }

  get takesInput(): boolean {
    return this.#behaviour.onInput !== undefined
  }

  start(): void {
    for (const line of this.#behaviour.logs ?? []) this.#schedule(line)
    this.#run('onStart', () => this.#behaviour.onStart?.(this.#context), true)
  }

  signal(): void {
    this.#run('onSignal', () => this.#behaviour.onSignal?.('SIGTERM', this.#context), true)
  }

  input(chunk: Buffer): void {
    this.#run('onInput', () => this.#behaviour.onInput?.(chunk, this.#context), true)
  }

  /** The client's end of a connection to a port; undefined: nothing listens there. */
  connect(port: number): Duplex | undefined {
    const tcp = this.#behaviour.tcp?.find((one) => one.port === port)
    const http = this.#behaviour.http?.find((one) => one.port === port)
    const grpc = this.#behaviour.grpc?.find((one) => one.port === port)
    if (!tcp && !http && !grpc) return undefined
    const [client, server] = duplexPair()
    for (const end of [client, server]) {
      end.on('error', () => {})
      this.#sockets.add(end)
      end.on('close', () => this.#sockets.delete(end))
    }
    // A pair does not tell its other end of a break.
    client.on('close', () => server.destroy())
    if (http) this.#serverOf(http).emit('connection', server)
    else if (tcp) this.#talk(tcp, server)
    else if (grpc) this.#healthServerOf(grpc).emit('connection', server)
    return client
  }

  /** Ends what it does, and its connections. */
  stop(): void {
    for (const cancel of this.#cancels) cancel()
    this.#cancels.clear()
    for (const server of this.#servers.values()) server.close()
    for (const socket of this.#sockets) socket.destroy()
  }

  #after(milliseconds: number, callback: () => void): void {
    const cancel = this.#context.clock.after(milliseconds, () => {
      this.#cancels.delete(cancel)
      callback()
    })
    this.#cancels.add(cancel)
  }

  #schedule({ text, stream, atMs, everyMs, count = everyMs === undefined ? 1 : Infinity }: LogBehaviour): void {
    let left = count
    const write = () => {
      this.#context.log(text, stream)
      if (--left > 0 && everyMs !== undefined) this.#after(everyMs, write)
    }
    const first = atMs ?? everyMs ?? 0
    if (first === 0) write()
    else this.#after(first, write)
  }

  #talk({ echo, greeting, handler }: TcpBehaviour, socket: Duplex): void {
    if (greeting !== undefined) socket.write(greeting)
    if (handler)
      this.#run(
        'a handler of tcp',
        () => handler(socket, this.#context),
        false,
        () => socket.destroy(),
      )
    else if (echo) socket.pipe(socket)
    else {
      socket.resume()
      socket.end()
    }
  }

  #serverOf(http: HttpBehaviour): Server {
    const there = this.#servers.get(http.port)
    if (there) return there
    const server = createServer({ keepAliveTimeout: 0 }, (request, response) => this.#answer(http, request, response))
    // Their timers are of the host's time, and would end what waits for the cluster's.
    server.requestTimeout = 0
    server.headersTimeout = 0
    this.#servers.set(http.port, server)
    return server
  }

  #healthServerOf({ port, health = {} }: GrpcBehaviour): Http2Server {
    const there = this.#healthServers.get(port)
    if (there) return there
    const server = healthServer((service) => {
      try {
        return typeof health === 'function' ? health(service, this.#context) : (health[service] ?? (service === '' ? 'SERVING' : undefined))
      } catch (error) {
        this.#onThrown('health of grpc', error, false)
        return 'UNKNOWN'
      }
    })
    this.#healthServers.set(port, server)
    return server
  }

  #answer(http: HttpBehaviour, request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const route = http.routes?.find((one) => fits(one, request.method ?? 'GET', path))
    const { delayMs = 0, ...answer } = route ?? (http.routes && !speaks(http) ? notFound : http)
    if (delayMs === 0) this.#respond(answer, request, response)
    else this.#after(delayMs, () => this.#respond(answer, request, response))
  }

  #respond({ status = 200, headers = {}, body = '', handler }: HttpAnswer, request: IncomingMessage, response: ServerResponse): void {
    if (handler) {
      this.#run(
        'a handler of http',
        () => handler(request, response, this.#context),
        false,
        () => {
          if (response.headersSent) response.destroy()
          else response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error\n')
        },
      )
      return
    }
    // What is not read would hold the next request of the connection back.
    request.resume()
    const length = { 'content-length': Buffer.byteLength(body) }
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...length, ...headers })
    response.end(request.method === 'HEAD' ? undefined : body)
  }

  /** Whatever a user's function does, nothing but its own container feels it. */
  #run(what: string, body: () => void | Promise<void> | undefined, fatal: boolean, failed: () => void = () => {}): void {
    const thrown = (error: unknown) => {
      failed()
      if (!this.#context.signal.aborted) this.#onThrown(what, error, fatal)
    }
    try {
      body()?.catch(thrown)
    } catch (error) {
      thrown(error)
    }
  }
}

const notFound: HttpAnswer = { status: 404, body: 'not found\n' }

function speaks({ status, headers, body, handler }: HttpAnswer): boolean {
  return status !== undefined || headers !== undefined || body !== undefined || handler !== undefined
}

function fits({ path, method }: HttpRoute, asked: string, askedPath: string): boolean {
  if (method !== undefined && method.toUpperCase() !== asked) return false
  return path.endsWith('*') ? askedPath.startsWith(path.slice(0, -1)) : path === askedPath
}

/** What a log says of something that was thrown. */
export function thrownText(what: string, error: unknown): string {
  return `${what} of the behaviour threw: ${messageOf(error)}`
}
