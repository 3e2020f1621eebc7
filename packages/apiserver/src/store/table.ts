import { freezeDeep, type JsonObject, type MutableJsonObject, setKey } from '../schema/json.js'
import { Stored } from './stored.js'

export type ChangeType = 'ADDED' | 'MODIFIED' | 'DELETED'

/** Selections of a table are kept up to so many objects, so that it holds little beside the objects. */
const maxSelected = 5000

/** One committed write. A deleted object comes as it was last, with the revision of the deletion. */
export interface Change {
  readonly type: ChangeType
  readonly revision: number
  readonly stored: Stored
  readonly previous: Stored | undefined
  /** Encoded forms, made by the first watcher that needs them and shared with the others. */
  encoded?: Map<string, Buffer>
}

/** The counter that all tables of a store share. */
export interface Revisions {
  readonly revision: number
  nextRevision(): number
}

export type ChangeListener = (change: Change) => void

/**
 * The objects of one resource: a sorted array that forks share until one of them writes. New ones are sorted in when somebody reads them all:
 * in a large array each would move half of the others.
 */
export class Table {
  readonly resource: string
  readonly #revisions: Revisions
  readonly #historyLimit: number
  #items: Stored[]
  /** New ones that are not in the array yet. */
  readonly #fresh = new Map<string, Stored>()
  #shared: boolean
  /** In order of revisions; holds every change after `#floor`. */
  #history: Change[] = []
  /** A reader who knows this revision can be brought up to date. */
  #floor: number
  readonly #listeners = new Set<ChangeListener>()
  readonly #selections = new Map<string, readonly Stored[]>()
  /** How many objects, and arrays of them, are kept in selections. */
  #selected = 0

  constructor(revisions: Revisions, resource: string, historyLimit: number, items: Stored[] = [], floor = 0) {
    this.#revisions = revisions
    this.resource = resource
    this.#historyLimit = historyLimit
    this.#items = items
    // Also when it is empty: several forks may begin with the same array.
    this.#shared = true
    this.#floor = floor
  }

  /** All objects, sorted by key; not to be changed. */
  get items(): readonly Stored[] {
    return this.#sorted()
  }

  /** The oldest revision from which `changesAfter` and `itemsAt` can answer. */
  get floor(): number {
    return this.#floor
  }

  /** For a snapshot: from now on a write copies the array first. */
  share(): Stored[] {
    this.#sorted()
    this.#shared = true
    return this.#items
  }

  get(key: string): Stored | undefined {
    const fresh = this.#fresh.size > 0 ? this.#fresh.get(key) : undefined
    if (fresh) return fresh
    const stored = this.#items[indexOf(this.#items, key)]
    return stored?.key === key ? stored : undefined
  }

  /** The objects of one namespace, sorted by name. */
  inNamespace(namespace: string, items: readonly Stored[] = this.items): readonly Stored[] {
    return items.slice(indexOf(items, `${namespace}/`), indexOf(items, `${namespace}0`))
  }

  /** What the table held at a revision, or undefined when that is too long ago. */
  itemsAt(revision: number): readonly Stored[] | undefined {
    if (revision < this.#floor) return undefined
    let index = this.#history.length
    while (index > 0 && (this.#history[index - 1] as Change).revision > revision) index--
    const now = this.#sorted()
    if (index === this.#history.length) return now
    const items = now.slice()
    for (let i = this.#history.length - 1; i >= index; i--) {
      const { type, stored, previous } = this.#history[i] as Change
      const at = indexOf(items, stored.key)
      if (type === 'ADDED') items.splice(at, 1)
      else items.splice(at, type === 'DELETED' ? 0 : 1, previous as Stored)
    }
    return items
  }

  /** Changes after a revision, or undefined when that is too long ago. */
  changesAfter(revision: number): readonly Change[] | undefined {
    if (revision < this.#floor) return undefined
    let low = 0
    let high = this.#history.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#history[middle] as Change).revision > revision) high = middle
      else low = middle + 1
    }
    return this.#history.slice(low)
  }

  /**
   * Some of the objects as they are now, in an array of their own. Until the next write those who ask with the same key get the same array:
   * what is made of it can be kept with it.
   */
  select(key: string, choose: (items: readonly Stored[]) => readonly Stored[]): readonly Stored[] {
    const known = this.#selections.get(key)
    if (known) return known
    const selection = choose(this.#sorted())
    const size = selection.length + 1
    if (size > maxSelected) return selection
    if (this.#selected + size > maxSelected) this.#forgetSelections()
    this.#selections.set(key, selection)
    this.#selected += size
    return selection
  }

  #forgetSelections(): void {
    if (this.#selected === 0) return
    this.#selections.clear()
    this.#selected = 0
  }

  /** Called for each change, in order, as part of the write. Gives the function that ends it. */
  listen(listener: ChangeListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Writes an object under a key (its metadata.resourceVersion is set here) and tells who listens. */
  put(key: string, object: JsonObject): Stored {
    const revision = this.#revisions.nextRevision()
    const stored = new Stored(key, freezeDeep(withRevision(object, revision)), revision)
    const previous = this.#keep(stored)
    this.#commit({ type: previous ? 'MODIFIED' : 'ADDED', revision, stored, previous })
    return stored
  }

  /** Removes an object; gives it as the watchers see it, or undefined when there is none. */
  remove(key: string): Stored | undefined {
    const previous = this.get(key)
    if (!previous) return undefined
    const revision = this.#revisions.nextRevision()
    const stored = new Stored(key, freezeDeep(withRevision(previous.object, revision)), revision)
    if (!this.#fresh.delete(key)) this.#writable().splice(indexOf(this.#items, key), 1)
    this.#commit({ type: 'DELETED', revision, stored, previous })
    return stored
  }

  /** Forgets the history up to now: readers of older revisions are told that these are gone. */
  compact(): void {
    this.#history = []
    this.#floor = this.#revisions.revision
  }

  /** Gives what was there under the key. */
  #keep(stored: Stored): Stored | undefined {
    const { key } = stored
    const fresh = this.#fresh.get(key)
    if (fresh === undefined) {
      const at = indexOf(this.#items, key)
      const previous = this.#items[at]
      if (previous?.key === key) {
        this.#writable()[at] = stored
        return previous
      }
    }
    this.#fresh.set(key, stored)
    return fresh
  }

  #sorted(): Stored[] {
    if (this.#fresh.size === 0) return this.#items
    const fresh = [...this.#fresh.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
    this.#fresh.clear()
    const merged: Stored[] = []
    let next = 0
    for (const item of this.#items) {
      for (let one = fresh[next]; one && one.key < item.key; one = fresh[++next]) merged.push(one)
      merged.push(item)
    }
    for (; next < fresh.length; next++) merged.push(fresh[next] as Stored)
    this.#items = merged
    this.#shared = false
    return merged
  }

  #writable(): Stored[] {
    if (this.#shared) {
      this.#items = this.#items.slice()
      this.#shared = false
    }
    return this.#items
  }

  #commit(change: Change): void {
    this.#forgetSelections()
    this.#history.push(change)
    // Trimmed in blocks, so that the array is not moved at every write.
    if (this.#history.length > this.#historyLimit * 1.25) {
      const dropped = this.#history.splice(0, this.#history.length - this.#historyLimit)
      this.#floor = (dropped[dropped.length - 1] as Change).revision
    }
    for (const listener of this.#listeners) listener(change)
  }
}

const metadataOrder = [
  'name',
  'generateName',
  'namespace',
  'selfLink',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'labels',
  'annotations',
  'ownerReferences',
  'finalizers',
  'managedFields',
]

/** The object with its revision, its fields in Go's order. A draft may become that itself. */
function withRevision(object: JsonObject, revision: number): JsonObject {
  const metadata = metadataAt(object.metadata as JsonObject, revision)
  if (metadata === object.metadata && startsAsKind(object)) return object
  const out: MutableJsonObject = { kind: object.kind ?? '', apiVersion: object.apiVersion ?? '', metadata }
  for (const key in object) if (key !== 'kind' && key !== 'apiVersion' && key !== 'metadata') setKey(out, key, object[key] ?? null)
  return out
}

function metadataAt(before: JsonObject, revision: number): JsonObject {
  const resourceVersion = String(revision)
  if (before.resourceVersion !== undefined && !Object.isFrozen(before) && isInOrder(before)) {
    ;(before as MutableJsonObject).resourceVersion = resourceVersion
    return before
  }
  const metadata: MutableJsonObject = {}
  for (const field of metadataOrder) {
    const value = field === 'resourceVersion' ? resourceVersion : before[field]
    if (value !== undefined) metadata[field] = value
  }
  return metadata
}

function isInOrder(metadata: JsonObject): boolean {
  let next = 0
  for (const key in metadata) {
    while (next < metadataOrder.length && metadataOrder[next] !== key) next++
    if (next++ === metadataOrder.length) return false
  }
  return true
}

function startsAsKind(object: JsonObject): boolean {
  if (Object.isFrozen(object)) return false
  let index = 0
  for (const key in object) {
    if (key !== kindOrder[index]) return false
    if (++index === kindOrder.length) return true
  }
  return false
}

const kindOrder = ['kind', 'apiVersion', 'metadata']

/** Where a key is in the sorted array, or would be. */
function indexOf(items: readonly Stored[], key: string): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((items[middle] as Stored).key < key) low = middle + 1
    else high = middle
  }
  return low
}
