import type { EventEmitter } from 'node:events'
import type { Duplex } from 'node:stream'
import { messageOf } from '@vivarium/core'
import ssh2, { type ClientInfo, type Connection, type ServerChannel, type Session } from 'ssh2'
import type { Guest } from '../guest.js'
import { authenticate, type Login } from './authentication.js'
import { serveSftp } from './sftp.js'
import type { SshServiceOptions } from './ssh-server.js'

const sshPort = 22
const maxChannels = 16
const loginMs = 30_000
const handshakeLimit = 6

/** Speaks SSH to what connects, with a private key for the host. */
export function makeProtocol(guest: Guest, hostKey: string, options: SshServiceOptions): { accept(stream: Duplex): void } {
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (connection, client) =>
    serve(guest, connection, options, variablesOf(guest, client)),
  )
  // ssh2 takes any duplex stream, though its types name only sockets.
  return { accept: (stream) => server.injectSocket(stream as Parameters<typeof server.injectSocket>[0]) }
}

/** What sshd tells of the connection, with its words for a client that has no address. */
function variablesOf({ nics }: Guest, client: Partial<ClientInfo>): Readonly<Record<string, string>> {
  const [own] = nics.flatMap(({ addresses }) => addresses)
  const { ip = 'UNKNOWN', port = 65535 } = client
  return {
    SSH_CLIENT: `${ip} ${port} ${sshPort}`,
    SSH_CONNECTION: `${ip} ${port} ${own?.split('/')[0] ?? '127.0.0.1'} ${sshPort}`,
  }
}

function serve(guest: Guest, connection: Connection, { dial }: SshServiceOptions, variables: Readonly<Record<string, string>>): void {
  let login: Login | undefined
  let attempts = 0
  let channels = 0
  const deadline = setTimeout(() => connection.end(), loginMs)
  deadline.unref()
  const count = (channel: EventEmitter) => {
    channels++
    channel.on('error', () => {})
    channel.once('close', () => channels--)
  }
  connection.on('error', () => {})
  connection.on('close', () => clearTimeout(deadline))
  connection.on('authentication', (context) => {
    // The first question of a client is always `none`.
    if (context.method !== 'none' && ++attempts > handshakeLimit) {
      connection.end()
      return
    }
    login = authenticate(guest, context)
    if (login === undefined) context.reject(['publickey', 'password'])
    else context.accept()
  })
  connection.on('ready', () => clearTimeout(deadline))
  connection.on('session', (accept, reject) => {
    if (login === undefined || channels >= maxChannels) reject()
    else serveSession(guest, login, accept(), variables, count)
  })
  connection.on('tcpip', (accept, reject, { destIP, destPort }) => {
    if (dial === undefined || login?.mayForward !== true || channels >= maxChannels) {
      reject()
      return
    }
    dial(destIP, destPort).then(
      (target) => {
        const channel = accept()
        count(channel)
        channel.pipe(target).pipe(channel)
        target.on('error', () => channel.destroy())
        channel.on('close', () => target.destroy())
      },
      () => reject(),
    )
  })
}

function serveSession(
  guest: Guest,
  login: Login,
  session: Session,
  variables: Readonly<Record<string, string>>,
  count: (channel: EventEmitter) => void,
): void {
  const env: Record<string, string> = {}
  const stopping = new AbortController()
  let signalled: string | undefined
  let hasTerminal = false
  let size: [columns: number, rows: number] | undefined
  let resized: ((columns: number, rows: number) => void) | undefined
  session.on('env', (accept, _reject, { key, val }) => {
    if (Object.keys(env).length < 100) env[key] = val
    accept?.()
  })
  session.on('pty', (accept, _reject, info) => {
    hasTerminal = true
    // Not in ssh2's types, but what it hands on of the request.
    const { term } = info as { term?: string }
    env.TERM = term ?? 'xterm'
    size = [info.cols, info.rows]
    accept?.()
  })
  session.on('window-change', (accept, _reject, { cols, rows }) => {
    size = [cols, rows]
    resized?.(cols, rows)
    accept?.()
  })
  session.on('signal', (accept, _reject, { name }) => {
    signalled = name
    stopping.abort()
    accept?.()
  })
  const run = (channel: ServerChannel, work: () => Promise<number>) => {
    count(channel)
    channel.once('close', () => stopping.abort())
    work().then(
      (exitCode) => {
        if (signalled === undefined) channel.exit(exitCode)
        else channel.exit(signalled)
        channel.end()
      },
      (error: unknown) => {
        channel.stderr.write(`${messageOf(error)}\n`)
        channel.exit(255)
        channel.end()
      },
    )
  }
  const start = (channel: ServerChannel, command: string | readonly string[]): void =>
    run(channel, async () => {
      const { exitCode } = await guest.run({
        command: login.forcedCommand ?? command,
        user: login.user.name,
        env: { ...env, ...variables },
        tty: hasTerminal,
        stdin: channel,
        stdout: channel,
        stderr: hasTerminal ? channel : channel.stderr,
        signal: stopping.signal,
        onResize: (listener) => {
          resized = listener
          if (size !== undefined) listener(...size)
        },
      })
      return exitCode
    })
  session.on('exec', (accept, _reject, { command }) => start(accept(), command))
  session.on('shell', (accept) => start(accept(), ['bash', '-l']))
  session.on('sftp', (accept) => {
    const sftp = accept()
    count(sftp)
    serveSftp(guest, login, sftp)
  })
}
