import type { Clock } from '@vivarium/core'

/** Items that are due later, by one clock; an item that waits already keeps the earlier time. No timer while nothing waits. */
export class DelayedAdds<T> {
  readonly #clock: Clock
  readonly #add: (item: T) => void
  readonly #waiting = new Map<T, { readonly at: number; readonly cancel: () => void }>()

  constructor(clock: Clock, add: (item: T) => void) {
    this.#clock = clock
    this.#add = add
  }

  addAfter(item: T, milliseconds: number): void {
    const at = this.#clock.now().getTime() + milliseconds
    const waiting = this.#waiting.get(item)
    if (waiting) {
      if (waiting.at <= at) return
      waiting.cancel()
    }
    const cancel = this.#clock.after(milliseconds, () => {
      this.#waiting.delete(item)
      this.#add(item)
    })
    this.#waiting.set(item, { at, cancel })
  }

  clear(): void {
    for (const { cancel } of this.#waiting.values()) cancel()
    this.#waiting.clear()
  }
}
