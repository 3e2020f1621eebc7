import { isFinished } from '../kubelet/pod.js'
import type { Node } from '../nodes/node.js'
import { NodeInfo } from './node-info.js'
import { type PodInfo, podInfo, type SchedulingPod } from './scheduling-pod.js'

/** What is where: nodes with their pods, those that are bound in a moment, and those that have a node nominated. */
export class ClusterState {
  readonly #nodes = new Map<string, NodeInfo>()
  /** Pods that are on a node, by uid. */
  readonly #placed = new Map<string, { readonly info: PodInfo; readonly node: string }>()
  /** Of nodes that are not known yet. */
  readonly #early = new Map<string, Map<string, PodInfo>>()
  readonly #antiAffinity = new Map<string, number>()
  /** By controller, then by node. */
  readonly #owned = new Map<string, Map<string, number>>()
  readonly #nominated = new Map<string, { readonly info: PodInfo; readonly node: string }>()
  #list: NodeInfo[] | undefined

  get nodes(): readonly NodeInfo[] {
    this.#list ??= [...this.#nodes.values()]
    return this.#list
  }

  get withAntiAffinity(): NodeInfo[] {
    return [...this.#antiAffinity.keys()].flatMap((name) => this.#nodes.get(name) ?? [])
  }

  setNode(node: Node): void {
    const name = node.metadata.name ?? ''
    const before = this.#nodes.get(name)
    this.#nodes.set(name, new NodeInfo(node, before?.pods.values() ?? this.#early.get(name)?.values()))
    this.#early.delete(name)
    this.#list = undefined
  }

  deleteNode({ metadata }: Node): void {
    const { name = '' } = metadata
    const before = this.#nodes.get(name)
    if (before && before.pods.size > 0) this.#early.set(name, new Map(before.pods))
    this.#nodes.delete(name)
    this.#list = undefined
  }

  /** A pod is, or is to be, on a node. */
  place(pod: SchedulingPod, node: string): void {
    const { uid = '' } = pod.metadata
    this.remove(uid)
    if (isFinished(pod)) return
    const info = podInfo(pod)
    this.#placed.set(uid, { info, node })
    this.#podsOf(node).add(info)
    this.#countOwned(info, node, 1)
    if (hasAntiAffinity(info)) this.#antiAffinity.set(node, (this.#antiAffinity.get(node) ?? 0) + 1)
  }

  /** It is on no node, and none is nominated for it. */
  remove(uid: string): void {
    this.#nominated.delete(uid)
    const placed = this.#placed.get(uid)
    if (!placed) return
    this.#placed.delete(uid)
    this.#podsOf(placed.node).remove(uid)
    this.#countOwned(placed.info, placed.node, -1)
    if (!hasAntiAffinity(placed.info)) return
    const left = (this.#antiAffinity.get(placed.node) ?? 1) - 1
    if (left > 0) this.#antiAffinity.set(placed.node, left)
    else this.#antiAffinity.delete(placed.node)
  }

  nodeOf(uid: string): string | undefined {
    return this.#placed.get(uid)?.node
  }

  /** How many pods of a controller are on which node. */
  podsOf(owner: string): ReadonlyMap<string, number> | undefined {
    return this.#owned.get(owner)
  }

  nominate(info: PodInfo, node: string): void {
    this.#nominated.set(info.uid, { info, node })
  }

  /** Pods that a node is kept for, and that come before this one. */
  nominatedBefore(incoming: PodInfo, node: string): readonly PodInfo[] {
    if (this.#nominated.size === 0) return none
    return [...this.#nominated.values()]
      .filter((other) => other.node === node && other.info.uid !== incoming.uid && other.info.priority >= incoming.priority)
      .map(({ info }) => info)
  }

  #countOwned({ owner }: PodInfo, node: string, change: 1 | -1): void {
    if (owner === undefined) return
    let nodes = this.#owned.get(owner)
    if (!nodes) {
      nodes = new Map()
      this.#owned.set(owner, nodes)
    }
    const count = (nodes.get(node) ?? 0) + change
    if (count > 0) nodes.set(node, count)
    else nodes.delete(node)
    if (nodes.size === 0) this.#owned.delete(owner)
  }

  #podsOf(node: string): { add(info: PodInfo): void; remove(uid: string): void } {
    const known = this.#nodes.get(node)
    if (known) return known
    const early = this.#early.get(node) ?? new Map<string, PodInfo>()
    this.#early.set(node, early)
    return {
      add: (info) => early.set(info.uid, info),
      remove: (uid) => {
        early.delete(uid)
        if (early.size === 0) this.#early.delete(node)
      },
    }
  }
}

const none: readonly PodInfo[] = []

function hasAntiAffinity({ pod }: PodInfo): boolean {
  return (pod.spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.length ?? 0) > 0
}
