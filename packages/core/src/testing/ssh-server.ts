import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import ssh2, { type Connection, type PseudoTtyInfo, type ServerChannel, type Session, type WindowChangeInfo } from 'ssh2'
import { generateSshKeyPair } from '../ssh/key-pair.js'
import { serveSftp } from './sftp-server.js'

/** A session that a client opened with `shell` or `exec`. */
export interface ServerSession {
  /** Undefined for a shell. */
  readonly command: string | undefined
  readonly channel: ServerChannel
  /** The terminal that was asked for; undefined for none. */
  readonly terminal: PseudoTtyInfo | undefined
  /** Every size that the client told after that, as columns x rows. */
  readonly sizes: string[]
}

export interface TestSshServerOptions {
  /** Default: `root`. */
  readonly user?: string
  readonly password?: string
  /** As in `authorized_keys`. */
  readonly authorizedKey?: string
  /** What a session does. Default: the command runs in `sh` on this computer. */
  readonly onSession?: (session: ServerSession) => void
  /** Refuses everybody until this says true, as a machine that boots. */
  readonly letsIn?: () => boolean
}

export interface TestSshServer extends AsyncDisposable {
  /** `127.0.0.1:port` */
  readonly address: string
  readonly port: number
  /** How many TCP connections it has accepted so far. */
  readonly accepted: () => number
  /** How many are open. */
  readonly open: () => number
  /** Cuts all connections, as a machine that is switched off. */
  cut(): void
}

/** An SSH server in this process, on a free port of 127.0.0.1 or on `port`. */
export async function startSshServer(options: TestSshServerOptions = {}, port = 0): Promise<TestSshServer> {
  const { privateKey: hostKey } = generateSshKeyPair('test host')
  const connections = new Set<Connection>()
  let accepted = 0
  let isClosed = false
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (connection) => {
    accepted++
    connections.add(connection)
    connection.on('close', () => connections.delete(connection))
    connection.on('error', () => {})
    connection.on('authentication', (context) => {
      const allowed = context.username === (options.user ?? 'root') && (options.letsIn?.() ?? true)
      if (!allowed) context.reject()
      else if (context.method === 'password' && options.password !== undefined && context.password === options.password) context.accept()
      else if (context.method === 'publickey' && isAuthorized(context, options.authorizedKey)) context.accept()
      else context.reject(['publickey', 'password'])
    })
    connection.on('session', (accept) => serveSession(accept(), options.onSession ?? runInShell))
  })
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: bound } = server.address() as AddressInfo
  const cut = () => {
    for (const connection of connections) (connection as Connection & { _sock: Socket })._sock.destroy()
  }
  return {
    address: `127.0.0.1:${bound}`,
    port: bound,
    accepted: () => accepted,
    open: () => connections.size,
    cut,
    [Symbol.asyncDispose]: async () => {
      cut()
      if (isClosed) return
      isClosed = true
      const closed = once(server, 'close')
      server.close()
      await closed
    },
  }
}

function isAuthorized(context: ssh2.PublicKeyAuthContext, authorizedKey: string | undefined): boolean {
  const key = authorizedKey === undefined ? undefined : ssh2.utils.parseKey(authorizedKey)
  if (key === undefined || key instanceof Error || !key.getPublicSSH().equals(context.key.data)) return false
  if (context.signature === undefined || context.blob === undefined) return true // only asks whether that key will do
  return key.verify(context.blob, context.signature, context.hashAlgo) === true
}

function serveSession(session: Session, onSession: (session: ServerSession) => void): void {
  let terminal: PseudoTtyInfo | undefined
  const sizes: string[] = []
  session.on('pty', (accept, _reject, info) => {
    terminal = info
    accept?.()
  })
  session.on('window-change', (accept, _reject, info: WindowChangeInfo) => {
    sizes.push(`${info.cols}x${info.rows}`)
    accept?.()
  })
  session.on('exec', (accept, _reject, info) => onSession({ command: info.command, channel: accept(), terminal, sizes }))
  session.on('shell', (accept) => onSession({ command: undefined, channel: accept(), terminal, sizes }))
  session.on('sftp', (accept) => serveSftp(accept()))
}

function runInShell({ command, channel }: ServerSession): void {
  const child = spawn('sh', command === undefined ? [] : ['-c', command])
  channel.pipe(child.stdin)
  child.stdin.on('error', () => {})
  child.stdout.pipe(channel, { end: false })
  child.stderr.pipe(channel.stderr, { end: false })
  child.on('close', (code, signal) => {
    if (signal !== null) channel.exit(signal.replace('SIG', ''))
    else channel.exit(code ?? 0)
    channel.end()
  })
  channel.on('close', () => child.kill('SIGKILL'))
}
