import { type Informer, keyOf, keyText } from '@vivarium/controller'
import type { Node } from '../nodes/node.js'
import type { SimNode } from '../nodes/nodes.js'
import { firstPodNumber, lastPodNumber, podAddress, podNumber } from '../nodes/pod-subnet.js'
import { NodeAdmission, type Refusal } from './admission.js'
import { fullImageName, imageSize, nodeImages } from './image.js'
import type { NodeView } from './node-view.js'
import type { Pod } from './pod.js'
import type { ResizeRefusal } from './resize.js'

type Addresses = NonNullable<NonNullable<Node['status']>['addresses']>

const noAddresses: Addresses = []

/** What a kubelet has on its own node: images, and addresses for pods. */
export class NodeLocal implements NodeView {
  readonly #node: SimNode
  readonly #nodes: Informer<Node>
  readonly #admission: NodeAdmission
  readonly #images = new Set<string>()
  readonly #holders = new Map<number, string>()
  /** Pods that asked for more than there was room for. */
  readonly #deferred = new Set<string>()
  readonly #onRoom: (pods: readonly string[]) => void
  #next = firstPodNumber
  #ips: { readonly of: Addresses; readonly list: readonly string[] } = { of: noAddresses, list: [] }

  /** `onRoom` is told of the pods (`namespace/name`) that could not be resized for want of room, when some has become free. */
  constructor(node: SimNode, nodes: Informer<Node>, pods: Informer<Pod>, onRoom: (pods: readonly string[]) => void) {
    this.#onRoom = onRoom
    this.#node = node
    this.#nodes = nodes
    this.#admission = new NodeAdmission(({ metadata }) => pods.get({ namespace: metadata.namespace ?? '', name: metadata.name ?? '' }))
    for (const { names = [] } of this.#object?.status?.images ?? []) {
      const name = names.find((one) => !one.includes('@')) ?? names[0]
      if (name !== undefined) this.#images.add(name)
    }
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
    return this.#images.has(fullImageName(image))
  }

  addImage(image: string): void {
    const name = fullImageName(image)
    if (this.#images.has(name)) return
    this.#images.add(name)
    this.#node.reportImages(() => nodeImages(this.#images))
  }

  imageSize(image: string): number {
    return imageSize(fullImageName(image))
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

  /** Takes a pod that was refused for want of room, if it is critical: the pods that have to go for it, or why not. */
  makeRoom(pod: Pod, refusal: Refusal): readonly Pod[] | Refusal | undefined {
    const node = this.#object
    return node && this.#admission.makeRoom(pod, node, refusal)
  }

  resize(pod: Pod): ResizeRefusal | undefined {
    const node = this.#object
    const key = keyText(keyOf(pod))
    const refusal = node && this.#admission.resize(pod, node)
    if (refusal?.reason === 'Deferred') this.#deferred.add(key)
    else this.#deferred.delete(key)
    if (!refusal) this.#tellOfRoom()
    return refusal
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
    this.#tellOfRoom()
    for (const [number, holder] of this.#holders) if (holder === podUid) this.#holders.delete(number)
  }

  /** Pods that wait for room may ask again. */
  #tellOfRoom(): void {
    if (this.#deferred.size === 0) return
    const keys = [...this.#deferred]
    this.#deferred.clear()
    this.#onRoom(keys)
  }

  get #object(): Node | undefined {
    return this.#nodes.get({ name: this.#node.name })
  }
}
