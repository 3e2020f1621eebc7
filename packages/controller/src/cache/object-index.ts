/** The values under which an index finds an object. */
export type IndexFunction<T> = (object: T) => readonly string[]

const none: ReadonlySet<never> = new Set<never>()

/** Finds objects by values that a function takes from them. */
export class ObjectIndex<T> {
  readonly #values: IndexFunction<T>
  readonly #objects = new Map<string, Set<T>>()

  constructor(values: IndexFunction<T>) {
    this.#values = values
  }

  get(value: string): ReadonlySet<T> {
    return this.#objects.get(value) ?? none
  }

  /** `before` is what the object was, `after` what it is; absent when it was not or is no more. */
  change(before: T | undefined, after: T | undefined): void {
    if (before !== undefined) {
      for (const value of this.#values(before)) {
        const objects = this.#objects.get(value)
        objects?.delete(before)
        if (objects?.size === 0) this.#objects.delete(value)
      }
    }
    if (after !== undefined) {
      for (const value of this.#values(after)) {
        const objects = this.#objects.get(value)
        if (objects) objects.add(after)
        else this.#objects.set(value, new Set([after]))
      }
    }
  }
}
