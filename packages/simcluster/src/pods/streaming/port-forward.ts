import type { Duplex } from 'node:stream'
import type { Connection } from '@vivarium/apiserver'
import { messageOf } from '@vivarium/core'
import { ChannelSocket } from './channel-socket.js'
import { SpdySession } from './spdy/spdy-session.js'
import type { SpdyStream } from './spdy/spdy-stream.js'
import { acceptSpdy, answerText, isWebSocket, spdySubprotocol, webSocketSubprotocol } from './upgrade.js'

export interface PortForwardTarget {
  /** Connects to a port inside of the pod; rejects with the text to tell. */
  dial(port: number): Promise<Duplex>
  /** The pod as errors name it: what its runtime calls it, then its uid. */
  readonly pod: string
  readonly uid: string
  /** Aborted when the pod is gone. */
  readonly gone: AbortSignal
}

const spdyProtocol = 'portforward.k8s.io'
const tunnelProtocol = `SPDY/3.1+${spdyProtocol}`
const channelProtocols = ['v4.channel.k8s.io', 'v4.base64.channel.k8s.io']
/** A data stream without its error stream, or the other way round, is waited for this long. */
const pairTimeoutMs = 30_000

interface Refusal {
  readonly status: number
  readonly text: string
}

/** Serves a port-forward until the client leaves or the pod is gone. */
export async function servePortForward(connection: Connection, target: PortForwardTarget): Promise<void> {
  const refusal = await begin(connection, target)
  if (refusal) answerText(connection.response, refusal.status, refusal.text)
}

async function begin({ request, query }: Connection, target: PortForwardTarget): Promise<Refusal | undefined> {
  const { upgrade } = request
  if (!upgrade) return { status: 400, text: 'unable to upgrade: missing upgrade headers in request' }
  if (!isWebSocket(upgrade)) {
    if (spdySubprotocol(request, [spdyProtocol]) === undefined || upgrade.protocol !== 'spdy/3.1')
      return { status: 403, text: `unable to upgrade: unable to negotiate protocol: server supports [${spdyProtocol}]` }
    serveStreams(acceptSpdy(upgrade, spdyProtocol), target)
    return undefined
  }
  const subprotocol = webSocketSubprotocol(request, [tunnelProtocol, ...channelProtocols])
  if (subprotocol === undefined) return { status: 400, text: 'unable to upgrade: no protocol of port-forward is asked for' }
  const ports = subprotocol === tunnelProtocol ? [] : portsOf(query)
  if (!ports) return { status: 400, text: 'query parameter "port" is required' }
  const { acceptWebSocket, createWebSocketStream } = await import('./web-socket.js')
  const socket = acceptWebSocket(upgrade, subprotocol)
  if (!socket) return undefined
  if (subprotocol === tunnelProtocol) serveStreams(createWebSocketStream(socket), target)
  else serveChannels(new ChannelSocket(socket, { base64: subprotocol.includes('base64') }), ports, target)
  return undefined
}

function portsOf(query: URLSearchParams): number[] | undefined {
  const ports = [...query.getAll('ports'), ...query.getAll('port')].flatMap((text) => text.split(',')).map(Number)
  return ports.length > 0 && ports.every((port) => Number.isInteger(port) && port > 0 && port < 65_536) ? ports : undefined
}

interface Pair {
  data?: SpdyStream
  error?: SpdyStream
  timer?: NodeJS.Timeout
}

function serveStreams(socket: Duplex, target: PortForwardTarget): void {
  const pairs = new Map<string, Pair>()
  const session = new SpdySession(socket, (stream) => {
    const type = stream.headers.get('streamtype')
    const port = Number(stream.headers.get('port'))
    if ((type !== 'data' && type !== 'error') || !Number.isInteger(port) || port < 1 || port > 65_535) {
      stream.destroy()
      return
    }
    const id = stream.headers.get('requestid') ?? String(type === 'error' ? stream.id : stream.id - 2)
    const pair = pairs.get(id) ?? {}
    pairs.set(id, pair)
    if (pair[type]) {
      stream.destroy()
      return
    }
    pair[type] = stream
    const { data, error } = pair
    if (data && error) {
      clearTimeout(pair.timer)
      pairs.delete(id)
      void forward(data, error, port, target)
      return
    }
    pair.timer = setTimeout(() => {
      pairs.delete(id)
      pair.error?.end(`(request=${id}) timed out waiting for streams`)
      pair.data?.destroy()
    }, pairTimeoutMs)
  })
  const gone = () => session.close()
  target.gone.addEventListener('abort', gone)
  session.onClose(() => {
    target.gone.removeEventListener('abort', gone)
    for (const { timer } of pairs.values()) clearTimeout(timer)
  })
  if (target.gone.aborted) gone()
}

async function forward(data: SpdyStream, error: SpdyStream, port: number, target: PortForwardTarget): Promise<void> {
  // Nothing is said there, but its end is to be seen.
  error.resume()
  let inside: Duplex
  try {
    inside = await target.dial(port)
  } catch (failed) {
    error.end(failureText(port, target, failed))
    error.once('finish', () => data.destroy())
    return
  }
  join(data, inside, () => error.end())
}

function failureText(port: number, { pod, uid }: PortForwardTarget, error: unknown): string {
  return `error forwarding port ${port} to pod ${pod}, uid ${uid}: ${messageOf(error)}`
}

/** Each direction ends by itself; what breaks on one side breaks on the other. */
export function join(a: Duplex, b: Duplex, done: () => void = () => {}): void {
  a.pipe(b)
  b.pipe(a)
  let open = 2
  const closed = (other: Duplex) => {
    other.destroy()
    if (--open === 0) done()
  }
  a.on('error', () => {})
  b.on('error', () => {})
  a.on('close', () => closed(b))
  b.on('close', () => (b.readableEnded ? ended() : closed(a)))
  // What it said before it closed still goes out.
  const ended = () => {
    if (a.writableFinished || a.destroyed) closed(a)
    else a.once('finish', () => closed(a))
  }
}

/** The older way, of WebSocket clients: for each port of the query a channel for data and one for errors, which begin with the port. */
function serveChannels(socket: ChannelSocket, ports: readonly number[], target: PortForwardTarget): void {
  const gone = () => socket.close()
  target.gone.addEventListener('abort', gone)
  socket.onClose(() => target.gone.removeEventListener('abort', gone))
  for (const [index, port] of ports.entries()) {
    const [data, error] = [index * 2, index * 2 + 1]
    const portBytes = Buffer.alloc(2)
    portBytes.writeUInt16LE(port)
    const input = socket.readable(data)
    socket.send(data, portBytes)
    socket.send(error, portBytes)
    const output = socket.writable(data)
    target.dial(port).then(
      (inside) => {
        inside.on('error', () => {})
        input.pipe(inside)
        inside.pipe(output)
        socket.onClose(() => inside.destroy())
      },
      (failed) => socket.send(error, Buffer.from(failureText(port, target, failed))),
    )
  }
}
