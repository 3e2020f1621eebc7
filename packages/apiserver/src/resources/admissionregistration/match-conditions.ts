import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid } from '../../validation/checks.js'
import { qualifiedNameRule } from '../../validation/names.js'

export interface MatchCondition {
  name?: string
  expression?: string
}

const maxConditions = 64

/** Names and presence; expressions are not compiled. */
export function validateMatchConditions(conditions: readonly MatchCondition[] | undefined, path: string): FieldError[] {
  const list = conditions ?? []
  const names = list.map(({ name }) => name ?? '')
  const errors: FieldError[] = list.length > maxConditions ? [fieldError.tooMany(path, list.length, maxConditions)] : []
  for (const [i, { expression }] of list.entries()) {
    const at = index(path, i)
    const name = names[i] ?? ''
    if (!expression?.trim()) errors.push(fieldError.required(child(at, 'expression')))
    if (name === '') errors.push(fieldError.required(child(at, 'name')))
    else errors.push(...invalid(child(at, 'name'), name, qualifiedNameRule(name)))
    if (name !== '' && names.indexOf(name) < i) errors.push(fieldError.duplicate(child(at, 'name'), name))
  }
  return errors
}
