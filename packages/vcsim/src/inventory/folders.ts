import type { ManagedObjectReference } from '@vivarium/vim'
import { invalidArgument, notSupported } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { checkName, entity } from './entity.js'
import { attach, referencesOf } from './relations.js'

/** Throws the fault NotSupported for a folder that such entities can't be in. */
export function checkTakes(folder: ManagedObject, type: string): void {
  if (!takes(folder, type)) throw notSupported()
}

/** Whether a folder may have such entities: those of the types that it names, and of types derived from them. */
export function takes(folder: ManagedObject, type: string): boolean {
  const childTypes = (folder.get('childType') ?? []) as readonly string[]
  const baseOf: Readonly<Record<string, string>> = {
    ClusterComputeResource: 'ComputeResource',
    DistributedVirtualPortgroup: 'Network',
    OpaqueNetwork: 'Network',
    VmwareDistributedVirtualSwitch: 'DistributedVirtualSwitch',
  }
  return childTypes.includes(type) || childTypes.includes(baseOf[type] ?? type)
}

/** The folder that everything is in. */
export function addRootFolder(model: Model): ManagedObject {
  return model.add('Folder', model.newId('group-d'), {
    ...entity('Datacenters', undefined),
    childType: ['Folder', 'Datacenter'],
    childEntity: [],
  })
}

/** A folder of the same kind as the one that it is in. Throws the faults NotSupported, DuplicateName and InvalidName. */
export function addFolder(model: Model, parent: ManagedObject, name: string): ManagedObject {
  checkTakes(parent, 'Folder')
  const stored = checkName(model, parent, name)
  const id = model.newId(/^group-[a-z]/.exec(parent.reference.value)?.[0] ?? 'group-d')
  const folder = model.add('Folder', id, {
    ...entity(stored, parent.reference),
    childType: parent.get('childType') as string[],
    childEntity: [],
  })
  attach(model, parent, 'childEntity', folder.reference)
  return folder
}

type FolderName = 'vm' | 'host' | 'datastore' | 'network'

/** The ids of a datacenter and its folders, and what can be in them. */
type DatacenterIds = { readonly datacenter: string } & {
  readonly [N in FolderName]: { readonly id: string; readonly childType: readonly string[] }
}

interface DatacenterWithFolders {
  readonly datacenter: ManagedObject
  readonly folders: Readonly<Record<FolderName, ManagedObject>>
}

/** Adds them, but not to what they are in. */
export function addDatacenterWithFolders(
  model: Model,
  parent: ManagedObjectReference,
  name: string,
  ids: DatacenterIds,
): DatacenterWithFolders {
  const reference = { type: 'Datacenter', value: ids.datacenter }
  const add = (folderName: FolderName) => {
    const { id, childType } = ids[folderName]
    return model.add('Folder', id, { ...entity(folderName, reference), childType: [...childType], childEntity: [] })
  }
  const folders = { vm: add('vm'), host: add('host'), datastore: add('datastore'), network: add('network') }
  const datacenter = model.add('Datacenter', ids.datacenter, {
    ...entity(name, parent),
    vmFolder: folders.vm.reference,
    hostFolder: folders.host.reference,
    datastoreFolder: folders.datastore.reference,
    networkFolder: folders.network.reference,
    datastore: [],
    network: [],
    configuration: { defaultHardwareVersionKey: 'vmx-21' },
  })
  return { datacenter, folders }
}

/** A datacenter with its four folders. Throws the faults NotSupported, DuplicateName and InvalidName. */
export function addDatacenter(model: Model, parent: ManagedObject, name: string): ManagedObject {
  if (!parent.type.isA('Folder')) throw invalidArgument('folder')
  checkTakes(parent, 'Datacenter')
  // The datacenter of an ESX host is the only one.
  checkTakes(parent, 'Folder')
  const stored = checkName(model, parent, name)
  const { datacenter } = addDatacenterWithFolders(model, parent.reference, stored, {
    datacenter: model.newId('datacenter-'),
    vm: { id: model.newId('group-v'), childType: ['Folder', 'VirtualMachine', 'VirtualApp'] },
    host: { id: model.newId('group-h'), childType: ['Folder', 'ComputeResource'] },
    datastore: { id: model.newId('group-s'), childType: ['Folder', 'Datastore', 'StoragePod'] },
    network: { id: model.newId('group-n'), childType: ['Folder', 'Network', 'DistributedVirtualSwitch'] },
  })
  attach(model, parent, 'childEntity', datacenter.reference)
  return datacenter
}

export type DatacenterFolder = 'vmFolder' | 'hostFolder' | 'datastoreFolder' | 'networkFolder'

export function folderOf(model: Model, datacenter: ManagedObject, folder: DatacenterFolder): ManagedObject {
  return model.get(datacenter.get(folder) as ManagedObject['reference'])
}

/** Whether something is in it. */
export function isEmpty(folder: ManagedObject): boolean {
  return referencesOf(folder, 'childEntity').length === 0
}
