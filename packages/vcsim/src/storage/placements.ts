import type { ManagedObjectReference } from '@vivarium/vim'
import type { StoragePlacementSpec } from '@vivarium/vim/types'

/** A recommendation of where to put a machine's files, until it is applied. */
export interface Placement {
  readonly spec: StoragePlacementSpec
  readonly datastore: ManagedObjectReference
}

/** So many that nobody applied are kept. */
const kept = 1000

/** The recommendations of Storage DRS that have been given. */
export class Placements {
  readonly #byKey = new Map<string, Placement>()
  #lastKey = 0

  add(placement: Placement): string {
    this.#lastKey += 1
    const key = String(this.#lastKey)
    this.#byKey.set(key, placement)
    const [oldest] = this.#byKey.keys()
    if (this.#byKey.size > kept && oldest !== undefined) this.#byKey.delete(oldest)
    return key
  }

  /** Gives a recommendation and forgets it. */
  take(key: string): Placement | undefined {
    const placement = this.#byKey.get(key)
    this.#byKey.delete(key)
    return placement
  }
}
