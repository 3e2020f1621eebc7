import {
  type Clock,
  EventRecorder,
  hostClock,
  type Informer,
  isConflict,
  isNotFound,
  type KubeClient,
  type KubeObject,
  keyOf,
  keyText,
  type Log,
  type Manager,
  type Runnable,
  silentLog,
} from '@vivarium/controller'
import { timeText } from '../kubelet/container-life.js'
import { isFinished, podKind } from '../kubelet/pod.js'
import type { LabelSelector } from '../label-selector.js'
import { type Node, nodeKind } from '../nodes/node.js'
import { chooseNode } from './choose-node.js'
import { ClusterState } from './cluster-state.js'
import type { FilterWorld, Rejection } from './filters.js'
import { fitError } from './fit-error.js'
import { type Budget, preempt } from './preemption.js'
import { type PodInfo, podInfo, type SchedulingPod } from './scheduling-pod.js'
import { SchedulingQueue } from './scheduling-queue.js'
import { VolumeNeeds } from './volumes.js'

export interface SchedulerOptions {
  /** Pods with this schedulerName; absent: `default-scheduler`. */
  readonly name?: string
  /** Decides between nodes that are equally good; between 0 and 1. Absent: Math.random. */
  readonly random?: () => number
  /** The time of the cluster; absent: the host's. */
  readonly clock?: Clock
  readonly log?: Log
}

interface PodDisruptionBudget extends KubeObject {
  spec?: { selector?: LabelSelector }
  status?: { disruptionsAllowed?: number }
}

const namespaceKind = { apiVersion: 'v1', kind: 'Namespace' } as const
const budgetKind = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' } as const
/** Bindings that are on their way at once. */
const maxBinding = 16

/** Puts pods on nodes, as kube-scheduler does with its default profile. */
export class Scheduler implements Runnable {
  readonly #client: KubeClient
  readonly #clock: Clock
  readonly #log: Log
  readonly #name: string
  readonly #random: () => number
  readonly #pods: Informer<SchedulingPod>
  readonly #namespaces: Informer
  readonly #budgets: Informer<PodDisruptionBudget>
  readonly #volumes: VolumeNeeds
  readonly #recorder: EventRecorder
  readonly #state = new ClusterState()
  readonly #queue: SchedulingQueue
  readonly #binding = new Set<Promise<void>>()
  #running: Promise<void> | undefined
  #started = false
  #stopped = false
  #paused = false
  #start = 0

  constructor(manager: Manager, options: SchedulerOptions = {}) {
    const { name = 'default-scheduler', random = Math.random, clock = hostClock, log = silentLog } = options
    this.#client = manager.client
    this.#clock = clock
    this.#log = log
    this.#name = name
    this.#random = random
    this.#recorder = new EventRecorder(manager.client, { component: name, clock, log })
    this.#queue = new SchedulingQueue(clock, () => this.#run())
    this.#namespaces = manager.informers.of(namespaceKind)
    this.#budgets = manager.informers.of<PodDisruptionBudget>(budgetKind)
    this.#volumes = new VolumeNeeds(manager, () => this.#queue.move('all'))
    this.#pods = manager.informers.of<SchedulingPod>(podKind)
    this.#pods.handle({
      added: (pod) => this.#podChanged(undefined, pod),
      updated: (before, pod) => this.#podChanged(before, pod),
      deleted: (pod) => this.#podGone(pod),
    })
    manager.informers.of<Node>(nodeKind).handle({
      added: (node) => this.#nodeChanged(undefined, node),
      updated: (before, node) => this.#nodeChanged(before, node),
      deleted: (node) => this.#state.deleteNode(node),
    })
  }

  /** True when there is nothing to do now; pods that fit nowhere don't count. */
  get isIdle(): boolean {
    return this.#running === undefined && this.#binding.size === 0
  }

  /** Schedules nothing until `resume`. */
  pause(): void {
    this.#paused = true
  }

  resume(): void {
    this.#paused = false
    this.#run()
  }

  start(): void {
    this.#started = true
    this.#run()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#queue.clear()
    await this.#running
    await Promise.all(this.#binding)
    await this.#recorder.flush()
  }

  #podChanged(before: SchedulingPod | undefined, pod: SchedulingPod): void {
    const key = keyText(keyOf(pod))
    const { nodeName, schedulerName = 'default-scheduler', schedulingGates = [], priority = 0 } = pod.spec
    if (nodeName) {
      const finished = isFinished(pod)
      const uid = pod.metadata.uid ?? ''
      if (this.#state.nodeOf(uid) !== nodeName || finished || before?.metadata.labels !== pod.metadata.labels)
        this.#state.place(pod, nodeName)
      this.#queue.delete(key)
      if (finished && !(before && isFinished(before))) this.#queue.move('all')
      else if (!before?.spec.nodeName || before.metadata.labels !== pod.metadata.labels) this.#queue.move('otherPods')
      return
    }
    if (schedulerName !== this.#name || pod.metadata.deletionTimestamp || isFinished(pod)) this.#queue.delete(key)
    else if (schedulingGates.length === 0) {
      this.#queue.add(key, priority)
      // What may make it fit where it did not.
      if (before && before.spec !== pod.spec && JSON.stringify(before.spec) !== JSON.stringify(pod.spec)) this.#queue.moveOne(key)
    }
  }

  #podGone(pod: SchedulingPod): void {
    this.#queue.delete(keyText(keyOf(pod)))
    this.#state.remove(pod.metadata.uid ?? '')
    if (pod.spec.nodeName || pod.status?.nominatedNodeName) this.#queue.move('all')
  }

  #nodeChanged(before: Node | undefined, node: Node): void {
    if (before && schedulingFacts(before) === schedulingFacts(node)) return
    this.#state.setNode(node)
    this.#queue.move('all')
  }

  #run(): void {
    if (!this.#started || this.#stopped || this.#paused || this.#running) return
    this.#running = Promise.resolve()
      .then(() => this.#work())
      .finally(() => {
        this.#running = undefined
      })
  }

  async #work(): Promise<void> {
    for (let key = this.#queue.take(); key !== undefined && !this.#stopped; key = this.#paused ? undefined : this.#queue.take()) {
      const pod = this.#podOf(key)
      if (!pod) {
        this.#queue.delete(key)
        continue
      }
      try {
        await this.#schedule(key, pod)
      } catch (error) {
        this.#log.warn('a pod could not be scheduled; it is tried again', { pod: key, error })
        this.#queue.retry(key)
      }
      if (this.#binding.size >= maxBinding) await Promise.race(this.#binding)
    }
  }

  #podOf(key: string): SchedulingPod | undefined {
    const slash = key.indexOf('/')
    const pod = this.#pods.get({ namespace: key.slice(0, slash), name: key.slice(slash + 1) })
    return pod && !pod.spec.nodeName && !pod.metadata.deletionTimestamp ? pod : undefined
  }

  async #schedule(key: string, pod: SchedulingPod): Promise<void> {
    const info = podInfo(pod)
    const { nodes } = this.#state
    if (nodes.length === 0) return this.#fail(key, pod, 'no nodes available to schedule pods', false)
    const volumes = this.#volumes.of(pod)
    if (typeof volumes === 'string')
      return this.#fail(key, pod, `0/${nodes.length} nodes are available: ${volumes}. ${notHelpful(nodes.length)}`, false)
    const world: FilterWorld = {
      nodes,
      withAntiAffinity: this.#state.withAntiAffinity,
      namespaceLabels: (name) => this.#namespaces.get({ name })?.metadata.labels ?? {},
      podsOf: (owner) => this.#state.podsOf(owner),
      volumes: volumes.filter,
    }
    const choice = chooseNode(info, this.#state, world, this.#start, this.#random)
    if ('rejections' in choice) return this.#preempt(key, info, world, choice.rejections)
    this.#start = (this.#start + choice.looked) % nodes.length
    if (volumes.unprovisioned.length > 0) {
      await this.#volumes.select(volumes.unprovisioned, choice.node)
      this.#queue.setUnschedulable(key, false)
      return
    }
    this.#state.place(pod, choice.node)
    const binding = this.#bind(key, pod, choice.node).finally(() => this.#binding.delete(binding))
    this.#binding.add(binding)
  }

  async #bind(key: string, pod: SchedulingPod, node: string): Promise<void> {
    const { namespace = '', name = '', uid = '' } = pod.metadata
    const binding = { apiVersion: 'v1', kind: 'Binding', metadata: { namespace, name, uid }, target: { kind: 'Node', name: node } }
    try {
      await this.#client.create(binding, { fieldManager: 'kube-scheduler' })
      this.#recorder.event(pod, 'Normal', 'Scheduled', `Successfully assigned ${namespace}/${name} to ${node}`)
    } catch (error) {
      this.#state.remove(uid)
      if (isNotFound(error)) return
      if (!isConflict(error)) this.#log.warn('a pod could not be bound; it is tried again', { pod: key, error })
      this.#queue.retry(key)
    }
  }

  async #preempt(key: string, info: PodInfo, world: FilterWorld, rejections: ReadonlyMap<string, Rejection>): Promise<void> {
    const { nodes } = world
    const nominated = nodes.find(({ name }) => name === info.pod.status?.nominatedNodeName)
    const waits =
      nominated && [...nominated.pods.values()].some(({ pod, priority }) => pod.metadata.deletionTimestamp && priority < info.priority)
    const found = waits
      ? 'not eligible due to a terminating pod on the nominated node.'
      : preempt(info, world, rejections, this.#budgetList())
    const why = typeof found === 'string' ? `preemption: ${found}` : ''
    const byOtherPods = [...rejections.values()].some((rejection) => rejection.byOtherPods)
    const message = fitError(nodes.length, rejections.values(), why)
    if (typeof found === 'string') return this.#fail(key, info.pod, message, byOtherPods)
    this.#state.nominate(info, found.node)
    await this.#fail(key, info.pod, message, byOtherPods, found.node)
    for (const victim of found.victims) await this.#evict(victim, info, found.node)
  }

  async #evict({ pod }: PodInfo, preemptor: PodInfo, node: string): Promise<void> {
    const { namespace = '', name = '', uid = '', deletionTimestamp } = pod.metadata
    if (deletionTimestamp) return
    const condition = {
      type: 'DisruptionTarget',
      status: 'True',
      reason: 'PreemptionByScheduler',
      message: `${this.#name}: preempting to accommodate a higher priority pod`,
      lastTransitionTime: timeText(this.#clock.now().getTime()),
    }
    try {
      await this.#patchStatus({ namespace, name }, { conditions: [condition] })
      await this.#client.delete(podKind, { namespace, name }, { preconditions: { uid } })
      this.#recorder.event(pod, 'Normal', 'Preempted', `Preempted by pod ${preemptor.uid} on node ${node}`)
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }

  /** `nominated`: the node that is to be kept for it. */
  async #fail(key: string, pod: SchedulingPod, message: string, byOtherPods: boolean, nominated?: string): Promise<void> {
    this.#queue.setUnschedulable(key, byOtherPods)
    this.#recorder.event(pod, 'Warning', 'FailedScheduling', message)
    const before = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled')
    const same = before?.status === 'False' && before.reason === 'Unschedulable' && before.message === message
    if (same && (nominated === undefined || nominated === pod.status?.nominatedNodeName)) return
    const since = before?.status === 'False' ? before.lastTransitionTime : undefined
    const condition = {
      type: 'PodScheduled',
      status: 'False',
      reason: 'Unschedulable',
      message,
      lastProbeTime: null,
      lastTransitionTime: since ?? timeText(this.#clock.now().getTime()),
      ...(pod.metadata.generation !== undefined && { observedGeneration: pod.metadata.generation }),
    }
    await this.#patchStatus(keyOf(pod), { conditions: [condition], ...(nominated && { nominatedNodeName: nominated }) }).catch((error) => {
      if (!isNotFound(error)) throw error
    })
  }

  async #patchStatus(key: { readonly namespace?: string; readonly name: string }, status: object): Promise<void> {
    await this.#client.patch(
      podKind,
      key,
      { type: 'strategic', body: { status } },
      { subresource: 'status', fieldManager: 'kube-scheduler' },
    )
  }

  #budgetList(): Budget[] {
    return this.#budgets.list().map(({ metadata, spec, status }) => ({
      namespace: metadata.namespace ?? '',
      selector: spec?.selector,
      disruptionsAllowed: status?.disruptionsAllowed ?? 0,
    }))
  }
}

function notHelpful(nodes: number): string {
  return `preemption: ${fitError(
    nodes,
    Array.from({ length: nodes }, () => ({ reasons: ['Preemption is not helpful for scheduling'] })),
  )}`
}

/** What of a node matters for scheduling, to be compared: not its heartbeats. */
function schedulingFacts({ metadata, spec, status }: Node): string {
  return JSON.stringify([metadata.labels, spec?.unschedulable, spec?.taints, status?.allocatable])
}
