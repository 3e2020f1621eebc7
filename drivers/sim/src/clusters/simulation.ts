import type { Duplex } from 'node:stream'
import { type DriverRun, errors } from '@vivarium/core'
import type { Behaviour, Cluster, Stages } from '@vivarium/simcluster'

/**
 * What is simulated in a cluster, as code. It holds until the run is closed, whether the control plane is on or not; a run that is opened from
 * a save has nothing of it.
 */
export interface ClusterSimulation {
  /** Says what containers do, those that run already too; gives the function that takes it away. Throws BEHAVIOUR_INVALID. */
  addBehaviours(behaviours: readonly Behaviour[]): () => void
  /** How pods and containers come, fare and go, before all that was said so far; gives the function that takes it away. */
  addStages(stages: Stages): () => void
  /** Connects as a pod would: to a pod, a service, a name (`web.team.svc`). Throws NOT_RUNNING, CONNECTION_REFUSED, NO_ROUTE, HOST_UNKNOWN. */
  dial(host: string, port: number): Promise<Duplex>
}

/** A run whose clusters are simulated in this process. */
interface SimulatedRun extends DriverRun {
  /** Throws NOT_FOUND. */
  simulationOf(cluster: string): ClusterSimulation
}

/** The simulation of a cluster of a run. Throws UNSUPPORTED for runs of another process or of other drivers, NOT_FOUND. */
export function clusterSimulation(run: DriverRun, cluster: string): ClusterSimulation {
  if (isSimulated(run)) return run.simulationOf(cluster)
  const why = 'its run is not simulated in this process'
  const instead = 'open the universe in this process, or use a config map with the label vivarium.io/simulation'
  throw errors.unsupported(`code that takes part in the cluster ${cluster}`, `${why}; ${instead}`)
}

function isSimulated(run: DriverRun): run is SimulatedRun {
  return 'simulationOf' in run
}

interface Attachment {
  readonly attach: (cluster: Cluster) => () => void
  detach: () => void
}

/** What was added to a cluster, for each time that it starts. */
export class Attachments {
  readonly #all = new Set<Attachment>()
  #cluster: Cluster | undefined

  /** Undefined while it is off. */
  set cluster(cluster: Cluster | undefined) {
    this.#cluster = cluster
    for (const attachment of this.#all) attachment.detach = cluster ? attachment.attach(cluster) : () => {}
  }

  add(attach: Attachment['attach']): () => void {
    const attachment = { attach, detach: this.#cluster ? attach(this.#cluster) : () => {} }
    this.#all.add(attachment)
    return () => {
      if (this.#all.delete(attachment)) attachment.detach()
    }
  }
}
