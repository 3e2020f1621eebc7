import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  errors,
  fetchListedImage,
  type Image,
  type ImageCache,
  type ImageStatus,
  type ListedImage,
  Operation,
  type OperationOptions,
  parseChecksum,
  sha256OfFile,
} from '@vivarium/core'
import { hostArchitecture, importImage } from '@vivarium/vm'
import { qemuErrors } from './errors.js'
import { type ImageContent, readImageContent, writeImageContent } from './image-content.js'
import { buildDebianImage, debianBase, recipeHash } from './images/debian/index.js'
import type { ImageRecord } from './record.js'

/** What an image needs of the run that it is in. */
export interface ImageSurroundings {
  readonly cache: ImageCache
  /** Names who stands on a content, or undefined. */
  readonly usedBy: (hash: string) => string | undefined
}

/** File of an imported disk in its folder of the cache. */
const importedDisk = 'disk.qcow2'

/** A name of a run for an image in the cache. */
export class QemuImage implements Image {
  readonly name: string
  readonly kubernetesVersion?: string
  readonly #recipe: ImageRecord['recipe']
  readonly #listed: ListedImage | undefined
  readonly #surroundings: ImageSurroundings
  #hash: string | undefined
  #fetching = 0
  #failed = false

  constructor(record: ImageRecord, surroundings: ImageSurroundings, listed?: ListedImage) {
    this.name = record.name
    if (record.kubernetesVersion !== undefined) this.kubernetesVersion = record.kubernetesVersion
    this.#recipe = record.recipe
    this.#hash = record.hash
    this.#listed = listed
    this.#surroundings = surroundings
  }

  get record(): ImageRecord {
    return {
      name: this.name,
      ...(this.kubernetesVersion === undefined ? {} : { kubernetesVersion: this.kubernetesVersion }),
      ...(this.#recipe === undefined ? {} : { recipe: this.#recipe }),
      ...(this.#hash === undefined ? {} : { hash: this.#hash }),
    }
  }

  /** Hash of its content in the cache. Throws IMAGE_NOT_IN_CACHE while it has none. */
  get hash(): string {
    if (this.#hash === undefined) throw qemuErrors.imageNotInCache(this.name, 'never made', `make it first: viv image build ${this.name}`)
    return this.#hash
  }

  async cacheKey(): Promise<string | undefined> {
    return this.#hash
  }

  async status(): Promise<ImageStatus> {
    if (this.#fetching > 0) return 'fetching'
    if (this.#hash !== undefined && (await this.#surroundings.cache.has(this.#hash))) return 'ready'
    return this.#failed ? 'failed' : 'absent'
  }

  async checksum(): Promise<string | undefined> {
    if (this.#hash === undefined || !(await this.#surroundings.cache.has(this.#hash))) return undefined
    const { directory, files } = await this.#surroundings.cache.open(this.#hash)
    const { disk } = await readImageContent(directory)
    const file = files[disk]
    return file && `sha256:${file.sha256}`
  }

  async fetch(options?: OperationOptions): Promise<void> {
    const operation = Operation.from(options, `getting image ${this.name}`)
    await this.#obtain(async () => {
      if (this.#recipe) return this.#build(this.#recipe, operation)
      if (this.#listed) return this.#download(this.#listed, operation)
      throw errors.unsupported(`getting image ${this.name}`, 'it has no recipe and no image list names it; take it from a file')
    })
  }

  async fromFile(path: string, options: OperationOptions & { readonly checksum?: string } = {}): Promise<void> {
    const operation = Operation.from(options, `importing image ${this.name}`)
    await this.#obtain(() =>
      operation.step(`import ${path}`, async (inner) => {
        const sha256 = await sha256OfFile(path, inner)
        const expected = options.checksum === undefined ? sha256 : parseChecksum('checksum', options.checksum)
        if (sha256 !== expected) throw errors.checksumMismatch(path, expected, sha256)
        await this.#surroundings.cache.add(sha256, (directory) => importDisk(path, directory, inner), inner)
        return sha256
      }),
    )
  }

  async purgeLocal(): Promise<void> {
    const hash = this.#hash
    if (hash === undefined || !(await this.#surroundings.cache.has(hash))) return
    const user = this.#surroundings.usedBy(hash)
    if (user !== undefined) throw errors.inUse('image', this.name, user)
    await this.#surroundings.cache.remove(hash)
  }

  async #build(recipe: NonNullable<ImageRecord['recipe']>, operation: Operation): Promise<string> {
    if (recipe.base !== debianBase) throw qemuErrors.unknownBase(recipe.base, [debianBase])
    const hash = recipeHash(recipe)
    await operation.step(`build image ${this.name}`, (inner) =>
      this.#surroundings.cache.add(hash, (directory, building) => buildDebianImage(recipe, directory, building), inner),
    )
    return hash
  }

  async #download(listed: ListedImage, operation: Operation): Promise<string> {
    const hash = parseChecksum('checksum', listed.checksum)
    await operation.step(`download image ${this.name}`, (inner) =>
      this.#surroundings.cache.add(
        hash,
        async (directory, getting) => {
          const file = join(directory, 'download')
          await fetchListedImage(listed, file, getting)
          await importDisk(file, directory, getting)
          await rm(file)
        },
        inner,
      ),
    )
    return hash
  }

  async #obtain(get: () => Promise<string>): Promise<void> {
    this.#fetching++
    try {
      this.#hash = await get()
      this.#failed = false
    } catch (error) {
      this.#failed = true
      throw error
    } finally {
      this.#fetching--
    }
  }
}

/** Nothing is known of a disk from outside: it boots by firmware, may have cloud-init, and answers by its agent or by SSH. */
async function importDisk(path: string, directory: string, operation: Operation): Promise<void> {
  const { virtualSize } = await importImage(path, join(directory, importedDisk), operation)
  const content: Omit<ImageContent, 'formatVersion'> = {
    architecture: hostArchitecture(),
    disk: importedDisk,
    diskBytes: virtualSize,
    boot: { kind: 'firmware' },
    guestAgent: false,
    cloudInit: true,
  }
  await writeImageContent(directory, content)
}
