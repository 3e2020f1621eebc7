import { createReadStream } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { universeErrors } from '../../errors.js'
import { indexTar, type TarEntry } from './tar-index.js'

/** Files by their paths: a tar archive, or a folder. Nothing is unpacked. */
export interface Archive {
  /** Bytes; undefined when there is no such file. */
  size(path: string): Promise<number | undefined>
  open(path: string): Readable
}

/** The most that a document (a manifest, an index, a configuration) may have: the distribution specification asks for 4 MiB. */
const maxDocumentBytes = 4 * 2 ** 20

/** A small file of an archive; undefined when it is not there. Throws IMAGE_SOURCE_INVALID for one that is too large. */
export async function readDocument(archive: Archive, path: string, source: string): Promise<Buffer | undefined> {
  const size = await archive.size(path)
  if (size === undefined) return undefined
  if (size > maxDocumentBytes)
    throw universeErrors.imageSourceInvalid(source, `${path} has ${size} bytes; at most ${maxDocumentBytes} are possible`)
  const chunks: Buffer[] = []
  for await (const chunk of archive.open(path)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

export class FolderArchive implements Archive {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async size(path: string): Promise<number | undefined> {
    try {
      const found = await stat(join(this.#folder, path))
      return found.isFile() ? found.size : undefined
    } catch {
      return undefined
    }
  }

  open(path: string): Readable {
    return createReadStream(join(this.#folder, path))
  }
}

export class TarArchive implements Archive, AsyncDisposable {
  readonly #file: FileHandle
  readonly #path: string
  readonly #entries: ReadonlyMap<string, TarEntry>

  private constructor(file: FileHandle, path: string, entries: ReadonlyMap<string, TarEntry>) {
    this.#file = file
    this.#path = path
    this.#entries = entries
  }

  /** Throws IMAGE_SOURCE_INVALID for what is no whole tar archive. */
  static async open(path: string, source: string): Promise<TarArchive> {
    const file = await open(path, 'r')
    try {
      return new TarArchive(file, path, await indexTar(file, source))
    } catch (error) {
      await file.close()
      throw error
    }
  }

  async size(path: string): Promise<number | undefined> {
    return this.#entry(path)?.size
  }

  open(path: string): Readable {
    const entry = this.#entry(path)
    if (!entry || entry.size === 0) return createReadStream(this.#path, { start: 0, end: -1 })
    return createReadStream(this.#path, { start: entry.offset, end: entry.offset + entry.size - 1 })
  }

  /** Links lead to other entries: `docker save` of old writes a layer that two images have once. */
  #entry(path: string): { readonly offset: number; readonly size: number } | undefined {
    let entry = this.#entries.get(path)
    for (let hops = 0; entry?.link !== undefined && hops < 16; hops++) entry = this.#entries.get(entry.link)
    return entry?.link === undefined ? entry : undefined
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#file.close()
  }
}
