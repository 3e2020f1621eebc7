import { type FieldError, fieldError } from '../../schema/field-error.js'
import { invalid, required } from '../../validation/checks.js'
import { byteLength, dnsSubdomain } from '../../validation/names.js'

const maxLength = 63

/** The name of a CSI driver, or of one for devices. */
export function validateDriverName(name: string, path: string): FieldError[] {
  const errors = required(path, name)
  if (byteLength(name) > maxLength) errors.push(fieldError.tooLong(path, maxLength))
  return [...errors, ...invalid(path, name, dnsSubdomain(name.toLowerCase()))]
}
