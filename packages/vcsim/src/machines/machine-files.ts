import type { VirtualDisk, VirtualDiskFlatVer2BackingInfo } from '@vivarium/vim/types'
import { extentName } from '../storage/vmdk.js'
import type { Device, MachineConfig, MachineState } from './state.js'

/** A file that a machine has on a datastore. */
export interface MachineFile {
  /** `[LocalDS_0] web/web.vmx` */
  readonly path: string
  /** As VirtualMachineFileLayoutEx names types. */
  readonly type: string
  /** In bytes. */
  readonly size: number
}

/** A disk of a machine with the files of it and of the disks that it is a difference to, its own first. */
export interface DiskChain {
  readonly disk: Device & VirtualDisk
  /** Paths of descriptors. */
  readonly paths: readonly string[]
}

const bytesPerMegabyte = 2 ** 20
/** About what ESX writes for a machine. */
const sizes = { config: 2800, nvram: 8684, snapshotList: 0, log: 40_000, descriptor: 520, snapshotData: 29_000 }

/** `[LocalDS_0] web` of `[LocalDS_0] web/web.vmx`. */
export function folderOf(vmPathName: string): string {
  const slash = vmPathName.lastIndexOf('/')
  return slash === -1 ? vmPathName.slice(0, vmPathName.indexOf(']') + 1) : vmPathName.slice(0, slash)
}

/** `web` of `[LocalDS_0] web/web.vmx`. */
export function baseNameOf(vmPathName: string): string {
  return vmPathName.slice(Math.max(vmPathName.lastIndexOf('/'), vmPathName.indexOf(']') + 1) + 1).replace(/\.vmx$/i, '')
}

/** A file in a machine's folder. */
export function besideOf(vmPathName: string, name: string): string {
  const folder = folderOf(vmPathName)
  return `${folder}${folder.endsWith(']') ? ' ' : '/'}${name}`
}

/** In the order of the devices. */
export function diskChains({ devices }: MachineConfig): DiskChain[] {
  const chains: DiskChain[] = []
  for (const device of devices) {
    if (device._typeName !== 'VirtualDisk') continue
    const paths: string[] = []
    for (let at = device.backing as VirtualDiskFlatVer2BackingInfo | undefined; at?.fileName !== undefined; at = at.parent)
      paths.push(at.fileName)
    chains.push({ disk: device as Device & VirtualDisk, paths })
  }
  return chains
}

/** All files that a machine has, each once. Those of disks that are differences are taken to have nothing in them. */
export function machineFiles({ config, powerState, snapshots = [] }: MachineState): MachineFile[] {
  const { vmPathName, hardware } = config
  const base = baseNameOf(vmPathName)
  const beside = (name: string) => besideOf(vmPathName, name)
  const log = config.folders?.log === undefined ? beside('vmware.log') : `${config.folders.log}/vmware.log`
  const memory = hardware.memoryMB * bytesPerMegabyte
  const found: MachineFile[] = [
    { path: vmPathName, type: 'config', size: sizes.config },
    { path: beside(`${base}.nvram`), type: 'nvram', size: sizes.nvram },
    { path: beside(`${base}.vmsd`), type: 'snapshotList', size: sizes.snapshotList },
    { path: log, type: 'log', size: sizes.log },
  ]
  if (powerState === 'poweredOn') found.push({ path: beside(`${base}.vswp`), type: 'swap', size: memory })
  if (powerState === 'suspended') {
    found.push({ path: beside(`${base}.vmss`), type: 'suspend', size: sizes.snapshotData })
    found.push({ path: beside(`${base}.vmem`), type: 'suspendMemory', size: memory })
  }
  for (const { id, hasMemory, config: of } of snapshots) {
    found.push({ path: snapshotFile(config, id), type: 'snapshotData', size: sizes.snapshotData })
    if (hasMemory)
      found.push({ path: snapshotMemoryFile(config, id), type: 'snapshotMemory', size: of.hardware.memoryMB * bytesPerMegabyte })
  }
  const disks = [config, ...snapshots.map((snapshot) => snapshot.config)].flatMap(diskChains)
  const seen = new Set<string>()
  for (const { disk, paths } of disks) {
    for (const [index, path] of paths.entries()) {
      if (seen.has(path)) continue
      seen.add(path)
      const { thinProvisioned } = disk.backing as VirtualDiskFlatVer2BackingInfo
      const isWhole = index === paths.length - 1 && thinProvisioned !== true
      found.push({ path, type: 'diskDescriptor', size: sizes.descriptor })
      found.push({ path: extentName(path), type: 'diskExtent', size: isWhole ? Number(disk.capacityInBytes ?? 0) : 0 })
    }
  }
  return found
}

/** Where the state of a snapshot is. */
export function snapshotFile(config: MachineConfig, id: number): string {
  return inSnapshotFolder(config, `${baseNameOf(config.vmPathName)}-Snapshot${id}.vmsn`)
}

export function snapshotMemoryFile(config: MachineConfig, id: number): string {
  return inSnapshotFolder(config, `${baseNameOf(config.vmPathName)}-Snapshot${id}.vmem`)
}

function inSnapshotFolder({ vmPathName, folders }: MachineConfig, name: string): string {
  return folders?.snapshot === undefined ? besideOf(vmPathName, name) : `${folders.snapshot}/${name}`
}
