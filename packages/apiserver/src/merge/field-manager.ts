import { formatTime } from '../clock.js'
import type { ObjectType } from '../schema/built-in.js'
import { zero } from '../schema/go-zero.js'
import { compareBytes, equalJson, freezeDeep, isArray, isObject, type JsonObject, type JsonValue, own, withoutKey } from '../schema/json.js'
import { applyWithUpgrade, checkApplied, refused } from './apply.js'
import { differenceOf, emptySet, unionOf } from './field-set.js'
import { refreshLastApplied } from './last-applied.js'
import { apiVersionOf, type ManagedContext, mergeTypeOf, metadataOf, stripped, withManagedFields, withoutReset } from './managed-context.js'
import {
  changeEntry,
  decodeManagedFields,
  encodeManagedFields,
  type ManagerEntry,
  type Managers,
  managerId,
  seconds,
} from './managed-fields.js'
import { Change, loseFields, reconcile, UntrackableError } from './version-change.js'

const maxUpdateManagers = 10

const firstApplyManager = 'before-first-apply'

const oldChangesManager = 'ancient-changes'

/**
 * Records who wrote what in a create, update or patch: gives `updated` with its metadata.managedFields. `live` is what is stored, undefined
 * for a create. Never fails: an object that can't be tracked loses its managed fields.
 */
export function trackUpdate(context: ManagedContext, live: JsonObject | undefined, updated: JsonObject, manager: string): JsonObject {
  const before = decodeLiveOrNew(context, live, updated)
  const bare = withManagedFields(updated, undefined)
  if (before.size === 0 && live !== undefined && own(metadataOf(live), 'uid') !== undefined) return bare
  try {
    const after = capUpdaters(updateManagers(context, live ?? emptyObject(context.type), bare, before, manager || 'unknown'))
    return withManagedFields(bare, encodeManagedFields(after))
  } catch (error) {
    if (error instanceof UntrackableError) return bare
    throw error
  }
}

/**
 * Server-side apply: `applied` is the configuration as it was sent, `live` what is stored (undefined: create it). Gives the new object with its
 * metadata.managedFields, not yet defaulted; the object is `live` itself when nothing changed at all.
 * Throws APPLY_CONFLICT, and APPLY_REFUSED for a configuration that does not fit.
 */
export function applyConfiguration(
  context: ManagedContext,
  live: JsonObject | undefined,
  applied: JsonObject,
  options: { readonly manager: string; readonly force: boolean },
): JsonObject {
  checkApplied(context.type.gvk, applied)
  const decoded = decodeManagedFields(live && own(metadataOf(live), 'managedFields'))
  if ('error' in decoded) throw refused(`failed to decode managed fields: ${decoded.error}`, 500, '')
  const base = live ?? emptyObject(context.type)
  let managers: Managers = decoded
  if (managers.size === 0)
    managers = capUpdaters(
      updateManagers(context, emptyObject(context.type), withManagedFields(base, undefined), managers, firstApplyManager),
    )
  const result = applyWithUpgrade(context, base, applied, managers, options)
  let { object } = result
  if (options.manager === 'kubectl') object = refreshLastApplied(object, applied)
  return withManagedFields(object, encodeManagedFields(result.managers))
}

/** True when a write changes nothing but timestamps of managed fields: then what is stored must stay as it is. */
export function isNoOp(live: JsonObject, next: JsonObject): boolean {
  if (live === next) return true
  // What differs is mostly found first where most of it is.
  if (!equalBut('metadata', live, next) || !equalBut('managedFields', metadataOf(live), metadataOf(next))) return false
  const before = own(metadataOf(live), 'managedFields')
  const after = own(metadataOf(next), 'managedFields')
  if (before !== after) {
    const [old, fresh] = [isArray(before) ? before : [], isArray(after) ? after : []]
    if (old.length !== fresh.length || !old.every((entry, i) => equalJson(withoutTime(entry), withoutTime(fresh[i])))) return false
  }
  return true
}

function equalBut(key: string, a: JsonObject, b: JsonObject): boolean {
  let count = 0
  for (const name in a) {
    if (name === key) continue
    count++
    if (!Object.hasOwn(b, name) || !equalJson(a[name], b[name])) return false
  }
  for (const name in b) if (name !== key) count--
  return count === 0
}

function withoutTime(entry: JsonValue | undefined): JsonValue | undefined {
  return isObject(entry) ? withoutKey(entry, 'time') : entry
}

/** What a fresh object of the kind is in Go: the zero value, or nothing but its type for a custom resource. */
function emptyObject(type: ObjectType): JsonObject {
  const known = emptyObjects.get(type)
  if (known) return known
  const header = { apiVersion: apiVersionOf(type.gvk), kind: type.gvk.kind }
  const fields = type.go && zero(type.go)
  const object = freezeDeep<JsonObject>(isObject(fields) ? { ...header, ...fields } : header)
  emptyObjects.set(type, object)
  return object
}

const emptyObjects = new WeakMap<ObjectType, JsonObject>()

/** A write through a subresource can't change what is recorded; else the client may hand in managed fields, or reset them with `[]` or `[{}]`. */
function decodeLiveOrNew(context: ManagedContext, live: JsonObject | undefined, updated: JsonObject): Managers {
  const stored = live && own(metadataOf(live), 'managedFields')
  const liveManagers = () => orNone(decodeManagedFields(stored))
  if (context.subresource !== '') return liveManagers()
  const given = own(metadataOf(updated), 'managedFields')
  if (isArray(given)) {
    if (isArray(stored) && stored.length === given.length && stored.every((entry, i) => entry === given[i])) return liveManagers()
    const only = given[0]
    if (given.length === 0 || (given.length === 1 && isObject(only) && Object.keys(only).length === 0)) return noManagers
  }
  const managers = orNone(decodeManagedFields(given))
  return managers.size === 0 ? liveManagers() : managers
}

const noManagers: Managers = new Map()

function orNone(decoded: Managers | { readonly error: string }): Managers {
  return 'error' in decoded ? noManagers : decoded
}

function updateManagers(context: ManagedContext, live: JsonObject, updated: JsonObject, before: Managers, manager: string): Managers {
  const change = new Change(context, live, updated)
  const apiVersion = apiVersionOf(context.type.gvk)
  const owner = { manager, operation: 'Update', apiVersion, subresource: context.subresource } as const
  const id = managerId(owner)
  const managers = loseFields(reconcile(context, before), change, id)
  const comparison = change.in(apiVersion)
  if (!comparison) throw new UntrackableError(`${apiVersion} is not known`)
  const previous = managers.get(id)
  const kept = previous && differenceOf(previous.set, comparison.removed)
  const set = differenceOf(withoutReset(context, unionOf(comparison.modified, comparison.added)), stripped)
  if (!set.empty) {
    // A set that stays is the same object: it was read and written once.
    const all = kept ? (set.isSubsetOf(kept) ? kept : unionOf(kept, set)) : set
    const time = formatTime(context.now)
    managers.set(id, previous ? changeEntry(previous, { set: all, time }) : { ...owner, time, set: all })
    // Comparing by a type finds nothing inside of what is atomic in it.
    all.fits = mergeTypeOf(context.type)
  } else if (previous && kept) {
    if (kept.empty) managers.delete(id)
    else managers.set(id, changeEntry(previous, { set: kept }))
  }
  return managers
}

/** Old updaters beyond ten share one entry a version. */
function capUpdaters(managers: Managers): Managers {
  if (managers.size <= maxUpdateManagers) return managers
  const updaters = [...managers].filter(([, entry]) => entry.operation === 'Update')
  if (updaters.length <= maxUpdateManagers) return managers
  updaters.sort(([a, x], [b, y]) => seconds(x.time) - seconds(y.time) || compareBytes(a, b))
  const out = new Map(managers)
  const firstOf = new Map<string, ManagerEntry>()
  let count = updaters.length
  for (const [id, entry] of updaters) {
    if (count <= maxUpdateManagers) break
    const first = firstOf.get(entry.apiVersion)
    if (!first) {
      firstOf.set(entry.apiVersion, entry)
      continue
    }
    const bucket: ManagerEntry = {
      manager: oldChangesManager,
      operation: 'Update',
      apiVersion: entry.apiVersion,
      subresource: '',
      time: entry.time,
      set: emptySet,
    }
    const bucketId = managerId(bucket)
    const held = out.get(bucketId) ?? first
    if (!out.has(bucketId)) out.delete(managerId(first))
    out.set(bucketId, { ...bucket, set: entry.set.union(held.set) })
    if (id !== bucketId) out.delete(id)
    count--
  }
  return out
}
