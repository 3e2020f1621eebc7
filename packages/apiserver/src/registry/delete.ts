import { formatTime } from '../clock.js'
import { equalJson, freezeDeep } from '../schema/json.js'
import { failure } from '../status.js'
import { Stored } from '../store/stored.js'
import { runAdmission } from './admission.js'
import { type DeleteOptions, validateDeleteOptions } from './delete-options.js'
import { asJson, draftOf, type KubeObject, type ObjectMeta, viewOf } from './objects.js'
import { groupResource, keyOf } from './resource.js'
import { type ServerState, strategyContext, type WriteRequest } from './state.js'

export interface DeleteOutcome {
  readonly stored: Stored
  /** False while finalizers or a grace period keep it. */
  readonly deleted: boolean
}

/** Deletes an object, or begins to: with finalizers or a grace period it is marked, and stays. Throws NotFound and Conflict. */
export async function deleteObject(state: ServerState, request: WriteRequest, options: DeleteOptions): Promise<DeleteOutcome> {
  const { resource, subresource, namespace, name, user, dryRun, warn } = request
  const { strategy } = resource.definition
  const table = state.store.table(resource.definition.table)
  const key = keyOf(resource, namespace, name)
  const errors = validateDeleteOptions(options)
  if (errors.length > 0) throw failure.invalid({ group: 'meta.k8s.io', name: 'DeleteOptions' }, '', errors)
  for (const warning of strategy.deleteWarnings?.(options) ?? []) warn(warning)
  for (;;) {
    const live = table.get(key)
    if (!live) throw failure.notFound(groupResource(resource), name)
    const old = viewOf(live.object)
    checkPreconditions(request, old.metadata, options)
    const attributes = {
      operation: 'DELETE' as const,
      resource,
      subresource,
      namespace: resource.resource === 'namespaces' ? name : namespace,
      name,
      object: undefined,
      old,
      user,
      dryRun,
      warn,
    }
    await runAdmission(state.admission, 'mutate', attributes)
    await runAdmission(state.admission, 'validate', attributes)
    if (table.get(key) !== live) continue

    const context = strategyContext(state, request)
    const object = draftOf(live.object)
    const step = strategy.beginDelete
      ? strategy.beginDelete(withPropagation(state, request, object, options), context)
        ? 'remove'
        : 'write'
      : markDeleted(state, request, object, options, context.now)
    if (step === 'pending') return { stored: live, deleted: false }
    if (step === 'write') {
      if (equalJson(asJson(object), live.object)) return { stored: live, deleted: false }
      if (dryRun) return { stored: new Stored(key, freezeDeep(asJson(object)), live.revision), deleted: false }
      const stored = table.put(key, asJson(object))
      strategy.afterCommit?.(viewOf(stored.object), old, context)
      return { stored, deleted: false }
    }
    if (dryRun) return { stored: live, deleted: true }
    // A graceful deletion that ends at once is seen by watchers as a change, then a deletion.
    if (step === 'write then remove') table.put(key, asJson(object))
    const stored = table.remove(key)
    strategy.afterCommit?.(undefined, old, context)
    return { stored: stored ?? live, deleted: true }
  }
}

function checkPreconditions({ resource }: WriteRequest, meta: ObjectMeta, { preconditions }: DeleteOptions): void {
  const kind = { group: resource.group, name: resource.kind }
  if (preconditions?.uid !== undefined && preconditions.uid !== meta.uid) {
    throw failure.conflict(
      kind,
      meta.name ?? '',
      `the UID in the precondition (${preconditions.uid}) does not match the UID in record (${meta.uid}). The object might have been deleted and then recreated`,
    )
  }
  if (preconditions?.resourceVersion !== undefined && preconditions.resourceVersion !== meta.resourceVersion) {
    throw failure.conflict(
      kind,
      meta.name ?? '',
      `the ResourceVersion in the precondition (${preconditions.resourceVersion}) does not match the ResourceVersion in record (${meta.resourceVersion}). The object might have been modified`,
    )
  }
}

type Step = 'remove' | 'write' | 'write then remove' | 'pending'

/** Decides what a deletion does to the object, and changes the draft. */
function markDeleted(state: ServerState, request: WriteRequest, object: KubeObject, options: DeleteOptions, now: Date): Step {
  const { strategy } = request.resource.definition
  const { metadata: meta } = object
  let requested = options.gracePeriodSeconds
  if (requested !== undefined && requested < 0) requested = 1
  let graceful = false
  if (strategy.gracePeriodSeconds) {
    if (meta.deletionTimestamp) {
      if (meta.deletionGracePeriodSeconds) {
        if (requested === undefined || requested >= meta.deletionGracePeriodSeconds) return 'pending'
        shortenGrace(meta, requested, now)
        graceful = true
      }
    } else {
      const period = strategy.gracePeriodSeconds(object, requested)
      if (period !== undefined) {
        meta.deletionTimestamp = formatTime(new Date(now.getTime() + period * 1000))
        meta.deletionGracePeriodSeconds = period
        if (meta.generation) meta.generation += 1
        graceful = true
      }
    }
  }
  withPropagation(state, request, object, options)
  const pending = Boolean(meta.finalizers?.length)
  if (graceful) return pending || (meta.deletionGracePeriodSeconds ?? 0) > 0 ? 'write' : 'write then remove'
  if (!pending) return 'remove'
  if (!meta.deletionTimestamp && meta.generation) meta.generation += 1
  if (!meta.deletionTimestamp || Date.parse(meta.deletionTimestamp) > now.getTime()) meta.deletionTimestamp = formatTime(now)
  meta.deletionGracePeriodSeconds = 0
  return 'write'
}

/** A grace period can only be shortened, and never ends in the past. */
function shortenGrace(meta: ObjectMeta, requested: number, now: Date): void {
  const end = Date.parse(meta.deletionTimestamp ?? '') - (meta.deletionGracePeriodSeconds ?? 0) * 1000 + requested * 1000
  const past = end < now.getTime()
  meta.deletionTimestamp = formatTime(past ? now : new Date(end))
  meta.deletionGracePeriodSeconds = past && requested !== 0 ? 1 : requested
}

/** Puts on or takes away the finalizers that tell a garbage collector what to do with dependents. */
function withPropagation(state: ServerState, request: WriteRequest, object: KubeObject, options: DeleteOptions): KubeObject {
  if (!state.settings.garbageCollection) return object
  const { metadata: meta } = object
  const { propagation } = request.resource.definition.strategy
  const before = meta.finalizers ?? []
  const policy = propagation === 'none' ? 'Background' : policyOf(options, before, propagation)
  const finalizers = before.filter((name) => name !== 'orphan' && name !== 'foregroundDeletion')
  if (policy === 'Orphan') finalizers.push('orphan')
  if (policy === 'Foreground') finalizers.push('foregroundDeletion')
  if (finalizers.length === before.length && finalizers.every((name) => before.includes(name))) return object
  if (finalizers.length > 0) meta.finalizers = finalizers
  else delete meta.finalizers
  return object
}

function policyOf(options: DeleteOptions, finalizers: readonly string[], fallback: 'background' | 'orphan'): string {
  if (options.orphanDependents !== undefined) return options.orphanDependents ? 'Orphan' : 'Background'
  if (options.propagationPolicy !== undefined) return options.propagationPolicy
  for (const name of finalizers) {
    if (name === 'orphan') return 'Orphan'
    if (name === 'foregroundDeletion') return 'Foreground'
  }
  return fallback === 'orphan' ? 'Orphan' : 'Background'
}
