import { badRequest, failures, unprocessable } from '../errors.js'
import type { ObjectType } from '../schema/built-in.js'
import { goPlain, goType } from '../schema/go-print.js'
import type { GoType } from '../schema/go-type.js'
import {
  encodeSorted,
  equalJson,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  type MutableJsonObject,
  own,
  setKey,
} from '../schema/json.js'
import type { MergeType } from '../schema/merge-type.js'

const directiveKey = '$patch'
const retainKeysKey = '$retainKeys'
const deletePrefix = '$deleteFromPrimitiveList'
const orderPrefix = '$setElementOrder'

/** What the patch rules know of a place: how it is merged, and its Go type for messages. */
interface Place {
  readonly merge: MergeType | undefined
  readonly go: GoType | undefined
}

interface FieldPlace extends Place {
  /** `merge`, `replace` or nothing. */
  readonly strategy: string
  readonly mergeKey: string
}

/**
 * Strategic merge patch (k8s.io/apimachinery/pkg/util/strategicpatch): lists merged by keys, `$patch`, `$retainKeys`,
 * `$deleteFromPrimitiveList/…`, `$setElementOrder/…`. Parts that the patch does not name are the object's own.
 * Throws INVALID_PATCH; `details.status` is 415 for a kind without patch rules.
 */
export function applyStrategicPatch(object: JsonObject, patch: JsonObject, type: ObjectType): JsonObject {
  if (!type.go) {
    throw failures.invalidPatch('strategic merge patch format is not supported', { details: badRequest })
  }
  return mergeMap(object, patch, { merge: type.merge, go: type.go })
}

function mergeMap(given: JsonObject, givenPatch: JsonObject, place: Place): JsonObject {
  if (Object.hasOwn(givenPatch, directiveKey)) return followDirective(givenPatch)
  const original: MutableJsonObject = { ...given }
  const patch: MutableJsonObject = { ...givenPatch }
  retainKeys(original, patch)
  mergeOrderedLists(original, patch, place)
  for (const key of Object.keys(patch)) mergeKey(original, key, patch[key] ?? null, place)
  return original
}

function followDirective(patch: JsonObject): JsonObject {
  const directive = patch[directiveKey]
  if (directive === 'delete') return {}
  const { [directiveKey]: _, ...rest } = patch
  if (directive === 'replace') return rest
  throw internal(`unknown patch type: ${goText(directive)} in map: ${goPlain(patch)}`)
}

/** Of the keys, only those in the list stay; the patch may set no others. */
function retainKeys(original: MutableJsonObject, patch: MutableJsonObject): void {
  if (!Object.hasOwn(patch, retainKeysKey)) return
  const list = patch[retainKeysKey]
  delete patch[retainKeysKey]
  if (!isArray(list)) throw bad('invalid patch format of retainKeys')
  for (const key of Object.keys(patch)) {
    if (patch[key] === null || key.startsWith(deletePrefix) || key.startsWith(orderPrefix)) continue
    if (!list.includes(key)) throw bad('invalid patch format of retainKeys')
  }
  for (const key of Object.keys(original)) if (!list.includes(key)) delete original[key]
}

function mergeKey(original: MutableJsonObject, rawKey: string, patch: JsonValue, place: Place): void {
  const deletes = rawKey.startsWith(deletePrefix)
  const key = deletes ? afterPrefix(rawKey, deletePrefix, 'invalid patch format of primitive list') : rawKey
  if (patch === null) {
    delete original[key]
    return
  }
  const before = own(original, key)
  if (before !== undefined && isObject(before) && isObject(patch)) {
    const field = placeOfField(place, key)
    setKey(original, key, field.strategy === 'replace' ? patch : mergeMap(before, patch, field))
  } else if (isArray(before) && isArray(patch)) {
    const field = placeOfList(place, key)
    setKey(original, key, field.strategy === 'merge' || deletes ? mergeList(before, patch, field, deletes) : patch)
  } else if (!(deletes && kindOf(before) !== kindOf(patch))) {
    const fresh = withoutDirectives(
      isObject(before ?? null) || isArray(before) || before === undefined || kindOf(before) !== kindOf(patch) ? withoutNulls(patch) : patch,
    )
    if (fresh === undefined) delete original[key]
    else setKey(original, key, fresh)
  }
}

function kindOf(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return 'nil'
  if (isArray(value)) return 'slice'
  return isObject(value) ? 'map' : typeof value === 'bigint' ? 'number' : typeof value
}

function afterPrefix(key: string, prefix: string, wrong: string): string {
  const slash = key.indexOf('/')
  if (slash < 0 || key.slice(0, slash) !== prefix) throw bad(wrong)
  return key.slice(slash + 1)
}

/** Nulls in what is new mean nothing; those that are items of lists stay. */
function withoutNulls(value: JsonValue): JsonValue {
  if (isArray(value)) return value.map(withoutNulls)
  if (!isObject(value)) return value
  const out: MutableJsonObject = {}
  for (const key in value) {
    const item = value[key] ?? null
    if (item !== null) setKey(out, key, withoutNulls(item))
  }
  return out
}

/** Undefined for a map that is itself a directive. */
function withoutDirectives(value: JsonValue): JsonValue | undefined {
  if (isArray(value)) return value.flatMap((item) => withoutDirectives(item) ?? (item === null ? [null] : []))
  if (!isObject(value)) return value
  if (Object.hasOwn(value, directiveKey)) return undefined
  const out: MutableJsonObject = {}
  for (const key in value) {
    const item = withoutDirectives(value[key] ?? null)
    if (item !== undefined) setKey(out, key, item)
  }
  return out
}

/** Lists whose order the patch gives: merged and sorted before the rest; their keys are taken out of the patch. */
function mergeOrderedLists(original: MutableJsonObject, patch: MutableJsonObject, place: Place): void {
  for (const directive of Object.keys(patch)) {
    if (!directive.startsWith(orderPrefix)) continue
    const order = patch[directive]
    delete patch[directive]
    if (!isArray(order)) throw internal(badType('[]interface {}', order))
    const key = afterPrefix(directive, orderPrefix, 'invalid patch format of setElementOrder list')
    const before = listOrNothing(original, key)
    const change = listOrNothing(patch, key)
    const field = placeOfList(place, key)
    checkOrder(change ?? [], order, field.mergeKey)
    if (before === undefined && change === undefined) continue
    const merged =
      before === undefined
        ? ((withoutDirectives(change ?? []) ?? []) as readonly JsonValue[])
        : change === undefined
          ? before
          : field.strategy === 'merge'
            ? mergeList(before, change, field, false)
            : change
    const [inPatch, onlyServer] = partition(merged, order, field.mergeKey)
    const maps = elementsAreMaps(before ?? [], change ?? [])
    setKey(original, key, normalizeOrder(inPatch, onlyServer, order, before ?? [], maps ? field.mergeKey : undefined))
    delete patch[key]
  }
}

function listOrNothing(object: JsonObject, key: string): readonly JsonValue[] | undefined {
  const value = own(object, key)
  if (value === undefined) return undefined
  if (!isArray(value)) throw internal(badType('[]interface {}', value))
  return value
}

/** What the patch sets must stand in the order's list, in that order. */
function checkOrder(patch: readonly JsonValue[], order: readonly JsonValue[], mergeKey: string): void {
  if (order.length === 0 || patch.length === 0) return
  const kept = mergeKey === '' ? patch : splitDeletes(patch).kept
  let i = 0
  let j = 0
  while (i < kept.length && j < order.length) {
    const item = kept[i] ?? null
    if (isObject(item) && Object.hasOwn(item, directiveKey)) {
      i++
      continue
    }
    if (sameItem(item, order[j] ?? null, mergeKey)) i++
    j++
  }
  if (i < kept.length && j >= order.length) {
    throw internal(`The order in patch list:\n${goPlain(patch)}\n doesn't match ${orderPrefix} list:\n${goPlain(order)}\n`)
  }
}

function sameItem(a: JsonValue, b: JsonValue, mergeKey: string): boolean {
  if (mergeKey === '') return equalJson(a, b)
  return equalJson(keyOf(a, mergeKey), keyOf(b, mergeKey))
}

/** The merge key's value of an item. Throws for an item without it. */
function keyOf(item: JsonValue, mergeKey: string): JsonValue {
  if (!isObject(item)) throw internal(badType('map[string]interface {}', item))
  if (!Object.hasOwn(item, mergeKey)) throw internal(`map: ${goPlain(item)} does not contain declared merge key: ${mergeKey}`)
  return own(item, mergeKey) ?? null
}

function splitDeletes(list: readonly JsonValue[]): { kept: JsonValue[]; deletes: JsonValue[] } {
  const kept: JsonValue[] = []
  const deletes: JsonValue[] = []
  for (const item of list) {
    if (!isObject(item)) throw internal(badType('map[string]interface {}', item))
    if (item[directiveKey] === 'delete') deletes.push(item)
    else kept.push(item)
  }
  return { kept, deletes }
}

function mergeList(original: readonly JsonValue[], patch: readonly JsonValue[], field: FieldPlace, deletes: boolean): readonly JsonValue[] {
  if (original.length === 0 && patch.length === 0) return original
  if (!elementsAreMaps(original, patch)) return deletes ? withoutItems(original, patch) : mergeScalars(original, patch, field.mergeKey)
  const key = field.mergeKey
  if (key === '') throw internal(`cannot merge lists without merge key for ${goKind(field.go)}`)
  const special = followItemDirectives(original, patch, key)
  const merged = [...special.original]
  const positions = positionsOf(merged, key)
  for (const item of special.patch) {
    const text = itemText(keyOf(item, key))
    const at = positions.get(text)
    const before = at === undefined ? undefined : merged[at]
    if (at !== undefined && isObject(before)) merged[at] = mergeMap(before, item as JsonObject, field)
    else {
      positions.set(text, merged.length)
      merged.push(item)
    }
  }
  const [inPatch, onlyServer] = partition(merged, special.patch, key)
  return normalizeOrder(inPatch, onlyServer, special.patch, special.original, key)
}

function withoutItems(list: readonly JsonValue[], gone: readonly JsonValue[]): JsonValue[] {
  const texts = new Set(gone.map(itemText))
  return list.filter((item) => !texts.has(itemText(item)))
}

function mergeScalars(original: readonly JsonValue[], patch: readonly JsonValue[], mergeKey: string): JsonValue[] {
  const merged = [...new Map([...original, ...patch].map((item) => [itemText(item), item])).values()]
  if (mergeKey !== '') for (const item of merged) keyOf(item, mergeKey)
  const [inPatch, onlyServer] = partition(merged, patch, '')
  return normalizeOrder(inPatch, onlyServer, patch, original, undefined)
}

/** Equal items, and equal merge keys, have equal texts. */
function itemText(item: JsonValue | undefined): string {
  return item === undefined ? '' : encodeSorted(item)
}

/** Where each item stands first, by its merge key or, without one, by itself. */
function positionsOf(list: readonly JsonValue[], mergeKey: string | undefined): Map<string, number> {
  const positions = new Map<string, number>()
  for (const [i, item] of list.entries()) {
    const text = itemText(mergeKey === undefined ? item : isObject(item) ? own(item, mergeKey) : undefined)
    if (!positions.has(text)) positions.set(text, i)
  }
  return positions
}

/** All items are of one kind, and not lists. */
function elementsAreMaps(...lists: readonly (readonly JsonValue[])[]): boolean {
  let kind: string | undefined
  for (const list of lists) {
    for (const item of list) {
      const current = kindOf(item)
      if (kind === undefined) {
        if (current === 'slice') throw failures.invalidPatch('lists of lists are not supported', { details: unprocessable })
        kind = current
      } else if (kind !== current) throw internal(`list element types are not identical: [${lists.map(goPlain).join(' ')}]`)
    }
  }
  if (kind === undefined) throw internal('no elements in any of the given slices')
  return kind === 'map'
}

function followItemDirectives(
  original: readonly JsonValue[],
  patch: readonly JsonValue[],
  mergeKey: string,
): { original: readonly JsonValue[]; patch: readonly JsonValue[] } {
  let rest = original
  let replace = false
  const plain: JsonValue[] = []
  for (const item of patch) {
    const directive = isObject(item) ? item[directiveKey] : undefined
    if (directive === undefined) plain.push(item)
    else if (directive === 'delete') {
      const value = keyOf(item, mergeKey)
      rest = rest.filter((other) => !(isObject(other) && Object.hasOwn(other, mergeKey) && equalJson(own(other, mergeKey), value)))
    } else if (directive === 'replace') replace = true
    else if (directive === 'merge') throw internal('merging lists cannot yet be specified in the patch')
    else throw internal(`unknown patch type: ${goText(directive)} in map: ${goPlain(item)}`)
  }
  return replace ? { original: plain, patch: [] } : { original: rest, patch: plain }
}

/** Items that are in the other list, and those that are not. */
function partition(list: readonly JsonValue[], by: readonly JsonValue[], mergeKey: string): [JsonValue[], JsonValue[]] {
  const odd = mergeKey === '' || list.length === 0 ? -1 : by.findIndex((item) => !isObject(item))
  if (odd >= 0) throw internal(`value for key ${odd} is not a map`)
  const known = positionsOf(by, mergeKey === '' ? undefined : mergeKey)
  const within: JsonValue[] = []
  const others: JsonValue[] = []
  for (const item of list) {
    if (known.has(itemText(mergeKey === '' ? item : keyOf(item, mergeKey)))) within.push(item)
    else others.push(item)
  }
  return [within, others]
}

/** Both parts keep their order; an item of the server's stands before a patch's where it did in the server's list. */
function normalizeOrder(
  patch: JsonValue[],
  server: JsonValue[],
  patchOrder: readonly JsonValue[],
  serverOrder: readonly JsonValue[],
  mergeKey: string | undefined,
): JsonValue[] {
  const positions = positionsOf(serverOrder, mergeKey)
  const left = sortBy(server, serverOrder, mergeKey)
  const right = sortBy(patch, patchOrder, mergeKey)
  const out: JsonValue[] = []
  let i = 0
  let j = 0
  while (i < left.length || j < right.length) {
    if (i >= left.length) out.push(right[j++] ?? null)
    else if (j >= right.length) out.push(left[i++] ?? null)
    else {
      const l = position(positions, left[i] ?? null, mergeKey)
      const r = position(positions, right[j] ?? null, mergeKey)
      out.push((l >= 0 && r >= 0 && l < r ? left[i++] : right[j++]) ?? null)
    }
  }
  return out
}

function sortBy(list: JsonValue[], order: readonly JsonValue[], mergeKey: string | undefined): JsonValue[] {
  const positions = positionsOf(order, mergeKey)
  const sorted = (items: JsonValue[]) => items.sort((a, b) => position(positions, a, mergeKey) - position(positions, b, mergeKey))
  if (mergeKey === undefined) return sorted([...list])
  for (const item of [...list, ...order]) keyOf(item, mergeKey)
  const { kept, deletes } = splitDeletes(list)
  return [...sorted(kept), ...deletes]
}

function position(positions: ReadonlyMap<string, number>, item: JsonValue, mergeKey: string | undefined): number {
  return positions.get(itemText(mergeKey === undefined ? item : isObject(item) ? own(item, mergeKey) : undefined)) ?? -1
}

function placeOfField(place: Place, key: string): FieldPlace {
  const { go, merge } = place
  if (go?.kind === 'map') return { go: go.element, merge: merge?.map?.element, strategy: '', mergeKey: '' }
  if (go === undefined || (go.kind !== 'struct' && go.kind !== 'raw')) {
    throw internal(`merging an object in json but data type is not struct, instead is: ${goKind(go)}`)
  }
  const field = go.struct?.byJson.get(key)
  const known = key === 'apiVersion' || key === 'kind'
  if (!field && !known) {
    throw internal(
      `unable to find api field in struct ${go.name.slice(go.name.lastIndexOf('.') + 1)} for the json field ${JSON.stringify(key)}`,
    )
  }
  const rules = merge?.map?.fields.get(key)
  const strategies = (rules?.patchStrategies ?? []).filter((one) => one !== 'retainKeys')
  return { go: field?.type, merge: rules?.type, strategy: strategies[0] ?? '', mergeKey: rules?.patchMergeKey ?? '' }
}

function placeOfList(place: Place, key: string): FieldPlace {
  const field = placeOfField(place, key)
  if (field.go?.kind !== 'list') throw internal(`expected slice or array type, but got: ${goKind(place.go)}`)
  return { ...field, go: field.go.element, merge: field.merge?.list?.element }
}

/** Go's reflect.Kind of a type. */
function goKind(go: GoType | undefined): string {
  switch (go?.kind) {
    case undefined:
      return 'invalid'
    case 'list':
    case 'bytes':
      return 'slice'
    case 'double':
      return 'float64'
    case 'map':
    case 'string':
    case 'bool':
    case 'int32':
    case 'int64':
      return go.kind
    default:
      return 'struct'
  }
}

function badType(expected: string, value: JsonValue | undefined): string {
  return `expected a ${expected}, but received a ${value === null || value === undefined ? '%!s(<nil>)' : goType(value)}`
}

/** %s of a value that should have been a string. */
function goText(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : `%!s(${Number.isInteger(value) ? 'int64' : goType(value ?? null)}=${goPlain(value ?? null)})`
}

function bad(text: string): Error {
  return failures.invalidPatch(text, { details: badRequest })
}

/** Errors that the real server has no better code for. */
function internal(text: string): Error {
  return failures.invalidPatch(text, { details: { status: 500, reason: '' } })
}
