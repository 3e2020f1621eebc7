import { type Clock, errors, Operation, type OperationOptions, type VivariumError } from '@vivarium/core'
import { universeErrors } from '../errors.js'
import { WaitingList } from './waiting-list.js'

/** `real`: it goes on at the pace of this computer's clock. `frozen`: it stands until it is advanced or resumed. */
export type ClockMode = 'real' | 'frozen'

export interface ClockState {
  /** ISO 8601. */
  readonly now: string
  readonly mode: ClockMode
}

/** The time of an open universe, as those who use it see it. */
export interface UniverseClock {
  describe(): Promise<ClockState>
  /** It stands from now on; what waits for later waits. Throws UNSUPPORTED where machines keep real time. */
  freeze(): Promise<void>
  /** It goes on from where it stands. */
  resume(): Promise<void>
  /**
   * Goes ahead by so many milliseconds, in no more real time than what happens meanwhile takes: from the time of one thing that waits to that of
   * the next, and at each the universe settles first. Works in both modes, and leaves the mode as it is. Resolves with the new time.
   * Throws UNSUPPORTED where machines keep real time, INVALID_VALUE, CLOCK_BUSY, CLOCK_STUCK, CANCELLED and TIMED_OUT: time stays as far as it came.
   */
  advance(milliseconds: number, options?: OperationOptions): Promise<Date>
}

/** setTimeout takes no more than 2^31 - 1 ms. */
const longestTimeoutMs = 2 ** 31 - 1
/** How often things may follow each other at one instant of an advance: chains that end are shorter by far. */
const maxTurnsAtOneInstant = 10_000
/** The last instant that a Date can tell. */
const lastInstant = 8.64e15
const progressEveryMs = 100

interface Advance {
  /** How often somebody was called at the present instant. */
  turns: number
  readonly fail: (error: VivariumError) => void
}

/** A clock that goes with this computer's, stands, or is led through time step by step. What is due happens in the order in which it is due. */
export class VirtualClock implements Clock {
  readonly #waiting = new WaitingList()
  /** The time at `#since`, or the time at which it stands. Milliseconds since 1970. */
  #base: number
  /** This computer's monotonic clock; undefined while it stands. */
  #since: number | undefined
  #mode: ClockMode
  /** While not 0 nothing happens: the universe is being saved. */
  #holds = 0
  #advancing: Advance | undefined
  #stopped = false
  #cancelWakeUp: (() => void) | undefined
  #wakesAt = Number.POSITIVE_INFINITY

  constructor({ now, mode }: { readonly now: Date; readonly mode: ClockMode }) {
    this.#base = now.getTime()
    this.#mode = mode
    this.#since = mode === 'real' ? performance.now() : undefined
  }

  get mode(): ClockMode {
    return this.#mode
  }

  get isAdvancing(): boolean {
    return this.#advancing !== undefined
  }

  now(): Date {
    return new Date(this.#now())
  }

  /** Never on the caller's own stack. What waits for less than nothing waits for nothing; what waits forever is never called. */
  after(milliseconds: number, callback: () => void): () => void {
    if (this.#stopped || !(milliseconds < Number.POSITIVE_INFINITY)) return () => {}
    const cancel = this.#waiting.add({ due: this.#now() + Math.max(0, milliseconds), callback })
    this.#wakeUpInTime()
    return cancel
  }

  freeze(): void {
    this.#mode = 'frozen'
    this.#restart()
  }

  resume(): void {
    this.#mode = 'real'
    this.#restart()
  }

  /** Stands whatever the mode, and nothing happens, not even what is due; until the function is called that it gives. */
  hold(): () => void {
    this.#holds++
    this.#restart()
    let held = true
    return () => {
      if (held) this.#holds--
      held = false
      this.#restart()
    }
  }

  /** `settle` resolves when nothing is left to do at the present time. */
  async advance(milliseconds: number, settle: (operation: Operation) => Promise<void>, options?: OperationOptions): Promise<Date> {
    if (!(milliseconds >= 0 && this.#now() + milliseconds <= lastInstant)) {
      throw errors.invalidValue('milliseconds', milliseconds, 'give how far to go ahead: a number of milliseconds, not less than 0')
    }
    if (this.#advancing) throw universeErrors.clockBusy()
    const operation = Operation.from(options, 'advancing the clock')
    operation.throwIfAborted('advancing the clock')
    let fail: (error: VivariumError) => void = () => {}
    const stuck = new Promise<never>((_, reject) => {
      fail = reject
    })
    stuck.catch(() => {}) // where nobody waits at that moment, the next turn finds it
    const advance: Advance = { turns: 0, fail }
    this.#advancing = advance
    this.#restart()
    try {
      const [start, target] = [this.#base, this.#base + milliseconds]
      let reported = 0
      for (;;) {
        await operation.race(Promise.race([this.#allIsDone(() => settle(operation), advance), stuck]), 'advancing the clock')
        if (performance.now() - reported >= progressEveryMs) {
          reported = performance.now()
          operation.report({ message: this.now().toISOString(), current: Math.floor(this.#base - start), total: milliseconds })
        }
        const next = this.#waiting.firstDue
        if (next === undefined || next > target) break
        this.#base = Math.max(this.#base, next)
        advance.turns = 0
        this.#wakeUpInTime()
      }
      this.#base = target
      return this.now()
    } finally {
      this.#advancing = undefined
      this.#restart()
    }
  }

  /** Ends an advance where it is, with CANCELLED. */
  interrupt(): void {
    this.#advancing?.fail(errors.cancelled('advancing the clock', { details: { reason: 'the run is being closed' } }))
  }

  /** Nothing that waits is called any more. */
  stop(): void {
    this.interrupt()
    this.#stopped = true
    this.#waiting.clear()
    this.#cancelWakeUp?.()
  }

  #now(): number {
    return this.#since === undefined ? this.#base : this.#base + (performance.now() - this.#since)
  }

  /** Goes on from the present time in the way that is right now. */
  #restart(): void {
    const now = this.#now()
    const goesOn = this.#mode === 'real' && this.#holds === 0 && !this.#advancing && !this.#stopped
    // Where it stands its time is whole. Up, so that who began to wait before an advance waits no longer than that.
    this.#base = goesOn ? now : Math.ceil(now)
    this.#since = goesOn ? performance.now() : undefined
    this.#cancelWakeUp?.()
    this.#cancelWakeUp = undefined
    this.#wakeUpInTime()
  }

  /** Sees to it that the first of those who wait is called when it is due. */
  #wakeUpInTime(): void {
    const due = this.#waiting.firstDue
    if (due === undefined || this.#holds > 0 || this.#stopped) return
    const inMs = due - this.#now()
    if (this.#since === undefined && inMs > 0) return
    if (this.#cancelWakeUp) {
      if (this.#wakesAt <= due) return
      this.#cancelWakeUp()
    }
    this.#wakesAt = due
    if (inMs <= 0) {
      const turn = setImmediate(() => this.#wakeUp())
      this.#cancelWakeUp = () => clearImmediate(turn)
    } else {
      const timer = setTimeout(() => this.#wakeUp(), Math.min(Math.ceil(inMs), longestTimeoutMs))
      this.#cancelWakeUp = () => clearTimeout(timer)
    }
  }

  /** Calls all who are due, in order; who is added meanwhile has the next turn. */
  #wakeUp(): void {
    this.#cancelWakeUp = undefined
    const [now, end] = [this.#now(), this.#waiting.end]
    if (this.#advancing && ++this.#advancing.turns > maxTurnsAtOneInstant) {
      this.#advancing.fail(universeErrors.clockStuck(this.now().toISOString(), maxTurnsAtOneInstant))
    }
    for (let due = this.#waiting.takeDue(now, end); due; due = this.#waiting.takeDue(now, end)) {
      try {
        due.callback()
      } catch (error) {
        // As with a timer of this computer: nobody's to catch, and the others are called nevertheless.
        process.nextTick(() => {
          throw error
        })
      }
    }
    this.#wakeUpInTime()
  }

  /** Resolves when nothing is due at the present time and nothing goes on, or the advance has ended otherwise. */
  async #allIsDone(settle: () => Promise<void>, advance: Advance): Promise<void> {
    while (this.#advancing === advance) {
      await new Promise((resolve) => setImmediate(resolve))
      if (this.#isSomeoneDue()) continue
      await settle()
      if (!this.#isSomeoneDue()) return
    }
  }

  #isSomeoneDue(): boolean {
    return (this.#waiting.firstDue ?? Number.POSITIVE_INFINITY) <= this.#now()
  }
}
