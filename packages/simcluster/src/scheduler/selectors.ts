import { meets, selects } from '../label-selector.js'
import type { Node } from '../nodes/node.js'
import type { NodeSelectorTerm, PodAffinityTerm, SchedulingPod } from './scheduling-pod.js'

type Labels = Readonly<Record<string, string>>

export function termMatches({ matchExpressions = [], matchFields = [] }: NodeSelectorTerm, { metadata }: Node): boolean {
  if (matchExpressions.length === 0 && matchFields.length === 0) return false
  return (
    matchExpressions.every((requirement) => meets(requirement, metadata.labels ?? {})) &&
    matchFields.every((requirement) => meets(requirement, { 'metadata.name': metadata.name ?? '' }))
  )
}

/** The node selector and the required node affinity. */
export function wantsNode({ spec }: SchedulingPod, node: Node): boolean {
  const { nodeSelector } = spec
  for (const key in nodeSelector) if (node.metadata.labels?.[key] !== nodeSelector[key]) return false
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  return !required || required.nodeSelectorTerms.some((term) => termMatches(term, node))
}

/** Does a term of `holder` mean this other pod? */
export function affinityMeans(
  term: PodAffinityTerm,
  holder: SchedulingPod,
  other: SchedulingPod,
  namespaceLabels: (namespace: string) => Labels,
): boolean {
  const { namespaces = [], namespaceSelector } = term
  const { namespace = '' } = other.metadata
  const own = namespaces.length === 0 && !namespaceSelector
  const fits = own
    ? namespace === holder.metadata.namespace
    : namespaces.includes(namespace) || selects(namespaceSelector, namespaceSelector ? namespaceLabels(namespace) : {})
  return fits && selects(term.labelSelector, other.metadata.labels)
}
