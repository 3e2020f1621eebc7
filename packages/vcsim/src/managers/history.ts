/**
 * The newest of what has happened, in its order. Each has a position that stays its own when older ones have gone: so a reader keeps its place.
 */
export class History<T> {
  readonly #most: number
  #items: T[] = []
  /** Position of the first in `#items`. */
  #base = 0

  constructor(most: number) {
    this.#most = most
  }

  /** Position of the oldest that is still there. */
  get start(): number {
    return Math.max(this.#base, this.end - this.#most)
  }

  /** Position of the next to come. */
  get end(): number {
    return this.#base + this.#items.length
  }

  get newest(): T | undefined {
    return this.#items.at(-1)
  }

  at(position: number): T | undefined {
    return position < this.start ? undefined : this.#items[position - this.#base]
  }

  add(item: T): void {
    this.#items.push(item)
    // A tenth too many go together: shifting an array one by one is slow.
    if (this.#items.length < this.#most * 1.1) return
    const { start } = this
    this.#items = this.#items.slice(start - this.#base)
    this.#base = start
  }

  /** From the oldest on. */
  *[Symbol.iterator](): IterableIterator<T> {
    for (let position = this.start; position < this.end; position += 1) yield this.#items[position - this.#base] as T
  }
}
