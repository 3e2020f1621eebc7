import type { ManagedObjectReference } from '@vivarium/vim'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import type { EndedTask } from './ended-tasks.js'

export const taskManagerId = 'TaskManager'

/** So many tasks the manager's `recentTask` has at most (API reference, TaskManager), and an entity's. */
const mostRecent = 200
const mostOfEntity = 20

function recentOf(object: ManagedObject): readonly ManagedObjectReference[] {
  return (object.get('recentTask') ?? []) as ManagedObjectReference[]
}

function managerOf(model: Model): ManagedObject | undefined {
  return model.find({ type: 'TaskManager', value: taskManagerId })
}

/** Puts a task into the recent tasks of the manager and of the entity. */
export function addRecent(model: Model, task: ManagedObjectReference, entity: ManagedObject | undefined): void {
  const manager = managerOf(model)
  if (manager !== undefined) model.update<'TaskManager'>(manager, { recentTask: [...recentOf(manager).slice(1 - mostRecent), task] })
  if (entity !== undefined && model.find(entity.reference) === entity) {
    model.update<'ManagedEntity'>(entity, { recentTask: [...recentOf(entity).slice(1 - mostOfEntity), task] })
  }
}

/** Takes tasks out of them. */
export function removeRecent(model: Model, gone: readonly EndedTask[]): void {
  const ids = new Set(gone.map(({ task }) => task.reference.value))
  const rest = (object: ManagedObject) => recentOf(object).filter(({ value }) => !ids.has(value))
  const manager = managerOf(model)
  if (manager !== undefined) model.update<'TaskManager'>(manager, { recentTask: rest(manager) })
  for (const entity of new Set(gone.map((ended) => ended.entity))) {
    if (entity !== undefined && model.find(entity.reference) === entity) model.update<'ManagedEntity'>(entity, { recentTask: rest(entity) })
  }
}
