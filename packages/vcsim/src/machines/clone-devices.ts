import { isDataObject } from '@vivarium/vim'
import type { VirtualDeviceConfigSpec, VirtualDisk, VirtualDiskFlatVer2BackingInfo, VirtualMachineRelocateSpec } from '@vivarium/vim/types'
import { invalidArgument } from '../faults.js'
import { parentOf, parseDatastorePath } from '../storage/datastore-path.js'
import { checkFits } from '../storage/space.js'
import { isSamePort, withoutPort } from './adapter-ports.js'
import { diskUuid } from './addresses.js'
import { type CopyTarget, copyDevices } from './copy-devices.js'
import { chain, type DiskBacking, differenceTo, isDisk } from './disk-chains.js'
import { DiskFiles } from './disk-files.js'
import { datastoreNameOf, moveTypeOf } from './location.js'
import { folderOf } from './machine-files.js'
import type { Device, MachineConfig } from './state.js'

/** A disk of the source whose content the clone's disk gets: paths of descriptors, the source's with those that it is a difference to. */
export interface CopiedDisk {
  readonly from: readonly string[]
  readonly to: string
}

/** How a machine's disks become those of another. */
interface Cloning {
  readonly source: MachineConfig
  readonly location: VirtualMachineRelocateSpec
  /** The source's disks, as they are now, may be differences' parents: nothing will be written to them. */
  readonly isReadOnly: boolean
  /** Filled with what is to be copied when the clone is there. */
  readonly copied: CopiedDisk[]
}

/** The devices of a clone. Throws the faults InvalidArgument, InvalidDatastore and NoDiskSpace. */
export function cloneDevices({ source, location, isReadOnly, copied }: Cloning, target: CopyTarget): Device[] {
  for (const { diskId } of location.disk ?? []) {
    if (!source.devices.some((device) => isDisk(device) && device.key === diskId)) throw invalidArgument('spec.location.disk.diskId')
  }
  const copies = copyDevices(source, target)
  return copies.map((copy, index) => {
    const original = source.devices[index]
    if (original === undefined || !isDisk(original) || !isDisk(copy)) return copy
    const locator = location.disk?.find(({ diskId }) => diskId === original.key)
    const type = moveTypeOf(locator?.diskMoveType ?? location.diskMoveType, 'spec.location.diskMoveType')
    const placed = placedIn(copy, locator?.datastore, target)
    const isElsewhere = folderOf(placed.fileName) !== folderOf(target.vmPathName)
    if (type === 'createNewChildDiskBacking') {
      if (!isReadOnly) throw invalidArgument('spec.location.diskMoveType')
      const backing = { ...differenceTo(original.backing, placed.fileName, placed.datastore), uuid: placed.uuid } as DiskBacking
      if (isElsewhere) makeDisk(target, original, backing)
      return { ...copy, backing }
    }
    const { parent } = original.backing
    const isChildOnly = type === 'moveChildMostDiskBacking' && parent !== undefined
    const format = isChildOnly ? {} : formatOf(location, locator?.diskBackingInfo)
    const backing = { ...placed, ...format, ...(isChildOnly ? { parent } : {}) } as DiskBacking
    if (isElsewhere) makeDisk(target, original, backing)
    else if (backing.parent === undefined && backing.thinProvisioned !== true) {
      const name = parseDatastorePath(backing.fileName).datastore
      checkFits(target.site.datastore(name), Number(original.capacityInBytes ?? 0), backing.fileName)
    }
    copied.push({
      from: isChildOnly ? [original.backing.fileName] : [...chain(original.backing)].map(({ fileName }) => fileName),
      to: backing.fileName,
    })
    return { ...copy, backing }
  })
}

/**
 * Clients take a disk of the source, make it larger, and send it as an edit: the file that it names, which is the source's, stands for the clone's
 * own. (As Cluster API's provider does it.) So does an adapter's port.
 */
export function changesOfClone(changes: readonly VirtualDeviceConfigSpec[], source: MachineConfig): VirtualDeviceConfigSpec[] {
  return changes.map((change) => {
    const { device, operation } = change
    const original = source.devices.find(({ key }) => key === device.key)
    const [given, known] = [device.backing, original?.backing] as readonly (Partial<DiskBacking> | undefined)[]
    if (operation === 'edit' && original !== undefined && isSamePort(device.backing, original.backing))
      return { ...change, device: { ...device, backing: withoutPort(device.backing) } as Device }
    if (operation !== 'edit' || !given?.fileName || given.fileName !== known?.fileName || !isDataObject(device, 'VirtualDisk'))
      return change
    const { datastore: _datastore, uuid: _uuid, parent: _parent, backingObjectId: _object, ...rest } = given
    return { ...change, device: { ...device, backing: { ...rest, fileName: '' } } as Device }
  })
}

/** In the clone's folder, or in one of the same name of another datastore. */
function placedIn(copy: Device, asked: Parameters<typeof datastoreNameOf>[1] | undefined, target: CopyTarget): DiskBacking {
  const backing = copy.backing as DiskBacking
  if (asked === undefined) return backing
  const { site, vmPathName } = target
  const name = datastoreNameOf(site.world, asked, 'spec.location.disk.datastore')
  if (vmPathName.startsWith(`[${name}]`)) return backing
  const { path } = parseDatastorePath(backing.fileName)
  const files = new DiskFiles(site)
  const start = `[${name}] ${path.replace(/\.vmdk$/i, '')}`
  let fileName = `${start}.vmdk`
  for (let number = 1; files.exists(fileName); number += 1) fileName = `${start}_${number}.vmdk`
  return { ...backing, fileName, datastore: site.datastore(name).reference, uuid: diskUuid(site, fileName) }
}

/** Of a disk that is not in the machine's own folder, which would come with it. */
function makeDisk({ site }: CopyTarget, disk: Device & VirtualDisk, backing: DiskBacking): void {
  const { datastore, path } = parseDatastorePath(backing.fileName)
  const { files } = site.world
  const folder = files.place(site.datastore(datastore), parentOf(path))
  if (!files.exists(folder)) files.mkdir(folder, { parents: true })
  new DiskFiles(site).do([
    {
      operation: 'create',
      path: backing.fileName,
      capacity: Number(disk.capacityInBytes ?? 0),
      isThin: backing.thinProvisioned === true || backing.parent !== undefined,
      isEagerlyZeroed: backing.eagerlyScrub === true,
      adapterType: 'lsilogic',
      uuid: backing.uuid ?? '',
      ...(backing.parent === undefined ? {} : { parent: backing.parent.fileName }),
    },
  ])
}

/** Thin or thick, where that is asked for. */
export function formatOf(
  { transform }: VirtualMachineRelocateSpec,
  info: unknown,
): Pick<VirtualDiskFlatVer2BackingInfo, 'thinProvisioned' | 'eagerlyScrub'> {
  const { thinProvisioned, eagerlyScrub } = (info ?? {}) as Partial<VirtualDiskFlatVer2BackingInfo>
  const isThin = thinProvisioned ?? (eagerlyScrub === true ? false : transform === undefined ? undefined : transform === 'sparse')
  return {
    ...(isThin === undefined ? {} : { thinProvisioned: isThin }),
    ...(eagerlyScrub !== undefined ? { eagerlyScrub } : isThin === true ? { eagerlyScrub: false } : {}),
  }
}
