import {
  type Clock,
  formatMicroTime,
  formatTime,
  hostClock,
  isAlreadyExists,
  isNotFound,
  type KubeClient,
  type Log,
  leaseKind,
  type Manager,
  type Runnable,
  silentLog,
} from '@vivarium/controller'
import { simClusterErrors } from '../errors.js'
import { conditionOf, type Node, type NodeCondition, type NodeImage, nodeKind, nodeLeaseNamespace } from './node.js'
import { healthyConditions, type NodeInfo, type NodeOptions, nodeObject } from './node-object.js'
import { PodSubnet } from './pod-subnet.js'

export interface NodesOptions {
  /** Of the kubelets, where a node has no other: `v1.34.1`. */
  readonly version: string
  /** Addresses of pods. Absent: some of 10.0.0.0/8. With those, nodes beyond its size have none, as on real clusters. */
  readonly podSubnet?: PodSubnet
  /** The time of the cluster; absent: the host's. */
  readonly clock?: Clock
  readonly log?: Log
}

/** Kubelet's defaults: nodeLeaseDurationSeconds / 4, nodeStatusReportFrequency. */
const renewMs = 10_000
const leaseSeconds = 40
const reportMs = 5 * 60_000
/** Requests at once. In process they are done in order anyway. */
const concurrency = 16

export type NodeState = 'running' | 'frozen' | 'crashed'

/** A simulated node, by which it is broken and mended. */
export class SimNode {
  readonly name: string
  readonly #nodes: Nodes
  #state: NodeState
  #boots = 1
  #bootedAt = 0
  /** What the kubelet reports other than health. */
  readonly reported = new Map<string, NodeCondition>()

  #newImages: (() => readonly NodeImage[]) | undefined

  /** Made by `Nodes.add`. */
  constructor(name: string, nodes: Nodes, state: NodeState = 'running') {
    this.name = name
    this.#nodes = nodes
    this.#state = state
  }

  get state(): NodeState {
    return this.#state
  }

  /** How often it was started: containers live in one of its lives. */
  get boots(): number {
    return this.#boots
  }

  /** When it was last started again after a crash, in milliseconds of the clock; 0 when it was not since the cluster runs. */
  get bootedAt(): number {
    return this.#bootedAt
  }

  /** The power is gone: no lease is renewed, and no pod does anything. After `recover` the containers start anew. */
  crash(): void {
    if (this.#state === 'crashed') return
    this.#state = 'crashed'
    this.#nodes.stopped(this)
  }

  /** Nothing goes on, but nothing is lost. */
  freeze(): void {
    if (this.#state === 'running') this.#state = 'frozen'
  }

  /** Resolves when the node has reported that it is ready. */
  async recover(): Promise<void> {
    if (this.#state === 'running') return
    if (this.#state === 'crashed') {
      this.#boots++
      this.#bootedAt = this.#nodes.now
    }
    this.#state = 'running'
    await this.#nodes.report(this)
  }

  /** Reports a condition (`DiskPressure`, `Ready`, one of its own) instead of the healthy one; one without a status is healthy again. */
  async setCondition(type: string, condition?: Pick<NodeCondition, 'status' | 'reason' | 'message'>): Promise<void> {
    if (condition) this.reported.set(type, { type, ...condition })
    else this.reported.delete(type)
    if (this.#state === 'running') await this.#nodes.report(this)
  }

  /** Reports other facts of its machine: after a boot, say. */
  setInfo(info: NodeInfo): Promise<void> {
    return this.#nodes.reportInfo(this.name, info)
  }

  /** For its kubelet: there are other images on it, which it tells with its next sign of life. */
  reportImages(images: () => readonly NodeImage[]): void {
    this.#newImages = images
  }

  /** For the nodes: images that are to be reported. */
  takeNewImages(): readonly NodeImage[] | undefined {
    const images = this.#newImages?.()
    this.#newImages = undefined
    return images
  }

  /** Deletes the node. What ran there is gone. */
  remove(): Promise<void> {
    return this.#nodes.remove(this.name)
  }
}

/** The nodes that this process simulates: registered, with leases that are renewed while they run. One timer for all of them. */
export class Nodes implements Runnable {
  readonly #client: KubeClient
  readonly #clock: Clock
  readonly #log: Log
  readonly #version: string
  readonly #podSubnet: PodSubnet
  readonly #isBounded: boolean
  readonly #nodes = new Map<string, SimNode>()
  readonly #indexes = new Map<string, number>()
  readonly #takenIndexes = new Set<number>()
  /** No index below it is free. */
  #lowestIndex = 0
  readonly #listeners: ((node: SimNode) => void)[] = []
  readonly #stopListeners: ((node: SimNode) => void)[] = []
  #cancelTick: (() => void) | undefined
  #renewing: Promise<void> | undefined
  #again = false
  #reportedAt = 0
  #stopped = false

  constructor(manager: Manager, { version, podSubnet, clock = hostClock, log = silentLog }: NodesOptions) {
    this.#client = manager.client
    this.#clock = clock
    this.#log = log
    this.#version = version
    this.#podSubnet = podSubnet ?? PodSubnet.default
    this.#isBounded = podSubnet !== undefined
    manager.informers.of<Node>(nodeKind).handle({ deleted: ({ metadata }) => this.#forget(metadata.name ?? '') })
  }

  /** The clock's time in milliseconds. */
  get now(): number {
    return this.#clock.now().getTime()
  }

  get(name: string): SimNode | undefined {
    return this.#nodes.get(name)
  }

  [Symbol.iterator](): IterableIterator<SimNode> {
    return this.#nodes.values()
  }

  /** Told when a node has crashed, or is gone. */
  onStopped(listener: (node: SimNode) => void): void {
    this.#stopListeners.push(listener)
  }

  /** For its nodes. */
  stopped(node: SimNode): void {
    for (const tell of this.#stopListeners) tell(node)
  }

  /** Told when a node has come, or runs again. */
  onRunning(listener: (node: SimNode) => void): void {
    this.#listeners.push(listener)
  }

  /**
   * Registers a node, or takes over one of that name that the server has already (then only its status is written). Throws TOO_MANY_NODES;
   * what is wrong with it is an Invalid of the server.
   */
  async add(options: NodeOptions): Promise<SimNode> {
    const known = this.#nodes.get(options.name)
    if (known) return known
    const index = this.#claimIndex(options.name, options.podCidr)
    const podCidr = options.podCidr ?? this.#podSubnet.range(index)
    const object = nodeObject(options, { index, podCidr }, this.#version, this.#clock.now())
    const node = new SimNode(options.name, this)
    this.#nodes.set(options.name, node)
    try {
      const stored = await this.#register(object)
      await this.#createLease(stored)
    } catch (error) {
      this.#forget(options.name)
      throw error
    }
    this.#tickLater()
    for (const tell of this.#listeners) tell(node)
    return node
  }

  /** Takes over all nodes that the server has, as they are there: after a cluster was opened again. `stateOf` tells of those that do not run. */
  async adopt(stateOf: (name: string) => NodeState = () => 'running'): Promise<void> {
    const { items } = await this.#client.list<Node>(nodeKind)
    for (const { metadata, spec } of items) {
      const { name = '' } = metadata
      if (this.#nodes.has(name)) continue
      this.#claimIndex(name, spec?.podCIDR)
      this.#nodes.set(name, new SimNode(name, this, stateOf(name)))
    }
    // Their status is what they reported last; only leases may be older than they should be.
    this.#reportedAt = this.now
    this.#tick()
    this.#tickLater()
    for (const node of this.#nodes.values()) if (node.state === 'running') for (const tell of this.#listeners) tell(node)
  }

  async remove(name: string): Promise<void> {
    this.#forget(name)
    await this.#client.delete(nodeKind, { name }).catch(unlessNotFound)
    await this.#client.delete(leaseKind, { namespace: nodeLeaseNamespace, name }).catch(unlessNotFound)
  }

  /** Writes the node's conditions and renews its lease. */
  async report(node: SimNode): Promise<void> {
    await this.#renew(node)
    await this.#reportImages(node)
    await this.#postStatus(node.name, node.reported)
    for (const tell of this.#listeners) tell(node)
  }

  /** For its nodes. */
  async reportInfo(name: string, nodeInfo: NodeInfo): Promise<void> {
    await this.#patchStatus(name, { nodeInfo }).catch(unlessNotFound)
  }

  start(): void {
    this.#tickLater()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#cancelTick?.()
    await this.#renewing
  }

  async #register(object: Node): Promise<Node> {
    try {
      return await this.#client.create<Node>(object, { fieldManager: 'kubelet' })
    } catch (error) {
      if (!isAlreadyExists(error)) throw error
      const { name = '' } = object.metadata
      const { conditions: _, ...status } = object.status ?? {}
      await this.#patchStatus(name, status)
      await this.#postStatus(name, new Map())
      return this.#client.get<Node>(nodeKind, { name })
    }
  }

  async #createLease({ metadata }: Node): Promise<void> {
    const { name = '', uid = '' } = metadata
    const lease = {
      ...leaseKind,
      metadata: {
        namespace: nodeLeaseNamespace,
        name,
        ownerReferences: [{ ...nodeKind, name, uid }],
      },
      spec: { holderIdentity: name, leaseDurationSeconds: leaseSeconds, renewTime: formatMicroTime(this.#clock.now()) },
    }
    try {
      await this.#client.create(lease, { fieldManager: 'kubelet' })
    } catch (error) {
      if (!isAlreadyExists(error)) throw error
      const { spec } = lease
      const body = { metadata: { ownerReferences: lease.metadata.ownerReferences }, spec }
      await this.#client.patch(leaseKind, { namespace: nodeLeaseNamespace, name }, { type: 'merge', body }, { fieldManager: 'kubelet' })
    }
  }

  #claimIndex(name: string, podCidr = ''): number {
    const known = this.#podSubnet.indexOf(podCidr)
    while (this.#takenIndexes.has(this.#lowestIndex)) this.#lowestIndex++
    const index = known === undefined || this.#takenIndexes.has(known) ? this.#lowestIndex : known
    if (index >= this.#podSubnet.size && !this.#isBounded) throw simClusterErrors.tooManyNodes(this.#podSubnet.size)
    this.#indexes.set(name, index)
    this.#takenIndexes.add(index)
    return index
  }

  #forget(name: string): void {
    const node = this.#nodes.get(name)
    if (node) this.stopped(node)
    this.#nodes.delete(name)
    const index = this.#indexes.get(name)
    if (index === undefined) return
    this.#indexes.delete(name)
    this.#takenIndexes.delete(index)
    this.#lowestIndex = Math.min(this.#lowestIndex, index)
  }

  #tickLater(): void {
    if (this.#stopped || this.#cancelTick || this.#nodes.size === 0) return
    this.#cancelTick = this.#clock.after(renewMs, () => {
      this.#cancelTick = undefined
      this.#tickLater()
      this.#tick()
    })
  }

  /** When the time moves faster than leases can be renewed, once more is enough: what counts is the last time. */
  #tick(): void {
    if (this.#renewing) {
      this.#again = true
      return
    }
    this.#renewing = this.#renewAll().finally(() => {
      this.#renewing = undefined
      if (!this.#again || this.#stopped) return
      this.#again = false
      this.#tick()
    })
  }

  async #renewAll(): Promise<void> {
    const now = this.#clock.now().getTime()
    const reports = now - this.#reportedAt >= reportMs
    if (reports) this.#reportedAt = now
    const names = this.#nodes.values()
    const work = async () => {
      for (const node of names) {
        if (this.#stopped) return
        if (node.state !== 'running') continue
        try {
          await this.#renew(node)
          await this.#reportImages(node)
          if (reports) await this.#postStatus(node.name, node.reported)
        } catch (error) {
          this.#log.warn('a node could not report; it will again', { node: node.name, error })
        }
      }
    }
    await Promise.all(Array.from({ length: Math.min(concurrency, this.#nodes.size) }, work))
  }

  async #renew({ name }: SimNode): Promise<void> {
    const body = { spec: { renewTime: formatMicroTime(this.#clock.now()) } }
    try {
      await this.#client.patch(leaseKind, { namespace: nodeLeaseNamespace, name }, { type: 'merge', body }, { fieldManager: 'kubelet' })
    } catch (error) {
      if (!isNotFound(error)) throw error
      const node = await this.#client.find<Node>(nodeKind, { name })
      if (node) await this.#createLease(node)
    }
  }

  async #postStatus(name: string, reported: ReadonlyMap<string, NodeCondition>): Promise<void> {
    const node = await this.#client.find<Node>(nodeKind, { name })
    if (!node) return
    const now = this.#clock.now()
    const healthy = healthyConditions(now)
    const own = [...reported.values()].filter(({ type }) => !healthy.some((condition) => condition.type === type))
    const conditions = [...healthy, ...own].map((condition) => {
      const next: NodeCondition = { ...condition, ...reported.get(condition.type), lastHeartbeatTime: formatTime(now) }
      const before = conditionOf(node, condition.type)
      const since = before?.status === next.status ? before.lastTransitionTime : undefined
      return { ...next, lastTransitionTime: since ?? formatTime(now) }
    })
    await this.#patchStatus(name, { conditions })
  }

  async #reportImages(node: SimNode): Promise<void> {
    const images = node.takeNewImages()
    if (images) await this.#patchStatus(node.name, { images }).catch(unlessNotFound)
  }

  async #patchStatus(name: string, status: object): Promise<void> {
    await this.#client.patch(
      nodeKind,
      { name },
      { type: 'strategic', body: { status } },
      { subresource: 'status', fieldManager: 'kubelet' },
    )
  }
}

function unlessNotFound(error: unknown): void {
  if (!isNotFound(error)) throw error
}
