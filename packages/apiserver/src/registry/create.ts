import { randomUUID } from 'node:crypto'
import { formatTime } from '../clock.js'
import { freezeDeep } from '../schema/json.js'
import { failure, StatusError } from '../status.js'
import { Stored } from '../store/stored.js'
import { validateKubeFinalizers, validateObjectMeta, validateObjectName } from '../validation/metadata.js'
import { pathSegment } from '../validation/names.js'
import { runAdmission } from './admission.js'
import { canonical } from './defaulting.js'
import { generateName } from './generate-name.js'
import { trackFields } from './managed-fields.js'
import { dedupOwnerReferences, expectedNamespace, matchNamespace, withoutSystemFields } from './meta.js'
import { asJson, draftOf, type KubeObject, viewOf } from './objects.js'
import { convertToStorage, groupKind, groupResource, keyOf, toStore } from './resource.js'
import { withinLimit } from './size-limit.js'
import { dropWarning, type ServerState, strategyContext, type WriteRequest } from './state.js'

const generateNameAttempts = 8

/** Makes an object from a decoded and defaulted draft of the request's version (which is changed). Gives it as it is stored. */
export async function createObject(state: ServerState, request: WriteRequest, draft: KubeObject): Promise<Stored> {
  draft.metadata = withoutSystemFields(draft.metadata)
  matchNamespace(draft.metadata, expectedNamespace(request))
  dedupOwnerReferences(draft, request.warn)
  const tracked: KubeObject = viewOf(trackFields(state, request, undefined, asJson(draft)))
  await runAdmission(state.admission, 'mutate', attributesOf(request, tracked))
  dedupOwnerReferences(tracked, request.warn)
  const generated = !tracked.metadata.name && Boolean(tracked.metadata.generateName)
  for (let attempt = 1; ; attempt++) {
    const stored = convertToStorage(request.resource, asJson(tracked))
    // Another attempt begins with the same draft.
    const object: KubeObject = generated ? draftOf(stored) : viewOf(stored)
    if (generated) object.metadata.name = generateName(object.metadata.generateName ?? '')
    const exists = await prepareAndPut(state, request, object)
    if (exists instanceof Stored) return exists
    if (generated && attempt < generateNameAttempts) continue
    if (object.metadata.generateName) throw failure.generateNameConflict(groupResource(request.resource), object.metadata.name ?? '')
    throw exists
  }
}

/** The second half of a creation: also for an object that an update makes. */
export async function prepareAndPut(state: ServerState, request: WriteRequest, draft: KubeObject): Promise<Stored | StatusError> {
  let object = draft
  const { resource } = request
  const { strategy } = resource.definition
  const context = strategyContext(state, request)
  object.metadata.creationTimestamp = formatTime(context.now)
  object.metadata.uid = randomUUID()
  matchNamespace(object.metadata, expectedNamespace(request))
  strategy.prepareForCreate?.(object, context)
  object = canonical(state, resource, object)
  let errors = [
    ...validateObjectMeta(object.metadata, resource.namespaced, strategy.nameRule),
    ...(resource.definition.custom ? [] : validateKubeFinalizers(object.metadata.finalizers)),
    ...(strategy.validate?.(object, context) ?? []),
  ]
  if (errors.length === 0) errors = validateObjectName(object.metadata, pathSegment)
  if (errors.length > 0) throw failure.invalid(groupKind(resource), object.metadata.name ?? '', errors)
  if (request.warn !== dropWarning) for (const warning of strategy.warnings?.(object, undefined) ?? []) request.warn(warning)
  await runAdmission(state.admission, 'validate', attributesOf(request, object))

  const name = object.metadata.name ?? ''
  const key = keyOf(resource, object.metadata.namespace ?? '', name)
  const table = state.store.table(resource.definition.table)
  const existing = table.get(key)
  if (existing) {
    const error = failure.alreadyExists(groupResource(resource), name)
    if (!viewOf(existing.object).metadata.deletionTimestamp) return error
    return new StatusError(error.httpCode, error.reason, `object is being deleted: ${error.message}`, error.statusDetails)
  }
  if (!request.dryRun && object.metadata.resourceVersion && object.metadata.resourceVersion !== '0') {
    throw new StatusError(500, '', 'resourceVersion should not be set on objects to be created')
  }
  if (request.dryRun) return new Stored(key, freezeDeep(asJson(object)), state.store.revision)
  const stored = table.put(key, withinLimit(resource, toStore(resource, asJson(object))))
  strategy.afterCommit?.(viewOf(stored.object), undefined, context)
  return stored
}

function attributesOf(request: WriteRequest, object: KubeObject) {
  const { resource, subresource, namespace, user, dryRun, warn } = request
  return {
    operation: 'CREATE' as const,
    resource,
    subresource,
    namespace: resource.resource === 'namespaces' ? (object.metadata.name ?? '') : namespace,
    name: request.name || (object.metadata.name ?? ''),
    object,
    old: undefined,
    user,
    dryRun,
    warn,
  }
}
