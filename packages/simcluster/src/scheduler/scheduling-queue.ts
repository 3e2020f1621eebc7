import type { Clock } from '@vivarium/controller'
import { DueTimes } from '../nodes/due-times.js'

interface Entry {
  priority: number
  attempts: number
  /** When its back-off is over. */
  until: number
  state: 'active' | 'waiting' | 'unschedulable'
  /** It did not fit because of where other pods are. */
  byOtherPods: boolean
}

/** kube-scheduler's podInitialBackoffSeconds, podMaxBackoffSeconds, and how long a pod stays unschedulable at most. */
const firstBackoffMs = 1000
const longestBackoffMs = 10_000
const longestUnschedulableMs = 5 * 60_000

/** Pods that wait for a node: by priority and then by age; those that did not fit wait until something has changed. */
export class SchedulingQueue {
  readonly #clock: Clock
  readonly #entries = new Map<string, Entry>()
  readonly #unschedulable = new Map<string, Entry>()
  /** By priority. What has left in the meantime is passed over. */
  readonly #active = new Map<number, { keys: string[]; head: number }>()
  readonly #due: DueTimes
  readonly #onReady: () => void

  constructor(clock: Clock, onReady: () => void) {
    this.#clock = clock
    this.#onReady = onReady
    this.#due = new DueTimes(clock, (key) => this.#activate(key))
  }

  /** New pods; those that are here keep their place. */
  add(key: string, priority: number): void {
    if (this.#entries.has(key)) return
    this.#entries.set(key, { priority, attempts: 0, until: 0, state: 'waiting', byOtherPods: false })
    this.#activate(key)
  }

  delete(key: string): void {
    this.#entries.delete(key)
    this.#unschedulable.delete(key)
    this.#due.delete(key)
  }

  /** The next one; it stays known until it is deleted. */
  take(): string | undefined {
    for (const priority of [...this.#active.keys()].sort((a, b) => b - a)) {
      const bucket = this.#active.get(priority)
      while (bucket && bucket.head < bucket.keys.length) {
        const key = bucket.keys[bucket.head++] as string
        const entry = this.#entries.get(key)
        if (entry?.state !== 'active' || entry.priority !== priority) continue
        entry.attempts++
        entry.state = 'waiting'
        return key
      }
      this.#active.delete(priority)
    }
    return undefined
  }

  /** It did not fit anywhere. */
  setUnschedulable(key: string, byOtherPods: boolean): void {
    const entry = this.#entries.get(key)
    if (!entry) return
    entry.state = 'unschedulable'
    this.#unschedulable.set(key, entry)
    entry.byOtherPods = byOtherPods
    this.#backOff(entry)
    this.#due.set(key, this.#now + longestUnschedulableMs)
  }

  /** Something went wrong: again after its back-off. */
  retry(key: string): void {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#backOff(entry)
    this.#due.set(key, entry.until)
  }

  /** Something has changed that may help: `otherPods` only those that need others to be somewhere. */
  move(what: 'all' | 'otherPods'): void {
    for (const [key, { byOtherPods }] of this.#unschedulable) if (what === 'all' || byOtherPods) this.moveOne(key)
  }

  moveOne(key: string): void {
    const entry = this.#unschedulable.get(key)
    if (!entry) return
    this.#unschedulable.delete(key)
    entry.state = 'waiting'
    if (entry.until <= this.#now) this.#activate(key)
    else this.#due.set(key, entry.until)
  }

  clear(): void {
    this.#entries.clear()
    this.#unschedulable.clear()
    this.#active.clear()
    this.#due.clear()
  }

  get #now(): number {
    return this.#clock.now().getTime()
  }

  #backOff(entry: Entry): void {
    entry.until = this.#now + Math.min(firstBackoffMs * 2 ** (entry.attempts - 1), longestBackoffMs)
  }

  #activate(key: string): void {
    const entry = this.#entries.get(key)
    if (!entry || entry.state === 'active') return
    entry.state = 'active'
    this.#unschedulable.delete(key)
    this.#due.delete(key)
    const bucket = this.#active.get(entry.priority)
    if (bucket) bucket.keys.push(key)
    else this.#active.set(entry.priority, { keys: [key], head: 0 })
    this.#onReady()
  }
}
