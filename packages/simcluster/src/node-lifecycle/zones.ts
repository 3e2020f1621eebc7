import { conditionOf, type Node } from '../nodes/node.js'

/** Of kube-controller-manager: unhealthy-zone-threshold, large-cluster-size-threshold. */
const unhealthyShare = 0.55
const largeZone = 50

function zoneOf({ metadata }: Node): string {
  const labels = metadata.labels ?? {}
  return `${labels['topology.kubernetes.io/region'] ?? ''}:${labels['topology.kubernetes.io/zone'] ?? ''}`
}

/**
 * Whether pods are evicted from a node that is not ready. Not when that is true of all nodes, nor when it is of most in a small zone: then it
 * is the network, or the control plane, that is not well.
 */
export function evictionAllowed(nodes: readonly Node[]): (node: Node) => boolean {
  const zones = new Map<string, { ready: number; notReady: number }>()
  for (const node of nodes) {
    const key = zoneOf(node)
    const zone = zones.get(key) ?? { ready: 0, notReady: 0 }
    if (conditionOf(node, 'Ready')?.status === 'True') zone.ready++
    else zone.notReady++
    zones.set(key, zone)
  }
  const allDown = [...zones.values()].every(({ ready }) => ready === 0)
  return (node) => {
    if (allDown) return false
    const { ready, notReady } = zones.get(zoneOf(node)) ?? { ready: 0, notReady: 0 }
    const partly = ready > 0 && notReady > 2 && notReady / (ready + notReady) >= unhealthyShare
    return !partly || ready + notReady > largeZone
  }
}
