import type { ServedResource, ServedSubresource } from '../registry/resource.js'
import { failure } from '../status.js'
import { createBinding } from './binding-handler.js'
import { handleConnection, isConnection } from './connection-handler.js'
import { createEviction } from './eviction-handler.js'
import type { Exchange } from './exchange.js'
import type { HandlerContext, ResourcePath } from './handler-context.js'
import { patchObject } from './patch-handler.js'
import { get, update } from './resource-handler.js'
import { handleScale } from './scale-handler.js'
import { createToken } from './token-handler.js'

/** Requests to a subresource of an object. */
export async function handleSubresource(
  context: HandlerContext,
  exchange: Exchange,
  resource: ServedResource,
  subresource: ServedSubresource,
  path: ResourcePath,
  verb: string,
): Promise<void> {
  if (isConnection(subresource)) return handleConnection(context, exchange, resource, subresource.name, path)
  if (!subresource.verbs.includes(verb)) throw failure.methodNotAllowed()
  switch (subresource.name) {
    case 'scale':
      return handleScale(context, exchange, resource, subresource, path, verb)
    case 'binding':
      return createBinding(context, exchange, resource, path)
    case 'eviction':
      return createEviction(context, exchange, resource, path)
    case 'token':
      return createToken(context, exchange, resource, path)
  }
  if (verb === 'get') return get(context, exchange, resource, path)
  if (verb === 'update') return update(context, exchange, resource, path)
  if (verb === 'patch') return patchObject(context, exchange, resource, path)
  throw failure.methodNotAllowed()
}
