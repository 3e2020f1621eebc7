import type { Authenticator } from '../auth/authenticator.js'
import { readImpersonation } from '../auth/impersonation.js'
import type { AccessAttributes, User } from '../auth/user.js'
import { groupResource } from '../registry/resource.js'
import { failure } from '../status.js'
import { pathSegment } from '../validation/names.js'
import { createBinding } from './binding-handler.js'
import { handleComponentStatuses } from './component-statuses.js'
import { parseDuration } from './duration.js'
import { Exchange } from './exchange.js'
import type { HandlerContext } from './handler-context.js'
import { handleMeta, type MetaContext } from './meta-handler.js'
import { checkAccept } from './negotiation.js'
import { flag } from './query.js'
import { parseRequestInfo, type RequestInfo } from './request-info.js'
import { handleResource } from './resource-handler.js'
import { createReview, reviews } from './review-handler.js'
import { checkRoute, isApiPath } from './routes.js'
import { handleSubresource } from './subresource-handler.js'
import type { HttpRequest, HttpResponse } from './transport.js'

export interface ServerContext extends HandlerContext, MetaContext {
  readonly authenticator: Authenticator
  /** Requests (long-running ones aside) that may be under way at once. */
  readonly maxInFlight: number
  /** Milliseconds until a request that is not long-running is given up, unless it names a shorter time. */
  readonly requestTimeoutMs: number
}

/** Answers requests: who, what, may they, then the work. Nothing that it does throws. */
export class RequestHandler {
  readonly #context: ServerContext
  #inFlight = 0

  constructor(context: ServerContext) {
    this.#context = context
  }

  async handle(request: HttpRequest, response: HttpResponse): Promise<void> {
    const exchange = new Exchange(request, response)
    // A client that goes away is no error of ours.
    response.on('error', () => {})
    let deadline: NodeJS.Timeout | undefined
    let counted = false
    let longRunning = false
    try {
      const info = parseRequestInfo(exchange.method, exchange.path, flag(exchange.query.get('watch')))
      longRunning = isLongRunning(info)
      if (longRunning) {
        if (isWatchSocket(info, request)) {
          // With it comes ws, which most servers never need.
          const { WatchSocket } = await import('./watch-socket.js')
          exchange.response = new WatchSocket(request, response)
        }
      } else {
        deadline = setTimeout(() => exchange.timeOut(), readTimeout(exchange.query, this.#context.requestTimeoutMs))
        deadline.unref()
        counted = true
        this.#inFlight++
      }
      exchange.user = await this.#context.authenticator.authenticate(exchange)
      if (counted && this.#inFlight > this.#context.maxInFlight) {
        await exchange.sendText(429, 'Too many requests, please try again later.\n', { 'retry-after': '1' })
        return
      }
      if (!this.#impersonate(exchange)) return
      this.#authorize(exchange, info)
      await this.#route(exchange, info)
    } catch (error) {
      await exchange.fail(error).catch(() => response.destroy())
    } finally {
      if (counted) this.#inFlight--
      if (deadline !== undefined) {
        // A large answer may still be on its way to a client that does not read it.
        if (exchange.large) response.on('close', () => clearTimeout(deadline))
        else clearTimeout(deadline)
      }
      if (!request.upgrade && !request.body.readableEnded) {
        // A long-running request may have a body for as long as it lasts, and somebody who reads it.
        if (!longRunning) discard(request, response, Math.min(discardMs, this.#context.requestTimeoutMs))
        else if (request.body.readableFlowing === null) request.body.resume()
      }
    }
  }

  async #route(exchange: Exchange, info: RequestInfo): Promise<void> {
    const context = this.#context
    const { resource: path } = info
    if (!path) {
      if (await handleMeta(context, exchange)) return
      if (isApiPath(exchange.path, context.data.discovery.groups)) throw failure.unknownResource()
      return notFound(exchange)
    }
    const resource = context.state.registry.get(path.apiVersion, path.resource)
    if (
      !resource ||
      (path.tooLong && path.subresource !== 'proxy' && !resource.definition.custom) ||
      (!resource.namespaced && path.namespace !== '' && path.resource !== 'namespaces')
    ) {
      if (!resource?.definition.custom && isApiPath(exchange.path, context.data.discovery.groups)) throw failure.unknownResource()
      return notFound(exchange)
    }
    const { custom } = resource.definition
    if (custom && resource.namespaced && path.namespace === '' && info.verb !== 'list' && info.verb !== 'watch') return notFound(exchange)
    if (resource.deprecation !== undefined) exchange.warn(resource.deprecation)
    if (custom) {
      exchange.unstructured = path.subresource !== 'scale'
      const verbs = path.subresource === '' ? resource.verbs : resource.subresources.get(path.subresource)?.verbs
      if (verbs && !verbs.includes(info.verb)) throw failure.methodNotSupported(groupResource(resource), info.verb)
    } else {
      if (resource.definition.source) exchange.unstructured = true
      checkRoute(resource, path, info, exchange.method)
      if (!isLongRunning(info) || info.verb === 'watch')
        checkAccept(exchange.header('accept'), path.name === '' && exchange.method === 'GET' && resource.verbs.includes('watch'))
    }
    if (path.subresource !== '') {
      const subresource = resource.subresources.get(path.subresource)
      if (!subresource) throw failure.notFound(groupResource(resource), path.name)
      checkName(path.name)
      return handleSubresource(context, exchange, resource, subresource, normalized(path), info.verb)
    }
    if (reviews.has(resource.resource) && !custom) return createReview(context, exchange, resource, path)
    if (resource.group === '' && resource.resource === 'bindings') return this.#bind(exchange, path)
    if (resource.group === '' && resource.resource === 'componentstatuses')
      return handleComponentStatuses(context, exchange, resource, path, info.verb)
    if (path.name !== '' && info.verb !== 'list' && info.verb !== 'watch') checkName(path.name)
    return handleResource(context, exchange, resource, normalized(path), info.verb)
  }

  #bind(exchange: Exchange, path: NonNullable<RequestInfo['resource']>): Promise<void> {
    const pods = this.#context.state.registry.get('v1', 'pods')
    if (!pods) throw failure.unknownResource()
    return createBinding(this.#context, exchange, pods, path)
  }

  /** Makes the request that of the user whom it wants to be. Gives false when it was answered. */
  #impersonate(exchange: Exchange): boolean {
    const wanted = readImpersonation(exchange.request.headers)
    if (!wanted) return true
    if ('error' in wanted) {
      const url = JSON.stringify(exchange.request.url)
      const text = `Internal Server Error: ${url}: ${wanted.error}`.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
      void exchange.sendText(500, `${text}\n`)
      return false
    }
    const { user } = exchange
    for (const target of wanted.targets) {
      const resource = { ...target, version: 'v1' }
      const refused = this.#context.authorizer({ user, verb: 'impersonate', path: '', resource })
      if (refused !== undefined) throw forbidden(user, 'impersonate', '', resource, refused)
    }
    exchange.user = wanted.user
    return true
  }

  #authorize(exchange: Exchange, { verb, path, resource }: RequestInfo): void {
    const { user } = exchange
    const refused = this.#context.authorizer({ user, verb, path, ...(resource && { resource }) })
    if (refused !== undefined) throw forbidden(user, verb, path, resource, refused)
  }
}

const longRunningSubresources = new Set(['attach', 'exec', 'proxy', 'log', 'portforward'])

/** Requests that last as long as their client wants; kube-apiserver's own list. */
function isLongRunning({ verb, resource }: RequestInfo): boolean {
  return verb === 'watch' || verb === 'proxy' || (resource !== undefined && longRunningSubresources.has(resource.subresource))
}

function isWatchSocket({ verb, resource }: RequestInfo, { upgrade }: HttpRequest): boolean {
  return verb === 'watch' && resource?.subresource === '' && upgrade?.protocol === 'websocket'
}

/** Milliseconds that a request may take. Throws BadRequest. */
function readTimeout(query: URLSearchParams, longestMs: number): number {
  const text = query.get('timeout')
  if (!text) return longestMs
  const wanted = parseDuration(text)
  if (typeof wanted !== 'number') throw failure.badRequest(`invalid timeout specified in the request URL - ${wanted.error}`)
  return wanted > 0 ? Math.min(wanted, longestMs) : longestMs
}

/** Names that no object can have, since they would be other paths in the store. */
function checkName(name: string): void {
  const problems = pathSegment(name)
  if (problems.length > 0) throw failure.badRequest(`Name parameter invalid: ${JSON.stringify(name)}: ${problems.join(';')}`)
}

const discardedBytes = 256 * 1024
const discardMs = 5000

/** What was not read must not block the connection, and who goes on sending is cut off. */
function discard({ body, hasBody }: HttpRequest, response: HttpResponse, longestMs: number): void {
  body.resume()
  if (!hasBody) return
  let length = 0
  const timer = setTimeout(() => response.destroy(), longestMs)
  timer.unref()
  body.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > discardedBytes) response.destroy()
  })
  const done = () => clearTimeout(timer)
  body.on('end', done)
  body.on('close', done)
}

/** The namespace of a namespace's own path is no namespace that it is in. */
function normalized(path: NonNullable<RequestInfo['resource']>): NonNullable<RequestInfo['resource']> {
  return path.resource === 'namespaces' ? { ...path, namespace: '' } : path
}

function notFound(exchange: Exchange): Promise<void> {
  return exchange.sendText(404, '404 page not found\n')
}

function forbidden(user: User, verb: string, path: string, resource: AccessAttributes['resource'], reason: string) {
  const who = `User ${JSON.stringify(user.name)}`
  const why = reason === '' ? '' : `: ${reason}`
  if (!resource) return failure.forbidden({ group: '', name: '' }, '', `${who} cannot ${verb} path ${JSON.stringify(path)}${why}`)
  const what = resource.subresource === '' ? resource.resource : `${resource.resource}/${resource.subresource}`
  const where = resource.namespace === '' ? 'at the cluster scope' : `in the namespace ${JSON.stringify(resource.namespace)}`
  return failure.forbidden(
    { group: resource.group, name: resource.resource },
    resource.name,
    `${who} cannot ${verb} resource ${JSON.stringify(what)} in API group ${JSON.stringify(resource.group)} ${where}${why}`,
  )
}
