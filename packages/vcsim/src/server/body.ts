import type { IncomingMessage, ServerResponse } from 'node:http'

/** The body of a request; undefined if it is longer than so many bytes: then no more is read. Throws when the client breaks off. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > most) return undefined
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    const take = (chunk: Buffer) => {
      chunks.push(chunk)
      length += chunk.length
      if (length <= most) return
      request.off('data', take).pause()
      resolve(undefined)
    }
    request.on('data', take)
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => {
      if (!request.complete) reject(new Error('the client broke off'))
    })
  })
}

/** How long who still sends has to read that it was refused. */
const lingerMs = 1000

/**
 * Refuses a request whose body is too long, of which no more is read. A connection that is closed with something unread is reset, and the client might
 * never see the answer: so it is closed when the client has, or after a moment.
 */
export async function refuseTooLong(response: ServerResponse, text = '', contentType = 'text/plain'): Promise<void> {
  response.writeHead(413, { connection: 'close', 'content-type': contentType, 'content-length': Buffer.byteLength(text) })
  response.flushHeaders()
  response.write(text)
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, lingerMs)
    response.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
  response.end()
}

/** The body of a POST; undefined where another verb, or a longer body, has been refused. Throws when the client breaks off. */
export async function readPost(request: IncomingMessage, response: ServerResponse, most: number): Promise<Buffer | undefined> {
  if (request.method !== 'POST') {
    response.writeHead(405, { allow: 'POST' }).end()
    return undefined
  }
  const body = await readBody(request, most)
  if (body === undefined) await refuseTooLong(response)
  return body
}
