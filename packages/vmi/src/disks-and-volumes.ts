import { errors } from './errors.js'
import type { Disk, VirtualMachineInstance, Volume } from './generated/types.js'
import { make } from './go-json.js'
import type { DiskOption } from './option.js'
import { within } from './paths.js'

// What the storage and cloud-init builders share. The first disk or volume of a name stays: adding another does nothing.

export function addDisk(vmi: VirtualMachineInstance, disk: Disk): void {
  const disks = within(vmi.spec.domain.devices, 'disks', [])
  if (!disks.some(({ name }) => name === disk.name)) disks.push(disk)
}

export function addVolume(vmi: VirtualMachineInstance, volume: Volume): void {
  const volumes = within(vmi.spec, 'volumes', [])
  if (!volumes.some(({ name }) => name === volume.name)) volumes.push(volume)
}

export function newDisk(name: string, bus: string, options: readonly DiskOption[] = []): Disk {
  const disk = make('Disk', { name, disk: { bus } })
  for (const apply of options) apply(disk)
  return disk
}

export const newCDRom = (name: string, bus: string): Disk => make('Disk', { name, cdrom: { bus } })

/** Adds a filesystem that virtiofs shares with the guest. Throws FILESYSTEM_EXISTS. */
export function addFilesystem(vmi: VirtualMachineInstance, name: string): void {
  const filesystems = within(vmi.spec.domain.devices, 'filesystems', [])
  if (filesystems.some((filesystem) => filesystem.name === name)) throw errors.filesystemExists(name)
  filesystems.push({ name, virtiofs: {} })
}
