import type { Clock } from '@vivarium/core'

/** A time that stands until it is advanced: what waits by it goes on then, in order. */
export class ManualClock implements Clock {
  #nowMs: number
  #waiting: { readonly at: number; readonly callback: () => void }[] = []

  constructor(start: Date = new Date()) {
    this.#nowMs = start.getTime()
  }

  now(): Date {
    return new Date(this.#nowMs)
  }

  after(milliseconds: number, callback: () => void): () => void {
    const wait = { at: this.#nowMs + Math.max(0, milliseconds), callback }
    // A stable order: of what is due at the same time, what was asked for first comes first.
    const later = this.#waiting.findIndex(({ at }) => at > wait.at)
    this.#waiting.splice(later < 0 ? this.#waiting.length : later, 0, wait)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== wait)
    }
  }

  /** Milliseconds that are left of each wait, in order. */
  get waits(): number[] {
    return this.#waiting.map(({ at }) => at - this.#nowMs)
  }

  advance(milliseconds: number): void {
    const end = this.#nowMs + milliseconds
    for (let next = this.#waiting[0]; next && next.at <= end; next = this.#waiting[0]) {
      this.#waiting.shift()
      this.#nowMs = next.at
      next.callback()
    }
    this.#nowMs = end
  }
}
