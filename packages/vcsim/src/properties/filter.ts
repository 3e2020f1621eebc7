import { isDeepStrictEqual } from 'node:util'
import { EncodedValue, type ManagedObjectReference, referenceKey, type VimError } from '@vivarium/vim'
import type { MissingObject, MissingProperty, ObjectUpdate, PropertyChange, PropertyFilterUpdate } from '@vivarium/vim/types'
import { invalidProperty, objectNotFound } from '../faults.js'
import { differences } from '../model/differences.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { ModelEvent } from '../model/model.js'
import type { Scope } from '../model/scope.js'
import type { Reader } from './reader.js'
import { checkMissing, localized, pathsToRead } from './retrieve.js'
import type { FilterSpec, Selection } from './selection.js'

/** What the client has been told of an object. */
interface Known {
  readonly values: ReadonlyMap<string, EncodedValue>
  readonly faults: ReadonlyMap<string, VimError>
}

/**
 * One filter of a collector: what its client knows, and what has changed since. The last update can be taken back, for a client that did
 * not get it.
 */
export class Filter {
  readonly reference: ManagedObjectReference
  readonly spec: FilterSpec
  readonly #isPartial: boolean
  readonly #scope: Scope
  readonly #reader: Reader
  #selection: Selection
  #isSelectionOld = false
  #known = new Map<ManagedObject, Known>()
  /** Objects of which the client may not know everything. */
  #dirty: Set<ManagedObject>
  /** Objects that the client knows to be missing. */
  #reported = new Set<string>()
  /** What the client knew of them before the last update. */
  #before = new Map<ManagedObject, Known | undefined>()
  #reportedBefore: ReadonlySet<string> = new Set()

  /** Throws the fault ManagedObjectNotFound. */
  constructor(reference: ManagedObjectReference, spec: FilterSpec, isPartial: boolean, scope: Scope, reader: Reader) {
    this.reference = reference
    this.spec = spec
    this.#isPartial = isPartial
    this.#scope = scope
    this.#reader = reader
    this.#selection = spec.select(scope, reader)
    checkMissing(spec, this.#selection.missing)
    this.#dirty = new Set(this.#selection.objects)
  }

  /** True if the event can mean an update. */
  notice(event: ModelEvent): boolean {
    const { object } = event
    if (event.kind === 'created') {
      if (this.#selection.missing.length > 0 || this.#selection.isDangling) this.#isSelectionOld = true
      return this.#isSelectionOld
    }
    if (!this.#selection.visited.has(object)) return false
    const isOther = event.kind === 'removed' || event.changes.some(({ name }) => this.spec.followed.has(name))
    if (isOther) this.#isSelectionOld = true
    this.#dirty.add(object)
    return true
  }

  /** The client knows nothing (any more). */
  reset(): void {
    this.#dirty = new Set([...this.#dirty, ...this.#known.keys(), ...this.#selection.objects])
    this.#known = new Map()
    this.#reported = new Set()
    this.acknowledge()
  }

  /** The client has the last update. */
  acknowledge(): void {
    this.#before = new Map()
    this.#reportedBefore = new Set(this.#reported)
  }

  /** The client does not have the last update. */
  takeBack(): void {
    for (const [object, known] of this.#before) {
      if (known === undefined) this.#known.delete(object)
      else this.#known.set(object, known)
      this.#dirty.add(object)
    }
    this.#reported = new Set(this.#reportedBefore)
    this.#before = new Map()
  }

  /** What the client does not know, of so many objects at most, and how many these are. */
  update(most: number): { readonly update?: PropertyFilterUpdate; readonly count: number; readonly isTruncated: boolean } {
    this.#selectAgain()
    const objectSet: ObjectUpdate[] = []
    for (const object of this.#dirty) {
      if (objectSet.length >= most) break
      this.#dirty.delete(object)
      const update = this.#updateOf(object)
      if (update !== undefined) objectSet.push(update)
    }
    const missingSet = this.#missing()
    const rest = { count: objectSet.length, isTruncated: this.#dirty.size > 0 }
    if (objectSet.length === 0 && missingSet.length === 0) return rest
    return { ...rest, update: { filter: this.reference, objectSet, missingSet } }
  }

  #selectAgain(): void {
    if (!this.#isSelectionOld) return
    this.#isSelectionOld = false
    const before = this.#selection.objects
    this.#selection = this.spec.select(this.#scope, this.#reader)
    const after = this.#selection.objects
    for (const object of before) if (!after.has(object)) this.#dirty.add(object)
    for (const object of after) if (!before.has(object)) this.#dirty.add(object)
  }

  #missing(): MissingObject[] {
    const missing = new Map(this.#selection.missing.map((object) => [referenceKey(object), object]))
    for (const key of this.#reported) if (!missing.has(key)) this.#reported.delete(key)
    const fresh = [...missing].filter(([key]) => !this.#reported.has(key))
    for (const [key] of fresh) this.#reported.add(key)
    return fresh.map(([, obj]) => ({ obj, fault: localized(objectNotFound(obj)) }))
  }

  #updateOf(object: ManagedObject): ObjectUpdate | undefined {
    const known = this.#known.get(object)
    const obj = object.reference
    if (!this.#selection.objects.has(object)) {
      if (known === undefined) return undefined
      this.#know(object, undefined)
      return { kind: 'leave', obj }
    }
    const current = this.#read(object)
    const changeSet = this.#changes(object, known?.values ?? new Map(), current)
    const missingSet = [...current.faults]
      .filter(([path, { fault }]) => !isDeepStrictEqual(known?.faults.get(path)?.fault, fault))
      .map(([path, error]): MissingProperty => ({ path, fault: localized(error) }))
    if (known !== undefined && changeSet.length === 0 && missingSet.length === 0) return undefined
    this.#know(object, current)
    return { kind: known === undefined ? 'enter' : 'modify', obj, changeSet, missingSet }
  }

  #know(object: ManagedObject, known: Known | undefined): void {
    // Of several updates in one answer, the first has what to go back to.
    if (!this.#before.has(object)) this.#before.set(object, this.#known.get(object))
    if (known === undefined) this.#known.delete(object)
    else this.#known.set(object, known)
  }

  #read(object: ManagedObject): Known {
    const values = new Map<string, EncodedValue>()
    const faults = new Map<string, VimError>()
    for (const path of pathsToRead(this.#reader, this.spec, object)) {
      const result = this.#reader.read(object, path)
      if (result.found === 'value') values.set(path, result.encoded)
      else if (result.found === 'denied') faults.set(path, result.error)
      else if (result.found === 'no such property') faults.set(path, invalidProperty(path))
    }
    return { values, faults }
  }

  #changes(object: ManagedObject, before: ReadonlyMap<string, EncodedValue>, { values }: Known): PropertyChange[] {
    const changes: PropertyChange[] = []
    for (const [path, encoded] of values) {
      const old = before.get(path)
      if (old === encoded) continue
      if (old === undefined) changes.push({ name: path, op: 'assign', val: encoded })
      else if (this.#isPartial) changes.push(...partial(path, old, encoded))
      else if (!isDeepStrictEqual(old.value, encoded.value)) changes.push({ name: path, op: 'assign', val: encoded })
    }
    for (const path of before.keys()) {
      if (values.has(path)) continue
      const op = this.#reader.read(object, path).found === 'parent unset' ? 'indirectRemove' : 'assign'
      changes.push({ name: path, op })
    }
    return changes
  }
}

function partial(path: string, before: EncodedValue, after: EncodedValue): PropertyChange[] {
  return differences(after.type, before.value, after.value, path).map(({ path: name, op, value }) => ({
    name,
    op,
    ...(value === undefined ? {} : { val: EncodedValue.of(value.type, value.value) }),
  }))
}
