import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { generateSshKeyPair, messageOf } from '@vivarium/core'
import ssh2, { type Connection, type ServerChannel, type Session } from 'ssh2'
import type { Guest } from '../guest.js'
import { authenticate, type Login } from './authentication.js'
import { serveSftp } from './sftp.js'
import { runTerminal } from './terminal.js'

export interface GuestSshServerOptions {
  /** Default: a free port of 127.0.0.1. */
  readonly port?: number
  /** Connects to what the guest can reach, for port forwarding. Absent: forwarding is refused. */
  readonly dial?: (host: string, port: number) => Promise<Duplex>
}

export interface GuestSshServer extends AsyncDisposable {
  /** `127.0.0.1:port` */
  readonly address: string
  readonly port: number
  /** As in known_hosts: `ssh-ed25519 AAAA…` */
  readonly hostKey: string
  close(): Promise<void>
}

const maxConnections = 64
const maxChannels = 16
const maxInput = 64 * 1024 * 1024
const loginMs = 30_000
const handshakeLimit = 6
/** A client whose input stays open and silent has none for the command: a terminal that somebody does not type at. */
const silenceMs = 150

const keyPath = '/etc/ssh/ssh_host_ed25519_key'

/**
 * The SSH server of a guest, on a port of this computer. Users, keys, passwords and the host key are those in the guest's
 * files. While the machine is off it closes what connects. Output of a command comes when the command has ended.
 */
export async function startSshServer(guest: Guest, options: GuestSshServerOptions = {}): Promise<GuestSshServer> {
  const key = hostKeyOf(guest)
  const sockets = new Set<Socket>()
  const server = new ssh2.Server({ hostKeys: [key.privateKey] }, (connection) => serve(guest, connection, options))
  const listener = createServer((socket) => {
    if (guest.power === 'off' || sockets.size >= maxConnections) {
      socket.destroy()
      return
    }
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    server.injectSocket(socket)
  })
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  const unsubscribe = guest.onPowerChange((power) => {
    if (power === 'off') cut()
  })
  listener.listen(options.port ?? 0, '127.0.0.1')
  await once(listener, 'listening').catch((error: unknown) => {
    unsubscribe()
    throw error
  })
  const bound = listener.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= new Promise<void>((resolve) => {
      unsubscribe()
      listener.close(() => resolve())
      cut()
    })
    return closing
  }
  return { address: `127.0.0.1:${port}`, port, hostKey: key.publicKey, close, [Symbol.asyncDispose]: close }
}

/** The guest's own key, made when it has none yet, so that it stays the same in saves and forks. */
function hostKeyOf(guest: Guest): { privateKey: string; publicKey: string } {
  const read = (path: string) => Buffer.from(guest.files.readFile(path)).toString()
  if (guest.files.locate(keyPath, 'open').node?.kind === 'file')
    return { privateKey: read(keyPath), publicKey: read(`${keyPath}.pub`).trim() }
  const pair = generateSshKeyPair(`root@${guest.hostname}`)
  guest.files.writeFile(keyPath, Buffer.from(pair.privateKey), { mode: 0o600 })
  guest.files.writeFile(`${keyPath}.pub`, Buffer.from(`${pair.publicKey}\n`))
  return pair
}

function serve(guest: Guest, connection: Connection, { dial }: GuestSshServerOptions): void {
  let login: Login | undefined
  let attempts = 0
  let channels = 0
  const deadline = setTimeout(() => connection.end(), loginMs)
  deadline.unref()
  const count = (channel: Duplex) => {
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
    else serveSession(guest, login, accept(), count)
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

function serveSession(guest: Guest, login: Login, session: Session, count: (channel: Duplex) => void): void {
  const env: Record<string, string> = {}
  const stopping = new AbortController()
  let signalled: string | undefined
  let hasTerminal = false
  session.on('env', (accept, _reject, { key, val }) => {
    if (Object.keys(env).length < 100) env[key] = val
    accept?.()
  })
  session.on('pty', (accept, _reject, info) => {
    hasTerminal = true
    // Not in ssh2's types, but what it hands on of the request.
    const { term } = info as { term?: string }
    env.TERM = term ?? 'xterm'
    accept?.()
  })
  session.on('window-change', (accept) => accept?.())
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
  const runCommand = async (channel: ServerChannel, command: string, stdin: Buffer): Promise<number> => {
    const { exitCode, stdout, stderr } = await guest.runShell(command, { user: login.user.name, env, stdin, signal: stopping.signal })
    // A terminal has one stream, and ends its lines otherwise.
    if (hasTerminal) channel.write(`${stdout}${stderr}`.replaceAll(/\r?\n/g, '\r\n'))
    else {
      channel.write(stdout)
      channel.stderr.write(stderr)
    }
    return exitCode
  }
  session.on('exec', (accept, _reject, { command }) => {
    const channel = accept()
    run(channel, async () => runCommand(channel, login.forcedCommand ?? command, await inputOf(channel, hasTerminal ? 0 : silenceMs)))
  })
  session.on('shell', (accept) => {
    const channel = accept()
    run(channel, async () => {
      if (login.forcedCommand !== undefined) return runCommand(channel, login.forcedCommand, Buffer.alloc(0))
      if (hasTerminal) return runTerminal(guest, login, channel, env)
      // Without a terminal the shell reads a script.
      return runCommand(channel, (await inputOf(channel)).toString(), Buffer.alloc(0))
    })
  })
  session.on('sftp', (accept) => {
    const sftp = accept()
    serveSftp(guest, login, sftp)
  })
}

/** All that the client sends until it ends its input; nothing when it stays silent for `patienceMs` at the beginning. */
async function inputOf(channel: ServerChannel, patienceMs?: number): Promise<Buffer> {
  if (patienceMs === 0) return Buffer.alloc(0)
  const chunks: Buffer[] = []
  let size = 0
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      resolve(Buffer.concat(chunks))
    }
    const timer = patienceMs === undefined ? undefined : setTimeout(done, patienceMs)
    channel.on('data', (chunk: Buffer) => {
      clearTimeout(timer)
      size += chunk.length
      if (size <= maxInput) chunks.push(chunk)
      else channel.destroy()
    })
    channel.once('end', done)
    channel.once('close', done)
  })
}
