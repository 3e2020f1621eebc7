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
  const parts: string[] = []
  const add = (name: string, value: string) => value !== '' && parts.push(`${JSON.stringify(name)}:${JSON.stringify(value)}`)
  add('manager', entry.manager)
  add('operation', entry.operation)
  if (entry.operation !== 'Apply') add('apiVersion', entry.apiVersion)
  add('subresource', entry.subresource)
  return `{${parts.join(',')}}`
}

/** What is stored is read once. */
const knownEntries = new WeakMap<JsonObject, { readonly id: string; readonly entry: ManagerEntry }>()

/** Reads metadata.managedFields; `error` says what is wrong with it. */
export function decodeManagedFields(value: JsonValue | undefined): Managers | { readonly error: string } {
  const managers = new Map<string, ManagerEntry>()
  const entries = isArray(value) ? value : []
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i]
    if (!isObject(entry)) continue
    const known = knownEntries.get(entry)
    if (known) {
      managers.set(known.id, known.entry)
      continue
    }
    const operation = text(entry.operation)
    if (operation !== 'Apply' && operation !== 'Update') return { error: 'operation must be `Apply` or `Update`' }
    const apiVersion = text(entry.apiVersion)
    if (apiVersion === '') return { error: 'apiVersion must not be empty' }
    const fieldsType = text(entry.fieldsType)
    if (fieldsType === '') return { error: `missing fieldsType in managed fields entry ${i}` }
    if (fieldsType !== 'FieldsV1') return { error: `invalid fieldsType ${JSON.stringify(fieldsType)} in managed fields entry ${i}` }
    const set = isObject(entry.fieldsV1) ? decodeFieldSet(entry.fieldsV1) : emptySet
    if ('error' in set) return { error: `error decoding set: ${set.error}` }
    const manager = {
      manager: text(entry.manager),
      operation,
      apiVersion,
      subresource: text(entry.subresource),
      time: typeof entry.time === 'string' ? entry.time : undefined,
      set,
      stored: entry,
    } as const
    const id = managerId(manager)
    if (Object.isFrozen(entry)) knownEntries.set(entry, { id, entry: manager })
    managers.set(id, manager)
  }
  return managers
}

function text(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

/** The entries in the order in which they are stored. */
function sortManagers(managers: Iterable<ManagerEntry>): ManagerEntry[] {
  return [...managers].sort(
    (a, b) =>
      compareBytes(a.operation, b.operation) ||
      seconds(a.time) - seconds(b.time) ||
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
  return managers.size === 0 ? undefined : sortManagers(managers.values()).map(encodeEntry)
}

function encodeEntry(entry: ManagerEntry): JsonObject {
  if (entry.stored) return entry.stored
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
