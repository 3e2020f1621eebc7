import { errors } from '@vivarium/core'

/** Networks of a run get subnets by number, hosts addresses by number: the same in every fork, since forks do not see each other. */
export interface Subnet {
  readonly ipv4: string
  readonly ipv6: string
}

/** First host number: 1 is kept for a gateway that a user may want to run. */
export const firstHostNumber = 2
const lastHostNumber = 254
export const lastNetworkNumber = 255

/** 10.77.N.0/24 and a unique local prefix (RFC 4193); QEMU's user network is 10.0.2.0/24. */
export function subnet(network: number): Subnet {
  return { ipv4: `10.77.${network}.0/24`, ipv6: `fd77:7669:7661:${network.toString(16)}::/64` }
}

export function hostAddresses(network: number, host: number): { readonly ipv4: string; readonly ipv6: string } {
  return { ipv4: `10.77.${network}.${host}`, ipv6: `fd77:7669:7661:${network.toString(16)}::${host.toString(16)}` }
}

/** Locally administered MAC addresses (second bit of the first byte), one for each NIC. */
export function macAddresses(network: number, host: number): { readonly internet: string; readonly lan: string } {
  const tail = [network, host].map((byte) => byte.toString(16).padStart(2, '0')).join(':')
  return { internet: `52:56:00:01:${tail}`, lan: `52:56:00:02:${tail}` }
}

/** The lowest number that is free. Throws INVALID_VALUE when the network is full. */
export function nextHostNumber(network: string, taken: readonly number[]): number {
  for (let number = firstHostNumber; number <= lastHostNumber; number++) if (!taken.includes(number)) return number
  throw errors.invalidValue('network', network, `it has ${lastHostNumber - firstHostNumber + 1} machines, which is as many as fit`)
}

export function nextNetworkNumber(taken: readonly number[]): number {
  for (let number = 1; number <= lastNetworkNumber; number++) if (!taken.includes(number)) return number
  throw errors.invalidValue('network', '', `a universe has at most ${lastNetworkNumber} networks`)
}
