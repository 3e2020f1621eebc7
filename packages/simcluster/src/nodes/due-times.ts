import type { Clock } from '@vivarium/controller'

interface Due {
  readonly key: string
  readonly at: number
}

/** Many keys that are due at some time, each once, with one timer for the first of them and none when there is nothing. */
export class DueTimes {
  readonly #clock: Clock
  readonly #onDue: (key: string) => void
  /** A binary heap; what was set anew or taken back stays until its time and is then passed over. */
  readonly #heap: Due[] = []
  readonly #wanted = new Map<string, number>()
  #timer: { readonly at: number; readonly cancel: () => void } | undefined

  constructor(clock: Clock, onDue: (key: string) => void) {
    this.#clock = clock
    this.#onDue = onDue
  }

  has(key: string): boolean {
    return this.#wanted.has(key)
  }

  /** `at` is the clock's time in milliseconds; what was set for the key before does not count any more. */
  set(key: string, at: number): void {
    if (this.#wanted.get(key) === at) return
    this.#wanted.set(key, at)
    this.#push({ key, at })
    this.#arm()
  }

  delete(key: string): void {
    this.#wanted.delete(key)
    if (this.#wanted.size === 0) this.clear()
  }

  clear(): void {
    this.#wanted.clear()
    this.#heap.length = 0
    this.#timer?.cancel()
    this.#timer = undefined
  }

  #arm(): void {
    const first = this.#heap[0]
    if (!first || (this.#timer && this.#timer.at <= first.at)) return
    this.#timer?.cancel()
    const cancel = this.#clock.after(Math.max(0, first.at - this.#clock.now().getTime()), () => {
      this.#timer = undefined
      this.#fire()
    })
    this.#timer = { at: first.at, cancel }
  }

  #fire(): void {
    const now = this.#clock.now().getTime()
    for (let first = this.#heap[0]; first && first.at <= now; first = this.#heap[0]) {
      this.#pop()
      if (this.#wanted.get(first.key) !== first.at) continue
      this.#wanted.delete(first.key)
      this.#onDue(first.key)
    }
    this.#arm()
  }

  #push(due: Due): void {
    const heap = this.#heap
    let i = heap.push(due) - 1
    while (i > 0) {
      const up = (i - 1) >> 1
      const parent = heap[up] as Due
      if (parent.at <= due.at) break
      heap[i] = parent
      i = up
    }
    heap[i] = due
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()
    if (!last || heap.length === 0) return
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && (heap[child + 1] as Due).at < (heap[child] as Due).at) child++
      const down = heap[child] as Due
      if (down.at >= last.at) break
      heap[i] = down
      i = child
    }
    heap[i] = last
  }
}
