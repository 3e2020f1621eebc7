import type { Informer } from '@vivarium/controller'
import type { Node } from '../nodes/node.js'
import { imageSize } from '../nodes/node-object.js'
import type { SimNode } from '../nodes/nodes.js'
import { firstPodNumber, lastPodNumber, podAddress, podNumber } from '../nodes/pod-subnet.js'
import { NodeAdmission, type Refusal } from './admission.js'
import type { Pod } from './pod.js'
import type { NodeView } from './pod-life.js'

type Addresses = NonNullable<NonNullable<Node['status']>['addresses']>

const noAddresses: Addresses = []

/** What a kubelet has on its own node: images, and addresses for pods. */
export class NodeLocal implements NodeView {
  readonly #node: SimNode
  readonly #nodes: Informer<Node>
  readonly #admission: NodeAdmission
  readonly #images = new Set<string>()
  readonly #holders = new Map<number, string>()
  #next = firstPodNumber
  #ips: { readonly of: Addresses; readonly list: readonly string[] } = { of: noAddresses, list: [] }

  constructor(node: SimNode, nodes: Informer<Node>, pods: Informer<Pod>) {
    this.#node = node
    this.#nodes = nodes
    this.#admission = new NodeAdmission(({ metadata }) => pods.get({ namespace: metadata.namespace ?? '', name: metadata.name ?? '' }))
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
    const addresses = this.#object?.status?.addresses ?? noAddresses
    if (this.#ips.of !== addresses) {
      const own = addresses.filter(({ type }) => type === 'InternalIP')
      this.#ips = { of: addresses, list: own.map(({ address }) => address) }
    }
    return this.#ips.list
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
    const range = this.#object?.spec?.podCIDR ?? ''
    const last = lastPodNumber(range)
    if (this.#holders.size > last - firstPodNumber) return []
    const after = (number: number) => (number >= last ? firstPodNumber : number + 1)
    // Goes on from the last one: an address is not used again at once.
    while (this.#holders.has(this.#next)) this.#next = after(this.#next)
    const number = this.#next
    const address = podAddress(range, number)
    if (address === undefined) return []
    this.#holders.set(number, podUid)
    this.#next = after(number)
    return [address]
  }

  /** Takes a pod that is new, unless it cannot run here. */
  admit(pod: Pod): Refusal | undefined {
    const node = this.#object
    return node && this.#admission.admit(pod, node)
  }

  /** A pod that is here already, and has its address. */
  keep(pod: Pod): void {
    const { metadata, spec, status } = pod
    const node = this.#object
    if (!node) return
    this.#admission.keep(pod, node)
    const number = podNumber(node.spec?.podCIDR ?? '', status?.podIP ?? '')
    if (number !== undefined && !spec.hostNetwork) this.#holders.set(number, metadata.uid ?? '')
  }

  release(podUid: string): void {
    this.#admission.release(podUid)
    for (const [number, holder] of this.#holders) if (holder === podUid) this.#holders.delete(number)
  }

  get #object(): Node | undefined {
    return this.#nodes.get({ name: this.#node.name })
  }
}
