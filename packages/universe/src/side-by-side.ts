import { Operation } from '@vivarium/core'

/**
 * Runs tasks side by side. When one fails the others are cancelled, and its error is thrown when all have ended: nothing goes on behind
 * the caller's back, who may then take back what they made.
 */
export async function sideBySide<T>(operation: Operation, tasks: readonly ((operation: Operation) => Promise<T>)[]): Promise<T[]> {
  const controller = new AbortController()
  const inner = Operation.from(
    { signal: AbortSignal.any([operation.signal, controller.signal]), onProgress: operation.onProgress },
    'tasks side by side',
  )
  let failure: { readonly error: unknown } | undefined
  const outcomes = await Promise.all(
    tasks.map(async (task) => {
      try {
        return { value: await task(inner) }
      } catch (error) {
        failure ??= { error }
        controller.abort(error)
        return undefined
      }
    }),
  )
  if (failure) throw failure.error
  return outcomes.flatMap((outcome) => (outcome ? [outcome.value] : []))
}
