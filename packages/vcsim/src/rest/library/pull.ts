import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { get as getByHttp } from 'node:http'
import { get as getByHttps } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { messageOf } from '@vivarium/core'
import { invalidArgument } from '../api-error.js'

/** Where a file is to be fetched from. */
export interface SourceEndpoint {
  readonly uri: string
  /** SHA-1 or SHA-256 of the server's certificate, in hexadecimal digits. Without one, every certificate will do. */
  readonly ssl_certificate_thumbprint?: string | undefined
}

export interface ProbeResult {
  readonly status: 'SUCCESS' | 'INVALID_URL' | 'CERTIFICATE_ERROR'
  readonly ssl_thumbprint?: string
  readonly error_messages: readonly { readonly id: string; readonly default_message: string; readonly args: readonly string[] }[]
}

const most = { redirects: 5 } as const

/** The content of a file on a web server. Throws INVALID_ARGUMENT. */
export async function fetchFile(endpoint: SourceEndpoint, signal: AbortSignal): Promise<IncomingMessage> {
  let url = urlOf(endpoint.uri)
  for (let count = 0; count <= most.redirects; count += 1) {
    const answer = await request(url, endpoint, signal)
    const { statusCode = 0, headers } = answer
    if (statusCode === 200) return answer
    answer.resume()
    if (statusCode < 300 || statusCode >= 400 || headers.location === undefined) {
      throw invalidArgument(`${url.href} was answered with status ${statusCode}.`)
    }
    url = urlOf(new URL(headers.location, url).href)
  }
  throw invalidArgument(`${endpoint.uri} leads to another address, again and again.`)
}

/** Whether a file can be fetched. */
export async function probe(endpoint: SourceEndpoint, signal: AbortSignal): Promise<ProbeResult> {
  let url: URL
  try {
    url = urlOf(endpoint.uri)
  } catch (error) {
    return failed('INVALID_URL', 'com.vmware.vdcs.cls-main.file_probe_unsupported_uri_scheme', messageOf(error), endpoint.uri)
  }
  try {
    const answer = await request(url, endpoint, signal)
    const thumbprint = thumbprintOf(answer, 'sha1')
    answer.destroy()
    return { status: 'SUCCESS', error_messages: [], ...(thumbprint === undefined ? {} : { ssl_thumbprint: thumbprint }) }
  } catch (error) {
    return failed('INVALID_URL', 'com.vmware.vdcs.cls-main.http_request_error', `HTTP request error: ${messageOf(error)}`, messageOf(error))
  }
}

function failed(status: 'INVALID_URL' | 'CERTIFICATE_ERROR', id: string, text: string, arg: string): ProbeResult {
  return { status, error_messages: [{ id, default_message: text, args: [arg] }] }
}

function urlOf(uri: string): URL {
  const url = URL.canParse(uri) ? new URL(uri) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw invalidArgument(`The specified URI ${uri} is not supported: it has to be one of http or https.`)
  }
  return url
}

async function request(url: URL, { ssl_certificate_thumbprint: expected }: SourceEndpoint, signal: AbortSignal): Promise<IncomingMessage> {
  const sent = url.protocol === 'https:' ? getByHttps(url, { signal, rejectUnauthorized: false }) : getByHttp(url, { signal })
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  if (expected !== undefined && expected !== '' && url.protocol === 'https:') {
    const plain = expected.replaceAll(':', '').toLowerCase()
    const found = thumbprintOf(answer, plain.length === 40 ? 'sha1' : 'sha256')
    if (found?.replaceAll(':', '').toLowerCase() !== plain) {
      answer.destroy()
      throw invalidArgument(`The certificate of ${url.host} has the thumbprint ${found}.`)
    }
  }
  return answer
}

function thumbprintOf({ socket }: IncomingMessage, algorithm: 'sha1' | 'sha256'): string | undefined {
  if (!('getPeerCertificate' in socket)) return undefined
  const { raw } = (socket as TLSSocket).getPeerCertificate()
  const digits = createHash(algorithm).update(raw).digest('hex').toUpperCase()
  return digits.match(/../g)?.join(':')
}
