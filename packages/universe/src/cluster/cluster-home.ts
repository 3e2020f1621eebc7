import type { HttpClient } from '@vivarium/controller'
import type { DriverRun, Host } from '@vivarium/core'
import type { Run } from '../run/run.js'
import type { VM } from '../vm.js'

/** The open run that clusters are in, and how their machines are reached. */
export interface ClusterPlace {
  /** Absolute path of the universe's folder. */
  readonly universe: string
  readonly runId: string
  readonly requiresPortForwarding: boolean
  readonly driver: () => DriverRun
}

/** What clusters need of the open universe that they are in. */
export interface ClusterHome extends ClusterPlace {
  readonly run: Pick<Run, 'clusters' | 'putCluster' | 'deleteCluster'>
  readonly vm: (host: Host) => VM
  /** Clients that were made so far, for all handles of a cluster. Whoever has the universe open closes them. */
  readonly clients: Map<string, HttpClient>
}
