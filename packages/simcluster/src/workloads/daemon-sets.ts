import { isDeepStrictEqual } from 'node:util'
import {
  controllerOf,
  type EventRecorder,
  isNamespaceTerminating,
  isNotFound,
  keyText,
  type Manager,
  type ReconcileContext,
  type ReconcileResult,
  watchSource,
} from '@vivarium/controller'
import { isEmptySelector, selects } from '../label-selector.js'
import { candidatesFor, claim, indexOrphans } from './claim.js'
import { Expectations } from './expectations.js'
import { type Fit, fits, targetNode, templateForNode, withDaemonTolerations } from './node-fit.js'
import {
  type ControllerRevision,
  controllerRevisionKind,
  type DaemonSet,
  type DaemonSetStatus,
  daemonSetKind,
  type Node,
  nodeKind,
  type Pod,
  podKind,
} from './objects.js'
import { inGrowingBatches, PodControl, podFromTemplate } from './pod-control.js'
import { podTemplateHash } from './pod-template-hash.js'
import { isAvailable, isReady, nextAvailability } from './pods.js'
import { recorderOf } from './recorder.js'
import { ensureRevision, revisionLabel, truncateHistory } from './revisions.js'
import { scaled } from './rollout.js'

const burst = 250
const generationAnnotation = 'deprecated.daemonset.template.generation'
const generationLabel = 'pod-template-generation'
const firstBackoffMs = 1000
const longestBackoffMs = 15 * 60_000

/** A pod on each node that it fits. */
export function addDaemonSetController(manager: Manager): void {
  const recorder = recorderOf('daemonset-controller')
  const expectations = new Expectations()
  const backoffs = new Map<string, FailureBackoff>()
  const sets = manager.informers.of<DaemonSet>(daemonSetKind)
  const pods = manager.informers.of<Pod>(podKind)
  const nodes = manager.informers.of<Node>(nodeKind)
  const revisions = manager.informers.of<ControllerRevision>(controllerRevisionKind)
  indexOrphans(pods)
  const owned = (pod: Pod) => {
    const controller = controllerOf(pod)
    return controller?.kind === 'DaemonSet' ? keyText({ namespace: pod.metadata.namespace ?? '', name: controller.name }) : undefined
  }
  pods.handle({
    added(pod, initial) {
      const key = owned(pod)
      if (key !== undefined && !initial) expectations.created(key)
    },
    updated(_, pod) {
      const key = pod.metadata.deletionTimestamp === undefined ? undefined : owned(pod)
      if (key !== undefined) expectations.deleted(key, pod.metadata.uid ?? '')
    },
    deleted(pod) {
      const key = owned(pod)
      if (key !== undefined) expectations.deleted(key, pod.metadata.uid ?? '')
    },
  })
  manager.addController({
    name: 'daemonset',
    for: daemonSetKind,
    owns: [podKind],
    watches: [
      watchSource<Node>({
        ...nodeKind,
        predicate: ({ before, after }) =>
          !before ||
          !after ||
          !isDeepStrictEqual(before.metadata.labels, after.metadata.labels) ||
          !isDeepStrictEqual((before as Node).spec?.taints, (after as Node).spec?.taints),
        map: () => sets.list().map(({ metadata }) => ({ namespace: metadata.namespace ?? '', name: metadata.name ?? '' })),
      }),
    ],
    concurrency: 2,
    async reconcile(request, context) {
      const key = keyText(request)
      const set = sets.get(request)
      if (!set) {
        for (const each of backoffs.keys()) if (each.startsWith(`${key} `)) backoffs.delete(each)
        return expectations.forget(key)
      }
      const { client } = context
      if (isEmptySelector(set.spec?.selector)) {
        const message = 'This daemon set is selecting all pods. A non-empty selector is required.'
        return recorder(context).event(set, 'Warning', 'SelectingAll', message)
      }
      if (set.metadata.deletionTimestamp !== undefined) return
      const matches = (pod: Pod) => selects(set.spec?.selector, pod.metadata.labels)
      const own = await claim(candidatesFor(pods, set), { client, owner: set, kind: podKind, matches })
      const existing = revisions.ownedBy(set.metadata.uid ?? '').filter((revision) => controllerOf(revision)?.uid === set.metadata.uid)
      const labels = (hash: string) => ({ [revisionLabel]: hash })
      const revision = await ensureRevision({ client, owner: set, existing, hash: podTemplateHash, labels })
      const hash = revision.metadata.labels?.[revisionLabel] ?? ''
      const run = new DaemonRun({ key, set, hash, pods: own, nodes: nodes.list(), expectations, backoffs }, context, recorder(context))
      const result = await run.sync()
      const used = new Set([hash, ...own.map(({ metadata }) => metadata.labels?.[revisionLabel])])
      await truncateHistory(client, set, existing, ({ metadata }) => used.has(metadata.labels?.[revisionLabel]))
      return result
    },
  })
}

interface FailureBackoff {
  readonly waitMs: number
  readonly untilMs: number
}

interface DaemonFacts {
  readonly key: string
  readonly set: DaemonSet
  /** Of the template, on the pods that have it. */
  readonly hash: string
  readonly pods: readonly Pod[]
  readonly nodes: readonly Node[]
  readonly expectations: Expectations
  /** By set and node: pods that fail at once are not made again at once. */
  readonly backoffs: Map<string, FailureBackoff>
}

/** One step of one set. */
class DaemonRun {
  readonly #facts: DaemonFacts
  readonly #context: ReconcileContext
  readonly #events: EventRecorder
  readonly #nowMs: number
  readonly #minReadySeconds: number
  readonly #byNode = new Map<string, Pod[]>()
  readonly #fits: ReadonlyMap<string, Fit>
  /** How many nodes should have a pod. */
  readonly #desired: number
  readonly #surge: number
  readonly #waits: number[] = []

  constructor(facts: DaemonFacts, context: ReconcileContext, events: EventRecorder) {
    this.#facts = facts
    this.#context = context
    this.#events = events
    this.#nowMs = context.clock.now().getTime()
    this.#minReadySeconds = facts.set.spec?.minReadySeconds ?? 0
    const { template, updateStrategy } = facts.set.spec ?? {}
    const spec = withDaemonTolerations({ containers: [], ...template?.spec })
    this.#fits = new Map(facts.nodes.map((node) => [node.metadata.name ?? '', fits(spec, node)]))
    this.#desired = [...this.#fits.values()].filter(({ runs }) => runs).length
    this.#surge = scaled(updateStrategy?.rollingUpdate?.maxSurge, this.#desired, 'up')
    for (const pod of facts.pods) {
      const node = targetNode(pod.spec)
      if (node !== undefined) this.#byNode.set(node, [...(this.#byNode.get(node) ?? []), pod])
    }
  }

  async sync(): Promise<ReconcileResult | undefined> {
    const { expectations, key, set, pods } = this.#facts
    const waitMs = expectations.waitMs(key, this.#context.clock)
    let failure: unknown
    if (waitMs === undefined) failure = await this.#manage()
    else this.#waits.push(waitMs)
    if (failure === undefined && expectations.waitMs(key, this.#context.clock) === undefined) {
      if ((set.spec?.updateStrategy?.type ?? 'RollingUpdate') === 'RollingUpdate') failure = await this.#rollingUpdate()
    }
    await this.#writeStatus()
    if (failure !== undefined) throw failure
    const nextMs = nextAvailability(pods, this.#minReadySeconds, this.#nowMs)
    if (nextMs !== undefined) this.#waits.push(nextMs)
    return this.#waits.length > 0 ? { requeueAfterMs: Math.min(...this.#waits) } : undefined
  }

  #isAvailable(pod: Pod): boolean {
    return isAvailable(pod, this.#minReadySeconds, this.#nowMs)
  }

  #isNew({ metadata }: Pod): boolean {
    return metadata.labels?.[revisionLabel] === this.#facts.hash
  }

  #fit({ metadata }: Node): Fit {
    return this.#fits.get(metadata.name ?? '') ?? { runs: false, stays: false }
  }

  /** A pod for each node that has none, and none where there should be none, or where there are several, or one that failed. */
  async #manage(): Promise<unknown> {
    const create: string[] = []
    const remove: Pod[] = []
    const known = new Set<string>()
    for (const node of this.#facts.nodes) {
      const { name = '' } = node.metadata
      known.add(name)
      const pods = this.#byNode.get(name) ?? []
      const { runs, stays } = this.#fit(node)
      if (!stays) remove.push(...pods)
      else if (runs && pods.length === 0) create.push(name)
      else remove.push(...this.#surplusAt(name, pods))
    }
    for (const [name, pods] of this.#byNode) if (!known.has(name)) remove.push(...pods.filter(({ spec }) => !spec?.nodeName))
    return this.#carryOut(create, remove)
  }

  /** Pods that failed, after a while that gets longer; and of several all but the oldest, or while one surges, the oldest of each template. */
  #surplusAt(node: string, pods: readonly Pod[]): Pod[] {
    const surplus: Pod[] = []
    const running: Pod[] = []
    for (const pod of pods) {
      if (pod.metadata.deletionTimestamp !== undefined) continue
      if (pod.status?.phase !== 'Failed' && pod.status?.phase !== 'Succeeded') running.push(pod)
      else if (pod.status.phase === 'Succeeded' || this.#mayReplace(node)) {
        surplus.push(pod)
        const how = pod.status.phase === 'Failed' ? 'failed' : 'succeeded'
        const reason = how === 'failed' ? 'FailedDaemonPod' : 'SucceededDaemonPod'
        const what = `Found ${how} daemon pod ${pod.metadata.namespace}/${pod.metadata.name} on node ${node}, will try to ${how === 'failed' ? 'kill' : 'delete'} it`
        this.#events.event(this.#facts.set, how === 'failed' ? 'Warning' : 'Normal', reason, what)
      }
    }
    const oldestFirst = running.sort((a, b) => ((a.metadata.creationTimestamp ?? '') < (b.metadata.creationTimestamp ?? '') ? -1 : 1))
    if (this.#surge === 0) return [...surplus, ...oldestFirst.slice(1)]
    const fresh = oldestFirst.filter((pod) => this.#isNew(pod))
    const old = oldestFirst.filter((pod) => !this.#isNew(pod))
    const replaced = fresh[0] && this.#isAvailable(fresh[0]) ? old : old.slice(1)
    return [...surplus, ...fresh.slice(1), ...replaced]
  }

  #mayReplace(node: string): boolean {
    const { backoffs, key } = this.#facts
    const id = `${key} ${node}`
    const before = backoffs.get(id)
    if (before && before.untilMs > this.#nowMs) {
      this.#waits.push(before.untilMs - this.#nowMs)
      return false
    }
    const isRecent = before !== undefined && this.#nowMs - before.untilMs < 2 * longestBackoffMs
    const waitMs = isRecent ? Math.min(before.waitMs * 2, longestBackoffMs) : firstBackoffMs
    backoffs.set(id, { waitMs, untilMs: this.#nowMs + waitMs })
    return true
  }

  /** Gives what went wrong. */
  async #carryOut(create: readonly string[], remove: readonly Pod[]): Promise<unknown> {
    const { set, expectations, key } = this.#facts
    const control = new PodControl(this.#context.client, this.#events, set)
    const left = create.slice(0, burst)
    const doomed = remove.slice(0, burst)
    const count = left.length
    expectations.expect(
      key,
      count,
      doomed.map(({ metadata }) => metadata.uid ?? ''),
      this.#context.clock,
    )
    const { done, error } = await inGrowingBatches(count, async () => {
      const node = left.shift()
      if (node === undefined) return
      await control.create(this.#podFor(node)).catch((cause) => {
        if (!isNamespaceTerminating(cause)) throw cause
        expectations.created(key)
      })
    })
    if (done < count) expectations.created(key, count - done)
    const results = await Promise.allSettled(
      doomed.map((pod) =>
        control.delete(pod).catch((cause) => {
          expectations.deleted(key, pod.metadata.uid ?? '')
          throw cause
        }),
      ),
    )
    return error ?? results.find((result) => result.status === 'rejected')?.reason
  }

  #podFor(node: string): Pod {
    const { set, hash } = this.#facts
    const pod = podFromTemplate(templateForNode(set.spec?.template ?? {}, node), set)
    const generation = set.metadata.annotations?.[generationAnnotation]
    const labels = { ...pod.metadata.labels, ...(generation && { [generationLabel]: generation }), [revisionLabel]: hash }
    return { ...pod, metadata: { ...pod.metadata, labels } }
  }

  async #rollingUpdate(): Promise<unknown> {
    const { set, nodes } = this.#facts
    const surge = this.#surge
    const exact = scaled(set.spec?.updateStrategy?.rollingUpdate?.maxUnavailable ?? 1, this.#desired, 'up')
    const maxUnavailable = surge === 0 ? Math.max(1, exact) : exact
    let unavailable = 0
    let surging = 0
    const now: Pod[] = []
    const later: Pod[] = []
    const nodesNow: string[] = []
    const nodesLater: string[] = []
    for (const node of nodes) {
      if (!this.#fit(node).runs) continue
      const { name = '' } = node.metadata
      const pods = this.#byNode.get(name) ?? []
      const fresh = pods.find((pod) => this.#isNew(pod))
      const old = pods.find((pod) => !this.#isNew(pod))
      if (surge > 0) {
        if (fresh && old) surging += this.#isAvailable(fresh) ? 0 : 1
        else if (old) (this.#isAvailable(old) ? nodesLater : nodesNow).push(name)
      } else if (fresh || !old) unavailable += fresh && this.#isAvailable(fresh) ? 0 : 1
      else if (old.metadata.deletionTimestamp !== undefined) unavailable++
      else if (!this.#isAvailable(old)) {
        unavailable++
        now.push(old)
      } else later.push(old)
    }
    if (surge > 0) return this.#carryOut([...nodesNow, ...nodesLater.slice(0, Math.max(0, surge - surging - nodesNow.length))], [])
    return this.#carryOut([], [...now, ...later.slice(0, Math.max(0, maxUnavailable - unavailable))])
  }

  async #writeStatus(): Promise<void> {
    const { set, nodes } = this.#facts
    const counts = { desired: 0, current: 0, misscheduled: 0, ready: 0, updated: 0, available: 0 }
    for (const node of nodes) {
      const pods = this.#byNode.get(node.metadata.name ?? '') ?? []
      if (!this.#fit(node).runs) {
        if (pods.length > 0) counts.misscheduled++
        continue
      }
      counts.desired++
      const [pod] = [...pods].sort((a, b) => ((a.metadata.creationTimestamp ?? '') < (b.metadata.creationTimestamp ?? '') ? -1 : 1))
      if (!pod) continue
      counts.current++
      if (pods.some((each) => this.#isNew(each))) counts.updated++
      if (pods.some(isReady)) counts.ready++
      if (pods.some((each) => this.#isAvailable(each))) counts.available++
    }
    const unavailable = counts.desired - counts.available
    const status: DaemonSetStatus = {
      observedGeneration: set.metadata.generation ?? 0,
      currentNumberScheduled: counts.current,
      numberMisscheduled: counts.misscheduled,
      desiredNumberScheduled: counts.desired,
      numberReady: counts.ready,
      ...(counts.updated > 0 && { updatedNumberScheduled: counts.updated }),
      ...(counts.available > 0 && { numberAvailable: counts.available }),
      ...(unavailable > 0 && { numberUnavailable: unavailable }),
      ...(set.status?.collisionCount !== undefined && { collisionCount: set.status.collisionCount }),
    }
    if (isDeepStrictEqual(status, set.status)) return
    try {
      await this.#context.client.update<DaemonSet>({ ...set, status }, { subresource: 'status' })
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
}
