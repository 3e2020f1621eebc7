import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A registry as the distribution specification has it, as far as pushes go; it checks digests and that a manifest's parts are there. */
export class FakeRegistry implements AsyncDisposable {
  readonly blobs = new Map<string, Buffer>()
  /** By `REPOSITORY:TAG` or `REPOSITORY@DIGEST`. */
  readonly manifests = new Map<string, { readonly mediaType: string; readonly content: Record<string, unknown> }>()
  readonly requests: string[] = []
  /** So many first answers are 503. */
  notReady = 0
  readonly #server: Server

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response))
  }

  static async start(): Promise<FakeRegistry> {
    const registry = new FakeRegistry()
    await new Promise<void>((resolve) => registry.#server.listen(0, '127.0.0.1', resolve))
    return registry
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url)
    this.requests.push(`${request.method} ${url.pathname}`)
    const chunks: Buffer[] = []
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer)
    } catch {
      return
    }
    const body = Buffer.concat(chunks)
    const end = (code: number, headers: Record<string, string> = {}, text = '') => response.writeHead(code, headers).end(text)
    const refuse = (code: string) => end(400, {}, JSON.stringify({ errors: [{ code, message: 'refused' }] }))
    if (this.notReady > 0) {
      this.notReady--
      return void end(503)
    }
    if (url.pathname === '/v2/') return void end(200)
    const blob = /^\/v2\/(.+)\/blobs\/(sha\d+:[0-9a-f]+)$/.exec(url.pathname)
    if (blob) return void end(this.blobs.has(blob[2] ?? '') ? 200 : 404)
    const upload = /^\/v2\/(.+)\/blobs\/uploads\/(.*)$/.exec(url.pathname)
    // It believes to be reached by another name, as registries behind a forwarded port do.
    if (upload && request.method === 'POST')
      return void end(202, { location: `http://registry.kube-system:5000/v2/${upload[1]}/blobs/uploads/42?_state=a%2Fb` })
    if (upload) {
      const digest = url.searchParams.get('digest') ?? ''
      if (url.searchParams.get('_state') !== 'a/b') return void refuse('BLOB_UPLOAD_UNKNOWN')
      if (digestOf(body) !== digest) return void refuse('DIGEST_INVALID')
      this.blobs.set(digest, body)
      return void end(201)
    }
    const manifest = /^\/v2\/(.+)\/manifests\/(.+)$/.exec(url.pathname)
    if (!manifest || request.method !== 'PUT') return void end(404)
    const content = JSON.parse(body.toString()) as Record<string, unknown> & Parts
    const [, repository = '', reference = ''] = manifest
    const parts = [...(content.config ? [content.config] : []), ...(content.layers ?? [])]
    if (parts.some(({ digest }) => !this.blobs.has(digest))) return void refuse('MANIFEST_BLOB_UNKNOWN')
    if ((content.manifests ?? []).some(({ digest }) => !this.manifests.has(`${repository}@${digest}`)))
      return void refuse('MANIFEST_UNKNOWN')
    const stored = { mediaType: request.headers['content-type'] ?? '', content }
    this.manifests.set(`${repository}@${digestOf(body)}`, stored)
    if (!reference.startsWith('sha256:')) this.manifests.set(`${repository}:${reference}`, stored)
    return void end(201)
  }
}

interface Parts {
  readonly config?: { readonly digest: string }
  readonly layers?: readonly { readonly digest: string }[]
  readonly manifests?: readonly { readonly digest: string }[]
}

const digestOf = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
