import { meets } from '../label-selector.js'
import type { Node, NodeSelectorTerm, PodSpec, PodTemplate, Toleration } from './objects.js'

const exists = (key: string, effect: string): Toleration => ({ key: `node.kubernetes.io/${key}`, operator: 'Exists', effect })

/** What pods of daemon sets bear in any case: they are to be on nodes that are not well. */
const daemonTolerations: readonly Toleration[] = [
  exists('not-ready', 'NoExecute'),
  exists('unreachable', 'NoExecute'),
  exists('disk-pressure', 'NoSchedule'),
  exists('memory-pressure', 'NoSchedule'),
  exists('pid-pressure', 'NoSchedule'),
  exists('unschedulable', 'NoSchedule'),
]

export function withDaemonTolerations(spec: PodSpec): PodSpec {
  const wanted = [...daemonTolerations, ...(spec.hostNetwork ? [exists('network-unavailable', 'NoSchedule')] : [])]
  const tolerations = [...(spec.tolerations ?? [])]
  for (const each of wanted) {
    const has = tolerations.some(({ key, operator, effect, value = '' }) => {
      return key === each.key && operator === each.operator && effect === each.effect && value === ''
    })
    if (!has) tolerations.push(each)
  }
  return { ...spec, tolerations }
}

/** The template for the pod on one node: the scheduler may put it nowhere else. */
export function templateForNode(template: PodTemplate, node: string): PodTemplate {
  const spec = withDaemonTolerations({ containers: [], ...template.spec })
  const only = [{ key: 'metadata.name', operator: 'In', values: [node] }]
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  const nodeSelectorTerms = (required?.nodeSelectorTerms ?? [{}]).map((term) => ({ ...term, matchFields: only }))
  const nodeAffinity = {
    ...spec.affinity?.nodeAffinity,
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms },
  }
  return { ...template, spec: { ...spec, affinity: { ...spec.affinity, nodeAffinity } } }
}

/** The node that a pod is on, or is made for. */
export function targetNode(spec: PodSpec | undefined): string | undefined {
  if (spec?.nodeName) return spec.nodeName
  const terms = spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? []
  for (const { matchFields = [] } of terms) {
    const field = matchFields.find(({ key, operator, values = [] }) => key === 'metadata.name' && operator === 'In' && values.length === 1)
    if (field) return field.values?.[0]
  }
  return undefined
}

export interface Fit {
  /** A daemon's pod should be made for the node. */
  readonly runs: boolean
  /** One that is there may stay. */
  readonly stays: boolean
}

/** `spec`: with a daemon's tolerations. */
export function fits(spec: PodSpec, node: Node): Fit {
  const { name = '', labels = {} } = node.metadata
  if (spec.nodeName && spec.nodeName !== name) return { runs: false, stays: false }
  const selected = Object.entries(spec.nodeSelector ?? {}).every(([key, value]) => labels[key] === value)
  const terms = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
  if (!selected || (terms && !terms.some((term) => matchesTerm(term, name, labels)))) return { runs: false, stays: false }
  const { tolerations = [] } = spec
  const unborne = (node.spec?.taints ?? []).filter((taint) => !tolerations.some((toleration) => tolerates(toleration, taint)))
  return {
    runs: !unborne.some(({ effect }) => effect === 'NoSchedule' || effect === 'NoExecute'),
    stays: !unborne.some(({ effect }) => effect === 'NoExecute'),
  }
}

function matchesTerm({ matchExpressions = [], matchFields = [] }: NodeSelectorTerm, name: string, labels: Record<string, string>): boolean {
  if (matchExpressions.length + matchFields.length === 0) return false
  return matchExpressions.every((each) => meets(each, labels)) && matchFields.every((each) => meets(each, { 'metadata.name': name }))
}

function tolerates(
  { key = '', operator = 'Equal', value = '', effect }: Toleration,
  taint: { key: string; value?: string; effect: string },
): boolean {
  if (effect && effect !== taint.effect) return false
  if (key !== '' && key !== taint.key) return false
  return operator === 'Exists' || (key !== '' && value === (taint.value ?? ''))
}
