/** Without vowels and look-alikes, so that no words come out; Kubernetes names generated objects with it. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789'

/** Five characters for a generated name. */
export function randomSuffix(): string {
  let suffix = ''
  for (let index = 0; index < 5; index++) suffix += alphabet[Math.floor(Math.random() * alphabet.length)]
  return suffix
}

const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/
const qualifiedNamePart = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/

/** RFC 1123. */
export const isDnsLabel = (name: string) => label.test(name)
export const isDnsSubdomain = (name: string) => name.length <= 253 && subdomain.test(name)
/** The key of a label or annotation: `[prefix/]name`. */
export function isQualifiedName(key: string): boolean {
  const slash = key.indexOf('/')
  const name = key.slice(slash + 1)
  return qualifiedNamePart.test(name) && (slash < 0 || isDnsSubdomain(key.slice(0, slash)))
}
export const isLabelValue = (value: string) => value === '' || qualifiedNamePart.test(value)

export const dnsLabelRule = '1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends'
export const dnsSubdomainRule =
  'lower-case letters, digits, hyphens and dots, at most 253, with a letter or digit at both ends and beside each dot'
