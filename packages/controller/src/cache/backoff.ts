/** Waits between failures in a row: doubling, with jitter. The first failure after a success is tried again at once. */
export class Backoff {
  readonly #initialMs: number
  readonly #maxMs: number
  #failures = 0

  /** As client-go's reflector has it: 0.8 s to 30 s. */
  constructor(initialMs = 800, maxMs = 30_000) {
    this.#initialMs = initialMs
    this.#maxMs = maxMs
  }

  /** Milliseconds to wait after a failure. */
  next(): number {
    const failures = this.#failures++
    if (failures === 0) return 0
    return Math.min(this.#initialMs * 2 ** (failures - 1), this.#maxMs) * (1 + Math.random())
  }

  reset(): void {
    this.#failures = 0
  }
}
