import type { LabelSelector } from '../label-selector.js'
import { selects } from '../label-selector.js'
import { type FilterWorld, filterFor, type Rejection } from './filters.js'
import { fitError } from './fit-error.js'
import type { NodeInfo } from './node-info.js'
import type { PodInfo } from './scheduling-pod.js'

export interface Budget {
  readonly namespace: string
  readonly selector: LabelSelector | undefined
  readonly disruptionsAllowed: number
}

export interface Preemption {
  readonly node: string
  readonly victims: readonly PodInfo[]
}

interface Candidate extends Preemption {
  readonly violations: number
}

/** kube-scheduler's minCandidateNodesPercentage and minCandidateNodesAbsolute. */
const candidateShare = 0.1
const leastCandidates = 100

/**
 * Where pods of lower priority can make room, and which: as few budgets broken as possible, then the least important victims, then the
 * fewest. Or why nowhere, as kube-scheduler words it.
 */
export function preempt(
  incoming: PodInfo,
  world: FilterWorld,
  rejections: ReadonlyMap<string, Rejection>,
  budgets: readonly Budget[],
): Preemption | string {
  if (incoming.pod.spec.preemptionPolicy === 'Never') return 'not eligible due to preemptionPolicy=Never.'
  const candidates: Candidate[] = []
  const failures: { reasons: readonly string[] }[] = []
  const enough = Math.max(leastCandidates, Math.floor(world.nodes.length * candidateShare))
  for (const info of world.nodes) {
    if (candidates.length >= enough) break
    const rejection = rejections.get(info.name)
    if (!rejection?.preemptable) {
      failures.push({ reasons: ['Preemption is not helpful for scheduling'] })
      continue
    }
    const found = victimsOn(info, incoming, world, budgets)
    if ('reasons' in found) failures.push(found)
    else candidates.push(found)
  }
  const best = candidates.sort(byHarm)[0]
  return best ?? fitError(world.nodes.length, failures)
}

function victimsOn(
  info: NodeInfo,
  incoming: PodInfo,
  world: FilterWorld,
  budgets: readonly Budget[],
): Candidate | { readonly reasons: readonly string[] } {
  const lower = [...info.pods.values()].filter(({ priority }) => priority < incoming.priority)
  if (lower.length === 0) return { reasons: ['No preemption victims found for incoming pod'] }
  const gone = new Set(lower.map(({ uid }) => uid))
  const attempt = () => {
    const changed = info.with([], gone)
    const nodes = world.nodes.map((other) => (other === info ? changed : other))
    const withAntiAffinity = [...world.withAntiAffinity].map((other) => (other === info ? changed : other))
    return filterFor(incoming, { ...world, nodes, withAntiAffinity })(changed)
  }
  const rejection = attempt()
  if (rejection) return rejection
  const { breaking, others } = byBudget(lower.sort(moreImportant), budgets)
  const victims: PodInfo[] = []
  let violations = 0
  for (const group of [breaking, others]) {
    for (const pod of group) {
      gone.delete(pod.uid)
      if (!attempt()) continue
      gone.add(pod.uid)
      victims.push(pod)
      if (group === breaking) violations++
    }
  }
  return { node: info.name, victims, violations }
}

/** The pods whose end would break a budget, and the others; in the order that they come in. */
function byBudget(pods: readonly PodInfo[], budgets: readonly Budget[]): { breaking: PodInfo[]; others: PodInfo[] } {
  const left = budgets.map(({ disruptionsAllowed }) => disruptionsAllowed)
  const breaking: PodInfo[] = []
  const others: PodInfo[] = []
  for (const info of pods) {
    const { namespace, labels } = info.pod.metadata
    let breaks = false
    for (const [i, budget] of budgets.entries()) {
      if (budget.namespace !== namespace || !selects(budget.selector, labels)) continue
      left[i] = (left[i] ?? 0) - 1
      if ((left[i] ?? 0) < 0) breaks = true
    }
    ;(breaks ? breaking : others).push(info)
  }
  return { breaking, others }
}

function moreImportant(a: PodInfo, b: PodInfo): number {
  return b.priority - a.priority || started(a).localeCompare(started(b))
}

function started({ pod }: PodInfo): string {
  return pod.status?.startTime ?? pod.metadata.creationTimestamp ?? ''
}

function byHarm(a: Candidate, b: Candidate): number {
  const most = ({ victims }: Candidate) => Math.max(...victims.map(({ priority }) => priority))
  const sum = ({ victims }: Candidate) => victims.reduce((total, { priority }) => total + priority, 0)
  return a.violations - b.violations || most(a) - most(b) || sum(a) - sum(b) || a.victims.length - b.victims.length
}
