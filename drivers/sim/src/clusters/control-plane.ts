import { CertificateAuthority, errors, isVivariumError, messageOf, Operation, type OperationOptions } from '@vivarium/core'
import type { ApiAnswer, ApiUser, ControlPlane, ControlPlaneRequest, JoiningNode, RuntimeView } from '@vivarium/guest'
import { type ApiServerSnapshot, Cluster, type KubeObject, type NodeState, type RegistryContent } from '@vivarium/simcluster'
import { type ContainersState, noContainers, SimContainers } from '../containers/sim-containers.js'
import { simErrors } from '../errors.js'
import type { Accept } from '../fabric/fabric.js'
import { parseVersion } from '../images/kubernetes.js'
import { StandingClock } from '../standing-clock.js'
import { addOnStages } from './add-ons.js'
import { type Method, requestApi } from './api-request.js'
import { ComponentWatch } from './component-watch.js'
import type { Plan } from './components.js'
import { Kubelets } from './kubelets.js'
import { type NodeImages, type NodePod, runtimeView } from './node-runtime.js'
import { Attachments, type ClusterSimulation } from './simulation.js'
import { isOrphan } from './static-pods.js'
import type { ClusterMachine, World } from './world.js'

export type Endpoint = Pick<ControlPlaneRequest, 'machine' | 'advertiseAddress' | 'bindPort' | 'pki'>

/** All of a control plane that is not in its API: plain data. */
export interface ControlPlaneRecord {
  readonly request: ControlPlaneRequest
  /** The machines that answer for it, the first one first. */
  readonly endpoints: readonly Endpoint[]
  readonly kubelets: readonly JoiningNode[]
}

/** What goes on in it. */
interface Life {
  readonly snapshot: ApiServerSnapshot
  readonly nodeStates: Readonly<Record<string, NodeState>>
  readonly registries: RegistryContent
}

export interface ControlPlaneState extends ControlPlaneRecord, Life {
  readonly containers: ContainersState
}

/**
 * A control plane on machines of a run. It runs while one of its machines does, and keeps its state with them; kubelets live as their machines
 * live, and report while they reach one of the control plane's.
 */
export class SimControlPlane implements ControlPlane, AsyncDisposable {
  readonly #world: World
  readonly #request: ControlPlaneRequest
  readonly #endpoints: Endpoint[]
  readonly #components: ComponentWatch
  readonly #kubelets: Kubelets
  readonly #clock: StandingClock
  readonly #containers: SimContainers
  readonly #unlisten: (() => void)[] = []
  #cluster: Cluster | undefined
  readonly #attachments = new Attachments()
  #listeningAt = ''
  /** While it does not run. */
  #kept: Life | undefined
  #turn: Promise<void> = Promise.resolve()
  #closed = false

  private constructor(world: World, { request, endpoints, kubelets }: ControlPlaneRecord, containers: ContainersState) {
    this.#world = world
    this.#request = request
    this.#endpoints = [...endpoints]
    this.#components = new ComponentWatch(request.controllerManagerArgs)
    this.#kubelets = new Kubelets(kubelets, {
      world,
      components: this.#components,
      running: () => this.#running(),
      news: (machine) => this.#refreshSoon(machine),
    })
    this.#clock = new StandingClock(world.clock)
    this.#containers = new SimContainers(
      {
        clock: this.#clock,
        filesOfNode: (name) => {
          const machine = this.#kubelets.machineOf(name)
          return machine === undefined ? undefined : world.machine(machine)?.files
        },
        dialFrom: (name, host, port) => {
          const machine = this.#kubelets.machineOf(name)
          return machine === undefined ? undefined : world.fabric.dial(machine, host, port)
        },
        nameServer: addressIn(request.serviceSubnet, 10),
        dnsDomain: request.dnsDomain,
      },
      containers,
    )
  }

  static async init(world: World, request: ControlPlaneRequest, signal: AbortSignal): Promise<SimControlPlane> {
    const { machine, advertiseAddress, bindPort, pki } = request
    const endpoint = { machine, advertiseAddress, bindPort, pki }
    const plane = new SimControlPlane(world, { request, endpoints: [endpoint], kubelets: [] }, noContainers)
    const on = plane.#machines()
    const plan = plane.#components.planFor(on)
    if (plan === undefined) throw simErrors.componentFailed('kube-apiserver', 'it has no manifest in /etc/kubernetes/manifests')
    const [failure] = plan.failures
    if (failure) throw simErrors.componentFailed(...failure)
    await Operation.from({ signal }, 'starting the control plane').race(plane.#startCluster(plan))
    await plane.#listenAt(on)
    plane.#kubelets.lookLater()
    return plane
  }

  /** One of a save: as it was, where its machines are as they were. */
  static async open(
    world: World,
    { snapshot, nodeStates, registries, containers, ...record }: ControlPlaneState,
  ): Promise<SimControlPlane> {
    const plane = new SimControlPlane(world, record, containers)
    plane.#kept = { snapshot, nodeStates, registries }
    await plane.refresh()
    plane.#kubelets.lookLater()
    return plane
  }

  /** As the universe calls it, else as kubeadm's configuration does. */
  get name(): string {
    return this.#machines()[0]?.cluster ?? this.#request.clusterName
  }

  get certificateAuthority(): string {
    return this.#request.pki['ca.crt'] ?? ''
  }

  get isRunning(): boolean {
    return this.#cluster !== undefined
  }

  /** Undefined while it is off. */
  get cluster(): Cluster | undefined {
    return this.#cluster
  }

  readonly simulation: ClusterSimulation = {
    addBehaviours: (behaviours) => this.#attachments.add((cluster) => cluster.addBehaviours(behaviours)),
    addStages: (stages) => this.#attachments.add((cluster) => cluster.kubelet.addStages(stages)),
    dial: async (host, port) => this.#running().dial(host, port),
  }

  isAt(machine: string, port: number): boolean {
    return this.#endpoints.some((endpoint) => endpoint.machine === machine && endpoint.bindPort === port)
  }

  runsOn(machine: string): boolean {
    return this.#endpoints.some((endpoint) => endpoint.machine === machine)
  }

  concerns(machine: string): boolean {
    return this.runsOn(machine) || this.#kubelets.isOn(machine)
  }

  /** What the container runtime of a machine has; undefined: the machine is no node of it. */
  runtimeOf(machine: ClusterMachine): RuntimeView | undefined {
    const node = this.#kubelets.nodeOn(machine.id)
    const cluster = this.#cluster
    if (node === undefined) return undefined
    const objects = <T>(kind: string, table: string): readonly T[] =>
      (cluster
        ? cluster.client.list({ apiVersion: 'v1', kind }).items
        : (this.#kept?.snapshot.store.tables.get(table) ?? []).map(({ object }) => object)) as unknown as readonly T[]
    const serves = this.#components.read(machine)['kube-apiserver'] !== undefined
    return runtimeView({
      cluster,
      node: objects<KubeObject & NodeImages>('Node', 'nodes').find(({ metadata }) => metadata.name === node),
      pods: objects<NodePod>('Pod', 'pods').filter(({ spec }) => spec?.nodeName === node),
      runs: (pod) => !isOrphan(pod, machine.files, node) && (serves || pod.metadata.labels?.component !== 'kube-apiserver'),
    })
  }

  request(method: Method, path: string, body?: unknown, as?: ApiUser): Promise<ApiAnswer> {
    const { client } = this.#running()
    return requestApi(as ? client.as({ user: as }) : client, method, path, body)
  }

  async userOfToken(token: string): Promise<ApiUser | undefined> {
    return this.#running().api.userOfToken(token)
  }

  async startKubelet(node: JoiningNode, signal: AbortSignal): Promise<void> {
    const machine = this.#world.machine(node.machine)
    if (machine === undefined) throw errors.notFound('machine', node.machine, [])
    await this.#kubelets.start(node, machine, signal)
  }

  async addEndpoint(endpoint: Endpoint): Promise<void> {
    this.#endpoints.push(endpoint)
    await this.refresh()
  }

  /** `kubeadm reset`. Gives whether there is still a machine that answers for it; without one, its state is gone. */
  async leave(machine: string): Promise<boolean> {
    this.#kubelets.leave(machine)
    const left = this.#endpoints.findIndex((endpoint) => endpoint.machine === machine)
    if (left < 0) return true
    this.#endpoints.splice(left, 1)
    if (this.#endpoints.length === 0) {
      await this.close()
      return false
    }
    this.#unlistenAll()
    await this.refresh()
    return true
  }

  /**
   * To be called when one of its machines (absent: any) is on, off, hung, or reached otherwise than before. Resolves when it is as its
   * machines are.
   */
  refresh(machine?: string): Promise<void> {
    this.#turn = this.#turn.catch(() => {}).then(() => this.#bringUpToDate(machine))
    return this.#turn
  }

  /** To be called when files of one of its machines (absent: any) may be other ones: kubelets see manifests that come and go. */
  look(machine?: string): void {
    this.#kubelets.look(machine)
  }

  /** Resolves when nothing is left to do now. One that stands has nothing to do. */
  async settled(options?: OperationOptions): Promise<void> {
    await this.#turn
    if (!this.#clock.stands) await this.#cluster?.settled(options)
  }

  state(): ControlPlaneState {
    const cluster = this.#cluster
    const life = cluster ? lifeOf(cluster) : this.#kept
    if (life === undefined) throw errors.notRunning(`the control plane ${this.name}`)
    return {
      request: this.#request,
      endpoints: [...this.#endpoints],
      kubelets: this.#kubelets.nodes(),
      ...life,
      containers: this.#containers.state(life.snapshot),
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#turn.catch(() => {})
    this.#kubelets.close()
    await this.#stop()
    this.#clock.goOn()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #running(): Cluster {
    if (this.#cluster === undefined) throw errors.notRunning(`the control plane ${this.name}`)
    return this.#cluster
  }

  #machines(): ClusterMachine[] {
    return this.#endpoints.flatMap(({ machine }) => this.#world.machine(machine) ?? [])
  }

  async #bringUpToDate(machine?: string): Promise<void> {
    if (this.#closed) return
    // Of one that is but a node nothing else depends.
    const concerned = machine === undefined || this.runsOn(machine) ? undefined : machine
    const on = this.#machines().filter(({ station }) => station.state() !== 'off')
    const plan = this.#planOrNone(on)
    if (plan === undefined || this.#components.needsStart(plan)) await this.#stop()
    if (plan === undefined) return
    if (this.#cluster === undefined) await this.#startCluster(plan)
    else this.#components.follow(this.#cluster, plan)
    if (this.#closed) return
    await this.#listenAt(on)
    const hung = on.every(({ station }) => station.state() === 'hung')
    if (hung) {
      this.#clock.stand()
      return
    }
    // Nodes first: what became due while all stood must not happen on those that are gone.
    await this.#kubelets.follow(on, concerned)
    this.#clock.goOn()
  }

  #planOrNone(on: readonly ClusterMachine[]): Plan | undefined {
    try {
      return this.#components.planFor(on)
    } catch (error) {
      if (!isVivariumError(error, 'COMPONENT_FAILED')) throw error
      console.error(`the control plane ${this.name} is down: ${messageOf(error)}`)
      return undefined
    }
  }

  #refreshSoon(machine: string): void {
    this.refresh(machine).catch((error) =>
      console.error(`the control plane ${this.name} could not follow its machines: ${messageOf(error)}`),
    )
  }

  async #startCluster(plan: Plan): Promise<void> {
    const kept = this.#kept
    const { pki, advertiseAddress, bindPort, serviceSubnet, dnsDomain, kubernetesVersion } = this.#request
    const { anonymous, nodePorts, serviceRanges, eventTtlMs, admission } = plan.api
    const { parameters, podSubnet } = plan.controllers
    const certificate = pki['ca.crt']
    const key = pki['ca.key']
    const serving = {
      certificate: pki['apiserver.crt'] ?? '',
      key: pki['apiserver.key'] ?? '',
      ...(certificate && { authority: certificate }),
    }
    const cluster = await Cluster.start({
      version: parseVersion(kubernetesVersion).minor,
      listen: false,
      anonymous,
      admission,
      ...(eventTtlMs !== undefined && { eventTtlMs }),
      parameters,
      switches: plan.switches,
      stages: addOnStages,
      ...(podSubnet && { podSubnet }),
      // Without its key the authority is somebody else's, but its users are ours.
      ...(certificate && (key ? { authority: CertificateAuthority.from({ certificate, key }) } : { clientAuthorities: [certificate] })),
      serving,
      serviceAccounts: {
        issuers: [`https://kubernetes.default.svc.${dnsDomain}`],
        ...(pki['sa.key'] && { signingKey: pki['sa.key'] }),
        ...(pki['sa.pub'] && { verificationKeys: [pki['sa.pub']] }),
      },
      advertiseAddress,
      advertisePort: bindPort,
      settings: {
        serviceClusterIpRanges: serviceRanges ?? serviceSubnet.split(','),
        ...(nodePorts && { nodePorts }),
      },
      clock: this.#clock,
      seed: `${this.#world.seed}/${this.#request.machine}`,
      runtime: this.#containers,
      ...(kept && {
        snapshot: kept.snapshot,
        registries: kept.registries,
        nodeState: (name: string) => this.#kubelets.stateAtStart(name, kept.nodeStates[name]),
      }),
    })
    if (this.#closed) {
      await cluster.close()
      return
    }
    this.#cluster = cluster
    this.#attachments.cluster = cluster
    this.#components.started(cluster, plan)
    this.#kept = undefined
    this.#kubelets.cluster = cluster
  }

  async #stop(): Promise<void> {
    const cluster = this.#cluster
    if (cluster === undefined) return
    this.#cluster = undefined
    this.#attachments.cluster = undefined
    this.#kubelets.cluster = undefined
    this.#unlistenAll()
    this.#kept = lifeOf(cluster)
    await cluster.close()
  }

  /** On the machines that kube-apiserver runs on. */
  async #listenAt(on: readonly ClusterMachine[]): Promise<void> {
    const serving = on.filter((machine) => this.#components.read(machine)['kube-apiserver']).map(({ id }) => id)
    const endpoints = this.#endpoints.filter(({ machine }) => serving.includes(machine))
    const wanted = endpoints.map(({ machine, bindPort }) => `${machine}:${bindPort}`).join()
    if (wanted === this.#listeningAt) return
    this.#unlistenAll()
    for (const endpoint of endpoints) this.#listen(endpoint)
    this.#listeningAt = wanted
    await this.#cluster?.api.advertise(endpoints.map(({ advertiseAddress }) => advertiseAddress))
  }

  /** Each machine has a certificate of its own, for its own names. */
  #listen({ machine, bindPort, pki }: Endpoint): void {
    const certificate = pki['apiserver.crt']
    const key = pki['apiserver.key']
    const serving = certificate && key && certificate !== this.#request.pki['apiserver.crt'] ? { certificate, key } : undefined
    const accept: Accept = (socket) => {
      if (this.#cluster) this.#cluster.api.accept(socket, serving)
      else socket.destroy()
    }
    this.#unlisten.push(this.#world.fabric.listen(machine, bindPort, accept))
  }

  #unlistenAll(): void {
    this.#listeningAt = ''
    for (const end of this.#unlisten.splice(0)) end()
  }
}

function lifeOf(cluster: Cluster): Life {
  return {
    snapshot: cluster.snapshot(),
    nodeStates: Object.fromEntries(Array.from(cluster.nodes, ({ name, state }) => [name, state])),
    registries: cluster.registries,
  }
}

/** The address of a subnet with that number, as kubeadm gives cluster DNS the tenth. IPv4 only; empty for others. */
function addressIn(subnets: string, number: number): string {
  const [, prefix, last] = /^(\d+\.\d+\.\d+)\.(\d+)\//.exec(subnets) ?? []
  return prefix === undefined ? '' : `${prefix}.${Number(last) + number}`
}
