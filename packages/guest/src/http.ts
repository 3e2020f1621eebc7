import type { Duplex } from 'node:stream'
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
  { url, method, headers, body, tls }: GuestHttpRequest,
  signal: AbortSignal,
): Promise<GuestHttpResponse> {
  const isSecure = url.protocol === 'https:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const connection = await dial(host, Number(url.port || (isSecure ? 443 : 80)))
  // A guest that speaks HTTP is rarer than one that does not.
  const { request } = await import('node:http')
  let stream = connection
  if (isSecure) {
    const { connect } = await import('node:tls')
    stream = connect({
      socket: connection,
      ...(/^[\d.]+$|:/.test(host) ? { host } : { servername: host }),
      rejectUnauthorized: tls?.verify === true,
      ...(tls?.authority === undefined ? {} : { ca: tls.authority }),
      ...(tls?.certificate === undefined ? {} : { cert: tls.certificate }),
      ...(tls?.key === undefined ? {} : { key: tls.key }),
    })
  }
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      connection.destroy()
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
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', fail)
        response.on('end', () => {
          connection.destroy()
          resolve({
            status: response.statusCode ?? 0,
            statusText: response.statusMessage ?? '',
            headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
            body: Buffer.concat(chunks),
          })
        })
      },
    )
    sent.on('error', fail)
    sent.end(body)
  })
}
