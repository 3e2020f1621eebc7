import { type KubeClient, type KubeObject, keyOf, keyText, type ObjectKind, Reflector, type Selection } from '@vivarium/controller'
import { isVivariumError, type Operation } from '@vivarium/core'
import { universeErrors } from '../errors.js'

export interface WatchGoal<T extends KubeObject, R> {
  readonly kind: ObjectKind
  readonly selection?: Selection
  /** What is waited for, for the error: `nodes of main to be ready`. */
  readonly what: string
  /** Called at first, and after each change, with what there is by key (`namespace/name`). Anything but undefined is the result. */
  readonly check: (objects: ReadonlyMap<string, T>) => R | undefined
  /** What is there instead, for the error of a deadline. */
  readonly now: (objects: ReadonlyMap<string, T>) => string
}

/** Follows objects until they are as they should be. Throws TIMED_OUT, which says how they are instead, and CANCELLED. */
export async function watchUntil<T extends KubeObject, R>(client: KubeClient, goal: WatchGoal<T, R>, operation: Operation): Promise<R> {
  const { kind, selection, what, check, now } = goal
  const objects = new Map<string, T>()
  let reflector: Reflector<T> | undefined
  let isListed = false
  try {
    const found = new Promise<R>((resolve, reject) => {
      const look = () => {
        try {
          const result = check(objects)
          if (result !== undefined) resolve(result)
        } catch (error) {
          reject(error)
        }
      }
      const sink = {
        replace: (all: readonly T[]) => {
          isListed = true
          objects.clear()
          for (const object of all) objects.set(keyText(keyOf(object)), object)
          look()
        },
        change: (type: 'ADDED' | 'MODIFIED' | 'DELETED', object: T) => {
          if (type === 'DELETED') objects.delete(keyText(keyOf(object)))
          else objects.set(keyText(keyOf(object)), object)
          look()
        },
      }
      reflector = new Reflector<T>(client, kind, sink, { ...selection, backoff: { initialMs: 50, maxMs: 2000 } })
      reflector.start()
    })
    return await operation.race(found, what)
  } catch (error) {
    if (!isVivariumError(error, 'TIMED_OUT')) throw error
    throw universeErrors.waitTimedOut(what, isListed ? now(objects) : 'the API server does not answer', { cause: error })
  } finally {
    reflector?.stop()
  }
}
