/** Runs what is given to it one after the other, in the order in which it was given. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()
  #count = 0

  /** Whether nothing runs and nothing waits. */
  get idle(): boolean {
    return this.#count === 0
  }

  async take<T>(body: () => Promise<T>): Promise<T> {
    this.#count++
    const turn = this.#last.then(body)
    this.#last = turn.catch(() => {})
    try {
      return await turn
    } finally {
      this.#count--
    }
  }
}
