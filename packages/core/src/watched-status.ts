import type { HostStatus } from './driver.js'
import { Operation, type OperationOptions } from './operation.js'

/** The status of a machine, for drivers: with those who wait until it is another one. */
export class WatchedStatus {
  #current: HostStatus
  readonly #listeners = new Set<() => void>()

  constructor(current: HostStatus) {
    this.#current = current
  }

  get current(): HostStatus {
    return this.#current
  }

  change(status: HostStatus): void {
    if (this.#current === status) return
    this.#current = status
    for (const listener of [...this.#listeners]) listener()
  }

  /** Gives the new one. `what` is waited for, in the words of the error. */
  async waitForChange(what: string, options: OperationOptions): Promise<HostStatus> {
    const before = this.#current
    using operation = Operation.from(options, what)
    let listener = () => {}
    try {
      await operation.race(
        new Promise<void>((resolve) => {
          listener = () => this.#current !== before && resolve()
          this.#listeners.add(listener)
        }),
        what,
      )
      return this.#current
    } finally {
      this.#listeners.delete(listener)
    }
  }
}
