import { createHash } from 'node:crypto'

export interface Manifest {
  readonly mediaType: string
  readonly content: Buffer
}

interface Repository {
  readonly manifests: Map<string, Manifest>
  /** Digests by tag. */
  readonly tags: Map<string, string>
  /** Digests of blobs that were pushed or mounted here. */
  readonly blobs: Set<string>
}

/** What a registry keeps, as plain data that is never changed: a saved cluster and its forks share it. */
export interface StorageContent {
  readonly blobs: readonly (readonly [digest: string, content: Buffer])[]
  readonly repositories: readonly {
    readonly name: string
    readonly manifests: readonly (readonly [digest: string, manifest: Manifest])[]
    readonly tags: readonly (readonly [tag: string, digest: string])[]
    readonly blobs: readonly string[]
  }[]
}

/** All of one registry. */
const maxBytes = 1024 ** 3

export function digestOf(content: Uint8Array): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}

/** Blobs by digest, and the repositories that refer to them. */
export class RegistryStorage {
  readonly #blobs = new Map<string, Buffer>()
  readonly #repositories = new Map<string, Repository>()
  #bytes = 0

  constructor(content?: StorageContent) {
    for (const [digest, blob] of content?.blobs ?? []) this.#keep(digest, blob)
    for (const { name, manifests, tags, blobs } of content?.repositories ?? [])
      this.#repositories.set(name, { manifests: new Map(manifests), tags: new Map(tags), blobs: new Set(blobs) })
  }

  content(): StorageContent {
    return {
      blobs: [...this.#blobs],
      repositories: [...this.#repositories].map(([name, { manifests, tags, blobs }]) => ({
        name,
        manifests: [...manifests],
        tags: [...tags],
        blobs: [...blobs],
      })),
    }
  }

  /** Whether so many more bytes fit in. */
  hasRoomFor(bytes: number): boolean {
    return this.#bytes + bytes <= maxBytes
  }

  get names(): string[] {
    return [...this.#repositories.keys()].sort()
  }

  has(name: string): boolean {
    return this.#repositories.has(name)
  }

  tags(name: string): string[] {
    return [...(this.#repositories.get(name)?.tags.keys() ?? [])].sort()
  }

  blob(name: string, digest: string): Buffer | undefined {
    return this.#repositories.get(name)?.blobs.has(digest) ? this.#blobs.get(digest) : undefined
  }

  putBlob(name: string, digest: string, content: Buffer): void {
    this.#keep(digest, content)
    this.#repository(name).blobs.add(digest)
  }

  /** False: there is no such blob in the other repository. */
  mount(name: string, digest: string, from: string): boolean {
    if (!this.blob(from, digest)) return false
    this.#repository(name).blobs.add(digest)
    return true
  }

  /** False: it was not there. */
  deleteBlob(name: string, digest: string): boolean {
    const deleted = this.#repositories.get(name)?.blobs.delete(digest) ?? false
    if (deleted && ![...this.#repositories.values()].some(({ blobs }) => blobs.has(digest))) {
      this.#bytes -= this.#blobs.get(digest)?.length ?? 0
      this.#blobs.delete(digest)
    }
    return deleted
  }

  /** By tag or digest. */
  manifest(name: string, reference: string): (Manifest & { readonly digest: string }) | undefined {
    const repository = this.#repositories.get(name)
    const digest = reference.includes(':') ? reference : repository?.tags.get(reference)
    const manifest = digest === undefined ? undefined : repository?.manifests.get(digest)
    return manifest && digest !== undefined ? { ...manifest, digest } : undefined
  }

  putManifest(name: string, reference: string, manifest: Manifest): string {
    const repository = this.#repository(name)
    const digest = digestOf(manifest.content)
    if (!repository.manifests.has(digest)) this.#bytes += manifest.content.length
    repository.manifests.set(digest, manifest)
    if (!reference.includes(':')) repository.tags.set(reference, digest)
    return digest
  }

  /** A tag, or by a digest the manifest with all its tags. */
  deleteManifest(name: string, reference: string): boolean {
    const repository = this.#repositories.get(name)
    if (!repository) return false
    if (!reference.includes(':')) return repository.tags.delete(reference)
    for (const [tag, digest] of repository.tags) if (digest === reference) repository.tags.delete(tag)
    this.#bytes -= repository.manifests.get(reference)?.content.length ?? 0
    return repository.manifests.delete(reference)
  }

  #keep(digest: string, content: Buffer): void {
    if (this.#blobs.has(digest)) return
    this.#blobs.set(digest, content)
    this.#bytes += content.length
  }

  #repository(name: string): Repository {
    const known = this.#repositories.get(name)
    if (known) return known
    const repository: Repository = { manifests: new Map(), tags: new Map(), blobs: new Set() }
    this.#repositories.set(name, repository)
    return repository
  }
}
