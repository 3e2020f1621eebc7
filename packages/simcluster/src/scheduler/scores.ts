import { domainCounts, type FilterWorld } from './filters.js'
import type { NodeInfo } from './node-info.js'
import type { PodInfo } from './scheduling-pod.js'
import { affinityMeans, termMatches } from './selectors.js'
import { tolerates } from './taints.js'

type Score = (info: NodeInfo) => number

/**
 * How well each of the nodes suits the pod; with kube-scheduler's default plugins and weights, except those of images and volumes. Where the
 * default spreading asks the selectors of services, the pods of the same controller are taken.
 */
export function scoresFor(incoming: PodInfo, infos: readonly NodeInfo[], world: FilterWorld): number[] {
  const { spec } = incoming.pod
  const totals = infos.map((info) => leastAllocated(incoming, info) + balanced(incoming, info))
  const add = (score: Score, weight: number, lowIsGood = false) => {
    const raw = infos.map(score)
    let most = 0
    let least = Number.POSITIVE_INFINITY
    for (const one of raw) {
      if (one > most) most = one
      if (one < least) least = one
    }
    if (most === least) return
    for (let i = 0; i < raw.length; i++) {
      const above = (raw[i] ?? 0) - least
      totals[i] = (totals[i] ?? 0) + (weight * 100 * (lowIsGood ? most - least - above : above)) / (most - least)
    }
  }
  const preferred = spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution
  if (preferred) {
    add(({ node }) => preferred.reduce((sum, { weight, preference }) => sum + (termMatches(preference, node) ? weight : 0), 0), 2)
  }
  const taints = ({ node }: NodeInfo) =>
    node.spec?.taints?.filter(
      (taint) => taint.effect === 'PreferNoSchedule' && !spec.tolerations?.some((toleration) => tolerates(toleration, taint)),
    ).length ?? 0
  add(taints, 3, true)
  const soft = spec.topologySpreadConstraints?.filter(({ whenUnsatisfiable }) => whenUnsatisfiable === 'ScheduleAnyway') ?? []
  for (const constraint of soft) {
    const counts = domainCounts(incoming, constraint, world, [constraint.topologyKey])
    const worst = Math.max(0, ...counts.values()) + 1
    add(({ node }) => counts.get(node.metadata.labels?.[constraint.topologyKey] ?? '') ?? worst, 2, true)
  }
  const { owner } = incoming
  const siblings = spec.topologySpreadConstraints?.length || owner === undefined ? undefined : world.podsOf(owner)
  if (siblings) add(({ name }) => siblings.get(name) ?? 0, 2, true)
  addAffinity(incoming, world, add)
  return totals
}

function addAffinity(incoming: PodInfo, world: FilterWorld, add: (score: Score, weight: number) => void): void {
  const { affinity } = incoming.pod.spec
  const terms = [
    ...(affinity?.podAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []),
    ...(affinity?.podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(({ weight, podAffinityTerm }) => ({
      weight: -weight,
      podAffinityTerm,
    })),
  ]
  if (terms.length === 0) return
  const domains = new Map<string, number>()
  for (const { node, pods } of world.nodes) {
    for (const { pod } of pods.values()) {
      for (const { weight, podAffinityTerm } of terms) {
        const { topologyKey } = podAffinityTerm
        const domain = node.metadata.labels?.[topologyKey]
        if (domain === undefined || !affinityMeans(podAffinityTerm, incoming.pod, pod, world.namespaceLabels)) continue
        domains.set(`${topologyKey}=${domain}`, (domains.get(`${topologyKey}=${domain}`) ?? 0) + weight)
      }
    }
  }
  const keys = new Set(terms.map(({ podAffinityTerm }) => podAffinityTerm.topologyKey))
  const lowest = Math.min(0, ...domains.values()) * keys.size
  add(({ node }) => {
    let sum = -lowest
    for (const key of keys) sum += domains.get(`${key}=${node.metadata.labels?.[key]}`) ?? 0
    return sum
  }, 2)
}

function share(taken: number, info: NodeInfo, resource: 'cpu' | 'memory'): number {
  const all = info.allocatable.get(resource) ?? 0
  return all === 0 ? 1 : Math.min(1, taken / all)
}

function leastAllocated({ weight }: PodInfo, info: NodeInfo): number {
  const taken = (resource: 'cpu' | 'memory') => share(info.weight(resource) + weight[resource], info, resource)
  return 100 - 50 * (taken('cpu') + taken('memory'))
}

function balanced({ requests }: PodInfo, info: NodeInfo): number {
  const taken = (resource: 'cpu' | 'memory') => share(info.used(resource) + (requests.get(resource) ?? 0), info, resource)
  return 100 - 50 * Math.abs(taken('cpu') - taken('memory'))
}
