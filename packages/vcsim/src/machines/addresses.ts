import { uuidOf } from '../ids.js'
import type { Site } from './sites.js'

/** The unit of a machine's first adapter. */
export const firstCardUnit = 7
const mostCards = 10

/** 42 of `vm-42`. */
export function numberOf(id: string): number {
  return Number(/\d+$/.exec(id)?.[0] ?? 0)
}

/** Of vCenter's range 00:50:56:80:00:00 to 00:50:56:bf:ff:ff; no two adapters of a vCenter get the same. `id`: the machine's, `vm-42`. */
export function macAddress(id: string, unit: number): string {
  const number = (numberOf(id) * mostCards + (unit - firstCardUnit)) % 2 ** 22
  return `00:50:56:${(0x800000 + number).toString(16).replace(/(..)(?=.)/g, '$1:')}`
}

/** What an adapter gets where DHCP is used: of 10.64.0.0/10; no two adapters of a vCenter get the same. `id`: the machine's, `vm-42`. */
export function dhcpAddress(id: string, unit: number): string {
  const number = (numberOf(id) * mostCards + (unit - firstCardUnit) + 1) % 2 ** 22
  return `10.${64 + (number >> 16)}.${(number >> 8) & 0xff}.${number & 0xff}/10`
}

/** As govmomi's vcsim does: the same file of the same datacenter has the same UUID. */
export function diskUuid({ datacenter }: Site, path: string): string {
  return uuidOf(`Datacenter:${datacenter.reference.value}${path}`)
}
