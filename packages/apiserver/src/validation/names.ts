/** Rules for names and other short strings, worded as the real server words them. Each gives the messages for what is wrong, or none. */

export type NameRule = (value: string) => string[]

const label1123 = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const subdomain1123 = `${label1123}(\\.${label1123})*`
const label1123Underscore = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?'
const subdomain1123Underscore = `${label1123Underscore}(\\.${label1123Underscore})*`
const label1035 = '[a-z]([-a-z0-9]*[a-z0-9])?'
const qualifiedName = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'
const qualifiedNameText = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
const configMapKey = '[-._a-zA-Z0-9]+'

export const maxLengthText = (length: number) => `must be no more than ${length} characters`
export const rangeText = (low: number, high: number) => `must be between ${low} and ${high}, inclusive`
export const negativeText = 'must be greater than or equal to 0'
export const immutableText = 'field is immutable'

export function regexText(message: string, format: string, ...examples: string[]): string {
  if (examples.length === 0) return `${message} (regex used for validation is '${format}')`
  return `${message} (e.g. ${examples.map((example) => `'${example}', `).join(' or ')}regex used for validation is '${format}')`
}

function rule(format: string, text: string, examples: string[], maxLength?: number): NameRule {
  const pattern = new RegExp(`^(?:${format})$`)
  const message = regexText(text, format, ...examples)
  return (value) => {
    const messages: string[] = []
    if (maxLength !== undefined && byteLength(value) > maxLength) messages.push(maxLengthText(maxLength))
    if (!pattern.test(value)) messages.push(message)
    return messages
  }
}

export function byteLength(text: string): number {
  return Buffer.byteLength(text)
}

export const dnsSubdomain = rule(
  subdomain1123,
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  ['example.com'],
  253,
)

export const dnsSubdomainWithUnderscore = rule(
  subdomain1123Underscore,
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character",
  ['example.com'],
  253,
)

const subdomainPattern = new RegExp(`^${subdomain1123}$`)
const plainDnsLabel = rule(
  label1123,
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  ['my-name', '123-abc'],
  63,
)

export const dnsLabel: NameRule = (value) => {
  const messages = plainDnsLabel(value)
  if (messages.at(-1)?.startsWith('a lowercase') && subdomainPattern.test(value)) messages[messages.length - 1] = 'must not contain dots'
  return messages
}

export const dns1035Label = rule(
  label1035,
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  ['my-name', 'abc-123'],
  63,
)

export const wildcardSubdomain = rule(
  `\\*\\.${subdomain1123}`,
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
  ['*.example.com'],
  253,
)

export const labelValue = rule(
  `(${qualifiedName})?`,
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  ['MyValue', 'my_value', '12345'],
  63,
)

export const httpHeaderName = rule('[-A-Za-z0-9]+', "a valid HTTP header must consist of alphanumeric characters or '-'", ['X-Header-Name'])

export const percent = rule('[0-9]+%', "a valid percent string must be a numeric string followed by an ending '%'", ['1%', '93%'])

const configKey = rule(
  configMapKey,
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
  ['key.name', 'KEY_NAME', 'key-name'],
  253,
)

export const configMapKeyName: NameRule = (value) => [...configKey(value), ...changesDirectory(value)]

/** Names of environment variables, as 1.34 takes them. */
export const environmentVariableName: NameRule = (value) => {
  if (value === '') return ['environment variable name must be non-empty']
  return /^[\x20-\x3c\x3e-\x7e]*$/.test(value)
    ? []
    : ["a valid environment variable name must consist only of printable ASCII characters other than '='"]
}

const qualifiedNamePattern = new RegExp(`^${qualifiedName}$`)

/** `example.com/MyName`, or without the prefix: keys of labels and annotations, finalizers, resources. */
export const qualifiedNameRule: NameRule = (value) => {
  const slash = value.indexOf('/')
  const name = value.slice(slash + 1)
  if (name.includes('/')) {
    return [
      `a qualified name ${regexText(qualifiedNameText, qualifiedName, 'MyName', 'my.name', '123-abc')} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ]
  }
  const messages: string[] = []
  if (slash === 0) messages.push('prefix part must be non-empty')
  else if (slash > 0) messages.push(...dnsSubdomain(value.slice(0, slash)).map((message) => `prefix part ${message}`))
  if (name === '') messages.push('name part must be non-empty')
  else if (byteLength(name) > 63) messages.push(`name part ${maxLengthText(63)}`)
  if (!qualifiedNamePattern.test(name))
    messages.push(`name part ${regexText(qualifiedNameText, qualifiedName, 'MyName', 'my.name', '123-abc')}`)
  return messages
}

/** What can stand as one part of a path: the only rule for names of RBAC objects. */
export const pathSegment: NameRule = (value) => {
  if (value === '.' || value === '..') return [`may not be '${value}'`]
  return ['/', '%'].filter((character) => value.includes(character)).map((character) => `may not contain '${character}'`)
}

export const portName: NameRule = (value) => {
  const messages: string[] = []
  if (byteLength(value) > 15) messages.push(maxLengthText(15))
  if (!/^[-a-z0-9]+$/.test(value)) messages.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)')
  if (!/[a-z]/.test(value)) messages.push('must contain at least one letter (a-z)')
  if (value.includes('--')) messages.push('must not contain consecutive hyphens')
  if (value.startsWith('-') || value.endsWith('-')) messages.push('must not begin or end with a hyphen')
  return messages
}

export function portNumber(port: number): string[] {
  return inRange(port, 1, 65535)
}

export function inRange(value: number, low: number, high: number): string[] {
  return value >= low && value <= high ? [] : [rangeText(low, high)]
}

/** A name that something will be appended to may end with a hyphen. */
export function asPrefix(name: string): string {
  return name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name
}

function changesDirectory(value: string): string[] {
  if (value === '.' || value === '..') return [`must not be '${value}'`]
  return value.startsWith('..') ? ["must not start with '..'"] : []
}
