import { createObject } from '../registry/create.js'
import { setDefaults } from '../registry/defaulting.js'
import { deleteObject } from '../registry/delete.js'
import type { DeleteOptions } from '../registry/delete-options.js'
import { getObject, listObjects } from '../registry/list.js'
import type { ListOptions } from '../registry/list-options.js'
import { trackFields } from '../registry/managed-fields.js'
import { matcher, selectedName } from '../registry/match.js'
import { dedupOwnerReferences, expectedNamespace, matchName, matchNamespace } from '../registry/meta.js'
import { asJson, draftOf } from '../registry/objects.js'
import { groupResource, type ServedResource } from '../registry/resource.js'
import { parseWatchVersion } from '../registry/resource-version.js'
import type { WriteRequest } from '../registry/state.js'
import { updateObject } from '../registry/update.js'
import type { JsonObject } from '../schema/json.js'
import { FieldSelector } from '../selectors/field-selector.js'
import { failure } from '../status.js'
import { readBody } from './body.js'
import { decodeObject, decodeOptions, kindOf } from './decode-body.js'
import type { Exchange } from './exchange.js'
import { type HandlerContext, type ResourcePath, success, writeRequest } from './handler-context.js'
import { checkStreamForm, negotiateInput } from './negotiation.js'
import { patchObject } from './patch-handler.js'
import { readDeleteOptions, readListOptions, readWriteOptions } from './query.js'
import { jsonContent } from './render.js'
import { shapeEvents, shapeList, shapeObject } from './shape.js'
import { streamWatch } from './watch-stream.js'

/** Requests to a resource and to one of its objects. */
export async function handleResource(
  context: HandlerContext,
  exchange: Exchange,
  resource: ServedResource,
  path: ResourcePath,
  verb: string,
): Promise<void> {
  if (!resource.verbs.includes(verb)) throw failure.methodNotAllowed()
  switch (verb) {
    case 'get':
      return get(context, exchange, resource, path)
    case 'list':
    case 'watch':
      return list(context, exchange, resource, path)
    case 'create':
      return create(context, exchange, resource, path)
    case 'update':
      return update(context, exchange, resource, path)
    case 'patch':
      return patchObject(context, exchange, resource, path)
    case 'delete':
      return remove(context, exchange, resource, path)
    case 'deletecollection':
      return removeAll(context, exchange, resource, path)
    default:
      throw failure.methodNotAllowed()
  }
}

export async function get(
  context: HandlerContext,
  exchange: Exchange,
  resource: ServedResource,
  { namespace, name }: ResourcePath,
): Promise<void> {
  const form = exchange.outputForm
  const stored = getObject(context.state, resource, namespace, name, exchange.query.get('resourceVersion') ?? '')
  await exchange.send(200, shapeObject(context, exchange, resource, stored, form), form)
}

async function list(context: HandlerContext, exchange: Exchange, resource: ServedResource, path: ResourcePath): Promise<void> {
  const { state } = context
  const options = withName(readListOptions(exchange.query, path.watchPath), path.name)
  const form = exchange.outputForm
  if (options.watch) {
    checkStreamForm(form)
    // What is wrong is answered as such, before the stream begins.
    parseWatchVersion(options.resourceVersion)
    matcher(resource, options)
    const replaced = state.registry.untilReplaced(resource)
    const stopped = replaced ? AbortSignal.any([context.stopped, replaced]) : context.stopped
    streamWatch(state, exchange, resource, path.namespace, options, shapeEvents(context, exchange, resource, form), stopped)
    return
  }
  await exchange.send(200, shapeList(context, exchange, resource, listObjects(state, resource, path.namespace, options), form), form)
}

/** A name in the path of a list or watch is a field selector. */
function withName(options: ListOptions, name: string): ListOptions {
  if (name === '') return options
  if (options.fieldSelector && options.fieldSelector.requirements.length > 0) {
    if (selectedName(options) !== name) throw failure.badRequest("fieldSelector metadata.name doesn't match requested name")
    return options
  }
  return { ...options, fieldSelector: new FieldSelector([{ field: 'metadata.name', operator: '=', value: name }]) }
}

async function create(context: HandlerContext, exchange: Exchange, resource: ServedResource, path: ResourcePath): Promise<void> {
  const form = exchange.outputForm
  const mediaType = negotiateInput(exchange.header('content-type'))
  const body = await readBody(exchange.request, context.maxBodyBytes)
  const options = readWriteOptions(exchange.query, 'CreateOptions')
  const object = decodeObject(body, mediaType, kindOf(resource), options.fieldValidation, exchange.warn)
  setDefaults(context.state, resource, object)
  const stored = await createObject(context.state, writeRequest(exchange, resource, path, options), object)
  await exchange.send(201, shapeObject(context, exchange, resource, stored, form), form)
}

export async function update(context: HandlerContext, exchange: Exchange, resource: ServedResource, path: ResourcePath): Promise<void> {
  const form = exchange.outputForm
  const body = await readBody(exchange.request, context.maxBodyBytes)
  const options = readWriteOptions(exchange.query, 'UpdateOptions')
  const mediaType = negotiateInput(exchange.header('content-type'))
  const object = decodeObject(body, mediaType, kindOf(resource), options.fieldValidation, exchange.warn)
  const request = writeRequest(exchange, resource, path, options)
  setDefaults(context.state, resource, object)
  matchNamespace(object.metadata, expectedNamespace(request))
  matchName(object.metadata, path.name, path.namespace)
  dedupOwnerReferences(object, exchange.warn)
  const make = (live: JsonObject | undefined) => draftOf(trackFields(context.state, request, live, asJson(object)))
  const { stored, created } = await updateObject(context.state, request, make, { uidIsPrecondition: true })
  await exchange.send(created ? 201 : 200, shapeObject(context, exchange, resource, stored, form), form)
}

async function remove(context: HandlerContext, exchange: Exchange, resource: ServedResource, path: ResourcePath): Promise<void> {
  const form = exchange.outputForm
  const options = await deleteOptions(context, exchange)
  const { stored, deleted } = await deleteObject(context.state, deleteRequest(exchange, resource, path, options), options)
  const status = !deleted && options.orphanDependents === false ? 202 : 200
  if (!deleted || resource.definition.strategy.returnsDeletedObject)
    return exchange.send(status, shapeObject(context, exchange, resource, stored, form), form)
  const { name, uid } = stored.metadata as { name: string; uid: string }
  const { group, name: plural } = groupResource(resource)
  await exchange.send(status, jsonContent(success({ name, ...(group && { group }), kind: plural, uid })), { mediaType: form.mediaType })
}

async function removeAll(context: HandlerContext, exchange: Exchange, resource: ServedResource, path: ResourcePath): Promise<void> {
  const form = exchange.outputForm
  const listOptions = readListOptions(exchange.query)
  const options = await deleteOptions(context, exchange)
  const list = listObjects(context.state, resource, path.namespace, listOptions)
  for (const stored of list.items) {
    const { name, namespace = '' } = stored.metadata as { name: string; namespace?: string }
    try {
      await deleteObject(context.state, deleteRequest(exchange, resource, { ...path, namespace, name }, options), { ...options })
    } catch (error) {
      if (!(error instanceof Error) || (error as { reason?: string }).reason !== 'NotFound') throw error
    }
  }
  await exchange.send(200, shapeList(context, exchange, resource, list, form), form)
}

/** The options of a deletion: from the body, else from the query. */
export async function deleteOptions(context: HandlerContext, exchange: Exchange): Promise<DeleteOptions> {
  const body = await readBody(exchange.request, context.maxBodyBytes)
  if (body.length === 0) return readDeleteOptions(exchange.query)
  const mediaType = negotiateInput(exchange.header('content-type'))
  const type = context.state.registry.metaType('DeleteOptions')
  const { kind: _kind, apiVersion: _apiVersion, ...options } = decodeOptions(body, mediaType, type)
  return options as DeleteOptions
}

function deleteRequest(exchange: Exchange, resource: ServedResource, path: ResourcePath, options: DeleteOptions): WriteRequest {
  return writeRequest(exchange, resource, path, { dryRun: (options.dryRun ?? []).length > 0, fieldManager: '' })
}
