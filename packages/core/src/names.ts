import { errors } from './errors.js'

const dnsLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
const fileName = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$/

/**
 * Names of machines, networks and clusters: a DNS label (RFC 1123), since they become host names.
 * Returns the name; throws INVALID_NAME.
 */
export function checkDnsLabel(kind: string, name: unknown): string {
  if (typeof name !== 'string' || !dnsLabel.test(name)) {
    throw errors.invalidName(kind, String(name), 'use 1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends')
  }
  return name
}

/** Names of images, saves and runs: they become file names. Returns the name; throws INVALID_NAME. */
export function checkFileName(kind: string, name: unknown): string {
  if (typeof name !== 'string' || !fileName.test(name) || name.includes('..')) {
    throw errors.invalidName(
      kind,
      String(name),
      "use 1 to 64 letters, digits, '.', '_' and '-', with a letter or digit at both ends and no '..'",
    )
  }
  return name
}
