import { compareQuantities, parseQuantity } from '../quantity/quantity.js'
import { type FieldError, fieldError } from '../schema/field-error.js'
import { compareBytes } from '../schema/json.js'
import { negativeText, percent, portName, portNumber } from './names.js'

/** The messages of a rule as errors of a field. */
export function invalid(path: string, value: unknown, messages: readonly string[]): FieldError[] {
  return messages.map((message) => fieldError.invalid(path, value, message))
}

/** An error when a value that is given is not one of a few; `required`: nor may it be missing or empty. */
export function oneOf(path: string, value: string | null | undefined, supported: readonly string[], required = false): FieldError[] {
  if (value === undefined || value === null) return required ? [fieldError.required(path)] : []
  if (value === '' && required) return [fieldError.required(path)]
  return supported.includes(value) ? [] : [fieldError.notSupported(path, value, supported)]
}

export function required(path: string, value: unknown, detail = ''): FieldError[] {
  return value === undefined || value === null || value === '' ? [fieldError.required(path, detail)] : []
}

export function nonNegative(path: string, value: number | undefined): FieldError[] {
  return value !== undefined && value < 0 ? [fieldError.invalid(path, value, negativeText)] : []
}

export function positive(path: string, value: number | undefined): FieldError[] {
  return value !== undefined && value <= 0 ? [fieldError.invalid(path, value, 'must be greater than 0')] : []
}

/** A port's number, or its name. */
export function portNumberOrName(path: string, port: number | string | undefined): FieldError[] {
  return typeof port === 'string' ? invalid(path, port, portName(port)) : invalid(path, port ?? 0, portNumber(port ?? 0))
}

export type IntOrString = number | string

/** A number from 0, or a percentage. */
export function numberOrPercent(path: string, value: IntOrString | undefined): FieldError[] {
  if (value === undefined) return []
  return typeof value === 'string' ? invalid(path, value, percent(value)) : nonNegative(path, value)
}

/** A percentage above 100. */
export function overHundredPercent(path: string, value: IntOrString | undefined): FieldError[] {
  return typeof value === 'string' && percent(value).length === 0 && Number.parseInt(value, 10) > 100
    ? [fieldError.invalid(path, value, 'must not be greater than 100%')]
    : []
}

/** 0 for `0` and `0%`. */
export function isZero(value: IntOrString | undefined): boolean {
  return value === 0 || value === undefined || (typeof value === 'string' && Number.parseInt(value, 10) === 0)
}

export function negativeQuantity(path: string, quantity: string): FieldError[] {
  return compareQuantities(parseQuantity(quantity), parseQuantity('0')) < 0 ? [fieldError.invalid(path, quantity, negativeText)] : []
}

/** A map as Go prints it in an error: by its keys' bytes; null when it is not there. */
export function sortedMap<T>(map: Readonly<Record<string, T>> | undefined): Readonly<Record<string, T>> | null {
  return map ? Object.fromEntries(Object.entries(map).sort(([a], [b]) => compareBytes(a, b))) : null
}
