import { request as httpRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import type { Duplex } from 'node:stream'
import { type Connection, StatusError } from '@vivarium/apiserver'
import { messageOf } from '@vivarium/core'
import { join } from '../streaming/port-forward.js'

/** They are of one connection, and no proxy passes them on (RFC 9110, 7.6.1). */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Passes a request on over a connection of the cluster, and its answer back; upgrades too. Throws what the real server answers when it can't. */
export async function proxyTo(connection: Connection, socket: Duplex, host: string, path: string, base: string): Promise<void> {
  const { request, response, query } = connection
  const search = query.size > 0 ? `?${query}` : ''
  const { upgrade } = request
  const headers: OutgoingHttpHeaders = {
    ...forwarded(request.headers),
    host,
    'x-forwarded-uri': `${base}${path}`,
    'x-forwarded-proto': 'https',
    ...(request.headers.host && { 'x-forwarded-host': request.headers.host }),
    ...(upgrade ? { connection: 'Upgrade', upgrade: request.headers.upgrade } : { connection: 'close' }),
  }
  await new Promise<void>((resolve, reject) => {
    const asked = httpRequest({ method: request.method, path: `${path}${search}`, headers, createConnection: () => socket, setHost: false })
    asked.on('error', (error) => {
      if (response.headersSent) response.destroy()
      if (response.destroyed) resolve()
      else reject(unreachable(error))
    })
    response.on('close', () => asked.destroy())
    asked.on('upgrade', (answer, inside, head) => {
      if (!upgrade) return
      const outside = upgrade.take()
      const lines = answer.rawHeaders.flatMap((name, at, all) => (at % 2 === 0 ? [`${name}: ${all[at + 1]}`] : []))
      outside.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`)
      if (head.length > 0) inside.unshift(head)
      if (upgrade.head.length > 0) outside.unshift(upgrade.head)
      join(outside, inside)
      resolve()
    })
    asked.on('response', (answer) => {
      const { location } = answer.headers
      response.writeHead(answer.statusCode ?? 502, {
        ...forwarded(answer.headers),
        ...(location?.startsWith('/') && { location: `${base}${location}` }),
      })
      answer.on('data', (chunk: Buffer) => {
        if (response.destroyed || response.write(chunk)) return
        answer.pause()
      })
      response.on('drain', () => answer.resume())
      answer.on('end', () => {
        response.end()
        resolve()
      })
      answer.on('error', () => {
        response.destroy()
        resolve()
      })
    })
    if (request.hasBody) request.body.pipe(asked)
    else asked.end()
  })
}

/** 503, as the server answers when what it was to reach does not answer. */
export function unreachable(error: unknown): StatusError {
  return new StatusError(503, 'ServiceUnavailable', `error trying to reach service: ${messageOf(error)}`)
}

function forwarded(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !hopByHop.has(name) && !name.startsWith(':') && name !== 'authorization'),
  )
}
