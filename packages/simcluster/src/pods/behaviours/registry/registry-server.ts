import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { digestOf, type RegistryStorage } from './registry-storage.js'

/** One blob, or one request. */
const maxBlobBytes = 512 * 1024 * 1024
const maxManifestBytes = 4 * 1024 * 1024
const maxUploads = 100
const digestPattern = /^sha256:[0-9a-f]{64}$/
const namePattern = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/
const tagPattern = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/

/** An error of the distribution specification. */
class Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
  constructor(status: number, code: string, message: string) {
    this.status = status
    this.code = code
    this.message = message
  }
}

const unknownBlob = () => new Refusal(404, 'BLOB_UNKNOWN', 'blob unknown to registry')
const unknownUpload = () => new Refusal(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry')

interface Call {
  readonly method: string
  readonly url: URL
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** The HTTP API of an OCI registry (distribution-spec 1.1) over a storage. */
export class RegistryServer {
  readonly storage: RegistryStorage
  readonly #uploads = new Map<string, { readonly name: string; chunks: Buffer[]; size: number }>()

  constructor(storage: RegistryStorage) {
    this.storage = storage
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request
    response.setHeader('docker-distribution-api-version', 'registry/2.0')
    try {
      await this.#route({ method, url: new URL(url, 'http://registry'), request, response })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      request.resume()
      json(response, error.status, { errors: [{ code: error.code, message: error.message, detail: null }] }, method === 'HEAD')
    }
  }

  async #route(call: Call): Promise<void> {
    const { method, url, response } = call
    const path = decodeURIComponent(url.pathname)
    const head = method === 'HEAD'
    if (path === '/v2/' || path === '/v2') return json(response, 200, {}, head)
    if (path === '/v2/_catalog') return this.#catalog(call)
    const [, name = '', kind = '', rest = ''] = /^\/v2\/(.+?)\/(tags|manifests|blobs)\/(.*)$/.exec(path) ?? []
    if (name === '') throw new Refusal(404, 'NAME_UNKNOWN', 'page not found')
    if (!namePattern.test(name)) throw new Refusal(400, 'NAME_INVALID', 'invalid repository name')
    if (kind === 'tags' && rest === 'list') return this.#tags(call, name)
    if (kind === 'manifests') return this.#manifests(call, name, rest)
    if (kind === 'blobs' && rest.startsWith('uploads')) return this.#upload(call, name, rest.slice('uploads/'.length))
    if (kind === 'blobs') return this.#blobs(call, name, rest)
    throw new Refusal(404, 'UNSUPPORTED', 'The operation is unsupported.')
  }

  #catalog({ url, response }: Call): void {
    const page = pageOf(this.storage.names, url, '/v2/_catalog')
    if (page.link) response.setHeader('link', page.link)
    json(response, 200, { repositories: page.items })
  }

  #tags({ url, response }: Call, name: string): void {
    if (!this.storage.has(name)) throw new Refusal(404, 'NAME_UNKNOWN', 'repository name not known to registry')
    const page = pageOf(this.storage.tags(name), url, `/v2/${name}/tags/list`)
    if (page.link) response.setHeader('link', page.link)
    json(response, 200, { name, tags: page.items })
  }

  async #manifests({ method, request, response }: Call, name: string, reference: string): Promise<void> {
    const byDigest = reference.includes(':')
    if (byDigest ? !digestPattern.test(reference) : !tagPattern.test(reference))
      throw byDigest
        ? new Refusal(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content')
        : new Refusal(400, 'TAG_INVALID', 'manifest tag did not match URI')
    if (method === 'PUT') {
      const content = Buffer.concat(await body(request, maxManifestBytes))
      this.#checkManifest(name, reference, content)
      const mediaType = request.headers['content-type'] ?? 'application/vnd.oci.image.manifest.v1+json'
      const digest = this.storage.putManifest(name, reference, { mediaType, content })
      const subject = (JSON.parse(content.toString('utf8')) as { subject?: { digest?: string } }).subject?.digest
      response.writeHead(201, {
        location: `/v2/${name}/manifests/${digest}`,
        'docker-content-digest': digest,
        ...(subject && { 'oci-subject': subject }),
        'content-length': 0,
      })
      response.end()
      return
    }
    if (method === 'DELETE') {
      if (!this.storage.deleteManifest(name, reference)) throw new Refusal(404, 'MANIFEST_UNKNOWN', 'manifest unknown')
      response.writeHead(202, { 'content-length': 0 }).end()
      return
    }
    if (method !== 'GET' && method !== 'HEAD') throw new Refusal(405, 'UNSUPPORTED', 'The operation is unsupported.')
    const manifest = this.storage.manifest(name, reference)
    if (!manifest) throw new Refusal(404, 'MANIFEST_UNKNOWN', 'manifest unknown')
    response.writeHead(200, {
      'content-type': manifest.mediaType,
      'content-length': manifest.content.length,
      'docker-content-digest': manifest.digest,
      etag: `"${manifest.digest}"`,
    })
    response.end(method === 'HEAD' ? undefined : manifest.content)
  }

  /** It must be what its digest says, and stand on what was pushed before. */
  #checkManifest(name: string, reference: string, content: Buffer): void {
    if (reference.includes(':') && digestOf(content) !== reference)
      throw new Refusal(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content')
    let manifest: { config?: { digest?: string }; layers?: { digest?: string; urls?: string[] }[]; manifests?: { digest?: string }[] }
    try {
      manifest = JSON.parse(content.toString('utf8'))
    } catch {
      throw new Refusal(400, 'MANIFEST_INVALID', 'manifest invalid')
    }
    if (typeof manifest !== 'object' || manifest === null) throw new Refusal(400, 'MANIFEST_INVALID', 'manifest invalid')
    for (const { digest, urls } of [...(manifest.config ? [{ ...manifest.config, urls: undefined }] : []), ...(manifest.layers ?? [])]) {
      if (digest !== undefined && !urls?.length && !this.storage.blob(name, digest))
        throw new Refusal(400, 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry')
    }
    for (const { digest } of manifest.manifests ?? []) {
      if (digest !== undefined && !this.storage.manifest(name, digest))
        throw new Refusal(400, 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry')
    }
  }

  #blobs({ method, request, response }: Call, name: string, digest: string): void {
    if (!digestPattern.test(digest)) throw new Refusal(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content')
    if (method === 'DELETE') {
      if (!this.storage.deleteBlob(name, digest)) throw unknownBlob()
      response.writeHead(202, { 'content-length': 0 }).end()
      return
    }
    if (method !== 'GET' && method !== 'HEAD') throw new Refusal(405, 'UNSUPPORTED', 'The operation is unsupported.')
    const blob = this.storage.blob(name, digest)
    if (!blob) throw unknownBlob()
    const common = {
      'content-type': 'application/octet-stream',
      'docker-content-digest': digest,
      etag: `"${digest}"`,
      'accept-ranges': 'bytes',
    }
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
    const first = Number(range?.[1] ?? 0)
    const last = Math.min(range?.[2] ? Number(range[2]) : blob.length - 1, blob.length - 1)
    if (range && first > last) {
      response.writeHead(416, { 'content-range': `bytes */${blob.length}`, 'content-length': 0 }).end()
      return
    }
    const part = blob.subarray(first, last + 1)
    const partial = range ? { 'content-range': `bytes ${first}-${last}/${blob.length}` } : {}
    response.writeHead(range ? 206 : 200, { ...common, ...partial, 'content-length': part.length })
    response.end(method === 'HEAD' ? undefined : part)
  }

  async #upload({ method, url, request, response }: Call, name: string, id: string): Promise<void> {
    const digest = url.searchParams.get('digest')
    if (method === 'POST' && id === '') {
      const [mount, from] = [url.searchParams.get('mount'), url.searchParams.get('from')]
      if (mount && from && this.storage.mount(name, mount, from)) return created(response, name, mount)
      if (digest !== null) return this.#finish(name, await this.#read(request, []), digest, response)
      if (this.#uploads.size >= maxUploads) throw new Refusal(429, 'TOOMANYREQUESTS', 'too many uploads are open')
      const fresh = randomUUID()
      this.#uploads.set(fresh, { name, chunks: [], size: 0 })
      request.resume()
      return progress(response, 202, name, fresh, 0)
    }
    const upload = this.#uploads.get(id)
    if (!upload || upload.name !== name) throw unknownUpload()
    if (method === 'GET') return progress(response, 204, name, id, upload.size)
    if (method === 'DELETE') {
      this.#uploads.delete(id)
      response.writeHead(204).end()
      return
    }
    if (method !== 'PATCH' && method !== 'PUT') throw new Refusal(405, 'UNSUPPORTED', 'The operation is unsupported.')
    const range = /^(\d+)-(\d+)$/.exec(request.headers['content-range'] ?? '')
    if (range && Number(range[1]) !== upload.size) throw new Refusal(416, 'RANGE_INVALID', 'invalid content range')
    upload.chunks = await this.#read(request, upload.chunks)
    upload.size = upload.chunks.reduce((sum, { length }) => sum + length, 0)
    if (method === 'PATCH') return progress(response, 202, name, id, upload.size)
    if (digest === null) throw new Refusal(400, 'DIGEST_INVALID', 'digest missing')
    this.#uploads.delete(id)
    this.#finish(name, upload.chunks, digest, response)
  }

  async #read(request: IncomingMessage, before: readonly Buffer[]): Promise<Buffer[]> {
    const have = before.reduce((sum, { length }) => sum + length, 0)
    const more = await body(request, maxBlobBytes - have)
    if (!this.storage.hasRoomFor(have + more.reduce((sum, { length }) => sum + length, 0)))
      throw new Refusal(413, 'SIZE_INVALID', 'the registry is full: a simulated one keeps 1 GiB')
    return [...before, ...more]
  }

  #finish(name: string, chunks: readonly Buffer[], digest: string, response: ServerResponse): void {
    const content = Buffer.concat(chunks)
    if (digestOf(content) !== digest) throw new Refusal(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content')
    this.storage.putBlob(name, digest, content)
    created(response, name, digest)
  }
}

function json(response: ServerResponse, status: number, value: unknown, head = false): void {
  const text = JSON.stringify(value)
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) })
  response.end(head ? undefined : text)
}

function created(response: ServerResponse, name: string, digest: string): void {
  response.writeHead(201, { location: `/v2/${name}/blobs/${digest}`, 'docker-content-digest': digest, 'content-length': 0 }).end()
}

function progress(response: ServerResponse, status: number, name: string, id: string, size: number): void {
  response.writeHead(status, {
    location: `/v2/${name}/blobs/uploads/${id}`,
    range: `0-${Math.max(0, size - 1)}`,
    'docker-upload-uuid': id,
    ...(status !== 204 && { 'content-length': 0 }),
  })
  response.end()
}

async function body(request: IncomingMessage, most: number): Promise<Buffer[]> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) throw new Refusal(413, 'SIZE_INVALID', 'the content is too large')
    chunks.push(chunk)
  }
  return chunks
}

function pageOf(all: readonly string[], url: URL, path: string): { readonly items: readonly string[]; readonly link?: string } {
  const last = url.searchParams.get('last') ?? ''
  const rest = all.filter((item) => item > last)
  const most = Number(url.searchParams.get('n') ?? Infinity)
  if (!(most >= 0) || rest.length <= most) return { items: rest }
  const items = rest.slice(0, most)
  return { items, link: `<${path}?last=${encodeURIComponent(items.at(-1) ?? last)}&n=${most}>; rel="next"` }
}
