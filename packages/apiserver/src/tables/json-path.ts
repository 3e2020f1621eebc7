import { equalJson, isArray, isObject, type JsonValue, own } from '../schema/json.js'

/** A JSONPath as a printer column has it, ready to be asked. */
export interface JsonPath {
  /** All values that the path leads to; what is missing is none. Throws a JsonPathError for a path that does not fit the value. */
  find(value: JsonValue): readonly JsonValue[]
}

/** A path that can't be read, or that does not fit a value. */
export class JsonPathError extends Error {}

type Step =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'slice'; readonly params: readonly SliceParameter[] }
  | { readonly kind: 'filter'; readonly left: readonly Step[]; readonly operator: string; readonly right: readonly Step[] }
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'union'; readonly paths: readonly (readonly Step[])[] }
  | { readonly kind: 'wildcard' | 'recursive' }
  | { readonly kind: 'unknown'; readonly name: string }

interface SliceParameter {
  readonly value: number
  readonly known: boolean
  /** The end of a single position. */
  readonly derived: boolean
}

/** Reads the dialect of k8s.io/client-go/util/jsonpath (one action, no ranges). Throws a JsonPathError. */
export function parseJsonPath(text: string): JsonPath {
  const steps = new Parser(text).parse()
  return { find: (value) => walk([value], steps) }
}

class Parser {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  parse(): Step[] {
    const steps: Step[] = []
    while (this.#at < this.#text.length) {
      const rest = this.#text.slice(this.#at)
      const char = rest[0] ?? ''
      // The action ends; what comes then is printed beside its result, which nobody asks for.
      if (char === '}') break
      if (rest.startsWith('[?(')) steps.push(this.#filter())
      else if (rest.startsWith('..')) steps.push(...this.#recursive(steps.at(-1)))
      else if (char === ' ' || char === '@' || char === '$') this.#at++
      else if (char === '[') steps.push(...this.#bracket())
      else if (char === '"' || char === "'") steps.push({ kind: 'value', value: this.#quoted(char) })
      else if (char === '.') {
        this.#at++
        steps.push(this.#field())
      } else if (/[-+0-9]/.test(char)) steps.push({ kind: 'value', value: this.#number() })
      else if (/[\p{L}\p{Nd}_]/u.test(char)) steps.push(this.#word())
      else throw new JsonPathError(`unrecognized character in action: ${char}`)
    }
    return steps
  }

  #field(): Step {
    let name = ''
    for (; this.#at < this.#text.length; this.#at++) {
      let char = this.#text[this.#at] ?? ''
      if (char === '\\') char = this.#text[++this.#at] ?? ''
      else if (/[\s.,[\]$@{}]/.test(char)) break
      name += char
    }
    return name === '*' ? { kind: 'wildcard' } : { kind: 'field', name }
  }

  #recursive(previous: Step | undefined): Step[] {
    if (previous?.kind === 'recursive') throw new JsonPathError('invalid multiple recursive descent')
    this.#at += 2
    return /[\p{L}\p{Nd}_]/u.test(this.#text[this.#at] ?? '') ? [{ kind: 'recursive' }, this.#field()] : [{ kind: 'recursive' }]
  }

  #bracket(): Step[] {
    const end = this.#text.indexOf(']', this.#at)
    if (end < 0) throw new JsonPathError('unterminated array')
    const inner = this.#text.slice(this.#at + 1, end)
    this.#at = end + 1
    const parts = inner.split(',')
    if (parts.length > 1) return [{ kind: 'union', paths: parts.map((part) => new Parser(`[${part.trim()}]`).parse()) }]
    const key = /^'([^']*)'$/.exec(inner)
    if (key) return new Parser(`.${key[1]}`).parse()
    return [{ kind: 'slice', params: sliceParameters(inner === '*' ? ':' : inner) }]
  }

  #filter(): Step {
    this.#at += '[?('.length
    const start = this.#at
    let quote = ''
    let closed = true
    for (; ; this.#at++) {
      const char = this.#text[this.#at]
      if (char === undefined) throw new JsonPathError('unterminated filter')
      if (char === ')' && closed) break
      if (quote === '' && (char === '"' || char === "'")) {
        quote = char
        closed = false
      } else if (char === quote && this.#text[this.#at - 1] !== '\\') closed = true
    }
    const text = this.#text.slice(start, this.#at)
    if (this.#text[this.#at + 1] !== ']') throw new JsonPathError('unclosed array expect ]')
    this.#at += 2
    const parts = /^([^!<>=]+)([!<>=]+)(.+?)$/s.exec(text)
    if (!parts) return { kind: 'filter', left: new Parser(text).parse(), operator: 'exists', right: [] }
    const [, left = '', operator = '', right = ''] = parts
    return { kind: 'filter', left: new Parser(left).parse(), operator, right: new Parser(right).parse() }
  }

  #quoted(quote: string): string {
    let value = ''
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const char = this.#text[this.#at] ?? ''
      if (char === quote) {
        this.#at++
        return value
      }
      if (char !== '\\') value += char
      else {
        const escaped = this.#text[++this.#at] ?? ''
        value += escapes[escaped] ?? escaped
      }
    }
    throw new JsonPathError('unterminated quoted string')
  }

  #number(): number {
    const [text = ''] = /^[-+]?[0-9.]*/.exec(this.#text.slice(this.#at)) ?? []
    this.#at += text.length
    const value = Number(text)
    if (text === '' || Number.isNaN(value)) throw new JsonPathError(`cannot parse number ${text}`)
    return value
  }

  #word(): Step {
    const [name = ''] = /^[^\s.,[\]$@{}]*/.exec(this.#text.slice(this.#at)) ?? []
    this.#at += name.length
    return name === 'true' || name === 'false' ? { kind: 'value', value: name === 'true' } : { kind: 'unknown', name }
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

function sliceParameters(text: string): SliceParameter[] {
  const match = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/.exec(text)
  if (!match) throw new JsonPathError(`invalid array index ${text}`)
  const unknown: SliceParameter = { value: 0, known: false, derived: false }
  const number = (digits: string): SliceParameter => {
    if (digits === '-') throw new JsonPathError(`array index ${digits} is not a number`)
    return digits === '' ? unknown : { value: Number(digits), known: true, derived: false }
  }
  const start = number(match[1] ?? '')
  const end = match[2] === undefined ? { value: start.value + 1, known: true, derived: true } : number(match[2].slice(1))
  return [start, end, match[3] === undefined ? unknown : number(match[3].slice(1))]
}

function walk(values: readonly JsonValue[], steps: readonly Step[]): readonly JsonValue[] {
  let current = values
  for (const step of steps) current = take(current, step)
  return current
}

function take(values: readonly JsonValue[], step: Step): readonly JsonValue[] {
  switch (step.kind) {
    case 'field':
      return values.flatMap((value) => {
        const inner = isObject(value) ? own(value, step.name) : undefined
        return inner === undefined ? [] : [inner]
      })
    case 'slice':
      return values.flatMap((value) => (value === null ? [] : slice(listOf(value), step.params)))
    case 'filter':
      return values.flatMap((value) => listOf(value).filter((item) => passes(item, step)))
    case 'value':
      return typeof step.value === 'string' ? [step.value] : values.map(() => step.value)
    case 'union':
      return step.paths.flatMap((path) => walk(values, path))
    case 'wildcard':
      return values.flatMap(children)
    case 'recursive':
      return values.flatMap(descendants)
    case 'unknown':
      throw new JsonPathError(`unrecognized identifier ${step.name}`)
  }
}

function children(value: JsonValue): readonly JsonValue[] {
  if (isArray(value)) return value
  return isObject(value) ? Object.values(value) : []
}

function descendants(value: JsonValue): JsonValue[] {
  const inner = children(value)
  return inner.length === 0 ? [] : [value, ...inner.flatMap(descendants)]
}

function listOf(value: JsonValue): readonly JsonValue[] {
  if (!isArray(value)) throw new JsonPathError('not an array or slice')
  return value
}

function slice(list: readonly JsonValue[], [start, end, step]: readonly SliceParameter[]): readonly JsonValue[] {
  const { length } = list
  let from = start?.known ? start.value : 0
  if (from < 0) from += length
  let to = end?.known ? end.value : length
  if (to < 0 || (to === 0 && end?.derived)) to += length
  if (from === to) return []
  if (from >= length || from < 0 || to > length || to < 0) throw new JsonPathError(`array index out of bounds: length ${length}`)
  if (from > to) throw new JsonPathError(`starting index ${from} is greater than ending index ${to}`)
  if (step?.known && step.value <= 0) throw new JsonPathError('step must be > 0')
  const every = step?.known ? step.value : 1
  return list.slice(from, to).filter((_, i) => i % every === 0)
}

function passes(item: JsonValue, { left, operator, right }: Extract<Step, { kind: 'filter' }>): boolean {
  if (operator === 'exists') {
    try {
      return walk([item], left).length > 0
    } catch (error) {
      if (error instanceof JsonPathError) return false
      throw error
    }
  }
  const [a, ...moreLeft] = walk([item], left)
  const [b, ...moreRight] = walk([item], right)
  if (moreLeft.length > 0 || moreRight.length > 0) throw new JsonPathError('can only compare one element at a time')
  if (a === undefined || b === undefined) return false
  if (typeof a !== typeof b || typeof a === 'object') throw new JsonPathError('incompatible types for comparison')
  switch (operator) {
    case '==':
      return equalJson(a, b)
    case '!=':
      return !equalJson(a, b)
  }
  if (typeof a === 'boolean') throw new JsonPathError('invalid type for comparison')
  const less = (a as string | number) < (b as string | number)
  const same = a === b
  switch (operator) {
    case '<':
      return less
    case '<=':
      return less || same
    case '>':
      return !less && !same
    case '>=':
      return !less
    default:
      throw new JsonPathError(`unrecognized filter operator ${operator}`)
  }
}
