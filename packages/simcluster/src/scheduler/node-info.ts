import type { Node } from '../nodes/node.js'
import { quantityNumber } from '../quantity.js'
import type { Amounts, HostPort, PodInfo } from './scheduling-pod.js'

/** A node with the pods that are on it, or are about to be. */
export class NodeInfo {
  readonly node: Node
  readonly name: string
  readonly allocatable: Amounts
  readonly pods: Map<string, PodInfo>
  readonly #used: Map<string, number>
  readonly #weight = { cpu: 0, memory: 0 }

  constructor(node: Node, pods: Iterable<PodInfo> = []) {
    this.node = node
    this.name = node.metadata.name ?? ''
    this.allocatable = new Map(Object.entries(node.status?.allocatable ?? {}).map(([name, text]) => [name, quantityNumber(text)]))
    this.pods = new Map()
    this.#used = new Map()
    for (const pod of pods) this.add(pod)
  }

  used(resource: string): number {
    return this.#used.get(resource) ?? 0
  }

  free(resource: string): number {
    return (this.allocatable.get(resource) ?? 0) - this.used(resource)
  }

  /** By the weights of its pods. */
  weight(resource: 'cpu' | 'memory'): number {
    return this.#weight[resource]
  }

  add(pod: PodInfo): void {
    this.remove(pod.uid)
    this.pods.set(pod.uid, pod)
    this.#weight.cpu += pod.weight.cpu
    this.#weight.memory += pod.weight.memory
    for (const [name, amount] of pod.requests) this.#used.set(name, this.used(name) + amount)
  }

  remove(uid: string): void {
    const pod = this.pods.get(uid)
    if (!pod) return
    this.pods.delete(uid)
    this.#weight.cpu -= pod.weight.cpu
    this.#weight.memory -= pod.weight.memory
    for (const [name, amount] of pod.requests) this.#used.set(name, this.used(name) - amount)
  }

  hasFree(wanted: readonly HostPort[]): boolean {
    if (wanted.length === 0) return true
    for (const { hostPorts } of this.pods.values()) {
      for (const taken of hostPorts) if (wanted.some((port) => collide(port, taken))) return false
    }
    return true
  }

  /** The same node with other pods. */
  with(added: Iterable<PodInfo>, removed: ReadonlySet<string> = new Set()): NodeInfo {
    const info = new NodeInfo(
      this.node,
      [...this.pods.values()].filter(({ uid }) => !removed.has(uid)),
    )
    for (const pod of added) info.add(pod)
    return info
  }
}

const any = '0.0.0.0'

function collide(a: HostPort, b: HostPort): boolean {
  return a.port === b.port && a.protocol === b.protocol && (a.ip === b.ip || a.ip === any || b.ip === any)
}
