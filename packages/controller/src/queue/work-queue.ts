import { type Clock, hostClock } from '@vivarium/core'
import { DelayedAdds } from './delayed-adds.js'
import { defaultRateLimiter, type RateLimiter } from './rate-limiter.js'

export interface WorkQueueOptions<T> {
  /** Between an item's failures; absent: `defaultRateLimiter`. */
  readonly rateLimiter?: RateLimiter<T>
  /** By which `addAfter` waits. Retries wait by the host's clock: they are about a server's health, not about the cluster's time. */
  readonly clock?: Clock
}

/**
 * A queue in which an item is at most once, and worked on by one at a time: what is added while it is worked on comes again when that is
 * `done`. Items are compared by identity, so strings or objects. After client-go's util/workqueue.
 */
export class WorkQueue<T extends string | object> {
  readonly #limiter: RateLimiter<T>
  readonly #later: DelayedAdds<T>
  readonly #retries: DelayedAdds<T>
  #queue: (T | undefined)[] = []
  #head = 0
  /** Wants work: in the queue, or to be put there when it is done. */
  readonly #dirty = new Set<T>()
  readonly #processing = new Set<T>()
  readonly #takers: ((item: T | undefined) => void)[] = []
  readonly #idle: (() => void)[] = []
  #paused = false
  #shutDown = false

  constructor(options: WorkQueueOptions<T> = {}) {
    this.#limiter = options.rateLimiter ?? defaultRateLimiter()
    const add = (item: T) => this.add(item)
    this.#later = new DelayedAdds(options.clock ?? hostClock, add)
    this.#retries = new DelayedAdds(hostClock, add)
  }

  /** How many wait for a worker now. */
  get length(): number {
    return this.#queue.length - this.#head
  }

  /** True when nothing is queued or worked on. What waits for its time does not count, nor what waits for `resume`. */
  get isIdle(): boolean {
    return (this.length === 0 || this.#paused) && this.#processing.size === 0
  }

  /** Hands nothing out until `resume`; what is added waits. */
  pause(): void {
    this.#paused = true
  }

  resume(): void {
    this.#paused = false
    while (this.length > 0) {
      const taker = this.#takers.shift()
      if (!taker) return
      taker(this.#take())
    }
  }

  add(item: T): void {
    if (this.#shutDown || this.#dirty.has(item)) return
    this.#dirty.add(item)
    if (!this.#processing.has(item)) this.#enqueue(item)
  }

  /** Adds it after so many milliseconds of the clock's time; sooner when it is added otherwise, too. */
  addAfter(item: T, milliseconds: number): void {
    if (this.#shutDown) return
    if (milliseconds <= 0) this.add(item)
    else this.#later.addAfter(item, milliseconds)
  }

  /** Adds it when its rate limit allows: for what failed. */
  addRateLimited(item: T): void {
    if (this.#shutDown) return
    const milliseconds = this.#limiter.when(item)
    if (milliseconds <= 0) this.add(item)
    else this.#retries.addAfter(item, milliseconds)
  }

  /** The item did well; its rate limit starts anew. It must still be `done`. */
  forget(item: T): void {
    this.#limiter.forget(item)
  }

  /** How often it was added rate limited since it was forgotten last. */
  retries(item: T): number {
    return this.#limiter.retries(item)
  }

  /** The next item, when there is one; undefined when the queue is shut down. Each item that was got must be `done`. */
  get(): Promise<T | undefined> {
    if (this.length > 0 && !this.#paused) return Promise.resolve(this.#take())
    if (this.#shutDown) return Promise.resolve(undefined)
    return new Promise((resolve) => this.#takers.push(resolve))
  }

  done(item: T): void {
    this.#processing.delete(item)
    if (this.#dirty.has(item)) this.#enqueue(item)
    else if (this.#processing.size === 0) for (const resolve of this.#idle.splice(0)) resolve()
  }

  /** Takes nothing any more, forgets what waits, and lets the workers end. Resolves when everything that was got is done. */
  async shutDown(): Promise<void> {
    this.#shutDown = true
    this.#later.clear()
    this.#retries.clear()
    this.#dirty.clear()
    this.#queue = []
    this.#head = 0
    for (const resolve of this.#takers.splice(0)) resolve(undefined)
    if (this.#processing.size > 0) await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  #enqueue(item: T): void {
    this.#queue.push(item)
    const taker = this.#paused ? undefined : this.#takers.shift()
    if (taker) taker(this.#take())
  }

  #take(): T {
    const item = this.#queue[this.#head] as T
    this.#queue[this.#head++] = undefined
    if (this.#head === this.#queue.length) {
      this.#queue = []
      this.#head = 0
    } else if (this.#head > 1000 && this.#head * 2 > this.#queue.length) {
      // What was taken is dropped now and then, so that taking costs the same however long the queue is.
      this.#queue = this.#queue.slice(this.#head)
      this.#head = 0
    }
    this.#dirty.delete(item)
    this.#processing.add(item)
    return item
  }
}
