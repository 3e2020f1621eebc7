import { type ClusterSimulation, clusterSimulation } from '@vivarium/driver-sim'
import type { Universe } from '@vivarium/universe'

/**
 * The simulation of a cluster of a universe that is open in this process: behaviours with handlers, stages with functions. After `open`, `fork`
 * and `checkpoint` they have to be added again: functions are in no save. Throws UNSUPPORTED for a run in another process (`detached`,
 * `joinable`, attached) or of a driver with real machines, and NOT_FOUND.
 */
export function simulationOf(universe: Universe, cluster: string): ClusterSimulation {
  return clusterSimulation(universe.driverRun, cluster)
}
