import http, { type IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { isVivariumError, messageOf, type Operation } from '@vivarium/core'
import { universeErrors } from '../../errors.js'
import { checkingDigest, isDigest } from './digest.js'
import type { Blob, ManifestTree } from './pushable-image.js'

interface Answer {
  readonly status: number
  readonly location: string | undefined
  /** The beginning of the body. */
  readonly text: string
}

interface Call {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT'
  /** With the query. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string | number>>
  readonly body?: Buffer | ((request: http.ClientRequest) => Promise<void>)
}

const maxAnswerBytes = 64 * 1024
/** How often a registry that is still starting is asked. */
const intervalMs = 100
/** A first answer that takes longer is none: forwarded ports accept before anybody listens in the machine. */
const firstAnswerMs = 5000

/** A registry as the OCI distribution specification 1.1 has it, without authentication and TLS: that of a cluster, behind a forwarded port. */
export class RegistryClient implements Disposable {
  readonly #base: URL
  readonly #agent = new http.Agent({ keepAlive: true })

  constructor(base: string) {
    this.#base = new URL(base)
  }

  [Symbol.dispose](): void {
    this.#agent.destroy()
  }

  /** Resolves when the registry answers. Throws REGISTRY_FAILED when it does not do so before the deadline. */
  async whenReady(operation: Operation): Promise<void> {
    let last = 'it was not asked'
    try {
      await operation.poll(async () => {
        try {
          const { status } = await this.#send(
            { method: 'GET', path: '/v2/' },
            operation.within(firstAnswerMs, 'an answer of the registry').signal,
          )
          last = `it answered ${status}`
          return status === 200 ? true : undefined
        } catch (error) {
          last = messageOf(error)
          return undefined
        }
      }, intervalMs)
    } catch (error) {
      if (!isVivariumError(error, 'TIMED_OUT')) throw error
      throw universeErrors.registryFailed('the wait for it', last, { cause: error })
    }
  }

  /** Brings a blob there, unless it is there. `mismatch` makes the error for content that is not what its digest says. */
  async pushBlob(repository: string, blob: Blob, mismatch: (found: string) => Error, operation: Operation): Promise<void> {
    const { signal } = operation
    const head = await this.#send({ method: 'HEAD', path: `/v2/${repository}/blobs/${blob.digest}` }, signal)
    if (head.status === 200) return
    const started = await this.#send({ method: 'POST', path: `/v2/${repository}/blobs/uploads/`, headers: { 'content-length': 0 } }, signal)
    if (started.status !== 202 || started.location === undefined) throw refused(`an upload to ${repository}`, started)
    const path = this.#uploadPath(started.location, blob.digest)
    let broken: unknown
    const put: Call = {
      method: 'PUT',
      path,
      headers: { 'content-type': 'application/octet-stream', 'content-length': blob.size },
      body: async (request) => {
        try {
          await pipeline(blob.open(), checkingDigest(blob.digest, mismatch), request, { signal })
        } catch (error) {
          broken = error
          throw error
        }
      },
    }
    try {
      const answer = await this.#send(put, signal)
      if (isVivariumError(broken)) throw broken
      if (answer.status !== 201) throw refused(`the upload of ${blob.digest} to ${repository}`, answer)
    } catch (error) {
      throw isVivariumError(broken) ? broken : error
    }
  }

  /** `reference`: a tag, or the manifest's digest. */
  async pushManifest(repository: string, reference: string, { mediaType, bytes }: ManifestTree, operation: Operation): Promise<void> {
    const call: Call = {
      method: 'PUT',
      path: `/v2/${repository}/manifests/${reference}`,
      headers: { 'content-type': mediaType, 'content-length': bytes.length },
      body: bytes,
    }
    const answer = await this.#send(call, operation.signal)
    if (answer.status !== 201) throw refused(`the manifest of ${repository}${isDigest(reference) ? '@' : ':'}${reference}`, answer)
  }

  /** Registries name themselves as they think that they are reached; where we reach them is the forwarded port. */
  #uploadPath(location: string, digest: string): string {
    const url = new URL(location, this.#base)
    url.searchParams.set('digest', digest)
    return `${url.pathname}${url.search}`
  }

  async #send({ method, path, headers, body }: Call, signal: AbortSignal): Promise<Answer> {
    const { hostname, port } = this.#base
    const request = http.request({
      method,
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      path,
      headers: { ...headers },
      agent: this.#agent,
      signal,
    })
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      request.on('response', resolve)
      request.on('error', reject)
    })
    // A registry may refuse before it has all of the body: its answer is what counts.
    const sent = typeof body === 'function' ? body(request).catch(() => {}) : undefined
    if (typeof body !== 'function') request.end(body)
    try {
      const answer = await answered
      const text = await beginningOf(answer)
      await sent
      return { status: answer.statusCode ?? 0, location: answer.headers.location, text }
    } catch (error) {
      await sent
      if (signal.aborted) throw signal.reason
      throw universeErrors.registryFailed(`${method} ${path.split('?')[0]}`, messageOf(error), { cause: error })
    }
  }
}

async function beginningOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer) {
    bytes += (chunk as Buffer).length
    if (bytes <= maxAnswerBytes) chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** What a registry says of why it refuses: `errors` of the distribution specification, or else the text. */
function refused(what: string, { status, text }: Answer) {
  let said = text.trim().slice(0, 500)
  try {
    const { errors = [] } = JSON.parse(text) as { errors?: readonly { code?: string; message?: string }[] }
    if (errors.length > 0) said = errors.map(({ code, message }) => [code, message].filter(Boolean).join(': ')).join('; ')
  } catch {
    // No JSON.
  }
  return universeErrors.registryFailed(what, `it answered ${status}${said === '' ? '' : `: ${said}`}`)
}
