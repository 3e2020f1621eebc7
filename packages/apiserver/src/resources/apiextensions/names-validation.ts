import type { CustomResourceDefinition, DefinitionNames } from '../../custom/definition.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { dns1035Label } from '../../validation/names.js'

/** What names must be, asked for or accepted. */
export function validateNames(path: string, names: DefinitionNames | undefined): FieldError[] {
  const { plural = '', singular = '', kind = '', listKind = '', shortNames = [], categories = [] } = names ?? {}
  const errors: FieldError[] = []
  const label = (at: string, value: string, name: string, prefix = '') => {
    const faults = name === '' ? [] : dns1035Label(name)
    if (faults.length > 0) errors.push(fieldError.invalid(at, value, prefix + faults.join(',')))
  }
  const mixedCase = 'may have mixed case, but should otherwise match: '
  label(child(path, 'plural'), plural, plural)
  label(child(path, 'singular'), singular, singular)
  label(child(path, 'kind'), kind, kind.toLowerCase(), mixedCase)
  label(child(path, 'listKind'), listKind, listKind.toLowerCase(), mixedCase)
  const labels = (field: string, values: readonly string[]) => {
    for (const [i, value] of values.entries()) {
      const faults = dns1035Label(value)
      if (faults.length > 0) errors.push(fieldError.invalid(index(child(path, field), i), value, faults.join(',')))
    }
  }
  labels('shortNames', shortNames)
  if (kind !== '' && kind === listKind)
    errors.push(fieldError.invalid(child(path, 'listKind'), listKind, 'kind and listKind may not be the same'))
  labels('categories', categories)
  return errors
}

/** Names that a spec must have. */
export function requireNames(path: string, names: DefinitionNames): FieldError[] {
  return (['plural', 'singular', 'kind', 'listKind'] as const).flatMap((field) =>
    names[field] ? [] : [fieldError.required(child(path, field))],
  )
}

/** A definition is called by its plural and its group. */
export function validateDefinitionName({ metadata, spec }: CustomResourceDefinition): FieldError[] {
  const required = `${spec.names.plural}.${spec.group}`
  const rule = 'must be spec.names.plural+"."+spec.group'
  return (['generateName', 'name'] as const).flatMap((field) => {
    const value = metadata[field]
    return value && value !== required ? [fieldError.invalid(child('metadata', field), value, rule)] : []
  })
}
