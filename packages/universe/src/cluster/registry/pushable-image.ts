import type { Readable } from 'node:stream'
import type { ImageName } from './reference.js'

/** Content that is named by its digest (`sha256:…`). */
export interface Blob {
  readonly digest: string
  readonly size: number
  readonly open: () => Readable
}

/** A manifest, or an index of several, as it is pushed. */
export interface ManifestTree {
  readonly mediaType: string
  readonly bytes: Buffer
  readonly digest: string
  readonly blobs: readonly Blob[]
  /** Of an index: the manifests that it names. */
  readonly children: readonly ManifestTree[]
}

export interface PushableImage {
  /** What it says of its own name; none where it says nothing. */
  readonly names: readonly ImageName[]
  /** How it is called in its archive, for errors. */
  readonly label: string
  readonly manifest: ManifestTree
}
