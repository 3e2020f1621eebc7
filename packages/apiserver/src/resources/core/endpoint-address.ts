import { type FieldError, fieldError } from '../../schema/field-error.js'
import { parseAddress } from '../../validation/addresses.js'

/** Addresses that nothing may be sent to from a cluster. */
export function validateEndpointAddress(address: string, path: string): FieldError[] {
  const canonical = parseAddress(address)?.canonical
  if (canonical === undefined) return [fieldError.invalid(path, address, 'must be a valid IP address')]
  const errors: FieldError[] = []
  if (canonical === '0.0.0.0' || canonical === '::') errors.push(fieldError.invalid(path, address, `may not be unspecified (${address})`))
  if (/^127\./.test(canonical) || canonical === '::1')
    errors.push(fieldError.invalid(path, address, 'may not be in the loopback range (127.0.0.0/8, ::1/128)'))
  if (/^169\.254\./.test(canonical) || /^fe[89ab][0-9a-f]:/.test(canonical))
    errors.push(fieldError.invalid(path, address, 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'))
  if (/^224\.0\.0\./.test(canonical) || /^ff[0-9a-f]2:/.test(canonical))
    errors.push(fieldError.invalid(path, address, 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'))
  return errors
}
