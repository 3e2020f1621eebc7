import type { ManagedObjectReference } from '@vivarium/vim'
import type { Call } from '../call.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { RunningTask } from './tasks.js'

export interface TaskOptions {
  /** What the task is about. Default: the object of the call. */
  readonly entity?: ManagedObject
  readonly cancelable?: boolean
}

/**
 * A method's task: `PowerOnVM_Task: (call) => startTask(call, () => powerOn(…))`. What the work throws ends the task with that fault; what a client
 * should get at once is thrown before.
 */
export function startTask(call: Call, run: (task: RunningTask) => unknown, options: TaskOptions = {}): ManagedObjectReference {
  const { method, object, world, session } = call
  return world.tasks.start({ method, object, entity: object, userName: session?.userName ?? '', run, ...options })
}
