import { standardChannels } from '@vivarium/vm'

/**
 * The files of a machine. In a run they lie in `machines/ID/`, in a save in the folder of the same name; QEMU runs in the run's, so
 * that all names it is given are these or relative.
 */
export const machineFiles = {
  /** The writable top of the disk; in a save, the layer that the save added. */
  disk: 'disk.qcow2',
  /** Guest memory, byte by byte; sparse. */
  memory: 'ram',
  /** Device state: QEMU's migration stream. */
  state: 'state',
  seed: 'seed.img',
  log: 'qemu.log',
  ...standardChannels,
} as const

/** From a machine's folder in a run to its run's folder, and to the universe's saves. */
export const runFromMachine = '../..'
export const savesFromMachine = '../../../../saves'

/** Where a machine's files lie below a run's or a save's folder. */
export const machineFolder = (hostId: string) => `machines/${hostId}`

/** A link to the image's folder in the cache, so that no name of a user's folder reaches QEMU. Relative to the run's folder. */
export const imageLink = (hash: string) => `images/${hash}`

/** The switch's socket, relative to the run's folder. */
export const switchSocket = (network: string) => `networks/${network}.sock`
