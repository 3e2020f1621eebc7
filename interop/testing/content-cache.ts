import { createHash } from 'node:crypto'
import { readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheDir, ensureDirectory, FileLock } from '@vivarium/core'

const unusedForMs = 7 * 24 * 3600 * 1000
const buildTimeoutMs = 30 * 60_000

/** A folder of the cache, outside the checkout, that is filled once for what it is made of and found again by the next run of the tests. */
export class CachedFolder {
  readonly #root: string
  readonly #path: string

  /** `madeOf`: file contents and versions; with any of them changed it is another folder. */
  constructor(name: string, madeOf: readonly (string | Uint8Array)[]) {
    const hash = createHash('sha256')
    for (const part of madeOf) hash.update(`${part.length}:`).update(part)
    this.#root = join(cacheDir(), 'testing', name)
    this.#path = join(this.#root, hash.digest('hex').slice(0, 20))
  }

  /** Its absolute path, if it was made. */
  async find(): Promise<string | undefined> {
    try {
      const now = new Date()
      await utimes(this.#marker, now, now)
      return this.#path
    } catch {
      return undefined
    }
  }

  /** Its absolute path, after `build` has filled it where that was not done. Folders of its name that nobody used for a week go then. */
  async make(build: (path: string) => Promise<void>): Promise<string> {
    const there = await this.find()
    if (there !== undefined) return there
    await ensureDirectory(this.#root)
    const lock = await FileLock.acquire(`${this.#path}.lock`, { what: this.#path, wait: { timeoutMs: buildTimeoutMs } })
    try {
      const meanwhile = await this.find()
      if (meanwhile !== undefined) return meanwhile
      await this.#sweep()
      // What an interrupted build left has no marker.
      await rm(this.#path, { recursive: true, force: true })
      await ensureDirectory(this.#path)
      await build(this.#path)
      await writeFile(this.#marker, '')
      return this.#path
    } finally {
      await lock.release()
    }
  }

  get #marker(): string {
    return `${this.#path}.complete`
  }

  async #sweep(): Promise<void> {
    for (const entry of await readdir(this.#root)) {
      const marker = join(this.#root, entry)
      if (!entry.endsWith('.complete') || Date.now() - (await stat(marker)).mtimeMs < unusedForMs) continue
      await rm(marker, { force: true })
      await rm(marker.slice(0, -'.complete'.length), { recursive: true, force: true })
    }
  }
}
