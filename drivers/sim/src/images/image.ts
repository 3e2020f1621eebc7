import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  errors,
  fetchListedImage,
  type Image,
  type ImageCache,
  type ImageRecipe,
  type ImageStatus,
  isVivariumError,
  type ListedImage,
  Operation,
  type OperationOptions,
  parseChecksum,
  sha256OfFile,
} from '@vivarium/core'
import type { GuestCommand } from '@vivarium/guest'
import { simErrors } from '../errors.js'
import { checksumOf, encodeImage, type ImageContent, readImage } from './image-content.js'
import { buildImage, recipeHash } from './recipe.js'

export interface ImageRecord {
  readonly name: string
  readonly kubernetesVersion?: string | undefined
  readonly recipe?: ImageRecipe | undefined
  /** Of its content in the cache; absent while it is only named, and for stock images. */
  readonly hash?: string | undefined
}

/** What an image needs of the run that it is in. */
export interface ImageSurroundings {
  readonly cache: ImageCache
  /** Programs that scripts of recipes find. */
  readonly commands: readonly GuestCommand[]
  /** Names who stands on an image, or undefined. */
  readonly usedBy: (name: string) => string | undefined
}

const contentFile = 'guest.json.gz'

/** Content by hash, shared by all runs of this process. */
const contents = new Map<string, Promise<ImageContent>>()

/** A name of a run for an image. A stock image is ready at once, and made in memory when it is first used; others are in the cache. */
export class SimImage implements Image {
  readonly name: string
  readonly kubernetesVersion?: string
  readonly #recipe: ImageRecipe | undefined
  readonly #isStock: boolean
  readonly #listed: ListedImage | undefined
  readonly #surroundings: ImageSurroundings
  #hash: string | undefined
  #fetching = 0
  #failed = false

  constructor(record: ImageRecord, surroundings: ImageSurroundings, from: { readonly stock?: true; readonly listed?: ListedImage } = {}) {
    this.name = record.name
    if (record.kubernetesVersion !== undefined) this.kubernetesVersion = record.kubernetesVersion
    this.#recipe = record.recipe
    this.#hash = record.hash
    this.#isStock = from.stock === true
    this.#listed = from.listed
    this.#surroundings = surroundings
  }

  get isStock(): boolean {
    return this.#isStock
  }

  get record(): ImageRecord {
    return {
      name: this.name,
      ...(this.kubernetesVersion === undefined ? {} : { kubernetesVersion: this.kubernetesVersion }),
      ...(this.#recipe === undefined ? {} : { recipe: this.#recipe }),
      ...(this.#hash === undefined ? {} : { hash: this.#hash }),
    }
  }

  /** What a machine starts from. Throws IMAGE_NOT_IN_CACHE while it was not made. */
  content(operation: Operation): Promise<ImageContent> {
    const recipe = this.#recipe
    if (this.#isStock && recipe) return shared(recipeHash(recipe), () => buildImage(this.name, recipe, [], operation))
    const hash = this.#hash
    if (hash === undefined) throw simErrors.imageNotMade(this.name)
    return shared(hash, async () => {
      const { directory } = await this.#surroundings.cache.open(hash).catch((error: unknown): never => {
        throw isVivariumError(error, 'NOT_FOUND') ? simErrors.imageNotMade(this.name, { cause: error }) : error
      })
      return readImage(join(directory, contentFile))
    })
  }

  async cacheKey(): Promise<string | undefined> {
    return this.#hash
  }

  async status(): Promise<ImageStatus> {
    if (this.#isStock) return 'ready'
    if (this.#fetching > 0) return 'fetching'
    if (this.#hash !== undefined && (await this.#surroundings.cache.has(this.#hash))) return 'ready'
    return this.#failed ? 'failed' : 'absent'
  }

  async checksum(): Promise<string | undefined> {
    if (this.#isStock) return `sha256:${checksumOf(await this.content(Operation.from({}, `reading image ${this.name}`)))}`
    if (this.#hash === undefined || !(await this.#surroundings.cache.has(this.#hash))) return undefined
    const file = (await this.#surroundings.cache.open(this.#hash)).files[contentFile]
    return file && `sha256:${file.sha256}`
  }

  async fetch(options?: OperationOptions): Promise<void> {
    if (this.#isStock) return
    const operation = Operation.from(options, `getting image ${this.name}`)
    const recipe = this.#recipe
    const listed = this.#listed
    await this.#obtain(async () => {
      if (recipe) return this.#build(recipe, operation)
      if (listed) return this.#download(listed, operation)
      throw errors.unsupported(`getting image ${this.name}`, 'it has no recipe and no image list names it; take it from a file')
    })
  }

  /** From a file that another simulated image was stored in (`guest.json.gz` of its folder in the cache). Disk images have no simulated inside. */
  async fromFile(path: string, options: OperationOptions & { readonly checksum?: string } = {}): Promise<void> {
    const operation = Operation.from(options, `importing image ${this.name}`)
    if (this.#isStock) throw errors.unsupported(`replacing image ${this.name}`, 'it is one that the driver brings; take another name')
    await this.#obtain(() =>
      operation.step(`import ${path}`, async (inner) => {
        const sha256 = await sha256OfFile(path, inner)
        const expected = options.checksum === undefined ? sha256 : parseChecksum('checksum', options.checksum)
        if (sha256 !== expected) throw errors.checksumMismatch(path, expected, sha256)
        const content = await readImage(path)
        await this.#store(sha256, async () => content, inner)
        return sha256
      }),
    )
  }

  async purgeLocal(): Promise<void> {
    const hash = this.#hash
    if (hash === undefined || !(await this.#surroundings.cache.has(hash))) return
    const user = this.#surroundings.usedBy(this.name)
    if (user !== undefined) throw errors.inUse('image', this.name, user)
    await this.#surroundings.cache.remove(hash)
    contents.delete(hash)
  }

  async #build(recipe: ImageRecipe, operation: Operation): Promise<string> {
    const hash = recipeHash(recipe)
    await operation.step(`build image ${this.name}`, (inner) =>
      this.#store(hash, (building) => buildImage(this.name, recipe, this.#surroundings.commands, building), inner),
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
          await writeFile(join(directory, contentFile), await encodeImage(await readImage(file)))
          await rm(file)
        },
        inner,
      ),
    )
    return hash
  }

  async #store(hash: string, make: (operation: Operation) => Promise<ImageContent>, operation: Operation): Promise<void> {
    await this.#surroundings.cache.add(
      hash,
      async (directory, building) => writeFile(join(directory, contentFile), await encodeImage(await make(building))),
      operation,
    )
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

function shared(hash: string, read: () => Promise<ImageContent>): Promise<ImageContent> {
  const known = contents.get(hash)
  if (known) return known
  const reading = read()
  contents.set(hash, reading)
  reading.catch(() => contents.delete(hash))
  return reading
}
