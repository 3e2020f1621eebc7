/** Somebody who waits for a time. */
export interface Waiter {
  /** Milliseconds since 1970; may have a fraction. */
  readonly due: number
  readonly callback: () => void
}

interface Entry extends Waiter {
  /** Who came first is first among those with the same time. */
  readonly order: number
  cancelled: boolean
}

/** What waits, in the order in which it is due: a binary heap. Cancelled entries are dropped when they come up, or when they are the most. */
export class WaitingList {
  #heap: Entry[] = []
  #cancelled = 0
  #nextOrder = 0

  /** Gives the function that cancels. */
  add(waiter: Waiter): () => void {
    const entry: Entry = { ...waiter, order: this.#nextOrder++, cancelled: false }
    this.#heap.push(entry)
    this.#up(this.#heap.length - 1)
    return () => this.#cancel(entry)
  }

  /** When the first is due; undefined when nothing waits. */
  get firstDue(): number | undefined {
    this.#dropCancelled()
    return this.#heap[0]?.due
  }

  /** Marks the present end of the list, for `takeDue`. */
  get end(): number {
    return this.#nextOrder
  }

  /** Takes the first one out, if it is due by then and was added before that end. */
  takeDue(by: number, end: number): Waiter | undefined {
    this.#dropCancelled()
    const first = this.#heap[0]
    if (first === undefined || first.due > by || first.order >= end) return undefined
    this.#removeFirst()
    // A cancel that comes later finds nothing to count.
    first.cancelled = true
    return first
  }

  clear(): void {
    for (const entry of this.#heap) entry.cancelled = true
    this.#heap = []
    this.#cancelled = 0
  }

  #cancel(entry: Entry): void {
    if (entry.cancelled) return
    entry.cancelled = true
    this.#cancelled++
    if (this.#cancelled < 64 || this.#cancelled * 2 < this.#heap.length) return
    // A sorted array is a heap.
    this.#heap = this.#heap.filter(({ cancelled }) => !cancelled).sort((one, other) => (isBefore(one, other) ? -1 : 1))
    this.#cancelled = 0
  }

  #dropCancelled(): void {
    while (this.#heap[0]?.cancelled) {
      this.#removeFirst()
      this.#cancelled--
    }
  }

  #removeFirst(): void {
    const last = this.#heap.pop()
    if (last === undefined || this.#heap.length === 0) return
    this.#heap[0] = last
    this.#down(0)
  }

  #up(index: number): void {
    const entry = this.#heap[index]
    if (entry === undefined) return
    let at = index
    while (at > 0) {
      const above = (at - 1) >> 1
      const parent = this.#heap[above]
      if (parent === undefined || isBefore(parent, entry)) break
      this.#heap[at] = parent
      at = above
    }
    this.#heap[at] = entry
  }

  #down(index: number): void {
    const entry = this.#heap[index]
    if (entry === undefined) return
    let at = index
    for (;;) {
      const [left, right] = [this.#heap[2 * at + 1], this.#heap[2 * at + 2]]
      if (left === undefined) break
      const below = right !== undefined && isBefore(right, left) ? right : left
      if (isBefore(entry, below)) break
      this.#heap[at] = below
      at = below === left ? 2 * at + 1 : 2 * at + 2
    }
    this.#heap[at] = entry
  }
}

const isBefore = (one: Entry, other: Entry) => one.due < other.due || (one.due === other.due && one.order < other.order)
