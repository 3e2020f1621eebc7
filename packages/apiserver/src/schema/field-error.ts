import type { StatusCause } from '../errors.js'
import { encodeJson, type JsonValue, quoteGo } from './json.js'

/** Kinds of field errors, with the reasons that stand in a Status' causes (k8s.io/apimachinery, util/validation/field). */
export type FieldErrorType =
  | 'FieldValueNotFound'
  | 'FieldValueRequired'
  | 'FieldValueDuplicate'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueForbidden'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'InternalError'
  | 'FieldValueTypeInvalid'

/** What is wrong with one field of an object. */
export interface FieldError {
  readonly type: FieldErrorType
  /** As in `spec.containers[0].image`, `metadata.labels[app]`; `<nil>` for none. */
  readonly path: string
  /** What the field held; not printed for required, forbidden, too long and internal. */
  readonly value: unknown
  readonly detail: string
}

const titles: Readonly<Record<FieldErrorType, string>> = {
  FieldValueNotFound: 'Not found',
  FieldValueRequired: 'Required value',
  FieldValueDuplicate: 'Duplicate value',
  FieldValueInvalid: 'Invalid value',
  FieldValueNotSupported: 'Unsupported value',
  FieldValueForbidden: 'Forbidden',
  FieldValueTooLong: 'Too long',
  FieldValueTooMany: 'Too many',
  InternalError: 'Internal error',
  FieldValueTypeInvalid: 'Invalid value',
}

const withoutValue: ReadonlySet<FieldErrorType> = new Set([
  'FieldValueRequired',
  'FieldValueForbidden',
  'FieldValueTooLong',
  'InternalError',
])

/** Stands for a value that is not to be printed. */
const omitValue: unique symbol = Symbol('omitted')

/** Makers of field errors; they word the details as the real server does. */
export const fieldError = {
  required: (path: string, detail = ''): FieldError => ({ type: 'FieldValueRequired', path, value: '', detail }),
  invalid: (path: string, value: unknown, detail: string): FieldError => ({ type: 'FieldValueInvalid', path, value, detail }),
  /** Invalid, without the value. */
  omitted: (path: string, detail: string): FieldError => ({ type: 'FieldValueInvalid', path, value: omitValue, detail }),
  typeInvalid: (path: string, value: unknown, detail: string): FieldError => ({ type: 'FieldValueTypeInvalid', path, value, detail }),
  duplicate: (path: string, value: unknown): FieldError => ({ type: 'FieldValueDuplicate', path, value, detail: '' }),
  notFound: (path: string, value: unknown): FieldError => ({ type: 'FieldValueNotFound', path, value, detail: '' }),
  forbidden: (path: string, detail: string): FieldError => ({ type: 'FieldValueForbidden', path, value: '', detail }),
  notSupported: (path: string, value: unknown, supported: readonly string[]): FieldError => ({
    type: 'FieldValueNotSupported',
    path,
    value,
    detail: supported.length === 0 ? '' : `supported values: ${supported.map(quoteGo).join(', ')}`,
  }),
  /** `maxLength` in bytes; below 0: no bound is named. */
  tooLong: (path: string, maxLength: number): FieldError => ({
    type: 'FieldValueTooLong',
    path,
    value: '<value omitted>',
    detail: maxLength < 0 ? 'value is too long' : `may not be more than ${maxLength} ${maxLength === 1 ? 'byte' : 'bytes'}`,
  }),
  /** Below 0: the count or the bound is not named. */
  tooMany: (path: string, actual: number, max: number): FieldError => ({
    type: 'FieldValueTooMany',
    path,
    value: actual < 0 ? omitValue : actual,
    detail: max < 0 ? 'has too many items' : `must have at most ${max} ${max === 1 ? 'item' : 'items'}`,
  }),
  internal: (path: string, message: string): FieldError => ({ type: 'InternalError', path, value: null, detail: message }),
}

/** `child('spec', 'template')` is `spec.template`; an empty parent is the root. */
export function child(path: string, ...names: string[]): string {
  const rest = names.join('.')
  return path === '' ? rest : `${path}.${rest}`
}

export function index(path: string, position: number): string {
  return `${path}[${position}]`
}

export function key(path: string, name: string): string {
  return `${path}[${name}]`
}

/** The error without its path: `Invalid value: "x": detail`. */
export function fieldErrorBody(error: FieldError): string {
  const title = titles[error.type]
  const detail = error.detail === '' ? '' : `: ${error.detail}`
  if (withoutValue.has(error.type) || error.value === omitValue) return `${title}${detail}`
  return `${title}: ${printValue(error.value)}${detail}`
}

function printValue(value: unknown): string {
  if (typeof value === 'string') return quoteGo(value)
  if (value === undefined) return 'null'
  return encodeJson(value as JsonValue)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
}

/** `spec.replicas: Invalid value: -1: must be greater than or equal to 0`. */
export function fieldErrorText(error: FieldError): string {
  return `${error.path}: ${fieldErrorBody(error)}`
}

/** All errors in one text, as in a Status' message: one as it is, more in brackets; a text that repeats stands once. */
export function aggregateText(errors: readonly FieldError[]): string {
  const texts = [...new Set(errors.map(fieldErrorText))]
  return texts.length === 1 ? (texts[0] ?? '') : `[${texts.join(', ')}]`
}

/** The errors as a Status' `details.causes`. */
export function fieldErrorCauses(errors: readonly FieldError[]): StatusCause[] {
  return errors.map((error) => ({ reason: error.type, message: fieldErrorBody(error), field: error.path }))
}
