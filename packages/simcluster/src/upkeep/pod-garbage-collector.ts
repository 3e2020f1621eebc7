import { isNotFound, type Manager } from '@vivarium/controller'
import { type Node, conditionOf as nodeConditionOf, nodeKind } from '../nodes/node.js'
import { type Pod, podKind } from '../workloads/objects.js'
import { isFinished, timeOf } from '../workloads/pods.js'

/** kube-controller-manager's --terminated-pod-gc-threshold. */
const threshold = 12_500
const outOfService = 'node.kubernetes.io/out-of-service'

/**
 * Deletes the oldest of the pods that have ended when there are too many, pods that are to go and are on no node, and pods that are to go from
 * a node that is not ready and that somebody has declared out of service. Pods of nodes that are gone are the node lifecycle's.
 */
export function addPodGarbageCollector(manager: Manager, most: number = threshold): void {
  const pods = manager.informers.of<Pod>(podKind)
  const nodes = manager.informers.of<Node>(nodeKind)
  const ended = new Map<string, Pod>()
  pods.handle({
    added: (pod) => note(pod),
    updated: (_before, pod) => note(pod),
    deleted: ({ metadata }) => void ended.delete(metadata.uid ?? ''),
  })
  const controller = manager.addController({
    name: 'pod-garbage-collector',
    for: { ...podKind, predicate: ({ after }) => after?.metadata.deletionTimestamp !== undefined },
    watches: [
      {
        ...nodeKind,
        predicate: ({ after }) => after !== undefined && isOutOfService(after as Node),
        map: ({ metadata }) =>
          pods
            .list()
            .filter((pod) => pod.spec?.nodeName === metadata.name && pod.metadata.deletionTimestamp !== undefined)
            .map((pod) => ({ namespace: pod.metadata.namespace ?? '', name: pod.metadata.name ?? '' })),
      },
    ],
    concurrency: 10,
    async reconcile(request, { client }) {
      const pod = pods.get(request)
      if (!pod || !isDoomed(pod)) return
      if (!isFinished(pod))
        await client
          .patch(podKind, request, { type: 'merge', body: { status: { phase: 'Failed' } } }, { subresource: 'status' })
          .catch(unlessNotFound)
      await client.delete(podKind, request, { gracePeriodSeconds: 0, preconditions: { uid: pod.metadata.uid ?? '' } }).catch(unlessNotFound)
    },
  })

  function note(pod: Pod): void {
    if (!isFinished(pod)) return
    ended.set(pod.metadata.uid ?? '', pod)
    if (ended.size <= most) return
    const { namespace = '', name = '' } = oldestEnded()?.metadata ?? {}
    controller.enqueue({ namespace, name })
  }

  /** Evicted ones go before others. */
  function oldestEnded(): Pod | undefined {
    const rank = (pod: Pod) => [pod.status?.reason === 'Evicted' ? 0 : 1, timeOf(pod.metadata.creationTimestamp)] as const
    let oldest: Pod | undefined
    for (const pod of ended.values()) {
      const [a, b] = [rank(pod), oldest && rank(oldest)]
      if (!b || a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])) oldest = pod
    }
    return oldest
  }

  function isDoomed(pod: Pod): boolean {
    const { nodeName = '' } = pod.spec ?? {}
    if (pod.metadata.deletionTimestamp === undefined) return ended.size > most && isFinished(pod)
    const node = nodes.get({ name: nodeName })
    return nodeName === '' || (node !== undefined && isOutOfService(node))
  }
}

function isOutOfService(node: Node): boolean {
  return nodeConditionOf(node, 'Ready')?.status !== 'True' && (node.spec?.taints ?? []).some(({ key }) => key === outOfService)
}

function unlessNotFound(error: unknown): void {
  if (!isNotFound(error)) throw error
}
