import { formatTime } from '../clock.js'
import { badRequest, failures, type StatusCause } from '../errors.js'
import type { GroupVersionKind } from '../schema/built-in.js'
import { compareBytes, equalJson, type JsonObject, type JsonValue, own } from '../schema/json.js'
import { emptySet, type FieldSet } from './field-set.js'
import { fieldsAsLastApplied } from './last-applied.js'
import { apiVersionOf, inVersion, type ManagedContext, mergeTypeOf, metadataOf, stripped, typeIn, withoutReset } from './managed-context.js'
import { changeEntry, type ManagerEntry, type ManagerOperation, type Managers, managerId, managerText } from './managed-fields.js'
import { type PathElement, pathText } from './path-element.js'
import { fieldSetOfValue, mergeValues, removeItems } from './typed.js'
import { checkTyped } from './typed-check.js'
import { Change, loseFields, reconcile, UntrackableError } from './version-change.js'

interface Applied {
  readonly object: JsonObject
  readonly managers: Managers
}

class Conflicts extends Error {
  readonly found: readonly { readonly entry: ManagerEntry; readonly path: readonly PathElement[] }[]

  constructor(found: Conflicts['found']) {
    super('conflicts')
    this.found = found
  }
}

/** kubectl may take over what it applied on the client's side before: fields that are as the annotation says. */
export function applyWithUpgrade(
  context: ManagedContext,
  live: JsonObject,
  applied: JsonObject,
  managers: Managers,
  options: { readonly manager: string; readonly force: boolean },
): Applied {
  try {
    return applyOnce(context, live, applied, managers, options.manager, options.force)
  } catch (error) {
    if (error instanceof UntrackableError) throw refused(error.message, 500, '')
    if (!(error instanceof Conflicts)) throw error
    const allowed = options.manager === 'kubectl' ? fieldsAsLastApplied(context, live) : undefined
    const rest = allowed ? error.found.filter(({ path }) => !allowed.has(path)) : error.found
    if (rest.length > 0) throw conflictFailure(rest)
    return applyOnce(context, live, applied, managers, options.manager, true)
  }
}

function applyOnce(
  context: ManagedContext,
  live: JsonObject,
  applied: JsonObject,
  given: Managers,
  manager: string,
  force: boolean,
): Applied {
  const { type } = context
  const merge = mergeTypeOf(type)
  const apiVersion = apiVersionOf(type.gvk)
  const fault = checkTyped(merge, applied, false)
  if (fault !== undefined) throw refused(`failed to create typed patch object (${objectText(applied, type.gvk)}): ${fault}`, 500, '')

  const managers = new Map(reconcile(context, given))
  const operation: ManagerOperation = 'Apply'
  const owner = { manager: manager || 'unknown', operation, apiVersion, subresource: context.subresource }
  const id = managerId(owner)
  const last = managers.get(id)
  const set = withoutReset(context, fieldSetOfValue(merge, applied))
  const own = last ? changeEntry(last, { set, apiVersion }) : { ...owner, time: undefined, set }
  managers.set(id, own)

  const merged = mergeValues(merge, live, applied) as JsonObject
  const object = last ? prune(context, merged, managers, last) : merged
  const change = new Change(context, live, object)
  if (!force) {
    const found = conflictsOf(managers, change, id)
    if (found.length > 0) throw new Conflicts(found)
  }
  const after = loseFields(managers, change, id)
  const remaining = own.set.difference(stripped)
  const unchanged = object === live || equalJson(object, live)
  if (remaining.empty) after.delete(id)
  else after.set(id, changeEntry(last ?? own, { set: remaining, apiVersion, ...(unchanged ? {} : { time: formatTime(context.now) }) }))
  return { object: unchanged ? live : object, managers: after }
}

function conflictsOf(managers: Managers, change: Change, except: string): { entry: ManagerEntry; path: PathElement[] }[] {
  const found: { entry: ManagerEntry; path: PathElement[] }[] = []
  for (const [id, entry] of [...managers].sort(([a], [b]) => compareBytes(a, b))) {
    if (id === except) continue
    const comparison = change.in(entry.apiVersion)
    if (!comparison) continue
    for (const path of entry.set.intersection(comparison.modified.union(comparison.added)).paths()) found.push({ entry, path })
  }
  return found
}

/** Removes what the manager applied the last time, does not apply now, and nobody else owns. */
function prune(context: ManagedContext, merged: JsonObject, managers: Managers, last: ManagerEntry): JsonObject {
  const type = typeIn(context, last.apiVersion)
  if (!type || last.set.empty) return merged
  const apiVersion = apiVersionOf(context.type.gvk)
  const now = managers.get(managerId(last))
  if (now && last.apiVersion === apiVersion && last.set.isSubsetOf(now.set)) return merged
  const merge = mergeTypeOf(type)
  const converted = inVersion(context, merged, last.apiVersion)
  let pruned = removeItems(merge, converted, last.set.withNamedFields(merge))
  pruned = addBackOwned(context, converted, pruned as JsonObject, last.apiVersion, managers)
  const prunedSet = fieldSetOfValue(merge, pruned).withNamedFields(merge)
  const mergedSet = fieldSetOfValue(merge, converted).withNamedFields(merge)
  const gone = mergedSet.difference(prunedSet).intersection(last.set.withNamedFields(merge))
  return inVersion(context, removeItems(merge, converted, gone) as JsonObject, apiVersion)
}

function addBackOwned(
  context: ManagedContext,
  merged: JsonObject,
  pruned: JsonObject,
  prunedVersion: string,
  managers: Managers,
): JsonObject {
  const owned = new Map<string, FieldSet>()
  for (const entry of managers.values()) owned.set(entry.apiVersion, owned.get(entry.apiVersion)?.union(entry.set) ?? entry.set)
  const versions = [...owned.keys()].sort((a, b) => Number(b === prunedVersion) - Number(a === prunedVersion))
  let rest = pruned
  for (const version of versions) {
    const type = typeIn(context, version)
    if (!type) continue
    const merge = mergeTypeOf(type)
    const before = inVersion(context, merged, version)
    const fault = version === prunedVersion ? undefined : checkTyped(merge, before, true)
    if (fault !== undefined) {
      const what = 'failed to prune fields: failed add back owned items: failed to convert merged object'
      throw new UntrackableError(`${what} at version ${version}: ${fault}`)
    }
    const after = inVersion(context, rest, version)
    const keep = fieldSetOfValue(merge, after)
      .withNamedFields(merge)
      .union((owned.get(version) ?? emptySet).withNamedFields(merge))
    rest = removeItems(merge, before, fieldSetOfValue(merge, before).withNamedFields(merge).difference(keep)) as JsonObject
  }
  return inVersion(context, rest, prunedVersion)
}

export function checkApplied(gvk: GroupVersionKind, applied: JsonObject): void {
  const expected = apiVersionOf(gvk)
  if (applied.apiVersion !== expected || applied.kind !== gvk.kind) {
    throw refused(
      `invalid object type: ${typeText(String(applied.apiVersion ?? ''), String(applied.kind ?? ''))}`,
      badRequest.status,
      badRequest.reason,
    )
  }
  if (own(metadataOf(applied), 'managedFields') !== undefined && own(metadataOf(applied), 'managedFields') !== null) {
    throw refused('metadata.managedFields must be nil', badRequest.status, badRequest.reason)
  }
}

function typeText(apiVersion: string, kind: string): string {
  return `${apiVersion.includes('/') || apiVersion === '' ? apiVersion || '/' : `/${apiVersion}`}, Kind=${kind}`
}

function objectText(object: JsonObject, gvk: GroupVersionKind): string {
  const { namespace, name } = metadataOf(object)
  const text = (value: JsonValue | undefined) => (typeof value === 'string' ? value : '')
  return `${text(namespace)}/${text(name)}; ${typeText(apiVersionOf(gvk), gvk.kind)}`
}

export function refused(text: string, status: number, reason: string): Error {
  return failures.applyRefused(text, { details: { status, reason } })
}

function conflictFailure(found: Conflicts['found']): Error {
  const causes: StatusCause[] = found.map(({ entry, path }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with ${managerText(entry)}`,
    field: pathText(path),
  }))
  return failures.applyConflict(conflictText(found), { details: { status: 409, reason: 'Conflict', causes } })
}

function conflictText(found: Conflicts['found']): string {
  const [first] = found
  if (first && found.length === 1) return `Apply failed with 1 conflict: conflict with ${managerText(first.entry)}: ${pathText(first.path)}`
  const lines: string[] = []
  let current: ManagerEntry | undefined
  for (const { entry, path } of found) {
    if (entry !== current) lines.push(`conflicts with ${managerText(entry)}:`)
    current = entry
    lines.push(`- ${pathText(path)}`)
  }
  return `Apply failed with ${found.length} conflicts: ${lines.join('\n')}`
}
