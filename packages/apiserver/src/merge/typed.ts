import { equalJson, isArray, isObject, type JsonObject, type JsonValue, type MutableJsonObject, own, setKey } from '../schema/json.js'
import type { MergeList, MergeMap, MergeType, ScalarKind } from '../schema/merge-type.js'
import { type FieldSet, FieldSetBuilder } from './field-set.js'
import { indexItems, isEmptyObject, itemElement } from './list-items.js'
import { fieldElement, type PathElement } from './path-element.js'

/*
 * Values with types: which fields they have, how they merge. The algorithms are those of structured-merge-diff's `typed`
 * package; what is the same object on both sides is not looked into. `undefined` is a value that is absent, which null is not.
 */

type Value = JsonValue | undefined

/** Which of its forms a type takes for a value: Go's deduceAtom and handleAtom in one. */
type Form =
  | { readonly kind: 'map'; readonly map: MergeMap }
  | { readonly kind: 'list'; readonly list: MergeList }
  | { readonly kind: 'scalar'; readonly scalar: ScalarKind }
  | { readonly kind: 'none' }

const none: Form = { kind: 'none' }

function formOf(type: MergeType, value: Value): Form {
  if (isObject(value)) {
    const map = type.map
    if (map) return { kind: 'map', map }
  } else if (isArray(value)) {
    const list = type.list
    if (list) return { kind: 'list', list }
  } else if (value !== null && value !== undefined && type.scalar !== undefined) return { kind: 'scalar', scalar: type.scalar }
  const { map, scalar, list } = type
  if (map) return { kind: 'map', map }
  if (scalar !== undefined) return { kind: 'scalar', scalar }
  return list ? { kind: 'list', list } : none
}

function fieldType(map: MergeMap, name: string): MergeType | undefined {
  return map.fields.get(name)?.type ?? map.element
}

const asMap = (value: Value): JsonObject | undefined => (isObject(value) ? value : undefined)
const asList = (value: Value): readonly JsonValue[] | undefined => (isArray(value) ? value : undefined)
const emptyMap = (value: JsonObject | undefined): boolean => value === undefined || isEmptyObject(value)
const emptyList = (value: readonly JsonValue[] | undefined): boolean => value === undefined || value.length === 0

/** The fields and items that a value mentions. */
export function fieldSetOfValue(type: MergeType, value: JsonValue): FieldSet {
  const builder = new FieldSetBuilder()
  collect(type, value, builder, undefined)
  return builder.build()
}

/** `parent` and `element` are where the value stands; the root has no element and is itself no member. */
function collect(type: MergeType, value: JsonValue, parent: FieldSetBuilder, element: PathElement | undefined): void {
  const form = formOf(type, value)
  const self = () => element !== undefined && parent.member(element)
  const inside = () => (element === undefined ? parent : parent.child(element))
  if (form.kind === 'scalar') self()
  else if (form.kind === 'list') {
    if (form.list.atomic) self()
    else if (isArray(value)) collectItems(form.list, value, inside())
  } else if (form.kind === 'map') {
    if (form.map.atomic) self()
    else if (isObject(value)) collectFields(form.map, value, inside())
  }
}

function collectFields(map: MergeMap, value: JsonObject, inside: FieldSetBuilder): void {
  for (const name in value) {
    const item = value[name] ?? null
    const element = fieldElement(name)
    const type = fieldType(map, name)
    if (type) collect(type, item, inside, element)
    if (item === null || (isObject(item) && isEmptyObject(item)) || !map.fields.has(name)) inside.member(element)
  }
}

function collectItems(list: MergeList, value: readonly JsonValue[], inside: FieldSetBuilder): void {
  const items = indexItems(list, value)
  const counts = new Map<PathElement, number>()
  for (const { element } of items) counts.set(element, (counts.get(element) ?? 0) + 1)
  for (const { element, item } of items) {
    // Of duplicates only the item itself is a member: nobody owns what is in them.
    if (counts.get(element) === 1) collect(list.element, item, inside, element)
    inside.member(element)
  }
}

/** What `right` (a partial object) makes of `left`: nothing is removed, what both have is `right`'s. */
export function mergeValues(type: MergeType, left: JsonValue, right: JsonValue): JsonValue {
  return merge(type, left, right) ?? null
}

function merge(type: MergeType, left: Value, right: Value): Value {
  if (right === undefined || left === right) return left
  if (left === undefined) return right
  const form = formOf(type, right)
  if (form.kind === 'map') {
    const [l, r] = [asMap(left), asMap(right)]
    if (form.map.atomic || (emptyMap(l) && emptyMap(r))) return right
    return mergeFields(form.map, l, r)
  }
  if (form.kind === 'list') {
    const [l, r] = [asList(left), asList(right)]
    if (form.list.atomic || (emptyList(l) && emptyList(r))) return right
    return mergeItems(form.list, l ?? [], r ?? [])
  }
  // Equal scalars and small values give the left one, so that an object that does not change stays the same object.
  return equalJson(left, right) ? left : right
}

function mergeFields(map: MergeMap, left: JsonObject | undefined, right: JsonObject | undefined): Value {
  if (right === undefined) return left
  if (left === undefined) return right
  let out: MutableJsonObject | undefined
  for (const name in right) {
    const type = fieldType(map, name)
    if (type === undefined) continue
    const before = own(left, name)
    const after = merge(type, before, right[name])
    if (after === before || after === undefined) continue
    out ??= { ...left }
    setKey(out, name, after)
  }
  return out ?? left
}

/** Items stay in `left`'s order unless `right` has another order for items that both have; new ones come where `right` has them. */
function mergeItems(list: MergeList, left: readonly JsonValue[], right: readonly JsonValue[]): Value {
  const lefts = indexItems(list, left)
  const rights = indexItems(list, right)
  const leftOf = new Map<PathElement, Value>()
  for (const { element, item } of lefts) leftOf.set(element, leftOf.has(element) ? null : item)
  const rightOf = new Map(rights.map(({ element, item }) => [element, item]))
  const shared = rights.filter(({ element }) => leftOf.has(element)).map(({ element }) => element)
  let nextIndex = 0
  let nextShared = shared[nextIndex++]
  const taken = new Set<PathElement>()
  const out: JsonValue[] = []
  const push = (value: Value) => value !== undefined && out.push(value)
  let i = 0
  let j = 0
  while (i < lefts.length || j < rights.length) {
    const l = lefts[i]
    const r = rights[j]
    if (l && r) {
      if (l.element === r.element) {
        taken.add(l.element)
        push(merge(list.element, leftOf.get(l.element), r.item))
        i++
        j++
        nextShared = shared[nextIndex++]
        continue
      }
      if (rightOf.has(l.element) && nextShared !== undefined && nextShared !== l.element) {
        i++
        continue
      }
    }
    if (l) {
      if (!rightOf.has(l.element)) {
        push(l.item)
        i++
        continue
      }
      if (taken.has(l.element)) i++
    }
    if (r) {
      taken.add(r.element)
      push(merge(list.element, leftOf.get(r.element), r.item))
      j++
      if (nextShared === r.element) nextShared = shared[nextIndex++]
    }
  }
  if (out.length === left.length && out.every((item, position) => item === left[position])) return left
  return out
}

/** The value without the fields and items of a set. What becomes empty by it is null, as in the real library. */
export function removeItems(type: MergeType, value: JsonValue, items: FieldSet): JsonValue {
  if (items.empty) return value
  const form = formOf(type, value)
  if (form.kind === 'scalar') return value
  if (form.kind === 'map') return isObject(value) ? removeFields(form.map, value, items) : null
  if (form.kind === 'list') return isArray(value) ? removeListItems(form.list, value, items) : null
  return value
}

function removeFields(map: MergeMap, value: JsonObject, items: FieldSet): JsonValue {
  if (map.atomic || isEmptyObject(value)) return null
  const out: MutableJsonObject = {}
  let changed = false
  let count = 0
  for (const name in value) {
    const item = value[name] ?? null
    const element = fieldElement(name)
    if (items.members.has(element)) {
      changed = true
      continue
    }
    const below = items.children.get(element)
    const type = below && fieldType(map, name)
    const rest = below && type ? removeItems(type, item, below) : item
    if (rest !== item) changed = true
    setKey(out, name, rest)
    count++
  }
  if (!changed) return value
  return count === 0 ? null : out
}

function removeListItems(list: MergeList, value: readonly JsonValue[], items: FieldSet): JsonValue {
  if (list.atomic || value.length === 0) return null
  const out: JsonValue[] = []
  let changed = false
  for (const item of value) {
    const element = itemElement(list, item)
    if (typeof element !== 'string') {
      out.push(item)
      continue
    }
    if (items.members.has(element)) {
      changed = true
      continue
    }
    const below = items.children.get(element)
    const rest = below ? removeItems(list.element, item, below) : item
    if (rest !== item) changed = true
    out.push(rest)
  }
  if (!changed) return value
  return out.length === 0 ? null : out
}
