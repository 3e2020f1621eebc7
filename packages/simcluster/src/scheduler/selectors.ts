import type { Node } from '../nodes/node.js'
import type { LabelRequirement, LabelSelector, NodeSelectorTerm, PodAffinityTerm, SchedulingPod } from './scheduling-pod.js'

type Labels = Readonly<Record<string, string>>

function meets(labels: Labels, { key, operator, values = [] }: LabelRequirement): boolean {
  const value = labels[key]
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value)
    case 'NotIn':
      return value === undefined || !values.includes(value)
    case 'Exists':
      return value !== undefined
    case 'DoesNotExist':
      return value === undefined
    case 'Gt':
      return value !== undefined && Number(value) > Number(values[0])
    case 'Lt':
      return value !== undefined && Number(value) < Number(values[0])
    default:
      return false
  }
}

/** A label selector that is not there selects nothing, an empty one everything. */
export function selects(selector: LabelSelector | undefined, labels: Labels = {}): boolean {
  if (!selector) return false
  for (const [key, value] of Object.entries(selector.matchLabels ?? {})) if (labels[key] !== value) return false
  return (selector.matchExpressions ?? []).every((requirement) => meets(labels, requirement))
}

export function termMatches({ matchExpressions = [], matchFields = [] }: NodeSelectorTerm, { metadata }: Node): boolean {
  if (matchExpressions.length === 0 && matchFields.length === 0) return false
  return (
    matchExpressions.every((requirement) => meets(metadata.labels ?? {}, requirement)) &&
    matchFields.every((requirement) => meets({ 'metadata.name': metadata.name ?? '' }, requirement))
  )
}

/** The node selector and the required node affinity. */
export function wantsNode({ spec }: SchedulingPod, node: Node): boolean {
  for (const [key, value] of Object.entries(spec.nodeSelector ?? {})) if (node.metadata.labels?.[key] !== value) return false
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
