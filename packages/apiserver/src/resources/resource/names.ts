import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid } from '../../validation/checks.js'
import { byteLength, dnsLabel, dnsSubdomain, type NameRule, regexText } from '../../validation/names.js'
import { validateDriverName } from '../core/driver-name.js'

// What the kinds of resource.k8s.io share.

/** Each item is checked, then their number. */
export function validateItems<T>(
  items: readonly T[] | undefined,
  max: number,
  path: string,
  validate: (item: T, path: string) => FieldError[],
): FieldError[] {
  const errors = (items ?? []).flatMap((item, i) => validate(item, index(path, i)))
  return items && items.length > max ? [...errors, fieldError.tooMany(path, items.length, max)] : errors
}

/** The same for items of which each must be another: by itself, or by the field that is named. */
export function validateDistinct<T>(
  items: readonly T[] | undefined,
  max: number,
  path: string,
  validate: (item: T, path: string) => FieldError[],
  identity: { readonly field: string; readonly of: (item: T) => string },
): FieldError[] {
  const errors = validateItems(items, max, path, validate)
  const seen = new Set<string>()
  for (const [i, item] of (items ?? []).entries()) {
    const key = identity.of(item)
    const at = index(path, i)
    if (seen.has(key)) errors.push(fieldError.duplicate(identity.field === '' ? at : child(at, identity.field), key))
    seen.add(key)
  }
  return errors
}

/** Items that are their own identity. */
export const itself = { field: '', of: (item: string) => item }

/** A field that must hold something that a rule allows. */
export function requiredName(name: string | undefined, path: string, rule: NameRule): FieldError[] {
  return name ? invalid(path, name, rule(name)) : [fieldError.required(path)]
}

export function validateLabelName(name: string | undefined, path: string): FieldError[] {
  return invalid(path, name ?? '', dnsLabel(name ?? ''))
}

const maxPoolName = 253

/** One or more DNS subdomains with slashes between them. */
export function validatePoolName(name: string | undefined, path: string): FieldError[] {
  if (!name) return [fieldError.required(path)]
  const errors = byteLength(name) > maxPoolName ? [fieldError.tooLong(path, maxPoolName)] : []
  return [...errors, ...name.split('/').flatMap((part) => invalid(path, part, dnsSubdomain(part)))]
}

const maxIdentifier = 32
const identifier = '[A-Za-z_][A-Za-z0-9_]*'
const identifierPattern = new RegExp(`^${identifier}$`)
const identifierText = regexText(
  "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'",
  identifier,
  'my_name',
  'MY_NAME',
  'MyName',
)

function validateIdentifier(name: string, path: string): FieldError[] {
  const errors = byteLength(name) > maxIdentifier ? [fieldError.tooLong(path, maxIdentifier)] : []
  return identifierPattern.test(name) ? errors : [...errors, fieldError.invalid(path, name, identifierText)]
}

/** The name of an attribute or capacity: an identifier, with the domain that it is of before a slash. */
export function validateQualified(name: string, path: string): FieldError[] {
  if (name === '') return [fieldError.required(path, 'name required')]
  const [first = '', second, ...rest] = name.split('/')
  if (second === undefined) return validateIdentifier(first, path)
  if (rest.length > 0) return []
  return [
    ...(first === '' ? [fieldError.required(path, 'the domain must not be empty')] : validateDriverName(first, path)),
    ...(second === '' ? [fieldError.required(path, 'the name must not be empty')] : validateIdentifier(second, path)),
  ]
}

export function validateFullyQualified(name: string, path: string): FieldError[] {
  const errors = validateQualified(name, path)
  return name !== '' && !name.includes('/') ? [...errors, fieldError.invalid(path, name, 'must include a domain')] : errors
}
