import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from '../server/body.js'
import { ClientPresence } from '../server/client-presence.js'
import { callerOf } from '../server/soap.js'
import { type Trace, traced } from '../server/trace.js'
import type { Session } from '../session.js'
import { type ApiHost, makeApiCall } from './api-call.js'
import { ApiError, apiErrorOf, invalidArgument, unauthenticated } from './api-error.js'
import { answerJsonRpc } from './json-rpc.js'
import { dataTarget, sendFile, takeFile } from './library/data.js'
import type { Operation } from './operation.js'
import { operationRoutes } from './operations.js'
import { Router } from './router.js'
import { basicCredentials, describeSession, logIn, logInByToken, sessionHeader, sessionOf, sessionPaths } from './sessions.js'
import { actionOf, type Form, formOf, queryParameters, readInput, readJson, writeError, writeValue } from './wire.js'

/** The longest body of a request, in bytes. */
const longestBody = 16 * 2 ** 20

interface Answer {
  readonly status: number
  readonly body?: string
}

/** What has been answered already. */
const sent: Answer = { status: 200 }

/** Answers below /rest and /api. */
export class RestEndpoint {
  readonly #host: ApiHost
  readonly #router: Router
  readonly #operations: ReadonlyMap<string, Operation>

  constructor(host: ApiHost) {
    this.#host = host
    const routes = operationRoutes()
    this.#router = new Router(routes)
    this.#operations = new Map(routes.map(({ operation }) => [`${operation.service}.${operation.name}`, operation]))
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const form = formOf(url.pathname)
    let answer: Answer
    try {
      answer = await this.#answerTo(request, response, url, form)
    } catch (thrown) {
      const error = apiErrorOf(thrown)
      if (error.type === 'UNAUTHENTICATED') response.setHeader('www-authenticate', 'Basic realm="VAPI endpoint"')
      answer = { status: error.status, body: writeError(form, error) }
    }
    if (answer === sent) return
    const { status, body } = answer
    // The key of a session is its secret.
    const isKey = status < 300 && request.method === 'POST' && sessionPaths.includes(url.pathname)
    this.#host.trace?.(traced('Response', `${status} ${isKey ? '…' : (body ?? '')}`))
    if (body === undefined) response.writeHead(status, status === 204 ? {} : { 'content-length': 0 }).end()
    else response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
  }

  async #answerTo(request: IncomingMessage, response: ServerResponse, url: URL, form: Form): Promise<Answer> {
    this.#host.trace?.(traced('Request', `${request.method} ${request.url}`))
    const { pathname } = url
    if (pathname === '/api' && request.method === 'POST') return this.#rpc(request, response)
    const session = sessionOf(this.#host.world, request)
    if (sessionPaths.includes(pathname)) return this.#session(request, response, session, actionOf(url.searchParams), form)
    if (session === undefined) throw unauthenticated()
    const finish = session.begin(this.#host.world.clock)
    try {
      const data = dataTarget(pathname)
      if (data !== undefined) return await this.#transfer(request, response, data)
      return await this.#operation(request, response, session, url, form)
    } finally {
      finish()
    }
  }

  /** The content of a file of a library. */
  async #transfer(
    request: IncomingMessage,
    response: ServerResponse,
    target: { readonly id: string; readonly name: string },
  ): Promise<Answer> {
    if (request.method === 'GET') {
      await sendFile(this.#host.world, target, response)
      return sent
    }
    if (request.method !== 'PUT' && request.method !== 'POST') return refuseVerb(response, ['GET', 'PUT', 'POST'])
    await takeFile(this.#host.world, target, request)
    return { status: 200 }
  }

  /** Opening, looking at and closing a session. */
  async #session(
    request: IncomingMessage,
    response: ServerResponse,
    session: Session | undefined,
    action: string | undefined,
    form: Form,
  ): Promise<Answer> {
    const { method, headers } = request
    if (method === 'POST' && action === undefined) {
      const opened = await this.#logIn(request)
      if (headers['vmware-use-header-authn']?.toString().toLowerCase() !== 'true') {
        const secure = this.#host.areCookiesSecure ? '; Secure' : ''
        response.setHeader('set-cookie', `${sessionHeader}=${opened.key}; Path=/${form}; HttpOnly${secure}`)
      }
      return success(form, opened.key, form === 'api')
    }
    if (session === undefined) throw unauthenticated()
    if (method === 'GET' || (method === 'POST' && action === 'get')) {
      session.begin(this.#host.world.clock)()
      return success(form, describeSession(session))
    }
    if (method === 'DELETE') {
      this.#host.world.sessions.end(session)
      return success(form, undefined)
    }
    return refuseVerb(response, ['GET', 'POST', 'DELETE'])
  }

  async #logIn(request: IncomingMessage): Promise<Session> {
    const { authorization, host = '' } = request.headers
    const { world } = this.#host
    if (!/^SIGN\s/i.test(authorization ?? '')) return logIn(world, basicCredentials(authorization), callerOf(request))
    const { pathname: path } = new URL(request.url ?? '/', 'http://localhost')
    const body = await readBody(request, longestBody)
    if (body === undefined) throw invalidArgument(`A request may have at most ${longestBody} bytes.`)
    return logInByToken(world, { authorization: authorization ?? '', method: request.method ?? '', path, host, body }, callerOf(request))
  }

  async #operation(request: IncomingMessage, response: ServerResponse, session: Session, url: URL, form: Form): Promise<Answer> {
    const found = this.#router.match(request.method ?? '', url.pathname, actionOf(url.searchParams))
    if ('verbs' in found) return refuseVerb(response, found.verbs)
    const { operation, body, creates } = found.route
    const json = await jsonOf(request, this.#host.trace)
    const named = body === undefined ? objectOf(json) : json === undefined ? {} : { [body]: json }
    const input = readInput(operation, { ...queryParameters(url.searchParams), ...named, ...found.parameters })
    const call = makeApiCall(this.#host, this.#requestOf(request, response, session))
    return success(form, await operation.run(call, input), creates)
  }

  async #rpc(request: IncomingMessage, response: ServerResponse): Promise<Answer> {
    const json = objectOf(await jsonOf(request, this.#host.trace))
    const { world } = this.#host
    const body = await answerJsonRpc(json, {
      world,
      caller: callerOf(request),
      session: sessionOf(world, request),
      operation: (service, name) => this.#operations.get(`${service}.${name}`),
      callIn: (session) => makeApiCall(this.#host, this.#requestOf(request, response, session)),
    })
    return { status: 200, body: JSON.stringify(body) }
  }

  #requestOf(request: IncomingMessage, response: ServerResponse, session: Session) {
    const scheme = 'encrypted' in request.socket ? 'https' : 'http'
    const { localAddress = '', localPort = 0 } = request.socket
    const host = request.headers.host ?? `${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort}`
    return { session, caller: callerOf(request), client: new ClientPresence(response), origin: `${scheme}://${host}` }
  }
}

function success(form: Form, value: unknown, creates = false): Answer {
  const body = writeValue(form, value)
  const status = form === 'rest' ? 200 : creates ? 201 : body === undefined ? 204 : 200
  return body === undefined ? { status } : { status, body }
}

function refuseVerb(response: ServerResponse, verbs: readonly string[]): Answer {
  response.setHeader('allow', verbs.join(', '))
  return { status: 405 }
}

/** Throws INVALID_REQUEST. */
async function jsonOf(request: IncomingMessage, trace: Trace | undefined): Promise<unknown> {
  const body = await readBody(request, longestBody)
  if (body === undefined) throw new ApiError('INVALID_REQUEST', `The body of the request is longer than ${longestBody} bytes.`)
  if (body.length > 0) trace?.(traced('Request', body.toString()))
  return readJson(body)
}

function objectOf(json: unknown): Record<string, unknown> {
  if (json === undefined || json === null) return {}
  if (typeof json !== 'object' || Array.isArray(json)) throw invalidArgument('The body of the request is not an object.')
  return json as Record<string, unknown>
}
