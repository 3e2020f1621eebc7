import { equalJson, isArray, isObject, type JsonObject, type JsonValue, own } from '../schema/json.js'
import type { MergeList, MergeMap, MergeType } from '../schema/merge-type.js'
import { added, ChangedFields, type Comparison, modified, type Place, removed, root, same } from './changed-fields.js'
import { isEmptyObject, itemElement } from './list-items.js'
import type { PathElement } from './path-element.js'

type Value = JsonValue | undefined

/** How two values of a type differ: structured-merge-diff's `Compare`. What is the same object on both sides is not looked into. */
export function compareValues(type: MergeType, left: JsonValue, right: JsonValue): Comparison {
  if (left === right) return same
  const changed = new ChangedFields()
  compare(type, left, right, root, changed)
  return changed.comparison()
}

/** Which of its forms a type takes for a value: Go's deduceAtom and handleAtom in one. */
function formOf(type: MergeType, value: Value): MergeMap | MergeList | 'scalar' | undefined {
  if (typeof value === 'object' && value !== null) {
    const form = isArray(value) ? type.list : type.map
    if (form) return form
  } else if (value !== null && value !== undefined && type.scalar !== undefined) return 'scalar'
  return type.map ?? (type.scalar === undefined ? type.list : 'scalar')
}

function compare(type: MergeType, left: Value, right: Value, place: Place, changed: ChangedFields): void {
  if (left === right) return
  let leaf: boolean
  if (right === undefined) leaf = handle(formOf(type, left), left, right, place, changed)
  else {
    const form = formOf(type, right)
    if (left !== undefined) {
      const before = formOf(type, left)
      if (before !== form) handle(before, left, right, place, changed)
    }
    leaf = handle(form, left, right, place, changed)
  }
  if (leaf || place === root) return
  if (left === undefined) changed.note(added, place)
  else if (right === undefined) changed.note(removed, place)
}

/** True when the value was treated as one unit. */
function handle(form: ReturnType<typeof formOf>, left: Value, right: Value, place: Place, changed: ChangedFields): boolean {
  if (form === undefined) return false
  if (form === 'scalar' || form.atomic) return noteUnit(left, right, place, changed)
  if ('keys' in form) {
    const l = isArray(left) ? left : noItems
    const r = isArray(right) ? right : noItems
    if (l.length === 0 && r.length === 0) return noteUnit(left, right, place, changed)
    compareItems(form, l, r, place, changed)
    return false
  }
  const l = isObject(left) ? left : noFields
  const r = isObject(right) ? right : noFields
  if (isEmptyObject(l) && isEmptyObject(r)) return noteUnit(left, right, place, changed)
  compareFields(form, l, r, place, changed)
  return false
}

const noItems: readonly JsonValue[] = []
const noFields: JsonObject = Object.freeze({})

function noteUnit(left: Value, right: Value, place: Place, changed: ChangedFields): true {
  if (place === root) return true
  if (left === undefined) changed.note(added, place)
  else if (right === undefined) changed.note(removed, place)
  else if (!equalJson(left, right)) changed.note(modified, place)
  return true
}

function compareFields(map: MergeMap, left: JsonObject, right: JsonObject, place: Place, changed: ChangedFields): void {
  if (left !== noFields) {
    for (const name in left) {
      const before = left[name]
      const after = own(right, name)
      if (before === after) continue
      const type = map.fields.get(name)?.type ?? map.element
      if (type) compare(type, before, after, place.field(name), changed)
    }
  }
  for (const name in right) {
    if (left !== noFields && Object.hasOwn(left, name)) continue
    const type = map.fields.get(name)?.type ?? map.element
    if (type) compare(type, undefined, right[name], place.field(name), changed)
  }
}

function compareItems(
  list: MergeList,
  left: readonly JsonValue[],
  right: readonly JsonValue[],
  place: Place,
  changed: ChangedFields,
): void {
  if (compareNamed(list, left, right, place, changed)) return
  const lefts = groupItems(list, left)
  const rights = groupItems(list, right)
  for (const element of rights.keys()) if (!lefts.has(element)) lefts.set(element, [])
  for (const [element, l] of lefts) {
    const r = rights.get(element) ?? []
    if (l.length <= 1 && r.length <= 1 && l[0] === r[0]) continue
    const at = place.item(element)
    if (l.length <= 1 && r.length <= 1) compare(list.element, l[0], r[0], at, changed)
    else if (l.length >= 2 && r.length >= 2) {
      if (!equalJson(l, r)) changed.note(modified, at)
    } else if (l.length >= 2) {
      if (r.length > 0) compare(list.element, undefined, r[0], at, changed)
      changed.note(removed, at)
    } else {
      if (l.length > 0) compare(list.element, l[0], undefined, at, changed)
      changed.note(added, at)
    }
  }
}

function groupItems(list: MergeList, items: readonly JsonValue[]): Map<PathElement, JsonValue[]> {
  const groups = new Map<PathElement, JsonValue[]>()
  for (const item of items) {
    const element = itemElement(list, item)
    if (typeof element !== 'string') continue
    const group = groups.get(element)
    if (group) group.push(item)
    else groups.set(element, [item])
  }
  return groups
}

/** Of longer lists groups are quicker. */
const maxNamed = 16

/** Most lists are short, and their items have one key, a text, which is not there twice. False for any other: then nothing was done. */
function compareNamed(
  list: MergeList,
  left: readonly JsonValue[],
  right: readonly JsonValue[],
  place: Place,
  changed: ChangedFields,
): boolean {
  const key = list.keys[0]
  if (key === undefined || list.keys.length > 1 || left.length > maxNamed || right.length > maxNamed) return false
  if (!haveNames(key, left) || !haveNames(key, right)) return false
  for (let i = 0; i < left.length; i++) {
    const before = left[i]
    const name = nameOf(key, before)
    const after = nameOf(key, right[i]) === name ? right[i] : right.find((item) => nameOf(key, item) === name)
    if (before !== after) compare(list.element, before, after, place.named(key, name ?? ''), changed)
  }
  for (let i = 0; i < right.length; i++) {
    const name = nameOf(key, right[i])
    if (nameOf(key, left[i]) !== name && !left.some((item) => nameOf(key, item) === name))
      compare(list.element, undefined, right[i], place.named(key, name ?? ''), changed)
  }
  return true
}

function nameOf(key: string, item: JsonValue | undefined): string | undefined {
  return (item as { readonly [key: string]: string } | undefined)?.[key]
}

function haveNames(key: string, items: readonly JsonValue[]): boolean {
  for (let i = 0; i < items.length; i++) {
    const item = items[i]
    if (!isObject(item) || !Object.hasOwn(item, key) || typeof item[key] !== 'string') return false
    for (let j = 0; j < i; j++) if (nameOf(key, items[j]) === item[key]) return false
  }
  return true
}
