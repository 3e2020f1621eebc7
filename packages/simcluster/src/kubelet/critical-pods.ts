import type { PodInfo } from '../scheduler/scheduling-pod.js'
import { isStatic } from './pod.js'

/** SystemCriticalPriority */
const criticalPriority = 2_000_000_000

/** What a node lacks of a resource. */
export interface Shortage {
  readonly resource: string
  readonly amount: number
}

/** Who gets room although there is none (kubelet's IsCriticalPod). */
export function isCritical({ pod }: PodInfo): boolean {
  return isStatic(pod) || (pod.spec.priority ?? 0) >= criticalPriority
}

/**
 * The pods that have to go for a critical one: as few as possible, those of a better quality of service only when there are no others; undefined: it
 * would not help. After kubelet's preemption.go.
 */
export function podsToPreempt(critical: PodInfo, pods: Iterable<PodInfo>, shortages: readonly Shortage[]): readonly PodInfo[] | undefined {
  const victims = [...pods].filter((pod) => isPreemptable(critical, pod))
  const ofClass = (name: string) => victims.filter(({ pod }) => (pod.status?.qosClass ?? 'BestEffort') === name)
  const [bestEffort, burstable, guaranteed] = [ofClass('BestEffort'), ofClass('Burstable'), ofClass('Guaranteed')]
  const guaranteedToGo = nearest(guaranteed, without(shortages, [...bestEffort, ...burstable]))
  const burstableToGo = guaranteedToGo && nearest(burstable, without(shortages, [...bestEffort, ...guaranteedToGo]))
  const bestEffortToGo = burstableToGo && nearest(bestEffort, without(shortages, [...burstableToGo, ...guaranteedToGo]))
  return bestEffortToGo && [...bestEffortToGo, ...burstableToGo, ...guaranteedToGo]
}

function isPreemptable(critical: PodInfo, other: PodInfo): boolean {
  return !isCritical(other) || critical.priority > other.priority
}

function without(shortages: readonly Shortage[], pods: readonly PodInfo[]): Shortage[] {
  return shortages.flatMap(({ resource, amount }) => {
    const rest = pods.reduce((left, { requests }) => left - (requests.get(resource) ?? 0), amount)
    return rest > 1e-9 ? [{ resource, amount: rest }] : []
  })
}

/** The pod that leaves the least to be found, again and again; of equal ones the smaller. */
function nearest(pods: readonly PodInfo[], shortages: readonly Shortage[]): PodInfo[] | undefined {
  const left = [...pods]
  const chosen: PodInfo[] = []
  for (let rest = [...shortages]; rest.length > 0; ) {
    const [best] = left.toSorted((a, b) => distance(a, rest) - distance(b, rest) || compareRequests(a, b))
    if (!best) return undefined
    left.splice(left.indexOf(best), 1)
    chosen.push(best)
    rest = without(rest, [best])
  }
  return chosen
}

function distance({ requests }: PodInfo, shortages: readonly Shortage[]): number {
  return shortages.reduce((sum, { resource, amount }) => sum + (Math.max(amount - (requests.get(resource) ?? 0), 0) / amount) ** 2, 0)
}

function compareRequests(a: PodInfo, b: PodInfo): number {
  const of = (resource: string) => (a.requests.get(resource) ?? 0) - (b.requests.get(resource) ?? 0)
  return of('memory') || of('cpu')
}
