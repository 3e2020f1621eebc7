import { type FieldError, fieldError } from '../schema/field-error.js'
import { invalid } from './checks.js'
import { dnsSubdomain, regexText } from './names.js'

const pathFormat = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+"
const pathPattern = new RegExp(`^${pathFormat}$`)

/** `acme.io/foo`: a domain and a path in it. */
export function validateDomainPath(path: string, text: string): FieldError[] {
  if (text === '') return [fieldError.required(path)]
  const slash = text.indexOf('/')
  const domain = text.slice(0, slash)
  const rest = text.slice(slash + 1)
  if (slash <= 0 || rest === '') return [fieldError.invalid(path, text, 'must be a domain-prefixed path (such as "acme.io/foo")')]
  const errors = invalid(path, domain, dnsSubdomain(domain))
  return pathPattern.test(rest) ? errors : [...errors, fieldError.invalid(path, rest, regexText('Invalid path', pathFormat))]
}
