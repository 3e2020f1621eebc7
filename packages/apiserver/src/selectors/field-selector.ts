import { badRequest, failures } from '../errors.js'
import { compareBytes } from '../schema/json.js'

/** One condition of a field selector; all must hold. */
export interface FieldRequirement {
  readonly field: string
  readonly operator: '=' | '!='
  readonly value: string
}

/** A parsed field selector (k8s.io/apimachinery/pkg/fields). Immutable. */
export class FieldSelector {
  readonly requirements: readonly FieldRequirement[]

  constructor(requirements: readonly FieldRequirement[]) {
    this.requirements = requirements
  }

  get empty(): boolean {
    return this.requirements.length === 0
  }

  /** `textOf` gives the text of a field, `''` for one that the object does not have. */
  matches(textOf: (field: string) => string): boolean {
    for (const { field, operator, value } of this.requirements) if ((textOf(field) === value) !== (operator === '=')) return false
    return true
  }

  toString(): string {
    return this.requirements.map(({ field, operator, value }) => `${field}${operator}${escapeValue(value)}`).join(',')
  }
}

/** Reads the text of a `fieldSelector` parameter. Throws INVALID_SELECTOR with the real server's text. */
export function parseFieldSelector(text: string): FieldSelector {
  const requirements: FieldRequirement[] = []
  for (const term of splitTerms(text).sort(compareBytes)) {
    if (term === '') continue
    const match = /!=|==?/.exec(term)
    if (!match) throw invalid(`invalid selector: '${text}'; can't understand '${term}'`)
    requirements.push({
      field: term.slice(0, match.index),
      operator: match[0] === '!=' ? '!=' : '=',
      value: unescapeValue(term.slice(match.index + match[0].length)),
    })
  }
  return new FieldSelector(requirements)
}

function splitTerms(text: string): string[] {
  const terms: string[] = []
  let start = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === ',') {
      terms.push(text.slice(start, i))
      start = i + 1
    }
  }
  terms.push(text.slice(start))
  return terms
}

function unescapeValue(text: string): string {
  let out = ''
  const characters = [...text]
  for (let i = 0; i < characters.length; i++) {
    const char = characters[i] ?? ''
    if (char === '\\') {
      const next = characters[++i]
      if (next !== '\\' && next !== ',' && next !== '=') {
        throw invalid(`invalid field selector: invalid escape sequence: \\${next ?? ''}`)
      }
      out += next
    } else if (char === ',' || char === '=') {
      // Go prints the rune's number.
      throw invalid(`invalid field selector: unescaped character in value: ${char.codePointAt(0)}`)
    } else out += char
  }
  return out
}

/** A value as it stands in a selector's text. */
function escapeValue(value: string): string {
  return value.replaceAll(/[\\,=]/g, '\\$&')
}

function invalid(text: string): Error {
  return failures.invalidSelector(text, { details: badRequest })
}
