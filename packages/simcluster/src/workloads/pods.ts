import type { Condition, Pod } from './objects.js'

export function conditionOf(conditions: readonly Condition[] | undefined, type: string): Condition | undefined {
  return conditions?.find((condition) => condition.type === type)
}

export function isReady(pod: Pod): boolean {
  return conditionOf(pod.status?.conditions, 'Ready')?.status === 'True'
}

/** Milliseconds since the epoch; NaN for what is absent. */
export function timeOf(time: string | undefined): number {
  return time === undefined ? Number.NaN : Date.parse(time)
}

/** Ready for long enough. */
export function isAvailable(pod: Pod, minReadySeconds: number, nowMs: number): boolean {
  if (!isReady(pod)) return false
  if (minReadySeconds === 0) return true
  return readySince(pod) + minReadySeconds * 1000 <= nowMs
}

/** When a pod became ready, in milliseconds since the epoch; NaN when it is not known. */
export function readySince(pod: Pod): number {
  return timeOf(conditionOf(pod.status?.conditions, 'Ready')?.lastTransitionTime)
}

/** Milliseconds until the next of some pods is available; undefined when none is on its way. */
export function nextAvailability(pods: readonly Pod[], minReadySeconds: number, nowMs: number): number | undefined {
  const waits = pods
    .filter((pod) => minReadySeconds > 0 && isReady(pod))
    .map((pod) => readySince(pod) + minReadySeconds * 1000 - nowMs)
    .filter((wait) => wait > 0)
  return waits.length === 0 ? undefined : Math.min(...waits)
}

export function isFinished(pod: Pod): boolean {
  return pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'
}

/** Neither finished nor being deleted. */
export function isActive(pod: Pod): boolean {
  return !isFinished(pod) && pod.metadata.deletionTimestamp === undefined
}

export function isTerminating(pod: Pod): boolean {
  return !isFinished(pod) && pod.metadata.deletionTimestamp !== undefined
}

const phaseOrder: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 }

/** Restarts of a pod's containers: the most of its ordinary ones, and of its sidecars. */
function mostRestarts({ spec, status }: Pod): readonly [number, number] {
  const sidecars = new Set((spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always').map(({ name }) => name))
  const most = (statuses: readonly { restartCount?: number }[]) => Math.max(0, ...statuses.map(({ restartCount = 0 }) => restartCount))
  return [most(status?.containerStatuses ?? []), most((status?.initContainerStatuses ?? []).filter(({ name }) => sidecars.has(name)))]
}

export interface PodRanking {
  /** How many pods like this one are on its node. */
  readonly together: (pod: Pod) => number
  readonly nowMs: number
}

/**
 * Which of two pods goes first when there are too many, by the rules of kube-controller-manager: not on a node, pending, not ready, cheap to
 * delete, doubled up on its node, ready or alive for a shorter time (by magnitude), restarted more often.
 */
export function compareForDeletion(a: Pod, b: Pod, { together, nowMs }: PodRanking): number {
  const node = (pod: Pod) => (pod.spec?.nodeName ? 1 : 0)
  const phase = (pod: Pod) => phaseOrder[pod.status?.phase ?? 'Pending'] ?? 0
  const ready = (pod: Pod) => (isReady(pod) ? 1 : 0)
  const [aMain, aSidecars] = mostRestarts(a)
  const [bMain, bSidecars] = mostRestarts(b)
  return (
    node(a) - node(b) ||
    phase(a) - phase(b) ||
    ready(a) - ready(b) ||
    deletionCost(a) - deletionCost(b) ||
    together(b) - together(a) ||
    (isReady(a) && isReady(b) ? compareAges(readySince(a), readySince(b), a, b, nowMs) : 0) ||
    bMain - aMain ||
    bSidecars - aSidecars ||
    compareAges(timeOf(a.metadata.creationTimestamp), timeOf(b.metadata.creationTimestamp), a, b, nowMs)
  )
}

function deletionCost({ metadata }: Pod): number {
  const text = metadata.annotations?.['controller.kubernetes.io/pod-deletion-cost'] ?? ''
  return /^(0|-?[1-9]\d*)$/.test(text) && Math.abs(Number(text)) < 2 ** 31 ? Number(text) : 0
}

/** Of pods that are about as old (the same power of two of nanoseconds) any one goes first, as long as it is always the same. */
function compareAges(a: number, b: number, podA: Pod, podB: Pod, nowMs: number): number {
  if (a === b || Number.isNaN(a) || Number.isNaN(b)) return 0
  const magnitude = (since: number) => (nowMs <= since ? 0 : Math.floor(Math.log2((nowMs - since) * 1e6)))
  return magnitude(a) - magnitude(b) || ((podA.metadata.uid ?? '') < (podB.metadata.uid ?? '') ? -1 : 1)
}
