import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import type { World } from '../call.js'
import { parentOf } from '../storage/datastore-path.js'
import { fileNotFound } from '../storage/faults.js'
import { readContent, receive } from '../storage/file-content.js'
import { type DatastoreFiles, namePlace } from '../storage/files.js'
import { headOf } from '../storage/usage.js'
import type { LeaseFile, Transferred } from './lease.js'
import { expandSparse, isSparse, streamDisk, UnreadableDisk } from './sparse-vmdk.js'

/** A file on its way to a client. */
export interface Outgoing {
  readonly content: Readable
  /** Undefined where nobody knows before. */
  readonly size: number | undefined
  /** Once all of it has gone. */
  transferred(): Transferred
}

/**
 * Takes the content of a lease's file. Disks come as `streamOptimized`; sparse ones in one file are taken, too, and what is no sparse extent is the
 * disk's content as it is. `length` is what is announced. Throws UnreadableDisk and the faults of files; then everything is as before.
 */
export async function takeContent(
  { files }: Pick<World, 'files'>,
  { place, capacity }: LeaseFile,
  content: Readable,
  length = 0,
): Promise<Transferred> {
  const folder = files.place(place.datastore, parentOf(place.path))
  if (!files.exists(folder)) files.mkdir(folder, { parents: true })
  if (capacity === undefined) files.checkFits(place, length)
  const sums = new Sums()
  const [upload, expanded] = [files.uploadFile(place), files.uploadFile(place)]
  try {
    const size = await receive(place, content, upload, (chunk) => sums.add(chunk))
    if (capacity !== undefined && isSparse(headOf(upload, 4))) {
      await expandSparse(upload, expanded, capacity)
      files.adopt(expanded, place)
    } else if (capacity !== undefined && size > capacity) throw new UnreadableDisk('it is bigger than the disk that it is for')
    else files.adopt(upload, place)
    return { size, sums: sums.end(), ...(capacity === undefined ? {} : { populatedSize: realSize(files, place) }) }
  } finally {
    await Promise.all([rm(upload, { force: true }), rm(expanded, { force: true })])
  }
}

function realSize(files: DatastoreFiles, place: LeaseFile['place']): number {
  return files.status(place)?.realSize ?? 0
}

/** Gives the content of a lease's file: a disk as `streamOptimized`. Throws the fault FileNotFound. */
export function giveContent({ files }: Pick<World, 'files'>, { place, capacity }: LeaseFile): Outgoing {
  const status = files.status(place)
  if (status === undefined || status.isFolder) throw fileNotFound(namePlace(place))
  const sums = new Sums()
  let size = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      sums.add(chunk)
      done(null, chunk)
    },
  })
  const source =
    capacity === undefined
      ? readContent(place, status, { start: 0, end: status.size - 1 })
      : Readable.from(streamDisk(place.file, capacity), { objectMode: false })
  source.on('error', (error) => count.destroy(error))
  count.on('close', () => source.destroy())
  return {
    content: source.pipe(count),
    size: capacity === undefined ? status.size : undefined,
    transferred: () => ({ size, sums: sums.end(), ...(capacity === undefined ? {} : { populatedSize: status.realSize }) }),
  }
}

/** The checksums that manifests can have. */
class Sums {
  readonly #hashes = [createHash('sha1'), createHash('sha256'), createHash('sha512')] as const

  add(chunk: Buffer): void {
    for (const hash of this.#hashes) hash.update(chunk)
  }

  end() {
    const [sha1, sha256, sha512] = this.#hashes
    return { sha1: sha1.digest('hex'), sha256: sha256.digest('hex'), sha512: sha512.digest('hex') }
  }
}
