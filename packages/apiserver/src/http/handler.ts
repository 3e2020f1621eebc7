import type { Authenticator } from '../auth/authenticator.js'
import type { User } from '../auth/user.js'
import { failure } from '../status.js'
import { createBinding } from './binding-handler.js'
import { handleComponentStatuses } from './component-statuses.js'
import { Exchange } from './exchange.js'
import type { HandlerContext } from './handler-context.js'
import { handleMeta, type MetaContext } from './meta-handler.js'
import { flag } from './query.js'
import { parseRequestInfo, type RequestInfo } from './request-info.js'
import { handleResource } from './resource-handler.js'
import { createReview, reviews } from './review-handler.js'
import { handleSubresource } from './subresource-handler.js'
import type { HttpRequest, HttpResponse } from './transport.js'

export interface ServerContext extends HandlerContext, MetaContext {
  readonly authenticator: Authenticator
  /** Requests (watches aside) that may be under way at once. */
  readonly maxInFlight: number
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
    this.#inFlight++
    try {
      if (this.#inFlight > this.#context.maxInFlight)
        throw failure.tooManyRequests('the server has received too many requests and has asked us to try again later', 1)
      await this.#route(exchange)
    } catch (error) {
      await exchange.fail(error).catch(() => response.destroy())
    } finally {
      this.#inFlight--
      // What was not read must not block the connection.
      if (!request.body.readableEnded) request.body.resume()
    }
  }

  async #route(exchange: Exchange): Promise<void> {
    const context = this.#context
    exchange.user = await context.authenticator.authenticate(exchange)
    const info = parseRequestInfo(exchange.method, exchange.path, flag(exchange.query.get('watch')))
    this.#authorize(exchange, info)
    const { resource: path } = info
    if (!path) {
      if (!(await handleMeta(context, exchange))) await notFound(exchange)
      return
    }
    const resource = context.state.registry.get(path.apiVersion, path.resource)
    if (
      !resource ||
      (path.tooLong && path.subresource !== 'proxy') ||
      (!resource.namespaced && path.namespace !== '' && path.resource !== 'namespaces')
    )
      return notFound(exchange)
    if (path.subresource !== '') {
      const subresource = resource.subresources.get(path.subresource)
      if (!subresource) return notFound(exchange)
      return handleSubresource(context, exchange, resource, subresource, normalized(path), info.verb)
    }
    if (reviews.has(resource.resource)) {
      if (info.verb !== 'create') throw failure.methodNotAllowed()
      return createReview(context, exchange, resource, path)
    }
    if (resource.group === '' && resource.resource === 'bindings') return this.#bind(exchange, path, info.verb)
    if (resource.group === '' && resource.resource === 'componentstatuses')
      return handleComponentStatuses(context, exchange, resource, path, info.verb)
    return handleResource(context, exchange, resource, normalized(path), info.verb)
  }

  #bind(exchange: Exchange, path: NonNullable<RequestInfo['resource']>, verb: string): Promise<void> {
    const pods = this.#context.state.registry.get('v1', 'pods')
    if (verb !== 'create' || !pods) throw failure.methodNotAllowed()
    return createBinding(this.#context, exchange, pods, path)
  }

  #authorize(exchange: Exchange, { verb, path, resource }: RequestInfo): void {
    const { user } = exchange
    const refused = this.#context.authorizer({ user, verb, path, ...(resource && { resource }) })
    if (refused !== undefined) throw forbidden(user, verb, path, resource, refused)
  }
}

/** The namespace of a namespace's own path is no namespace that it is in. */
function normalized(path: NonNullable<RequestInfo['resource']>): NonNullable<RequestInfo['resource']> {
  return path.resource === 'namespaces' ? { ...path, namespace: '' } : path
}

function notFound(exchange: Exchange): Promise<void> {
  return exchange.sendText(404, '404 page not found\n')
}

function forbidden(user: User, verb: string, path: string, resource: RequestInfo['resource'], reason: string) {
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
