import { flag, text, uint32 } from './arguments.js'
import type { Disk, Volume } from './generated/types.js'
import { make, put } from './go-json.js'
import { defineOption } from './option.js'
import { within } from './paths.js'
import type { DiskBus, DiskErrorPolicy, DriverIO } from './values.js'

/** An IO thread of its own for the disk. */
export const withDedicatedIOThreads = defineOption('withDedicatedIOThreads', [flag('enabled')], (disk: Disk, enabled: boolean) => {
  disk.dedicatedIOThread = enabled
})

export const withDiskBus = defineOption('withDiskBus', [text<DiskBus>('bus')], (disk: Disk, bus: DiskBus) => {
  put(within(disk, 'disk', {}), { bus })
})

export const withDiskIO = defineOption('withDiskIO', [text<DriverIO>('io')], (disk: Disk, io: DriverIO) => put(disk, { io }))

/** Block sizes in bytes; discards have the granularity of the physical one. Replaces `withDiskMatchVolumeBlockSize`. */
export const withDiskCustomBlockSize = defineOption(
  'withDiskCustomBlockSize',
  [uint32('logical'), uint32('physical')],
  (disk: Disk, logical: number, physical: number) => {
    disk.blockSize = make('BlockSize', { custom: { logical, physical, discardGranularity: physical } })
  },
)

/** The block size of the volume. Replaces `withDiskCustomBlockSize`. */
export const withDiskMatchVolumeBlockSize = defineOption('withDiskMatchVolumeBlockSize', [], (disk: Disk) => {
  disk.blockSize = { matchVolume: { enabled: true } }
})

export const withDiskShareable = defineOption('withDiskShareable', [], (disk: Disk) => {
  disk.shareable = true
})

/** From 1; unique among disks and interfaces. */
export const withDiskBootOrder = defineOption('withDiskBootOrder', [uint32('order')], (disk: Disk, order: number) => {
  disk.bootOrder = order
})

export const withDiskErrorPolicy = defineOption(
  'withDiskErrorPolicy',
  [text<DiskErrorPolicy>('policy')],
  (disk: Disk, policy: DiskErrorPolicy) => {
    disk.errorPolicy = policy
  },
)

/** For `withHostDisk`: whether several VMIs may use the file. */
export const withSharedHostDisk = defineOption('withSharedHostDisk', [flag('shared')], (volume: Volume, shared: boolean) => {
  if (volume.hostDisk) volume.hostDisk.shared = shared
})
