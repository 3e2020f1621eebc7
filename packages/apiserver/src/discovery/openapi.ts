import { createHash } from 'node:crypto'
import type { KubernetesData } from '../data.js'
import type { JsonObject } from '../schema/json.js'

/** A published document that comes from elsewhere than the data: the group versions of custom resources. Never changes; `bytes` may be made when asked for. */
export interface PublishedDocument {
  readonly path: string
  readonly bytes: Buffer
}

const hashes = new WeakMap<KubernetesData, Map<string, string>>()

/** /openapi/v3: an index of documents by path, each with a hash, so that clients may keep them for ever. */
export class OpenApiV3 {
  readonly #data: KubernetesData
  readonly #published: () => readonly PublishedDocument[]

  constructor(data: KubernetesData, published: () => readonly PublishedDocument[]) {
    this.#data = data
    this.#published = published
  }

  index(): JsonObject {
    const paths: Record<string, JsonObject> = {}
    for (const path of this.#data.openapiV3Paths()) paths[path] = { serverRelativeURL: `/openapi/v3/${path}?hash=${this.#dataHash(path)}` }
    for (const document of this.#published())
      paths[document.path] ??= { serverRelativeURL: `/openapi/v3/${document.path}?hash=${publishedHash(document)}` }
    return { paths }
  }

  /** A document and its hash; undefined for a path that is not in the index. */
  document(path: string): { readonly bytes: Buffer; readonly hash: string } | undefined {
    const bytes = this.#data.openapiV3Bytes(path)
    if (bytes) return { bytes, hash: this.#dataHash(path) }
    const published = this.#published().find((document) => document.path === path)
    return published && { bytes: published.bytes, hash: publishedHash(published) }
  }

  #dataHash(path: string): string {
    let known = hashes.get(this.#data)
    if (!known) {
      known = new Map()
      hashes.set(this.#data, known)
    }
    let hash = known.get(path)
    if (hash === undefined) {
      hash = hashOf(this.#data.openapiV3Bytes(path) ?? Buffer.alloc(0))
      known.set(path, hash)
    }
    return hash
  }
}

const publishedHashes = new WeakMap<PublishedDocument, string>()

function publishedHash(document: PublishedDocument): string {
  let hash = publishedHashes.get(document)
  if (hash === undefined) {
    hash = hashOf(document.bytes)
    publishedHashes.set(document, hash)
  }
  return hash
}

function hashOf(bytes: Buffer): string {
  return createHash('sha512').update(bytes).digest('hex').toUpperCase()
}
