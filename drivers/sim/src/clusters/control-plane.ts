import { isIP } from 'node:net'
import { CertificateAuthority, errors, isVivariumError, messageOf, Operation, type OperationOptions } from '@vivarium/core'
import type { ApiAnswer, ControlPlane, ControlPlaneRequest, JoiningNode } from '@vivarium/guest'
import { type ApiServerSnapshot, Cluster, type NodeState, type RegistryContent, type SimNode } from '@vivarium/simcluster'
import { type ContainersState, noContainers, SimContainers } from '../containers/sim-containers.js'
import type { Accept } from '../fabric/fabric.js'
import { parseVersion } from '../images/kubernetes.js'
import { StandingClock } from '../standing-clock.js'
import { type Method, requestApi } from './api-request.js'
import { mirrorStaticPods } from './static-pods.js'
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

interface Kubelet {
  readonly node: JoiningNode
  /** The machine's boot that it was seen running in. */
  bootId: string | undefined
}

/**
 * A control plane on machines of a run. It runs while one of its machines does, and keeps its state with them; kubelets live as their machines
 * live, and report while they reach one of the control plane's.
 */
export class SimControlPlane implements ControlPlane, AsyncDisposable {
  readonly #world: World
  readonly #request: ControlPlaneRequest
  readonly #endpoints: Endpoint[]
  readonly #kubelets = new Map<string, Kubelet>()
  readonly #clock: StandingClock
  readonly #containers: SimContainers
  readonly #unlisten: (() => void)[] = []
  readonly #proxies = new Map<string, () => void>()
  #cluster: Cluster | undefined
  /** While it does not run. */
  #kept: Life | undefined
  #turn: Promise<void> = Promise.resolve()
  #closed = false

  private constructor(world: World, { request, endpoints, kubelets }: ControlPlaneRecord, containers: ContainersState) {
    this.#world = world
    this.#request = request
    this.#endpoints = [...endpoints]
    for (const node of kubelets) {
      this.#kubelets.set(node.name, { node, bootId: undefined })
      this.#proxyOn(node)
    }
    this.#clock = new StandingClock(world.clock)
    this.#containers = new SimContainers(
      {
        clock: this.#clock,
        filesOfNode: (name) => {
          const kubelet = this.#kubelets.get(name)
          return kubelet && world.machine(kubelet.node.machine)?.files
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
    await Operation.from({ signal }, 'starting the control plane').race(plane.#startCluster())
    return plane
  }

  /** One of a save: as it was, where its machines are as they were. */
  static async open(
    world: World,
    { snapshot, nodeStates, registries, containers, ...record }: ControlPlaneState,
  ): Promise<SimControlPlane> {
    const plane = new SimControlPlane(world, record, containers)
    plane.#kept = { snapshot, nodeStates, registries }
    for (const kubelet of plane.#kubelets.values()) kubelet.bootId = world.machine(kubelet.node.machine)?.bootId
    await plane.refresh()
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

  isAt(machine: string, port: number): boolean {
    return this.#endpoints.some((endpoint) => endpoint.machine === machine && endpoint.bindPort === port)
  }

  runsOn(machine: string): boolean {
    return this.#endpoints.some((endpoint) => endpoint.machine === machine)
  }

  concerns(machine: string): boolean {
    return this.runsOn(machine) || this.#kubeletsOf(machine).length > 0
  }

  request(method: Method, path: string, body?: unknown): Promise<ApiAnswer> {
    return requestApi(this.#running().client, method, path, body)
  }

  async userOfToken(token: string): Promise<{ readonly name: string; readonly groups: readonly string[] } | undefined> {
    return this.#running().api.userOfToken(token)
  }

  async startKubelet(node: JoiningNode, signal: AbortSignal): Promise<void> {
    const machine = this.#world.machine(node.machine)
    if (machine === undefined) throw errors.notFound('machine', node.machine, [])
    const kubelet: Kubelet = { node, bootId: machine.bootId }
    this.#kubelets.set(node.name, kubelet)
    this.#proxyOn(node)
    try {
      await Operation.from({ signal }, `starting the kubelet of ${node.name}`).race(this.#register(kubelet, machine))
    } catch (error) {
      this.#removeKubelet(node)
      throw error
    }
  }

  async addEndpoint(endpoint: Endpoint): Promise<void> {
    this.#endpoints.push(endpoint)
    if (this.#cluster) this.#listen(endpoint)
  }

  /** `kubeadm reset`. Gives whether there is still a machine that answers for it; without one, its state is gone. */
  async leave(machine: string): Promise<boolean> {
    for (const { node } of this.#kubeletsOf(machine)) {
      this.#removeKubelet(node)
      this.#cluster?.nodes.get(node.name)?.crash()
    }
    const left = this.#endpoints.findIndex((endpoint) => endpoint.machine === machine)
    if (left < 0) return true
    this.#endpoints.splice(left, 1)
    if (this.#endpoints.length === 0) {
      await this.close()
      return false
    }
    this.#unlistenAll()
    if (this.#cluster) for (const endpoint of this.#endpoints) this.#listen(endpoint)
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
      kubelets: Array.from(this.#kubelets.values(), ({ node }) => node),
      ...life,
      containers: this.#containers.state(life.snapshot),
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#turn.catch(() => {})
    for (const end of this.#proxies.values()) end()
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

  #kubeletsOf(machine: string): Kubelet[] {
    return [...this.#kubelets.values()].filter(({ node }) => node.machine === machine)
  }

  #removeKubelet({ name, machine }: JoiningNode): void {
    this.#kubelets.delete(name)
    this.#proxies.get(machine)?.()
    this.#proxies.delete(machine)
  }

  async #bringUpToDate(machine?: string): Promise<void> {
    if (this.#closed) return
    // Of one that is but a node nothing else depends.
    const changed = machine === undefined || this.runsOn(machine) ? this.#kubelets.values() : this.#kubeletsOf(machine)
    const on = this.#machines().filter(({ station }) => station.state() !== 'off')
    if (on.length === 0) {
      await this.#stop()
      return
    }
    if (this.#cluster === undefined) await this.#startCluster()
    const hung = on.every(({ station }) => station.state() === 'hung')
    if (hung) {
      this.#clock.stand()
      return
    }
    // Nodes first: what became due while all stood must not happen on those that are gone.
    for (const kubelet of changed) await this.#followMachine(kubelet, on)
    this.#clock.goOn()
  }

  async #startCluster(): Promise<void> {
    const kept = this.#kept
    const { pki, advertiseAddress, bindPort, serviceSubnet, dnsDomain, kubernetesVersion, apiServerArgs } = this.#request
    const [, first, last] = /^(\d+)-(\d+)$/.exec(apiServerArgs['service-node-port-range'] ?? '') ?? []
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
      anonymous: apiServerArgs['anonymous-auth'] !== 'false',
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
        serviceClusterIpRanges: serviceSubnet.split(','),
        ...(first && last && { nodePorts: { first: Number(first), last: Number(last) } }),
      },
      clock: this.#clock,
      seed: `${this.#world.seed}/${this.#request.machine}`,
      runtime: this.#containers,
      ...(kept && {
        snapshot: kept.snapshot,
        registries: kept.registries,
        nodeState: (name: string) => this.#stateAfterStart(name, kept.nodeStates),
      }),
    })
    if (this.#closed) {
      await cluster.close()
      return
    }
    this.#cluster = cluster
    this.#kept = undefined
    for (const endpoint of this.#endpoints) this.#listen(endpoint)
  }

  /** A machine that went down since the control plane did has lost what ran there. */
  #stateAfterStart(name: string, states: Readonly<Record<string, NodeState>>): NodeState {
    const kubelet = this.#kubelets.get(name)
    const machine = kubelet && this.#world.machine(kubelet.node.machine)
    if (kubelet === undefined || machine === undefined) return 'crashed'
    if (machine.station.state() === 'off' || machine.bootId !== kubelet.bootId) return 'crashed'
    return states[name] ?? 'running'
  }

  async #stop(): Promise<void> {
    const cluster = this.#cluster
    if (cluster === undefined) return
    this.#cluster = undefined
    this.#unlistenAll()
    this.#kept = lifeOf(cluster)
    await cluster.close()
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
    for (const end of this.#unlisten.splice(0)) end()
  }

  /** What kube-proxy and the container runtime do on a node's machine, as long as the control plane is there: ports of services and pods. */
  #proxyOn({ machine, address }: JoiningNode): void {
    const { fabric } = this.#world
    this.#proxies.get(machine)?.()
    const ends = [
      fabric.listenElse(machine, (port) => this.#cluster?.dial(address, port)),
      fabric.addRoute(machine, (host, port) => (isIP(host) === 0 ? undefined : this.#cluster?.dial(host, port))),
    ]
    this.#proxies.set(machine, () => {
      for (const end of ends) end()
    })
  }

  async #register(kubelet: Kubelet, machine: ClusterMachine): Promise<void> {
    const { node } = kubelet
    const sim = await this.#running().nodes.add({
      name: node.name,
      labels: node.labels,
      taints: node.taints.map(({ key, value, effect }) => ({ key, ...(value && { value }), effect: effect as 'NoSchedule' })),
      addresses: [
        { type: 'InternalIP', address: node.address },
        { type: 'Hostname', address: node.name },
      ],
      capacity: { cpu: String(node.cpus), memory: `${Math.floor(node.memoryBytes / 1024)}Ki` },
      version: node.kubeletVersion,
      images: machine.images,
    })
    await sim.recover()
    await mirrorStaticPods(this.#running().client, node.name, machine.files, this.#clock.now())
  }

  /** A kubelet is as its machine is, and reports while it reaches an endpoint. */
  async #followMachine(kubelet: Kubelet, endpoints: readonly ClusterMachine[]): Promise<void> {
    const { node } = kubelet
    const machine = this.#world.machine(node.machine)
    const sim = this.#cluster?.nodes.get(node.name)
    const state = machine?.station.state() ?? 'off'
    try {
      if (machine === undefined || state === 'off') {
        sim?.crash()
        return
      }
      if (sim && machine.bootId !== kubelet.bootId) sim.crash()
      const reaches = endpoints.some(({ station }) => station === machine.station || this.#world.fabric.isOpen(machine.station, station))
      if (state === 'hung' || !reaches || !machine.runsKubelet) {
        sim?.freeze()
        return
      }
      // A node that somebody deleted comes back when its kubelet starts anew.
      if (sim === undefined && machine.bootId !== kubelet.bootId) await this.#register(kubelet, machine)
      kubelet.bootId = machine.bootId
      if (sim) await this.#report(sim, machine)
    } catch (error) {
      // The API refuses it (its node was deleted, say): kubelet goes on trying, by its lease.
      if (!isVivariumError(error)) throw error
      console.error(`the kubelet of ${node.name} could not report: ${messageOf(error)}`)
    }
  }

  async #report(sim: SimNode, machine: ClusterMachine): Promise<void> {
    await sim.recover()
    await mirrorStaticPods(this.#running().client, sim.name, machine.files, this.#clock.now())
    const reported = sim.reported.get('DiskPressure')?.status === 'True'
    if (reported === machine.isDiskFull) return
    await sim.setCondition(
      'DiskPressure',
      machine.isDiskFull ? { status: 'True', reason: 'KubeletHasDiskPressure', message: 'kubelet has disk pressure' } : undefined,
    )
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
