import {
  type Clock,
  EventRecorder,
  formatTime,
  hostClock,
  type Informer,
  isConflict,
  isNotFound,
  type KubeClient,
  type KubeObject,
  keyOf,
  keyText,
  type Log,
  leaseKind,
  type Manager,
  type Runnable,
  silentLog,
  WorkQueue,
} from '@vivarium/controller'
import { type Pod, podKind } from '../kubelet/pod.js'
import { podsByNode } from '../kubelet/pods-by-node.js'
import { DueTimes } from '../nodes/due-times.js'
import { conditionOf, type Node, type NodeCondition, nodeKind, nodeLeaseNamespace, type Taint } from '../nodes/node.js'
import { tolerates } from '../scheduler/taints.js'
import { staysMs, wantedTaints } from './node-taints.js'
import { evictionAllowed } from './zones.js'

export interface NodeLifecycleOptions {
  /** How long a node may be silent before it counts as unreachable, in milliseconds; absent: 50 s, as with kube-controller-manager 1.32 and later. */
  readonly graceMs?: number
  /** The time of the cluster; absent: the host's. */
  readonly clock?: Clock
  readonly log?: Log
}

interface NodeLease extends KubeObject {
  spec?: { renewTime?: string }
}

interface Health {
  /** What the kubelet wrote last, and when that was seen. */
  said: string
  seenAt: number
  ready: boolean
}

/** Of kube-controller-manager: node-monitor-grace-period, node-monitor-period, node-startup-grace-period; the quarantine of its pod collector. */
const defaultGraceMs = 50_000
const monitorMs = 5000
const startupGraceMs = 60_000
const quarantineMs = 40_000
const reportedTypes = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure']

/**
 * What becomes of nodes that say nothing, or that they are not well: conditions, taints, pods that are not ready and that have to leave; and of
 * pods whose node is gone. After node-lifecycle-, taint-eviction- and pod-garbage-collector of kube-controller-manager.
 */
export class NodeLifecycle implements Runnable {
  readonly #client: KubeClient
  readonly #clock: Clock
  readonly #log: Log
  readonly #graceMs: number
  readonly #nodes: Informer<Node>
  readonly #leases: Informer<NodeLease>
  readonly #pods: Informer<Pod>
  readonly #onNode: (node: string) => Pod[]
  readonly #recorder: EventRecorder
  readonly #health = new Map<string, Health>()
  /** `node NAME` and `pod NAMESPACE/NAME`. */
  readonly #queue: WorkQueue<string>
  readonly #due: DueTimes
  #evictionAllowed: (node: Node) => boolean = () => false
  #cancelTick: (() => void) | undefined
  #tickedAt = 0
  #working: Promise<void> = Promise.resolve()
  #started = false

  constructor(manager: Manager, { graceMs = defaultGraceMs, clock = hostClock, log = silentLog }: NodeLifecycleOptions = {}) {
    this.#client = manager.client
    this.#clock = clock
    this.#log = log
    this.#graceMs = graceMs
    this.#recorder = new EventRecorder(manager.client, { component: 'node-controller', clock, log })
    this.#queue = new WorkQueue<string>({ clock })
    this.#due = new DueTimes(clock, (key) => this.#queue.add(key))
    this.#leases = manager.informers.of<NodeLease>(leaseKind, { namespace: nodeLeaseNamespace })
    this.#onNode = podsByNode(manager)
    this.#nodes = manager.informers.of<Node>(nodeKind)
    this.#nodes.handle({
      added: (node) => this.#nodeChanged(undefined, node),
      updated: (before, node) => this.#nodeChanged(before, node),
      deleted: (node) => this.#nodeGone(node),
    })
    this.#pods = manager.informers.of<Pod>(podKind)
    this.#pods.handle({
      added: (pod) => this.#podChanged(undefined, pod),
      updated: (before, pod) => this.#podChanged(before, pod),
      deleted: (pod) => this.#due.delete(`pod ${keyText(keyOf(pod))}`),
    })
  }

  /** True when there is nothing to do now. */
  get isIdle(): boolean {
    return this.#queue.isIdle
  }

  /** Looks after nobody until `resume`; then nobody has been silent in the meantime. */
  pause(): void {
    this.#queue.pause()
  }

  resume(): void {
    this.#queue.resume()
  }

  start(): void {
    this.#started = true
    this.#tickedAt = this.#clock.now().getTime()
    this.#tickLater()
    this.#working = this.#work()
  }

  async stop(): Promise<void> {
    this.#started = false
    this.#cancelTick?.()
    this.#due.clear()
    await this.#queue.shutDown()
    await this.#working
    await this.#recorder.flush()
  }

  #nodeChanged(before: Node | undefined, node: Node): void {
    this.#queue.add(`node ${node.metadata.name}`)
    if (!sameTaints(before, node)) for (const pod of this.#onNode(node.metadata.name ?? '')) this.#queue.add(`pod ${keyText(keyOf(pod))}`)
    this.#tickLater()
  }

  #nodeGone({ metadata }: Node): void {
    const { name = '' } = metadata
    this.#health.delete(name)
    for (const pod of this.#onNode(name)) this.#due.set(`pod ${keyText(keyOf(pod))}`, this.#clock.now().getTime() + quarantineMs)
  }

  #podChanged(before: Pod | undefined, pod: Pod): void {
    const { nodeName } = pod.spec
    if (!nodeName) return
    const key = `pod ${keyText(keyOf(pod))}`
    const node = this.#nodes.get({ name: nodeName })
    if (!node) {
      // It may come yet: then the pod is looked at again.
      if (before?.spec.nodeName !== nodeName) this.#due.set(key, this.#clock.now().getTime() + quarantineMs)
    } else if (noExecute(node).length > 0 && (before?.spec.nodeName !== nodeName || before.spec.tolerations !== pod.spec.tolerations)) {
      this.#queue.add(key)
    }
  }

  #tickLater(): void {
    if (!this.#started || this.#cancelTick || this.#nodes.size === 0) return
    this.#cancelTick = this.#clock.after(monitorMs, () => {
      this.#cancelTick = undefined
      this.#queue.add('tick')
      this.#tickLater()
    })
  }

  async #work(): Promise<void> {
    for (;;) {
      const key = await this.#queue.get()
      if (key === undefined) return
      try {
        if (key === 'tick') await this.#tick()
        else if (key.startsWith('node ')) await this.#checkNode(key.slice(5))
        else await this.#checkPod(key.slice(4))
        this.#queue.forget(key)
      } catch (error) {
        if (!isNotFound(error) && !isConflict(error)) this.#log.warn('node lifecycle failed; it is tried again', { key, error })
        this.#queue.addRateLimited(key)
      }
      this.#queue.done(key)
    }
  }

  async #tick(): Promise<void> {
    const now = this.#clock.now().getTime()
    // While nobody looked (the time was moved, the process stood still) nodes cannot be said to have been silent.
    const unseen = now - this.#tickedAt - monitorMs
    this.#tickedAt = now
    if (unseen > monitorMs) for (const health of this.#health.values()) health.seenAt += unseen
    this.#evictionAllowed = evictionAllowed(this.#nodes.list())
    for (const { metadata } of this.#nodes.list()) await this.#checkNode(metadata.name ?? '')
  }

  async #checkNode(name: string): Promise<void> {
    const node = this.#nodes.get({ name })
    if (!node) return
    const now = this.#clock.now().getTime()
    const health = this.#healthOf(node, now)
    const heard = conditionOf(node, 'Ready')
    if (now - health.seenAt > (heard ? this.#graceMs : startupGraceMs)) await this.#silent(node)
    const current = this.#nodes.get({ name }) ?? node
    const ready = conditionOf(current, 'Ready')?.status === 'True'
    if (ready !== health.ready) {
      health.ready = ready
      this.#evictionAllowed = evictionAllowed(this.#nodes.list())
      if (!ready) await this.#notReady(current)
      for (const other of this.#nodes.list()) if (other !== current && !health.ready) this.#queue.add(`node ${other.metadata.name}`)
    }
    const taints = wantedTaints(current, this.#evictionAllowed(current), formatTime(this.#clock.now()))
    if (!taints) return
    const { resourceVersion = '' } = current.metadata
    const body = { metadata: { resourceVersion }, spec: { taints } }
    await this.#client.patch(nodeKind, { name }, { type: 'merge', body })
  }

  #healthOf(node: Node, now: number): Health {
    const { name = '' } = node.metadata
    const ready = conditionOf(node, 'Ready')
    const renewed = this.#leases.get({ namespace: nodeLeaseNamespace, name })?.spec?.renewTime ?? ''
    const said = `${renewed} ${ready?.lastHeartbeatTime ?? ''}`
    const known = this.#health.get(name)
    if (!known) {
      const health = { said, seenAt: now, ready: ready?.status === 'True' }
      this.#health.set(name, health)
      this.#recorder.event(node, 'Normal', 'RegisteredNode', `Node ${name} event: Registered Node ${name} in Controller`)
      return health
    }
    if (known.said !== said) {
      known.said = said
      known.seenAt = now
    }
    return known
  }

  /** Nothing is known of it any more. */
  async #silent(node: Node): Promise<void> {
    const now = formatTime(this.#clock.now())
    const conditions = reportedTypes.flatMap((type): NodeCondition[] => {
      const before = conditionOf(node, type)
      if (before?.status === 'Unknown') return []
      const never = { reason: 'NodeStatusNeverUpdated', message: 'Kubelet never posted node status.' }
      const stopped = { reason: 'NodeStatusUnknown', message: 'Kubelet stopped posting node status.' }
      const heartbeat = before?.lastHeartbeatTime ?? node.metadata.creationTimestamp
      return [
        {
          type,
          status: 'Unknown',
          ...(before ? stopped : never),
          ...(heartbeat !== undefined && { lastHeartbeatTime: heartbeat }),
          lastTransitionTime: now,
        },
      ]
    })
    if (conditions.length === 0) return
    const { name = '' } = node.metadata
    await this.#client.patch(nodeKind, { name }, { type: 'strategic', body: { status: { conditions } } }, { subresource: 'status' })
  }

  async #notReady(node: Node): Promise<void> {
    const { name = '' } = node.metadata
    this.#recorder.event(node, 'Normal', 'NodeNotReady', `Node ${name} status is now: NodeNotReady`)
    for (const pod of this.#onNode(name)) {
      const ready = pod.status?.conditions?.find(({ type }) => type === 'Ready')
      if (ready?.status !== 'True') continue
      const condition = { ...ready, status: 'False', lastTransitionTime: formatTime(this.#clock.now()) }
      try {
        await this.#patchStatus(pod, { conditions: [condition] })
        this.#recorder.event(pod, 'Warning', 'NodeNotReady', 'Node is not ready')
      } catch (error) {
        if (!isNotFound(error)) throw error
      }
    }
  }

  async #checkPod(key: string): Promise<void> {
    const slash = key.indexOf('/')
    const pod = this.#pods.get({ namespace: key.slice(0, slash), name: key.slice(slash + 1) })
    const { nodeName } = pod?.spec ?? {}
    if (!pod || !nodeName) return
    const node = this.#nodes.get({ name: nodeName })
    if (!node) return this.#collect(pod)
    const taints = noExecute(node)
    const due = `pod ${key}`
    if (pod.metadata.deletionTimestamp || taints.length === 0) {
      if (this.#due.has(due)) this.#recorder.event(pod, 'Normal', 'TaintManagerEviction', `Cancelling deletion of Pod ${key}`)
      this.#due.delete(due)
      return
    }
    const tolerations = taints.flatMap((taint) =>
      (pod.spec.tolerations ?? []).filter((toleration) => tolerates(toleration, taint)).map((toleration) => ({ toleration, taint })),
    )
    const stays = staysMs(taints, tolerations)
    if (stays === undefined) return this.#due.delete(due)
    const now = this.#clock.now().getTime()
    const since = Math.max(...taints.map(({ timeAdded }) => Date.parse(timeAdded ?? '') || now))
    const bound = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled')?.lastTransitionTime
    const at = Math.max(since, Date.parse(bound ?? '') || 0) + stays
    if (stays > 0 && at > now) return this.#due.set(due, at)
    await this.#evict(pod, key)
  }

  async #evict(pod: Pod, key: string): Promise<void> {
    this.#recorder.event(pod, 'Normal', 'TaintManagerEviction', `Marking for deletion Pod ${key}`)
    await this.#disrupt(pod, 'DeletionByTaintManager', 'Taint manager: deleting due to NoExecute taint', {})
  }

  /** Its node is no more. */
  async #collect(pod: Pod): Promise<void> {
    if (await this.#client.find<Node>(nodeKind, { name: pod.spec.nodeName ?? '' })) return
    await this.#disrupt(pod, 'DeletionByPodGC', 'PodGC: node no longer exists', { phase: 'Failed' }, 0)
  }

  async #disrupt(pod: Pod, reason: string, message: string, status: object, gracePeriodSeconds?: number): Promise<void> {
    const condition = { type: 'DisruptionTarget', status: 'True', reason, message, lastTransitionTime: formatTime(this.#clock.now()) }
    const { uid = '' } = pod.metadata
    await this.#patchStatus(pod, { ...status, conditions: [condition] })
    const grace = gracePeriodSeconds !== undefined && { gracePeriodSeconds }
    await this.#client.delete(podKind, keyOf(pod), { preconditions: { uid }, ...grace })
  }

  async #patchStatus(pod: Pod, status: object): Promise<void> {
    await this.#client.patch(podKind, keyOf(pod), { type: 'strategic', body: { status } }, { subresource: 'status' })
  }
}

function noExecute(node: Node): Taint[] {
  return node.spec?.taints?.filter(({ effect }) => effect === 'NoExecute') ?? []
}

function sameTaints(before: Node | undefined, node: Node): boolean {
  return before !== undefined && JSON.stringify(noExecute(before)) === JSON.stringify(noExecute(node))
}
