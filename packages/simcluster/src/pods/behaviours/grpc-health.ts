import { type ClientHttp2Session, connect, createServer, type Http2Server, type ServerHttp2Stream } from 'node:http2'
import type { Duplex } from 'node:stream'

/** grpc.health.v1.Health/Check as in grpc's health.proto: one string is asked about, one enum is answered. */

const path = '/grpc.health.v1.Health/Check'
const contentType = 'application/grpc'

/** In the order of their numbers. */
export const healthStatuses = ['UNKNOWN', 'SERVING', 'NOT_SERVING', 'SERVICE_UNKNOWN'] as const
export type HealthStatus = (typeof healthStatuses)[number]

/** Of grpc's status codes those that are met here. */
const codes: Readonly<Record<number, string>> = {
  1: 'Canceled',
  2: 'Unknown',
  3: 'InvalidArgument',
  4: 'DeadlineExceeded',
  5: 'NotFound',
  7: 'PermissionDenied',
  12: 'Unimplemented',
  13: 'Internal',
  14: 'Unavailable',
  16: 'Unauthenticated',
}
const notFound = 5
const unimplemented = 12

/** A server of gRPC that answers for health; `statusOf` gives undefined for a service that it does not know. */
export function healthServer(statusOf: (service: string) => HealthStatus | undefined): Http2Server {
  const server = createServer()
  server.on('stream', (stream, headers) => {
    const chunks: Buffer[] = []
    stream.on('error', () => {})
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      const [, service = '', method = ''] = String(headers[':path']).split('/')
      if (headers[':path'] !== path) {
        const what = service === 'grpc.health.v1.Health' ? `unknown method ${method} for service ${service}` : `unknown service ${service}`
        refuse(stream, unimplemented, what)
        return
      }
      const status = statusOf(serviceIn(Buffer.concat(chunks)))
      if (status === undefined) refuse(stream, notFound, 'unknown service')
      else answer(stream, status)
    })
  })
  return server
}

function refuse(stream: ServerHttp2Stream, code: number, message: string): void {
  stream.respond({ ':status': 200, 'content-type': contentType, 'grpc-status': String(code), 'grpc-message': message }, { endStream: true })
}

function answer(stream: ServerHttp2Stream, status: HealthStatus): void {
  stream.respond({ ':status': 200, 'content-type': contentType }, { waitForTrailers: true })
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }))
  const number = healthStatuses.indexOf(status)
  stream.end(framed(number === 0 ? Buffer.alloc(0) : Buffer.from([0x08, number])))
}

/** Why a service is not healthy, in the words of kubelet's grpc probe; undefined: it is. Rejects when the connection breaks. */
export async function checkHealth(socket: Duplex, address: string, service: string, signal: AbortSignal): Promise<string | undefined> {
  const session = connect(`http://${address}`, { createConnection: () => socket })
  const stop = () => session.destroy()
  signal.addEventListener('abort', stop, { once: true })
  try {
    const { code, message, body } = await call(session, framed(stringField(service)))
    if (code === unimplemented) return `error: this server does not implement the grpc health protocol (grpc.health.v1.Health): ${message}`
    if (code !== 0) return `error: health rpc probe failed: rpc error: code = ${codes[code] ?? `Code(${code})`} desc = ${message}`
    const status = healthStatuses[body[5] === 0x08 ? (body[6] ?? 0) : 0] ?? 'UNKNOWN'
    return status === 'SERVING' ? undefined : `service unhealthy (responded with "${status}")`
  } finally {
    signal.removeEventListener('abort', stop)
    session.destroy()
  }
}

function call(session: ClientHttp2Session, request: Buffer): Promise<{ code: number; message: string; body: Buffer }> {
  return new Promise((resolve, reject) => {
    session.on('error', reject)
    session.on('close', () => reject(new TypeError('the connection has ended')))
    const stream = session.request({
      ':method': 'POST',
      ':path': path,
      'content-type': contentType,
      te: 'trailers',
      'user-agent': 'kube-probe/1.34',
    })
    const chunks: Buffer[] = []
    let told: { readonly [name: string]: unknown } = {}
    stream.on('error', reject)
    stream.on('response', (headers) => {
      told = { ...told, ...headers }
    })
    stream.on('trailers', (headers) => {
      told = { ...told, ...headers }
    })
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      const code = Number(told['grpc-status'] ?? 2)
      resolve({ code, message: String(told['grpc-message'] ?? ''), body: Buffer.concat(chunks) })
    })
    stream.end(request)
  })
}

/** A message of gRPC: not compressed, with its length. */
function framed(message: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt32BE(message.length, 1)
  return Buffer.concat([head, message])
}

/** Field 1, a string. */
function stringField(text: string): Buffer {
  const bytes = Buffer.from(text)
  if (bytes.length === 0) return bytes
  const length = bytes.length < 128 ? [bytes.length] : [(bytes.length & 127) | 128, bytes.length >> 7]
  return Buffer.concat([Buffer.from([0x0a, ...length]), bytes])
}

function serviceIn(request: Buffer): string {
  if (request[5] !== 0x0a) return ''
  const low = request[6] ?? 0
  return low < 128 ? request.toString('utf8', 7, 7 + low) : request.toString('utf8', 8, 8 + ((low & 127) | ((request[7] ?? 0) << 7)))
}
