import type { Pod } from './pod.js'
import type { ResizeRefusal } from './resize.js'

/** What a pod's life needs of its node. */
export interface NodeView {
  readonly hostIps: readonly string[]
  /** Counts the starts of the node. */
  readonly boots: number
  /** When the last of them was, in milliseconds; 0: before all pods that are here. */
  readonly bootedAt: number
  hasImage(image: string): boolean
  addImage(image: string): void
  imageSize(image: string): number
  /** Addresses for a pod that is not on the host's network. */
  claimIps(podUid: string): readonly string[]
  /** Gives a pod what its spec asks for now; else why it can't have it. */
  resize(pod: Pod): ResizeRefusal | undefined
}
