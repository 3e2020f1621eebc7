import { selects } from '../label-selector.js'
import type { NodeInfo } from './node-info.js'
import type { PodAffinityTerm, PodInfo, SpreadConstraint } from './scheduling-pod.js'
import { affinityMeans, wantsNode } from './selectors.js'
import { untolerated } from './taints.js'

/** Why a pod cannot go to a node, in the words of kube-scheduler's plugins. */
export interface Rejection {
  readonly reasons: readonly string[]
  /** The pods that are there are in the way: it would help if some of them went. */
  readonly preemptable: boolean
  /** The pods that are elsewhere matter, too. */
  readonly byOtherPods: boolean
}

/** What filters look at besides the pod and the node. */
export interface FilterWorld {
  readonly nodes: readonly NodeInfo[]
  /** Those on which a pod has required anti-affinity. */
  readonly withAntiAffinity: Iterable<NodeInfo>
  namespaceLabels(namespace: string): Readonly<Record<string, string>>
  /** How many pods of a controller (its uid) are on which node, where there are any. */
  podsOf(owner: string): ReadonlyMap<string, number> | undefined
  /** By the pod's volumes. */
  readonly volumes?: Filter | undefined
}

export type Filter = (info: NodeInfo) => Rejection | undefined

const no = (reason: string, preemptable: boolean, byOtherPods = false): Rejection => ({ reasons: [reason], preemptable, byOtherPods })

/** All filters for one pod; in the order of the default plugins. */
export function filterFor(incoming: PodInfo, world: FilterWorld): Filter {
  const { spec } = incoming.pod
  const spread = spreadFilter(incoming, world)
  const affinity = affinityFilter(incoming, world)
  const requests = [...incoming.requests]
  return (info) => {
    const { node } = info
    if (node.spec?.unschedulable && untolerated(unschedulable, spec.tolerations, ['NoSchedule'])) {
      return no('node(s) were unschedulable', false)
    }
    const taints = node.spec?.taints
    if (taints && untolerated(taints, spec.tolerations, ['NoSchedule', 'NoExecute'])) return no('node(s) had untolerated taint(s)', false)
    if (!wantsNode(incoming.pod, node)) return no("node(s) didn't match Pod's node affinity/selector", false)
    if (!info.hasFree(incoming.hostPorts)) return no("node(s) didn't have free ports for the requested pod ports", true)
    return fits(requests, info) ?? world.volumes?.(info) ?? spread?.(info) ?? affinity?.(info)
  }
}

const unschedulable = [{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }] as const

function fits(requests: readonly (readonly [name: string, amount: number])[], info: NodeInfo): Rejection | undefined {
  let reasons: string[] | undefined
  let preemptable = true
  for (let i = 0; i < requests.length; i++) {
    const [name, amount] = requests[i] as (typeof requests)[number]
    // Sums of fractions of cores are not exact.
    if (amount === 0 || amount <= info.free(name) + 1e-9) continue
    reasons ??= []
    reasons.push(name === 'pods' ? 'Too many pods' : `Insufficient ${name}`)
    if (amount > (info.allocatable.get(name) ?? 0)) preemptable = false
  }
  return reasons && { reasons, preemptable, byOtherPods: false }
}

const mismatch = "node(s) didn't match pod topology spread constraints"

/** How many pods of a constraint each domain has; only nodes that count for it. */
export function domainCounts(
  incoming: PodInfo,
  constraint: SpreadConstraint,
  world: FilterWorld,
  keys: readonly string[],
): Map<string, number> {
  const { pod } = incoming
  const counts = new Map<string, number>()
  for (const info of world.nodes) {
    const { node } = info
    const labels = node.metadata.labels ?? {}
    const domain = labels[constraint.topologyKey]
    if (domain === undefined || keys.some((key) => labels[key] === undefined)) continue
    if (constraint.nodeAffinityPolicy !== 'Ignore' && !wantsNode(pod, node)) continue
    if (constraint.nodeTaintsPolicy === 'Honor' && untolerated(node.spec?.taints, pod.spec.tolerations, ['NoSchedule', 'NoExecute']))
      continue
    let count = counts.get(domain) ?? 0
    for (const { pod: other } of info.pods.values()) if (isCounted(other, pod, constraint)) count++
    counts.set(domain, count)
  }
  return counts
}

function isCounted(other: PodInfo['pod'], pod: PodInfo['pod'], { labelSelector, matchLabelKeys = [] }: SpreadConstraint): boolean {
  return (
    other.metadata.namespace === pod.metadata.namespace &&
    other.metadata.deletionTimestamp === undefined &&
    selects(labelSelector, other.metadata.labels) &&
    matchLabelKeys.every((key) => other.metadata.labels?.[key] === pod.metadata.labels?.[key])
  )
}

function spreadFilter(incoming: PodInfo, world: FilterWorld): Filter | undefined {
  const constraints = incoming.pod.spec.topologySpreadConstraints?.filter(({ whenUnsatisfiable }) => whenUnsatisfiable === 'DoNotSchedule')
  if (!constraints?.length) return undefined
  const keys = constraints.map(({ topologyKey }) => topologyKey)
  const facts = constraints.map((constraint) => {
    const counts = domainCounts(incoming, constraint, world, keys)
    const least = counts.size < (constraint.minDomains ?? 1) ? 0 : Math.min(...counts.values())
    const self = isCounted(incoming.pod, incoming.pod, constraint) ? 1 : 0
    return { constraint, counts, least, self }
  })
  return ({ node }) => {
    for (const { constraint, counts, least, self } of facts) {
      const domain = node.metadata.labels?.[constraint.topologyKey]
      if (domain === undefined) return no(`${mismatch} (missing required label)`, false, true)
      if ((counts.get(domain) ?? 0) + self - least > constraint.maxSkew) return no(mismatch, true, true)
    }
    return undefined
  }
}

function affinityFilter(incoming: PodInfo, world: FilterWorld): Filter | undefined {
  const { affinity } = incoming.pod.spec
  const means = (term: PodAffinityTerm, holder: PodInfo, other: PodInfo) =>
    affinityMeans(term, holder.pod, other.pod, world.namespaceLabels)
  // Where pods are whose anti-affinity means this one.
  const avoided = new Set<string>()
  for (const info of world.withAntiAffinity) {
    for (const other of info.pods.values()) {
      for (const term of other.pod.spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []) {
        const domain = info.node.metadata.labels?.[term.topologyKey]
        if (domain !== undefined && means(term, other, incoming)) avoided.add(`${term.topologyKey}=${domain}`)
      }
    }
  }
  const wanted = affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []
  const unwanted = affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []
  if (avoided.size === 0 && wanted.length === 0 && unwanted.length === 0) return undefined
  const domains = (terms: readonly PodAffinityTerm[]) => {
    const found = new Set<string>()
    if (terms.length === 0) return found
    for (const info of world.nodes) {
      for (const other of info.pods.values()) {
        for (const term of terms) {
          const domain = info.node.metadata.labels?.[term.topologyKey]
          if (domain !== undefined && means(term, incoming, other)) found.add(`${term.topologyKey}=${domain}`)
        }
      }
    }
    return found
  }
  const friends = domains(wanted)
  const enemies = domains(unwanted)
  // The first of a group that wants to be together may go anywhere.
  const first = friends.size === 0 && wanted.every((term) => means(term, incoming, incoming))
  const within = (labels: Readonly<Record<string, string>>, key: string, set: ReadonlySet<string>) =>
    labels[key] !== undefined && set.has(`${key}=${labels[key]}`)
  return ({ node }) => {
    const labels = node.metadata.labels ?? {}
    const together = wanted.every(({ topologyKey }) => (first ? labels[topologyKey] !== undefined : within(labels, topologyKey, friends)))
    if (!together) return no("node(s) didn't match pod affinity rules", false, true)
    if (unwanted.some(({ topologyKey }) => within(labels, topologyKey, enemies))) {
      return no("node(s) didn't match pod anti-affinity rules", true, true)
    }
    for (const key in labels) {
      if (avoided.has(`${key}=${labels[key]}`)) return no("node(s) didn't satisfy existing pods anti-affinity rules", true, true)
    }
    return undefined
  }
}
