import type { ManagedObjectReference } from '@vivarium/vim'
import { machineProjection } from '../machines/projection.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Changes, Model } from '../model/model.js'

interface SavedObject {
  readonly type: string
  readonly id: string
  readonly properties: Readonly<Record<string, unknown>>
  /** What its projected properties are made of. */
  readonly state?: unknown
}

export interface SavedModel {
  readonly lastNumber: number
  readonly objects: readonly SavedObject[]
}

/** Objects that are somebody's who is gone when the save is opened: of tasks, and of collectors of what has happened. */
const passing: ReadonlySet<string> = new Set(['Task', 'TaskHistoryCollector', 'EventHistoryCollector', 'HttpNfcLease'])

/** What is the same in every vCenter of this version, and long. */
const constant: Readonly<Record<string, readonly string[]>> = {
  AuthorizationManager: ['privilegeList', 'description'],
  EventManager: ['description'],
  PerformanceManager: ['description', 'perfCounter'],
  TaskManager: ['description'],
}

const none: readonly ManagedObjectReference[] = []

/** All objects with all that they have. Plain data. */
export function saveModel(model: Model): SavedModel {
  const objects: SavedObject[] = []
  for (const object of model.objects()) if (!passing.has(object.reference.type)) objects.push(saveObject(object))
  return { lastNumber: model.lastNumber, objects }
}

function saveObject(object: ManagedObject): SavedObject {
  const properties: Record<string, unknown> = {}
  const left = constant[object.reference.type] ?? []
  for (const name of Object.keys(object.properties)) {
    if (left.includes(name)) continue
    // What is lazy is made for this.
    const value = name === 'recentTask' ? none : object.stored(name) === undefined ? undefined : object.get(name)
    if (value !== undefined) properties[name] = value
  }
  const { type, value: id } = object.reference
  return { type, id, properties, ...(object.projected === undefined ? {} : { state: object.projected.state }) }
}

/** Puts objects into a model that may have some of them: those become what they were. */
export function restoreModel(model: Model, { lastNumber, objects }: SavedModel): void {
  const known = new Set(objects.map(({ type, id }) => `${type}:${id}`))
  // What there is from the beginning, and was removed.
  for (const object of [...model.objects()]) {
    if (object.type.isA('Alarm') && !known.has(`${object.reference.type}:${object.reference.value}`)) model.remove(object)
  }
  for (const { type, id, properties, state } of objects) {
    const there = model.find({ type, value: id })
    if (there !== undefined) model.update<'ManagedObject'>(there, properties as Changes<'ManagedObject'>)
    else if (state === undefined) model.add(type as 'ManagedEntity', id, properties)
    else model.add('VirtualMachine', id, properties, { projection: machineProjection(model), state })
  }
  model.skipNumbers(lastNumber)
}
