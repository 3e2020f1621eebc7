import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { Operation } from '@vivarium/core'
import { vmErrors } from './errors.js'

/** macOS has room for 103 bytes in a socket's address (sockaddr_un), Linux for 107. */
const addressBytes = 103

/**
 * Connects to a Unix socket, however deep it lies. Throws the system's own error (ENOENT, ECONNREFUSED) when nobody listens.
 */
export function connectUnixSocket(path: string, operation: Operation): Promise<Socket> {
  return withShortPath(path, async (short) => {
    const socket = connect(short)
    const connected = new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('error', reject)
    })
    try {
      await operation.race(connected, 'connecting to a socket')
    } catch (error) {
      socket.destroy()
      throw error
    }
    socket.removeAllListeners('error')
    // One that breaks before its user has begun to listen: it is closed then, and that is seen.
    socket.on('error', () => {})
    return socket
  })
}

/** Listens on a Unix socket for one client while `body` runs, which gets a promise of that client. */
export function acceptUnixSocket<T>(path: string, body: (client: Promise<Socket>) => Promise<T>): Promise<T> {
  return withShortPath(path, async (short) => {
    await rm(path, { force: true })
    const server = createServer()
    const client = new Promise<Socket>((resolve) => {
      server.once('connection', resolve)
    })
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(short, resolve)
      })
      return await body(client)
    } finally {
      // Removes the socket's file too.
      server.close()
    }
  })
}

/**
 * Hands `body` a path to the socket that fits into a socket address. Where its own does not, the way goes through a symbolic link in
 * the folder for temporary files, which is gone when this returns.
 */
async function withShortPath<T>(path: string, body: (short: string) => Promise<T>): Promise<T> {
  const shortest = [path, relative('', resolve(path))].reduce((a, b) => (Buffer.byteLength(b) < Buffer.byteLength(a) ? b : a))
  if (Buffer.byteLength(shortest) <= addressBytes) return body(shortest)
  const folder = await mkdtemp(join(tmpdir(), 'viv-'))
  try {
    const link = join(folder, 'd')
    await symlink(dirname(resolve(path)), link)
    const short = join(link, basename(path))
    if (Buffer.byteLength(short) > addressBytes) throw vmErrors.socketPathTooLong(path)
    return await body(short)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** True for the errors of a socket on which nobody listens, or not yet. */
export function nobodyListens(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOENT' || code === 'ECONNREFUSED'
}
