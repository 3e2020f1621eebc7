/** Milliseconds. */
export interface BackoffLimits {
  readonly initialMs: number
  readonly maxMs: number
}

/** client-go's reflector's. */
const defaultLimits: BackoffLimits = { initialMs: 800, maxMs: 30_000 }

/** Waits between failures in a row: doubling, with jitter. The first failure after a success is tried again at once. */
export class Backoff {
  readonly #limits: BackoffLimits
  #failures = 0

  constructor(limits: BackoffLimits = defaultLimits) {
    this.#limits = limits
  }

  /** Milliseconds to wait after a failure. */
  next(): number {
    const failures = this.#failures++
    if (failures === 0) return 0
    const { initialMs, maxMs } = this.#limits
    return Math.min(initialMs * 2 ** (failures - 1), maxMs) * (1 + Math.random())
  }

  reset(): void {
    this.#failures = 0
  }
}
