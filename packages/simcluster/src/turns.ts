/** Work in process is never interrupted by waiting for a network; after so long others have their turn. */
const longestMs = 10

/** Keeps track of how long this process has been at work without looking at what else there is: sockets, timers. */
export class Turns {
  #begun: number | undefined

  /** To be waited for, if there is something: others have their turn meanwhile. */
  pause(): Promise<void> | undefined {
    if (this.#begun === undefined) {
      this.#begun = performance.now()
      setImmediate(() => {
        this.#begun = undefined
      })
      return undefined
    }
    return performance.now() - this.#begun < longestMs ? undefined : new Promise((resolve) => setImmediate(resolve))
  }
}
