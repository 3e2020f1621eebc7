import { defineErrors } from '@vivarium/core'

/** What can go wrong with one local virtual machine, beyond core's shared errors. */
export const vmErrors = defineErrors({
  qmpFailed: {
    code: 'QMP_FAILED',
    kind: 'state',
    meaning: "QEMU refused a monitor command. `details` has the command and QMP's error class.",
    message: (command: string, description: string) => `QEMU refused ${command}: ${description}`,
  },
  qmpClosed: {
    code: 'QMP_CLOSED',
    kind: 'state',
    meaning: 'The connection to the QEMU monitor ended while something was asked of it, most often because QEMU ended.',
    message: (what: string, why: string) => `the connection to the QEMU monitor closed during ${what}: ${why}`,
  },
  qemuEnded: {
    code: 'QEMU_ENDED',
    kind: 'environment',
    meaning: 'QEMU ended although the machine should run. `details` has code and signal.',
    message: (program: string, how: string, stderr: string) => `${program} ${how}${stderr === '' ? '' : `:\n${stderr}`}`,
  },
  agentFailed: {
    code: 'GUEST_AGENT_FAILED',
    kind: 'state',
    meaning: 'The guest agent refused a command. `details` has the command and the error class.',
    message: (command: string, description: string) => `the guest agent refused ${command}: ${description}`,
  },
  agentUnreachable: {
    code: 'GUEST_AGENT_UNREACHABLE',
    kind: 'state',
    meaning: "The machine's guest agent can not be reached.",
    message: (why: string) => `the guest agent can't be reached: ${why}; the machine must run and have qemu-guest-agent installed`,
  },
  noSuchFile: {
    code: 'NOT_FOUND',
    kind: 'usage',
    meaning: 'There is no such file in the machine.',
    message: (path: string) => `there is no file ${JSON.stringify(path)} in the machine`,
  },
  migrationFailed: {
    code: 'MIGRATION_FAILED',
    kind: 'environment',
    meaning: "The machine's state could not be written or read.",
    message: (direction: 'save' | 'load', why: string) =>
      `the state of the machine could not be ${direction === 'save' ? 'written' : 'read'}: ${why}`,
  },
  forwardFailed: {
    code: 'FORWARD_FAILED',
    kind: 'state',
    meaning: 'A port could not be forwarded, most often because the host port is taken.',
    message: (hostAddress: string, hostPort: number, guestPort: number, why: string) =>
      `can't forward ${hostAddress}:${hostPort} to port ${guestPort} of the machine: ${why}; choose another host port, or 0 for any free one`,
  },
  imageRefused: {
    code: 'IMAGE_REFUSED',
    kind: 'usage',
    meaning: 'A disk image is not one that may be used: not qcow2 or raw, damaged, or it refers to other files of this computer.',
    message: (path: string, why: string) => `the disk image ${path} can't be used: ${why}`,
  },
  acceleratorUnusable: {
    code: 'ACCELERATOR_UNUSABLE',
    kind: 'environment',
    meaning: 'The accelerator that was asked for can not run guests of that architecture on this computer.',
    message: (accelerator: string, why: string) => `the accelerator ${accelerator} can't be used here: ${why}; choose auto or tcg`,
  },
  socketPathTooLong: {
    code: 'SOCKET_PATH_TOO_LONG',
    kind: 'environment',
    meaning: 'A Unix socket lies so deep that its path does not fit into a socket address.',
    message: (path: string) =>
      `the path of the socket ${path} is too long, and no short way to it could be made in the folder for temporary files`,
  },
  consoleUnreachable: {
    code: 'CONSOLE_UNREACHABLE',
    kind: 'state',
    meaning: "The machine's serial console can not be attached to.",
    message: (path: string, why: string) => `the serial console ${path} can't be reached: ${why}`,
  },
})
