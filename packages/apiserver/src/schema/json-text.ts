import { badRequest, failures } from '../errors.js'
import type { JsonValue, MutableJsonObject } from './json.js'
import { setKey } from './json.js'

/** Deeper nesting is refused: everything that walks an object is recursive. kube-apiserver's own bound is 10,000, with the same words. */
export const maxDepth = 1000

/** A body that was read, with what plain values can't say. */
export interface ParsedBody {
  readonly value: JsonValue
  /** Present only for a body with duplicate keys or unusual number literals. */
  readonly document?: DocumentFacts
}

/** Where things stood in the text, by path (`spec.containers[0].name`). */
export interface DocumentFacts {
  /** Paths of keys that came more than once, in the order in which they repeated. The last value counts. */
  readonly duplicates: readonly string[]
  /** Order number of each key's occurrence that counts for messages (the repeated one for a duplicate). */
  readonly order: ReadonlyMap<string, number>
  /** Numbers whose text is not how the value would be written: `1.0`, `1e3`, `9223372036854775808`. */
  readonly literals: ReadonlyMap<string, string>
}

const decoder = new TextDecoder('utf-8')

/** Text of a body; what is not UTF-8 becomes U+FFFD, as Go's decoder does. A byte order mark is not removed. */
export function decodeUtf8(bytes: Uint8Array): string {
  return bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    ? `\ufeff${decoder.decode(bytes)}`
    : decoder.decode(bytes)
}

/** JavaScript's strings can hold half of a surrogate pair, Go's can not. */
const surrogateEscape = /\\u[dD][89a-fA-F]/
const halfOfPair = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * Reads JSON as kube-apiserver does: integers of 64 bits exactly, duplicates noticed, errors in Go's words (encoding/json).
 * Throws MALFORMED_BODY.
 */
export function parseJson(text: string): ParsedBody {
  const keys = text.includes('\\u') && surrogateEscape.test(text) ? -1 : scan(text)
  if (keys >= 0) {
    try {
      const value = JSON.parse(text) as JsonValue
      if (countKeys(value) === keys) return { value }
    } catch {
      // The careful parser below finds the words for it.
    }
  }
  return new CarefulParser(text).parse()
}

/**
 * Counts the keys in a text without reading it, or gives -1 when JSON.parse alone can't be trusted with it: nested too deeply, or with
 * numbers that are long or not plain integers.
 */
function scan(text: string): number {
  let keys = 0
  let depth = 0
  let digits = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c >= 0x30 && c <= 0x39) {
      if (++digits > 15) return -1
      continue
    }
    if (digits > 0) {
      digits = 0
      if (c === 0x2e || c === 0x65 || c === 0x45) return -1
    }
    if (c === 0x22) {
      i = endOfString(text, i)
      if (i < 0) return -1
    } else if (c === 0x3a) keys++
    else if (c === 0x7b || c === 0x5b) {
      if (++depth > maxDepth) return -1
    } else if (c === 0x7d || c === 0x5d) depth--
    else if (c === 0x2d && text.charCodeAt(i + 1) === 0x30) return -1
  }
  return keys
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end > 0) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes++
    if (slashes % 2 === 0) return end
    end = text.indexOf('"', end + 1)
  }
  return -1
}

function countKeys(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = 0
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') count += countKeys(item)
    return count
  }
  const object = value as MutableJsonObject
  for (const key in object) {
    count++
    const item = object[key]
    if (typeof item === 'object') count += countKeys(item as JsonValue)
  }
  return count
}

/** Of a hostile body no more is remembered than this: Go tells of 100 findings at most. */
const maxDuplicates = 1000
const maxNotedPath = 4096

/** One pass over the text that keeps what JSON.parse forgets. */
class CarefulParser {
  readonly #text: string
  #at = 0
  #depth = 0
  #count = 0
  readonly #duplicates = new Set<string>()
  readonly #order = new Map<string, number>()
  readonly #literals = new Map<string, string>()

  constructor(text: string) {
    this.#text = text
  }

  parse(): ParsedBody {
    const value = this.#value('')
    this.#space()
    if (this.#at < this.#text.length) throw this.#unexpected('after top-level value')
    return { value, document: { duplicates: [...this.#duplicates], order: this.#order, literals: this.#literals } }
  }

  #value(path: string): JsonValue {
    this.#space()
    const c = this.#text[this.#at]
    switch (c) {
      case '{':
        return this.#object(path)
      case '[':
        return this.#array(path)
      case '"':
        return this.#string()
      case 't':
        return this.#literal('true', true)
      case 'f':
        return this.#literal('false', false)
      case 'n':
        return this.#literal('null', null)
      default:
        if (c !== undefined && (c === '-' || isDigit(c))) return this.#number(path)
        throw this.#unexpected('looking for beginning of value')
    }
  }

  #object(path: string): JsonValue {
    this.#enter()
    const object: MutableJsonObject = {}
    this.#space()
    if (this.#text[this.#at] === '}') return this.#leave(object)
    for (;;) {
      this.#space()
      if (this.#text[this.#at] !== '"') throw this.#unexpected('looking for beginning of object key string')
      const key = this.#string()
      const inner = path === '' ? key : `${path}.${key}`
      this.#note(inner, Object.hasOwn(object, key))
      this.#space()
      if (this.#text[this.#at] !== ':') throw this.#unexpected('after object key')
      this.#at++
      setKey(object, key, this.#value(inner))
      this.#space()
      const c = this.#text[this.#at]
      if (c === '}') return this.#leave(object)
      if (c !== ',') throw this.#unexpected('after object key:value pair')
      this.#at++
    }
  }

  #note(path: string, repeated: boolean): void {
    this.#count++
    if (path.length > maxNotedPath) return
    if (repeated) {
      if (this.#duplicates.size >= maxDuplicates || this.#duplicates.has(path)) return
      this.#duplicates.add(path)
      this.#order.set(path, this.#count)
    } else if (!this.#order.has(path)) this.#order.set(path, this.#count)
  }

  #array(path: string): JsonValue {
    this.#enter()
    const array: JsonValue[] = []
    this.#space()
    if (this.#text[this.#at] === ']') return this.#leave(array)
    for (;;) {
      array.push(this.#value(`${path}[${array.length}]`))
      this.#space()
      const c = this.#text[this.#at]
      if (c === ']') return this.#leave(array)
      if (c !== ',') throw this.#unexpected('after array element')
      this.#at++
    }
  }

  #enter(): void {
    const opening = this.#text[this.#at++]
    if (++this.#depth > maxDepth) throw malformed(`invalid character '${opening}' exceeded max depth`)
  }

  #leave<T>(value: T): T {
    this.#at++
    this.#depth--
    return value
  }

  #string(): string {
    const text = this.#text
    let out = ''
    let from = ++this.#at
    for (;;) {
      const c = text.charCodeAt(this.#at)
      if (Number.isNaN(c)) throw endOfInput()
      if (c === 0x22) {
        out += text.slice(from, this.#at++)
        return out.replace(halfOfPair, '\ufffd')
      }
      if (c < 0x20) throw this.#unexpected('in string literal')
      if (c !== 0x5c) {
        this.#at++
        continue
      }
      out += text.slice(from, this.#at++)
      out += this.#escape()
      from = this.#at
    }
  }

  #escape(): string {
    const c = this.#text[this.#at]
    const plain = c === undefined ? undefined : escapes[c]
    if (plain !== undefined) {
      this.#at++
      return plain
    }
    if (c !== 'u') throw this.#unexpected('in string escape code')
    this.#at++
    let code = 0
    for (let i = 0; i < 4; i++) {
      const digit = Number.parseInt(this.#text[this.#at] ?? ' ', 16)
      if (Number.isNaN(digit)) throw this.#unexpected('in \\u hexadecimal character escape')
      code = code * 16 + digit
      this.#at++
    }
    return String.fromCharCode(code)
  }

  #literal<T>(word: string, value: T): T {
    for (let i = 1; i < word.length; i++) {
      this.#at++
      if (this.#text[this.#at] !== word[i]) throw this.#unexpected(`in literal ${word} (expecting '${word[i]}')`)
    }
    this.#at++
    return value
  }

  #number(path: string): number | bigint {
    const start = this.#at
    if (this.#text[this.#at] === '-') this.#at++
    if (!this.#digit()) throw this.#unexpected('in numeric literal')
    if (this.#text[this.#at] === '0') this.#at++
    else this.#digits()
    let integer = true
    if (this.#text[this.#at] === '.') {
      integer = false
      this.#at++
      if (!this.#digit()) throw this.#unexpected('after decimal point in numeric literal')
      this.#digits()
    }
    if (this.#text[this.#at] === 'e' || this.#text[this.#at] === 'E') {
      integer = false
      this.#at++
      if (this.#text[this.#at] === '+' || this.#text[this.#at] === '-') this.#at++
      if (!this.#digit()) throw this.#unexpected('in exponent of numeric literal')
      this.#digits()
    }
    const text = this.#text.slice(start, this.#at)
    const number = Number(text) + 0
    if (integer && !Number.isSafeInteger(number)) {
      const exact = BigInt(text)
      if (BigInt.asIntN(64, exact) === exact) return exact
    }
    if (!Number.isFinite(number)) throw malformed(`json: cannot unmarshal number ${text} into Go value of type float64`)
    const value = Object.is(number, -0) ? 0 : number
    if (text !== String(value) && path.length <= maxNotedPath) this.#literals.set(path, text)
    return value
  }

  #digit(): boolean {
    const c = this.#text[this.#at]
    return c !== undefined && isDigit(c)
  }

  #digits(): void {
    while (this.#digit()) this.#at++
  }

  #space(): void {
    for (;;) {
      const c = this.#text.charCodeAt(this.#at)
      if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return
      this.#at++
    }
  }

  /** At the end of the text Go's scanner is given a blank: only where that is wrong does it name it. */
  #unexpected(where: string): Error {
    const code = this.#text.codePointAt(this.#at) ?? (blankIsWrong.test(where) ? 0x20 : undefined)
    if (code === undefined) return endOfInput()
    return malformed(`invalid character ${quoteByte(code)} ${where}`)
  }
}

const blankIsWrong = /literal (?:true|false|null)|escape|numeric literal/

const escapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

function isDigit(c: string): boolean {
  return c >= '0' && c <= '9'
}

function endOfInput(): Error {
  return malformed('unexpected end of JSON input')
}

function malformed(text: string): Error {
  return failures.malformedBody(text, { details: badRequest })
}

/** Go looks at bytes: of a character outside ASCII it names the first one. */
function quoteByte(code: number): string {
  if (code === 0x27) return `'\\''`
  if (code === 0x22) return `'"'`
  if (code >= 0x80) return quoteCharacter(Buffer.from(String.fromCodePoint(code), 'utf8')[0] ?? 0)
  return quoteCharacter(code)
}

function quoteCharacter(byte: number): string {
  const named = byteNames[byte]
  if (named !== undefined) return `'${named}'`
  if (byte < 0x20 || byte === 0x7f) return `'\\x${byte.toString(16).padStart(2, '0')}'`
  if (byte >= 0x80 && byte < 0xa1) return `'\\u${byte.toString(16).padStart(4, '0')}'`
  return `'${String.fromCharCode(byte)}'`
}

const byteNames: Readonly<Record<number, string>> = { 7: '\\a', 8: '\\b', 9: '\\t', 10: '\\n', 11: '\\v', 12: '\\f', 13: '\\r', 92: '\\\\' }
