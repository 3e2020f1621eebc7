import type { Informer } from '@vivarium/controller'
import type { Node } from '../nodes/node.js'
import { imageSize } from '../nodes/node-object.js'
import type { SimNode } from '../nodes/nodes.js'
import type { Pod } from './pod.js'
import type { NodeView } from './pod-life.js'

/** The first and last addresses of a /24 that pods get: those before and after are the network's, the gateway's and for broadcasts. */
const firstHost = 2
const lastHost = 254

/** What a kubelet has on its own node: images, and addresses for pods. */
export class NodeLocal implements NodeView {
  readonly #node: SimNode
  readonly #nodes: Informer<Node>
  readonly #images = new Set<string>()
  readonly #holders = new Map<number, string>()
  #next = firstHost

  constructor(node: SimNode, nodes: Informer<Node>) {
    this.#node = node
    this.#nodes = nodes
    for (const image of this.#object?.status?.images ?? [])
      for (const name of (image as { names?: string[] }).names ?? []) this.#images.add(name)
  }

  get boots(): number {
    return this.#node.boots
  }

  get bootedAt(): number {
    return this.#node.bootedAt
  }

  get hostIps(): readonly string[] {
    return (this.#object?.status?.addresses ?? []).filter(({ type }) => type === 'InternalIP').map(({ address }) => address)
  }

  hasImage(image: string): boolean {
    return this.#images.has(image)
  }

  addImage(image: string): void {
    this.#images.add(image)
  }

  imageSize(image: string): number {
    return imageSize(image)
  }

  claimIps(podUid: string): readonly string[] {
    const prefix = /^(\d+\.\d+\.\d+)\.0\//.exec(this.#object?.spec?.podCIDR ?? '')?.[1]
    if (prefix === undefined || this.#holders.size > lastHost - firstHost) return []
    // Goes on from the last one: an address is not used again at once.
    while (this.#holders.has(this.#next)) this.#next = this.#after(this.#next)
    const host = this.#next
    this.#holders.set(host, podUid)
    this.#next = this.#after(host)
    return [`${prefix}.${host}`]
  }

  /** The pod has its address already. */
  keepIps({ metadata, spec, status }: Pod): void {
    const host = Number(status?.podIP?.split('.')[3])
    if (host && !spec.hostNetwork) this.#holders.set(host, metadata.uid ?? '')
  }

  releaseIps(podUid: string): void {
    for (const [host, holder] of this.#holders) if (holder === podUid) this.#holders.delete(host)
  }

  #after(host: number): number {
    return host === lastHost ? firstHost : host + 1
  }

  get #object(): Node | undefined {
    return this.#nodes.get({ name: this.#node.name })
  }
}
