import type { Driver } from '@vivarium/core'
import { driverName } from './driver-name.js'
import { SimRun } from './run.js'

/** Simulated machines and clusters in this process. */
export const simDriver: Driver = {
  name: driverName,
  description: 'Simulated machines and clusters, in memory: needs nothing but Node',
  // Networks are in memory too: only forwarded ports lead into them.
  requiresPortForwarding: true,
  runsIn: 'caller',
  obeysClock: true,
  status: async () => ({ ready: true, message: 'simulated, in memory', problems: [] }),
  openRun: (request, options) => SimRun.open(request, options),
}
