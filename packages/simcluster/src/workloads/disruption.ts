import { isDeepStrictEqual } from 'node:util'
import {
  controllerOf,
  formatTime,
  isNotFound,
  type KubeObject,
  type Manager,
  type ReconcileContext,
  watchSource,
} from '@vivarium/controller'
import { indexLabels, selectedBy } from '../label-index.js'
import type { LabelSelector } from '../label-selector.js'
import { selects } from '../label-selector.js'
import {
  type Condition,
  deploymentKind,
  type IntOrString,
  type Pod,
  podKind,
  replicaSetKind,
  replicationControllerKind,
  statefulSetKind,
} from './objects.js'
import { conditionOf, isFinished, isReady, timeOf } from './pods.js'
import { recorderOf } from './recorder.js'
import { scaled } from './rollout.js'

export const budgetKind = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' } as const

export interface PodDisruptionBudget extends KubeObject {
  spec?: { minAvailable?: IntOrString; maxUnavailable?: IntOrString; selector?: LabelSelector; unhealthyPodEvictionPolicy?: string }
  status?: {
    observedGeneration?: number
    disruptionsAllowed: number
    currentHealthy: number
    desiredHealthy: number
    expectedPods: number
    disruptedPods?: Record<string, string>
    conditions?: Condition[]
  }
}

type Scalable = KubeObject & { spec?: { replicas?: number } }

/** An eviction that was allowed, and of which nothing came, is forgotten after this. */
const evictionPatienceMs = 2 * 60_000
const ownerKinds = [deploymentKind, replicaSetKind, replicationControllerKind, statefulSetKind]

/** Says of each budget how many of its pods may be evicted now; evictions are refused by what it says. */
export function addDisruptionController(manager: Manager): void {
  const recorder = recorderOf('controllermanager')
  const budgets = manager.informers.of<PodDisruptionBudget>(budgetKind)
  const pods = manager.informers.of<Pod>(podKind)
  indexLabels(pods)
  const owners = new Map(ownerKinds.map((kind) => [kind.kind as string, manager.informers.of<Scalable>(kind)]))
  const covered = (pod: Pod) =>
    budgets
      .list({ namespace: pod.metadata.namespace ?? '' })
      .filter(({ spec }) => selects(spec?.selector, pod.metadata.labels))
      .map(({ metadata }) => ({ namespace: metadata.namespace ?? '', name: metadata.name ?? '' }))
  manager.addController({
    name: 'disruption',
    for: budgetKind,
    watches: [
      watchSource<Pod>({ ...podKind, map: covered }),
      // How many pods are expected depends on what their owners ask for.
      ...ownerKinds.map((kind) =>
        watchSource<Scalable>({
          ...kind,
          predicate: ({ before, after }) => before?.spec?.replicas !== after?.spec?.replicas,
          map: ({ metadata }) =>
            budgets
              .list({ namespace: metadata.namespace ?? '' })
              .map((budget) => ({ namespace: budget.metadata.namespace ?? '', name: budget.metadata.name ?? '' })),
        }),
      ),
    ],
    async reconcile(request, context) {
      const budget = budgets.get(request)
      if (!budget) return
      const matching = selectedBy(pods, request.namespace, budget.spec?.selector)
      if (matching.length === 0) recorder(context).event(budget, 'Normal', 'NoPods', 'No matching pods found')
      const scale = (pod: Pod) => scaleOf(pod, (kind, key) => owners.get(kind)?.get(key))
      const failed = (reason: string, message: string) => {
        recorder(context).event(budget, 'Warning', reason, message)
        return writeStatus(budget, { ...nothing, conditions: conditions(budget, 'False', 'SyncFailed', message, context) }, context)
      }
      const unmanaged = matching.find((pod) => !isCounted(budget) && scale(pod) === undefined)
      if (unmanaged) {
        const { metadata } = unmanaged
        const message = `Failed to calculate the number of expected pods: found no controllers for pod "${metadata.name}"`
        await failed('CalculateExpectedPodCountFailed', message)
        return undefined
      }
      const { expected, desired } = expectations(budget, matching, scale)
      const nowMs = context.clock.now().getTime()
      const disrupted = disruptedPods(budget, matching, nowMs)
      const healthy = matching.filter(
        (pod) =>
          pod.metadata.deletionTimestamp === undefined &&
          !(pod.metadata.name !== undefined && pod.metadata.name in disrupted) &&
          isReady(pod),
      ).length
      const allowed = expected === 0 ? 0 : Math.max(0, healthy - desired)
      const [is, reason] = allowed > 0 ? (['True', 'SufficientPods'] as const) : (['False', 'InsufficientPods'] as const)
      await writeStatus(
        budget,
        {
          disruptionsAllowed: allowed,
          currentHealthy: healthy,
          desiredHealthy: desired,
          expectedPods: expected,
          ...(Object.keys(disrupted).length > 0 && { disruptedPods: disrupted }),
          conditions: conditions(budget, is, reason, '', context),
        },
        context,
      )
      const waits = Object.values(disrupted).map((time) => timeOf(time) + evictionPatienceMs - nowMs)
      return waits.length > 0 ? { requeueAfterMs: Math.max(0, ...waits) } : undefined
    },
  })
}

const nothing = { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 }

/** A number of pods that stay is counted among those that there are; all else needs to know how many there should be. */
function isCounted({ spec }: PodDisruptionBudget): boolean {
  return spec?.maxUnavailable === undefined && typeof spec?.minAvailable !== 'string'
}

interface Scale {
  readonly uid: string
  readonly replicas: number
}

/** What makes a pod's replicas, and how many it wants: the deployment of its replica set, for example. */
function scaleOf(pod: Pod, find: (kind: string, key: { namespace: string; name: string }) => Scalable | undefined): Scale | undefined {
  const { namespace = '' } = pod.metadata
  let scalable: Scalable | undefined
  for (let owner = controllerOf(pod); owner; owner = scalable && controllerOf(scalable)) {
    const found = find(owner.kind, { namespace, name: owner.name })
    if (!found || found.metadata.uid !== owner.uid) break
    scalable = found
  }
  return scalable && { uid: scalable.metadata.uid ?? '', replicas: scalable.spec?.replicas ?? 1 }
}

function expectations(
  { spec }: PodDisruptionBudget,
  pods: readonly Pod[],
  scale: (pod: Pod) => Scale | undefined,
): { expected: number; desired: number } {
  const { minAvailable, maxUnavailable } = spec ?? {}
  if (typeof minAvailable === 'number') return { expected: pods.length, desired: minAvailable }
  const scales = new Map(pods.flatMap((pod) => scale(pod) ?? []).map(({ uid, replicas }) => [uid, replicas]))
  const expected = [...scales.values()].reduce((total, replicas) => total + replicas, 0)
  if (maxUnavailable !== undefined) return { expected, desired: Math.max(0, expected - scaled(maxUnavailable, expected, 'up')) }
  return minAvailable === undefined ? { expected: pods.length, desired: 1 } : { expected, desired: scaled(minAvailable, expected, 'up') }
}

/** Pods whose eviction was allowed a moment ago, and which are not going yet. */
function disruptedPods({ status }: PodDisruptionBudget, pods: readonly Pod[], nowMs: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(status?.disruptedPods ?? {}).filter(([name, time]) => {
      const pod = pods.find(({ metadata }) => metadata.name === name)
      return pod && pod.metadata.deletionTimestamp === undefined && !isFinished(pod) && timeOf(time) + evictionPatienceMs > nowMs
    }),
  )
}

function conditions(
  { status, metadata }: PodDisruptionBudget,
  is: string,
  reason: string,
  message: string,
  { clock }: ReconcileContext,
): Condition[] {
  const before = conditionOf(status?.conditions, 'DisruptionAllowed')
  const lastTransitionTime = before?.status === is && before.lastTransitionTime ? before.lastTransitionTime : formatTime(clock.now())
  const condition = {
    type: 'DisruptionAllowed',
    status: is,
    reason,
    message,
    lastTransitionTime,
    observedGeneration: metadata.generation ?? 0,
  }
  return [...(status?.conditions ?? []).filter(({ type }) => type !== 'DisruptionAllowed'), condition]
}

async function writeStatus(
  budget: PodDisruptionBudget,
  status: NonNullable<PodDisruptionBudget['status']>,
  { client }: ReconcileContext,
): Promise<void> {
  const next = { ...status, observedGeneration: budget.metadata.generation ?? 0 }
  if (isDeepStrictEqual(next, budget.status)) return
  try {
    await client.update<PodDisruptionBudget>({ ...budget, status: next }, { subresource: 'status' })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}
