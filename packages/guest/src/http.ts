import type { Duplex, Readable } from 'node:stream'
import { messageOf } from '@vivarium/core'
import type { GuestHttpRequest, GuestHttpResponse, GuestNetwork } from './network.js'

/** Sends a request into the network of a guest; undefined: there is none. Rejects with a text to show when there is no connection. */
export function sendHttp(network: GuestNetwork, request: GuestHttpRequest, signal: AbortSignal): Promise<GuestHttpResponse> | undefined {
  if (network.fetch !== undefined) return network.fetch(request, signal)
  const { dial } = network
  return dial === undefined ? undefined : sendOver(dial.bind(network), request, signal)
}

async function sendOver(
  dial: (host: string, port: number) => Promise<Duplex>,
  request: GuestHttpRequest,
  signal: AbortSignal,
): Promise<GuestHttpResponse> {
  const { status, statusText, headers, body } = await requestOver(await openConnection(dial, request), request, signal)
  const chunks: Buffer[] = []
  try {
    for await (const chunk of body) chunks.push(chunk as Buffer)
  } finally {
    body.destroy()
  }
  return { status, statusText, headers, body: Buffer.concat(chunks) }
}

/** To the host of a URL, encrypted for `https:`. Rejects with a text to show. */
export async function openConnection(
  dial: (host: string, port: number) => Promise<Duplex>,
  { url, tls }: Pick<GuestHttpRequest, 'url' | 'tls'>,
): Promise<Duplex> {
  const isSecure = url.protocol === 'https:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const connection = await dial(host, Number(url.port || (isSecure ? 443 : 80)))
  if (!isSecure) return connection
  // A guest that speaks HTTP is rarer than one that does not.
  const { connect } = await import('node:tls')
  const stream = connect({
    socket: connection,
    ...(/^[\d.]+$|:/.test(host) ? { host } : { servername: host }),
    rejectUnauthorized: tls?.verify === true,
    ...(tls?.authority === undefined ? {} : { ca: tls.authority }),
    ...(tls?.certificate === undefined ? {} : { cert: tls.certificate }),
    ...(tls?.key === undefined ? {} : { key: tls.key }),
  })
  stream.on('close', () => connection.destroy())
  return stream
}

export interface HttpStream {
  readonly status: number
  readonly statusText: string
  readonly headers: Readonly<Record<string, string>>
  /** Ends with the connection, which is destroyed with it. */
  readonly body: Readable
}

/** A request over a connection of its own; the body comes as it comes. Rejects when there is no answer. */
export async function requestOver(
  stream: Duplex,
  { url, method, headers, body }: GuestHttpRequest,
  signal: AbortSignal,
): Promise<HttpStream> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      stream.destroy()
      reject(error instanceof Error ? error : new Error(messageOf(error)))
    }
    stream.on('error', fail)
    const sent = request(
      {
        method,
        path: `${url.pathname}${url.search}`,
        headers: { host: url.host, connection: 'close', ...headers },
        createConnection: () => stream,
        signal,
      },
      (response) => {
        response.on('close', () => stream.destroy())
        resolve({
          status: response.statusCode ?? 0,
          statusText: response.statusMessage ?? '',
          headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
          body: response,
        })
      },
    )
    sent.on('error', fail)
    sent.end(body)
  })
}
