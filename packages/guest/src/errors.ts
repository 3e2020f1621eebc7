import { defineErrors } from '@vivarium/core'

/** Errors of this package that a caller meets; what happens inside the guest is told inside, as its programs would. */
export const guestErrors = defineErrors({
  snapshotInvalid: {
    code: 'GUEST_SNAPSHOT_INVALID',
    kind: 'state',
    meaning: 'The saved state of a simulated guest can not be used.',
    message: (why: string) => `the saved state of the guest can't be used: ${why}; make it again with this version`,
  },
})
