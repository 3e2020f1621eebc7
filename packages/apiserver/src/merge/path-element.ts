import { compareBytes, encodeSorted, isArray, isObject, type JsonObject, type JsonValue } from '../schema/json.js'

/**
 * A step of a field path as fieldsV1 writes it: `f:name`, `k:{"name":"a"}`, `v:"x"`, `i:0`. In memory it is this text in canonical form, so that
 * equal steps are equal strings.
 */
export type PathElement = string

export function fieldElement(name: string): PathElement {
  return `f:${name}`
}

export function valueElement(value: JsonValue): PathElement {
  return `v:${encodeSorted(value)}`
}

/** `keys` in any order. */
export function keyElement(keys: readonly (readonly [string, JsonValue])[]): PathElement {
  if (keys.length === 1) {
    const [name, value] = keys[0] ?? ['', null]
    return `k:{${JSON.stringify(name)}:${typeof value === 'string' ? JSON.stringify(value) : encodeSorted(value)}}`
  }
  const sorted = [...keys].sort((a, b) => compareBytes(a[0], b[0]))
  return `k:{${sorted.map(([name, value]) => `${JSON.stringify(name)}:${encodeSorted(value)}`).join(',')}}`
}

/**
 * The canonical form of a key of fieldsV1. Undefined for a kind of step that is not known (which is skipped), an error text for one that can't
 * be read.
 */
export function parseElement(text: string): PathElement | undefined | { readonly error: string } {
  if (text.length < 2) return { error: 'key must be 2 characters long:' }
  if (text[1] !== ':') return { error: `missing colon: ${text}` }
  const content = text.slice(2)
  switch (text[0]) {
    case 'f':
      return text
    case 'i':
      return /^[+-]?[0-9]{1,18}$/.test(content)
        ? `i:${Number(content)}`
        : { error: `strconv.Atoi: parsing ${JSON.stringify(content)}: invalid syntax` }
    case 'k':
    case 'v': {
      let value: JsonValue
      try {
        value = JSON.parse(content) as JsonValue
      } catch {
        return { error: `invalid JSON: ${content}` }
      }
      if (text[0] === 'v') return `v:${encodeSorted(value)}`
      if (!isObject(value)) return { error: `not an object: ${content}` }
      return keyElement(Object.entries(value))
    }
    default:
      return undefined
  }
}

const ranks: Readonly<Record<string, number>> = { f: 0, k: 1, v: 2, i: 3 }

/** The order in which fieldsV1 and messages list steps: fields, keys, values, positions. */
export function compareElements(a: PathElement, b: PathElement): number {
  if (a === b) return 0
  // Nearly all are names, which nearly always are plain.
  const fields = a.charCodeAt(0) === 0x66 && b.charCodeAt(0) === 0x66
  if (fields) return compareNames(a, b)
  const kind = a[0] ?? ''
  const difference = (ranks[kind] ?? 4) - (ranks[b[0] ?? ''] ?? 4)
  if (difference !== 0) return difference
  switch (kind) {
    case 'k':
      return compareKeys(JSON.parse(a.slice(2)) as JsonObject, JSON.parse(b.slice(2)) as JsonObject)
    case 'v':
      return compareValues(JSON.parse(a.slice(2)) as JsonValue, JSON.parse(b.slice(2)) as JsonValue)
    default:
      return Number(a.slice(2)) - Number(b.slice(2))
  }
}

const surrogate = /[\ud800-\udfff]/

/** Code units order as bytes do, but for characters outside of the basic plane. */
function compareNames(a: string, b: string): number {
  if (surrogate.test(a) || surrogate.test(b)) return compareBytes(a, b)
  return a < b ? -1 : 1
}

/** Names first, then values, one field after the other. */
function compareKeys(a: JsonObject, b: JsonObject): number {
  const left = Object.keys(a).sort(compareBytes)
  const right = Object.keys(b).sort(compareBytes)
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const x = left[i] ?? ''
    const y = right[i] ?? ''
    if (x !== y) return compareBytes(x, y)
    const difference = compareValues(a[x] ?? null, b[y] ?? null)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

function valueRank(value: JsonValue): number {
  if (typeof value === 'number' || typeof value === 'bigint') return 0
  if (typeof value === 'string') return 1
  if (typeof value === 'boolean') return 2
  if (isArray(value)) return 3
  return value === null ? 5 : 4
}

function compareValues(a: JsonValue, b: JsonValue): number {
  const difference = valueRank(a) - valueRank(b)
  if (difference !== 0) return difference
  if (typeof a === 'string' && typeof b === 'string') return compareBytes(a, b)
  if (isArray(a) && isArray(b)) {
    for (let i = 0; i < Math.min(a.length, b.length); i++) {
      const one = compareValues(a[i] ?? null, b[i] ?? null)
      if (one !== 0) return one
    }
    return a.length - b.length
  }
  if (isObject(a) && isObject(b)) return compareKeys(a, b)
  return Number(a) - Number(b)
}

/** The step as messages print it: `.name`, `[name="a",port=80]`, `[="x"]`, `[0]`. */
export function elementText(element: PathElement): string {
  const content = element.slice(2)
  switch (element[0]) {
    case 'f':
      return `.${content}`
    case 'k': {
      const keys = JSON.parse(content) as JsonObject
      return `[${Object.keys(keys)
        .map((name) => `${name}=${encodeSorted(keys[name] ?? null)}`)
        .join(',')}]`
    }
    case 'v':
      return `[=${content}]`
    default:
      return `[${content}]`
  }
}

export function pathText(path: readonly PathElement[]): string {
  return path.map(elementText).join('')
}
