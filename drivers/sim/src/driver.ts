import type { Driver } from '@vivarium/core'
import { driverName } from './driver-name.js'

/** Simulated machines and clusters in this process. */
export const simDriver: Driver = {
  name: driverName,
  description: 'Simulated machines and clusters, in memory: needs nothing but Node',
  // Networks are in memory too: only forwarded ports lead into them.
  requiresPortForwarding: true,
  runsIn: 'caller',
  obeysClock: true,
  status: async () => ({ ready: true, message: 'simulated, in memory', problems: [] }),
  // Loaded by whoever opens a run, not by all that know the driver.
  openRun: async (request, options) => (await import('./run.js')).SimRun.open(request, options),
}
