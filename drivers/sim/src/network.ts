import type { Network } from '@vivarium/core'
import { subnet } from './addresses.js'

/** A network of a run: a subnet. What goes over it is the fabric's. */
export class SimNetwork implements Network {
  readonly name: string
  readonly number: number
  readonly ipv4: string
  readonly ipv6: string

  constructor(name: string, number: number) {
    this.name = name
    this.number = number
    const { ipv4, ipv6 } = subnet(number)
    this.ipv4 = ipv4
    this.ipv6 = ipv6
  }
}
