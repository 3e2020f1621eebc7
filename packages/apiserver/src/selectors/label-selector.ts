import { badRequest, failures } from '../errors.js'
import { aggregateText, child, type FieldError, fieldError, fieldErrorText, index, key as keyed } from '../schema/field-error.js'
import { compareBytes, isArray, isObject, type JsonObject, own, quoteGo } from '../schema/json.js'
import { labelValue, qualifiedNameRule } from '../validation/names.js'

export type LabelOperator = '=' | '==' | '!=' | 'in' | 'notin' | 'exists' | '!' | 'gt' | 'lt'

/** One condition of a selector; all must hold. */
export interface LabelRequirement {
  readonly key: string
  readonly operator: LabelOperator
  readonly values: readonly string[]
}

/** A parsed selector (k8s.io/apimachinery/pkg/labels). Immutable. */
export class LabelSelector {
  readonly requirements: readonly LabelRequirement[]
  /** False for the selector of a missing LabelSelector object, which matches no object. */
  readonly selectable: boolean

  constructor(requirements: readonly LabelRequirement[], selectable = true) {
    this.requirements = [...requirements].sort((a, b) => compareBytes(a.key, b.key))
    this.selectable = selectable
  }

  /** True when it matches every object. */
  get empty(): boolean {
    return this.selectable && this.requirements.length === 0
  }

  /** `labels` as in an object's metadata. */
  matches(labels: JsonObject | undefined): boolean {
    if (!this.selectable) return false
    for (const requirement of this.requirements) if (!matchesOne(requirement, labels ?? noLabels)) return false
    return true
  }

  toString(): string {
    return this.requirements.map(requirementText).join(',')
  }
}

const noLabels: JsonObject = Object.freeze({})

function matchesOne({ key, operator, values }: LabelRequirement, labels: JsonObject): boolean {
  const value = own(labels, key)
  switch (operator) {
    case '=':
    case '==':
    case 'in':
      return typeof value === 'string' && values.includes(value)
    case '!=':
    case 'notin':
      return typeof value !== 'string' || !values.includes(value)
    case 'exists':
      return value !== undefined
    case '!':
      return value === undefined
    default: {
      const left = typeof value === 'string' ? parseInt64(value) : undefined
      const right = parseInt64(values[0] ?? '')
      if (left === undefined || right === undefined) return false
      return operator === 'gt' ? left > right : left < right
    }
  }
}

function parseInt64(text: string): bigint | undefined {
  if (!/^[+-]?[0-9]{1,4000}$/.test(text)) return undefined
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text)
  return BigInt.asIntN(64, value) === value ? value : undefined
}

function requirementText({ key, operator, values }: LabelRequirement): string {
  const list = [...values].sort(compareBytes).join(',')
  switch (operator) {
    case 'exists':
      return key
    case '!':
      return `!${key}`
    case 'in':
    case 'notin':
      return `${key} ${operator} (${list})`
    case 'gt':
      return `${key}>${list}`
    case 'lt':
      return `${key}<${list}`
    default:
      return `${key}${operator}${list}`
  }
}

/** Checks one requirement; throws INVALID_SELECTOR. `path` is where it stands, `<nil>` in a selector text. */
function requirement(key: string, operator: LabelOperator, values: readonly string[], path: string): LabelRequirement {
  const wrong: FieldError[] = []
  const at = (name: string) => (path === nowhere ? name : child(path, name))
  const keyFault = qualifiedNameRule(key)
  if (keyFault.length > 0) wrong.push(fieldError.invalid(at('key'), key, keyFault.join('; ')))
  const valuesPath = at('values')
  if (operator === 'in' || operator === 'notin') {
    if (values.length === 0) wrong.push(fieldError.invalid(valuesPath, null, "for 'in', 'notin' operators, values set can't be empty"))
  } else if (operator === '=' || operator === '==' || operator === '!=') {
    if (values.length !== 1) wrong.push(fieldError.invalid(valuesPath, values, 'exact-match compatibility requires one single value'))
  } else if (operator === 'exists' || operator === '!') {
    if (values.length !== 0) wrong.push(fieldError.invalid(valuesPath, values, 'values set must be empty for exists and does not exist'))
  } else {
    if (values.length !== 1) wrong.push(fieldError.invalid(valuesPath, values, "for 'Gt', 'Lt' operators, exactly one value is required"))
    values.forEach((value, i) => {
      if (parseInt64(value) === undefined) {
        wrong.push(fieldError.invalid(index(valuesPath, i), value, "for 'Gt', 'Lt' operators, the value must be an integer"))
      }
    })
  }
  values.forEach((value, i) => {
    const fault = labelValue(value)
    if (fault.length > 0) wrong.push(fieldError.invalid(keyed(index(valuesPath, i), key), value, fault.join('; ')))
  })
  if (wrong.length > 0) throw invalid(aggregateText(wrong))
  return { key, operator, values }
}

const nowhere = '<nil>'

type Token =
  | { readonly kind: 'word' | 'in' | 'notin' | 'error'; readonly text: string }
  | { readonly kind: '(' | ')' | ',' | '!' | '=' | '==' | '!=' | '>' | '<' | 'end'; readonly text: string }

const symbols: ReadonlySet<string> = new Set([')', ',', '!', '==', '=', '>', '<', '!=', '('])
const blank = /[ \t\r\n]/

/** In the real lexer a NUL ends a token, or the text where a token would begin. */
function lex(text: string): Token[] {
  const tokens: Token[] = []
  const end = text.length
  let at = 0
  while (at < end) {
    const char = text[at] ?? ''
    if (char === '\0') break
    if (blank.test(char)) {
      at++
      continue
    }
    const start = at
    if (/[=!(),<>]/.test(char)) {
      let known = ''
      while (at < end && /[=!(),<>]/.test(text[at] ?? '')) {
        const longer = text.slice(start, at + 1)
        if (!symbols.has(longer)) break
        known = longer
        at++
      }
      if (text[at] === '\0') at++
      tokens.push({ kind: known as '=', text: known })
      continue
    }
    while (at < end && !/[=!(),<> \t\r\n\0]/.test(text[at] ?? '')) at++
    const word = text.slice(start, at)
    if (text[at] === '\0') at++
    tokens.push({ kind: word === 'in' || word === 'notin' ? word : 'word', text: word })
  }
  tokens.push({ kind: 'end', text: '' })
  return tokens
}

/** Reads the text of a `labelSelector` parameter. Throws INVALID_SELECTOR with the real server's text. */
export function parseLabelSelector(text: string): LabelSelector {
  return new LabelSelector(new SelectorParser(lex(text)).parse())
}

class SelectorParser {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  parse(): LabelRequirement[] {
    const requirements: LabelRequirement[] = []
    for (;;) {
      const token = this.#peek()
      if (token.kind === 'end') return requirements
      if (token.kind !== 'word' && token.kind !== '!') throw invalid(`found '${token.text}', expected: !, identifier, or 'end of string'`)
      requirements.push(this.#requirement())
      const next = this.#take()
      if (next.kind === 'end') return requirements
      if (next.kind !== ',') throw invalid(`found '${next.text}', expected: ',' or 'end of string'`)
      const after = this.#peek()
      if (after.kind !== 'word' && after.kind !== '!') throw invalid(`found '${after.text}', expected: identifier after ','`)
    }
  }

  #requirement(): LabelRequirement {
    try {
      return this.#parseRequirement()
    } catch (error) {
      throw invalid(`unable to parse requirement: ${(error as Error).message}`)
    }
  }

  #parseRequirement(): LabelRequirement {
    let token = this.#take()
    const negated = token.kind === '!'
    if (negated) token = this.#take()
    if (token.kind !== 'word') throw invalid(`found '${token.text}', expected: identifier`)
    const key = token.text
    const fault = qualifiedNameRule(key)
    if (fault.length > 0) throw invalid(fieldErrorText(fieldError.invalid(nowhere, key, fault.join('; '))))
    const next = this.#peek().kind
    if (negated || next === 'end' || next === ',') return requirement(key, negated ? '!' : 'exists', [], nowhere)
    const operator = this.#operator()
    const values = operator === 'in' || operator === 'notin' ? this.#values() : this.#exactValue()
    return requirement(key, operator, [...values].sort(compareBytes), nowhere)
  }

  #operator(): LabelOperator {
    const token = this.#tokens[this.#at++] ?? end
    switch (token.kind) {
      case 'in':
      case 'notin':
      case '=':
      case '==':
      case '!=':
        return token.kind
      case '>':
        return 'gt'
      case '<':
        return 'lt'
      default:
        throw invalid(`found '${token.text}', expected: in, notin, =, ==, !=, gt, lt`)
    }
  }

  #values(): Set<string> {
    const open = this.#take()
    if (open.kind !== '(') throw invalid(`found '${open.text}' expected: '('`)
    const first = this.#peek()
    if (first.kind === ')') {
      this.#take()
      return new Set([''])
    }
    if (first.kind !== 'word' && first.kind !== ',') throw invalid(`found '${first.text}', expected: ',', ')' or identifier`)
    const values = this.#list()
    if (this.#take().kind !== ')') throw invalid(`found '${first.text}', expected: ')'`)
    return values
  }

  #list(): Set<string> {
    const values = new Set<string>()
    for (;;) {
      const token = this.#take()
      if (token.kind === 'word') {
        values.add(token.text)
        const next = this.#peek()
        if (next.kind === ',') continue
        if (next.kind === ')') return values
        throw invalid(`found '${next.text}', expected: ',' or ')'`)
      }
      if (token.kind !== ',') throw invalid(`found '${token.text}', expected: ',', or identifier`)
      if (values.size === 0) values.add('')
      const next = this.#peek()
      if (next.kind === ')') {
        values.add('')
        return values
      }
      if (next.kind === ',') {
        this.#take()
        values.add('')
      }
    }
  }

  #exactValue(): Set<string> {
    const next = this.#peek()
    if (next.kind === 'end' || next.kind === ',') return new Set([''])
    const token = this.#take()
    if (token.kind !== 'word') throw invalid(`found '${token.text}', expected: identifier`)
    return new Set([token.text])
  }

  /** Where values and keys are read, the words `in` and `notin` are nothing special. */
  #peek(): Token {
    const token = this.#tokens[this.#at] ?? end
    return token.kind === 'in' || token.kind === 'notin' ? { kind: 'word', text: token.text } : token
  }

  #take(): Token {
    const token = this.#peek()
    this.#at++
    return token
  }
}

const end: Token = { kind: 'end', text: '' }

const objectOperators: Readonly<Record<string, LabelOperator>> = { In: 'in', NotIn: 'notin', Exists: 'exists', DoesNotExist: '!' }

/**
 * A metav1.LabelSelector as a selector: a missing one matches nothing, an empty one everything. Throws INVALID_SELECTOR for one that no
 * validation has seen.
 */
export function labelSelectorFromObject(selector: JsonObject | null | undefined): LabelSelector {
  if (selector === null || selector === undefined) return new LabelSelector([], false)
  const requirements: LabelRequirement[] = []
  const { matchLabels, matchExpressions } = selector
  if (isObject(matchLabels)) {
    for (const key of Object.keys(matchLabels)) requirements.push(requirement(key, '=', [String(matchLabels[key])], nowhere))
  }
  for (const expression of isArray(matchExpressions) ? matchExpressions : []) {
    if (!isObject(expression)) continue
    const name = String(expression.operator ?? '')
    const operator = Object.hasOwn(objectOperators, name) ? objectOperators[name] : undefined
    if (operator === undefined) throw invalid(`${quoteGo(name)} is not a valid label selector operator`)
    const values = isArray(expression.values) ? expression.values.map(String) : []
    requirements.push(requirement(String(expression.key ?? ''), operator, values, nowhere))
  }
  return new LabelSelector(requirements)
}

function invalid(text: string): Error {
  return failures.invalidSelector(text, { details: badRequest })
}
