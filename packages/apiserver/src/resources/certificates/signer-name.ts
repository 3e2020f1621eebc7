import { type FieldError, fieldError } from '../../schema/field-error.js'
import { byteLength, dnsLabel, dnsSubdomain } from '../../validation/names.js'

const maxDomainLength = 253
/** A label, a dot and a subdomain. */
const maxPathLength = 253 + 63 + 1

/** `example.com/signer`: a domain and the name of a signer in it. */
export function validateSignerName(path: string, name: string): FieldError[] {
  if (name === '') return [fieldError.required(path)]
  const [domain = '', signer, ...more] = name.split('/')
  if (signer === undefined || more.length > 0)
    return [fieldError.invalid(path, name, "must be a fully qualified domain and path of the form 'example.com/signer-name'")]
  const errors: FieldError[] = byteLength(domain) > maxDomainLength ? [fieldError.tooLong(path, maxDomainLength)] : []
  errors.push(...firstWrong(domain, dnsLabel, path))
  if (!domain.includes('.'))
    errors.push(fieldError.invalid(path, domain, 'should be a domain with at least two segments separated by dots'))
  errors.push(...firstWrong(signer, dnsSubdomain, path))
  const longest = maxDomainLength + maxPathLength + 1
  return byteLength(name) > longest ? [...errors, fieldError.tooLong(path, longest)] : errors
}

/** Only the first part that is wrong is told. */
function firstWrong(text: string, rule: (label: string) => string[], path: string): FieldError[] {
  for (const label of text.split('.')) {
    const messages = rule(label)
    if (messages.length > 0)
      return messages.map((message) => fieldError.invalid(path, text, `validating label ${JSON.stringify(label)}: ${message}`))
  }
  return []
}
