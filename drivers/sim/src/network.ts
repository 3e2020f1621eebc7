import { errors, type Network } from '@vivarium/core'
import { firstHostNumber, lastHostNumber, subnet } from './addresses.js'

/** A network of a run: a subnet. What goes over it is the fabric's. */
export class SimNetwork implements Network {
  readonly name: string
  readonly number: number
  readonly ipv4: string
  readonly ipv6: string
  readonly #taken = new Set<number>()
  /** No number below it is free. */
  #lowest = firstHostNumber

  constructor(name: string, number: number) {
    this.name = name
    this.number = number
    const { ipv4, ipv6 } = subnet(number)
    this.ipv4 = ipv4
    this.ipv6 = ipv6
  }

  /** The lowest number of a machine that is free. Throws INVALID_VALUE when the network is full. */
  claimNumber(): number {
    while (this.#taken.has(this.#lowest)) this.#lowest++
    if (this.#lowest > lastHostNumber) {
      const most = lastHostNumber - firstHostNumber + 1
      throw errors.invalidValue('network', this.name, `it has ${most} machines, which is as many as fit`)
    }
    this.#taken.add(this.#lowest)
    return this.#lowest
  }

  keepNumber(number: number): void {
    this.#taken.add(number)
  }

  releaseNumber(number: number): void {
    this.#taken.delete(number)
    this.#lowest = Math.min(this.#lowest, number)
  }
}
