import type { Clock } from '@vivarium/controller'

/** What nobody waits for when a cluster starts is left until it has: milliseconds. */
const patienceMs = 2000

/** Gives how many milliseconds of the clock's time are to pass yet, since it was asked for the first time. */
export function notAtOnce(): (clock: Clock) => number {
  let firstMs: number | undefined
  return (clock) => {
    const nowMs = clock.now().getTime()
    firstMs ??= nowMs
    return Math.max(0, firstMs + patienceMs - nowMs)
  }
}
