/** About so many characters of encoded values are kept in a process, and so many values. */
const mostCharacters = 16 * 2 ** 20
const mostReadings = 100_000

interface Entry {
  readonly readings: Map<string, unknown>
  readonly path: string
  readonly reading: unknown
  readonly length: number
}

/**
 * Which encoded values were made last, of all objects: the oldest are forgotten when there are too many. Ten thousand machines read once would else
 * leave some 200 MB behind.
 */
class RecentReadings {
  #entries: Entry[] = []
  /** Of the oldest. */
  #first = 0
  #characters = 0

  add(readings: Map<string, unknown>, path: string, reading: unknown, length: number): void {
    readings.set(path, reading)
    this.#entries.push({ readings, path, reading, length })
    this.#characters += length
    while (this.#characters > mostCharacters || this.#entries.length - this.#first > mostReadings) this.#forgetOldest()
  }

  #forgetOldest(): void {
    const entry = this.#entries[this.#first]
    this.#first += 1
    if (entry === undefined) return
    this.#characters -= entry.length
    // It may have been made anew since.
    if (entry.readings.get(entry.path) === entry.reading) entry.readings.delete(entry.path)
    if (this.#first > mostReadings) {
      this.#entries = this.#entries.slice(this.#first)
      this.#first = 0
    }
  }
}

export const recentReadings = new RecentReadings()
