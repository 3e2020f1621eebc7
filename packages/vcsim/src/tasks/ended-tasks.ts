import type { Clock } from '@vivarium/core'
import type { ManagedObject } from '../model/managed-object.js'

/** After so many milliseconds an ended task is no longer an object; history collectors still have it (API reference, TaskManager.recentTask). */
const keptMs = 10 * 60_000
/** Those whose time is over go together, no more often than this. */
const sweepMs = 10_000

export interface EndedTask {
  readonly task: ManagedObject
  readonly entity: ManagedObject | undefined
}

/** Tasks that have ended, until their time is over or there are too many. One timer for all. */
export class EndedTasks implements Disposable {
  readonly #clock: Clock
  readonly #most: number
  readonly #drop: (gone: readonly EndedTask[]) => void
  /** In the order in which they ended. */
  #waiting: (EndedTask & { readonly endedAt: number })[] = []
  #stopTimer: (() => void) | undefined

  constructor(clock: Clock, most: number, drop: (gone: readonly EndedTask[]) => void) {
    this.#clock = clock
    this.#most = most
    this.#drop = drop
  }

  add(ended: EndedTask): void {
    this.#waiting.push({ ...ended, endedAt: this.#clock.now().getTime() })
    // A tenth more than there may be: so that not each one that comes moves all.
    if (this.#waiting.length > this.#most * 1.1) this.#dropFirst(this.#waiting.length - this.#most)
    this.#stopTimer ??= this.#clock.after(keptMs, () => this.#sweep())
  }

  [Symbol.dispose](): void {
    this.#stopTimer?.()
    this.#stopTimer = undefined
    this.#waiting = []
  }

  #sweep(): void {
    const now = this.#clock.now().getTime()
    const kept = this.#waiting.findIndex(({ endedAt }) => endedAt + keptMs > now)
    this.#dropFirst(kept === -1 ? this.#waiting.length : kept)
    const [next] = this.#waiting
    this.#stopTimer =
      next === undefined ? undefined : this.#clock.after(Math.max(sweepMs, next.endedAt + keptMs - now), () => this.#sweep())
  }

  #dropFirst(count: number): void {
    if (count > 0) this.#drop(this.#waiting.splice(0, count))
  }
}
