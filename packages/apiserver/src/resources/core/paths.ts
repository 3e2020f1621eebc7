import { type FieldError, fieldError } from '../../schema/field-error.js'

export function validateNoBacksteps(target: string, path: string): FieldError[] {
  return target.split('/').includes('..') ? [fieldError.invalid(path, target, "must not contain '..'")] : []
}

/** A path below some folder. */
export function validateDescendingPath(target: string, path: string): FieldError[] {
  const errors = target.startsWith('/') ? [fieldError.invalid(path, target, 'must be a relative path')] : []
  return [...errors, ...validateNoBacksteps(target, path)]
}

/** A path below some folder that does not begin with two dots, which are for the atomic writer. */
export function validateNonReservedPath(target: string, path: string): FieldError[] {
  const errors = validateDescendingPath(target, path)
  if (target.startsWith('..') && !target.startsWith('../')) errors.push(fieldError.invalid(path, target, "must not start with '..'"))
  return errors
}
