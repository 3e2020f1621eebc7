import { isDeepStrictEqual } from 'node:util'
import {
  controllerOf,
  type EventRecorder,
  isAlreadyExists,
  isNamespaceTerminating,
  isNotFound,
  type KubeClient,
  keyOf,
  type Manager,
  type ReconcileContext,
  type ReconcileResult,
  type Request,
  watchSource,
} from '@vivarium/controller'
import { messageOf } from '@vivarium/core'
import { isEmptySelector, selects } from '../label-selector.js'
import { candidatesFor, claim, indexOrphans } from './claim.js'
import { withCondition } from './conditions.js'
import { deploymentStatus, isComplete, progressCheckMs, progressDeadlineMs, progressing, rolloutStatus } from './deployment-status.js'
import { type Deployment, type DeploymentStatus, deploymentKind, type Pod, podKind, type ReplicaSet, replicaSetKind } from './objects.js'
import { conditionOf, isFinished } from './pods.js'
import { recorderOf } from './recorder.js'
import {
  byAge,
  desiredReplicas,
  fenceposts,
  hasTemplateOf,
  isRollingUpdate,
  isSaturated,
  newAndOld,
  newReplicaSet,
  newReplicas,
  proportionalSizes,
  replicaAnnotations,
  replicasOf,
  revisionAnnotation,
  revisionAnnotations,
  revisionOf,
  sum,
} from './rollout.js'

const noHistoryLimit = 2 ** 31 - 1

/** Rolls templates out by replica sets, one a template. */
export function addDeploymentController(manager: Manager): void {
  const recorder = recorderOf('deployment-controller')
  const deployments = manager.informers.of<Deployment>(deploymentKind)
  const sets = manager.informers.of<ReplicaSet>(replicaSetKind)
  const pods = manager.informers.of<Pod>(podKind)
  indexOrphans(sets)
  manager.addController({
    name: 'deployment',
    for: deploymentKind,
    owns: [replicaSetKind],
    watches: [
      watchSource<ReplicaSet>({
        ...replicaSetKind,
        predicate: ({ after }) => after !== undefined && controllerOf(after) === undefined,
        map: (set) =>
          controllerOf(set)
            ? []
            : deployments
                .list({ namespace: set.metadata.namespace ?? '' })
                .filter(({ spec }) => !isEmptySelector(spec?.selector) && selects(spec?.selector, set.metadata.labels))
                .map(requestOf),
      }),
      // A deployment that is recreated waits for its last old pod to go.
      watchSource<Pod>({
        ...podKind,
        predicate: ({ after }) => after === undefined,
        map: (pod) => {
          const owner = controllerOf(pod)
          if (owner?.kind !== 'ReplicaSet') return []
          const set = sets.get({ namespace: pod.metadata.namespace ?? '', name: owner.name })
          const deployment = set && controllerOf(set)
          return deployment?.kind === 'Deployment' ? [{ namespace: pod.metadata.namespace ?? '', name: deployment.name }] : []
        },
      }),
    ],
    concurrency: 5,
    async reconcile(request, context) {
      const deployment = deployments.get(request)
      if (!deployment) return
      const { client } = context
      if (isEmptySelector(deployment.spec?.selector)) {
        const message = 'This deployment is selecting all pods. A non-empty selector is required.'
        recorder(context).event(deployment, 'Warning', 'SelectingAll', message)
        return
      }
      const { selector } = deployment.spec ?? {}
      const matches = (set: ReplicaSet) => selects(selector, set.metadata.labels)
      const own = await claim(candidatesFor(sets, deployment), { client, owner: deployment, kind: replicaSetKind, matches })
      const podsOf = (set: ReplicaSet) => pods.ownedBy(set.metadata.uid ?? '')
      return new Rollout(deployment, own, podsOf, context, recorder(context)).sync()
    },
  })
}

function requestOf({ metadata }: Deployment): Request {
  return { namespace: metadata.namespace ?? '', name: metadata.name ?? '' }
}

/** One step of one deployment. */
class Rollout {
  #deployment: Deployment
  readonly #sets: readonly ReplicaSet[]
  readonly #podsOf: (set: ReplicaSet) => readonly Pod[]
  readonly #client: KubeClient
  readonly #context: ReconcileContext
  readonly #events: EventRecorder

  constructor(
    deployment: Deployment,
    sets: readonly ReplicaSet[],
    podsOf: (set: ReplicaSet) => readonly Pod[],
    context: ReconcileContext,
    events: EventRecorder,
  ) {
    this.#deployment = deployment
    this.#sets = sets
    this.#podsOf = podsOf
    this.#client = context.client
    this.#context = context
    this.#events = events
  }

  async sync(): Promise<ReconcileResult | undefined> {
    const { spec, metadata } = this.#deployment
    if (metadata.deletionTimestamp !== undefined) {
      const { current, old } = await this.#newAndOld()
      return this.#writeStatus(deploymentStatus(this.#deployment, current, old, this.#now))
    }
    await this.#tellPaused()
    if (spec?.paused || this.#wasScaled()) return this.#scaleAll()
    return isRollingUpdate(this.#deployment) ? this.#rollingUpdate() : this.#recreate()
  }

  get #now(): Date {
    return this.#context.clock.now()
  }

  async #tellPaused(): Promise<void> {
    const { spec, status } = this.#deployment
    const condition = conditionOf(status?.conditions, 'Progressing')
    if (progressDeadlineMs(this.#deployment) === undefined || condition?.reason === 'ProgressDeadlineExceeded') return
    const isTold = condition?.reason === 'DeploymentPaused'
    if (spec?.paused && !isTold) {
      await this.#writeCondition(progressing('Unknown', 'DeploymentPaused', 'Deployment is paused', this.#now))
    } else if (!spec?.paused && isTold) {
      await this.#writeCondition(progressing('Unknown', 'DeploymentResumed', 'Deployment is resumed', this.#now))
    }
  }

  #writeCondition(condition: ReturnType<typeof progressing>): Promise<unknown> {
    const { status } = this.#deployment
    return this.#write({ status: { ...status, conditions: withCondition(status?.conditions, condition) } })
  }

  /** The deployment's status, and the annotation with its revision, which goes with it. */
  async #write({ status, revision }: { status?: DeploymentStatus; revision?: string }): Promise<void> {
    const { metadata } = this.#deployment
    const annotations = { ...metadata.annotations, ...(revision !== undefined && { [revisionAnnotation]: revision }) }
    this.#deployment = await this.#client.update<Deployment>(
      { ...this.#deployment, metadata: { ...metadata, annotations }, ...(status && { status }) },
      { subresource: 'status' },
    )
  }

  async #writeStatus(status: DeploymentStatus): Promise<ReconcileResult | undefined> {
    if (!isDeepStrictEqual(this.#deployment.status ?? {}, status)) {
      try {
        await this.#write({ status })
      } catch (error) {
        if (!isNotFound(error)) throw error
      }
      return undefined // the change of the status leads here again
    }
    const checkMs = progressCheckMs(this.#deployment, status, this.#now)
    return checkMs === undefined ? undefined : { requeueAfterMs: checkMs }
  }

  /** A change of `replicas` that the active sets have not been told of is scaling, not a rollout. */
  #wasScaled(): boolean {
    return this.#sets.some((set) => {
      const desired = desiredReplicas(set)
      return replicasOf(set) > 0 && desired !== undefined && desired !== replicasOf(this.#deployment)
    })
  }

  /** The newest set with its revision, and the old ones, oldest first. */
  async #newAndOld(create = false): Promise<{ current: ReplicaSet | undefined; old: ReplicaSet[] }> {
    const { current, old } = newAndOld(this.#deployment, this.#sets)
    const revision = Math.max(0, ...old.map(revisionOf)) + 1
    if (!current) return { current: create ? await this.#create(old, revision) : undefined, old }
    const annotations = revisionAnnotations(this.#deployment, current, revision)
    const minReadySeconds = this.#deployment.spec?.minReadySeconds ?? 0
    if (!isDeepStrictEqual(annotations, { ...current.metadata.annotations }) || (current.spec?.minReadySeconds ?? 0) !== minReadySeconds) {
      const metadata = { ...current.metadata, annotations }
      return { current: await this.#client.update<ReplicaSet>({ ...current, metadata, spec: { ...current.spec, minReadySeconds } }), old }
    }
    await this.#tellRevision(
      annotations[revisionAnnotation] ?? '',
      'FoundNewReplicaSet',
      `Found new replica set "${current.metadata.name}"`,
    )
    return { current, old }
  }

  /** `reason` only where nothing has been said of progress. */
  async #tellRevision(revision: string, reason: string, message: string): Promise<void> {
    const { status, metadata } = this.#deployment
    const says = conditionOf(status?.conditions, 'Progressing') !== undefined || progressDeadlineMs(this.#deployment) === undefined
    if (says && metadata.annotations?.[revisionAnnotation] === revision) return
    const condition = progressing('True', reason, message, this.#now)
    await this.#write({ revision, ...(!says && { status: { ...status, conditions: withCondition(status?.conditions, condition) } }) })
  }

  async #create(old: readonly ReplicaSet[], revision: number): Promise<ReplicaSet> {
    const draft = newReplicaSet(this.#deployment, old, revision)
    const { status } = this.#deployment
    let created: ReplicaSet
    try {
      created = await this.#client.create(draft)
    } catch (error) {
      if (isAlreadyExists(error)) return this.#existing(draft, error)
      if (!isNamespaceTerminating(error)) {
        const message = `Failed to create new replica set "${draft.metadata.name}": ${messageOf(error)}`
        if (progressDeadlineMs(this.#deployment) !== undefined) {
          await this.#writeCondition(progressing('False', 'ReplicaSetCreateError', message, this.#now))
        }
        this.#events.event(this.#deployment, 'Warning', 'ReplicaSetCreateError', message)
      }
      throw error
    }
    if (replicasOf(draft) > 0) this.#tellScaled(created, 0, replicasOf(draft))
    const message = `Created new replica set "${created.metadata.name}"`
    const condition = progressing('True', 'NewReplicaSetCreated', message, this.#now)
    const hasDeadline = progressDeadlineMs(this.#deployment) !== undefined
    await this.#write({
      revision: String(revision),
      ...(hasDeadline && { status: { ...status, conditions: withCondition(status?.conditions, condition) } }),
    })
    return created
  }

  /** Either it is the one (the informer is behind), or two templates have the same hash: then the next try has another one. */
  async #existing(draft: ReplicaSet, refusal: unknown): Promise<ReplicaSet> {
    const live = await this.#client.get<ReplicaSet>(replicaSetKind, keyOf(draft))
    if (controllerOf(live)?.uid === this.#deployment.metadata.uid && hasTemplateOf(live, this.#deployment)) return live
    const { status } = this.#deployment
    await this.#write({ status: { ...status, collisionCount: (status?.collisionCount ?? 0) + 1 } })
    throw refusal
  }

  /** Gives the set as it is then. */
  async #scale(set: ReplicaSet, replicas: number): Promise<ReplicaSet> {
    const wanted = replicaAnnotations(this.#deployment)
    const isAnnotated = Object.entries(wanted).every(([key, value]) => set.metadata.annotations?.[key] === value)
    const before = replicasOf(set)
    if (before === replicas && isAnnotated) return set
    const metadata = { ...set.metadata, annotations: { ...set.metadata.annotations, ...wanted } }
    const after = await this.#client.update<ReplicaSet>({ ...set, metadata, spec: { ...set.spec, replicas } })
    if (before !== replicas) this.#tellScaled(set, before, replicas)
    return after
  }

  #tellScaled({ metadata }: ReplicaSet, before: number, after: number): void {
    const message = `Scaled ${before < after ? 'up' : 'down'} replica set ${metadata.name} from ${before} to ${after}`
    this.#events.event(this.#deployment, 'Normal', 'ScalingReplicaSet', message)
  }

  /** What a change of replicas, or a pause, leads to. */
  async #scaleAll(): Promise<ReconcileResult | undefined> {
    let { current, old } = await this.#newAndOld()
    const put = (set: ReplicaSet) => {
      if (set.metadata.uid === current?.metadata.uid) current = set
      else old = old.map((other) => (other.metadata.uid === set.metadata.uid ? set : other))
    }
    const replicas = replicasOf(this.#deployment)
    const active = [...old, ...(current ? [current] : [])].filter((set) => replicasOf(set) > 0)
    const only = active.length === 0 ? (current ?? [...old].sort(byAge).at(-1)) : active.length === 1 ? active[0] : undefined
    if (only) {
      if (replicasOf(only) !== replicas) put(await this.#scale(only, replicas))
    } else if (isSaturated(this.#deployment, current)) {
      for (const set of old.filter((each) => replicasOf(each) > 0)) put(await this.#scale(set, 0))
    } else if (active.length > 1 && isRollingUpdate(this.#deployment)) {
      const sizes = proportionalSizes(this.#deployment, active)
      for (const set of active) put(await this.#scale(set, sizes.get(set.metadata.name ?? '') ?? 0))
    }
    if (this.#deployment.spec?.paused) await this.#cleanUp(old)
    return this.#writeStatus(deploymentStatus(this.#deployment, current, old, this.#now))
  }

  async #rollingUpdate(): Promise<ReconcileResult | undefined> {
    let { current, old } = await this.#newAndOld(true)
    if (!current) return undefined
    const replicas = replicasOf(this.#deployment)
    const size = replicasOf(current)
    const wanted = size > replicas ? replicas : newReplicas(this.#deployment, [...old, current], size)
    if (size !== wanted) current = await this.#scale(current, wanted)
    else {
      const shrunk = await this.#shrink(current, old)
      if (shrunk) old = shrunk
      else if (isComplete(this.#deployment, this.#deployment.status)) await this.#cleanUp(old)
    }
    return this.#writeStatus(rolloutStatus(this.#deployment, current, old, this.#now))
  }

  /** Makes old sets smaller, unhealthy pods first, as far as enough pods stay available. Undefined when nothing could be done. */
  async #shrink(current: ReplicaSet, old: readonly ReplicaSet[]): Promise<ReplicaSet[] | undefined> {
    if (sum(old, replicasOf) === 0) return undefined
    const minAvailable = replicasOf(this.#deployment) - fenceposts(this.#deployment).unavailable
    const available = (set: ReplicaSet) => set.status?.availableReplicas ?? 0
    const all = [...old, current]
    let spare = sum(all, replicasOf) - minAvailable - (replicasOf(current) - available(current))
    if (spare <= 0) return undefined
    const result: ReplicaSet[] = []
    for (const set of old) {
      const count = Math.max(0, Math.min(spare, replicasOf(set) - available(set)))
      result.push(count > 0 ? await this.#scale(set, replicasOf(set) - count) : set)
      spare -= count
    }
    let surplus = sum([...result, current], available) - minAvailable
    for (const [i, set] of result.entries()) {
      const count = Math.max(0, Math.min(surplus, replicasOf(set)))
      if (count > 0) result[i] = await this.#scale(set, replicasOf(set) - count)
      surplus -= count
    }
    return result.some((set, i) => set !== old[i]) ? result : undefined
  }

  /** All old pods go, and are gone, before the first new one comes. */
  async #recreate(): Promise<ReconcileResult | undefined> {
    let { current, old } = await this.#newAndOld()
    const active = old.filter((set) => replicasOf(set) > 0)
    if (active.length > 0) {
      const scaledDown = new Map<string | undefined, ReplicaSet>()
      for (const set of active) scaledDown.set(set.metadata.uid, await this.#scale(set, 0))
      old = old.map((set) => scaledDown.get(set.metadata.uid) ?? set)
    } else if (!this.#oldPodsRun(old)) {
      if (!current) ({ current, old } = await this.#newAndOld(true))
      if (current && replicasOf(current) !== replicasOf(this.#deployment)) {
        current = await this.#scale(current, replicasOf(this.#deployment))
      }
      if (isComplete(this.#deployment, this.#deployment.status)) await this.#cleanUp(old)
    }
    return this.#writeStatus(rolloutStatus(this.#deployment, current, old, this.#now))
  }

  #oldPodsRun(old: readonly ReplicaSet[]): boolean {
    return sum(old, (set) => set.status?.replicas) > 0 || old.some((set) => this.#podsOf(set).some((pod) => !isFinished(pod)))
  }

  /** Deletes the oldest of the sets that are no longer used, but for those that the history keeps. */
  async #cleanUp(old: readonly ReplicaSet[]): Promise<void> {
    const limit = this.#deployment.spec?.revisionHistoryLimit
    if (limit === undefined || limit === noHistoryLimit) return
    const alive = old.filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    const sorted = alive.sort((a, b) => revisionOf(a) - revisionOf(b) || byAge(a, b))
    for (const set of sorted.slice(0, Math.max(0, sorted.length - limit))) {
      const { generation = 0, uid = '' } = set.metadata
      if ((set.status?.replicas ?? 0) !== 0 || replicasOf(set) !== 0 || generation > (set.status?.observedGeneration ?? 0)) continue
      await this.#client.delete(replicaSetKind, keyOf(set), { preconditions: { uid } }).catch((error) => {
        if (!isNotFound(error)) throw error
      })
    }
  }
}
