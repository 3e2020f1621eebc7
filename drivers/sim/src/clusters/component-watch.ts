import type { RegularFile } from '@vivarium/guest'
import type { Cluster } from '@vivarium/simcluster'
import { type Components, crashLoops, type Flags, type Plan, planOf } from './components.js'
import { componentsIn, manifestFiles } from './static-pods.js'
import type { ClusterMachine } from './world.js'

/** What runs of a control plane, as the manifests on its machines say. */
export class ComponentWatch {
  /** By machine, what its kubelet has last read in its folder of manifests. */
  readonly #read = new Map<string, { readonly files: readonly RegularFile[]; readonly components: Components }>()
  #managerFlags: Flags
  #plan: Plan | undefined
  #endCrashLoops: () => void = () => {}

  /** `managerFlags`: those of kube-controller-manager while no machine has had its manifest. */
  constructor(managerFlags: Flags) {
    this.#managerFlags = managerFlags
  }

  /** As its kubelet has it: one that does not run leaves everything as it is. */
  read(machine: ClusterMachine): Components {
    const known = this.#read.get(machine.id)
    if (known && !readsFiles(machine)) return known.components
    const files = manifestFiles(machine.files)
    if (known && isSame(known.files, files)) return known.components
    const components = componentsIn(machine.files)
    this.#read.set(machine.id, { files, components })
    return components
  }

  /** Whether its kubelet would now read something else. */
  hasNews(machine: ClusterMachine): boolean {
    return readsFiles(machine) && !isSame(this.#read.get(machine.id)?.files ?? [], manifestFiles(machine.files))
  }

  /** What should run; undefined: no API. Throws COMPONENT_FAILED. */
  planFor(on: readonly ClusterMachine[]): Plan | undefined {
    const found = on.map((machine) => this.read(machine))
    // Each once: of several machines the first.
    const components: Components = Object.assign({}, ...found.reverse())
    if (components['kube-apiserver'] === undefined) return undefined
    const plan = planOf(components, this.#managerFlags)
    this.#managerFlags = components['kube-controller-manager'] ?? this.#managerFlags
    return plan
  }

  /** Whether the cluster that runs can not follow it: another start is needed for other flags. */
  needsStart(plan: Plan): boolean {
    return plan.fixed !== this.#plan?.fixed
  }

  /** To be called when a cluster has started by that plan: what fails in it crashes until the plan is another one. */
  started(cluster: Cluster, plan: Plan): void {
    this.#plan = plan
    this.#endCrashLoops = cluster.addBehaviours(crashLoops(plan.failures))
  }

  /** Brings a cluster that runs in line with a plan that needs no start. */
  follow(cluster: Cluster, plan: Plan): void {
    const before = this.#plan
    this.#plan = plan
    if (JSON.stringify(before?.switches) !== JSON.stringify(plan.switches)) cluster.setSwitches(plan.switches)
    const failures = [...plan.failures]
    if (JSON.stringify([...(before?.failures ?? [])]) === JSON.stringify(failures)) return
    this.#endCrashLoops()
    this.#endCrashLoops = cluster.addBehaviours(crashLoops(plan.failures))
  }
}

function readsFiles({ station, runsKubelet }: ClusterMachine): boolean {
  return station.state() === 'on' && runsKubelet
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index])
}
