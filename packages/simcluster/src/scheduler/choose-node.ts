import type { ClusterState } from './cluster-state.js'
import { type FilterWorld, filterFor, type Rejection } from './filters.js'
import type { NodeInfo } from './node-info.js'
import type { PodInfo } from './scheduling-pod.js'
import { scoresFor } from './scores.js'

/** The best node, or why none will do. */
export type Choice = { readonly node: string; readonly looked: number } | { readonly rejections: ReadonlyMap<string, Rejection> }

/** kube-scheduler's: all of up to 100 nodes; of more, so many that fit, in percent, that the cluster's size allows. */
const leastFeasible = 100
const leastPercentage = 5

function feasibleEnough(nodes: number): number {
  if (nodes < leastFeasible) return nodes
  const percentage = Math.max(leastPercentage, 50 - Math.floor(nodes / 125))
  return Math.max(leastFeasible, Math.floor((nodes * percentage) / 100))
}

/** Looks at nodes from `start` on, round about, so that all have their turn; `random` decides between equals. */
export function chooseNode(incoming: PodInfo, state: ClusterState, world: FilterWorld, start: number, random: () => number): Choice {
  const { nodes } = world
  const filter = filterFor(incoming, world)
  const enough = feasibleEnough(nodes.length)
  const feasible: NodeInfo[] = []
  const rejections = new Map<string, Rejection>()
  const nominated = incoming.pod.status?.nominatedNodeName
  let looked = 0
  for (; looked < nodes.length && feasible.length < enough; looked++) {
    const info = nodes[(start + looked) % nodes.length] as NodeInfo
    const before = state.nominatedBefore(incoming, info.name)
    const rejection = filter(before.length > 0 ? info.with(before) : info)
    if (rejection) rejections.set(info.name, rejection)
    else if (info.name === nominated) return { node: nominated, looked }
    else feasible.push(info)
  }
  const first = feasible[0]
  if (!first) return { rejections }
  if (feasible.length === 1) return { node: first.name, looked }
  const scores = scoresFor(incoming, feasible, world)
  let best = first
  let bestScore = Number.NEGATIVE_INFINITY
  let equals = 0
  for (let i = 0; i < feasible.length; i++) {
    const info = feasible[i] as NodeInfo
    const score = scores[i] ?? 0
    if (score < bestScore) continue
    equals = score > bestScore ? 1 : equals + 1
    bestScore = score
    if (equals === 1 || random() * equals < 1) best = info
  }
  return { node: best.name, looked }
}
