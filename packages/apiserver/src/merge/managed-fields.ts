import { compareBytes, isArray, isObject, type JsonObject, type JsonValue, type MutableJsonObject } from '../schema/json.js'
import { decodeFieldSet, emptySet, encodeFieldSet, type FieldSet } from './field-set.js'

export type ManagerOperation = 'Apply' | 'Update'

/** One entry of metadata.managedFields, read. */
export interface ManagerEntry {
  readonly manager: string
  readonly operation: ManagerOperation
  readonly apiVersion: string
  /** Empty for the main resource. */
  readonly subresource: string
  /** RFC 3339 with seconds; undefined for an entry without one. */
  readonly time: string | undefined
  readonly set: FieldSet
  /** The entry as it is stored, while nothing of it has changed. */
  readonly stored?: JsonObject
}

/** Entries by `managerId`. */
export type Managers = ReadonlyMap<string, ManagerEntry>

/** Who an entry belongs to: an applier has one entry for all versions, an updater one for each. The text is Go's manager identifier. */
export function managerId(entry: Pick<ManagerEntry, 'manager' | 'operation' | 'apiVersion' | 'subresource'>): string {
  const { manager, operation, apiVersion, subresource } = entry
  let parts = ''
  if (manager !== '') parts = `"manager":${quoted(manager)},`
  parts += `"operation":"${operation}"`
  if (operation !== 'Apply' && apiVersion !== '') parts += `,"apiVersion":${quoted(apiVersion)}`
  if (subresource !== '') parts += `,"subresource":${quoted(subresource)}`
  return `{${parts}}`
}

const plain = /^[\w./: -]*$/

function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text)
}

/** What was written is not read again. */
const managersOf = new WeakMap<readonly JsonValue[], Managers>()

/** Reads metadata.managedFields; `error` says what is wrong with it. */
export function decodeManagedFields(value: JsonValue | undefined): Managers | { readonly error: string } {
  if (!isArray(value)) return new Map()
  const isStored = Object.isFrozen(value)
  const known = isStored ? managersOf.get(value) : undefined
  if (known) return known
  const managers = new Map<string, ManagerEntry>()
  for (let i = 0; i < value.length; i++) {
    const entry = value[i]
    if (!isObject(entry)) continue
    const manager = decodeEntry(entry, i)
    if ('error' in manager) return manager
    managers.set(managerId(manager), manager)
  }
  if (isStored) managersOf.set(value, managers)
  return managers
}

function decodeEntry(entry: JsonObject, index: number): ManagerEntry | { readonly error: string } {
  const operation = text(entry.operation)
  if (operation !== 'Apply' && operation !== 'Update') return { error: 'operation must be `Apply` or `Update`' }
  const apiVersion = text(entry.apiVersion)
  if (apiVersion === '') return { error: 'apiVersion must not be empty' }
  const fieldsType = text(entry.fieldsType)
  if (fieldsType === '') return { error: `missing fieldsType in managed fields entry ${index}` }
  if (fieldsType !== 'FieldsV1') return { error: `invalid fieldsType ${JSON.stringify(fieldsType)} in managed fields entry ${index}` }
  const set = isObject(entry.fieldsV1) ? decodeFieldSet(entry.fieldsV1) : emptySet
  if ('error' in set) return { error: `error decoding set: ${set.error}` }
  return {
    manager: text(entry.manager),
    operation,
    apiVersion,
    subresource: text(entry.subresource),
    time: typeof entry.time === 'string' ? entry.time : undefined,
    set,
    stored: entry,
  }
}

function text(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

/** The entries in the order in which they are stored. */
function sortManagers(managers: Iterable<ManagerEntry>): ManagerEntry[] {
  return [...managers].sort(
    (a, b) =>
      compareBytes(a.operation, b.operation) ||
      (a.time === b.time ? 0 : seconds(a.time) - seconds(b.time)) ||
      compareBytes(a.manager, b.manager) ||
      compareBytes(a.apiVersion, b.apiVersion) ||
      compareBytes(a.subresource, b.subresource),
  )
}

export function seconds(time: string | undefined): number {
  const milliseconds = time === undefined ? 0 : Date.parse(time)
  return Number.isNaN(milliseconds) ? 0 : Math.floor(milliseconds / 1000)
}

/** metadata.managedFields; undefined when there is nothing to store. Entries that did not change are the stored objects. */
export function encodeManagedFields(managers: Managers): readonly JsonObject[] | undefined {
  if (managers.size === 0) return undefined
  const known = new Map<string, ManagerEntry>()
  for (const [id, entry] of managers) known.set(id, entry.stored ? entry : { ...entry, stored: encodeEntry(entry) })
  const entries = sortManagers(known.values()).map(({ stored }) => stored as JsonObject)
  managersOf.set(entries, known)
  return entries
}

function encodeEntry(entry: ManagerEntry): JsonObject {
  const out: MutableJsonObject = { manager: entry.manager, operation: entry.operation, apiVersion: entry.apiVersion }
  if (entry.manager === '') delete out.manager
  if (entry.time !== undefined) out.time = entry.time
  out.fieldsType = 'FieldsV1'
  out.fieldsV1 = encodeFieldSet(entry.set)
  if (entry.subresource !== '') out.subresource = entry.subresource
  return out
}

/** The entry with another set, version or time; itself when nothing differs. */
export function changeEntry(
  entry: ManagerEntry,
  change: { readonly set?: FieldSet; readonly apiVersion?: string; readonly time?: string | undefined },
): ManagerEntry {
  const set = change.set ?? entry.set
  const apiVersion = change.apiVersion ?? entry.apiVersion
  const time = 'time' in change ? change.time : entry.time
  if ((set === entry.set || set.equals(entry.set)) && apiVersion === entry.apiVersion && time === entry.time) return entry
  const { manager, operation, subresource } = entry
  return { manager, operation, apiVersion, subresource, time, set }
}

/** An entry as messages name it: `"kubectl" using apps/v1 at 2020-01-01T00:00:00Z`. */
export function managerText(entry: ManagerEntry): string {
  const name = `${JSON.stringify(entry.manager)}${entry.subresource === '' ? '' : ` with subresource ${JSON.stringify(entry.subresource)}`}`
  return entry.operation === 'Update' ? `${name} using ${entry.apiVersion}` : name
}
