import { abortError, errors, Operation, type OperationOptions } from '@vivarium/core'

/**
 * Runs a request under the caller's signal and deadline. What it sets up for that ends with the request: thousands a second must not leave
 * thousands of timers behind, as `Operation.from` with a deadline would.
 */
export async function withDeadline<T>(
  options: OperationOptions | undefined,
  what: string,
  defaultMs: number,
  body: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { signal } = options ?? {}
  if (signal?.aborted) throw abortError(signal, what)
  // An operation has its deadline in its signal.
  const milliseconds = options?.timeoutMs ?? (options instanceof Operation ? undefined : defaultMs)
  const controller = new AbortController()
  const cancel = () => controller.abort(signal?.reason)
  const timer =
    milliseconds !== undefined &&
    setTimeout(() => controller.abort(errors.timedOut(what, Math.round(milliseconds / 100) / 10)), milliseconds)
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    return await body(controller.signal)
  } catch (error) {
    throw controller.signal.aborted ? abortError(controller.signal, what) : error
  } finally {
    if (timer) clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
  }
}
