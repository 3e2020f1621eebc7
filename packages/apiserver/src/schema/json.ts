/**
 * JSON values as this package holds them. Integers that a double can't hold exactly but that fit 64 bits are `bigint` (only those), so that
 * what a client wrote comes back unchanged.
 */
export type JsonValue = null | boolean | number | bigint | string | readonly JsonValue[] | JsonObject

export interface JsonObject {
  readonly [key: string]: JsonValue
}

/** A JSON object while it is being built. */
export type MutableJsonObject = Record<string, JsonValue>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value)
}

/** The value of a key that a client chose: `constructor` and its like are not found unless they are in the object. */
export function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** Sets a key that a client chose; `__proto__` becomes a key like any other. */
export function setKey(object: MutableJsonObject, key: string, value: JsonValue): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true })
  else object[key] = value
}

/** The object with one key set; the same object when it has that very value already. */
export function withKey(object: JsonObject, key: string, value: JsonValue): JsonObject {
  if (Object.hasOwn(object, key) && object[key] === value) return object
  const copy = { ...object }
  setKey(copy, key, value)
  return copy
}

/** The object without a key; the same object when it has none. */
export function withoutKey(object: JsonObject, key: string): JsonObject {
  if (!Object.hasOwn(object, key)) return object
  const copy = { ...object }
  delete copy[key]
  return copy
}

/** Deep equality. Parts that are the same object are not looked into. The order of keys does not matter; `1` and `1n` are equal. */
export function equalJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return (
      (typeof a === 'bigint' || typeof b === 'bigint') &&
      (typeof a === 'number' || typeof b === 'number') &&
      exactInteger(a) === exactInteger(b)
    )
  }
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false
    for (let i = 0; i < a.length; i++) if (!equalJson(a[i], b[i])) return false
    return true
  }
  if (Array.isArray(b)) return false
  const left = a as JsonObject
  const right = b as JsonObject
  let count = 0
  for (const key in left) {
    count++
    if (!Object.hasOwn(right, key) || !equalJson(left[key], right[key])) return false
  }
  for (const _ in right) count--
  return count === 0
}

function exactInteger(value: JsonValue | undefined): bigint | undefined {
  if (typeof value === 'bigint') return value
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : undefined
}

/** What Go's decoder calls a value of a kind that it can't use. */
export function jsonKind(value: JsonValue): string {
  if (isArray(value)) return 'array'
  if (typeof value === 'boolean') return 'bool'
  return typeof value === 'bigint' ? 'number' : typeof value
}

/** JSON text without white space. Long integers are written in full. */
export function encodeJson(value: JsonValue): string {
  try {
    return JSON.stringify(value)
  } catch (error) {
    // Only a bigint makes it throw: these values have no cycles.
    if (!(error instanceof TypeError)) throw error
    return encodeWithBigInts(value)
  }
}

function encodeWithBigInts(value: JsonValue): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isArray(value)) return `[${value.map(encodeWithBigInts).join(',')}]`
  return `{${Object.keys(value)
    .map((key) => `${JSON.stringify(key)}:${encodeWithBigInts((value as JsonObject)[key] ?? null)}`)
    .join(',')}}`
}

/** JSON text with sorted keys, as Go writes maps. */
export function encodeSorted(value: JsonValue): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isArray(value)) return `[${value.map(encodeSorted).join(',')}]`
  const object = value as JsonObject
  return `{${Object.keys(object)
    .sort(compareBytes)
    .map((key) => `${JSON.stringify(key)}:${encodeSorted(object[key] ?? null)}`)
    .join(',')}}`
}

/** The value with the keys of its objects sorted, which is how Go prints maps. */
export function sortKeys(value: JsonValue): JsonValue {
  if (isArray(value)) return value.map(sortKeys)
  if (!isObject(value)) return value
  const out: MutableJsonObject = {}
  for (const key of Object.keys(value).sort(compareBytes)) setKey(out, key, sortKeys(value[key] ?? null))
  return out
}

/** Order of strings as Go compares them: by UTF-8 bytes, which is by code points. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    // A surrogate stands for a code point above all of the basic plane.
    const xHigh = x >= 0xd800 && x <= 0xdfff
    const yHigh = y >= 0xd800 && y <= 0xdfff
    if (xHigh !== yHigh) return xHigh ? 1 : -1
    return x < y ? -1 : 1
  }
  return a.length - b.length
}

/** Freezes a value and all that is in it; parts that are frozen already are taken to be frozen through and through. */
export function freezeDeep<T extends JsonValue>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  if (isArray(value)) for (const item of value) freezeDeep(item)
  else for (const key in value as JsonObject) freezeDeep((value as JsonObject)[key] as JsonValue)
  return value
}

/** The value as Go's `strconv.Quote` prints a string (for messages). */
export function quoteGo(text: string): string {
  let out = '"'
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (char === '"' || char === '\\') out += `\\${char}`
    else if (code >= 0x20 && code < 0x7f) out += char
    else if (goEscapes[char] !== undefined) out += goEscapes[char]
    else if (code < 0x20 || code === 0x7f) out += `\\x${code.toString(16).padStart(2, '0')}`
    else if (isPrintable(char)) out += char
    else if (code < 0x10000) out += `\\u${code.toString(16).padStart(4, '0')}`
    else out += `\\U${code.toString(16).padStart(8, '0')}`
  }
  return `${out}"`
}

const goEscapes: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
}

function isPrintable(char: string): boolean {
  return /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(char)
}
