import { isIP, SocketAddress } from 'node:net'

/** An address block. `address` is its first one. */
export interface Subnet {
  readonly address: bigint
  readonly length: number
  readonly family: 4 | 6
}

/** An address in its usual text; leading zeros of IPv4 are taken, as k8s.io/utils/net does. Undefined for what is none. */
export function parseIP(text: string): string | undefined {
  const sloppy = /^\d+(\.\d+){3}$/.test(text) ? text.split('.').map(Number).join('.') : text
  const family = isIP(sloppy)
  if (family === 0 || sloppy.includes('%')) return undefined
  return family === 4 ? sloppy : new SocketAddress({ address: sloppy, family: 'ipv6' }).address
}

export function parseSubnet(text: string): Subnet | undefined {
  const [given = '', size = '', ...more] = text.split('/')
  const address = parseIP(given)
  if (address === undefined || !/^\d+$/.test(size) || more.length > 0) return undefined
  const family = isIP(address) === 4 ? 4 : 6
  const [bits, length] = [family === 4 ? 32 : 128, Number(size)]
  if (length > bits) return undefined
  const host = BigInt(bits - length)
  return { address: (numberOf(address) >> host) << host, length, family }
}

export function formatSubnet({ address, length, family }: Subnet): string {
  return `${addressOf(address, family)}/${length}`
}

/** The address that stands `index` after the first one of a block. */
export function addressIn(subnet: Subnet, index: number): string {
  return addressOf(subnet.address + BigInt(index), subnet.family)
}

/** How many addresses a block has, at most an int64. */
export function sizeOf({ length, family }: Subnet): bigint {
  const free = (family === 4 ? 32 : 128) - length
  return free >= 63 ? 2n ** 63n - 1n : 2n ** BigInt(free)
}

export function contains(subnet: Subnet, address: string): boolean {
  const family = isIP(address) === 4 ? 4 : 6
  const host = BigInt((family === 4 ? 32 : 128) - subnet.length)
  return family === subnet.family && numberOf(address) >> host === subnet.address >> host
}

function numberOf(address: string): bigint {
  if (isIP(address) === 4) return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n)
  const plain = address.replace(/\d+\.\d+\.\d+\.\d+$/, (four) => {
    const value = Number(numberOf(four))
    return `${Math.floor(value / 65536).toString(16)}:${(value % 65536).toString(16)}`
  })
  const [head = '', tail] = plain.split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const [before, after] = [groups(head), tail === undefined ? [] : groups(tail)]
  const all = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after]
  return all.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n)
}

function addressOf(value: bigint, family: 4 | 6): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.')
  const groups = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - index * 16)) & 65535n).toString(16))
  return new SocketAddress({ address: groups.join(':'), family: 'ipv6' }).address
}

/** `host:port`, with IPv6 in brackets. */
export function joinHostPort(host: string, port: number | string): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}

/** As Go's net.SplitHostPort; in `error` its words. */
export function splitHostPort(text: string): { readonly host: string; readonly port: string } | { readonly error: string } {
  const failed = (why: string) => ({ error: `address ${text}: ${why}` })
  const colon = text.lastIndexOf(':')
  if (colon < 0) return failed('missing port in address')
  if (text.startsWith('[')) {
    const end = text.indexOf(']')
    if (end < 0) return failed("missing ']' in address")
    if (end + 1 === text.length) return failed('missing port in address')
    if (end + 1 !== colon) return failed(text[end + 1] === ':' ? 'too many colons in address' : 'missing port in address')
    return { host: text.slice(1, end), port: text.slice(colon + 1) }
  }
  const host = text.slice(0, colon)
  if (host.includes(':')) return failed('too many colons in address')
  return { host, port: text.slice(colon + 1) }
}
