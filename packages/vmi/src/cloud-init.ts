import { option, rest, same } from './arguments.js'
import { addDisk, addVolume, newDisk } from './disks-and-volumes.js'
import { errors } from './errors.js'
import type { CloudInitConfigDriveSource, CloudInitNoCloudSource, VirtualMachineInstance, Volume } from './generated/types.js'
import { type ConfigDriveOption, defineFunction, defineOption, type NoCloudOption } from './option.js'

/** The name of the disk and volume that hold cloud-init's data. */
export const cloudInitDiskName = 'cloudinitdisk'

const volumeNamed = (vmi: VirtualMachineInstance, name: string) => vmi.spec.volumes?.find((volume) => volume.name === name)

/** Adds the disk and the volume, unless they are there, and gives the NoCloud source of the volume. Throws CLOUD_INIT_CONFLICT. */
export function noCloudSource(vmi: VirtualMachineInstance, name: string): CloudInitNoCloudSource {
  addCloudInit(vmi, { name, cloudInitNoCloud: {} })
  const source = volumeNamed(vmi, name)?.cloudInitNoCloud
  if (!source) throw errors.cloudInitConflict(name, 'NoCloud')
  return source
}

/** The same for a ConfigDrive source. */
export function configDriveSource(vmi: VirtualMachineInstance, name: string): CloudInitConfigDriveSource {
  addCloudInit(vmi, { name, cloudInitConfigDrive: {} })
  const source = volumeNamed(vmi, name)?.cloudInitConfigDrive
  if (!source) throw errors.cloudInitConflict(name, 'ConfigDrive')
  return source
}

function addCloudInit(vmi: VirtualMachineInstance, volume: Volume): void {
  addDisk(vmi, newDisk(volume.name, 'virtio'))
  addVolume(vmi, volume)
}

/**
 * cloud-init's NoCloud data, by options of `vivarium/vmi/cloudinit`. Used again, it adds to what is there. Throws
 * CLOUD_INIT_CONFLICT when the volume has another source and there is something to set.
 */
export const withCloudInitNoCloud = defineOption(
  'withCloudInitNoCloud',
  [rest(option<NoCloudOption>('opts'))],
  (vmi: VirtualMachineInstance, ...opts: NoCloudOption[]) => {
    addCloudInit(vmi, { name: cloudInitDiskName, cloudInitNoCloud: {} })
    for (const apply of opts) apply(noCloudSource(vmi, cloudInitDiskName))
  },
)

/** cloud-init's ConfigDrive data, in the same way. */
export const withCloudInitConfigDrive = defineOption(
  'withCloudInitConfigDrive',
  [rest(option<ConfigDriveOption>('opts'))],
  (vmi: VirtualMachineInstance, ...opts: ConfigDriveOption[]) => {
    addCloudInit(vmi, { name: cloudInitDiskName, cloudInitConfigDrive: {} })
    for (const apply of opts) apply(configDriveSource(vmi, cloudInitDiskName))
  },
)

/** The VMI's own volume with cloud-init's data, if it has one. */
export const getCloudInitVolume = defineFunction(
  'getCloudInitVolume',
  [same('vmi', 'VirtualMachineInstance')],
  (vmi: VirtualMachineInstance): Volume | undefined => volumeNamed(vmi, cloudInitDiskName),
)
