import { keepEncoded } from '@vivarium/vim'

const most = 50

/** Data objects that are equal in many machines: each of the first so many is made, and encoded, once. */
export class SharedValues<T extends object> {
  readonly #known = new Map<string, T>()

  /** `key` says all that `make` depends on. */
  get(key: string, make: () => T): T {
    let found = this.#known.get(key)
    if (found === undefined) {
      found = make()
      if (this.#known.size < most) this.#known.set(key, keepEncoded(found))
    }
    return found
  }
}
