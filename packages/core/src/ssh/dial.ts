import { connect, type Socket } from 'node:net'
import { errors, messageOf } from '../errors.js'
import type { Operation } from '../operation.js'
import { parseAddress } from './address.js'

const firstPauseMs = 50
const longestPauseMs = 1000
/** A server that accepts and is silent for so long may sit behind a forward whose machine was not up yet. */
const silenceMs = 3000
const openAtOnce = 3

/** A TCP connection on which the server has begun to speak. */
export async function dial(address: string, operation: Operation): Promise<Socket> {
  const attempt = new Attempt(address)
  try {
    return await operation.race(attempt.spoke, `SSH to ${address}`)
  } catch (error) {
    attempt.destroy()
    throw error
  }
}

/**
 * Waits until a server speaks, however long that takes. A refused or closed connection is tried again after a pause that
 * grows; a silent one is kept, since a machine that boots under emulation may only be slow, and another is
 * opened beside it now and then, since a forward may have swallowed the first.
 */
export async function dialUntilItSpeaks(address: string, operation: Operation): Promise<Socket> {
  const attempts = new Set<Attempt>()
  let pauseMs = firstPauseMs
  try {
    for (;;) {
      operation.throwIfAborted(`SSH to ${address}`)
      if (attempts.size < openAtOnce) attempts.add(new Attempt(address))
      const next = await operation.race(
        Promise.race([...[...attempts].map((attempt) => attempt.outcome), silence()]),
        `waiting for the SSH server at ${address}`,
      )
      if (next === 'silence') continue
      attempts.delete(next.attempt)
      if (next.socket) return next.socket
      await operation.sleep(pauseMs)
      pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)
    }
  } finally {
    for (const attempt of attempts) attempt.destroy()
  }
}

function silence(): Promise<'silence'> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('silence'), silenceMs).unref()
  })
}

/** One connection, from dialling to the server's first byte (RFC 4253, 4.2: the server sends its version by itself). */
class Attempt {
  readonly spoke: Promise<Socket>
  /** Never rejects. */
  readonly outcome: Promise<{ attempt: Attempt; socket: Socket | undefined }>
  readonly #socket: Socket

  constructor(address: string) {
    this.#socket = connect({ ...parseAddress(address), noDelay: true })
    this.#socket.on('error', () => {}) // whoever uses it listens for himself; in between it must not be fatal
    this.spoke = firstByte(this.#socket, address)
    this.outcome = this.spoke.then(
      (socket) => ({ attempt: this, socket }),
      () => ({ attempt: this, socket: undefined }),
    )
  }

  destroy(): void {
    this.#socket.destroy()
  }
}

function firstByte(socket: Socket, address: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const finish = () => {
      socket.off('data', onData).off('error', onError).off('close', onClose)
    }
    const onData = (chunk: Buffer) => {
      finish()
      socket.pause()
      socket.unshift(chunk)
      resolve(socket)
    }
    const onError = (error: Error) => {
      finish()
      reject(errors.sshFailed(address, whyNotConnected(error), { cause: error }))
    }
    const onClose = () => {
      finish()
      reject(errors.sshFailed(address, 'the connection was closed before a server spoke; it may still be starting'))
    }
    socket.on('data', onData).on('error', onError).on('close', onClose)
  })
}

function whyNotConnected(error: Error): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ECONNREFUSED':
      return 'nothing listens there; the machine may be stopped, or still starting'
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'that host name is not known'
    default:
      return messageOf(error)
  }
}
