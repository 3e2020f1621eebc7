import type { IncomingMessage, ServerResponse } from 'node:http'

/** The body of a request; undefined if it is longer than so many bytes. Throws when the client breaks off. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > most) return undefined
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > most) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
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
