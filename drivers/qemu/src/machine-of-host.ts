import type { HostSpec } from '@vivarium/core'
import { hostId } from '@vivarium/core'
import type { DiskLayer } from '@vivarium/vm'
import type { ImageContent } from './image-content.js'
import { imageLink, machineFiles, machineFolder, runFromMachine, savesFromMachine, switchSocket } from './machine-folder.js'
import type { Hardware } from './record.js'
import type { MachineStart } from './running-machine.js'

export interface MachineOfHost {
  readonly spec: HostSpec
  readonly hardware: Hardware
  readonly disk: {
    /** Key of the image in the cache. */
    readonly image: string
    /** The saves, oldest first, that hold the disk between the image and its top. */
    readonly saves: readonly string[]
    readonly content: ImageContent
  }
  readonly macAddresses: { readonly internet: string; readonly lan: string }
  /** The seed image, relative to the machine's folder. */
  readonly seed: string | undefined
  readonly clockStart: Date
}

/** The machine that a host is for QEMU. All paths are relative to its folder in the run, so that no user's folder stands in them. */
export function machineOf({ spec, hardware, disk, macAddresses, seed, clockStart }: MachineOfHost): MachineStart['machine'] {
  const link = `${runFromMachine}/${imageLink(disk.image)}`
  const { boot } = disk.content
  const inSave = (save: string): DiskLayer => ({
    path: `${savesFromMachine}/${save}/${machineFolder(hostId(spec))}/${machineFiles.disk}`,
    format: 'qcow2',
  })
  return {
    name: spec.name,
    architecture: hardware.architecture,
    machineType: hardware.machineType,
    accelerator: hardware.accelerator,
    cpus: spec.cpus,
    boot: boot.kind === 'firmware' ? { kind: 'firmware' } : { ...boot, kernel: `${link}/${boot.kernel}`, initrd: `${link}/${boot.initrd}` },
    rootDisk: {
      layers: [
        { path: `${link}/${disk.content.disk}`, format: 'qcow2' },
        ...disk.saves.map(inSave),
        { path: machineFiles.disk, format: 'qcow2' },
      ],
    },
    ...(seed === undefined ? {} : { seedImage: seed }),
    internet: { macAddress: macAddresses.internet },
    lan: { macAddress: macAddresses.lan, switchSocket: `${runFromMachine}/${switchSocket(spec.network)}` },
    // A new one at every start: the guest's kernel then takes new randomness, so that forks do not share it.
    ...(hardware.architecture === 'amd64' ? { generationId: 'auto' } : {}),
    clockStart,
  }
}
