import { isObject, type JsonObject, type MutableJsonObject } from '../schema/json.js'
import type { MergeType } from '../schema/merge-type.js'
import { compareElements, fieldElement, type PathElement, parseElement } from './path-element.js'

/**
 * A set of field paths (fieldpath.Set of structured-merge-diff, what fieldsV1 encodes). Immutable once it has left the function that built it;
 * no child is ever empty.
 */
export class FieldSet {
  readonly members: ReadonlySet<PathElement>
  readonly children: ReadonlyMap<PathElement, FieldSet>
  /** No other set equals it, as long as it is remembered: what is made of it is worth being remembered, too. -1 for one that has others. */
  readonly number: number
  /** What was made of it: fieldsV1, and the same with a dot in front, for where the place that it is below is a member, too. */
  encoded: JsonObject | undefined
  encodedWithSelf: JsonObject | undefined
  /** The last type of which it is known to have nothing that is inside of an atomic part. */
  fits: MergeType | undefined
  /** Of operations with other sets, by these: a map for each operation. */
  results: (Map<number, FieldSet> | undefined)[] | undefined

  constructor(members: ReadonlySet<PathElement>, children: ReadonlyMap<PathElement, FieldSet>, number = -1) {
    this.members = members
    this.children = children
    this.number = number
  }

  get empty(): boolean {
    return this.members.size === 0 && this.children.size === 0
  }

  has(path: readonly PathElement[]): boolean {
    let set: FieldSet | undefined = this
    for (let i = 0; i < path.length - 1; i++) {
      set = set.children.get(path[i] ?? '')
      if (set === undefined) return false
    }
    return set.members.has(path[path.length - 1] ?? '')
  }

  /** All paths, sorted: at each level first the members, then what is below. */
  paths(): PathElement[][] {
    const out: PathElement[][] = []
    const visit = (set: FieldSet, prefix: readonly PathElement[]): void => {
      for (const member of [...set.members].sort(compareElements)) out.push([...prefix, member])
      for (const child of [...set.children.keys()].sort(compareElements)) visit(set.children.get(child) ?? emptySet, [...prefix, child])
    }
    visit(this, [])
    return out
  }

  equals(other: FieldSet): boolean {
    if (this === other) return true
    if (this.members.size !== other.members.size || this.children.size !== other.children.size) return false
    for (const member of this.members) if (!other.members.has(member)) return false
    for (const [element, child] of this.children) {
      const match = other.children.get(element)
      if (match === undefined || !child.equals(match)) return false
    }
    return true
  }

  union(other: FieldSet): FieldSet {
    if (this === other || other.empty) return this
    if (this.empty) return other
    let members: Set<PathElement> | undefined
    for (const member of other.members) {
      if (this.members.has(member)) continue
      members ??= new Set(this.members)
      members.add(member)
    }
    let children: Map<PathElement, FieldSet> | undefined
    for (const [element, child] of other.children) {
      const mine = this.children.get(element)
      const both = mine ? unionOf(mine, child) : child
      if (both === mine) continue
      children ??= new Map(this.children)
      children.set(element, both)
    }
    return members || children ? make(members ?? this.members, children ?? this.children) : this
  }

  intersection(other: FieldSet): FieldSet {
    if (this === other) return this
    if (this.empty || other.empty) return emptySet
    const members = new Set<PathElement>()
    for (const member of this.members) if (other.members.has(member)) members.add(member)
    const children = new Map<PathElement, FieldSet>()
    for (const [element, child] of this.children) {
      const match = other.children.get(element)
      const both = match === undefined ? emptySet : child.intersection(match)
      if (!both.empty) children.set(element, both)
    }
    return make(members, children)
  }

  /** The paths that are not in `other`; a path stays when only its parent is there. */
  difference(other: FieldSet): FieldSet {
    if (this === other) return emptySet
    if (this.empty || other.empty) return this
    return this.#minus(other, false)
  }

  /** Like `difference`, but a path goes with its parent. */
  recursiveDifference(other: FieldSet): FieldSet {
    if (this.empty || other.empty) return this
    return this.#minus(other, true)
  }

  #minus(other: FieldSet, recursive: boolean): FieldSet {
    let members: Set<PathElement> | undefined
    for (const member of this.members) {
      if (!other.members.has(member)) continue
      members ??= new Set(this.members)
      members.delete(member)
    }
    let children: Map<PathElement, FieldSet> | undefined
    for (const [element, child] of this.children) {
      const match = other.children.get(element)
      let rest = child
      if (recursive && other.members.has(element)) rest = emptySet
      else if (match !== undefined) rest = recursive ? recursiveDifferenceOf(child, match) : differenceOf(child, match)
      if (rest === child) continue
      children ??= new Map(this.children)
      if (rest.empty) children.delete(element)
      else children.set(element, rest)
    }
    return members || children ? make(members ?? this.members, children ?? this.children) : this
  }

  /** True when some path is in both. */
  intersects(other: FieldSet): boolean {
    if (this === other) return !this.empty
    for (const member of this.members) if (other.members.has(member)) return true
    for (const [element, child] of this.children) {
      const match = other.children.get(element)
      if (match !== undefined && child.intersects(match)) return true
    }
    return false
  }

  /** True when each path is in `other` too. */
  isSubsetOf(other: FieldSet): boolean {
    if (this === other) return true
    for (const member of this.members) if (!other.members.has(member)) return false
    for (const [element, child] of this.children) {
      const match = other.children.get(element)
      if (match === undefined || !child.isSubsetOf(match)) return false
    }
    return true
  }

  /** The set with each declared field that has something below it as a member, too. */
  withNamedFields(type: MergeType | undefined): FieldSet {
    if (this.children.size === 0) return this
    const members = new Set(this.members)
    const children = new Map<PathElement, FieldSet>()
    for (const [element, child] of this.children) {
      let inner: MergeType | undefined
      if (element.startsWith('f:') && type?.map) {
        const field = type.map.fields.get(element.slice(2))
        if (field) members.add(element)
        inner = field?.type ?? type.map.element
      } else if (element.startsWith('k:')) inner = type?.list?.element
      children.set(element, child.withNamedFields(inner))
    }
    return new FieldSet(members, children)
  }
}

const noMembers: ReadonlySet<PathElement> = new Set()
const noChildren: ReadonlyMap<PathElement, FieldSet> = new Map()

export const emptySet = new FieldSet(noMembers, noChildren, 0)

/** Sets by what is in them: each step is a member, the name of a child, or that child. */
class Remembered {
  set: FieldSet | undefined
  readonly #next = new Map<PathElement | FieldSet, Remembered>()

  step(part: PathElement | FieldSet): Remembered {
    let next = this.#next.get(part)
    if (!next) {
      next = new Remembered()
      this.#next.set(part, next)
    }
    return next
  }
}

/** Objects of one kind have mostly the same fields: equal sets are one, as long as they are remembered. */
let remembered = new Remembered()
let rememberedSets = 0
const maxSets = 10_000
let lastNumber = 0

function make(members: ReadonlySet<PathElement>, children: ReadonlyMap<PathElement, FieldSet>): FieldSet {
  return members.size === 0 && children.size === 0 ? emptySet : new FieldSet(members, children)
}

function makeOnce(members: ReadonlySet<PathElement>, children: ReadonlyMap<PathElement, FieldSet>): FieldSet {
  if (members.size === 0 && children.size === 0) return emptySet
  let place = remembered
  for (const member of members) place = place.step(member)
  for (const [element, child] of children) place = place.step(element).step(child)
  if (place.set) return place.set
  if (++rememberedSets === maxSets) {
    remembered = new Remembered()
    rememberedSets = 0
  }
  const set = new FieldSet(members, children, ++lastNumber)
  place.set = set
  return set
}

/** The one that equals it, so that what is made of it is known. */
function asOne(set: FieldSet): FieldSet {
  if (set.number >= 0) return set
  const children = new Map<PathElement, FieldSet>()
  for (const [element, child] of set.children) children.set(element, asOne(child))
  return makeOnce(set.members, children)
}

const maxResults = 64
let operations = 0

/** An operation on two sets of which the results are remembered with the first. Sets that are hardly met again are not worth it. */
function remembering(operation: (a: FieldSet, b: FieldSet) => FieldSet): (a: FieldSet, b: FieldSet) => FieldSet {
  const place = operations++
  return (a, b) => {
    if (a.empty || b.empty || a.number < 0 || b.number < 0) return operation(a, b)
    a.results ??= []
    let known = a.results[place]
    if (known === undefined || known.size > maxResults) {
      known = new Map()
      a.results[place] = known
    }
    let result = known.get(b.number)
    if (!result) {
      result = asOne(operation(a, b))
      known.set(b.number, result)
    }
    return result
  }
}

/** `union` and the like of sets that come again and again: those of managers, and of what one write after the other changes. */
export const unionOf = remembering((a, b) => a.union(b))
export const differenceOf = remembering((a, b) => a.difference(b))
export const recursiveDifferenceOf = remembering((a, b) => a.recursiveDifference(b))

/** A set while paths are being added to it. Most nodes have only members or only children, so neither is made before it is needed. */
export class FieldSetBuilder {
  #members: Set<PathElement> | undefined
  #children: Map<PathElement, FieldSetBuilder> | undefined
  #isRare = false

  /** A path that hardly any other set has: sets with it are not remembered. */
  insertRare(path: readonly PathElement[]): void {
    let at: FieldSetBuilder = this
    at.#isRare = true
    for (const element of path.slice(0, -1)) {
      at = at.child(element)
      at.#isRare = true
    }
    at.member(path[path.length - 1] ?? '')
  }

  insert(path: readonly PathElement[]): void {
    const last = path[path.length - 1]
    if (last === undefined) return
    let at: FieldSetBuilder = this
    for (let i = 0; i < path.length - 1; i++) at = at.child(path[i] ?? '')
    at.member(last)
  }

  member(element: PathElement): void {
    this.#members ??= new Set()
    this.#members.add(element)
  }

  child(element: PathElement): FieldSetBuilder {
    this.#children ??= new Map()
    let child = this.#children.get(element)
    if (!child) {
      child = new FieldSetBuilder()
      this.#children.set(element, child)
    }
    return child
  }

  build(): FieldSet {
    let children: Map<PathElement, FieldSet> | undefined
    for (const [element, child] of this.#children ?? []) {
      const set = child.build()
      if (set.empty) continue
      children ??= new Map()
      children.set(element, set)
    }
    return (this.#isRare ? make : makeOnce)(this.#members ?? noMembers, children ?? noChildren)
  }
}

/** The set of these fields, each given by its names from the root: `fieldSetOf(['status'], ['metadata', 'name'])`. */
export function fieldSetOf(...paths: readonly (readonly string[])[]): FieldSet {
  const builder = new FieldSetBuilder()
  for (const path of paths) builder.insert(path.map(fieldElement))
  return builder.build()
}

/** The set of these paths. */
export function fieldSetOfPaths(paths: readonly (readonly PathElement[])[]): FieldSet {
  const builder = new FieldSetBuilder()
  for (const path of paths) builder.insert(path)
  return builder.build()
}

const decoded = new WeakMap<JsonObject, FieldSet>()

/** Reads fieldsV1; the set of the same object is read only once. `error` for what can't be read. */
export function decodeFieldSet(fields: JsonObject): FieldSet | { readonly error: string } {
  let set = decoded.get(fields)
  if (set) return set
  const builder = new FieldSetBuilder()
  const error = readInto(builder, fields)
  if (error !== undefined) return { error }
  set = builder.build()
  decoded.set(fields, set)
  return set
}

function readInto(builder: FieldSetBuilder, fields: JsonObject): string | undefined {
  for (const key in fields) {
    if (key === '.') continue
    const element = parseElement(key)
    if (element === undefined) continue
    if (typeof element !== 'string') return `parsing key as path element: ${element.error}`
    const inner = fields[key] ?? null
    if (inner !== null && !isObject(inner)) return 'unexpected value in field set'
    let hasChildren = false
    if (inner !== null) {
      for (const name in inner) if (name !== '.') hasChildren = true
      if (hasChildren) {
        const error = readInto(builder.child(element), inner)
        if (error !== undefined) return error
      }
    }
    if (!hasChildren || (inner !== null && Object.hasOwn(inner, '.'))) builder.member(element)
  }
  return undefined
}

/** The set as fieldsV1, in Go's order. A set is written once. */
export function encodeFieldSet(set: FieldSet): JsonObject {
  const known = set.encoded
  if (known) return known
  const fields = write(set, false)
  if (set.number >= 0) decoded.set(fields, set)
  return fields
}

/** `self`: the place that the set is below is a member, too. */
function write(set: FieldSet, self: boolean): JsonObject {
  const known = self ? set.encodedWithSelf : set.encoded
  if (known) return known
  const out: MutableJsonObject = {}
  if (self) out['.'] = nothing
  const elements = [...set.members]
  for (const element of set.children.keys()) if (!set.members.has(element)) elements.push(element)
  for (const element of elements.length > 1 ? elements.sort(compareElements) : elements) {
    const child = set.children.get(element)
    out[element] = child === undefined ? nothing : write(child, set.members.has(element))
  }
  Object.freeze(out)
  if (self) set.encodedWithSelf = out
  else set.encoded = out
  return out
}

const nothing: JsonObject = Object.freeze({})
