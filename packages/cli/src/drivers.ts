import { registerDriver, registerResidentKind } from '@vivarium/core'
import { qemuDriver } from '@vivarium/driver-qemu'
import { simDriver } from '@vivarium/driver-sim'

/** Makes the drivers and kinds of residents known that this command line has: here, and in the keepers that it starts. */
export function registerDrivers(): void {
  registerDriver(simDriver)
  registerDriver(qemuDriver)
  // What residents are made of is loaded by whoever opens one.
  registerResidentKind({
    name: 'apiserver',
    description: 'A Kubernetes API server without nodes',
    open: async (request, options) => (await import('@vivarium/simcluster')).apiServerResident.open(request, options),
  })
  registerResidentKind({
    name: 'vcenter',
    description: 'A simulated vCenter',
    open: async (request, options) => (await import('@vivarium/vcsim')).vcenterResident.open(request, options),
  })
}
