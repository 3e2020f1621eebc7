import type { VirtualDisk, VirtualDiskFlatVer2BackingInfo } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { nameOf } from '../inventory/entity.js'
import { related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { baseOf, parentOf, parseDatastorePath } from '../storage/datastore-path.js'
import type { FilePlace } from '../storage/files.js'
import { descriptorName } from '../storage/vmdk.js'
import { diskFilesOf } from './disk-chains.js'
import { DiskFiles } from './disk-files.js'
import { ownFiles } from './disk-owners.js'
import { diskChains, machineFiles } from './machine-files.js'
import { machineState } from './machine-state.js'
import { configInfo } from './projection.js'
import type { Site } from './sites.js'
import type { Device } from './state.js'
import { formatVmx } from './vmx.js'

/** True for a machine whose .vmx is in a folder at the top of its datastore. */
export function isInOwnFolder(vmPathName: string): boolean {
  return parseDatastorePath(vmPathName).path.split('/').length === 2
}

/**
 * The folders of new machines: their files are written when somebody looks, as the machines are then. `isCounted`: the datastores' free space is
 * what they leave.
 */
export function addMachineFolders(world: World, machines: readonly ManagedObject[], isCounted = false): void {
  const byDatastore = new Map<
    string,
    { readonly datastore: ManagedObject; readonly folders: { name: string; bytes: number; write(folder: FilePlace): void }[] }
  >()
  for (const vm of machines) {
    const { vmPathName } = machineState(vm).config
    const { datastore: name, path } = parseDatastorePath(vmPathName)
    const datastore = datastoreOf(world, vm, name)
    if (datastore === undefined) continue
    const known = byDatastore.get(datastore.reference.value) ?? { datastore, folders: [] }
    byDatastore.set(datastore.reference.value, known)
    const folder = { name: parentOf(path), bytes: thickBytes(vm), write: (place: FilePlace) => writeLate(world, vm, place) }
    known.folders.push(folder)
  }
  for (const { datastore, folders } of byDatastore.values()) world.files.addLate(datastore, folders, isCounted)
}

/** The datastores that a machine has files on, by name. */
function datastoresOf({ model }: World, vm: ManagedObject): ReadonlyMap<string, ManagedObject> {
  return new Map(related(model, vm, 'datastore').map((datastore) => [nameOf(datastore), datastore]))
}

function datastoreOf(world: World, vm: ManagedObject, name: string): ManagedObject | undefined {
  return datastoresOf(world, vm).get(name)
}

/** What disks take that are not thin. */
function thickBytes(vm: ManagedObject): number {
  let bytes = 0
  for (const { backing, capacityInBytes } of machineState(vm).config.devices as readonly (Device & VirtualDisk)[]) {
    const { fileName, thinProvisioned } = (backing ?? {}) as Partial<VirtualDiskFlatVer2BackingInfo>
    if (fileName?.endsWith('.vmdk') === true && thinProvisioned !== true) bytes += Number(capacityInBytes ?? 0)
  }
  return bytes
}

function writeLate(world: World, vm: ManagedObject, folder: FilePlace): void {
  if (world.model.find(vm.reference) === vm) writeFiles(world, vm, folder)
}

/** The files of a machine that is not in a folder of its own are written at once. */
export function makeMachineFolder({ world }: Site, vm: ManagedObject): void {
  const { datastore: name, path } = parseDatastorePath(machineState(vm).config.vmPathName)
  const datastore = datastoreOf(world, vm, name)
  if (datastore === undefined) return
  const folder = world.files.place(datastore, parentOf(path))
  if (!world.files.exists(folder)) world.files.mkdir(folder, { parents: true })
  writeFiles(world, vm, folder)
}

/** Those that are to be in that folder and aren't yet. */
function writeFiles(world: World, vm: ManagedObject, folder: FilePlace): void {
  const { files } = world
  const state = machineState(vm)
  const prefix = `[${nameOf(folder.datastore)}] ${folder.path}${folder.path === '' ? '' : '/'}`
  const chains = new Map(
    [state.config, ...(state.snapshots ?? []).map(({ config }) => config)]
      .flatMap(diskChains)
      .flatMap(({ disk, paths }) => paths.map((path, index) => [path, { disk, parent: paths[index + 1] }] as const)),
  )
  const datastores = datastoresOf(world, vm)
  const disks = new DiskFiles({ world, datastore: (name) => datastores.get(name) ?? folder.datastore })
  // A disk comes after the one that it is a difference to.
  for (const { path, type } of machineFiles(state).reverse()) {
    if (!path.startsWith(prefix)) continue
    const place = files.place(folder.datastore, parseDatastorePath(path).path)
    if (files.exists(place)) continue
    const disk = chains.get(path)
    if (disk !== undefined) {
      const { thinProvisioned, eagerlyScrub, uuid = '' } = disk.disk.backing as VirtualDiskFlatVer2BackingInfo
      disks.write(place, {
        path,
        capacity: Number(disk.disk.capacityInBytes ?? 0),
        isThin: thinProvisioned === true || disk.parent !== undefined,
        isEagerlyZeroed: eagerlyScrub === true,
        adapterType: 'lsilogic',
        uuid,
        ...(disk.parent === undefined ? {} : { parent: disk.parent }),
      })
    } else if (descriptorName(baseOf(path)) === undefined)
      files.write(place, type === 'config' ? formatVmx(configInfo(world.model, vm, state.config)) : contentOf(type))
  }
}

function contentOf(type: string): string {
  return type === 'log' ? 'vmx| Log of a simulated virtual machine\n' : ''
}

/** The .vmx as the machine is now. */
export function writeVmx(world: World, vm: ManagedObject): void {
  const state = machineState(vm)
  const { datastore: name, path } = parseDatastorePath(state.config.vmPathName)
  const datastore = datastoreOf(world, vm, name)
  if (datastore === undefined) return
  const place = world.files.place(datastore, path)
  if (world.files.exists(world.files.place(datastore, parentOf(path))))
    world.files.write(place, formatVmx(configInfo(world.model, vm, state.config)))
}

/** Deletes what the machine has on datastores, and its folder if there is nothing else in it. */
export function deleteMachineFiles(world: World, vm: ManagedObject): void {
  const { files } = world
  const state = machineState(vm)
  const { datastore: ownName, path: ownPath } = parseDatastorePath(state.config.vmPathName)
  const own = datastoreOf(world, vm, ownName)
  const folderName = parentOf(ownPath)
  const isLate = own !== undefined && files.isLate(own, folderName)
  if (isLate) files.dropLate(own, folderName)
  const datastores = datastoresOf(world, vm)
  const disks = diskFilesOf(state)
  const isOwn = ownFiles(world, vm)
  for (const { path } of machineFiles(state)) {
    const { datastore: name, path: inside } = parseDatastorePath(path)
    const datastore = datastores.get(name)
    if (datastore === undefined || (isLate && datastore === own && parentOf(inside) === folderName)) continue
    // What others stand on stays, and with it the content.
    const disk = disks.has(path) ? path : path.replace(/-flat\.vmdk$/, '.vmdk')
    if (disks.has(disk) && !isOwn(disk)) continue
    const place = files.place(datastore, inside)
    if (files.exists(place)) files.remove(place)
  }
  if (own === undefined || isLate || folderName === '') return
  const folder = files.place(own, folderName)
  if (files.exists(folder) && files.list(folder).length === 0) files.remove(folder)
}

/** What a machine has is written before it can be another machine's, or nobody's. */
export function writeMachineFolder(world: World, vm: ManagedObject): void {
  const { datastore: name, path } = parseDatastorePath(machineState(vm).config.vmPathName)
  const datastore = datastoreOf(world, vm, name)
  // Looking into it is enough.
  if (datastore !== undefined) world.files.place(datastore, path)
}
