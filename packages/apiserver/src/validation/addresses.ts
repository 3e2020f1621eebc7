import { isIPv6 } from 'node:net'
import { type FieldError, fieldError } from '../schema/field-error.js'

// IP addresses and networks as the real server reads them: with Go's old parser, to which leading zeros in IPv4 mean nothing
// (k8s.io/utils/net, ParseIPSloppy and ParseCIDRSloppy), and its advice on what to write instead (k8s.io/apimachinery,
// util/validation/ip.go).

export interface Address {
  readonly family: 'IPv4' | 'IPv6'
  /** The one normal form; an IPv6 address that stands for one of IPv4 is that one. */
  readonly canonical: string
  readonly value: bigint
  /** Written as an IPv6 address, such as ::ffff:1.2.3.4. */
  readonly mapped: boolean
}

const width = { IPv4: 32, IPv6: 128 } as const
const mappedPrefix = 0xffffn

export function parseAddress(text: string): Address | undefined {
  const v4 = parseV4(text)
  if (v4 !== undefined) return { family: 'IPv4', canonical: formatV4(v4), value: v4, mapped: false }
  const value = parseV6(text)
  if (value === undefined) return undefined
  if (value >> 32n === mappedPrefix) {
    const inner = value & 0xffff_ffffn
    return { family: 'IPv4', canonical: formatV4(inner), value: inner, mapped: true }
  }
  return { family: 'IPv6', canonical: formatV6(value), value, mapped: false }
}

function parseV4(text: string): bigint | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^[0-9]+$/.test(part) && Number(part) <= 255)) return undefined
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n)
}

function parseV6(text: string): bigint | undefined {
  // A zone is for one host only.
  if (!text.includes(':') || text.includes('%')) return undefined
  const tail = text.slice(text.lastIndexOf(':') + 1)
  const v4 = parseV4(tail)
  const hex = v4 === undefined ? text : `${text.slice(0, -tail.length)}${(v4 >> 16n).toString(16)}:${(v4 & 0xffffn).toString(16)}`
  if (!isIPv6(hex)) return undefined
  const [head = '', rest] = hex.split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const before = groups(head)
  const after = rest === undefined ? [] : groups(rest)
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...zeros, ...after].reduce((sum, part) => (sum << 16n) | BigInt(`0x${part}`), 0n)
}

function formatV4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.')
}

/** As RFC 5952 has it: the first of the longest runs of zeros is left out. */
function formatV6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, i) => ((value >> BigInt(16 * (7 - i))) & 0xffffn).toString(16))
  let start = 0
  let length = 1
  for (let i = 0; i < 8; i++) {
    let end = i
    while (groups[end] === '0') end++
    if (end - i > length) {
      start = i
      length = end - i
    }
  }
  return length < 2 ? groups.join(':') : `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`
}

interface Network {
  readonly family: 'IPv4' | 'IPv6'
  /** What is written before the slash; some of its bits may be beyond the prefix. */
  readonly address: Address
  /** Length of the prefix. */
  readonly bits: number
  /** The first address. */
  readonly first: bigint
  /** `10.0.0.0/24` */
  readonly canonical: string
}

export function parseNetwork(text: string): Network | undefined {
  const [head = '', length = '', ...rest] = text.split('/')
  const address = parseAddress(head)
  if (!address || rest.length > 0 || !/^[0-9]{1,3}$/.test(length)) return undefined
  const { family } = address
  const bits = Number(length) - (address.mapped ? width.IPv6 - width.IPv4 : 0)
  if (bits < 0 || bits > width[family]) return undefined
  const hostBits = BigInt(width[family] - bits)
  const first = (address.value >> hostBits) << hostBits
  return { family, address, bits, first, canonical: `${formatAddress(family, first)}/${bits}` }
}

function formatAddress(family: 'IPv4' | 'IPv6', value: bigint): string {
  return family === 'IPv4' ? formatV4(value) : formatV6(value)
}

export function isAddress(text: string): boolean {
  return parseAddress(text) !== undefined
}

function isNetwork(text: string): boolean {
  return parseNetwork(text) !== undefined
}

export const addressText = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'
const networkText = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'

/** Whether a network is part of another one, and smaller. */
export function isStrictSubset(inner: Network, outer: Network): boolean {
  if (inner.family !== outer.family || inner.bits <= outer.bits) return false
  const hostBits = BigInt(width[outer.family] - outer.bits)
  return inner.first >> hostBits === outer.first >> hostBits
}

/** Fields of old take addresses in any form, and what is not one as long as it was so before. */
export function validateLooseAddress(path: string, text: string, before: readonly string[] = []): FieldError[] {
  return isAddress(text) || before.includes(text) ? [] : [fieldError.invalid(path, text, addressText)]
}

export function validateLooseNetwork(path: string, text: string, before: readonly string[] = []): FieldError[] {
  return isNetwork(text) || before.includes(text) ? [] : [fieldError.invalid(path, text, networkText)]
}

/** Fields that came to the API late take addresses in their normal form only. */
export function validateStrictAddress(path: string, text: string): FieldError[] {
  const address = parseAddress(text)
  if (!address) return [fieldError.invalid(path, text, addressText)]
  if (address.mapped) return [fieldError.invalid(path, text, 'must not be an IPv4-mapped IPv6 address')]
  if (address.family === 'IPv4' && address.canonical !== text) return [fieldError.invalid(path, text, 'must not have leading 0s')]
  return address.canonical === text
    ? []
    : [fieldError.invalid(path, text, `must be in canonical form (${JSON.stringify(address.canonical)})`)]
}

export function validateStrictNetwork(path: string, text: string): FieldError[] {
  const network = parseNetwork(text)
  if (!network) return [fieldError.invalid(path, text, networkText)]
  if (hasLeadingZeros(text, network)) return [fieldError.invalid(path, text, 'must not have leading 0s in IP or prefix length')]
  if (network.address.mapped) return [fieldError.invalid(path, text, 'must not have an IPv4-mapped IPv6 address')]
  if (network.address.value !== network.first) return [fieldError.invalid(path, text, 'must not have bits set beyond the prefix length')]
  return network.canonical === text
    ? []
    : [fieldError.invalid(path, text, `must be in canonical form (${JSON.stringify(network.canonical)})`)]
}

function hasLeadingZeros(text: string, { family, address }: Network): boolean {
  const [head = '', length = ''] = text.split('/')
  return /^0[0-9]/.test(length) || (family === 'IPv4' && !address.mapped && head !== address.canonical)
}

/** What a client should know about an address that it wrote in another form than the normal one. */
export function addressWarnings(path: string, text: string): string[] {
  const address = parseAddress(text)
  if (!address || address.canonical === text) return []
  const [written, better] = [JSON.stringify(text), JSON.stringify(address.canonical)]
  return address.family === 'IPv4'
    ? [`${path}: non-standard IP address ${written} will be considered invalid in a future Kubernetes release: use ${better}`]
    : [`${path}: IPv6 address ${written} should be in RFC 5952 canonical format (${better})`]
}

export function networkWarnings(path: string, text: string): string[] {
  const network = parseNetwork(text)
  if (!network) return []
  const { family, address, canonical, first } = network
  const [written, better] = [JSON.stringify(text), JSON.stringify(canonical)]
  const warnings: string[] = []
  if (address.value !== first) {
    const single = JSON.stringify(`${address.canonical}/${width[family]}`)
    warnings.push(`${path}: CIDR value ${written} is ambiguous in this context (should be ${better} or ${single}?)`)
  }
  if (address.mapped || hasLeadingZeros(text, network))
    warnings.push(`${path}: non-standard CIDR value ${written} will be considered invalid in a future Kubernetes release: use ${better}`)
  if (warnings.length === 0 && canonical !== text)
    warnings.push(`${path}: IPv6 CIDR value ${written} should be in RFC 5952 canonical format (${better})`)
  return warnings
}
