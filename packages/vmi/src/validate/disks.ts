import type { Disk, VirtualMachineInstanceSpec, Volume } from '../generated/types.js'
import { dnsLabelRule, isDnsLabel } from '../names.js'
import { alternatives, checkOneOf, checkUniqueNames, quoted, type Report } from './problem.js'

const buses = ['virtio', 'sata', 'scsi', 'usb']
const cacheModes = ['none', 'writethrough', 'writeback']
const ioModes = ['native', 'threads']
const errorPolicies = ['stop', 'ignore', 'report', 'enospace']
const serialNumber = /^[A-Za-z0-9_.+-]{1,256}$/
export const pciAddress = /^[\da-fA-F]{4}:[\da-fA-F]{2}:[\da-fA-F]{2}\.[0-7]$/
const targets = ['disk', 'lun', 'cdrom'] as const
const leastBlockSize = 512
const mostBlockSize = 2 * 1024 * 1024

export function checkDisks(report: Report, spec: VirtualMachineInstanceSpec, path: string): void {
  const disks = spec.domain.devices.disks ?? []
  const volumes = new Map((spec.volumes ?? []).map((volume) => [volume.name, volume]))
  checkUniqueNames(report, `${path}.domain.devices.disks`, 'disk', disks)
  for (const [index, disk] of disks.entries()) {
    const at = `${path}.domain.devices.disks[${index}]`
    checkDisk(report, disk, at)
    checkVolumeOfDisk(report, disk, volumes.get(disk.name), at, path)
  }
}

/** The kind of device that the disk is, `disk` unless it says otherwise, and its bus. */
function targetOf(disk: Disk): { kind: (typeof targets)[number]; bus: string } {
  const kind = targets.find((target) => disk[target]) ?? 'disk'
  return { kind, bus: disk[kind]?.bus ?? '' }
}

function checkDisk(report: Report, disk: Disk, at: string): void {
  // The name becomes the name of a container.
  if (!isDnsLabel(disk.name))
    report('FieldValueInvalid', `${at}.name`, `${quoted(disk.name)} can't be the name of a disk: use ${dnsLabelRule}`)
  const given = targets.filter((target) => disk[target])
  if (given.length > 1) report('FieldValueInvalid', at, `the disk is a ${given.join(' and a ')}; leave one of them`)
  const { kind, bus } = targetOf(disk)
  if (bus !== '' && !buses.includes(bus)) {
    report('FieldValueNotSupported', `${at}.${kind}.bus`, `there is no bus ${quoted(bus)} for disks; use ${alternatives(buses)}`)
  }
  if (kind === 'cdrom' && bus === 'virtio')
    report('FieldValueInvalid', `${at}.cdrom.bus`, 'a CD-ROM can\'t be on the virtio bus; use "sata" or "scsi"')
  if (disk.disk?.readonly && bus === 'sata')
    report('FieldValueInvalid', `${at}.disk.bus`, 'a disk on the sata bus can\'t be read-only; use "virtio" or "scsi"')
  if (disk.dedicatedIOThread && bus !== '' && bus !== 'virtio') {
    report('FieldValueNotSupported', `${at}.dedicatedIOThread`, `a disk on the ${bus} bus can't have an IO thread of its own; use "virtio"`)
  }
  if (disk.disk?.pciAddress) {
    if (bus !== 'virtio') report('FieldValueInvalid', `${at}.disk.pciAddress`, 'only a disk on the virtio bus has a PCI address')
    checkPciAddress(report, `${at}.disk.pciAddress`, disk.disk.pciAddress)
  }
  if (disk.serial && !serialNumber.test(disk.serial)) {
    report('FieldValueInvalid', `${at}.serial`, 'a serial number has at most 256 letters, digits, "_", ".", "+" and "-"')
  }
  checkOneOf(report, `${at}.cache`, disk.cache, cacheModes)
  checkOneOf(report, `${at}.io`, disk.io, ioModes)
  checkOneOf(report, `${at}.errorPolicy`, disk.errorPolicy, errorPolicies)
  checkBlockSize(report, disk, bus, at)
}

export function checkPciAddress(report: Report, path: string, address: string): void {
  if (!pciAddress.test(address)) report('FieldValueInvalid', path, `${quoted(address)} is not a PCI address such as "0000:81:00.1"`)
}

function checkBlockSize(report: Report, { blockSize }: Disk, bus: string, at: string): void {
  const custom = blockSize?.custom
  if (!blockSize || !custom) return
  if (blockSize.matchVolume && blockSize.matchVolume.enabled !== false) {
    report('FieldValueInvalid', `${at}.blockSize`, "the block size is given and also to be the volume's; leave one of them")
    return
  }
  const { logical = 0, physical = 0, discardGranularity } = custom
  const field = `${at}.blockSize.custom`
  for (const [name, size] of Object.entries({ logical, physical })) {
    if (size < leastBlockSize || size > mostBlockSize || (size & (size - 1)) !== 0) {
      report(
        'FieldValueInvalid',
        `${field}.${name}`,
        `${size} can't be a block size: use a power of 2 from ${leastBlockSize} to ${mostBlockSize}`,
      )
    }
  }
  if (logical > physical)
    report('FieldValueInvalid', `${field}.logical`, `the logical block size ${logical} is larger than the physical one, ${physical}`)
  if (bus === 'sata' && logical !== leastBlockSize) {
    report('FieldValueInvalid', `${field}.logical`, `on the sata bus the logical block size is ${leastBlockSize}`)
  }
  if (discardGranularity !== undefined && logical > 0 && discardGranularity % logical !== 0) {
    report(
      'FieldValueInvalid',
      `${field}.discardGranularity`,
      `${discardGranularity} is not a multiple of the logical block size ${logical}`,
    )
  }
}

function checkVolumeOfDisk(report: Report, disk: Disk, volume: Volume | undefined, at: string, path: string): void {
  if (!volume) {
    // A CD-ROM drive may be empty (KubeVirt's feature gate DeclarativeHotplugVolumes).
    if (disk.cdrom) return
    report(
      'FieldValueNotFound',
      `${at}.name`,
      `the disk ${quoted(disk.name)} has no volume; add a volume of that name to ${path}.volumes, or remove the disk`,
    )
    return
  }
  if (disk.lun && !volume.persistentVolumeClaim && !volume.dataVolume) {
    report('FieldValueInvalid', `${at}.lun`, `a LUN needs a PersistentVolumeClaim or a DataVolume; the volume ${quoted(disk.name)} is none`)
  }
  if (volume.downwardMetrics && (!disk.disk || (disk.disk.bus && disk.disk.bus !== 'virtio'))) {
    report('FieldValueInvalid', `${at}.disk`, 'downward metrics need a disk on the virtio bus')
  }
}

/** Boot orders count from 1, and no two devices have the same. */
export function checkBootOrder(report: Report, spec: VirtualMachineInstanceSpec, path: string): void {
  const seen = new Map<number, string>()
  for (const list of ['disks', 'interfaces'] as const) {
    for (const [index, { bootOrder }] of (spec.domain.devices[list] ?? []).entries()) {
      if (bootOrder === undefined || bootOrder === null) continue
      const device = `${path}.domain.devices.${list}[${index}]`
      const at = `${device}.bootOrder`
      const other = seen.get(bootOrder)
      if (bootOrder < 1) report('FieldValueInvalid', at, `${bootOrder} can't be a boot order: it counts from 1`)
      else if (other !== undefined)
        report('FieldValueDuplicate', at, `boot order ${bootOrder} is taken by ${other}; give each device another`)
      else seen.set(bootOrder, device)
    }
  }
}
