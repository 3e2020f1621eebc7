import { quantityNumber } from '../quantity.js'
import type { Pod } from '../workloads/objects.js'
import { conditionOf, timeOf } from '../workloads/pods.js'

/** A pod's usage of one resource, in thousandths: of a core, of a byte. */
export interface PodMetric {
  readonly value: number
  readonly timestampMs: number
  readonly windowMs: number
}

export interface PodMetrics {
  readonly metadata: { readonly name?: string }
  readonly timestamp: string
  readonly window: string
  readonly containers: readonly { readonly name: string; readonly usage: Readonly<Record<string, string>> }[]
}

/** What is proposed, and what was measured. */
export interface Proposal {
  readonly replicas: number
  /** Thousandths, on average. */
  readonly usage: number
  /** Percent of what is requested. */
  readonly utilization?: number
}

/** Why there is no proposal, in the words of kube-controller-manager. */
export interface NoProposal {
  readonly error: string
}

export interface ReplicaQuestion {
  readonly currentReplicas: number
  /** All pods of the target. */
  readonly pods: readonly Pod[]
  readonly metrics: ReadonlyMap<string, PodMetric>
  readonly resource: string
  readonly nowMs: number
}

const tolerance = 0.1
/** For so long after its start a pod's processor use counts only once it is ready. */
const cpuInitializationMs = 5 * 60_000
/** A pod that was not ready after so long has never been ready. */
const initialReadinessMs = 30_000

/** The usage of a resource by pod: of one container, or (empty) of all of them. Pods that lack a number are not in it. */
export function usageByPod(metrics: readonly PodMetrics[], resource: string, container: string): Map<string, PodMetric> {
  const found = new Map<string, PodMetric>()
  for (const { metadata, timestamp, window, containers } of metrics) {
    const counted = container === '' ? containers : containers.filter(({ name }) => name === container).slice(0, 1)
    const usages = counted.map(({ usage }) => usage[resource])
    if (usages.length === 0 || usages.some((usage) => usage === undefined)) continue
    const value = usages.reduce((sum, usage) => sum + milli(usage ?? '0'), 0)
    found.set(metadata.name ?? '', { value, timestampMs: timeOf(timestamp), windowMs: durationMs(window) })
  }
  return found
}

/** For a target in percent of what pods request. */
export function replicasForUtilization(question: ReplicaQuestion, target: number, container: string): Proposal | NoProposal {
  const groups = grouped(question)
  if ('error' in groups) return groups
  const requests = requestsOf(question.pods, container, question.resource)
  if ('error' in requests) return requests
  const ratio = (values: ReadonlyMap<string, number>) => utilizationRatio(values, requests.byPod, target)
  const first = ratio(groups.measured)
  if (!first) return { error: 'no metrics returned matched known pods' }
  const fallback = Math.max(100, target)
  const missing = (name: string) => Math.trunc(((requests.byPod.get(name) ?? 0) * fallback) / 100)
  const replicas = proposed(question.currentReplicas, groups, first.ratio, missing, (values) => ratio(values)?.ratio ?? first.ratio)
  return { replicas, usage: first.usage, utilization: first.utilization }
}

/** For a target in thousandths of usage a pod. */
export function replicasForUsage(question: ReplicaQuestion, target: number): Proposal | NoProposal {
  const groups = grouped(question)
  if ('error' in groups) return groups
  const average = (values: ReadonlyMap<string, number>) => Math.trunc(sum(values.values()) / values.size)
  const usage = average(groups.measured)
  const replicas = proposed(
    question.currentReplicas,
    groups,
    usage / target,
    () => target,
    (values) => average(values) / target,
  )
  return { replicas, usage }
}

interface Groups {
  /** Pods that count, with what they use. */
  readonly measured: Map<string, number>
  readonly ready: number
  readonly unready: ReadonlySet<string>
  readonly missing: ReadonlySet<string>
}

function grouped({ pods, metrics, resource, nowMs }: ReplicaQuestion): Groups | NoProposal {
  if (pods.length === 0) return { error: 'no pods returned by selector while calculating replica count' }
  const measured = new Map([...metrics].map(([name, { value }]) => [name, value]))
  const [unready, missing] = [new Set<string>(), new Set<string>()]
  let ready = 0
  for (const pod of pods) {
    const { name = '' } = pod.metadata
    const metric = metrics.get(name)
    if (pod.metadata.deletionTimestamp !== undefined || pod.status?.phase === 'Failed') measured.delete(name)
    else if (pod.status?.phase === 'Pending') unready.add(name)
    else if (!metric) missing.add(name)
    else if (resource === 'cpu' && isUnready(pod, metric, nowMs)) unready.add(name)
    else ready++
  }
  for (const name of unready) measured.delete(name)
  if (measured.size === 0) return { error: 'did not receive metrics for targeted pods (pods might be unready)' }
  return { measured, ready, unready, missing }
}

function isUnready({ status }: Pod, metric: PodMetric, nowMs: number): boolean {
  const condition = conditionOf(status?.conditions, 'Ready')
  const startMs = timeOf(status?.startTime)
  if (!condition || Number.isNaN(startMs)) return true
  const since = timeOf(condition.lastTransitionTime)
  const isFalse = condition.status === 'False'
  if (startMs + cpuInitializationMs > nowMs) return isFalse || metric.timestampMs < since + metric.windowMs
  return isFalse && startMs + initialReadinessMs > since
}

/** How many replicas bring a ratio of 1, being careful about pods of which nothing is known and pods that are not ready. */
function proposed(
  currentReplicas: number,
  { measured, ready, unready, missing }: Groups,
  ratio: number,
  usageOfMissing: (name: string) => number,
  ratioOf: (values: ReadonlyMap<string, number>) => number,
): number {
  const withUnready = unready.size > 0 && ratio > 1
  if (!withUnready && missing.size === 0) return isWithinTolerance(ratio) ? currentReplicas : Math.ceil(ratio * ready)
  const values = new Map(measured)
  if (ratio !== 1) for (const name of missing) values.set(name, ratio < 1 ? usageOfMissing(name) : 0)
  if (withUnready) for (const name of unready) values.set(name, 0)
  const again = ratioOf(values)
  if (isWithinTolerance(again) || (ratio < 1 && again > 1) || (ratio > 1 && again < 1)) return currentReplicas
  const replicas = Math.ceil(again * values.size)
  return (again < 1 && replicas > currentReplicas) || (again > 1 && replicas < currentReplicas) ? currentReplicas : replicas
}

function isWithinTolerance(ratio: number): boolean {
  return 1 - tolerance <= ratio && ratio <= 1 + tolerance
}

function utilizationRatio(values: ReadonlyMap<string, number>, requests: ReadonlyMap<string, number>, target: number) {
  const known = [...values].filter(([name]) => requests.has(name))
  const requested = sum(known.map(([name]) => requests.get(name) ?? 0))
  if (requested === 0) return undefined
  const used = sum(known.map(([, value]) => value))
  const utilization = Math.trunc((used * 100) / requested)
  return { ratio: utilization / target, utilization, usage: Math.trunc(used / known.length) }
}

function requestsOf(pods: readonly Pod[], container: string, resource: string): { byPod: Map<string, number> } | NoProposal {
  const byPod = new Map<string, number>()
  for (const { metadata, spec } of pods) {
    const sidecars = (spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always')
    const counted = [...(spec?.containers ?? []), ...sidecars].filter(({ name }) => container === '' || name === container)
    const podLevel = container === '' ? spec?.resources?.requests : undefined
    if (podLevel && Object.keys(podLevel).length > 0) {
      const request = podLevel[resource] ?? totalRequest(counted, resource)
      if (request === undefined) return { error: `missing pod-level request for ${resource} in Pod ${metadata.name}` }
      byPod.set(metadata.name ?? '', typeof request === 'number' ? request : milli(request))
      continue
    }
    const lacking = counted.find(({ resources }) => resources?.requests?.[resource] === undefined)
    if (lacking) return { error: `missing request for ${resource} in container ${lacking.name} of Pod ${metadata.name}` }
    byPod.set(metadata.name ?? '', totalRequest(counted, resource) ?? 0)
  }
  return { byPod }
}

function totalRequest(containers: readonly { resources?: { requests?: Record<string, string> } }[], resource: string): number | undefined {
  const requests = containers.flatMap(({ resources }) => resources?.requests?.[resource] ?? [])
  return requests.length === 0 ? undefined : sum(requests.map(milli))
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}

/** A quantity in thousandths, rounded up as Go does. */
export function milli(text: string): number {
  // Sums of decimal fractions are a little off.
  return Math.ceil(Number((quantityNumber(text) * 1000).toFixed(6)))
}

/** Milliseconds of a duration as Go prints it: `1m0s`. */
function durationMs(text: string): number {
  const units: Readonly<Record<string, number>> = { h: 3600_000, m: 60_000, s: 1000, ms: 1 }
  let total = 0
  for (const [, digits = '', unit = ''] of text.matchAll(/([0-9.]+)(ms|[hms])/g)) total += Number(digits) * (units[unit] ?? 0)
  return total
}
