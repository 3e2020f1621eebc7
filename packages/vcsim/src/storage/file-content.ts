import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { nameOf } from '../inventory/entity.js'
import type { ByteRange } from './byte-range.js'
import { noDiskSpace } from './faults.js'
import { type DatastoreFiles, type FilePlace, type FileStatus, namePlace } from './files.js'
import { summaryOf } from './space.js'

const zeros = Buffer.alloc(64 * 1024)

/** Part of a file; what a disk has beyond its real file is zeros. */
export function readContent({ file }: FilePlace, { realSize }: FileStatus, { start, end }: ByteRange): Readable {
  return Readable.from(chunks(file, realSize, start, end), { objectMode: false })
}

async function* chunks(file: string, realSize: number, start: number, end: number): AsyncGenerator<Buffer> {
  if (start < realSize) yield* createReadStream(file, { start, end: Math.min(end, realSize - 1) }) as AsyncIterable<Buffer>
  for (let at = Math.max(start, realSize); at <= end; at += zeros.length) yield zeros.subarray(0, Math.min(zeros.length, end - at + 1))
}

/**
 * Puts what comes in the place of a file when all of it has come; until then, and if it breaks off, the file is as it was. Throws the fault NoDiskSpace.
 * `see` gets the content as it comes.
 */
export async function writeContent(
  files: DatastoreFiles,
  place: FilePlace,
  content: Readable,
  options: { readonly signal?: AbortSignal; readonly see?: (chunk: Buffer) => void } = {},
): Promise<number> {
  const upload = files.uploadFile(place)
  try {
    const length = await receive(place, content, upload, options.see, options.signal)
    files.adopt(upload, place)
    return length
  } catch (error) {
    await rm(upload, { force: true })
    throw error
  }
}

/** Writes what comes for a place into a new file of this computer, and gives its length. Throws the fault NoDiskSpace. */
export async function receive(
  place: FilePlace,
  content: Readable,
  file: string,
  see: (chunk: Buffer) => void = () => {},
  signal?: AbortSignal,
): Promise<number> {
  let length = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length
      see(chunk)
      const isTooMuch = length > Number(summaryOf(place.datastore).freeSpace)
      if (isTooMuch) done(noDiskSpace(namePlace(place), nameOf(place.datastore)))
      else done(null, chunk)
    },
  })
  try {
    await pipeline(content, count, createWriteStream(file, { mode: 0o600, flags: 'wx' }), signal === undefined ? {} : { signal })
    return length
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? noDiskSpace(namePlace(place), nameOf(place.datastore)) : error
  }
}
