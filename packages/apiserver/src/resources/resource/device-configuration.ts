import { child, type FieldError, fieldError } from '../../schema/field-error.js'
import { byteLength } from '../../validation/names.js'
import { validateDriverName } from '../core/driver-name.js'

export interface DeviceConfiguration {
  opaque?: { driver?: string; parameters?: unknown }
}

const maxParametersBytes = 10 * 1024

/** Settings for a driver, which it alone reads. `stored`: what is there already may be longer. */
export function validateConfiguration({ opaque }: DeviceConfiguration, path: string, stored: boolean): FieldError[] {
  const at = child(path, 'opaque')
  if (!opaque) return [fieldError.required(at)]
  return [
    ...validateDriverName(opaque.driver ?? '', child(at, 'driver')),
    ...validateRaw(opaque.parameters, child(at, 'parameters'), stored ? undefined : maxParametersBytes),
  ]
}

/** A JSON object of any form, of at most so many bytes. */
export function validateRaw(value: unknown, path: string, maxBytes: number | undefined): FieldError[] {
  if (value === undefined || value === null) return [fieldError.required(path)]
  if (maxBytes !== undefined && byteLength(JSON.stringify(value)) > maxBytes) return [fieldError.tooLong(path, maxBytes)]
  return typeof value === 'object' && !Array.isArray(value)
    ? []
    : [fieldError.invalid(path, '<value omitted>', 'must be a valid JSON object')]
}
