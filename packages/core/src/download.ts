import { createReadStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { fileURLToPath } from 'node:url'
import { newSha256, parseChecksum } from './checksum.js'
import { errors, isVivariumError, messageOf } from './errors.js'
import { syncFile } from './files.js'
import { Operation, type OperationOptions } from './operation.js'
import { formatSize } from './sizes.js'

export interface DownloadOptions extends OperationOptions {
  /** `sha256:…` that the content must have. */
  readonly checksum: string
  /** More than that is refused. Default: 64 GiB. */
  readonly maxBytes?: number
}

/**
 * Gets a file from an http, https or file URL, or from a path, into `destination` (whose folder exists): whole, with the right
 * checksum and on the disk, or not at all. Reports progress in bytes. Throws DOWNLOAD_FAILED, NOT_FOUND for a local
 * file, CHECKSUM_MISMATCH.
 */
export async function download(source: string, destination: string, options: DownloadOptions): Promise<void> {
  const operation = Operation.from(options, `downloading ${source}`)
  const { maxBytes = 64 * 2 ** 30 } = options
  const expected = parseChecksum(`the checksum of ${source}`, options.checksum)
  const temporary = `${destination}.part`
  // A stream would open it some time later, which may be after it failed and the file was removed.
  const file = await open(temporary, 'w', 0o600)
  try {
    const { stream, bytes: total } = await openSource(source, operation)
    const tooMuch = () => errors.downloadFailed(source, `it is larger than ${formatSize(maxBytes)}`)
    const hash = newSha256()
    let current = 0
    const measured = async function* (chunks: AsyncIterable<Buffer>) {
      if (total !== undefined && total > maxBytes) throw tooMuch()
      for await (const chunk of chunks) {
        current += chunk.length
        if (current > maxBytes) throw tooMuch()
        hash.update(chunk)
        operation.report({ current, unit: 'bytes', ...(total === undefined ? {} : { total }) })
        yield chunk
      }
    }
    await pipeline(stream, measured, file.createWriteStream(), { signal: operation.signal })
    const found = hash.digest('hex')
    if (found !== expected) throw errors.checksumMismatch(source, expected, found)
    await syncFile(temporary)
    await rename(temporary, destination)
  } catch (error) {
    await file.close()
    await rm(temporary, { force: true })
    operation.throwIfAborted(`downloading ${source}`)
    throw isVivariumError(error) ? error : errors.downloadFailed(source, whyFailed(error), { cause: error })
  }
}

/** The content as a stream, and its size where that is known. */
async function openSource(source: string, operation: Operation): Promise<{ stream: Readable; bytes: number | undefined }> {
  if (/^https?:/i.test(source)) {
    const response = await fetch(source, { signal: operation.signal })
    if (!response.ok || response.body === null) {
      await response.body?.cancel()
      throw errors.downloadFailed(source, `the server answers ${response.status} ${response.statusText}`.trimEnd())
    }
    const length = Number(response.headers.get('content-length') ?? Number.NaN)
    // Of compressed content, the header tells another size than what we get to read.
    const isKnown = Number.isSafeInteger(length) && !response.headers.has('content-encoding')
    // The types of Node's two names for one stream differ.
    return { stream: Readable.fromWeb(response.body as ReadableStream), bytes: isKnown ? length : undefined }
  }
  const path = source.startsWith('file:') ? fileURLToPath(source) : source
  const status = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? errors.fileMissing(path, { cause: error }) : error
  })
  if (!status.isFile()) throw errors.downloadFailed(source, 'it is not a file')
  return { stream: createReadStream(path, { highWaterMark: 2 ** 20 }), bytes: status.size }
}

/** What fetch throws says only "fetch failed"; the reason is its cause. */
function whyFailed(error: unknown): string {
  const cause = error instanceof TypeError ? error.cause : undefined
  return messageOf(cause ?? error)
}
