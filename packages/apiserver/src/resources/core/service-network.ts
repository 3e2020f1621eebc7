import { randomInt } from 'node:crypto'
import { BlockList, isIP, isIPv6 } from 'node:net'

/** One network that cluster IPs come from. */
export interface ServiceNetwork {
  readonly cidr: string
  readonly family: 'IPv4' | 'IPv6'
}

export function serviceNetworks(cidrs: readonly string[]): ServiceNetwork[] {
  return cidrs.map((cidr) => ({ cidr, family: isIPv6(cidr.split('/')[0] ?? '') ? 'IPv6' : 'IPv4' }))
}

export function familyOf(address: string): 'IPv4' | 'IPv6' {
  return isIPv6(address) ? 'IPv6' : 'IPv4'
}

/** Whether an address is in a network and may be given to a service (the network's own address may not). */
export function contains({ cidr, family }: ServiceNetwork, address: string): boolean {
  if (isIP(address) === 0 || familyOf(address) !== family) return false
  const [base = '', bits = '0'] = cidr.split('/')
  const list = new BlockList()
  const type = family === 'IPv6' ? 'ipv6' : 'ipv4'
  list.addSubnet(base, Number(bits), type)
  return list.check(address, type) && address !== base
}

/** A free address, from the upper part of the network as the real allocator prefers; undefined when none is left. */
export function pickAddress({ cidr, family }: ServiceNetwork, isTaken: (address: string) => boolean): string | undefined {
  const [base = '', bits = '0'] = cidr.split('/')
  const hostBits = (family === 'IPv6' ? 128 : 32) - Number(bits)
  const size = 2 ** Math.min(hostBits, 16)
  const last = family === 'IPv4' ? size - 2 : size - 1
  // Lower addresses are left to those who ask for one by name.
  const reserved = Math.min(Math.max(16, size / 16), 256)
  const first = Math.min(Math.floor(reserved) + 1, last)
  const start = randomInt(first, last + 1)
  for (let i = 0; i <= last - first; i++) {
    const address = offset(base, first + ((start - first + i) % (last - first + 1)))
    if (!isTaken(address)) return address
  }
  for (let host = 1; host < first; host++) {
    const address = offset(base, host)
    if (!isTaken(address)) return address
  }
  return undefined
}

/** The address that many above another. */
export function offset(base: string, by: number): string {
  if (!isIPv6(base)) {
    const value = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) + by
    return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.')
  }
  return `${base.replace(/:*$/, '')}::${by.toString(16)}`
}
