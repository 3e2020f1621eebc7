import type { ManagedObjectReference } from '@vivarium/vim'
import { fault, invalidArgument, notSupported } from '../faults.js'
import { childrenOf } from '../model/containment.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Changes, Model } from '../model/model.js'

/** vSphere's longest name of an entity, in characters. */
const longestName = 80

/** What every entity of the inventory begins with. */
function entity(name: string, parent: ManagedObject | undefined): Changes<'ManagedEntity'> {
  return {
    name,
    ...(parent === undefined ? {} : { parent: parent.reference }),
    overallStatus: 'green',
    configStatus: 'green',
    configIssue: [],
    effectiveRole: [-1],
    permission: [],
    disabledMethod: [],
    recentTask: [],
    declaredAlarmState: [],
    triggeredAlarmState: [],
    alarmActionsEnabled: true,
    tag: [],
    value: [],
    availableField: [],
    customValue: [],
  }
}

/** A slash, a backslash and a percent sign are kept escaped in names. */
function storedName(name: string): string {
  return name.replace(/[/\\]|%(?!25|2f|5c)/gi, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

/** What is directly in an entity and has that name, as people write it or as it is stored. */
export function childNamed(model: Model, parent: ManagedObject, name: string): ManagedObject | undefined {
  const stored = storedName(name)
  return childrenOf(model, parent).find((child) => child.get('name') === stored)
}

/** Throws the faults InvalidName, and DuplicateName for a name that an entity in the folder has. */
function checkName(model: Model, folder: ManagedObject, given: string): string {
  const name = storedName(given)
  if (name.trim() === '' || name.length > longestName)
    throw fault('InvalidName', { name, entity: folder.reference }, `The name '${name}' is invalid.`)
  const same = childNamed(model, folder, name)
  if (same !== undefined) throw fault('DuplicateName', { name, object: same.reference }, `The name '${name}' already exists.`)
  return name
}

function putInto(model: Model, folder: ManagedObject, child: ManagedObjectReference): void {
  const children = (folder.get('childEntity') ?? []) as ManagedObjectReference[]
  model.update<'Folder'>(folder, { childEntity: [...children, child] })
}

function checkTakes(folder: ManagedObject, type: string): void {
  if (!((folder.get('childType') ?? []) as string[]).includes(type)) throw notSupported()
}

/** The folder that everything is in. */
export function addRootFolder(model: Model): ManagedObject {
  return model.add('Folder', model.newId('group-d'), {
    ...entity('Datacenters', undefined),
    childType: ['Folder', 'Datacenter'],
    childEntity: [],
  })
}

/** A folder of the same kind as the one that it is in. Throws the faults DuplicateName and InvalidName. */
export function addFolder(model: Model, parent: ManagedObject, name: string): ManagedObject {
  checkTakes(parent, 'Folder')
  const id = model.newId(`${/^group-[a-z]/.exec(parent.reference.value)?.[0] ?? 'group-d'}`)
  const stored = checkName(model, parent, name)
  const folder = model.add('Folder', id, { ...entity(stored, parent), childType: parent.get('childType') as string[], childEntity: [] })
  putInto(model, parent, folder.reference)
  return folder
}

const datacenterFolders = [
  ['vm', 'group-v', ['Folder', 'VirtualMachine', 'VirtualApp']],
  ['host', 'group-h', ['Folder', 'ComputeResource']],
  ['datastore', 'group-s', ['Folder', 'Datastore', 'StoragePod']],
  ['network', 'group-n', ['Folder', 'Network', 'DistributedVirtualSwitch']],
] as const

/** A datacenter with its four folders. Throws the faults DuplicateName and InvalidName. */
export function addDatacenter(model: Model, parent: ManagedObject, name: string): ManagedObject {
  if (!parent.type.isA('Folder')) throw invalidArgument('folder')
  checkTakes(parent, 'Datacenter')
  const stored = checkName(model, parent, name)
  const datacenter = model.add('Datacenter', model.newId('datacenter-'), {
    ...entity(stored, parent),
    datastore: [],
    network: [],
    configuration: { defaultHardwareVersionKey: 'vmx-21' },
  })
  const folders = datacenterFolders.map(([name, prefix, childType]) => {
    const properties = { ...entity(name, datacenter), childType: [...childType], childEntity: [] }
    return [`${name}Folder`, model.add('Folder', model.newId(prefix), properties).reference]
  })
  model.update<'Datacenter'>(datacenter, Object.fromEntries(folders))
  putInto(model, parent, datacenter.reference)
  return datacenter
}
