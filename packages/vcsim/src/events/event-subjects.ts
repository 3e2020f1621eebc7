import type { ManagedObjectReference } from '@vivarium/vim'
import type { MachineState } from '../machines/state.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'

/** What an event is about. What follows from the others may be left out: of a machine its host, of a host its cluster, of each its datacenter. */
export interface EventSubjects {
  readonly vm?: ManagedObject
  readonly host?: ManagedObject
  readonly computeResource?: ManagedObject
  readonly datacenter?: ManagedObject
  readonly ds?: ManagedObject
  readonly net?: ManagedObject
  readonly dvs?: ManagedObject
}

/** With those that follow. */
export function completeSubjects(model: Model, subjects: EventSubjects): EventSubjects {
  const host = subjects.host ?? hostOf(model, subjects.vm)
  const computeResource = subjects.computeResource ?? (host === undefined ? undefined : above(model, host, 'ComputeResource'))
  const somewhere = subjects.vm ?? computeResource ?? host ?? subjects.ds ?? subjects.net ?? subjects.dvs
  const datacenter = subjects.datacenter ?? (somewhere === undefined ? undefined : above(model, somewhere, 'Datacenter'))
  const complete: { -readonly [P in keyof EventSubjects]: EventSubjects[P] } = { ...subjects }
  if (host !== undefined) complete.host = host
  if (computeResource !== undefined) complete.computeResource = computeResource
  if (datacenter !== undefined) complete.datacenter = datacenter
  return complete
}

function hostOf(model: Model, vm: ManagedObject | undefined): ManagedObject | undefined {
  // Of the state: all that `runtime` has would be made for nothing.
  const host = (vm?.projected?.state as MachineState | undefined)?.host
  return host === undefined ? undefined : model.find(host)
}

function parentOf(model: Model, object: ManagedObject): ManagedObject | undefined {
  const parent = (object.get('parent') ?? object.get('parentVApp')) as ManagedObjectReference | undefined
  return parent === undefined ? undefined : model.find(parent)
}

function above(model: Model, object: ManagedObject, type: string): ManagedObject | undefined {
  for (let at: ManagedObject | undefined = object; at !== undefined; at = parentOf(model, at)) if (at.type.isA(type)) return at
  return undefined
}

/** The entities that these are in, at any height; none of them twice. */
export function entitiesAround(model: Model, objects: Iterable<ManagedObject>): Set<ManagedObject> {
  const found = new Set<ManagedObject>()
  for (const object of objects) {
    for (let at = parentOf(model, object); at !== undefined && !found.has(at); at = parentOf(model, at)) found.add(at)
  }
  return found
}

const subjectProperties: readonly (readonly [type: string, property: keyof EventSubjects])[] = [
  ['VirtualMachine', 'vm'],
  ['HostSystem', 'host'],
  ['ComputeResource', 'computeResource'],
  ['Datacenter', 'datacenter'],
  ['Datastore', 'ds'],
  ['Network', 'net'],
  ['DistributedVirtualSwitch', 'dvs'],
]

export const subjectNames: readonly (keyof EventSubjects)[] = subjectProperties.map(([, property]) => property)

/** An object as the subject that it can be; folders and pools are none. */
export function asSubject(object: ManagedObject): EventSubjects {
  const property = subjectProperties.find(([type]) => object.type.isA(type))?.[1]
  return property === undefined ? {} : { [property]: object }
}
