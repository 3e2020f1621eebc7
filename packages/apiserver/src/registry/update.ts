import { freezeDeep, type JsonObject, quoteGo } from '../schema/json.js'
import { failure, StatusError } from '../status.js'
import { Stored } from '../store/stored.js'
import { validateKubeFinalizers, validateObjectMeta, validateObjectMetaUpdate } from '../validation/metadata.js'
import { pathSegment } from '../validation/names.js'
import { runAdmission } from './admission.js'
import { prepareAndPut } from './create.js'
import { canonical } from './defaulting.js'
import { keepTimestamps } from './managed-fields.js'
import { expectedNamespace, matchNamespace } from './meta.js'
import { asJson, type KubeObject, viewOf } from './objects.js'
import { convertTo, convertToStorage, etcdKey, groupKind, groupResource, keyOf, storedView, toStore } from './resource.js'
import { withinLimit } from './size-limit.js'
import { dropWarning, type ServerState, strategyContext, type WriteRequest } from './state.js'

export interface UpdateOptions {
  /** Makes the object when there is none, whatever the kind's rule is (server-side apply does). */
  readonly mayCreate?: boolean
  /** A uid in the new object is a precondition, as in a PUT. Else it is a change like another, which is refused. */
  readonly uidIsPrecondition?: boolean
}

export interface UpdateOutcome {
  readonly stored: Stored
  readonly created: boolean
}

/**
 * From the live object in the request's version (absent when there is none) to the new one, with managed fields: a draft of its own each time,
 * since it is asked again when somebody else wrote meanwhile.
 */
export type MakeUpdate = (live: JsonObject | undefined) => KubeObject

const attempts = 5

/** Changes an object: PUT, the patches and apply differ only in how they make the new one. */
export async function updateObject(
  state: ServerState,
  request: WriteRequest,
  make: MakeUpdate,
  options: UpdateOptions = {},
): Promise<UpdateOutcome> {
  const { resource, name } = request
  const table = state.store.table(resource.definition.table)
  const key = keyOf(resource, request.namespace, name)
  for (let attempt = 1; ; attempt++) {
    const live = table.get(key)
    if (!live) {
      if (!options.mayCreate && !resource.definition.strategy.createOnUpdate) throw failure.notFound(groupResource(resource), name)
      return { stored: await createByUpdate(state, request, make, options), created: true }
    }
    const next = await nextObject(state, request, live, make, options)
    if (table.get(key) === live) return { stored: commit(state, request, key, live, next), created: false }
    // Somebody wrote while admission waited.
    if (attempt === attempts) throw failure.modified(groupResource(resource), name)
  }
}

async function createByUpdate(state: ServerState, request: WriteRequest, make: MakeUpdate, options: UpdateOptions): Promise<Stored> {
  const made = make(undefined)
  const { uid } = made.metadata
  if (uid) {
    const why = options.uidIsPrecondition
      ? uidMismatch(request, uid, '')
      : `uid mismatch: the provided object specified uid ${uid}, and no existing object was found`
    throw failure.conflict(groupResource(request.resource), request.name, why)
  }
  made.metadata.resourceVersion = ''
  const { resource, subresource, namespace, name, user, dryRun, warn } = request
  await runAdmission(state.admission, 'mutate', {
    operation: 'CREATE',
    resource,
    subresource,
    namespace: resource.resource === 'namespaces' ? name : namespace,
    name,
    object: made,
    old: undefined,
    user,
    dryRun,
    warn,
  })
  const stored: Stored | StatusError = await prepareAndPut(state, request, viewOf(convertToStorage(resource, asJson(made))))
  if (stored instanceof Stored) return stored
  throw stored
}

/** The new object in the stored version, valid and admitted. */
async function nextObject(
  state: ServerState,
  request: WriteRequest,
  live: Stored,
  make: MakeUpdate,
  { uidIsPrecondition = false }: UpdateOptions,
): Promise<KubeObject> {
  const { resource, subresource, namespace, name, user, dryRun, warn } = request
  const { strategy } = resource.definition
  const rules = subresource === '' ? strategy : (strategy.subresources[subresource] ?? strategy)
  const old = viewOf(storedView(resource, live.object))
  const made = make(convertTo(resource, live.object))
  if (uidIsPrecondition && made.metadata.uid && made.metadata.uid !== old.metadata.uid) {
    throw failure.conflict(groupResource(resource), name, uidMismatch(request, made.metadata.uid, old.metadata.uid ?? ''))
  }
  const admitted = {
    operation: 'UPDATE' as const,
    resource,
    subresource,
    namespace: resource.resource === 'namespaces' ? name : namespace,
    name,
    old,
    user,
    dryRun,
    warn,
  }
  await runAdmission(state.admission, 'mutate', { ...admitted, object: made })

  let object: KubeObject = viewOf(convertToStorage(resource, asJson(made)))
  let meta = object.metadata
  if (!meta.resourceVersion || meta.resourceVersion === '0') {
    if (!strategy.unconditionalUpdate) {
      throw failure.invalid(groupResource(resource), name, [
        { type: 'FieldValueInvalid', path: 'metadata.resourceVersion', value: 0, detail: 'must be specified for an update' },
      ])
    }
    meta.resourceVersion = old.metadata.resourceVersion ?? ''
  } else if (!/^\d+$/.test(meta.resourceVersion)) {
    throw new StatusError(500, '', `strconv.ParseUint: parsing ${JSON.stringify(meta.resourceVersion)}: invalid syntax`)
  } else if (!/^\d{1,19}$/.test(meta.resourceVersion)) {
    throw new StatusError(500, '', `strconv.ParseUint: parsing ${quoteGo(meta.resourceVersion)}: invalid syntax`)
  } else if (meta.resourceVersion !== old.metadata.resourceVersion) throw failure.modified(groupResource(resource), name)

  matchNamespace(meta, expectedNamespace(request))
  setOrDelete(meta, 'generation', old.metadata.generation)
  const context = strategyContext(state, request)
  rules.prepareForUpdate?.(object, old, context)
  meta.uid ??= old.metadata.uid ?? ''
  setOrDelete(meta, 'creationTimestamp', old.metadata.creationTimestamp)
  if (old.metadata.deletionTimestamp) meta.deletionTimestamp = old.metadata.deletionTimestamp
  if (old.metadata.deletionGracePeriodSeconds !== undefined) meta.deletionGracePeriodSeconds ??= old.metadata.deletionGracePeriodSeconds
  object = canonical(state, resource, object, resource.definition.convert ? undefined : live.object)
  meta = object.metadata
  const changes = validateObjectMetaUpdate(meta, old.metadata)
  const errors = [
    ...validateObjectMeta(meta, resource.namespaced, pathSegment, 'metadata', old.metadata),
    // The real server checks this once for all kinds and again in each kind's own validation, and so says it twice.
    ...changes,
    ...changes,
    ...(resource.definition.custom ? [] : validateKubeFinalizers(meta.finalizers)),
    ...(rules.validateUpdate?.(object, old, context) ?? []),
  ]
  if (errors.length > 0) throw failure.invalid(groupKind(resource), name, errors)
  if (warn !== dropWarning) for (const warning of rules.warnings?.(object, old) ?? []) warn(warning)
  await runAdmission(state.admission, 'validate', { ...admitted, object })
  return object
}

function commit(state: ServerState, request: WriteRequest, key: string, live: Stored, next: KubeObject): Stored {
  const { strategy, table: tableName } = request.resource.definition
  const table = state.store.table(tableName)
  const context = strategyContext(state, request)
  const old = viewOf(live.object)
  const gone =
    !next.metadata.finalizers?.length &&
    old.metadata.deletionTimestamp !== undefined &&
    !old.metadata.deletionGracePeriodSeconds &&
    (strategy.mayGo?.(next) ?? true)
  if (gone) {
    if (!request.dryRun) {
      table.remove(key)
      strategy.afterCommit?.(undefined, old, context)
    }
    return new Stored(key, freezeDeep(asJson(next)), live.revision)
  }
  const object = keepTimestamps(live.object, toStore(request.resource, asJson(next)))
  if (object === live.object) return live
  if (request.dryRun) return new Stored(key, freezeDeep(object), live.revision)
  const stored = table.put(key, withinLimit(request.resource, object))
  strategy.afterCommit?.(viewOf(stored.object), old, context)
  return stored
}

function setOrDelete<T, K extends keyof T>(target: T, field: K, value: T[K] | undefined): void {
  if (value === undefined) delete target[field]
  else target[field] = value
}

function uidMismatch({ resource, namespace, name }: WriteRequest, wanted: string, found: string): string {
  const key = etcdKey(resource, namespace, name)
  return `StorageError: invalid object, Code: 4, Key: ${key}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${wanted}, UID in object meta: ${found}`
}
