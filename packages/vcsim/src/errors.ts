import { defineErrors } from '@vivarium/core'

/** Errors of who starts a simulator. What its clients get are faults: `faults.ts`. */
export const errors = defineErrors({
  cannotListen: {
    code: 'CANNOT_LISTEN',
    kind: 'environment',
    meaning: 'The address that the simulator should serve at can not be had.',
    message: (address: string, why: string) =>
      `a vCenter can't be served at ${address}: ${why}; choose another port, or 0 for any that is free`,
  },
})
