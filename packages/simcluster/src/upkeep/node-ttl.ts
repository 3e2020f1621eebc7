import { isNotFound, type Manager } from '@vivarium/controller'
import { type Node, nodeKind } from '../nodes/node.js'

const annotation = 'node.alpha.kubernetes.io/ttl'

/** For how many seconds kubelets may keep secrets and config maps, by the number of nodes; with room, so that it does not go to and fro. */
const steps = [
  { from: 0, to: 100, seconds: 0 },
  { from: 90, to: 500, seconds: 15 },
  { from: 450, to: 1000, seconds: 30 },
  { from: 900, to: 2000, seconds: 60 },
  { from: 1800, to: Number.POSITIVE_INFINITY, seconds: 300 },
] as const

/** Tells kubelets, in an annotation of their nodes, how long they may keep what they have read. */
export function addNodeTtl(manager: Manager): void {
  const nodes = manager.informers.of<Node>(nodeKind)
  let step = 0
  manager.addController({
    name: 'ttl',
    for: { ...nodeKind, predicate: ({ after }) => after !== undefined },
    async reconcile(request, { client }) {
      const node = nodes.get(request)
      if (!node) return
      while (nodes.size > (steps[step]?.to ?? 0)) step++
      while (nodes.size < (steps[step]?.from ?? 0)) step--
      const seconds = String(steps[step]?.seconds ?? 0)
      if (node.metadata.annotations?.[annotation] === seconds) return
      try {
        await client.patch(nodeKind, request, { type: 'merge', body: { metadata: { annotations: { [annotation]: seconds } } } })
      } catch (error) {
        if (!isNotFound(error)) throw error
      }
    },
  })
}
