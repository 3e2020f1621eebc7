import { setMaxListeners } from 'node:events'
import { errors, VivariumError } from './errors.js'

/** What a caller may pass to anything that takes time. */
export interface OperationOptions {
  /** Cancels the operation; what it made so far is taken back. */
  readonly signal?: AbortSignal
  /** Milliseconds until the operation fails with TIMED_OUT. */
  readonly timeoutMs?: number
  /** Called for each step, in order. Must not throw. */
  readonly onProgress?: (event: ProgressEvent) => void
}

/** One step of a longer operation, as it begins, moves and ends. */
export interface ProgressEvent {
  /** What is being done, as a phrase: `build image node`. Steps inside steps come as a path. */
  readonly step: readonly string[]
  readonly state: 'started' | 'running' | 'done' | 'failed'
  /** A line of detail, such as what a child process printed. */
  readonly message?: string
  /** How far a running step is, in `unit`. */
  readonly current?: number
  readonly total?: number
  readonly unit?: 'bytes' | 'items'
  /** With `done` and `failed`: how long the step took, in milliseconds. */
  readonly durationMs?: number
}

/**
 * Deadline, cancellation and progress in one object that is passed down instead of three. Made once where a call enters
 * (`Operation.from(options)`), handed on as it is, or narrowed with `step`. A deadline keeps a timer, and what it would abort, until it
 * passes: what is called often says `using operation = …`, which takes the timer down at the end.
 */
export class Operation implements OperationOptions, Disposable {
  readonly signal: AbortSignal
  /** Takes the steps that it is inside of along: an event reported here comes to the first caller with its whole path. */
  readonly onProgress: (event: ProgressEvent) => void
  /** Of its own deadline, never of the operation that it was made from. */
  readonly #timer: NodeJS.Timeout | undefined

  private constructor(signal: AbortSignal, onProgress: (event: ProgressEvent) => void, timer?: NodeJS.Timeout) {
    // Its own signal, never the caller's: any number of things may wait for it at once.
    setMaxListeners(0, signal)
    this.signal = signal
    this.onProgress = onProgress
    this.#timer = timer
  }

  /** An operation keeps its deadline unless `timeoutMs` narrows it. `what` names it in the error of its deadline. */
  static from(options: OperationOptions | undefined, what: string, defaultTimeoutMs?: number): Operation {
    const timeoutMs = options?.timeoutMs ?? (options instanceof Operation ? undefined : defaultTimeoutMs)
    if (options instanceof Operation && timeoutMs === undefined) return new Operation(options.signal, options.onProgress)
    const signals: AbortSignal[] = []
    if (options?.signal) signals.push(options.signal)
    const deadline = timeoutMs === undefined ? undefined : startDeadline(timeoutMs, what)
    if (deadline) signals.push(deadline.signal)
    return new Operation(AbortSignal.any(signals), options?.onProgress ?? (() => {}), deadline?.timer)
  }

  /** The same operation with a deadline of its own. */
  within(timeoutMs: number, what: string): Operation {
    const { signal, timer } = startDeadline(timeoutMs, what)
    return new Operation(AbortSignal.any([this.signal, signal]), this.onProgress, timer)
  }

  /** Takes its own deadline down, if it has one. */
  [Symbol.dispose](): void {
    clearTimeout(this.#timer)
  }

  /** Runs `body` as a named step and reports its start, end and duration. */
  async step<T>(name: string, body: (operation: Operation) => Promise<T>): Promise<T> {
    this.throwIfAborted(name)
    const inner = new Operation(this.signal, (event) => this.onProgress({ ...event, step: [name, ...event.step] }))
    const started = performance.now()
    inner.#emit({ state: 'started' })
    try {
      const result = await body(inner)
      inner.#emit({ state: 'done', durationMs: performance.now() - started })
      return result
    } catch (error) {
      inner.#emit({ state: 'failed', durationMs: performance.now() - started })
      throw error
    }
  }

  /** Reports how far the current step is. */
  report(event: Pick<ProgressEvent, 'message' | 'current' | 'total' | 'unit'>): void {
    this.#emit({ state: 'running', ...event })
  }

  #emit(event: Omit<ProgressEvent, 'step'>): void {
    this.onProgress({ step: [], ...event })
  }

  throwIfAborted(what = 'the operation'): void {
    if (this.signal.aborted) throw abortError(this.signal, what)
  }

  /** The promise's outcome, or the abort error as soon as the operation is aborted. The promise itself is not stopped. */
  async race<T>(promise: Promise<T>, what = 'the operation'): Promise<T> {
    const { signal } = this
    if (signal.aborted) {
      promise.catch(() => {}) // nobody waits for it any more
      throw abortError(signal, what)
    }
    let onAbort: (() => void) | undefined
    const aborted = new Promise<never>((_, reject) => {
      onAbort = () => reject(abortError(signal, what))
      signal.addEventListener('abort', onAbort, { once: true })
    })
    try {
      return await Promise.race([promise, aborted])
    } finally {
      if (onAbort) signal.removeEventListener('abort', onAbort)
    }
  }

  async sleep(milliseconds: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    try {
      await this.race(
        new Promise<void>((resolve) => {
          timer = setTimeout(resolve, milliseconds)
        }),
      )
    } finally {
      clearTimeout(timer)
    }
  }

  /** Asks until the answer is not undefined: every `intervalMs`, until the operation's deadline, also when an answer does not come. */
  async poll<T>(ask: () => Promise<T | undefined> | T | undefined, intervalMs: number): Promise<T> {
    for (;;) {
      const answer = await this.race(Promise.resolve(ask()))
      if (answer !== undefined) return answer
      await this.sleep(intervalMs)
    }
  }
}

function startDeadline(timeoutMs: number, what: string): { readonly signal: AbortSignal; readonly timer: NodeJS.Timeout } {
  if (!(timeoutMs > 0 && Number.isFinite(timeoutMs)))
    throw errors.invalidValue('timeoutMs', timeoutMs, 'it must be a positive number of milliseconds')
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(errors.timedOut(what, Math.round(timeoutMs / 100) / 10)), timeoutMs)
  timer.unref()
  return { signal: controller.signal, timer }
}

/** The error to throw for an aborted signal: the deadline's own, or CANCELLED. */
export function abortError(signal: AbortSignal, what: string): VivariumError {
  return signal.reason instanceof VivariumError ? signal.reason : errors.cancelled(what, { cause: signal.reason })
}
