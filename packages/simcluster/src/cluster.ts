import type { Duplex } from 'node:stream'
import {
  type ApiServerSnapshot,
  type ApiServerOptions as BareOptions,
  ApiServer as BareServer,
  type Client,
  versionInfo,
} from '@vivarium/apiserver'
import { type Clock, hostClock, type Log } from '@vivarium/controller'
import { Operation, type OperationOptions } from '@vivarium/core'
import { addWorkloadControllers, allSwitchesOff, type ClusterSwitches, type ControllerParameters } from './cluster-switches.js'
import { addBasicControllers, begin, type Controllers, controllerManagerClient, managerOf } from './controllers.js'
import { Kubelet } from './kubelet/kubelet.js'
import type { Pod } from './kubelet/pod.js'
import type { Stages } from './kubelet/stages.js'
import { metricsGroup } from './metrics/metrics-group.js'
import { type MetricsSource, UsageMeter } from './metrics/usage.js'
import { NodeLifecycle } from './node-lifecycle/node-lifecycle.js'
import { type NodeState, Nodes } from './nodes/nodes.js'
import type { PodSubnet } from './nodes/pod-subnet.js'
import { type Parts, type Pausable, switchParts } from './parts.js'
import type { Behaviour } from './pods/behaviours/behaviour.js'
import type { RegistryContent } from './pods/behaviours/registry/registries.js'
import { logOf } from './pods/connections.js'
import type { ContainerRuntime } from './pods/container-runtime.js'
import { readLog } from './pods/logs/log-options.js'
import { PodWorld } from './pods/pod-world.js'
import { seededRandom } from './random.js'
import { Scheduler } from './scheduler/scheduler.js'
import { followSimulationMaps } from './simulation/simulation-maps.js'

export interface ClusterOptions extends Omit<BareOptions, 'clock' | 'backend'> {
  /** False: the API alone, with nothing behind it. Absent: all. */
  readonly controllers?: false | ClusterSwitches
  readonly parameters?: ControllerParameters
  /** What does not work at first, until `setSwitches`. */
  readonly switches?: ClusterSwitches
  /** Before the default ones. */
  readonly stages?: Stages
  /** What is inside of containers; absent: they have no shell. */
  readonly runtime?: ContainerRuntime
  /** What containers do; others are added with `addBehaviours`. */
  readonly behaviours?: readonly Behaviour[]
  /** What the registries in the cluster kept, of a snapshot's cluster: its `registries`. */
  readonly registries?: RegistryContent
  /** Delays, and what is chosen among equals, are the same for the same seed. Absent: another one each time. */
  readonly seed?: string
  /** Of a snapshot's nodes: how they are when the cluster starts. Absent: they run. */
  readonly nodeState?: (name: string) => NodeState
  /** Addresses of pods. Absent: some of 10.0.0.0/8, for 3,072 nodes. */
  readonly podSubnet?: PodSubnet
  /** The time of the cluster; absent: the host's. */
  readonly clock?: Clock
  /** Absent: nothing is logged. */
  readonly log?: Log
  /** Addresses for services of type LoadBalancer. Absent: 198.51.100.1 to 198.51.100.16 (RFC 5737). */
  readonly loadBalancerAddresses?: readonly string[]
  /** The address of all ingresses, which no service gets. Absent: 198.51.100.254. */
  readonly ingressAddress?: string
  /** What pods and nodes use: the numbers of metrics.k8s.io, of `kubectl top` and of autoscalers. Absent: made up. */
  readonly metrics?: MetricsSource
}

const startTimeoutMs = 60_000
const defaultAddresses = Array.from({ length: 16 }, (_, index) => `198.51.100.${index + 1}`)
const defaultIngressAddress = '198.51.100.254'

/** Of which container, and how much of it. */
export interface LogRequest {
  readonly namespace: string
  /** Of the pod. */
  readonly name: string
  readonly container: string
  /** Of its life before. */
  readonly previous: boolean
  readonly follow: boolean
  readonly timestamps: boolean
  /** The last lines; absent: all. */
  readonly tail?: number
}

/** A Kubernetes cluster in this process: an API server, with all that makes it live, over nodes that are simulated. */
export class Cluster implements AsyncDisposable {
  readonly api: BareServer
  /** The nodes that this cluster simulates. */
  readonly nodes: Nodes
  readonly kubelet: Kubelet
  readonly #world: PodWorld
  readonly #controllers: Controllers
  readonly #parts: Parts<keyof ClusterSwitches>

  private constructor(
    api: BareServer,
    nodes: Nodes,
    kubelet: Kubelet,
    world: PodWorld,
    controllers: Controllers,
    parts: Parts<keyof ClusterSwitches>,
  ) {
    this.#parts = parts
    this.#world = world
    this.api = api
    this.nodes = nodes
    this.kubelet = kubelet
    this.#controllers = controllers
  }

  /** Ready when it resolves; the nodes of a snapshot go on, others are added with `nodes.add`. Throws as `ApiServer.start`. */
  static async start(options: ClusterOptions = {}): Promise<Cluster> {
    const operation = Operation.from(options, 'starting the cluster', startTimeoutMs)
    const {
      controllers: switches,
      stages,
      runtime,
      behaviours,
      registries,
      nodeState,
      parameters,
      switches: switchedOn = {},
      podSubnet,
      seed,
      clock = hostClock,
      log,
      loadBalancerAddresses,
      ingressAddress = defaultIngressAddress,
      metrics,
      ...bare
    } = options
    const { timeoutMs: _timeoutMs, ...serverOptions } = bare
    const on = switches === false ? allSwitchesOff : (switches ?? {})
    const common = { clock, ...(log && { log }) }
    const world = new PodWorld({
      ...common,
      ...(runtime && { runtime }),
      ...(behaviours && { behaviours }),
      ...(registries && { registries }),
    })
    const plugins = on.serviceAccounts === false ? [] : ['ServiceAccount']
    const api = await BareServer.start({
      ...serverOptions,
      clock,
      virtualGroups:
        on.metrics === false
          ? (bare.virtualGroups ?? [])
          : [metricsGroup(new UsageMeter(metrics, seed ?? ''), clock), ...(bare.virtualGroups ?? [])],
      signal: operation.signal,
      ...(on.nodes !== false && { backend: world.backend }),
      admission: { ...bare.admission, enable: [...(bare.admission?.enable ?? []), ...plugins] },
    })
    try {
      const manager = managerOf(controllerManagerClient(api), common)
      const basic = addBasicControllers(manager, api.certificateAuthority, { ...common, ...on })
      const workloads = addWorkloadControllers(manager, on, {
        addresses: loadBalancerAddresses ?? defaultAddresses,
        ingressAddress,
        api,
        ...(podSubnet && { podSubnet }),
        ...(parameters && { parameters }),
      })
      const nodes = new Nodes(manager, { ...common, version: versionInfo(api.version).gitVersion, ...(podSubnet && { podSubnet }) })
      const kubelet = new Kubelet(manager, { ...common, nodes, host: world, stages: world.stages, ...(seed !== undefined && { seed }) })
      if (stages) kubelet.addStages(stages)
      world.attach(api, manager, kubelet, nodes)
      if (on.nodes !== false) {
        const simulated = {
          addStages: (added: Stages) => kubelet.addStages(added),
          addBehaviours: (added: readonly Behaviour[]) => world.addBehaviours(added),
        }
        followSimulationMaps(manager, simulated, common)
      }
      const random = seed === undefined ? Math.random : seededRandom(seed)
      const scheduler = on.scheduler === false ? undefined : new Scheduler(manager, { ...common, random })
      const graceMs = parameters?.nodeMonitorGraceMs
      const lifecycle =
        on.nodeLifecycle === false ? undefined : new NodeLifecycle(manager, { ...common, ...(graceMs !== undefined && { graceMs }) })
      const living = [
        ...(on.nodes === false ? [] : [nodes, kubelet, world]),
        ...(scheduler ? [scheduler] : []),
        ...(lifecycle ? [lifecycle] : []),
      ]
      for (const runnable of living) manager.add(runnable)
      const workers = living.flatMap((runnable) => ('isIdle' in runnable ? [runnable] : []))
      const parts: Parts<keyof ClusterSwitches> = new Map<keyof ClusterSwitches, readonly Pausable[]>([
        ...basic.parts,
        ...workloads,
        ...(scheduler ? [['scheduler', [scheduler]] as const] : []),
        ...(lifecycle ? [['nodeLifecycle', [lifecycle]] as const] : []),
      ])
      switchParts(parts, switchedOn)
      const controllers = await begin(manager, [...basic.workers, ...workers], operation)
      if (options.snapshot && on.nodes !== false) await nodes.adopt(nodeState)
      return new Cluster(api, nodes, kubelet, world, controllers, parts)
    } catch (error) {
      await api.close()
      throw error
    }
  }

  /** The API without HTTP, as an administrator. */
  get client(): Client {
    return this.api.client
  }

  /** A kubeconfig for an administrator (group system:masters), with everything inside. */
  get kubeconfig(): string {
    return this.api.kubeconfig
  }

  /**
   * Says what containers do, from now on, those that run already too, and gives the function that takes it away. Throws BEHAVIOUR_INVALID.
   */
  addBehaviours(behaviours: readonly Behaviour[]): () => void {
    return this.#world.addBehaviours(behaviours)
  }

  /**
   * Connects to something in the cluster, as its nodes would: an address of a pod, a service or a load balancer, a name (`web`, `web.team.svc`), a node
   * port. Throws CONNECTION_REFUSED when nothing listens there, NO_ROUTE, HOST_UNKNOWN.
   */
  dial(host: string, port: number): Promise<Duplex> {
    return this.#world.network.dial(host, port)
  }

  /**
   * What a container has written, in pieces; with `follow` until it has ended or the signal is aborted. Throws as the API does for a container that has
   * no log.
   */
  async *log({ namespace, name, container, previous, ...options }: LogRequest, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const pod = this.api.client.get<Pod>({ apiVersion: 'v1', kind: 'Pod' }, { namespace, name })
    const { tail, ...rest } = options
    yield* readLog(logOf(this.#world, pod, container, previous), { ...rest, ...(tail !== undefined && { tailLines: tail }) }, signal)
  }

  /**
   * Keeps what is switched off from working, until it is switched on again: then it does what there is to do. What the cluster was started
   * without stays away; nodes and metrics are not asked for here.
   */
  setSwitches(switches: ClusterSwitches): void {
    switchParts(this.#parts, switches)
  }

  /** What the registries in the cluster keep, beside the snapshot, for a cluster that goes on from it. */
  get registries(): RegistryContent {
    return this.#world.registries.content()
  }

  /** Resolves when there is nothing left to do now; what waits for a time is not waited for. Throws CANCELLED or TIMED_OUT. */
  settled(options?: OperationOptions): Promise<void> {
    return this.#controllers.settled(options)
  }

  snapshot(): ApiServerSnapshot {
    return this.api.snapshot()
  }

  /** Ends the controllers, then watches and connections. Idempotent. */
  async close(): Promise<void> {
    await this.#controllers.stop()
    await this.api.close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}
