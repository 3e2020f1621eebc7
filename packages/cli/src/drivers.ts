import { registerDriver, registerResidentKind } from '@vivarium/core'
import { qemuDriver } from '@vivarium/driver-qemu'
import { simDriver } from '@vivarium/driver-sim'

/** Makes the drivers and kinds of residents known that this command line has: here, and in the keepers that it starts. */
export function registerDrivers(): void {
  registerDriver(simDriver)
  registerDriver(qemuDriver)
  registerResidentKind({
    name: 'apiserver',
    description: 'A Kubernetes API server without nodes',
    // What it is made of is loaded by whoever opens one.
    open: async (request, options) => (await import('@vivarium/simcluster')).apiServerResident.open(request, options),
  })
}
