import http from 'node:http'
import https from 'node:https'
import type { Duplex } from 'node:stream'
import tls from 'node:tls'
import { abortError, isVivariumError, messageOf, type Operation } from '@vivarium/core'
import { errors } from '../errors.js'

/** How the server's certificate is judged. By default: by the computer's certificate authorities. */
export interface TlsOptions {
  /** Certificates of authorities to trust instead, as PEM. */
  readonly ca?: string | readonly string[]
  /** The one certificate to trust, whatever signed it: its SHA-256 (or, as vSphere's own tools show it, SHA-1) fingerprint in hexadecimal. */
  readonly thumbprint?: string
  /** Trust any. */
  readonly insecure?: boolean
}

export interface TransportRequest {
  readonly method: 'GET' | 'POST'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export interface TransportResponse {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: Uint8Array
}

/** Carries requests to a server. Tests put a fake one in place of HTTP. */
export interface Transport {
  /** Throws VSPHERE_UNREACHABLE, UNTRUSTED_CERTIFICATE and what the operation ends with. Any status is an answer. */
  send(request: TransportRequest, operation: Operation): Promise<TransportResponse>
  close(): void
}

/** HTTP with connections that are kept open. */
export class HttpTransport implements Transport {
  readonly #plain = new http.Agent({ keepAlive: true })
  readonly #secure: https.Agent

  constructor(options: TlsOptions = {}) {
    this.#secure = new CheckingAgent(options)
  }

  async send({ method, url, headers, body }: TransportRequest, operation: Operation): Promise<TransportResponse> {
    const what = `the request to ${url.host}`
    operation.throwIfAborted(what)
    const isSecure = url.protocol === 'https:'
    return new Promise((resolve, reject) => {
      const request = (isSecure ? https : http).request(url, {
        method,
        agent: isSecure ? this.#secure : this.#plain,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }) },
      })
      const abort = () => request.destroy()
      const fail = (error: unknown) => {
        operation.signal.removeEventListener('abort', abort)
        if (operation.signal.aborted) reject(abortError(operation.signal, what))
        else reject(isVivariumError(error) ? error : errors.requestFailed(url.href, messageOf(error), { cause: error }))
      }
      operation.signal.addEventListener('abort', abort, { once: true })
      request.on('error', fail)
      request.on('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', fail)
        response.on('end', () => {
          operation.signal.removeEventListener('abort', abort)
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })
        })
      })
      request.end(body)
    })
  }

  close(): void {
    this.#plain.destroy()
    this.#secure.destroy()
  }
}

/** Hands a connection out only after its certificate was judged, so that no password goes to one that is not trusted. */
class CheckingAgent extends https.Agent {
  readonly #options: TlsOptions

  constructor(options: TlsOptions) {
    // Sessions that are resumed come without the certificate.
    super({ keepAlive: true, maxCachedSessions: 0 })
    this.#options = options
  }

  override createConnection(
    options: https.RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    const { ca } = this.#options
    const socket = tls.connect({
      ...(options as tls.ConnectionOptions),
      ...(ca === undefined ? {} : { ca: typeof ca === 'string' ? ca : [...ca] }),
      rejectUnauthorized: false,
    })
    const refuse = (error: Error) => {
      socket.destroy()
      callback?.(error, socket)
    }
    socket.once('error', refuse)
    socket.once('secureConnect', () => {
      socket.off('error', refuse)
      const problem = this.#judge(socket)
      if (problem === undefined) callback?.(null, socket)
      else refuse(errors.untrusted(options.host ?? '', socket.getPeerCertificate().fingerprint256 ?? 'unknown', { cause: problem }))
    })
    return undefined
  }

  #judge(socket: tls.TLSSocket): Error | undefined {
    const { insecure = false, thumbprint } = this.#options
    if (insecure) return undefined
    if (thumbprint === undefined) return socket.authorized ? undefined : new Error(messageOf(socket.authorizationError))
    const { fingerprint, fingerprint256 } = socket.getPeerCertificate()
    const wanted = plainHex(thumbprint)
    return [fingerprint, fingerprint256].some((found) => found !== undefined && plainHex(found) === wanted)
      ? undefined
      : new Error('the thumbprint differs')
  }
}

function plainHex(fingerprint: string): string {
  return fingerprint.replace(/[^0-9a-f]/gi, '').toLowerCase()
}
