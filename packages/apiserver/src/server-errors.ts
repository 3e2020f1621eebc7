import { defineErrors } from '@vivarium/core'

/** Errors of the server itself, which no client of the API sees. */
export const apiServerErrors = defineErrors({
  portInUse: {
    code: 'PORT_IN_USE',
    kind: 'environment',
    meaning: 'The port that the API server should listen on is taken.',
    message: (host: string, port: number) => `${host}:${port} is in use; choose another port, or 0 for any free one`,
  },
  listenFailed: {
    code: 'LISTEN_FAILED',
    kind: 'environment',
    meaning: 'The API server can not listen on its address.',
    message: (host: string, port: number, why: string) => `the API server can't listen on ${host}:${port}: ${why}`,
  },
  notAState: {
    code: 'NOT_A_STATE',
    kind: 'usage',
    meaning: 'A file is not the state of an API server.',
    message: (path: string, why: string) => `${path} is not the state of an API server: ${why}. Name a file that was written by export`,
  },
  stateNotKept: {
    code: 'STATE_NOT_KEPT',
    kind: 'environment',
    meaning: 'A change could not be written to where the state of an API server is kept.',
    message: (path: string, why: string) => `the state can't be kept in ${path}: ${why}`,
  },
  unwritableState: {
    code: 'UNWRITABLE_STATE',
    kind: 'environment',
    meaning: 'The file for the state of an API server can not be written.',
    message: (path: string, why: string) => `the state can't be written to ${path}: ${why}`,
  },
  unreadableState: {
    code: 'UNREADABLE_STATE',
    kind: 'environment',
    meaning: 'The file with the state of an API server can not be read.',
    message: (path: string, why: string) => `the state in ${path} can't be read: ${why}`,
  },
  closed: {
    code: 'API_SERVER_CLOSED',
    kind: 'state',
    meaning: 'The API server was closed.',
    message: () => 'the API server is closed; start another one, or fork it before it is closed',
  },
})
