import type { VirtualDisk, VirtualDiskFlatVer2BackingInfo } from '@vivarium/vim/types'
import type { Device, MachineConfig, MachineState } from './state.js'

/** The file of a disk with those that it is a difference to. */
export type DiskBacking = VirtualDiskFlatVer2BackingInfo & { readonly _typeName: string }

type Disk = Device & VirtualDisk & { readonly backing: DiskBacking }

/** The parts of a machine that say which files its disks are. */
type Chained = Pick<MachineState, 'config' | 'snapshots'>

export function isDisk(device: Device): device is Disk {
  return device._typeName === 'VirtualDisk' && (device.backing as Partial<DiskBacking> | undefined)?.fileName !== undefined
}

/** Independent disks, and raw ones in physical mode, stay as they are when a snapshot is taken or reverted to. */
export function isInSnapshots(device: Device): device is Disk {
  if (!isDisk(device)) return false
  const { diskMode = '', compatibilityMode } = device.backing as DiskBacking & { readonly compatibilityMode?: string }
  return !diskMode.startsWith('independent') && compatibilityMode !== 'physicalMode'
}

/** The same machine configuration with other backings of its disks; a disk for which the same is given stays what it is. */
export function withBackings(config: MachineConfig, change: (backing: DiskBacking, disk: Disk) => DiskBacking): MachineConfig {
  let isOther = false
  const devices = config.devices.map((device) => {
    if (!isDisk(device)) return device
    const backing = change(device.backing, device)
    if (backing === device.backing) return device
    isOther = true
    return { ...device, backing } as Device
  })
  return isOther ? { ...config, devices } : config
}

/** A difference to a disk, which is not to change any more. Guests see the same disk. */
export function differenceTo(parent: DiskBacking, fileName: string, datastore: DiskBacking['datastore'] = parent.datastore): DiskBacking {
  return { ...parent, fileName, parent, ...(datastore === undefined ? {} : { datastore }) }
}

/** `web-000001.vmdk` for `web.vmdk`: the first name of a difference that is free. */
export function differenceName(path: string, isTaken: (path: string) => boolean): string {
  const base = path.replace(/(?:-\d{6})?\.vmdk$/i, '')
  for (let number = 1; ; number += 1) {
    const name = `${base}-${String(number).padStart(6, '0')}.vmdk`
    if (!isTaken(name)) return name
  }
}

/** The backing of each file that a disk stands on, its own first. */
export function* chain(backing: DiskBacking): Iterable<DiskBacking> {
  for (let at: DiskBacking | undefined = backing; at !== undefined; at = at.parent as DiskBacking | undefined) yield at
}

const configsOf = ({ config, snapshots = [] }: Chained) => [config, ...snapshots.map((snapshot) => snapshot.config)]

/** The files of the disks that a machine and its snapshots stand on first, not those that these are differences to. */
export function topFiles(state: Chained): Set<string> {
  return new Set(configsOf(state).flatMap(({ devices }) => devices.filter(isDisk).map(({ backing }) => backing.fileName)))
}

/** All files of disks by the one that each is a difference to; undefined for whole disks. */
export function diskFilesOf(state: Chained): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>()
  for (const { devices } of configsOf(state)) {
    for (const { backing } of devices.filter(isDisk))
      for (const { fileName, parent } of chain(backing)) found.set(fileName, parent?.fileName)
  }
  return found
}

/**
 * Differences that nothing needs by themselves become one with the disk that they are a difference to. `isFree`: true for a file that is the
 * machine's alone.
 */
export function consolidated<S extends Chained>(state: S, isFree: (path: string) => boolean): S {
  let next = state
  for (;;) {
    const gone = superfluous(next, isFree)
    if (gone === undefined) return next
    const without = (config: MachineConfig) => withBackings(config, (backing) => withoutFile(backing, gone))
    next = {
      ...next,
      config: without(next.config),
      ...(next.snapshots === undefined ? {} : { snapshots: next.snapshots.map((each) => ({ ...each, config: without(each.config) })) }),
    }
  }
}

/** A file whose only difference can be written into it: that difference. */
function superfluous(state: Chained, isFree: (path: string) => boolean): string | undefined {
  const tops = topFiles(state)
  const children = new Map<string, string[]>()
  for (const [path, parent] of diskFilesOf(state)) if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), path])
  for (const [path, [child, ...others]] of children) {
    if (child !== undefined && others.length === 0 && !tops.has(path) && isFree(path) && isFree(child)) return child
  }
  return undefined
}

/** What a difference was lives on under the name of what it was a difference to. */
function withoutFile(backing: DiskBacking, gone: string): DiskBacking {
  const parent = backing.parent as DiskBacking | undefined
  if (parent === undefined) return backing
  if (backing.fileName !== gone) {
    const next = withoutFile(parent, gone)
    return next === parent ? backing : { ...backing, parent: next }
  }
  const { parent: _parent, ...own } = backing
  const { fileName, datastore, thinProvisioned, eagerlyScrub, parent: grandparent } = parent
  return {
    ...own,
    fileName,
    ...(datastore === undefined ? {} : { datastore }),
    ...(thinProvisioned === undefined ? {} : { thinProvisioned }),
    ...(eagerlyScrub === undefined ? {} : { eagerlyScrub }),
    ...(grandparent === undefined ? {} : { parent: grandparent }),
  }
}
