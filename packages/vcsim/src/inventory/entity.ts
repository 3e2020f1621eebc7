import type { ManagedObjectReference } from '@vivarium/vim'
import { fault } from '../faults.js'
import { childrenOf } from '../model/containment.js'
import { findByKey, type IndexDefinition } from '../model/key-index.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Changes, Model } from '../model/model.js'

/** vSphere's longest name of an entity, in characters. */
const longestName = 80

const nothing: never[] = []

/** What every entity of the inventory begins with. */
export function entity(name: string, parent: ManagedObjectReference | undefined): Changes<'ManagedEntity'> {
  return {
    name,
    ...(parent === undefined ? {} : { parent }),
    overallStatus: 'green',
    configStatus: 'green',
    configIssue: nothing,
    effectiveRole: [-1],
    permission: nothing,
    disabledMethod: nothing,
    recentTask: nothing,
    declaredAlarmState: nothing,
    triggeredAlarmState: nothing,
    alarmActionsEnabled: true,
    tag: nothing,
    value: nothing,
    availableField: nothing,
    customValue: nothing,
  }
}

/** A slash, a backslash and a percent sign are kept escaped in names. */
export function storedName(name: string): string {
  return name.replace(/[/\\]|%(?!25|2f|5c)/gi, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

/** The name of an entity, as it is stored. */
export function nameOf(object: ManagedObject): string {
  return object.get('name') as string
}

/** What is in a folder, by the folder's id and the name. */
const inFolders: IndexDefinition = {
  type: 'ManagedEntity',
  properties: ['name', 'parent'],
  keysOf(object) {
    const parent = object.get('parent') as ManagedObjectReference | undefined
    return parent === undefined ? [] : [`${parent.value}/${nameOf(object)}`]
  },
}

/** What is directly in an entity and has that name, as people write it or as it is stored. */
export function childNamed(model: Model, parent: ManagedObject, name: string): ManagedObject | undefined {
  const stored = storedName(name)
  if (parent.type.isA('Folder')) return findByKey(model, inFolders, `${parent.reference.value}/${stored}`)[0]
  return childrenOf(model, parent).find((child) => child.get('name') === stored)
}

/** The name as it is stored. Throws the faults InvalidName, and DuplicateName for one that another has that is in the same entity. */
export function checkName(model: Model, parent: ManagedObject, given: string, except?: ManagedObject): string {
  const name = storedName(given)
  if (name.trim() === '' || name.length > longestName)
    throw fault('InvalidName', { name, entity: parent.reference }, `The name '${name}' is invalid.`)
  const same = childNamed(model, parent, name)
  if (same !== undefined && same !== except) throw duplicateName(name, same)
  return name
}

export const duplicateName = (name: string, object: ManagedObject) =>
  fault('DuplicateName', { name, object: object.reference }, `The name '${name}' already exists.`)

/** What an entity is in; undefined for the root folder. A machine of a vApp is in that. */
export function parentOf(model: Model, object: ManagedObject): ManagedObject | undefined {
  const parent = (object.get('parent') ?? object.get('parentVApp')) as ManagedObjectReference | undefined
  return parent === undefined ? undefined : model.find(parent)
}

/** `/DC0/vm/web-1`, as govc writes it: without the root folder. Empty for the root folder, and for what is in no folder. */
export function inventoryPath(model: Model, object: ManagedObject): string {
  const names: string[] = []
  for (let at = object, parent = parentOf(model, at); parent !== undefined; at = parent, parent = parentOf(model, at))
    names.unshift(nameOf(at))
  return names.map((name) => `/${name}`).join('')
}

/** The nearest entity of a type that an entity is in, or the entity itself; undefined if there is none. */
export function nearest(model: Model, start: ManagedObject, type: string): ManagedObject | undefined {
  let at: ManagedObject | undefined = start
  while (at !== undefined && !at.type.isA(type)) at = parentOf(model, at)
  return at
}
