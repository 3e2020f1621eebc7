import type { Node } from '../nodes/node.js'
import { NodeInfo } from '../scheduler/node-info.js'
import { type PodInfo, podInfo, type SchedulingPod } from '../scheduler/scheduling-pod.js'
import { wantsNode } from '../scheduler/selectors.js'
import { untolerated } from '../scheduler/taints.js'
import { isFinished, isStatic, type Pod } from './pod.js'

export interface Refusal {
  readonly reason: string
  readonly message: string
}

/** The pods that a node has taken; whoever put one there, the kubelet looks whether it can run. */
export class NodeAdmission {
  readonly #current: (pod: Pod) => Pod | undefined
  #info: NodeInfo | undefined

  /** `current` gives a pod as it is now. */
  constructor(current: (pod: Pod) => Pod | undefined) {
    this.#current = current
  }

  /** Takes a pod, unless it cannot run here. */
  admit(pod: Pod, node: Node): Refusal | undefined {
    const incoming = podInfo(pod as SchedulingPod)
    let refusal = refusalOf(incoming, node, this.#infoOf(node))
    if (refusal) {
      this.#forgetFinished(node)
      refusal = refusalOf(incoming, node, this.#infoOf(node))
    }
    if (!refusal) this.#infoOf(node).add(incoming)
    return refusal
  }

  /** It runs here already. */
  keep(pod: Pod, node: Node): void {
    this.#infoOf(node).add(podInfo(pod as SchedulingPod))
  }

  release(uid: string): void {
    this.#info?.remove(uid)
  }

  #infoOf(node: Node): NodeInfo {
    if (this.#info?.node.status?.allocatable !== node.status?.allocatable || !this.#info)
      this.#info = new NodeInfo(node, this.#info?.pods.values() ?? [])
    return this.#info
  }

  /** The scheduler may hear of a pod's end before the kubelet does. */
  #forgetFinished(node: Node): void {
    const info = this.#infoOf(node)
    for (const { uid, pod } of [...info.pods.values()]) {
      const now = this.#current(pod)
      if (!now || now.metadata.uid !== uid || isFinished(now)) info.remove(uid)
    }
  }
}

/** Why a kubelet would not run a pod beside those that it has, in its words (kubelet's lifecycle.PredicateAdmitHandler). */
export function refusalOf(incoming: PodInfo, node: Node, info: NodeInfo): Refusal | undefined {
  const { metadata, spec } = incoming.pod
  const os = node.metadata.labels?.[osLabel] ?? 'linux'
  if ((metadata.labels?.[osLabel] ?? os) !== os) {
    const message = "Failed to admit pod as the `kubernetes.io/os` label doesn't match node label"
    return { reason: 'PodOSSelectorNodeLabelDoesNotMatch', message }
  }
  if ((spec.os?.name ?? os) !== os)
    return { reason: 'PodOSNotSupported', message: "Failed to admit pod as the OS field doesn't match node OS" }
  return lacking(incoming, info) ?? unfit(incoming, node, info)
}

const osLabel = 'kubernetes.io/os'
const inOrder = ['pods', 'cpu', 'memory', 'ephemeral-storage']

function lacking({ requests }: PodInfo, info: NodeInfo): Refusal | undefined {
  for (const name of [...inOrder, ...[...requests.keys()].filter((key) => !inOrder.includes(key))]) {
    const requested = requests.get(name) ?? 0
    const capacity = info.allocatable.get(name)
    // Sums of fractions of cores are not exact.
    if (requested === 0 || requested <= info.free(name) + 1e-9) continue
    // A resource that the node does not know is somebody else's to look after.
    if (capacity === undefined && name.includes('/')) continue
    const amount = (value: number) => Math.ceil((name === 'cpu' ? value * 1000 : value) - 1e-6)
    const numbers = `requested: ${amount(requested)}, used: ${amount(info.used(name))}, capacity: ${amount(capacity ?? 0)}`
    return { reason: `OutOf${name}`, message: `Node didn't have enough resource: ${name}, ${numbers}` }
  }
  return undefined
}

function unfit({ pod, hostPorts }: PodInfo, node: Node, info: NodeInfo): Refusal | undefined {
  const failed = (reason: string, why: string) => ({ reason, message: `Predicate ${reason} failed: ${why}` })
  if (!wantsNode(pod, node)) return failed('NodeAffinity', "node(s) didn't match Pod's node affinity/selector")
  if (!info.hasFree(hostPorts)) return failed('NodePorts', "node(s) didn't have free ports for the requested pod ports")
  if (!isStatic(pod) && untolerated(node.spec?.taints, pod.spec.tolerations, ['NoExecute']))
    return failed('TaintToleration', "node(s) had taints that the pod didn't tolerate")
  return undefined
}
