/** Says how long an item has to wait before it is tried again; after client-go's util/workqueue. */
export interface RateLimiter<T> {
  /** Milliseconds until the next try; counts as one. */
  when(item: T): number
  /** The item did well: its next failure is its first. */
  forget(item: T): void
  /** How often an item failed since it was forgotten last. */
  retries(item: T): number
}

/** baseMs · 2ⁿ for the nth failure in a row of an item, at most maxMs. */
export function exponentialBackoff<T>(baseMs = 5, maxMs = 1_000_000): RateLimiter<T> {
  const failures = new Map<T, number>()
  return {
    when(item) {
      const before = failures.get(item) ?? 0
      failures.set(item, before + 1)
      return Math.min(baseMs * 2 ** before, maxMs)
    },
    forget: (item) => void failures.delete(item),
    retries: (item) => failures.get(item) ?? 0,
  }
}

/** Over all items together `perSecond` tries a second, after a first `burst` at once. `nowMs` is a clock that only goes forward. */
export function tokenBucket<T>(perSecond = 10, burst = 100, nowMs: () => number = () => performance.now()): RateLimiter<T> {
  let tokens = burst
  let last = nowMs()
  return {
    when() {
      const now = nowMs()
      tokens = Math.min(burst, tokens + ((now - last) / 1000) * perSecond) - 1
      last = now
      return tokens >= 0 ? 0 : (-tokens / perSecond) * 1000
    },
    forget: () => {},
    retries: () => 0,
  }
}

/** The longest wait that any of them says. */
export function slowestOf<T>(...limiters: readonly RateLimiter<T>[]): RateLimiter<T> {
  return {
    when: (item) => Math.max(...limiters.map((limiter) => limiter.when(item))),
    forget: (item) => {
      for (const limiter of limiters) limiter.forget(item)
    },
    retries: (item) => Math.max(...limiters.map((limiter) => limiter.retries(item))),
  }
}

/** What controllers use when nothing else is said: 5 ms to 1000 s an item, 10 a second over all after a burst of 100. */
export function defaultRateLimiter<T>(): RateLimiter<T> {
  return slowestOf<T>(exponentialBackoff(), tokenBucket())
}
