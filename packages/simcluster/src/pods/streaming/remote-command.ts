import type { Readable, Writable } from 'node:stream'
import type { Connection, HttpResponse } from '@vivarium/apiserver'
import { ChannelSocket } from './channel-socket.js'
import { SpdySession } from './spdy/spdy-session.js'
import type { SpdyStream } from './spdy/spdy-stream.js'
import { acceptSpdy, answerText, isWebSocket, spdySubprotocol, webSocketSubprotocol } from './upgrade.js'

/** The client's end of an exec or an attach, whichever way it came. */
export interface RemoteCommand {
  readonly stdin?: Readable
  readonly stdout?: Writable
  readonly stderr?: Writable
  readonly onResize: (listener: (columns: number, rows: number) => void) => void
  /** Aborted when the client has left. */
  readonly left: AbortSignal
  /** Tells the client how it ended, and ends the connection. */
  finish(status: RemoteStatus): Promise<void>
}

/** A metav1.Status, as the error stream carries it. */
export interface RemoteStatus {
  readonly metadata: object
  readonly status: 'Success' | 'Failure'
  readonly message?: string
  readonly reason?: string
  readonly details?: object
  readonly code?: number
}

export interface RemoteCommandOptions {
  readonly stdin: boolean
  readonly stdout: boolean
  readonly stderr: boolean
  readonly tty: boolean
}

const spdyProtocols = ['v4.channel.k8s.io', 'v3.channel.k8s.io', 'v2.channel.k8s.io', 'channel.k8s.io']
const webSocketProtocols = [
  'v5.channel.k8s.io',
  'v4.channel.k8s.io',
  'v4.base64.channel.k8s.io',
  'channel.k8s.io',
  'base64.channel.k8s.io',
  '',
]
const streamCreationTimeoutMs = 30_000
/** A client that does not read is waited for this long when its command has ended. */
const flushTimeoutMs = 5000

/** What the query of exec and attach asks for, as the kubelet reads it; undefined: nothing of it. */
export function remoteCommandOptions(query: URLSearchParams): RemoteCommandOptions | undefined {
  const asked = (name: string) => ['true', '1'].includes(query.get(name) ?? '')
  const tty = asked('tty')
  // A terminal has one output.
  const options = { stdin: asked('stdin'), stdout: asked('stdout'), stderr: asked('stderr') && !tty, tty }
  return options.stdin || options.stdout || options.stderr ? options : undefined
}

/** Takes the connection over. Undefined: it could not, and has answered. */
export async function openRemoteCommand(connection: Connection, options: RemoteCommandOptions): Promise<RemoteCommand | undefined> {
  const { request, response } = connection
  const { upgrade } = request
  if (!upgrade) return refuse(response, 'unable to upgrade: missing upgrade headers in request')
  if (isWebSocket(upgrade)) {
    const subprotocol = webSocketSubprotocol(request, webSocketProtocols)
    if (subprotocol === undefined) return refuse(response, 'websocket server finished before becoming ready')
    const { acceptWebSocket } = await import('./web-socket.js')
    const socket = acceptWebSocket(upgrade, subprotocol)
    return socket && overChannels(new ChannelSocket(socket, { base64: subprotocol.includes('base64') }), subprotocol, options)
  }
  if (upgrade.protocol !== 'spdy/3.1') return refuse(response, `unable to upgrade: unknown protocol ${upgrade.protocol}`)
  const subprotocol = spdySubprotocol(request, spdyProtocols)
  if (subprotocol === undefined) {
    answerText(
      response,
      403,
      `unable to upgrade: unable to negotiate protocol: client supports [${request.headers['x-stream-protocol-version']}], server supports [${spdyProtocols.join(' ')}]`,
      { 'x-accept-stream-protocol-version': spdyProtocols },
    )
    return undefined
  }
  return overSpdy(acceptSpdy(upgrade, subprotocol), subprotocol, options)
}

function refuse(response: HttpResponse, text: string): undefined {
  answerText(response, 400, text)
}

/** What the error stream says: a Status from v4 on, before that the text of a failure. */
function statusBytes(status: RemoteStatus, subprotocol: string): Buffer {
  if (/^v[45]\./.test(subprotocol)) return Buffer.from(JSON.stringify(status))
  return Buffer.from(status.status === 'Success' ? '' : (status.message ?? ''))
}

const channels = { stdin: 0, stdout: 1, stderr: 2, error: 3, resize: 4 } as const

function overChannels(socket: ChannelSocket, subprotocol: string, options: RemoteCommandOptions): RemoteCommand {
  const left = new AbortController()
  socket.onClose(() => left.abort())
  const stdout = options.stdout ? socket.writable(channels.stdout) : undefined
  const stderr = options.stderr ? socket.writable(channels.stderr) : undefined
  const resizes = options.tty ? sizes(socket.readable(channels.resize)) : undefined
  // An empty message says that the connection stands.
  socket.send(stdout ? channels.stdout : stderr ? channels.stderr : channels.error, Buffer.alloc(0))
  return {
    ...(options.stdin && { stdin: socket.readable(channels.stdin) }),
    ...(stdout && { stdout }),
    ...(stderr && { stderr }),
    onResize: (listener) => resizes?.(listener),
    left: left.signal,
    async finish(status) {
      await Promise.all([flushed(stdout), flushed(stderr)])
      const bytes = statusBytes(status, subprotocol)
      if (bytes.length > 0) await new Promise<void>((resolve) => socket.send(channels.error, bytes, () => resolve()))
      socket.close()
    },
  }
}

async function overSpdy(
  socket: import('node:stream').Duplex,
  subprotocol: string,
  options: RemoteCommandOptions,
): Promise<RemoteCommand | undefined> {
  const wanted = new Set(['error'])
  for (const name of ['stdin', 'stdout', 'stderr'] as const) if (options[name]) wanted.add(name)
  if (options.tty && /^v[34]\./.test(subprotocol)) wanted.add('resize')
  const streams = new Map<string, SpdyStream>()
  const left = new AbortController()
  let session: SpdySession | undefined
  const complete = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), streamCreationTimeoutMs)
    const settle = (value: boolean) => {
      clearTimeout(timer)
      resolve(value)
    }
    session = new SpdySession(socket, (stream) => {
      const type = stream.headers.get('streamtype') ?? ''
      if (!wanted.has(type) || streams.has(type)) {
        stream.destroy()
        return
      }
      streams.set(type, stream)
      if (streams.size === wanted.size) settle(true)
    })
    session.onClose(() => {
      left.abort()
      settle(false)
    })
  })
  if (!complete) {
    session?.close()
    return undefined
  }
  const stdin = streams.get('stdin')
  const stdout = streams.get('stdout')
  const stderr = streams.get('stderr')
  const error = streams.get('error')
  const resize = streams.get('resize')
  const resizes = resize && sizes(resize)
  return {
    ...(stdin && { stdin }),
    ...(stdout && { stdout }),
    ...(stderr && { stderr }),
    onResize: (listener) => resizes?.(listener),
    left: left.signal,
    async finish(status) {
      await Promise.all([flushed(stdout), flushed(stderr)])
      const bytes = statusBytes(status, subprotocol)
      if (error && bytes.length > 0) error.write(bytes)
      await flushed(error)
      session?.close()
    },
  }
}

/** Ends it, and waits until what was written is out; a stream that broke is done, too, and so is one that nobody reads any more. */
function flushed(stream: Writable | undefined): Promise<void> {
  if (!stream || stream.destroyed || stream.writableFinished) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, flushTimeoutMs)
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    stream.once('close', done)
    stream.once('error', done)
    stream.end(done)
  })
}

/** Reads terminal sizes, `{"Width":80,"Height":24}` one after another; gives who comes late the last one. */
function sizes(stream: Readable): (listener: (columns: number, rows: number) => void) => void {
  const listeners: ((columns: number, rows: number) => void)[] = []
  let last: readonly [number, number] | undefined
  let text = ''
  stream.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString('latin1')).slice(-1000)
    for (let end = text.indexOf('}'); end >= 0; end = text.indexOf('}')) {
      const size = sizeOf(text.slice(0, end + 1))
      text = text.slice(end + 1)
      if (!size) continue
      last = size
      for (const listener of listeners) listener(...size)
    }
  })
  return (listener) => {
    listeners.push(listener)
    if (last) listener(...last)
  }
}

function sizeOf(text: string): readonly [number, number] | undefined {
  try {
    const { Width, Height } = JSON.parse(text) as { Width?: unknown; Height?: unknown }
    return typeof Width === 'number' && typeof Height === 'number' && Width > 0 && Height > 0 ? [Width, Height] : undefined
  } catch {
    return undefined
  }
}
