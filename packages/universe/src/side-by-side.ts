import { Operation } from '@vivarium/core'

/**
 * Runs tasks side by side, no more than `limit` at once (default: all). When one fails the others are cancelled, and its error is thrown when all have ended: nothing goes on behind
 * the caller's back, who may then take back what they made.
 */
export async function sideBySide<T>(
  operation: Operation,
  tasks: readonly ((operation: Operation) => Promise<T>)[],
  { limit = tasks.length }: { readonly limit?: number } = {},
): Promise<T[]> {
  const controller = new AbortController()
  const inner = Operation.from(
    { signal: AbortSignal.any([operation.signal, controller.signal]), onProgress: operation.onProgress },
    'tasks side by side',
  )
  let failure: { readonly error: unknown } | undefined
  const values = new Map<number, T>()
  const waiting = tasks.entries()
  const work = async () => {
    for (const [index, task] of waiting) {
      if (failure) return
      try {
        values.set(index, await task(inner))
      } catch (error) {
        failure ??= { error }
        controller.abort(error)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, tasks.length) }, work))
  if (failure) throw failure.error
  return [...values].sort(([one], [other]) => one - other).map(([, value]) => value)
}
