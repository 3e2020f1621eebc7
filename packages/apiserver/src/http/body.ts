import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { failure } from '../status.js'
import type { HttpRequest } from './transport.js'

/** Reads a whole body, unpacked. Throws RequestEntityTooLarge as soon as it passes the limit, and BadRequest for a broken one. */
export async function readBody(request: HttpRequest, limit: number): Promise<Buffer> {
  const encoding = request.headers['content-encoding']
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
  const source: Readable = encoding === 'gzip' ? request.body.pipe(createGunzip()) : request.body
  const chunks: Buffer[] = []
  let length = 0
  await new Promise<void>((resolve, reject) => {
    source.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= limit) {
        chunks.push(chunk)
        return
      }
      // What else comes is thrown away, without being unpacked.
      source.removeAllListeners('data')
      if (source !== request.body) {
        request.body.unpipe()
        source.destroy()
      }
      request.body.resume()
      reject(tooLarge(limit))
    })
    source.on('end', resolve)
    source.on('error', (error: NodeJS.ErrnoException) =>
      reject(encoding === 'gzip' && error.code?.startsWith('Z_') ? failure.badRequest('the body is not valid gzip') : error),
    )
    request.body.on('close', () => {
      // Every body closes; an error costs as much as a small request.
      if (!request.body.readableEnded) reject(failure.badRequest('the request ended before its body did'))
    })
  })
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, length)
}

function tooLarge(limit: number) {
  return failure.tooLarge(`limit is ${limit}`)
}
