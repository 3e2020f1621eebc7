import { isDeepStrictEqual } from 'node:util'
import {
  controllerOf,
  type EventRecorder,
  isAlreadyExists,
  isNotFound,
  keyOf,
  type Manager,
  type ReconcileContext,
  type ReconcileResult,
} from '@vivarium/controller'
import { messageOf } from '@vivarium/core'
import { selects } from '../label-selector.js'
import { candidatesFor, claim, indexOrphans } from './claim.js'
import {
  type ControllerRevision,
  claimKind,
  controllerRevisionKind,
  type PersistentVolumeClaim,
  type Pod,
  podKind,
  type StatefulSet,
  type StatefulSetStatus,
  statefulSetKind,
} from './objects.js'
import { isFinished, nextAvailability } from './pods.js'
import { recorderOf } from './recorder.js'
import { ensureRevision, revisionHash, truncateHistory } from './revisions.js'
import {
  claimOwners,
  claimsOfOrdinal,
  isAvailableReplica,
  ordinalOf,
  revisionOfPod,
  runsAndIsReady,
  startOrdinal,
  statefulPod,
} from './stateful-pods.js'

const hashLabel = 'controller.kubernetes.io/hash'

/** Pods with names and storage of their own, made, updated and deleted one after the other. */
export function addStatefulSetController(manager: Manager): void {
  const recorder = recorderOf('statefulset-controller')
  const sets = manager.informers.of<StatefulSet>(statefulSetKind)
  const pods = manager.informers.of<Pod>(podKind)
  const claims = manager.informers.of<PersistentVolumeClaim>(claimKind)
  const revisions = manager.informers.of<ControllerRevision>(controllerRevisionKind)
  indexOrphans(pods)
  manager.addController({
    name: 'statefulset',
    for: statefulSetKind,
    owns: [podKind],
    concurrency: 5,
    async reconcile(request, context) {
      const set = sets.get(request)
      if (!set) return
      const { client } = context
      const matches = (pod: Pod) => selects(set.spec?.selector, pod.metadata.labels) && ordinalOf(pod, set) !== undefined
      const own = await claim(candidatesFor(pods, set), { client, owner: set, kind: podKind, matches })
      const existing = revisions.ownedBy(set.metadata.uid ?? '').filter((revision) => controllerOf(revision)?.uid === set.metadata.uid)
      const update = await ensureRevision({
        client,
        owner: set,
        existing,
        hash: (template, collisions = 0) => revisionHash(template, collisions),
        labels: (hash) => ({ [hashLabel]: hash }),
      })
      const current = existing.find(({ metadata }) => metadata.name === set.status?.currentRevision) ?? update
      const findClaim = (name: string) => claims.get({ namespace: request.namespace, name })
      const result = await new StatefulRun(set, own, { current, update }, findClaim, context, recorder(context)).sync()
      const used = new Set([current.metadata.name, update.metadata.name, ...own.map(revisionOfPod)])
      await truncateHistory(client, set, existing, ({ metadata }) => used.has(metadata.name))
      return result
    },
  })
}

interface Revisions {
  readonly current: ControllerRevision
  readonly update: ControllerRevision
}

/** One step of one set. */
class StatefulRun {
  readonly #set: StatefulSet
  readonly #pods: readonly Pod[]
  readonly #revisions: Revisions
  readonly #findClaim: (name: string) => PersistentVolumeClaim | undefined
  readonly #context: ReconcileContext
  readonly #events: EventRecorder
  readonly #minReadySeconds: number

  constructor(
    set: StatefulSet,
    pods: readonly Pod[],
    revisions: Revisions,
    findClaim: (name: string) => PersistentVolumeClaim | undefined,
    context: ReconcileContext,
    events: EventRecorder,
  ) {
    this.#set = set
    this.#pods = pods
    this.#revisions = revisions
    this.#findClaim = findClaim
    this.#context = context
    this.#events = events
    this.#minReadySeconds = set.spec?.minReadySeconds ?? 0
  }

  async sync(): Promise<ReconcileResult | undefined> {
    let failure: unknown
    if (this.#set.metadata.deletionTimestamp === undefined) {
      try {
        await this.#step()
      } catch (error) {
        failure = error
      }
    }
    await this.#writeStatus()
    if (failure !== undefined) throw failure
    const waitMs = nextAvailability(this.#pods, this.#minReadySeconds, this.#context.clock.now().getTime())
    return waitMs === undefined ? undefined : { requeueAfterMs: waitMs }
  }

  #isAvailable(pod: Pod): boolean {
    return isAvailableReplica(pod, this.#minReadySeconds, this.#context.clock.now().getTime())
  }

  async #step(): Promise<void> {
    const { spec } = this.#set
    const isOrdered = spec?.podManagementPolicy !== 'Parallel'
    const start = startOrdinal(this.#set)
    const end = start + (spec?.replicas ?? 1)
    const byOrdinal = new Map(this.#pods.map((pod) => [ordinalOf(pod, this.#set) ?? -1, pod]))
    for (let ordinal = start; ordinal < end; ordinal++) {
      const mayGoOn = await this.#ensureReplica(ordinal, byOrdinal.get(ordinal), isOrdered)
      if (isOrdered && !mayGoOn) return
    }
    const condemned = [...byOrdinal].filter(([ordinal]) => ordinal < start || ordinal >= end).sort(([a], [b]) => b - a)
    for (const [ordinal, pod] of condemned) await this.#ensureClaimOwners(ordinal, pod, true)
    const replicas = [...byOrdinal].filter(([ordinal]) => ordinal >= start && ordinal < end).sort(([a], [b]) => a - b)
    const firstUnavailable = [...replicas, ...[...condemned].reverse()].find(([, pod]) => !this.#isAvailable(pod))?.[1]
    for (const [, pod] of condemned) {
      const goes = pod.metadata.deletionTimestamp !== undefined
      if (isOrdered && (goes || (!this.#isAvailable(pod) && pod !== firstUnavailable))) return
      if (!goes) await this.#delete(pod)
      if (isOrdered) return
    }
    if (replicas.length === end - start) await this.#update(replicas, start)
  }

  /** Gives whether the next one may come. */
  async #ensureReplica(ordinal: number, pod: Pod | undefined, isOrdered: boolean): Promise<boolean> {
    if (!pod) {
      await this.#create(ordinal)
      return !isOrdered
    }
    if (isFinished(pod)) {
      if (pod.metadata.deletionTimestamp === undefined) await this.#delete(pod)
      return false
    }
    if (pod.status?.phase === 'Pending') await this.#createClaims(ordinal, pod)
    if (isOrdered && (pod.metadata.deletionTimestamp !== undefined || !this.#isAvailable(pod))) return false
    await this.#ensureClaimOwners(ordinal, pod, false)
    return true
  }

  async #create(ordinal: number): Promise<void> {
    const { spec } = this.#set
    const { current, update } = this.#revisions
    const partition = spec?.updateStrategy?.rollingUpdate?.partition ?? 0
    const keeps = (spec?.updateStrategy?.type ?? 'RollingUpdate') === 'RollingUpdate' && ordinal < startOrdinal(this.#set) + partition
    const pod = statefulPod(this.#set, keeps ? current : update, ordinal)
    await this.#createClaims(ordinal, pod)
    const what = `create Pod ${pod.metadata.name} in StatefulSet ${this.#set.metadata.name}`
    try {
      await this.#context.client.create(pod)
      this.#events.event(this.#set, 'Normal', 'SuccessfulCreate', `${what} successful`)
    } catch (error) {
      if (isAlreadyExists(error)) throw error
      this.#events.event(this.#set, 'Warning', 'FailedCreate', `${what} failed error: ${messageOf(error)}`)
      throw error
    }
  }

  async #createClaims(ordinal: number, pod: Pod): Promise<void> {
    for (const draft of claimsOfOrdinal(this.#set, ordinal)) {
      const live = this.#findClaim(draft.metadata.name ?? '')
      if (live) continue
      const what = `create Claim ${draft.metadata.name} Pod ${pod.metadata.name} in StatefulSet ${this.#set.metadata.name}`
      const ownerReferences = claimOwners(this.#set, draft, pod, false)
      try {
        const metadata = { ...draft.metadata, ...(ownerReferences.length > 0 && { ownerReferences }) }
        await this.#context.client.create<PersistentVolumeClaim>({ ...draft, metadata })
        this.#events.event(this.#set, 'Normal', 'SuccessfulCreate', `${what} success`)
      } catch (error) {
        if (isAlreadyExists(error)) continue
        this.#events.event(this.#set, 'Warning', 'FailedCreate', `${what} failed error: ${messageOf(error)}`)
        throw error
      }
    }
  }

  async #ensureClaimOwners(ordinal: number, pod: Pod, isCondemned: boolean): Promise<void> {
    for (const { metadata } of claimsOfOrdinal(this.#set, ordinal)) {
      const live = this.#findClaim(metadata.name ?? '')
      if (!live || live.metadata.deletionTimestamp !== undefined) continue
      const ownerReferences = claimOwners(this.#set, live, pod, isCondemned)
      if (isDeepStrictEqual(ownerReferences, live.metadata.ownerReferences ?? [])) continue
      await this.#context.client.update<PersistentVolumeClaim>({ ...live, metadata: { ...live.metadata, ownerReferences } })
    }
  }

  async #delete(pod: Pod): Promise<void> {
    const what = `delete Pod ${pod.metadata.name} in StatefulSet ${this.#set.metadata.name}`
    try {
      await this.#context.client.delete(podKind, keyOf(pod), { preconditions: { uid: pod.metadata.uid ?? '' } })
      this.#events.event(this.#set, 'Normal', 'SuccessfulDelete', `${what} successful`)
    } catch (error) {
      if (isNotFound(error)) return
      this.#events.event(this.#set, 'Warning', 'FailedDelete', `${what} failed error: ${messageOf(error)}`)
      throw error
    }
  }

  /** From the last to the first: an old pod goes when all after it are new and available. */
  async #update(replicas: readonly (readonly [number, Pod])[], start: number): Promise<void> {
    const { updateStrategy } = this.#set.spec ?? {}
    if (updateStrategy?.type === 'OnDelete') return
    const first = start + (updateStrategy?.rollingUpdate?.partition ?? 0)
    for (const [ordinal, pod] of [...replicas].reverse()) {
      if (ordinal < first) return
      if (revisionOfPod(pod) !== this.#revisions.update.metadata.name && pod.metadata.deletionTimestamp === undefined)
        return this.#delete(pod)
      if (!this.#isAvailable(pod)) return
    }
  }

  async #writeStatus(): Promise<void> {
    const { current, update } = this.#revisions
    const count = (test: (pod: Pod) => boolean) => this.#pods.filter(test).length
    const isOf =
      ({ metadata }: ControllerRevision) =>
      (pod: Pod) =>
        pod.metadata.deletionTimestamp === undefined && revisionOfPod(pod) === metadata.name
    const { replicas = 1, updateStrategy } = this.#set.spec ?? {}
    const counts = {
      replicas: this.#pods.length,
      readyReplicas: count(runsAndIsReady),
      availableReplicas: count((pod) => this.#isAvailable(pod)),
      currentReplicas: count(isOf(current)),
      updatedReplicas: count(isOf(update)),
    }
    let currentRevision = current.metadata.name ?? ''
    const isRolledOut = counts.updatedReplicas === replicas && counts.readyReplicas === replicas && counts.replicas === replicas
    if (updateStrategy?.type !== 'OnDelete' && isRolledOut) {
      counts.currentReplicas = counts.updatedReplicas
      currentRevision = update.metadata.name ?? ''
    }
    const { readyReplicas, currentReplicas, updatedReplicas } = counts
    const status: StatefulSetStatus = {
      observedGeneration: this.#set.metadata.generation ?? 0,
      replicas: counts.replicas,
      ...(readyReplicas > 0 && { readyReplicas }),
      availableReplicas: counts.availableReplicas,
      ...(currentReplicas > 0 && { currentReplicas }),
      ...(updatedReplicas > 0 && { updatedReplicas }),
      currentRevision,
      updateRevision: update.metadata.name ?? '',
      collisionCount: this.#set.status?.collisionCount ?? 0,
    }
    if (isDeepStrictEqual(status, this.#set.status)) return
    try {
      await this.#context.client.update<StatefulSet>({ ...this.#set, status }, { subresource: 'status' })
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
}
