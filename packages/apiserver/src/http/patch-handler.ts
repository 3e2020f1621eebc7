import { setDefaults, untouchedBy } from '../registry/defaulting.js'
import { applyFields, trackFields } from '../registry/managed-fields.js'
import { dedupOwnerReferences, expectedNamespace, matchName, matchNamespace } from '../registry/meta.js'
import { asJson, draftOfDecoded, type KubeObject, viewOf } from '../registry/objects.js'
import { groupResource, type ServedResource } from '../registry/resource.js'
import type { WriteRequest } from '../registry/state.js'
import { updateObject } from '../registry/update.js'
import { decodeObjectOf } from '../schema/decode-object.js'
import { isObject, type JsonObject } from '../schema/json.js'
import { failure } from '../status.js'
import { readBody } from './body.js'
import { checkTypeMeta, kindOf } from './decode-body.js'
import type { Exchange } from './exchange.js'
import { type HandlerContext, type ResourcePath, writeRequest } from './handler-context.js'
import { type Patch, type PatchKind, patched, patchKind, readPatch } from './patch.js'
import { readWriteOptions } from './query.js'
import { shapeObject } from './shape.js'

const kinds: readonly PatchKind[] = ['json', 'merge', 'strategic', 'apply']
/** Without a Go type nothing says how lists merge. */
const customKinds: readonly PatchKind[] = ['json', 'merge', 'apply']

/** PATCH of an object or of a subresource of its own kind: JSON patch, merge patch, strategic merge patch and server-side apply. */
export async function patchObject(
  context: HandlerContext,
  exchange: Exchange,
  resource: ServedResource,
  path: ResourcePath,
): Promise<void> {
  const { state } = context
  const kind = patchKind(exchange.header('content-type'), resource.definition.custom ? customKinds : kinds)
  const form = exchange.outputForm
  const body = await readBody(exchange.request, context.maxBodyBytes)
  const options = readWriteOptions(exchange.query, 'PatchOptions', kind === 'apply')
  const request = writeRequest(exchange, resource, path, options)
  const patch = readPatch(kind, body, options.fieldValidation, exchange.warn)
  const make = (live: JsonObject | undefined): KubeObject => {
    const object =
      kind === 'apply' ? applied(context, request, patch, live, options.force ?? false) : changed(context, request, patch, live)
    matchNamespace(object.metadata, expectedNamespace(request))
    matchName(object.metadata, path.name, path.namespace)
    dedupOwnerReferences(object, exchange.warn)
    return object
  }
  const { stored, created } = await updateObject(state, request, make, { mayCreate: kind === 'apply' && path.subresource === '' })
  await exchange.send(created ? 201 : 200, shapeObject(context, exchange, resource, stored, form), form)
}

function changed({ state }: HandlerContext, request: WriteRequest, patch: Patch, live: JsonObject | undefined): KubeObject {
  const { resource } = request
  if (!live) throw failure.notFound(groupResource(resource), request.name)
  const untouched = untouchedBy(request, live)
  const after = patched(patch, live, resource.type, untouched)
  if (resource.type.custom) checkTypeMeta(after, kindOf(resource))
  const object = draftOfDecoded(resource.type, kindOf(resource), after)
  setDefaults(state, resource, object)
  return viewOf(trackFields(state, request, live, asJson(object)))
}

function applied({ state }: HandlerContext, request: WriteRequest, patch: Patch, live: JsonObject | undefined, force: boolean): KubeObject {
  const { resource } = request
  const { value, duplicates, validation, warn } = patch
  if (!isObject(value)) throw failure.badRequest('error decoding YAML: the configuration is no object')
  const merged = applyFields(state, request, live, value, force)
  if (duplicates.length > 0 && validation === 'Strict') throw failure.badRequest(`error strict decoding YAML: ${duplicates.join(', ')}`)
  if (validation === 'Warn') for (const duplicate of duplicates) warn(duplicate)
  const object = draftOfDecoded(resource.type, kindOf(resource), decodeObjectOf(resource.type, { value: merged }).object)
  setDefaults(state, resource, object)
  return object
}
