import { conditionOf, type Node, type Taint } from '../nodes/node.js'

const notReady = 'node.kubernetes.io/not-ready'
const unreachable = 'node.kubernetes.io/unreachable'

/** Conditions that keep pods away while they have this status. */
const byCondition: readonly { readonly type: string; readonly status: string; readonly key: string }[] = [
  { type: 'Ready', status: 'False', key: notReady },
  { type: 'Ready', status: 'Unknown', key: unreachable },
  { type: 'MemoryPressure', status: 'True', key: 'node.kubernetes.io/memory-pressure' },
  { type: 'DiskPressure', status: 'True', key: 'node.kubernetes.io/disk-pressure' },
  { type: 'NetworkUnavailable', status: 'True', key: 'node.kubernetes.io/network-unavailable' },
  { type: 'PIDPressure', status: 'True', key: 'node.kubernetes.io/pid-pressure' },
]
const unschedulable = 'node.kubernetes.io/unschedulable'

/**
 * The taints that a node should have: those by its conditions are put on and taken away, others stay. `evicts`: what it is not ready for has
 * to leave, too. Undefined when they are as they should be.
 */
export function wantedTaints(node: Node, evicts: boolean, time: string): Taint[] | undefined {
  const taints = node.spec?.taints ?? []
  const wanted = byCondition.filter(({ type, status }) => conditionOf(node, type)?.status === status).map(({ key }) => key)
  if (node.spec?.unschedulable) wanted.push(unschedulable)
  const evicting = evicts ? wanted.filter((key) => key === notReady || key === unreachable) : []
  const isOurs = ({ key, effect }: Taint) =>
    effect === 'NoSchedule'
      ? key === unschedulable || byCondition.some((one) => one.key === key)
      : effect === 'NoExecute' && (key === notReady || key === unreachable)
  const kept = taints.filter((taint) => !isOurs(taint) || (taint.effect === 'NoExecute' ? evicting : wanted).includes(taint.key))
  const missing = (keys: readonly string[], effect: Taint['effect']) =>
    keys.filter((key) => !kept.some((taint) => taint.key === key && taint.effect === effect))
  const added: Taint[] = [
    ...missing(wanted, 'NoSchedule').map((key) => ({ key, effect: 'NoSchedule' as const, timeAdded: time })),
    ...missing(evicting, 'NoExecute').map((key) => ({ key, effect: 'NoExecute' as const, timeAdded: time })),
  ]
  return added.length > 0 || kept.length < taints.length ? [...kept, ...added] : undefined
}

/** How long a pod may stay with these taints, in milliseconds from when they were put on: 0 not at all, undefined for ever. */
export function staysMs(
  taints: readonly Taint[],
  tolerations: readonly { readonly toleration: { readonly tolerationSeconds?: number }; readonly taint: Taint }[],
): number | undefined {
  if (taints.some((taint) => !tolerations.some((one) => one.taint === taint))) return 0
  const limits = tolerations.flatMap(({ toleration }) => toleration.tolerationSeconds ?? [])
  return limits.length > 0 ? Math.max(0, Math.min(...limits)) * 1000 : undefined
}
