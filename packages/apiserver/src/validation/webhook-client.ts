import { child, type FieldError, fieldError } from '../schema/field-error.js'
import { dnsSubdomain, portNumber } from './names.js'

/** How a webhook is reached: by one of the two. */
export interface WebhookClient {
  url?: string
  service?: { name?: string; namespace?: string; path?: string; port?: number }
  caBundle?: string
}

export function validateWebhookClient({ url, service }: WebhookClient, path: string): FieldError[] {
  if ((url === undefined) === (service === undefined)) return [fieldError.required(path, 'exactly one of url or service is required')]
  return url !== undefined ? validateUrl(url, child(path, 'url')) : validateService(service ?? {}, child(path, 'service'))
}

const form = '; desired format: https://host[/path]'

/** The parts of a URL as Go takes it apart, which lets nearly anything be one. */
function validateUrl(url: string, path: string): FieldError[] {
  const [, scheme = '', , authority = '', , query = '', , fragment = ''] =
    /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(\/\/([^/?#]*))?([^?#]*)(\?([^#]*))?(#(.*))?$/s.exec(url) ?? []
  const problem = parseProblem(url, scheme)
  if (problem) return [fieldError.required(path, `url must be a valid URL: parse ${JSON.stringify(url)}: ${problem}${form}`)]
  const at = authority.lastIndexOf('@')
  const host = authority.slice(at + 1)
  const errors: FieldError[] = []
  if (scheme.toLowerCase() !== 'https')
    errors.push(fieldError.invalid(path, scheme.toLowerCase(), `'https' is the only allowed URL scheme${form}`))
  if (host === '') errors.push(fieldError.invalid(path, host, `host must be specified${form}`))
  if (at >= 0) errors.push(fieldError.invalid(path, authority.slice(0, at), 'user information is not permitted in the URL'))
  if (fragment !== '') errors.push(fieldError.invalid(path, fragment, 'fragments are not permitted in the URL'))
  if (query !== '') errors.push(fieldError.invalid(path, query, 'query parameters are not permitted in the URL'))
  return errors
}

function parseProblem(url: string, scheme: string): string | undefined {
  if ([...url].some((character) => character < ' ' || character === '\x7f')) return 'net/url: invalid control character in URL'
  if (url.startsWith(':')) return 'missing protocol scheme'
  const firstPart = url.split('/')[0] ?? ''
  return scheme === '' && firstPart.includes(':') ? 'first path segment in URL cannot contain colon' : undefined
}

function validateService({ name, namespace, path: target, port }: NonNullable<WebhookClient['service']>, path: string): FieldError[] {
  const errors: FieldError[] = []
  // The real server mistakes the two for each other.
  if (!namespace) errors.push(fieldError.required(child(path, 'name')))
  if (!name) errors.push(fieldError.required(child(path, 'namespace')))
  for (const message of portNumber(port ?? 443)) errors.push(fieldError.invalid(child(path, 'port'), port, `port is not valid: ${message}`))
  return [...errors, ...validatePath(target ?? '', child(path, 'path'))]
}

function validatePath(target: string, path: string): FieldError[] {
  if (target === '' || target === '/') return []
  if (target === '//') return [fieldError.invalid(path, target, 'segment[0] may not be empty')]
  const errors: FieldError[] = target.startsWith('/') ? [] : [fieldError.invalid(path, target, "must start with a '/'")]
  const steps = target.slice(1).replace(/\/$/, '').split('/')
  for (const [i, step] of steps.entries()) {
    const messages = step === '' ? [`segment[${i}] may not be empty`] : dnsSubdomain(step).map((message) => `segment[${i}]: ${message}`)
    errors.push(...messages.map((message) => fieldError.invalid(path, target, message)))
  }
  return errors
}
