import type { Clock } from '@vivarium/core'
import { dataObject, type ManagedObjectReference, type Method, VimError } from '@vivarium/vim'
import type { LocalizedMethodFault, TaskInfo } from '@vivarium/vim/types'
import { asSubject, entitiesAround } from '../events/event-subjects.js'
import type { Events } from '../events/events.js'
import { faultOf, requestCanceled } from '../faults.js'
import { History } from '../managers/history.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { EndedTasks } from './ended-tasks.js'
import { addRecent, removeRecent } from './recent-tasks.js'
import { resultValue } from './result-value.js'
import { descriptionId, taskLabel } from './task-labels.js'

/** What ids of tasks begin with. */
const taskPrefix = 'task-'
/** So many tasks are kept for history collectors, and so many ended ones as objects. */
const keptTasks = 5000

/** What a task's work gets. */
export interface RunningTask {
  readonly reference: ManagedObjectReference
  /** Aborted when the task is cancelled, or the simulator ends. */
  readonly signal: AbortSignal
  /** Of the events that the task posts. They have it by themselves until the work first waits for something; say it after that. */
  readonly chainId: number
  /** From 0 to 100. */
  progress(percent: number): void
}

export interface TaskRequest {
  readonly method: Method
  /** What was called: its type is in the task's description. Default: the entity. */
  readonly object?: ManagedObject
  /** What it is about; nothing if that is no ManagedEntity. */
  readonly entity: ManagedObject | undefined
  readonly userName: string
  /** Whether CancelTask may end it. Default: false. */
  readonly cancelable?: boolean
  /** Throws faults, as `VimError`. What it gives is the task's result. */
  run(task: RunningTask): unknown
}

/** A task whose work a client does. */
export interface ExternalTask {
  readonly descriptionId: string
  readonly entity: ManagedObject
  readonly userName: string
  readonly cancelable: boolean
  readonly parentTaskKey?: string
  readonly activationId?: string
}

/** Runs before the work of each task: it may take its time, and what it throws (a `VimError`) is how the task ends. */
export type BeforeTask = (request: TaskRequest, signal: AbortSignal) => Promise<void> | void

/** A task as it is kept, also when its object has gone. */
export interface TaskRecord {
  info: TaskInfo
  /** What it is about, and the entities around that when it began. */
  readonly about: readonly ManagedObjectReference[]
  readonly around: readonly ManagedObjectReference[]
}

interface OpenTask {
  readonly record: TaskRecord
  readonly entity: ManagedObject | undefined
  /** How to stop its work; undefined where a client does it. */
  readonly controller: AbortController | undefined
}

/** All tasks: those that run, and those that have ended. */
export class Tasks implements Disposable {
  readonly history = new History<TaskRecord>(keptTasks)
  readonly #model: Model
  readonly #clock: Clock
  readonly #events: Events
  readonly #before: BeforeTask
  /** Those that have not ended, by id. */
  readonly #open = new Map<string, OpenTask>()
  readonly #ended: EndedTasks
  readonly #listeners = new Set<(record: TaskRecord) => void>()

  constructor(model: Model, clock: Clock, events: Events, before: BeforeTask = () => {}) {
    this.#model = model
    this.#clock = clock
    this.#events = events
    this.#before = before
    this.#ended = new EndedTasks(clock, keptTasks, (gone) => {
      removeRecent(model, gone)
      for (const { task } of gone) model.remove(task)
    })
  }

  /** Its work begins after whoever asked for it has had the answer. */
  start(request: TaskRequest): ManagedObjectReference {
    const { method, entity, object = entity } = request
    const controller = new AbortController()
    const info = {
      name: method.name,
      descriptionId: object === undefined ? `${method.owner}.${method.vmodlName}` : descriptionId(object.type, method),
      cancelable: request.cancelable ?? false,
    }
    const task = this.#add(info, entity, request.userName, controller)
    setImmediate(() => void this.#run(task, request, controller.signal))
    return task.reference
  }

  /** A task whose state a client sets. */
  create({ descriptionId: id, entity, userName, cancelable, ...rest }: ExternalTask): TaskInfo {
    const { reference } = this.#add({ descriptionId: id, cancelable, ...rest }, entity, userName, undefined)
    return this.#infoOf(this.#model.get(reference))
  }

  /** How many run here; those whose work a client does are not among them. */
  get running(): number {
    return [...this.#open.values()].filter(({ controller }) => controller !== undefined).length
  }

  /** Those that have ended. Plain JSON. */
  save(): unknown {
    return [...this.history].filter(({ info }) => info.state === 'success' || info.state === 'error')
  }

  /** They are history: there are no objects for them any more. */
  restore(saved: unknown): void {
    for (const record of saved as TaskRecord[]) this.history.add(record)
  }

  /** True for a task that has not ended and whose work a client does. */
  isExternal({ reference }: ManagedObject): boolean {
    const open = this.#open.get(reference.value)
    return open !== undefined && open.controller === undefined
  }

  isOpen({ reference }: ManagedObject): boolean {
    return this.#open.has(reference.value)
  }

  /** Its work hears of it and ends the task; one whose work a client does ends at once. */
  cancel(task: ManagedObject): void {
    const open = this.#open.get(task.reference.value)
    if (open === undefined) return
    this.change(task, { cancelled: true })
    if (open.controller !== undefined) open.controller.abort()
    else this.end(task, { state: 'error', error: localized(requestCanceled()) })
  }

  /** New values of a task that has not ended. */
  change(task: ManagedObject, changes: Partial<TaskInfo>): void {
    const info = { ...this.#infoOf(task), ...changes }
    const open = this.#open.get(task.reference.value)
    this.#model.update<'Task'>(task, { info })
    if (open === undefined) return
    open.record.info = info
    // As vCenter does it, progress alone is no news for collectors.
    if (changes.state !== undefined) for (const listener of this.#listeners) listener(open.record)
  }

  /** The last change of a task. */
  end(task: ManagedObject, how: Partial<TaskInfo> & { readonly state: 'success' | 'error' }): void {
    const open = this.#open.get(task.reference.value)
    if (open === undefined) return
    this.change(task, { ...how, completeTime: this.#now() })
    this.#open.delete(task.reference.value)
    this.#ended.add({ task, entity: open.entity })
  }

  /** Called back for each task that begins, or comes to another state. Gives the function that ends it. */
  listen(listener: (record: TaskRecord) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  [Symbol.dispose](): void {
    for (const { controller } of this.#open.values()) controller?.abort()
    this.#open.clear()
    this.#ended[Symbol.dispose]()
  }

  #add(
    given: Pick<TaskInfo, 'descriptionId' | 'cancelable'> & Partial<TaskInfo>,
    subject: ManagedObject | undefined,
    userName: string,
    controller: AbortController | undefined,
  ): ManagedObject {
    // Clients can't read a task of anything else: its type is declared.
    const entity = subject?.type.isA('ManagedEntity') === true ? subject : undefined
    const key = this.#model.newId(taskPrefix)
    const reference: ManagedObjectReference = { type: 'Task', value: key }
    const fullFormattedMessage = `Task: ${taskLabel(given.descriptionId)}`
    const info: TaskInfo = {
      key,
      task: reference,
      ...given,
      ...(entity === undefined ? {} : { entity: entity.reference, entityName: String(entity.get('name') ?? '') }),
      state: 'queued',
      cancelled: false,
      reason: userName === '' ? dataObject('TaskReasonSystem', {}) : dataObject('TaskReasonUser', { userName }),
      queueTime: this.#now(),
      eventChainId: this.#events.nextKey,
    }
    this.#events.post(
      { _typeName: 'TaskEvent', info, fullFormattedMessage },
      { ...(entity === undefined ? {} : { ...asSubject(entity), others: [entity] }), userName },
    )
    const task = this.#model.add('Task', key, { info, value: [], availableField: [] })
    const about = entity === undefined ? [] : [entity]
    const record: TaskRecord = {
      info,
      about: about.map((object) => object.reference),
      around: [...entitiesAround(this.#model, about)].map((object) => object.reference),
    }
    this.#open.set(key, { record, entity, controller })
    this.history.add(record)
    addRecent(this.#model, reference, entity)
    for (const listener of this.#listeners) listener(record)
    return task
  }

  async #run(task: ManagedObject, request: TaskRequest, signal: AbortSignal): Promise<void> {
    const { reference } = task
    // Disposed of before it began.
    if (!this.#open.has(reference.value)) return
    this.change(task, { state: 'running', startTime: this.#now() })
    const { eventChainId: chainId } = this.#infoOf(task)
    const progress = (percent: number) => {
      if (this.isOpen(task)) this.change(task, { progress: Math.trunc(percent) })
    }
    try {
      signal.throwIfAborted()
      await this.#before(request, signal)
      const result = await this.#events.inChain(chainId, () => request.run({ reference, signal, chainId, progress }))
      this.end(task, { state: 'success', progress: 100, result: resultValue(request.method, result) })
    } catch (thrown) {
      const error = signal.aborted && !(thrown instanceof VimError) ? requestCanceled() : faultOf(thrown)
      this.end(task, { state: 'error', error: localized(error) })
    }
  }

  #infoOf(task: ManagedObject): TaskInfo {
    return task.get('info') as TaskInfo
  }

  #now(): string {
    return this.#clock.now().toISOString()
  }
}

function localized({ fault, faultMessage }: VimError): LocalizedMethodFault {
  return { fault, localizedMessage: faultMessage }
}
