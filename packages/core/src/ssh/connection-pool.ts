import type { Socket } from 'node:net'
import type { Client } from 'ssh2'
import { errors, isVivariumError, messageOf } from '../errors.js'
import { Operation } from '../operation.js'
import { failureOf, type HostKeys, logIn, type SshLogin } from './connection.js'
import { dial, dialUntilItSpeaks } from './dial.js'

const connectTimeoutMs = 30_000
/** OpenSSH's MaxSessions is 10; the rest is for others. */
const sessionsAtOnce = 8
/** While a machine boots, its server may refuse everybody for some time (pam_nologin, keys not there yet). */
const refusalIsFinalAfterMs = 30_000
const refusalPauseMs = 1000

/** What opens a channel on a connection: `client.exec`, `client.shell`, `client.sftp`. */
export type OpenChannel<T> = (client: Client, done: (error: Error | undefined, channel: T) => void) => void

/** An open channel with the right to use its connection until `release`. */
export interface Leased<T> {
  readonly channel: T
  release(): void
}

/**
 * Open connections, kept by address: a new one costs from 90 ms up, a channel on an open one a round trip. One that idles is
 * closed after a while, and does not keep this process alive.
 */
export class ConnectionPool {
  readonly #login: SshLogin
  readonly #hostKeys: HostKeys
  readonly #idleCloseMs: number
  readonly #connections = new Map<string, Set<Connection>>()
  readonly #ending = new AbortController()

  constructor(login: SshLogin, hostKeys: HostKeys, idleCloseMs: number) {
    this.#login = login
    this.#hostKeys = hostKeys
    this.#idleCloseMs = idleCloseMs
  }

  /**
   * Opens a channel, and before it a connection if none has room. `discard` ends a channel that opens after its operation was
   * cancelled. Throws SSH_FAILED.
   */
  async open<T>(address: string, operation: Operation, open: OpenChannel<T>, discard: (channel: T) => void): Promise<Leased<T>> {
    this.#checkOpen(address)
    operation.throwIfAborted(`SSH to ${address}`)
    const kept = this.#withRoom(address)
    if (kept !== undefined) {
      try {
        return await this.#openOn(kept, address, operation, open, discard)
      } catch (error) {
        // It died, and we had not heard of it yet. Nothing was begun on it.
        if (!(isVivariumError(error, 'SSH_FAILED') && isDeadConnection(error.cause))) throw error
      }
    }
    return this.#openOn(this.#connect(address), address, operation, open, discard)
  }

  async #openOn<T>(
    connection: Connection,
    address: string,
    operation: Operation,
    open: OpenChannel<T>,
    discard: (channel: T) => void,
  ): Promise<Leased<T>> {
    connection.take()
    try {
      const client = await operation.race(connection.client, `SSH to ${address}`)
      const opening = openChannel(client, open)
      const channel = await operation.race(opening, `SSH to ${address}`).catch((error) => {
        opening.then(discard, () => {})
        throw error
      })
      return { channel, release: () => connection.release() }
    } catch (error) {
      connection.release()
      throw isVivariumError(error) ? error : errors.sshFailed(address, messageOf(error), { cause: error })
    }
  }

  /** Waits for a server that is starting, and keeps the connection for what comes next. */
  async waitFor(address: string, operation: Operation): Promise<void> {
    let firstRefusal: number | undefined
    for (;;) {
      this.#checkOpen(address)
      const socket = await dialUntilItSpeaks(address, operation)
      try {
        const client = await logIn(socket, address, this.#login, this.#hostKeys, operation)
        this.#keep(address, new Connection(Promise.resolve(client), Promise.resolve(socket), this.#idleCloseMs))
        return
      } catch (error) {
        if (!isVivariumError(error, 'SSH_FAILED')) throw error
        // What is not a refusal is a server that went away again: it is waited for, as before it came.
        const failure = failureOf(error)
        if (failure === 'host key' || failure === 'identity') throw error
        firstRefusal ??= failure === 'refused' ? performance.now() : undefined
        if (firstRefusal !== undefined && performance.now() - firstRefusal > refusalIsFinalAfterMs) throw error
        await operation.sleep(refusalPauseMs)
      }
    }
  }

  /** Ends all connections, and what runs on them. */
  async close(): Promise<void> {
    this.#ending.abort()
    const all = [...this.#connections.values()].flatMap((connections) => [...connections])
    for (const connection of all) connection.close()
    await Promise.all(all.map((connection) => connection.gone))
  }

  #checkOpen(address: string): void {
    if (this.#ending.signal.aborted) throw errors.sshFailed(address, 'the SSH client was closed')
  }

  #withRoom(address: string): Connection | undefined {
    for (const connection of this.#connections.get(address) ?? []) if (connection.hasRoom) return connection
    return undefined
  }

  /** The connection is shared, so its making does not end with the operation that asked first. */
  #connect(address: string): Connection {
    const operation = Operation.from({ signal: this.#ending.signal, timeoutMs: connectTimeoutMs }, `connecting to ${address}`)
    const socket = dial(address, operation).catch((error) => {
      throw asSshFailed(error, address)
    })
    const client = socket
      .then((connected) => logIn(connected, address, this.#login, this.#hostKeys, operation))
      .catch((error) => {
        throw asSshFailed(error, address)
      })
    return this.#keep(address, new Connection(client, socket, this.#idleCloseMs))
  }

  #keep(address: string, connection: Connection): Connection {
    const connections = this.#connections.get(address) ?? new Set()
    this.#connections.set(address, connections.add(connection))
    connection.gone.then(() => connections.delete(connection))
    return connection
  }
}

function asSshFailed(error: unknown, address: string): unknown {
  return isVivariumError(error, 'SSH_FAILED') ? error : errors.sshFailed(address, messageOf(error), { cause: error })
}

function openChannel<T>(client: Client, open: OpenChannel<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    open(client, (error, channel) => (error ? reject(error) : resolve(channel)))
  })
}

/** What ssh2 says when a connection breaks before a channel is open. (Once it is open, what was asked of it may have begun.) */
function isDeadConnection(cause: unknown): boolean {
  return cause instanceof Error && (cause.message === 'Not connected' || cause.message === 'No response from server')
}

class Connection {
  readonly client: Promise<Client>
  /** Resolves when it can't be used any more, or never could. */
  readonly gone: Promise<void>
  readonly #socket: Promise<Socket>
  readonly #idleCloseMs: number
  #sessions = 0
  #isGone = false
  #idleTimer: NodeJS.Timeout | undefined

  constructor(client: Promise<Client>, socket: Promise<Socket>, idleCloseMs: number) {
    this.client = client
    this.#socket = socket
    this.#idleCloseMs = idleCloseMs
    this.gone = client
      .then(
        (opened) =>
          new Promise<void>((resolve) => {
            opened.once('close', resolve)
          }),
        () => {},
      )
      .then(() => {
        this.#isGone = true
        clearTimeout(this.#idleTimer)
      })
    this.#idle()
  }

  get hasRoom(): boolean {
    return !this.#isGone && this.#sessions < sessionsAtOnce
  }

  take(): void {
    this.#sessions++
    clearTimeout(this.#idleTimer)
    this.#socket.then(
      (socket) => socket.ref(),
      () => {},
    )
  }

  release(): void {
    this.#sessions--
    if (this.#sessions === 0 && !this.#isGone) this.#idle()
  }

  close(): void {
    this.#isGone = true
    clearTimeout(this.#idleTimer)
    this.client.then(
      (client) => client.destroy(),
      () => {},
    )
  }

  #idle(): void {
    this.#idleTimer = setTimeout(() => this.close(), this.#idleCloseMs).unref()
    this.#socket.then(
      (socket) => {
        if (this.#sessions === 0) socket.unref()
      },
      () => {},
    )
  }
}
