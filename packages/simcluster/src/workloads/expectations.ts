import type { Clock } from '@vivarium/controller'

const patienceMs = 5 * 60_000

interface Expected {
  creations: number
  readonly deletions: Set<string>
  readonly sinceMs: number
}

/**
 * What a controller did and its informer has not told of yet. As long as something is expected, pods are not counted: those that are on their
 * way would be made, or deleted, twice. After five minutes nothing is expected any more.
 */
export class Expectations {
  readonly #expected = new Map<string, Expected>()

  expect(key: string, creations: number, deletions: readonly string[], clock: Clock): void {
    if (creations === 0 && deletions.length === 0) return
    this.#expected.set(key, { creations, deletions: new Set(deletions), sinceMs: clock.now().getTime() })
  }

  created(key: string, count = 1): void {
    const expected = this.#expected.get(key)
    if (!expected) return
    expected.creations -= count
    this.#forgetIfMet(key, expected)
  }

  deleted(key: string, uid: string): void {
    const expected = this.#expected.get(key)
    if (!expected) return
    expected.deletions.delete(uid)
    this.#forgetIfMet(key, expected)
  }

  forget(key: string): void {
    this.#expected.delete(key)
  }

  /** Milliseconds until it is no longer waited; undefined when nothing is expected. */
  waitMs(key: string, clock: Clock): number | undefined {
    const expected = this.#expected.get(key)
    if (!expected) return undefined
    const wait = expected.sinceMs + patienceMs - clock.now().getTime()
    if (wait > 0) return wait
    this.#expected.delete(key)
    return undefined
  }

  #forgetIfMet(key: string, { creations, deletions }: Expected): void {
    if (creations <= 0 && deletions.size === 0) this.#expected.delete(key)
  }
}
