import type { ManagedObjectReference } from '@vivarium/vim'
import { dataObject, reference } from '@vivarium/vim'
import type { DatastoreCapability, DatastoreHostMount, DatastoreInfo } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { checkName, entity, nearest } from '../inventory/entity.js'
import { attach, detach, referencesOf } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { supportedQueries } from './file-kinds.js'
import { setSpace, summaryOf } from './space.js'

/** What each host adds to a datastore's capacity, in bytes; govmomi's vcsim has the same rule. */
const capacityOfHost = 2 ** 40

const capability: DatastoreCapability = {
  directoryHierarchySupported: true,
  rawDiskMappingsSupported: false,
  perFileThinProvisioningSupported: true,
  storageIORMSupported: false,
  nativeSnapshotSupported: false,
  topLevelDirectoryCreateSupported: true,
  seSparseSupported: false,
}

export interface NewDatastore {
  readonly name: string
  /** A datastore folder or a storage pod. */
  readonly folder: ManagedObject
  /** The hosts that mount it. */
  readonly hosts: readonly ManagedObject[]
  /** `OTHER` for a local folder, else `NFS`, `VMFS`, `vsan` … Default: OTHER. */
  readonly type?: string
  /** A folder of this computer. Default: a new one. */
  readonly path?: string
  /** In bytes. Default: 1 TiB for each host. */
  readonly capacity?: number
  /** What its kind has besides, as `NasDatastoreInfo` does. */
  readonly info?: Partial<DatastoreInfo>
}

/** A datastore that these hosts, and the clusters and the datacenter that they are in, have. Throws the faults InvalidName and DuplicateName. */
export function addDatastore(
  world: World,
  { name: given, folder, hosts, type = 'OTHER', path, capacity, info }: NewDatastore,
): ManagedObject {
  const { model, files } = world
  const name = checkName(model, folder, given)
  const datacenter = nearest(model, folder, 'Datacenter')
  const url = path ?? files.makeFolder(`${String(datacenter?.get('name') ?? '')}-${name}`)
  const id = model.newId('datastore-')
  const bytes = capacity ?? 0
  const datastore = model.add('Datastore', id, {
    ...entity(name, folder.reference),
    browser: reference('HostDatastoreBrowser', `datastoreBrowser-${id}`),
    capability: type.toLowerCase() === 'vsan' ? { ...capability, topLevelDirectoryCreateSupported: false } : capability,
    host: [],
    vm: [],
    info: {
      ...dataObject('LocalDatastoreInfo', {} as never),
      ...(info ?? { path: url }),
      name,
      url,
      freeSpace: bytes,
      maxFileSize: bytes,
      maxMemoryFileSize: bytes,
      maxVirtualDiskCapacity: bytes,
      timestamp: world.clock.now().toISOString(),
    } as DatastoreInfo,
    summary: {
      datastore: reference('Datastore', id),
      name,
      url,
      capacity: bytes,
      freeSpace: bytes,
      uncommitted: 0,
      accessible: true,
      multipleHostAccess: false,
      type,
      maintenanceMode: 'normal',
    },
    iormConfiguration: {
      enabled: false,
      congestionThresholdMode: 'automatic',
      congestionThreshold: 30,
      statsCollectionEnabled: false,
      reservationEnabled: false,
    },
  })
  addBrowser(world, `datastoreBrowser-${id}`, [datastore.reference])
  attach(model, folder, 'childEntity', datastore.reference)
  if (datacenter !== undefined) attach(model, datacenter, 'datastore', datastore.reference)
  mountDatastore(world, datastore, hosts, capacity === undefined ? capacityOfHost : 0)
  return datastore
}

/** Hosts mount a datastore. `capacity`: what each of them adds, in bytes. */
export function mountDatastore(world: World, datastore: ManagedObject, hosts: readonly ManagedObject[], capacity = capacityOfHost): void {
  const { model } = world
  const before = (datastore.get('host') ?? []) as DatastoreHostMount[]
  const added = hosts.filter(({ reference: host }) => !before.some(({ key }) => key.value === host.value))
  if (added.length === 0) return
  const { url, capacity: had, freeSpace } = summaryOf(datastore)
  const mounts = [
    ...before,
    ...added.map(({ reference: key }) => ({ key, mountInfo: { path: url, accessMode: 'readWrite', mounted: true, accessible: true } })),
  ]
  model.update<'Datastore'>(datastore, {
    host: mounts,
    summary: { ...summaryOf(datastore), multipleHostAccess: mounts.length > 1 },
  })
  const more = capacity * added.length
  setSpace(model, datastore, { capacity: Number(had) + more, freeSpace: Number(freeSpace) + more })
  for (const host of added) for (const holder of holdersAt(world, host)) attach(model, holder.object, holder.property, datastore.reference)
}

/** A host mounts it no more. */
export function unmountDatastore(world: World, datastore: ManagedObject, host: ManagedObject): void {
  const { model } = world
  const mounts = ((datastore.get('host') ?? []) as DatastoreHostMount[]).filter(({ key }) => key.value !== host.reference.value)
  model.update<'Datastore'>(datastore, { host: mounts, summary: { ...summaryOf(datastore), multipleHostAccess: mounts.length > 1 } })
  for (const { object, property } of holdersAt(world, host)) {
    const isStillThere =
      object.type.isA('ComputeResource') && referencesOf(object, 'host').some(({ value }) => mounts.some(({ key }) => key.value === value))
    if (!isStillThere) detach(model, object, property, datastore.reference)
  }
}

/** Takes a datastore out of the inventory; what uses it must have been looked for. */
export function removeDatastore(world: World, datastore: ManagedObject): void {
  const { model, files } = world
  for (const { key } of (datastore.get('host') ?? []) as DatastoreHostMount[]) {
    const host = model.find(key)
    if (host !== undefined) unmountDatastore(world, datastore, host)
  }
  const datacenter = nearest(model, datastore, 'Datacenter')
  if (datacenter !== undefined) detach(model, datacenter, 'datastore', datastore.reference)
  const folder = model.find(datastore.get('parent') as ManagedObjectReference)
  if (folder !== undefined) detach(model, folder, 'childEntity', datastore.reference)
  const browser = model.find(datastore.get('browser') as ManagedObjectReference)
  if (browser !== undefined) model.remove(browser)
  files.forget(datastore)
  model.remove(datastore)
}

/** A browser of datastores. That of a host or of machines has those that `datastores` names; they are changed with the host's. */
export function addBrowser(world: World, id: string, datastores: readonly ManagedObjectReference[]): ManagedObject {
  return world.model.add('HostDatastoreBrowser', id, { datastore: [...datastores], supportedType: supportedQueries })
}

/** What has a list of datastores because a host mounts them. */
function holdersAt({ model }: World, host: ManagedObject): { readonly object: ManagedObject; readonly property: string }[] {
  const parent = host.get('parent') as ManagedObjectReference | undefined
  const system = (host.get('configManager') as { readonly datastoreSystem?: ManagedObjectReference } | undefined)?.datastoreSystem
  const browser = host.get('datastoreBrowser') as ManagedObjectReference | undefined
  return [host.reference, parent, system, browser].flatMap((each) => {
    const object = each === undefined ? undefined : model.find(each)
    return object === undefined ? [] : [{ object, property: 'datastore' }]
  })
}
