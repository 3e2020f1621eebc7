import { isIP } from 'node:net'
import { CertificateAuthority, errors, isVivariumError, messageOf, Operation, type OperationOptions } from '@vivarium/core'
import type { ApiAnswer, ControlPlane, ControlPlaneRequest, JoiningNode, RegularFile } from '@vivarium/guest'
import {
  type ApiServerSnapshot,
  Cluster,
  type NodeState,
  type PodSelector,
  type RegistryContent,
  type SimNode,
  type Stages,
} from '@vivarium/simcluster'
import { type ContainersState, noContainers, SimContainers } from '../containers/sim-containers.js'
import { simErrors } from '../errors.js'
import type { Accept } from '../fabric/fabric.js'
import { parseVersion } from '../images/kubernetes.js'
import { StandingClock } from '../standing-clock.js'
import { type Method, requestApi } from './api-request.js'
import { type Components, crashLoops, type Flags, type Plan, planOf } from './components.js'
import { Attachments, type ClusterSimulation } from './simulation.js'
import { componentsIn, manifestFiles, StaticPods } from './static-pods.js'
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
  #staticPods: StaticPods | undefined
  readonly #attachments = new Attachments()
  /** By machine, what its kubelet has last read in its folder of manifests. */
  readonly #read = new Map<string, { readonly files: readonly RegularFile[]; readonly components: Components }>()
  #plan: Plan | undefined
  #managerFlags: Flags
  #endCrashLoops: () => void = () => {}
  #listeningAt = ''
  #cancelLook: () => void = () => {}
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
    this.#managerFlags = request.controllerManagerArgs
    this.#clock = new StandingClock(world.clock)
    this.#containers = new SimContainers(
      {
        clock: this.#clock,
        filesOfNode: (name) => {
          const kubelet = this.#kubelets.get(name)
          return kubelet && world.machine(kubelet.node.machine)?.files
        },
        dialFrom: (name, host, port) => {
          const machine = this.#kubelets.get(name)?.node.machine
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
    const plan = plane.#planFor(on)
    if (plan === undefined) throw simErrors.componentFailed('kube-apiserver', 'it has no manifest in /etc/kubernetes/manifests')
    const [failure] = plan.failures
    if (failure) throw simErrors.componentFailed(...failure)
    await Operation.from({ signal }, 'starting the control plane').race(plane.#startCluster(plan))
    plane.#listenAt(on)
    plane.#lookLater()
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
    plane.#lookLater()
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
    await this.refresh()
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
    const machines = new Set(Array.from(this.#kubelets.values(), ({ node }) => node.machine))
    for (const id of machine === undefined ? machines : [machine]) if (machines.has(id) && this.#hasNews(id)) this.#refreshSoon(id)
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
    this.#cancelLook()
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
    const plan = this.#planOrNone(on)
    // Another start is needed for other flags.
    if (plan === undefined || plan.fixed !== this.#plan?.fixed) await this.#stop()
    if (plan === undefined) return
    if (this.#cluster === undefined) await this.#startCluster(plan)
    else this.#follow(this.#cluster, plan)
    this.#listenAt(on)
    const hung = on.every(({ station }) => station.state() === 'hung')
    if (hung) {
      this.#clock.stand()
      return
    }
    // Nodes first: what became due while all stood must not happen on those that are gone.
    for (const kubelet of changed) await this.#followMachine(kubelet, on)
    this.#clock.goOn()
  }

  /** What should run, as the manifests on its machines say; undefined: no API. Throws COMPONENT_FAILED. */
  #planFor(on: readonly ClusterMachine[]): Plan | undefined {
    const found = on.map((machine) => this.#componentsOf(machine))
    // Each once: of several machines the first.
    const components: Components = Object.assign({}, ...found.reverse())
    if (components['kube-apiserver'] === undefined) return undefined
    const plan = planOf(components, this.#managerFlags)
    this.#managerFlags = components['kube-controller-manager'] ?? this.#managerFlags
    return plan
  }

  #planOrNone(on: readonly ClusterMachine[]): Plan | undefined {
    try {
      return this.#planFor(on)
    } catch (error) {
      if (!isVivariumError(error, 'COMPONENT_FAILED')) throw error
      console.error(`the control plane ${this.name} is down: ${messageOf(error)}`)
      return undefined
    }
  }

  /** As its kubelet has it: one that does not run leaves everything as it is. */
  #componentsOf(machine: ClusterMachine): Components {
    const known = this.#read.get(machine.id)
    if (known && (machine.station.state() !== 'on' || !machine.runsKubelet)) return known.components
    const files = manifestFiles(machine.files)
    if (known && isSame(known.files, files)) return known.components
    const components = componentsIn(machine.files)
    this.#read.set(machine.id, { files, components })
    return components
  }

  #hasNews(id: string): boolean {
    const machine = this.#world.machine(id)
    if (machine === undefined || machine.station.state() !== 'on' || !machine.runsKubelet) return false
    return !isSame(this.#read.get(id)?.files ?? [], manifestFiles(machine.files))
  }

  #follow(cluster: Cluster, plan: Plan): void {
    const before = this.#plan
    this.#plan = plan
    if (JSON.stringify(before?.switches) !== JSON.stringify(plan.switches)) cluster.setSwitches(plan.switches)
    const failures = [...plan.failures]
    if (JSON.stringify([...(before?.failures ?? [])]) === JSON.stringify(failures)) return
    this.#endCrashLoops()
    this.#endCrashLoops = cluster.addBehaviours(crashLoops(plan.failures))
  }

  #refreshSoon(machine: string): void {
    this.refresh(machine).catch((error) =>
      console.error(`the control plane ${this.name} could not follow its machines: ${messageOf(error)}`),
    )
  }

  /** Kubelets look into their folders that often, if nothing tells them sooner. */
  #lookLater(): void {
    if (this.#closed) return
    this.#cancelLook = this.#world.clock.after(fileCheckMs, () => {
      this.look()
      this.#lookLater()
    })
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
      behaviours: crashLoops(plan.failures),
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
        nodeState: (name: string) => this.#stateAfterStart(name, kept.nodeStates),
      }),
    })
    if (this.#closed) {
      await cluster.close()
      return
    }
    this.#cluster = cluster
    this.#attachments.cluster = cluster
    this.#plan = plan
    this.#kept = undefined
    this.#staticPods = new StaticPods(cluster.client, (node) => {
      const machine = this.#kubelets.get(node)?.node.machine
      if (machine !== undefined) this.#refreshSoon(machine)
    })
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
    this.#attachments.cluster = undefined
    this.#staticPods?.close()
    this.#staticPods = undefined
    this.#unlistenAll()
    this.#kept = lifeOf(cluster)
    await cluster.close()
  }

  /** On the machines that kube-apiserver runs on. */
  #listenAt(on: readonly ClusterMachine[]): void {
    const serving = on.filter((machine) => this.#componentsOf(machine)['kube-apiserver']).map(({ id }) => id)
    const endpoints = this.#endpoints.filter(({ machine }) => serving.includes(machine))
    const wanted = endpoints.map(({ machine, bindPort }) => `${machine}:${bindPort}`).join()
    if (wanted === this.#listeningAt) return
    this.#unlistenAll()
    for (const endpoint of endpoints) this.#listen(endpoint)
    this.#listeningAt = wanted
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
      info: machine.info,
    })
    await sim.recover()
    await this.#mirror(node.name, machine)
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
      const isNewBoot = kubelet.bootId !== machine.bootId
      kubelet.bootId = machine.bootId
      if (sim) await this.#report(sim, machine)
      if (sim && isNewBoot) await sim.setInfo(machine.info)
    } catch (error) {
      // The API refuses it (its node was deleted, say): kubelet goes on trying, by its lease.
      if (!isVivariumError(error)) throw error
      console.error(`the kubelet of ${node.name} could not report: ${messageOf(error)}`)
    }
  }

  async #mirror(node: string, machine: ClusterMachine): Promise<void> {
    this.#componentsOf(machine)
    await this.#staticPods?.sync(node, machine.files, this.#clock.now())
  }

  async #report(sim: SimNode, machine: ClusterMachine): Promise<void> {
    await sim.recover()
    await this.#mirror(sim.name, machine)
    const reported = sim.reported.get('DiskPressure')?.status === 'True'
    if (reported === machine.isDiskFull) return
    await sim.setCondition(
      'DiskPressure',
      machine.isDiskFull ? { status: 'True', reason: 'KubeletHasDiskPressure', message: 'kubelet has disk pressure' } : undefined,
    )
  }
}

/** Of kubeadm's add-ons and the registry, whose pods run as soon as they are there: nobody waits for them, and none of them starts after a save. */
const addOns = new Set(['kube-dns', 'kube-proxy', 'registry'])
const ofAddOn: PodSelector = {
  namespace: 'kube-system',
  matches: ({ metadata }) => addOns.has(metadata.labels?.['k8s-app'] ?? metadata.labels?.app ?? ''),
}
const addOnStages: Stages = {
  containers: [
    { name: 'pull', when: { phase: 'pulling', ...ofAddOn }, next: { to: 'pulled' } },
    { name: 'start', when: { phase: 'starting', ...ofAddOn }, next: { to: 'running' } },
    { name: 'ready', when: { phase: 'running', ready: false, ...ofAddOn }, next: { to: 'ready' } },
  ],
}

/** Kubelet's fileCheckFrequency. */
const fileCheckMs = 20_000

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index])
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
