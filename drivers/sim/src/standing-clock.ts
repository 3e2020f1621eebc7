import type { Clock } from '@vivarium/core'

/**
 * The time of something that may stand still: while it stands, nothing that waits goes on. What became due meanwhile happens when it goes on, in
 * the order in which it became due.
 */
export class StandingClock implements Clock {
  readonly #clock: Clock
  #held: Set<() => void> | undefined
  /** Those who wait. */
  #waiting = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get waiting(): number {
    return this.#waiting
  }

  get stands(): boolean {
    return this.#held !== undefined
  }

  now(): Date {
    return this.#clock.now()
  }

  after(milliseconds: number, callback: () => void): () => void {
    this.#waiting++
    let open = true
    const end = () => {
      if (!open) return false
      open = false
      this.#waiting--
      return true
    }
    const happen = () => {
      if (end()) callback()
    }
    const cancel = this.#clock.after(milliseconds, () => {
      if (this.#held) this.#held.add(happen)
      else happen()
    })
    return () => {
      if (!end()) return
      cancel()
      this.#held?.delete(happen)
    }
  }

  stand(): void {
    this.#held ??= new Set()
  }

  goOn(): void {
    const held = this.#held
    this.#held = undefined
    for (const happen of held ?? []) happen()
  }
}
