import type { IncomingMessage, ServerResponse } from 'node:http'

/** The body of a request; undefined if it is longer than so many bytes. Throws when the client breaks off. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > most) return undefined
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > most) {
        request.pause()
        resolve(undefined)
      } else chunks.push(chunk)
    })
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => {
      if (!request.complete) reject(new Error('the client broke off'))
    })
  })
}

/** The body of a POST; undefined where another verb, or a longer body, has been refused. Throws when the client breaks off. */
export async function readPost(request: IncomingMessage, response: ServerResponse, most: number): Promise<Buffer | undefined> {
  if (request.method !== 'POST') {
    response.writeHead(405, { allow: 'POST' }).end()
    return undefined
  }
  const body = await readBody(request, most)
  if (body === undefined) response.writeHead(413, { connection: 'close' }).end()
  return body
}
