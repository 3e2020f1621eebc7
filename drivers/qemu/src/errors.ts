import { defineErrors } from '@vivarium/core'

/** What can go wrong with machines of the QEMU driver, beyond the shared errors and those of `vm`. */
export const qemuErrors = defineErrors({
  notReady: {
    code: 'MACHINE_NOT_READY',
    kind: 'state',
    meaning: 'The machine was started, but did not answer commands in time; its console is in the message.',
    message: (machine: string, why: string, console: string) =>
      `${machine} did not become ready: ${why}${console === '' ? '; its console printed nothing' : `; its console ended with:\n${console}`}`,
  },
  machineDied: {
    code: 'MACHINE_DIED',
    kind: 'environment',
    meaning: "The machine's QEMU process ended by itself.",
    message: (machine: string, how: string) => `${machine} is not running any more: QEMU ${how}`,
  },
  guestSetupFailed: {
    code: 'GUEST_SETUP_FAILED',
    kind: 'state',
    meaning: 'The commands that give a guest its host name, keys and LAN addresses failed.',
    message: (machine: string, output: string) => `${machine} booted, but could not be set up: ${output}`,
  },
  requirementNotMet: {
    code: 'REQUIREMENT_NOT_MET',
    kind: 'environment',
    meaning: 'A save needs something to run that this computer does not have.',
    message: (save: string, requirement: string, needed: string, found: string) =>
      `save ${save} can't be opened on this computer: it needs ${requirement} ${needed}, and here is ${found}`,
  },
  imageNotInCache: {
    code: 'IMAGE_NOT_IN_CACHE',
    kind: 'state',
    meaning: 'The content of an image is not in the image cache of this computer.',
    message: (image: string, hash: string, remedy: string) =>
      `the content of image ${image} (${hash.slice(0, 12)}) is not in the cache; ${remedy}`,
  },
  unknownBase: {
    code: 'UNKNOWN_IMAGE_BASE',
    kind: 'usage',
    meaning: 'The recipe names a base that this driver can not build.',
    message: (base: string, known: readonly string[]) => `there is no image base ${JSON.stringify(base)}; known: ${known.join(', ')}`,
  },
  saveFailed: {
    code: 'MACHINE_SAVE_FAILED',
    kind: 'state',
    meaning: 'The state of a machine could not be saved; the run goes on.',
    message: (machine: string, why: string) => `${machine} could not be saved: ${why}`,
  },
  suspended: {
    code: 'MACHINE_SUSPENDED',
    kind: 'state',
    meaning: 'A suspended machine answers nothing.',
    message: (machine: string) => `${machine} is suspended; let it go on with \`viv vm resume ${machine}\` first`,
  },
  ioError: {
    code: 'DISK_FULL_OR_FAILING',
    kind: 'environment',
    meaning: "The machine stands because its disk's file could not be written or read.",
    message: (machine: string) =>
      `${machine} stands still because this computer's disk is full or failing; free space, then go on with \`viv vm resume ${machine}\` (nothing was lost)`,
  },
})
