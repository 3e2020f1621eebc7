/** About so many characters of encoded values are kept in a process, and so many values. */
const mostCharacters = 16 * 2 ** 20
const mostReadings = 100_000

interface Entry {
  readonly readings: Pick<Map<string, unknown>, 'delete'>
  readonly path: string
  readonly length: number
}

/** Readings of a time. */
class Generation {
  readonly #entries = new Map<object, Entry>()
  #characters = 0

  get isFull(): boolean {
    return this.#characters > mostCharacters / 2 || this.#entries.size > mostReadings / 2
  }

  add(reading: object, entry: Entry): void {
    this.#entries.set(reading, entry)
    this.#characters += entry.length
  }

  forget(reading: object): void {
    const entry = this.#entries.get(reading)
    if (entry === undefined) return
    this.#entries.delete(reading)
    this.#characters -= entry.length
    entry.readings.delete(entry.path)
  }

  forgetAll(): void {
    for (const { readings, path } of this.#entries.values()) readings.delete(path)
  }
}

/**
 * Which encoded values were made last, of all objects: the older half is forgotten when there are too many. Ten thousand machines read once would else
 * leave some 200 MB behind.
 */
class RecentReadings {
  #older = new Generation()
  #newer = new Generation()

  /** Keeps a reading of `path` among the `readings` of its object. It must not be among any yet. */
  add<R extends object>(readings: Map<string, R>, path: string, reading: R, length: number): void {
    readings.set(path, reading)
    this.#newer.add(reading, { readings, path, length })
    if (!this.#newer.isFull) return
    this.#older.forgetAll()
    this.#older = this.#newer
    this.#newer = new Generation()
  }

  /** For what has changed, or is gone. */
  forget(reading: object): void {
    this.#older.forget(reading)
    this.#newer.forget(reading)
  }
}

export const recentReadings = new RecentReadings()
