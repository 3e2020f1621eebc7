import { randomUUID } from 'node:crypto'
import type { Clock } from '@vivarium/core'
import type { ManagedObjectReference, VimError } from '@vivarium/vim'
import type { PropertyFilterUpdate, UpdateSet } from '@vivarium/vim/types'
import type { Client } from '../client.js'
import { fault, invalidProperty, requestCanceled } from '../faults.js'
import type { Scope } from '../model/scope.js'
import type { Filter } from './filter.js'
import type { Selected } from './retrieve.js'

export interface WaitLimits {
  /** How long to wait for something new; 0 for not at all, undefined for as long as it takes. */
  readonly seconds?: number
  /** How many objects one answer may have. */
  readonly objects?: number
}

/** A property collector: filters, how far its client has followed them, and pages that have not been read. */
export class Collector implements Disposable {
  readonly #clock: Clock
  readonly #filters = new Map<string, Filter>()
  readonly #pages = new Map<string, readonly Selected[]>()
  readonly #waiting = new Set<(error?: VimError) => void>()
  readonly #stopListening: () => void
  #counter = 0
  /** The version of the last answer, and the one before it, which a client names that did not get that answer. */
  #last = ''
  #base = ''

  constructor(scope: Scope, clock: Clock) {
    this.#clock = clock
    this.#stopListening = scope.listen((event) => {
      let isOfInterest = false
      for (const filter of this.#filters.values()) isOfInterest = filter.notice(event) || isOfInterest
      if (isOfInterest) this.#wake()
    })
  }

  get filters(): ManagedObjectReference[] {
    return [...this.#filters.values()].map(({ reference }) => reference)
  }

  addFilter(filter: Filter): void {
    this.#filters.set(filter.reference.value, filter)
    this.#wake()
  }

  removeFilter({ value }: ManagedObjectReference): boolean {
    return this.#filters.delete(value)
  }

  /** Keeps what one answer had no place for; gives the token to ask for it. */
  keep(rest: readonly Selected[]): string {
    const token = randomUUID()
    this.#pages.set(token, rest)
    return token
  }

  /** Once. Throws the fault InvalidProperty, which is what vCenter has for a token that it doesn't know. */
  kept(token: string): readonly Selected[] {
    const rest = this.#pages.get(token)
    if (rest === undefined) throw invalidProperty('token')
    this.#pages.delete(token)
    return rest
  }

  /**
   * What happened since that version. Undefined if nothing did in the time that there is. Throws the faults InvalidCollectorVersion and, when
   * somebody cancels it, RequestCanceled.
   */
  async wait(version: string, limits: WaitLimits, client: Client): Promise<UpdateSet | undefined> {
    const deadline = limits.seconds === undefined ? Number.POSITIVE_INFINITY : this.#clock.now().getTime() + limits.seconds * 1000
    for (;;) {
      const updates = this.#updatesSince(version, limits.objects ?? Number.POSITIVE_INFINITY)
      if (updates !== undefined) return updates
      const left = deadline - this.#clock.now().getTime()
      if (left <= 0 || client.signal.aborted) return undefined
      await this.#change(left, client.signal)
    }
  }

  /** Ends all waiting. */
  cancel(why: () => VimError = requestCanceled): void {
    for (const end of [...this.#waiting]) end(why())
  }

  [Symbol.dispose](): void {
    this.#stopListening()
    this.cancel()
    this.#filters.clear()
    this.#pages.clear()
  }

  #wake(): void {
    for (const end of [...this.#waiting]) end()
  }

  #change(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (error?: VimError) => {
        this.#waiting.delete(end)
        signal.removeEventListener('abort', onAbort)
        stopTimer?.()
        if (error === undefined) resolve()
        else reject(error)
      }
      const onAbort = () => end()
      const stopTimer = Number.isFinite(milliseconds) ? this.#clock.after(milliseconds, onAbort) : undefined
      this.#waiting.add(end)
      signal.addEventListener('abort', onAbort)
    })
  }

  #updatesSince(version: string, most: number): UpdateSet | undefined {
    this.#goTo(version)
    const filterSet: PropertyFilterUpdate[] = []
    let left = most
    let isTruncated = false
    for (const filter of this.#filters.values()) {
      const { update, count, isTruncated: hasMore } = filter.update(left)
      if (update !== undefined) filterSet.push(update)
      left -= count
      isTruncated ||= hasMore
    }
    // Who begins is told the state, also if it is that there is nothing.
    const isFirst = version === '' && this.#filters.size > 0
    if (filterSet.length === 0 && !isFirst) return undefined
    this.#counter += 1
    this.#base = version
    this.#last = String(this.#counter)
    return { version: this.#last, filterSet, ...(isTruncated ? { truncated: true } : {}) }
  }

  #goTo(version: string): void {
    const filters = [...this.#filters.values()]
    if (version === '') for (const filter of filters) filter.reset()
    else if (version === this.#last) for (const filter of filters) filter.acknowledge()
    else if (version === this.#base) for (const filter of filters) filter.takeBack()
    else throw fault('InvalidCollectorVersion', {}, 'The collector version is not valid.')
    this.#last = version
    this.#base = version
  }
}
