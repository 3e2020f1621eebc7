import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { sha256OfFile } from './checksum.js'
import { ensureDirectory } from './directories.js'
import { errors, isVivariumError } from './errors.js'
import { FileLock } from './file-lock.js'
import { readJsonFile, syncDirectory, syncTree, writeFileAtomically } from './files.js'
import { Operation, type OperationOptions } from './operation.js'

const formatVersion = 1
const recordName = 'image.json'
const hashPattern = /^[0-9a-f]{8,64}$/

const recordSchema = z.object({
  formatVersion: z.literal(formatVersion),
  hash: z.string(),
  createdAt: z.iso.datetime(),
  /** By path in the folder, with `/`. */
  files: z.record(z.string(), z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int().nonnegative() })),
})
type ImageRecord = z.infer<typeof recordSchema>

/** One image in the cache. */
export interface CachedImage {
  readonly hash: string
  /** Absolute path of its folder. Nothing in there is ever written again. */
  readonly directory: string
  readonly createdAt: Date
  /** By path in the folder, with `/`. `sha256` is hexadecimal. */
  readonly files: Readonly<Record<string, { readonly sha256: string; readonly bytes: number }>>
  /** Of all its files. */
  readonly bytes: number
}

/**
 * Images by the hash of what they are made of (8 to 64 hexadecimal digits), one immutable folder each:
 *
 *     images/HASH/             what the builder wrote, read-only, and image.json with each file's size and SHA-256
 *     images/.HASH.XXXXXXXX/   one being built, or being removed; a dead process's is swept when the next one is built
 *     locks/HASH               who is building or removing that one
 */
export class ImageCache {
  readonly #images: string
  readonly #locks: string

  /** `directory` is the cache folder (`cacheDir()`); it is made when something is put in. */
  constructor(directory: string) {
    this.#images = join(directory, 'images')
    this.#locks = join(directory, 'locks')
  }

  async has(hash: string): Promise<boolean> {
    return (await this.#read(hash)) !== undefined
  }

  /**
   * The image with that hash. Throws NOT_FOUND; CORRUPT_FILE when a file of it is missing or has another size (what is in the
   * files is looked at by `verify`).
   */
  async open(hash: string): Promise<CachedImage> {
    const image = await this.#read(hash)
    if (image === undefined) throw errors.notFound('image in the cache', hash, [])
    for (const [name, { bytes }] of Object.entries(image.files)) {
      const path = join(image.directory, name)
      const found = await stat(path).catch(() => undefined)
      if (found?.size !== bytes) {
        throw errors.corruptFile(
          path,
          found ? `it has ${found.size} bytes, not ${bytes}` : 'it is not there; remove that image and build it anew',
        )
      }
    }
    return image
  }

  /**
   * The image with that hash, built if it is not there: `build` writes its files into an empty folder. When it fails, nothing
   * is left. Of several processes that want the same image, one builds it and the others wait.
   */
  async add(
    hash: string,
    build: (directory: string, operation: Operation) => Promise<void>,
    options?: OperationOptions,
  ): Promise<CachedImage> {
    const operation = Operation.from(options, `building the image ${hash}`)
    if (await this.has(hash)) return this.open(hash)
    const lock = await this.#lock(hash, operation)
    try {
      if (await this.has(hash)) return await this.open(hash) // built meanwhile
      await this.#sweep(hash)
      const directory = join(this.#images, `.${hash}.${randomBytes(4).toString('hex')}`)
      await mkdir(directory, { mode: 0o700 })
      try {
        await build(directory, operation)
        await operation.step('check and store', (inner) => seal(directory, hash, inner))
        await rm(this.#directory(hash), { recursive: true, force: true }) // a folder without a record is no image
        await rename(directory, this.#directory(hash))
      } catch (error) {
        await rm(directory, { recursive: true, force: true })
        throw error
      }
      await syncDirectory(this.#images)
      return await this.open(hash)
    } finally {
      await lock.release()
    }
  }

  /** Reads all of an image. Throws NOT_FOUND, CORRUPT_FILE, and CHECKSUM_MISMATCH with the first file that is not as it was built. */
  async verify(hash: string, options?: OperationOptions): Promise<void> {
    const operation = Operation.from(options, `verifying the image ${hash}`)
    const image = await this.open(hash)
    let current = 0
    for (const [name, { sha256 }] of Object.entries(image.files)) {
      const path = join(image.directory, name)
      const found = await sha256OfFile(path, operation, (bytes) => {
        current += bytes
        operation.report({ current, total: image.bytes, unit: 'bytes' })
      })
      if (found !== sha256) throw errors.checksumMismatch(path, sha256, found)
    }
  }

  /** All images, by hash. A folder that is not a whole image is left out. */
  async list(): Promise<readonly CachedImage[]> {
    const found: CachedImage[] = []
    for (const name of (await this.#names()).sort()) {
      if (!hashPattern.test(name)) continue
      const image = await this.#read(name).catch((error) => {
        if (isVivariumError(error)) return undefined
        throw error
      })
      if (image !== undefined) found.push(image)
    }
    return found
  }

  /** Removes an image, whole or damaged. That nothing stands on it is for the caller to know. Throws NOT_FOUND, LOCKED while it is built. */
  async remove(hash: string): Promise<void> {
    checkHash(hash)
    if (!(await this.#names()).includes(hash)) throw errors.notFound('image in the cache', hash, [])
    const lock = await this.#lock(hash)
    try {
      const leaving = join(this.#images, `.${hash}.${randomBytes(4).toString('hex')}`)
      await rename(this.#directory(hash), leaving)
      await rm(leaving, { recursive: true, force: true })
    } finally {
      await lock.release()
    }
  }

  #directory(hash: string): string {
    return join(this.#images, checkHash(hash))
  }

  async #names(): Promise<string[]> {
    return readdir(this.#images).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
  }

  /** Undefined when there is no such folder. Throws CORRUPT_FILE, NEWER_FORMAT. */
  async #read(hash: string): Promise<CachedImage | undefined> {
    const directory = this.#directory(hash)
    let record: ImageRecord
    try {
      record = await readJsonFile(join(directory, recordName), recordSchema, { format: { field: 'formatVersion', newest: formatVersion } })
    } catch (error) {
      if (isVivariumError(error, 'NOT_FOUND')) return undefined
      throw error
    }
    const bytes = Object.values(record.files).reduce((sum, file) => sum + file.bytes, 0)
    return { hash, directory, createdAt: new Date(record.createdAt), files: record.files, bytes }
  }

  async #lock(hash: string, wait?: Operation): Promise<FileLock> {
    await ensureDirectory(this.#images)
    await ensureDirectory(this.#locks)
    const what = `the image ${hash}`
    const path = join(this.#locks, checkHash(hash))
    try {
      return await FileLock.acquire(path, { what })
    } catch (error) {
      if (wait === undefined || !isVivariumError(error, 'LOCKED')) throw error
      wait.report({ message: `waiting: ${error.message}` })
      return FileLock.acquire(path, { what, wait })
    }
  }

  /** Deletes what dead processes left of builds and removals. `ours` is the hash whose lock we hold. */
  async #sweep(ours: string): Promise<void> {
    for (const name of await this.#names()) {
      const hash = /^\.([0-9a-f]{8,64})\.[0-9a-f]{8}$/.exec(name)?.[1]
      if (hash === undefined) continue
      try {
        const lock = hash === ours ? undefined : await this.#lock(hash)
        try {
          await rm(join(this.#images, name), { recursive: true, force: true })
        } finally {
          await lock?.release()
        }
      } catch (error) {
        // Its builder lives.
        if (!isVivariumError(error, 'LOCKED')) throw error
      }
    }
  }
}

function checkHash(hash: string): string {
  if (!hashPattern.test(hash)) throw errors.invalidValue('the hash of an image', hash, 'it has 8 to 64 hexadecimal digits')
  return hash
}

/** Writes down what is in the folder, makes the files read-only, and waits until all is on the disk. */
async function seal(directory: string, hash: string, operation: Operation): Promise<void> {
  const files: ImageRecord['files'] = {}
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(directory.length + 1).replaceAll('\\', '/')
    if (!entry.isFile()) throw errors.corruptFile(path, 'an image has files only, no links or devices')
    if (name === recordName) throw errors.corruptFile(path, `the builder of an image must not write ${recordName}`)
    files[name] = { sha256: await sha256OfFile(path, operation), bytes: (await stat(path)).size }
    await chmod(path, 0o444)
  }
  const record: ImageRecord = { formatVersion, hash, createdAt: new Date().toISOString(), files }
  await writeFileAtomically(join(directory, recordName), `${JSON.stringify(record, null, 2)}\n`, { mode: 0o444 })
  await syncTree(directory)
}
