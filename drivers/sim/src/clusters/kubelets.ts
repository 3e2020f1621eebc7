import { isIP } from 'node:net'
import { isVivariumError, messageOf, Operation } from '@vivarium/core'
import type { JoiningNode } from '@vivarium/guest'
import type { Cluster, NodeState, SimNode } from '@vivarium/simcluster'
import type { ComponentWatch } from './component-watch.js'
import { StaticPods } from './static-pods.js'
import type { ClusterMachine, World } from './world.js'

interface Kubelet {
  readonly node: JoiningNode
  /** The machine's boot that it was seen running in. */
  bootId: string | undefined
}

/** What kubelets need of their control plane. */
export interface KubeletSurroundings {
  readonly world: World
  readonly components: ComponentWatch
  /** Throws NOT_RUNNING. */
  readonly running: () => Cluster
  /** Told when a kubelet has to look at its machine's manifests again. */
  readonly news: (machine: string) => void
}

/** Kubelet's fileCheckFrequency. */
const fileCheckMs = 20_000

/**
 * The kubelets of a control plane, each on a machine, with what kube-proxy and the container runtime do there. They live as their machines live,
 * and report while they reach an endpoint.
 */
export class Kubelets {
  readonly #surroundings: KubeletSurroundings
  /** By the node's name. */
  readonly #all = new Map<string, Kubelet>()
  /** By machine. */
  readonly #proxies = new Map<string, () => void>()
  #cluster: Cluster | undefined
  #staticPods: StaticPods | undefined
  #cancelLook: () => void = () => {}

  /** `nodes`: as their machines are now. */
  constructor(nodes: readonly JoiningNode[], surroundings: KubeletSurroundings) {
    this.#surroundings = surroundings
    for (const node of nodes) this.#add({ node, bootId: surroundings.world.machine(node.machine)?.bootId })
  }

  /** Undefined while it is off. */
  set cluster(cluster: Cluster | undefined) {
    this.#cluster = cluster
    this.#staticPods?.close()
    this.#staticPods =
      cluster &&
      new StaticPods(cluster.client, (node) => {
        const machine = this.machineOf(node)
        if (machine !== undefined) this.#surroundings.news(machine)
      })
  }

  nodes(): JoiningNode[] {
    return Array.from(this.#all.values(), ({ node }) => node)
  }

  /** The id of a node's machine. */
  machineOf(node: string): string | undefined {
    return this.#all.get(node)?.node.machine
  }

  /** The name of a machine's node. */
  nodeOn(machine: string): string | undefined {
    return this.#on(machine)[0]?.node.name
  }

  isOn(machine: string): boolean {
    return this.#on(machine).length > 0
  }

  async start(node: JoiningNode, machine: ClusterMachine, signal: AbortSignal): Promise<void> {
    const kubelet: Kubelet = { node, bootId: machine.bootId }
    this.#add(kubelet)
    try {
      await Operation.from({ signal }, `starting the kubelet of ${node.name}`).race(this.#register(kubelet, machine))
    } catch (error) {
      this.#remove(node)
      throw error
    }
  }

  /** Those of a machine are gone. */
  leave(machine: string): void {
    for (const { node } of this.#on(machine)) {
      this.#remove(node)
      this.#cluster?.nodes.get(node.name)?.crash()
    }
  }

  /** Each (with `machine`: each of that machine) becomes as its machine is, and reports while it reaches one of the endpoints. */
  async follow(endpoints: readonly ClusterMachine[], machine?: string): Promise<void> {
    for (const kubelet of machine === undefined ? this.#all.values() : this.#on(machine)) await this.#followMachine(kubelet, endpoints)
  }

  /** How a node starts that was in that state. A machine that went down since the control plane did has lost what ran there. */
  stateAtStart(name: string, before: NodeState | undefined): NodeState {
    const kubelet = this.#all.get(name)
    const machine = kubelet && this.#surroundings.world.machine(kubelet.node.machine)
    if (kubelet === undefined || machine === undefined) return 'crashed'
    if (machine.station.state() === 'off' || machine.bootId !== kubelet.bootId) return 'crashed'
    return before ?? 'running'
  }

  /** To be called when files of one of the machines (absent: any) may be other ones. */
  look(machine?: string): void {
    const { world, components, news } = this.#surroundings
    for (const id of new Set(Array.from(this.#all.values(), ({ node }) => node.machine))) {
      const found = machine === undefined || id === machine ? world.machine(id) : undefined
      if (found && components.hasNews(found)) news(id)
    }
  }

  /** Kubelets look into their folders that often, if nothing tells them sooner. */
  lookLater(): void {
    this.#cancelLook = this.#surroundings.world.clock.after(fileCheckMs, () => {
      this.look()
      this.lookLater()
    })
  }

  close(): void {
    this.#cancelLook()
    for (const end of this.#proxies.values()) end()
  }

  #on(machine: string): Kubelet[] {
    return [...this.#all.values()].filter(({ node }) => node.machine === machine)
  }

  #add(kubelet: Kubelet): void {
    this.#all.set(kubelet.node.name, kubelet)
    this.#proxyOn(kubelet.node)
  }

  #remove({ name, machine }: JoiningNode): void {
    this.#all.delete(name)
    this.#proxies.get(machine)?.()
    this.#proxies.delete(machine)
  }

  /** What kube-proxy and the container runtime do on a node's machine, as long as the control plane is there: ports of services and pods. */
  #proxyOn({ machine, address }: JoiningNode): void {
    const { fabric } = this.#surroundings.world
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
    const sim = await this.#surroundings.running().nodes.add({
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
    const { world } = this.#surroundings
    const machine = world.machine(node.machine)
    const sim = this.#cluster?.nodes.get(node.name)
    const state = machine?.station.state() ?? 'off'
    try {
      if (machine === undefined || state === 'off') {
        sim?.crash()
        return
      }
      if (sim && machine.bootId !== kubelet.bootId) sim.crash()
      const reaches = endpoints.some(({ station }) => station === machine.station || world.fabric.isOpen(machine.station, station))
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
    const { components, world } = this.#surroundings
    components.read(machine)
    await this.#staticPods?.sync(node, machine.files, world.clock.now())
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
