import type { Node } from '../nodes/node.js'
import { NodeInfo } from '../scheduler/node-info.js'
import { type PodInfo, podInfo, type SchedulingPod } from '../scheduler/scheduling-pod.js'
import { wantsNode } from '../scheduler/selectors.js'
import { untolerated } from '../scheduler/taints.js'
import { isCritical, podsToPreempt, type Shortage } from './critical-pods.js'
import { type Container, isFinished, isStatic, type Pod } from './pod.js'
import type { ResizeRefusal } from './resize.js'

export interface Refusal {
  readonly reason: string
  readonly message: string
  /** It is all that the node lacks. */
  readonly shortages?: readonly Shortage[]
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

  /** Gives a pod that is here what it asks for now, unless it does not fit. */
  resize(pod: Pod, node: Node): ResizeRefusal | undefined {
    const incoming = podInfo(pod as SchedulingPod)
    for (const name of ['memory', 'cpu']) {
      const requested = amountOf(name, incoming.requests.get(name) ?? 0)
      const capacity = amountOf(name, this.#infoOf(node).allocatable.get(name) ?? 0)
      if (requested <= capacity) continue
      const message = `Node didn't have enough capacity: ${name}, requested: ${requested}, capacity: ${capacity}`
      return { reason: 'Infeasible', message }
    }
    this.#forgetFinished(node)
    const refusal = refusalOf(incoming, node, this.#infoOf(node).with([], new Set([incoming.uid])))
    if (refusal) return { reason: 'Deferred', message: refusal.message }
    this.#infoOf(node).add(incoming)
    return undefined
  }

  /** Takes a critical pod that was refused for want of room only: the pods that have to go for it; or why it can't be. */
  makeRoom(pod: Pod, node: Node, { shortages }: Refusal): readonly Pod[] | Refusal | undefined {
    const incoming = podInfo(pod as SchedulingPod)
    if (!shortages || !isCritical(incoming)) return undefined
    const info = this.#infoOf(node)
    const victims = podsToPreempt(incoming, info.pods.values(), shortages)
    if (!victims) {
      const lacking = shortages.map(({ resource, amount }) => `(res: ${resource}, q: ${amountOf(resource, amount)}), `).join('')
      const why = `preemption: error finding a set of pods to preempt: no set of running pods found to reclaim resources: [${lacking}]`
      return {
        reason: 'UnexpectedAdmissionError',
        message: `Unexpected error while attempting to recover from admission failure: ${why}`,
      }
    }
    for (const { uid } of victims) info.remove(uid)
    info.add(incoming)
    return victims.map((victim) => victim.pod)
  }

  /** It runs here already. */
  keep(pod: Pod, node: Node): void {
    this.#infoOf(node).add(podInfo(asAllocated(pod) as SchedulingPod))
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
  const why = unfit(incoming, node, info)
  const [first] = lacking(incoming, info)
  if (!first) return why
  const { resource, requested, amount } = first
  const [wanted, used, capacity] = [requested, info.used(resource), info.allocatable.get(resource) ?? 0].map((value) =>
    amountOf(resource, value),
  )
  const message = `Node didn't have enough resource: ${resource}, requested: ${wanted}, used: ${used}, capacity: ${capacity}`
  return { reason: `OutOf${resource}`, message, ...(!why && amount > 0 && { shortages: lacking(incoming, info) }) }
}

const osLabel = 'kubernetes.io/os'
const inOrder = ['pods', 'cpu', 'memory', 'ephemeral-storage']

/** As kubelet's messages count: cpus in thousandths. */
function amountOf(resource: string, value: number): number {
  return Math.ceil((resource === 'cpu' ? value * 1000 : value) - 1e-6)
}

function lacking({ requests }: PodInfo, info: NodeInfo): (Shortage & { readonly requested: number })[] {
  const names = [...inOrder, ...[...requests.keys()].filter((key) => !inOrder.includes(key))]
  return names.flatMap((resource) => {
    const requested = requests.get(resource) ?? 0
    const amount = requested - info.free(resource)
    // Sums of fractions of cores are not exact.
    if (requested === 0 || amount <= 1e-9) return []
    // A resource that the node does not know is somebody else's to look after.
    if (info.allocatable.get(resource) === undefined && resource.includes('/')) return []
    return [{ resource, amount, requested }]
  })
}

/** With what its kubelet has given to it, which may be less than it asks for. */
function asAllocated(pod: Pod): Pod {
  const statuses = [...(pod.status?.containerStatuses ?? []), ...(pod.status?.initContainerStatuses ?? [])]
  const given = <C extends Container>(containers: readonly C[]): C[] =>
    containers.map((container) => {
      const requests = statuses.find(({ name }) => name === container.name)?.allocatedResources
      return requests ? { ...container, resources: { ...container.resources, requests } } : container
    })
  const { containers, initContainers } = pod.spec
  return { ...pod, spec: { ...pod.spec, containers: given(containers), ...(initContainers && { initContainers: given(initContainers) }) } }
}

function unfit({ pod, hostPorts }: PodInfo, node: Node, info: NodeInfo): Refusal | undefined {
  const failed = (reason: string, why: string) => ({ reason, message: `Predicate ${reason} failed: ${why}` })
  if (!wantsNode(pod, node)) return failed('NodeAffinity', "node(s) didn't match Pod's node affinity/selector")
  if (!info.hasFree(hostPorts)) return failed('NodePorts', "node(s) didn't have free ports for the requested pod ports")
  if (!isStatic(pod) && untolerated(node.spec?.taints, pod.spec.tolerations, ['NoExecute']))
    return failed('TaintToleration', "node(s) had taints that the pod didn't tolerate")
  return undefined
}
