import { defineErrors } from '@vivarium/core'

/** What can go wrong with simulated machines, beyond the shared errors. */
export const simErrors = defineErrors({
  forwardFailed: {
    code: 'FORWARD_FAILED',
    kind: 'state',
    meaning: 'A port could not be forwarded, most often because the host port is taken.',
    message: (hostAddress: string, hostPort: number, guestPort: number, why: string) =>
      `can't forward ${hostAddress}:${hostPort} to port ${guestPort} of the machine: ${why}; choose another host port, or 0 for any free one`,
  },
  suspended: {
    code: 'MACHINE_SUSPENDED',
    kind: 'state',
    meaning: 'A suspended machine answers nothing.',
    message: (machine: string) => `${machine} is suspended; let it go on with \`viv vm resume ${machine}\` first`,
  },
  unknownBase: {
    code: 'UNKNOWN_IMAGE_BASE',
    kind: 'usage',
    meaning: 'The recipe names a base that this driver can not build.',
    message: (base: string, known: readonly string[]) => `there is no image base ${JSON.stringify(base)}; known: ${known.join(', ')}`,
  },
  imageStepFailed: {
    code: 'IMAGE_STEP_FAILED',
    kind: 'state',
    meaning: 'A script of an image recipe ended with an error in the simulated guest.',
    message: (image: string, exitCode: number, output: string) =>
      `a script of image ${image} ended with exit code ${exitCode}${output === '' ? '' : `:\n${output}`}`,
  },
  imageNotMade: {
    code: 'IMAGE_NOT_IN_CACHE',
    kind: 'state',
    meaning: 'The content of an image is not in the image cache of this computer.',
    message: (image: string) => `the content of image ${image} is not there; make it first: viv image build ${image}`,
  },
  componentFailed: {
    code: 'COMPONENT_FAILED',
    kind: 'usage',
    meaning: 'A component of a control plane ends at once: its arguments are wrong.',
    message: (component: string, why: string) => `${component} ends at once: ${why}`,
  },
  saveFailed: {
    code: 'MACHINE_SAVE_FAILED',
    kind: 'state',
    meaning: 'The state of a machine could not be saved; the run goes on.',
    message: (machine: string, why: string) => `${machine} could not be saved: ${why}`,
  },
  socketPathTooLong: {
    code: 'SOCKET_PATH_TOO_LONG',
    kind: 'environment',
    meaning: "A Unix socket's path is longer than the operating system takes.",
    message: (path: string, bytes: number) =>
      `the console's socket can't be made: ${path} has more than ${bytes} bytes; put the universe into a folder with a shorter path`,
  },
})
