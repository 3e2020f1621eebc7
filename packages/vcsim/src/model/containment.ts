import type { ManagedObjectReference } from '@vivarium/vim'
import type { ManagedObject } from './managed-object.js'
import type { Model, ModelEvent } from './model.js'

/** The properties by which one entity of the inventory has others in it, by the type that has them. */
const containers: readonly (readonly [type: string, properties: readonly string[]])[] = [
  ['Folder', ['childEntity']],
  ['Datacenter', ['vmFolder', 'hostFolder', 'datastoreFolder', 'networkFolder']],
  ['ComputeResource', ['host', 'resourcePool']],
  ['ResourcePool', ['resourcePool', 'vm']],
  ['HostSystem', ['vm']],
]
const structural = new Set(containers.flatMap(([, properties]) => properties))

/** True for a change that can put an entity into another, or out of it. */
export function isStructural(event: ModelEvent): boolean {
  return event.kind !== 'changed' || event.changes.some(({ name }) => structural.has(name))
}

/** What is directly in an entity. */
export function childrenOf(model: Model, parent: ManagedObject): ManagedObject[] {
  return containers
    .filter(([type]) => parent.type.isA(type))
    .flatMap(([, properties]) => properties.flatMap((name) => parent.get(name) ?? []) as ManagedObjectReference[])
    .flatMap((child) => model.find(child) ?? [])
}

/** All that is in an entity, at any depth, each once. */
export function descendantsOf(model: Model, parent: ManagedObject): ManagedObject[] {
  const found = new Set<ManagedObject>()
  const waiting = childrenOf(model, parent).reverse()
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (found.has(object)) continue
    found.add(object)
    waiting.push(...childrenOf(model, object).reverse())
  }
  return [...found]
}
