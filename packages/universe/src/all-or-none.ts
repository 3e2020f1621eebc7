import type { Operation } from '@vivarium/core'
import { sideBySide } from './side-by-side.js'

/** What all of them make, side by side. When one fails, what the others made is undone, and then the failure is thrown. `undo` must not throw. */
export async function allOrNone<T, R>(
  items: readonly T[],
  make: (item: T, operation: Operation) => Promise<R>,
  undo: (made: R) => Promise<void>,
  operation: Operation,
): Promise<R[]> {
  const made: R[] = []
  try {
    return await sideBySide(
      operation,
      items.map((item) => async (inner: Operation) => {
        const one = await make(item, inner)
        made.push(one)
        return one
      }),
    )
  } catch (error) {
    await Promise.all(made.map(undo))
    throw error
  }
}
