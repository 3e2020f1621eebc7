import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Duplex } from 'node:stream'
import { generateSshKeyPair } from '@vivarium/core'
import type { Guest } from '../guest.js'

export interface SshServiceOptions {
  /** Connects to what the guest can reach, for port forwarding. Absent: forwarding is refused. */
  readonly dial?: (host: string, port: number) => Promise<Duplex>
}

export interface GuestSshServerOptions extends SshServiceOptions {
  /** Default: a free port of 127.0.0.1. */
  readonly port?: number
}

/** sshd of a guest: it answers connections that come from anywhere. */
export interface SshService {
  /** As in known_hosts: `ssh-ed25519 AAAA…` */
  readonly hostKey: string
  /** Serves a connection to port 22; it is closed when the machine is off, or has too many. */
  accept(connection: Duplex): void
  /** Closes all connections, and every later one. Idempotent. */
  close(): void
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
const keyPath = '/etc/ssh/ssh_host_ed25519_key'

/**
 * Users, keys, passwords and the host key are those in the guest's files. While the machine is off it closes what connects; while it is
 * frozen, who connects waits. ssh2 is loaded for the first connection.
 */
export function sshService(guest: Guest, options: SshServiceOptions = {}): SshService {
  const key = hostKeyOf(guest)
  const connections = new Set<Duplex>()
  let isClosed = false
  const protocol = async () => (await import('./ssh-session.js')).makeProtocol(guest, key.privateKey, options)
  let loading: ReturnType<typeof protocol> | undefined
  const cut = () => {
    for (const connection of connections) connection.destroy()
  }
  const unsubscribe = [
    guest.onPowerChange((power) => {
      if (power === 'off') cut()
    }),
    guest.onFreezeChange((isFrozen) => {
      for (const connection of connections) {
        if (isFrozen) connection.pause()
        else connection.resume()
      }
    }),
  ]
  const accept = (connection: Duplex) => {
    connection.on('error', () => connection.destroy())
    if (isClosed || guest.power === 'off' || connections.size >= maxConnections) {
      connection.destroy()
      return
    }
    connections.add(connection)
    connection.on('close', () => connections.delete(connection))
    loading ??= protocol()
    Promise.all([loading, guest.awake()]).then(
      ([{ accept }]) => {
        if (!connection.destroyed) accept(connection)
      },
      () => connection.destroy(),
    )
  }
  const close = () => {
    isClosed = true
    for (const stop of unsubscribe) stop()
    cut()
  }
  return { hostKey: key.publicKey, accept, close }
}

/** The SSH server of a guest on a port of this computer. */
export async function startSshServer(guest: Guest, options: GuestSshServerOptions = {}): Promise<GuestSshServer> {
  const service = sshService(guest, options)
  const listener = createServer((socket) => service.accept(socket))
  listener.listen(options.port ?? 0, '127.0.0.1')
  await once(listener, 'listening').catch((error: unknown) => {
    service.close()
    throw error
  })
  const bound = listener.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= new Promise<void>((resolve) => {
      listener.close(() => resolve())
      service.close()
    })
    return closing
  }
  return { address: `127.0.0.1:${port}`, port, hostKey: service.hostKey, close, [Symbol.asyncDispose]: close }
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
