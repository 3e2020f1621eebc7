import type { Clock } from '@vivarium/core'

/** A time that goes on only by `advance`. */
export class ManualClock implements Clock {
  #now: number
  readonly #timers = new Set<{ readonly at: number; readonly callback: () => void }>()

  constructor(start = new Date('2031-03-04T05:06:07Z')) {
    this.#now = start.getTime()
  }

  now(): Date {
    return new Date(this.#now)
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, milliseconds), callback }
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  /** Calls what is due, in order; `between` is waited for after each. */
  async advance(milliseconds: number, between: () => Promise<unknown> = async () => {}): Promise<void> {
    const end = this.#now + milliseconds
    await between()
    for (;;) {
      const [next] = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
      if (next === undefined) break
      this.#timers.delete(next)
      this.#now = next.at
      next.callback()
      await between()
    }
    this.#now = end
  }
}
