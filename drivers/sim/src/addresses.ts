import { errors } from '@vivarium/core'

/** First host number: 1 is the network's gateway, which nobody is behind. */
export const firstHostNumber = 2
const lastHostNumber = 254
const lastNetworkNumber = 255

export interface Addresses {
  readonly ipv4: string
  readonly ipv6: string
}

/** 10.77.N.0/24 and a unique local prefix (RFC 4193): as the machines of the QEMU driver have it, the same in every fork. */
export function subnet(network: number): Addresses {
  return { ipv4: `10.77.${network}.0/24`, ipv6: `fd77:7669:7661:${network.toString(16)}::/64` }
}

export function hostAddresses(network: number, host: number): Addresses {
  return { ipv4: `10.77.${network}.${host}`, ipv6: `fd77:7669:7661:${network.toString(16)}::${host.toString(16)}` }
}

/** What every machine has on the card that leads to the internet: it is the machine's own, nobody else sees it. */
export const internetAddress = '10.0.2.15'
export const internetGateway = '10.0.2.2'

/** Locally administered MAC addresses (second bit of the first byte), one for each card. */
export function macAddresses(network: number, host: number): { readonly internet: string; readonly lan: string } {
  const tail = [network, host].map((byte) => byte.toString(16).padStart(2, '0')).join(':')
  return { internet: `52:56:00:01:${tail}`, lan: `52:56:00:02:${tail}` }
}

/** The lowest number that is free. Throws INVALID_VALUE when the network is full. */
export function nextHostNumber(network: string, taken: readonly number[]): number {
  const used = new Set(taken)
  for (let number = firstHostNumber; number <= lastHostNumber; number++) if (!used.has(number)) return number
  throw errors.invalidValue('network', network, `it has ${lastHostNumber - firstHostNumber + 1} machines, which is as many as fit`)
}

export function nextNetworkNumber(taken: readonly number[]): number {
  for (let number = 1; number <= lastNetworkNumber; number++) if (!taken.includes(number)) return number
  throw errors.invalidValue('network', '', `a universe has at most ${lastNetworkNumber} networks`)
}
