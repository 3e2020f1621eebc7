import { messageOf } from '@vivarium/core'
import { encodeJson, freezeDeep, isObject, type JsonObject } from './schema/json.js'
import { parseJson } from './schema/json-text.js'
import type { ApiServerSnapshot } from './snapshot.js'
import type { StoreSnapshot } from './store/store.js'
import { Stored } from './store/stored.js'
import type { Change } from './store/table.js'

/** The first line of a file that holds a state. */
export interface StateHeader {
  readonly format: string
  readonly formatVersion: number
  /** Version of Kubernetes whose data the server had. */
  readonly kubernetes: string
  readonly revision: number
  /** How many lines follow. */
  readonly objects: number
}

export const stateFormat = 'vivarium-apiserver-state'
export const stateFormatVersion = 1

/** One object of a table at one revision, or that it went (no object). */
export interface StateRecord {
  /** Name of the table, such as `pods` or `deployments.apps`. */
  readonly table: string
  readonly key: string
  readonly revision: number
  readonly object?: JsonObject
}

/** A line of a state file or journal, with its end. */
export function encodeRecord({ table, key, revision, object }: StateRecord): string {
  const head = `{"table":${JSON.stringify(table)},"key":${JSON.stringify(key)},"revision":${revision}`
  return object === undefined ? `${head}}\n` : `${head},"object":${encodeJson(object)}}\n`
}

/** The line of a change, made of the bytes that its watchers get. */
export function encodeChange(table: string, { type, stored, revision }: Change): Buffer {
  const { key } = stored
  if (type === 'DELETED') return Buffer.from(encodeRecord({ table, key, revision }))
  const { kind, apiVersion } = stored.object
  const head = `{"table":${JSON.stringify(table)},"key":${JSON.stringify(key)},"revision":${revision},"object":{"kind":${JSON.stringify(kind)},"apiVersion":${JSON.stringify(apiVersion)},`
  return Buffer.concat([Buffer.from(head), stored.body.subarray(1), lineEnd])
}

const lineEnd = Buffer.from('}\n')

/** Keeps what a server commits somewhere where it outlives the server. */
export interface StateJournal {
  /** Called once, with the state that the server starts from. What it throws makes the start fail. */
  begin(snapshot: ApiServerSnapshot): void
  /**
   * Called for each change as part of the write: before its client or any watcher hears of it. The change is made already, so who can't
   * keep it has to end the server.
   */
  write(table: string, change: Change): void
}

/** Throws a plain text about what is wrong: who reads knows the file and the line. */
export function decodeRecord(line: string): StateRecord {
  const value = parsed(line)
  if (!isObject(value)) throw new RecordFault('it is no JSON object')
  const { table, key, revision, object } = value
  if (typeof table !== 'string' || !/^[a-z0-9][a-z0-9.-]*$/.test(table)) throw new RecordFault('it names no table')
  if (typeof key !== 'string' || !/^[^/]+(?:\/[^/]+)?$/.test(key)) throw new RecordFault('it has no key')
  if (!isRevision(revision)) throw new RecordFault('it has no revision')
  if (object === undefined) return { table, key, revision }
  checkObject(object, key, revision)
  return { table, key, revision, object: freezeDeep(object as JsonObject) }
}

export class RecordFault extends Error {}

function parsed(line: string): unknown {
  try {
    return parseJson(line).value
  } catch (error) {
    throw new RecordFault(`it is not whole JSON (${messageOf(error)})`)
  }
}

function isRevision(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}

/** What the server relies on without looking again; all else in an object is as the server stored it. */
function checkObject(object: unknown, key: string, revision: number): void {
  if (!isObject(object)) throw new RecordFault('its object is none')
  const { apiVersion, kind, metadata } = object
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || kind === '')
    throw new RecordFault('its object has no apiVersion or kind')
  if (!isObject(metadata)) throw new RecordFault('its object has no metadata')
  const { name, namespace, uid, resourceVersion } = metadata
  if (key !== (namespace === undefined ? name : `${String(namespace)}/${String(name)}`))
    throw new RecordFault('its object has another name than its key')
  if (typeof uid !== 'string' || uid === '') throw new RecordFault('its object has no uid')
  if (resourceVersion !== String(revision)) throw new RecordFault('its object has another resourceVersion than its revision')
  for (const field of ['labels', 'annotations'] as const) {
    const map = metadata[field]
    if (map !== undefined && !(isObject(map) && Object.values(map).every((value) => typeof value === 'string')))
      throw new RecordFault(`its object's metadata.${field} can't be read`)
  }
  for (const field of ['ownerReferences', 'finalizers', 'managedFields'] as const) {
    if (metadata[field] !== undefined && !Array.isArray(metadata[field]))
      throw new RecordFault(`its object's metadata.${field} can't be read`)
  }
}

/** Puts a state together from records in any order of tables and keys; of several for one key the last counts. */
export class StateBuilder {
  readonly #tables = new Map<string, Map<string, Stored>>()
  #revision: number

  constructor(revision = 1) {
    this.#revision = revision
  }

  /** The state is of this revision or a later one. */
  atLeast(revision: number): void {
    if (revision > this.#revision) this.#revision = revision
  }

  add({ table, key, revision, object }: StateRecord): void {
    let objects = this.#tables.get(table)
    if (!objects) {
      objects = new Map()
      this.#tables.set(table, objects)
    }
    if (object === undefined) objects.delete(key)
    else objects.set(key, new Stored(key, object, revision))
    this.atLeast(revision)
  }

  snapshot(): StoreSnapshot {
    const tables = new Map<string, Stored[]>()
    for (const [table, objects] of this.#tables) {
      tables.set(
        table,
        [...objects.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
      )
    }
    return { revision: this.#revision, tables }
  }
}
