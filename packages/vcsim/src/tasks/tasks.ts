import type { Clock } from '@vivarium/core'
import { type ManagedObjectReference, type Method, VimError } from '@vivarium/vim'
import type { LocalizedMethodFault, TaskInfo, TaskReason } from '@vivarium/vim/types'
import { faultOf, requestCanceled } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { resultValue } from './result-value.js'

/** Ids of the task manager, and what those of tasks begin with. */
export const taskManagerId = 'TaskManager'
const taskPrefix = 'task-'

/** After so many milliseconds an ended task is no longer an object; the task manager's history still has it (API reference, Task). */
const keptMs = 10 * 60_000

/** What a task's work gets. */
export interface RunningTask {
  readonly reference: ManagedObjectReference
  /** Aborted when the task is cancelled, or the simulator ends. */
  readonly signal: AbortSignal
  /** From 0 to 100. */
  progress(percent: number): void
}

export interface TaskRequest {
  readonly method: Method
  /** What it is about. */
  readonly entity: ManagedObject | undefined
  readonly userName: string
  /** Whether CancelTask may end it. Default: false. */
  readonly cancelable?: boolean
  /** Throws faults, as `VimError`. What it gives is the task's result. */
  run(task: RunningTask): unknown
}

/** Runs before the work of each task: it may take its time, and what it throws (a `VimError`) is how the task ends. */
export type BeforeTask = (request: TaskRequest, signal: AbortSignal) => Promise<void> | void

/** All tasks: those that run, and those that have ended. */
export class Tasks implements Disposable {
  readonly #model: Model
  readonly #clock: Clock
  readonly #before: BeforeTask
  /** By id of the task: how to stop it. */
  readonly #running = new Map<string, { readonly controller: AbortController; readonly isCancelable: boolean }>()
  readonly #timers = new Set<() => void>()
  #lastChain = 0

  constructor(model: Model, clock: Clock, before: BeforeTask = () => {}) {
    this.#model = model
    this.#clock = clock
    this.#before = before
  }

  /** Its work begins after whoever asked for it has had the answer. */
  start(request: TaskRequest): ManagedObjectReference {
    const { method, entity, cancelable = false } = request
    const id = this.#model.newId(taskPrefix)
    const reference: ManagedObjectReference = { type: 'Task', value: id }
    this.#lastChain += 1
    const reason: TaskReason = { _typeName: 'TaskReasonUser', userName: request.userName } as TaskReason
    const info: TaskInfo = {
      key: id,
      task: reference,
      name: method.name,
      descriptionId: `${method.owner}.${method.vmodlName}`,
      ...(entity === undefined ? {} : { entity: entity.reference, entityName: String(entity.get('name') ?? '') }),
      state: 'queued',
      cancelled: false,
      cancelable,
      reason,
      queueTime: this.#now(),
      eventChainId: this.#lastChain,
    }
    const task = this.#model.add('Task', id, { info })
    this.#list(entity, (tasks) => [...tasks, reference])
    const controller = new AbortController()
    this.#running.set(id, { controller, isCancelable: cancelable })
    setImmediate(() => void this.#run(task, request, controller.signal))
    return reference
  }

  /** False for one that has ended, or that can't be cancelled. */
  cancel(task: ManagedObject): boolean {
    const found = this.#running.get(task.reference.value)
    if (found === undefined || !found.isCancelable) return false
    this.#change(task, { cancelled: true })
    found.controller.abort()
    return true
  }

  [Symbol.dispose](): void {
    for (const { controller } of this.#running.values()) controller.abort()
    this.#running.clear()
    for (const stop of this.#timers) stop()
    this.#timers.clear()
  }

  async #run(task: ManagedObject, request: TaskRequest, signal: AbortSignal): Promise<void> {
    const { reference } = task
    // Disposed of before it began.
    if (!this.#running.has(reference.value)) return
    this.#change(task, { state: 'running', startTime: this.#now() })
    try {
      signal.throwIfAborted()
      await this.#before(request, signal)
      const result = await request.run({ reference, signal, progress: (percent) => this.#change(task, { progress: Math.trunc(percent) }) })
      this.#end(task, request, { state: 'success', progress: 100, result: resultValue(request.method, result) })
    } catch (thrown) {
      const error = signal.aborted && !(thrown instanceof VimError) ? requestCanceled() : faultOf(thrown)
      const fault: LocalizedMethodFault = { fault: error.fault, localizedMessage: error.faultMessage }
      this.#end(task, request, { state: 'error', error: fault })
    }
  }

  #end(task: ManagedObject, { entity }: TaskRequest, how: Partial<TaskInfo>): void {
    const { reference } = task
    if (!this.#running.delete(reference.value)) return
    this.#change(task, { ...how, completeTime: this.#now() })
    const stop = this.#clock.after(keptMs, () => {
      this.#timers.delete(stop)
      this.#list(entity, (tasks) => tasks.filter(({ value }) => value !== reference.value))
      this.#model.remove(task)
    })
    this.#timers.add(stop)
  }

  #change(task: ManagedObject, changes: Partial<TaskInfo>): void {
    this.#model.update<'Task'>(task, { info: { ...(task.get('info') as TaskInfo), ...changes } })
  }

  /** In the recent tasks of the manager and of the entity. */
  #list(entity: ManagedObject | undefined, change: (tasks: readonly ManagedObjectReference[]) => ManagedObjectReference[]): void {
    const recentOf = (object: ManagedObject) => (object.get('recentTask') ?? []) as ManagedObjectReference[]
    const manager = this.#model.find({ type: 'TaskManager', value: taskManagerId })
    if (manager !== undefined) this.#model.update<'TaskManager'>(manager, { recentTask: change(recentOf(manager)) })
    if (entity?.type.isA('ManagedEntity') === true && this.#model.find(entity.reference) !== undefined) {
      this.#model.update<'ManagedEntity'>(entity, { recentTask: change(recentOf(entity)) })
    }
  }

  #now(): string {
    return this.#clock.now().toISOString()
  }
}
