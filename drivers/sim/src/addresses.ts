import { errors } from '@vivarium/core'

/** First host number: 1 is the network's gateway, which nobody is behind. */
export const firstHostNumber = 2
export const lastHostNumber = 0xff_fe

/**
 * Second bytes of networks: 10.77.0.0/16, then others. Left out are the addresses of services (10.96.0.0/12), of pods (10.240.0.0/12 at most), and
 * those that people often have around them (10.0.0.0/16 and what comes after it).
 */
const networkBytes = [...range(77, 95), ...range(112, 239)]

export interface Addresses {
  readonly ipv4: string
  readonly ipv6: string
}

export const ipv4PrefixLength = 16

/** A /16 of IPv4, and a unique local prefix (RFC 4193): the same in every fork. */
export function subnet(network: number): Addresses {
  return { ipv4: `10.${networkByte(network)}.0.0/${ipv4PrefixLength}`, ipv6: `fd77:7669:7661:${network.toString(16)}::/64` }
}

export function hostAddresses(network: number, host: number): Addresses {
  return {
    ipv4: `10.${networkByte(network)}.${host >> 8}.${host & 255}`,
    ipv6: `fd77:7669:7661:${network.toString(16)}::${host.toString(16)}`,
  }
}

/** What every machine has on the card that leads to the internet: it is the machine's own, nobody else sees it. */
export const internetAddress = '10.0.2.15'
export const internetGateway = '10.0.2.2'

/** Locally administered MAC addresses (second bit of the first byte), one for each card. */
export function macAddresses(network: number, host: number): { readonly internet: string; readonly lan: string } {
  const tail = [network, host >> 8, host & 255].map((byte) => byte.toString(16).padStart(2, '0')).join(':')
  return { internet: `52:56:01:${tail}`, lan: `52:56:02:${tail}` }
}

export function nextNetworkNumber(taken: readonly number[]): number {
  for (let number = 1; number <= networkBytes.length; number++) if (!taken.includes(number)) return number
  throw errors.invalidValue('network', '', `a universe has at most ${networkBytes.length} networks`)
}

function networkByte(network: number): number {
  const byte = networkBytes[network - 1]
  if (byte === undefined) throw new RangeError(`there is no network ${network}`)
  return byte
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
