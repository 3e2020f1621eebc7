import type { Clock } from '@vivarium/core'
import type { FileTree } from '@vivarium/guest'
import type { NodeInfo } from '@vivarium/simcluster'
import type { Fabric, Station } from '../fabric/fabric.js'

/** What clusters need of the run that they are in. */
export interface World {
  readonly fabric: Fabric
  readonly clock: Clock
  readonly seed: string
  machine(id: string): ClusterMachine | undefined
}

/** A machine as its clusters see it. */
export interface ClusterMachine {
  readonly id: string
  /** The universe's cluster that it belongs to. */
  readonly cluster: string | undefined
  readonly station: Station
  /** Another one after each boot. */
  readonly bootId: string
  readonly isDiskFull: boolean
  /** False while somebody has stopped its service. */
  readonly runsKubelet: boolean
  /** For volumes that are paths of the node. */
  readonly files: FileTree
  /** What its kubelet says of it. */
  readonly info: NodeInfo
  /** Names of the images that its container runtime has. */
  readonly images: readonly string[]
  /** Addresses that a name leads to, as the machine itself finds out. */
  resolve(name: string): readonly string[]
}
