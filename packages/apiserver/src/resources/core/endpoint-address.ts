import { type FieldError, fieldError } from '../../schema/field-error.js'

/** Addresses that nothing may be sent to from a cluster. */
export function validateEndpointAddress(address: string, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (address === '0.0.0.0' || address === '::') errors.push(fieldError.invalid(path, address, 'may not be unspecified (0.0.0.0 or ::)'))
  if (/^127\./.test(address) || address === '::1')
    errors.push(fieldError.invalid(path, address, 'may not be in the loopback range (127.0.0.0/8, ::1/128)'))
  if (/^169\.254\./.test(address) || /^fe80:/i.test(address)) {
    errors.push(fieldError.invalid(path, address, 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'))
  }
  if (/^224\.0\.0\./.test(address) || /^ff02:/i.test(address)) {
    errors.push(fieldError.invalid(path, address, 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'))
  }
  return errors
}
