import { errors, type Host, type HostSpec, isVivariumError, type Operation } from '@vivarium/core'
import { sideBySide } from '../side-by-side.js'
import type { VM } from '../vm.js'
import type { ClusterHome } from './cluster-home.js'

/** Machines (and networks) that were made for a cluster, to be taken back when something fails. */
export class NewMachines {
  readonly #home: ClusterHome
  readonly #specs: HostSpec[] = []
  readonly #networks: string[] = []

  constructor(home: ClusterHome) {
    this.#home = home
  }

  /** Makes machines, and the networks that they are on. Throws ALREADY_EXISTS. */
  async hosts(specs: readonly HostSpec[], operation: Operation): Promise<VM[]> {
    const driver = this.#home.driver()
    const taken = new Set((await driver.listHosts()).map(({ name }) => name))
    const double = specs.find(({ name }) => taken.has(name))
    if (double) throw errors.alreadyExists('machine', double.name)
    for (const network of new Set(specs.map((spec) => spec.network))) await this.#network(network)
    const made = await sideBySide<Host>(
      operation,
      specs.map((spec) => async (inner: Operation) => {
        const host = await driver.createHost(spec, inner)
        this.#specs.push(spec)
        return host
      }),
    )
    return made.map((host) => this.#home.vm(host))
  }

  async #network(name: string): Promise<void> {
    const driver = this.#home.driver()
    try {
      await driver.getNetwork(name)
    } catch (error) {
      if (!isVivariumError(error, 'NOT_FOUND')) throw error
      await driver.createNetwork(name)
      this.#networks.push(name)
    }
  }

  /** Never throws: what made this necessary is what the caller hears of. */
  async takeBack(): Promise<void> {
    const driver = this.#home.driver()
    await Promise.allSettled(
      this.#specs.map(({ name, network, cluster }) => driver.deleteHost({ name, network, ...(cluster && { cluster }) })),
    )
    await Promise.allSettled(this.#networks.map((network) => driver.deleteNetwork(network)))
  }
}
