import { flag, object, option, quantity, rest, text, uint32 } from './arguments.js'
import { addDisk, addFilesystem, addVolume, newCDRom, newDisk } from './disks-and-volumes.js'
import type { DiskIOThreads, VirtualMachineInstance, Volume } from './generated/types.js'
import { make } from './go-json.js'
import { type DiskOption, defineOption, type HostDiskOption } from './option.js'
import { within } from './paths.js'
import { canonicalQuantity } from './quantity.js'
import type { DiskBus, HostDiskType, ImagePullPolicy, IOThreadsPolicy } from './values.js'

const diskOptions = rest(option<DiskOption>('diskOpts'))

const persistentVolumeClaim = (name: string, claimName: string, hotpluggable = false) =>
  make('Volume', { name, persistentVolumeClaim: { claimName, hotpluggable } })
const dataVolume = (name: string, dataVolumeName: string, hotpluggable = false) =>
  make('Volume', { name, dataVolume: { name: dataVolumeName, hotpluggable } })

/** A virtio disk from a container image. */
export const withContainerDisk = defineOption(
  'withContainerDisk',
  [text('diskName'), text('imageName'), rest(option<DiskOption>('options'))],
  (vmi: VirtualMachineInstance, diskName: string, imageName: string, ...options: DiskOption[]) => {
    addDisk(vmi, newDisk(diskName, 'virtio', options))
    addVolume(vmi, { name: diskName, containerDisk: { image: imageName } })
  },
)

/** The same, saying when the image is pulled. */
export const withContainerDiskAndPullPolicy = defineOption(
  'withContainerDiskAndPullPolicy',
  [text('diskName'), text('imageName'), text<ImagePullPolicy>('imagePullPolicy'), diskOptions],
  (vmi: VirtualMachineInstance, diskName: string, imageName: string, imagePullPolicy: ImagePullPolicy, ...diskOpts: DiskOption[]) => {
    addDisk(vmi, newDisk(diskName, 'virtio', diskOpts))
    addVolume(vmi, make('Volume', { name: diskName, containerDisk: { image: imageName, imagePullPolicy } }))
  },
)

/** A SATA disk from a container image. */
export const withContainerSATADisk = defineOption(
  'withContainerSATADisk',
  [text('diskName'), text('imageName'), diskOptions],
  (vmi: VirtualMachineInstance, diskName: string, imageName: string, ...diskOpts: DiskOption[]) => {
    addDisk(vmi, newDisk(diskName, 'sata', diskOpts))
    addVolume(vmi, { name: diskName, containerDisk: { image: imageName } })
  },
)

/** A virtio disk from a PersistentVolumeClaim. */
export const withPersistentVolumeClaim = defineOption(
  'withPersistentVolumeClaim',
  [text('diskName'), text('pvcName'), diskOptions],
  (vmi: VirtualMachineInstance, diskName: string, pvcName: string, ...diskOpts: DiskOption[]) => {
    addDisk(vmi, newDisk(diskName, 'virtio', diskOpts))
    addVolume(vmi, persistentVolumeClaim(diskName, pvcName))
  },
)

/** The same, so that it can be unplugged. */
export const withHotplugPersistentVolumeClaim = defineOption(
  'withHotplugPersistentVolumeClaim',
  [text('diskName'), text('pvcName'), diskOptions],
  (vmi: VirtualMachineInstance, diskName: string, pvcName: string, ...diskOpts: DiskOption[]) => {
    addDisk(vmi, newDisk(diskName, 'virtio', diskOpts))
    addVolume(vmi, persistentVolumeClaim(diskName, pvcName, true))
  },
)

/** A SATA disk on top of a PersistentVolumeClaim; what the guest writes is gone with the VMI. */
export const withEphemeralPersistentVolumeClaim = defineOption(
  'withEphemeralPersistentVolumeClaim',
  [text('diskName'), text('pvcName'), diskOptions],
  (vmi: VirtualMachineInstance, diskName: string, pvcName: string, ...diskOpts: DiskOption[]) => {
    addDisk(vmi, newDisk(diskName, 'sata', diskOpts))
    addVolume(vmi, { name: diskName, ephemeral: { persistentVolumeClaim: { claimName: pvcName } } })
  },
)

/** A virtio disk from a DataVolume. */
export const withDataVolume = defineOption(
  'withDataVolume',
  [text('diskName'), text('pvcName'), diskOptions],
  (vmi: VirtualMachineInstance, diskName: string, pvcName: string, ...diskOpts: DiskOption[]) => {
    addDisk(vmi, newDisk(diskName, 'virtio', diskOpts))
    addVolume(vmi, dataVolume(diskName, pvcName))
  },
)

/** A SCSI disk from a DataVolume, which can be unplugged. */
export const withHotplugDataVolume = defineOption(
  'withHotplugDataVolume',
  [text('diskName'), text('pvcName'), diskOptions],
  (vmi: VirtualMachineInstance, diskName: string, pvcName: string, ...diskOpts: DiskOption[]) => {
    addDisk(vmi, newDisk(diskName, 'scsi', diskOpts))
    addVolume(vmi, dataVolume(diskName, pvcName, true))
  },
)

/** An empty disk of that capacity, which is gone with the VMI. */
export const withEmptyDisk = defineOption(
  'withEmptyDisk',
  [text('diskName'), text<DiskBus>('bus'), quantity('capacity'), diskOptions],
  (vmi: VirtualMachineInstance, diskName: string, bus: DiskBus, capacity: string, ...diskOpts: DiskOption[]) => {
    addDisk(vmi, newDisk(diskName, bus, diskOpts))
    addVolume(vmi, { name: diskName, emptyDisk: { capacity } })
  },
)

/** A CD-ROM from a PersistentVolumeClaim. */
export const withCDRom = defineOption(
  'withCDRom',
  [text('cdRomName'), text<DiskBus>('bus'), text('claimName')],
  (vmi: VirtualMachineInstance, cdRomName: string, bus: DiskBus, claimName: string) => {
    addDisk(vmi, newCDRom(cdRomName, bus))
    addVolume(vmi, persistentVolumeClaim(cdRomName, claimName))
  },
)

/** A CD-ROM from any volume, and with its name. */
export const withCDRomAndVolume = defineOption(
  'withCDRomAndVolume',
  [text<DiskBus>('bus'), object('volume', 'Volume')],
  (vmi: VirtualMachineInstance, bus: DiskBus, volume: Volume) => {
    addDisk(vmi, newCDRom(volume.name, bus))
    addVolume(vmi, volume)
  },
)

/** A CD-ROM drive with nothing in it. */
export const withEmptyCDRom = defineOption(
  'withEmptyCDRom',
  [text<DiskBus>('bus'), text('name')],
  (vmi: VirtualMachineInstance, bus: DiskBus, name: string) => addDisk(vmi, newCDRom(name, bus)),
)

/** A CD-ROM from a container image: that is what the third argument is, in spite of its name. */
export const withEphemeralCDRom = defineOption(
  'withEphemeralCDRom',
  [text('cdRomName'), text<DiskBus>('bus'), text('claimName')],
  (vmi: VirtualMachineInstance, cdRomName: string, bus: DiskBus, claimName: string) => {
    addDisk(vmi, newCDRom(cdRomName, bus))
    addVolume(vmi, { name: cdRomName, containerDisk: { image: claimName } })
  },
)

/** Shares a PersistentVolumeClaim with the guest; filesystem and volume have its name. Throws FILESYSTEM_EXISTS. */
export const withFilesystemPVC = defineOption(
  'withFilesystemPVC',
  [text('claimName')],
  (vmi: VirtualMachineInstance, claimName: string) => {
    addFilesystem(vmi, claimName)
    addVolume(vmi, persistentVolumeClaim(claimName, claimName))
  },
)

/** Shares a DataVolume with the guest; filesystem and volume have its name. Throws FILESYSTEM_EXISTS. */
export const withFilesystemDV = defineOption(
  'withFilesystemDV',
  [text('dataVolumeName')],
  (vmi: VirtualMachineInstance, dataVolumeName: string) => {
    addFilesystem(vmi, dataVolumeName)
    addVolume(vmi, dataVolume(dataVolumeName, dataVolumeName))
  },
)

/** Shares a path of the virt-launcher container with the guest. Throws FILESYSTEM_EXISTS. */
export const withFilesystemContainerPath = defineOption(
  'withFilesystemContainerPath',
  [text('name'), text('path')],
  (vmi: VirtualMachineInstance, name: string, path: string) => {
    addFilesystem(vmi, name)
    addVolume(vmi, make('Volume', { name, containerPath: { path } }))
  },
)

/** A SCSI LUN from a PersistentVolumeClaim, with SCSI persistent reservation on request. */
export const withPersistentVolumeClaimLun = defineOption(
  'withPersistentVolumeClaimLun',
  [text('diskName'), text('pvcName'), flag('reservation')],
  (vmi: VirtualMachineInstance, diskName: string, pvcName: string, reservation: boolean) => {
    addDisk(vmi, make('Disk', { name: diskName, lun: { bus: 'scsi', reservation } }))
    addVolume(vmi, persistentVolumeClaim(diskName, pvcName))
  },
)

/** A disk without a volume: add one of its name. */
export const withDisk = defineOption(
  'withDisk',
  [text('diskName'), text<DiskBus>('bus'), rest(option<DiskOption>('opts'))],
  (vmi: VirtualMachineInstance, diskName: string, bus: DiskBus, ...opts: DiskOption[]) => addDisk(vmi, newDisk(diskName, bus, opts)),
)

const defaultHostDiskCapacity = '1Gi'

function addHostDisk(
  vmi: VirtualMachineInstance,
  name: string,
  path: string,
  type: HostDiskType,
  capacity: string,
  options: readonly HostDiskOption[],
): void {
  addDisk(vmi, newDisk(name, 'virtio'))
  const volume = make('Volume', { name, hostDisk: { path, type, capacity } })
  for (const apply of options) apply(volume)
  addVolume(vmi, volume)
}

/** A virtio disk from an image file on the node; 1Gi if it is to be created. */
export const withHostDisk = defineOption(
  'withHostDisk',
  [text('diskName'), text('path'), text<HostDiskType>('diskType'), rest(option<HostDiskOption>('opts'))],
  (vmi: VirtualMachineInstance, diskName: string, path: string, diskType: HostDiskType, ...opts: HostDiskOption[]) =>
    addHostDisk(vmi, diskName, path, diskType, diskType === 'DiskOrCreate' ? defaultHostDiskCapacity : '0', opts),
)

/** The same with a capacity of your own; an empty one is none. */
export const withHostDiskAndCapacity = defineOption(
  'withHostDiskAndCapacity',
  [text('diskName'), text('path'), text<HostDiskType>('diskType'), text('capacity'), rest(option<HostDiskOption>('opts'))],
  (vmi: VirtualMachineInstance, diskName: string, path: string, diskType: HostDiskType, capacity: string, ...opts: HostDiskOption[]) =>
    addHostDisk(vmi, diskName, path, diskType, capacity === '' ? '0' : canonicalQuantity(capacity), opts),
)

export const withIOThreadsPolicy = defineOption(
  'withIOThreadsPolicy',
  [text<IOThreadsPolicy>('policy')],
  (vmi: VirtualMachineInstance, policy: IOThreadsPolicy) => {
    vmi.spec.domain.ioThreadsPolicy = policy
  },
)

/** Replaces the settings of the IO threads. */
export const withIOThreads = defineOption(
  'withIOThreads',
  [object('iothreads', 'DiskIOThreads')],
  (vmi: VirtualMachineInstance, iothreads: DiskIOThreads) => {
    vmi.spec.domain.ioThreads = iothreads
  },
)

/** How many threads the supplemental pool has. */
export const withSupplementalPoolThreadCount = defineOption(
  'withSupplementalPoolThreadCount',
  [uint32('count')],
  (vmi: VirtualMachineInstance, count: number) => {
    const ioThreads = within(vmi.spec.domain, 'ioThreads', {})
    ioThreads.supplementalPoolThreadCount = count
  },
)

export const withBlockMultiQueue = defineOption('withBlockMultiQueue', [], (vmi: VirtualMachineInstance) => {
  vmi.spec.domain.devices.blockMultiQueue = true
})
