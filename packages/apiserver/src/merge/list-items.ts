import { isArray, isObject, type JsonObject, type JsonValue, own } from '../schema/json.js'
import type { MergeList } from '../schema/merge-type.js'
import { keyElement, type PathElement, valueElement } from './path-element.js'

/** The step that leads to an item of an associative list; an error text for an item that has none. */
export function itemElement(list: MergeList, item: JsonValue): PathElement | { readonly error: string } {
  return list.keys.length > 0 ? keyedElement(list, item) : setElement(item)
}

function keyedElement(list: MergeList, item: JsonValue): PathElement | { readonly error: string } {
  if (item === null) return { error: 'associative list with keys may not have a null element' }
  if (!isObject(item)) return { error: 'associative list with keys may not have non-map elements' }
  const keys: [string, JsonValue][] = []
  for (const name of list.keys) {
    const value = own(item, name) ?? list.element.map?.fields.get(name)?.default
    // A key without a value and a default is left out: then it is another item than one that has it.
    if (Object.hasOwn(item, name)) keys.push([name, own(item, name) ?? null])
    else if (value !== undefined && value !== null) keys.push([name, value])
  }
  if (keys.length === 0) {
    const names = `[${list.keys.map((name) => JSON.stringify(name)).join(' ')}]`
    return {
      error: `associative list with keys has an element that omits all key fields ${names} (and doesn't have default values for any key fields)`,
    }
  }
  return keyElement(keys)
}

function setElement(item: JsonValue): PathElement | { readonly error: string } {
  if (isObject(item)) return { error: "associative list without keys has an element that's a map type" }
  if (isArray(item)) return { error: 'not supported: associative list with lists as elements' }
  if (item === null) return { error: "associative list without keys has an element that's an explicit null" }
  return valueElement(item)
}

/** Steps of a list's items, in order; items without one (which no valid list has) are left out. */
export function indexItems(list: MergeList, items: readonly JsonValue[]): { element: PathElement; item: JsonValue }[] {
  const out: { element: PathElement; item: JsonValue }[] = []
  for (const item of items) {
    const element = itemElement(list, item)
    if (typeof element === 'string') out.push({ element, item })
  }
  return out
}

export function isEmptyObject(value: JsonObject): boolean {
  for (const _ in value) return false
  return true
}
