import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { errors, messageOf, type Operation } from '@vivarium/core'

/** No line is longer: a body has at most 3 MiB, and managed fields and escapes come on top of it. */
const maxLineBytes = 32 * 1024 * 1024
const maxFileBytes = 8 * 1024 ** 3
const chunkBytes = 256 * 1024

export interface Line {
  readonly text: string
  /** False for what follows the last line end. */
  readonly whole: boolean
}

/** The lines of a file, one at a time. Throws CORRUPT_FILE for one that can't be unpacked, or that has more in it than any state. */
export async function* readLines(path: string, options: { compressed: boolean; operation: Operation }): AsyncIterable<Line> {
  const source = createReadStream(path, { highWaterMark: chunkBytes })
  const unpacked = options.compressed ? source.pipe(createGunzip({ chunkSize: chunkBytes })) : source
  if (options.compressed) source.on('error', (error) => unpacked.destroy(error))
  let rest: Buffer[] = []
  let restBytes = 0
  let bytes = 0
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      options.operation.throwIfAborted(`reading ${path}`)
      bytes += chunk.length
      if (bytes > maxFileBytes) throw errors.corruptFile(path, `it has more than ${maxFileBytes} bytes when it is unpacked`)
      let from = 0
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        const part = chunk.subarray(from, end)
        yield { text: (rest.length === 0 ? part : Buffer.concat([...rest, part])).toString('utf8'), whole: true }
        rest = []
        restBytes = 0
        from = end + 1
      }
      if (from === chunk.length) continue
      rest.push(chunk.subarray(from))
      restBytes += chunk.length - from
      if (restBytes > maxLineBytes) throw errors.corruptFile(path, 'it has a line that is too long')
    }
  } catch (error) {
    // zlib's own: wrong checksum, cut off, not gzip.
    const { code } = error as NodeJS.ErrnoException
    if (typeof code === 'string' && code.startsWith('Z_')) throw errors.corruptFile(path, messageOf(error), { cause: error })
    throw error
  } finally {
    source.destroy()
  }
  if (rest.length > 0) yield { text: Buffer.concat(rest).toString('utf8'), whole: false }
}
