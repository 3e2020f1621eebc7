import { isConflict, isNotFound, type Manager } from '@vivarium/controller'
import { type Node, nodeKind } from '../nodes/node.js'
import type { PodSubnet } from '../nodes/pod-subnet.js'
import { recorderOf } from '../workloads/recorder.js'

/** Nodes that come without pod addresses, made by hand for example, get some: from the end, where simulated nodes have theirs last. */
export function addNodeIpam(manager: Manager, podSubnet: PodSubnet): void {
  const recorder = recorderOf('cidrAllocator')
  const nodes = manager.informers.of<Node>(nodeKind)
  manager.addController({
    name: 'node-ipam',
    for: { ...nodeKind, predicate: ({ after }) => after !== undefined && !(after as Node).spec?.podCIDR },
    async reconcile(request, context) {
      const node = nodes.get(request)
      if (!node || node.spec?.podCIDR) return
      const taken = new Set(nodes.list().flatMap(({ spec }) => podSubnet.indexOf(spec?.podCIDR ?? '') ?? []))
      let index = podSubnet.size - 1
      while (taken.has(index)) index--
      const cidr = podSubnet.range(index)
      if (cidr === undefined) {
        recorder(context).event(node, 'Normal', 'CIDRNotAvailable', `Node ${request.name} status is now: CIDRNotAvailable`)
        return
      }
      const body = { metadata: { resourceVersion: node.metadata.resourceVersion }, spec: { podCIDR: cidr, podCIDRs: [cidr] } }
      try {
        await context.client.patch(nodeKind, request, { type: 'merge', body })
      } catch (error) {
        if (!isNotFound(error) && !isConflict(error)) throw error
      }
    },
  })
}
