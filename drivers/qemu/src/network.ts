import { join } from 'node:path'
import type { Network } from '@vivarium/core'
import { subnet } from './addresses.js'
import { LanSwitch } from './lan/switch.js'
import { switchSocket } from './machine-folder.js'

/** A network of a run: a switch in this process, and a subnet. Nothing of it is on this computer's own network. */
export class QemuNetwork implements Network, AsyncDisposable {
  readonly name: string
  readonly number: number
  readonly ipv4: string
  readonly ipv6: string
  readonly #switch: LanSwitch

  private constructor(name: string, number: number, lan: LanSwitch) {
    this.name = name
    this.number = number
    const { ipv4, ipv6 } = subnet(number)
    this.ipv4 = ipv4
    this.ipv6 = ipv6
    this.#switch = lan
  }

  /** The run's `networks` folder must exist. */
  static async open(name: string, number: number, runDirectory: string): Promise<QemuNetwork> {
    return new QemuNetwork(name, number, await LanSwitch.listen(join(runDirectory, switchSocket(name))))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#switch.close()
  }
}
