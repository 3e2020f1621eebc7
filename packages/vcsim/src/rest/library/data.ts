import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { World } from '../../call.js'
import { notFound } from '../api-error.js'

/** The upload, or the download session, and the file that a path is of. */
export function dataTarget(path: string): { readonly id: string; readonly name: string } | undefined {
  const [, id, name] = /^\/rest\/com\/vmware\/cis\/data\/([^/]+)\/([^/]+)$/.exec(path) ?? []
  if (id === undefined || name === undefined) return undefined
  try {
    return { id, name: decodeURIComponent(name) }
  } catch {
    return undefined
  }
}

/** Sends a file of a download session. Throws NOT_FOUND. */
export async function sendFile(
  { contentLibrary }: World,
  target: { readonly id: string; readonly name: string },
  response: ServerResponse,
): Promise<void> {
  const place = contentLibrary.downloads.file(target.id, target.name)
  const found = await stat(place.file).catch(() => undefined)
  if (found === undefined) throw notFound('file', target.name)
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': found.size,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(target.name)}`,
  })
  await pipeline(contentLibrary.libraries.files.read(place), response)
}

/** Takes a file of an update session. Throws NOT_FOUND, and what goes wrong with the upload. */
export async function takeFile({ contentLibrary }: World, { id }: { readonly id: string }, request: IncomingMessage): Promise<void> {
  await contentLibrary.updates.upload(id, request)
}
