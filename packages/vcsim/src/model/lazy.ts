/** The value of a property that is made when it is first asked for. What it is made of must be immutable, or stay until it is replaced. */
export class Lazy<T> {
  #make: (() => T) | undefined
  #value: T | undefined

  constructor(make: () => T) {
    this.#make = make
  }

  /** False until somebody asked for it. */
  get isMade(): boolean {
    return this.#make === undefined
  }

  get value(): T {
    if (this.#make !== undefined) {
      this.#value = this.#make()
      this.#make = undefined
    }
    return this.#value as T
  }
}
