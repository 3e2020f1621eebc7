import {
  type Clock,
  EventRecorder,
  hostClock,
  type Informer,
  isConflict,
  isNotFound,
  type KubeClient,
  keyOf,
  keyText,
  type Log,
  type Manager,
  type Runnable,
  silentLog,
  WorkQueue,
} from '@vivarium/controller'
import { DueTimes } from '../nodes/due-times.js'
import { type Node, nodeKind } from '../nodes/node.js'
import type { Nodes, SimNode } from '../nodes/nodes.js'
import type { ContainerHost } from './container-host.js'
import { timeText } from './container-life.js'
import type { Hook } from './hooks.js'
import { NodeLocal } from './node-local.js'
import { isFinished, type Pod, type PodStatus, podKind } from './pod.js'
import { PodLife } from './pod-life.js'
import { podStatus } from './pod-status.js'
import { podsByNode } from './pods-by-node.js'
import { resizeConditions } from './resize.js'
import { type ContainerOutcome, type ContainerStage, defaultStages, type PodStage, type Stages } from './stages.js'

export interface KubeletOptions {
  readonly nodes: Nodes
  /** Before the default ones. */
  readonly stages?: Stages
  /** Delays with jitter are the same for the same seed and names. */
  readonly seed?: string
  /** The time of the cluster; absent: the host's. */
  readonly clock?: Clock
  readonly log?: Log
  /** What is inside of containers; absent: nothing. */
  readonly host?: ContainerHost
}

/** Pods that are worked on at once: over HTTP that many requests are on their way. */
const workers = 8

/**
 * The kubelets of all simulated nodes: walks the pods that are on them through stages. What it knows of a pod is in the pod's status, so that
 * it can go on from there.
 */
export class Kubelet implements Runnable {
  readonly #client: KubeClient
  readonly #clock: Clock
  readonly #log: Log
  readonly #nodes: Nodes
  readonly #seed: string
  readonly #host: ContainerHost | undefined
  readonly #pods: Informer<Pod>
  readonly #nodeObjects: Informer<Node>
  readonly #onNode: (node: string) => Pod[]
  /** Each kubelet counts its own events. */
  readonly #recorders = new Map<string, EventRecorder>()
  readonly #queue: WorkQueue<string>
  readonly #due: DueTimes
  readonly #lives = new Map<string, { readonly uid: string; readonly node: SimNode; readonly life: PodLife }>()
  readonly #locals = new Map<SimNode, NodeLocal>()
  readonly #added: Stages[] = []
  readonly #table: { containers: readonly ContainerStage[]; pods: readonly PodStage[] } = defaultStages
  readonly #newcomers: string[] = []
  #working: Promise<unknown> = Promise.resolve()

  constructor(manager: Manager, { nodes, stages, seed = '', clock = hostClock, log = silentLog, host }: KubeletOptions) {
    this.#host = host
    this.#client = manager.client
    this.#clock = clock
    this.#log = log
    this.#nodes = nodes
    this.#seed = seed
    this.#queue = new WorkQueue<string>({ clock })
    this.#due = new DueTimes(clock, (key) => this.#queue.add(key))
    this.#nodeObjects = manager.informers.of<Node>(nodeKind)
    this.#pods = manager.informers.of<Pod>(podKind)
    this.#onNode = podsByNode(manager)
    this.#table = { ...defaultStages }
    if (stages) this.addStages(stages)
    const changed = (pod: Pod) => {
      if (pod.spec.nodeName) this.#queue.add(keyText(keyOf(pod)))
    }
    const placed = (before: Pod | undefined, pod: Pod) => {
      if (before?.spec.nodeName || !pod.spec.nodeName) changed(pod)
      else this.#welcome(keyText(keyOf(pod)))
    }
    this.#pods.handle({ added: (pod) => placed(undefined, pod), updated: placed, deleted: (pod) => this.#forget(pod) })
    nodes.onRunning(({ name }) => {
      for (const pod of this.#onNode(name)) changed(pod)
    })
  }

  /** True when there is nothing to do now; what is due later does not count. */
  get isIdle(): boolean {
    return this.#queue.isIdle && this.#newcomers.length === 0
  }

  /** Stages that count before those that are there, from now on; gives the function that takes them away. */
  addStages(stages: Stages): () => void {
    this.#added.unshift(stages)
    this.#rebuild()
    return () => {
      const at = this.#added.indexOf(stages)
      if (at < 0) return
      this.#added.splice(at, 1)
      this.#rebuild()
    }
  }

  /** Something happened in a container by itself: it exited, a probe was answered. One that has ended meanwhile does not hear of it. */
  happened({ metadata }: Pod, container: string, restarts: number, outcome: ContainerOutcome): void {
    const key = keyText({ namespace: metadata.namespace ?? '', name: metadata.name ?? '' })
    const known = this.#lives.get(key)
    if (known?.uid !== metadata.uid) return
    known?.life.happen(container, restarts, outcome)
    this.#queue.add(key)
  }

  /** A hook that was run has ended. `failure`: what goes into the container's state, if it is still there. */
  hookEnded({ metadata }: Pod, container: string, restarts: number, hook: Hook, failure: string | undefined): void {
    const key = keyText({ namespace: metadata.namespace ?? '', name: metadata.name ?? '' })
    const known = this.#lives.get(key)
    if (known?.uid !== metadata.uid) return
    known?.life.hookEnded(container, restarts, hook, failure)
    this.#queue.add(key)
  }

  /** What stages say may be otherwise now. */
  lookAgain(): void {
    for (const key of this.#lives.keys()) this.#queue.add(key)
  }

  /** Something about the pod's volumes has changed. */
  mountAgain(namespace: string, name: string): void {
    const key = keyText({ namespace, name })
    this.#lives.get(key)?.life.mountAgain()
    this.#queue.add(key)
  }

  start(): void {
    this.#working = Promise.all(Array.from({ length: workers }, () => this.#work()))
  }

  async stop(): Promise<void> {
    this.#due.clear()
    await this.#queue.shutDown()
    await this.#working
    await Promise.all([...this.#recorders.values()].map((recorder) => recorder.flush()))
  }

  #rebuild(): void {
    const all = [...this.#added, defaultStages]
    this.#table.containers = all.flatMap(({ containers = [] }) => containers)
    this.#table.pods = all.flatMap(({ pods = [] }) => pods)
    this.lookAgain()
  }

  /** Not at once: whoever put it here reports that first, after a turn of the others at the latest. */
  #welcome(key: string): void {
    if (this.#newcomers.push(key) > 1) return
    const begin = () => {
      for (const newcomer of this.#newcomers.splice(0)) this.#queue.add(newcomer)
    }
    setImmediate(() => setImmediate(begin))
  }

  #forget(pod: Pod): void {
    const key = keyText(keyOf(pod))
    const known = this.#lives.get(key)
    this.#due.delete(key)
    this.#host?.gone(pod)
    if (!known) return
    this.#lives.delete(key)
    this.#locals.get(known.node)?.release(known.uid)
  }

  async #work(): Promise<void> {
    for (;;) {
      const key = await this.#queue.get()
      if (key === undefined) return
      try {
        await this.#sync(key)
        this.#queue.forget(key)
      } catch (error) {
        if (!isNotFound(error) && !isConflict(error)) this.#log.warn('a pod could not be worked on; it is tried again', { pod: key, error })
        this.#queue.addRateLimited(key)
      }
      this.#queue.done(key)
    }
  }

  async #sync(key: string): Promise<void> {
    const slash = key.indexOf('/')
    const name = { namespace: key.slice(0, slash), name: key.slice(slash + 1) }
    const pod = this.#pods.get(name)
    const node = pod && this.#nodes.get(pod.spec.nodeName ?? '')
    if (!pod || node?.state !== 'running') return
    const uid = pod.metadata.uid ?? ''
    const nowMs = this.#clock.now().getTime()
    if (!this.#lives.has(key) && (wasRefused(pod) || (await this.#refuses(pod, node, nowMs)))) return
    const life = this.#lifeOf(key, pod, node, nowMs)
    const next = life.advance(pod, nowMs, (type, reason, message, fieldPath) =>
      this.#recorderOf(node.name).event(pod, type, reason, message, fieldPath),
    )
    if (next === undefined) this.#due.delete(key)
    else this.#due.set(key, next)
    const status = changes(pod.status ?? {}, podStatus(pod, life.facts, nowMs))
    if (status) await this.#writeStatus(pod, uid, status)
    const { deletionTimestamp, deletionGracePeriodSeconds } = pod.metadata
    if (deletionTimestamp && deletionGracePeriodSeconds !== 0 && life.ended) {
      await this.#client.delete(podKind, name, { gracePeriodSeconds: 0, preconditions: { uid } })
    }
    if (isFinished(pod)) this.#locals.get(node)?.release(uid)
  }

  /** Of a pod that is new here: true when it cannot run, which is its end. */
  async #refuses(pod: Pod, node: SimNode, nowMs: number): Promise<boolean> {
    if (isStarted(pod) || isFinished(pod) || pod.metadata.deletionTimestamp) return false
    const refused = this.#localOf(node).admit(pod)
    const room = refused && this.#localOf(node).makeRoom(pod, refused)
    if (room && !('reason' in room)) this.#preempt(room, node, nowMs)
    const refusal = room ? ('reason' in room ? room : undefined) : refused
    if (!refusal) return false
    const { uid, generation } = pod.metadata
    const { reason, message } = refusal
    this.#recorderOf(node.name).event(pod, 'Warning', reason, message)
    const status: PodStatus = {
      phase: 'Failed',
      reason,
      message: `${refusedPrefix}${message}`,
      startTime: timeText(nowMs),
      ...(generation !== undefined && { observedGeneration: generation }),
    }
    await this.#writeStatus(pod, uid, status)
    return true
  }

  #preempt(victims: readonly Pod[], node: SimNode, nowMs: number): void {
    for (const victim of victims) {
      const key = keyText(keyOf(victim))
      const report = (type: 'Normal' | 'Warning', reason: string, message: string) =>
        this.#recorderOf(node.name).event(victim, type, reason, message)
      this.#lifeOf(key, this.#pods.get(keyOf(victim)) ?? victim, node, nowMs).preempt(report)
      this.#queue.add(key)
    }
  }

  async #writeStatus({ metadata }: Pod, uid: string | undefined, status: PodStatus): Promise<void> {
    await this.#client.patch(
      podKind,
      { namespace: metadata.namespace ?? '', name: metadata.name ?? '' },
      { type: 'strategic', body: { metadata: { uid }, status } },
      { subresource: 'status', fieldManager: 'kubelet' },
    )
  }

  #recorderOf(host: string): EventRecorder {
    let recorder = this.#recorders.get(host)
    if (!recorder) {
      recorder = new EventRecorder(this.#client, { component: 'kubelet', host, clock: this.#clock, log: this.#log })
      this.#recorders.set(host, recorder)
    }
    return recorder
  }

  #lifeOf(key: string, pod: Pod, node: SimNode, nowMs: number): PodLife {
    const uid = pod.metadata.uid ?? ''
    const known = this.#lives.get(key)
    if (known?.uid === uid && known.node === node) return known.life
    const life = new PodLife(pod, this.#localOf(node), this.#table, this.#seed, nowMs, this.#host)
    this.#lives.set(key, { uid, node, life })
    return life
  }

  #localOf(node: SimNode): NodeLocal {
    const known = this.#locals.get(node)
    if (known) return known
    const local = new NodeLocal(node, this.#nodeObjects, this.#pods, (keys) => {
      for (const key of keys) {
        this.#lives.get(key)?.life.retryResize()
        this.#queue.add(key)
      }
    })
    for (const pod of this.#onNode(node.name)) if (isStarted(pod) && !isFinished(pod)) local.keep(pod)
    this.#locals.set(node, local)
    return local
  }
}

const refusedPrefix = 'Pod was rejected: '

/** A kubelet has taken it. */
function isStarted({ status }: Pod): boolean {
  return status?.startTime !== undefined
}

/** There is nothing in it to be looked after. */
function wasRefused({ status }: Pod): boolean {
  return status?.phase === 'Failed' && status.message?.startsWith(refusedPrefix) === true
}

/** The fields that are not as they should be; undefined: all are. Conditions are merged one by one, so only those that differ. */
function changes(before: PodStatus, after: PodStatus): PodStatus | undefined {
  const changed: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(after)) {
    if (field !== 'conditions' && !sameJson(before[field as keyof PodStatus], value)) changed[field] = value
  }
  const gone = (before.conditions ?? []).filter(
    ({ type }) => resizeConditions.some((one) => one === type) && !after.conditions?.some((condition) => condition.type === type),
  )
  const conditions = after.conditions?.filter((condition) => {
    const known = before.conditions?.find(({ type }) => type === condition.type)
    return !known || !sameJson(known, condition)
  })
  const written = [
    ...(conditions ?? []).map((condition) => ({ reason: null, message: null, ...condition })),
    ...gone.map(({ type }) => ({ type, $patch: 'delete' })),
  ]
  if (written.length > 0) changed.conditions = written
  return Object.keys(changed).length > 0 ? (changed as PodStatus) : undefined
}

/** Where a field that is not there, null, and an empty one are the same: some are dropped on their way. */
function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return (a ?? null) === (b ?? null)
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  for (const key in left) if (!sameJson(left[key], right[key])) return false
  for (const key in right) if (left[key] === undefined && !sameJson(undefined, right[key])) return false
  return true
}
