import { registerDriver } from '@vivarium/core'
import { qemuDriver } from '@vivarium/driver-qemu'

/** Makes the drivers known that this command line has: here, and in the keepers that it starts. */
export function registerDrivers(): void {
  registerDriver(qemuDriver)
}
