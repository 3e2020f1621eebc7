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
    boot:
      boot.kind === 'firmware'
        ? { kind: 'firmware' }
        : {
            ...boot,
            kernel: `${link}/${boot.kernel}`,
            initrd: `${link}/${boot.initrd}`,
            commandLine: `${boot.commandLine}${emulationOptions(hardware, spec.cpus)}`,
          },
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
    // A cluster's components watch each other's deadlines, and end themselves where an emulated processor is too slow for these.
    ...(isTimedByInstructions(spec, hardware) && { timeByInstructions: true }),
  }
}

/** With two processors that take turns, Linux waits for the one with the other, and does not get to boot. */
function isTimedByInstructions({ cluster, cpus }: HostSpec, { accelerator }: Hardware): boolean {
  return accelerator === 'tcg' && cluster !== undefined && cpus === 1
}

/**
 * What Linux can't know of emulated processors.
 *
 * - `mitigations=off`: they speculate about nothing, and what guards against it (returns instead of jumps) is what they are slowest at.
 * - `tsc=reliable`: it takes the time stamp counters of several to be out of step, since their vendor is AMD's and they don't claim to be constant
 *   (unsynchronized_tsc in arch/x86/kernel/tsc.c). It would read the time from the HPET, a device for which all of QEMU has one lock: Go's
 *   programs, which ask for the time all the while, then stand still half of the time. QEMU's counters are one counter.
 */
function emulationOptions({ accelerator, architecture }: Hardware, cpus: number): string {
  if (accelerator !== 'tcg') return ''
  return architecture === 'amd64' && cpus > 1 ? ' mitigations=off tsc=reliable' : ' mitigations=off'
}
