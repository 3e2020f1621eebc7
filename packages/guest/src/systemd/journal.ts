export interface JournalEntry {
  /** Milliseconds since 1970. */
  readonly time: number
  readonly bootId: string
  /** Absent for what is of no unit: the kernel, a user. */
  readonly unit?: string
  /** What stands before the colon: `kubelet[812]`. */
  readonly identifier: string
  readonly pid: number
  /** As in syslog: 0 is an emergency, 6 information. */
  readonly priority: number
  readonly message: string
}

/** Older entries make room, as journald vacuums. */
const maxEntries = 5000

export class Journal {
  #entries: JournalEntry[]

  constructor(entries: readonly JournalEntry[] = []) {
    this.#entries = [...entries]
  }

  add(entry: JournalEntry): void {
    this.#entries.push(entry)
    if (this.#entries.length > maxEntries * 1.1) this.#entries = this.#entries.slice(-maxEntries)
  }

  entries(): readonly JournalEntry[] {
    return this.#entries
  }

  snapshot(): readonly JournalEntry[] {
    return this.#entries.slice(-maxEntries)
  }
}
