/** Where simulated parts take their time from: the time of a universe, which need not be that of this computer. */
export interface Clock {
  now(): Date
  /** Calls back once, after so many milliseconds of that time. Gives the function that cancels. */
  after(milliseconds: number, callback: () => void): () => void
}

/** setTimeout takes no more than 2^31 - 1 ms. */
const longestTimeoutMs = 2 ** 31 - 1

export const hostClock: Clock = {
  now: () => new Date(),
  after(milliseconds, callback) {
    let timer: NodeJS.Timeout
    const wait = (rest: number) => {
      timer = setTimeout(() => (rest > longestTimeoutMs ? wait(rest - longestTimeoutMs) : callback()), Math.min(rest, longestTimeoutMs))
    }
    wait(Math.max(0, milliseconds))
    return () => clearTimeout(timer)
  },
}
