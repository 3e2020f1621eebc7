import { fault } from '../faults.js'

/** Throws the fault ConcurrentAccess for a change of what is no longer so. */
export function checkVersion(given: string | undefined, current: string | undefined): void {
  if (given !== undefined && given !== '' && given !== current) {
    throw fault('ConcurrentAccess', {}, 'The operation cannot be completed because the object was changed in the meantime.')
  }
}

export const nextVersion = (version: string | undefined) => String(Number(version ?? 0) + 1)
