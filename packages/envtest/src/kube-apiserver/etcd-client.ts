import { request } from 'node:http'
import type { Socket } from 'node:net'
import { isVivariumError, messageOf, Operation, type OperationOptions } from '@vivarium/core'
import { envtestErrors } from '../errors.js'
import { closedWord, folderHeader, statePath, stateProtocol } from '../etcd/protocol.js'

const timeoutMs = 15_000
const patienceMs = 1000

/** The hold that an API server has on its state in an etcd, for as long as the connection lasts. */
export class StateHold {
  /** Where the state is. */
  readonly folder: string
  /** Resolves when etcd ends, never when `release` was called first. */
  readonly lost: Promise<void>
  readonly #socket: Socket
  #released = false

  private constructor(folder: string, socket: Socket) {
    this.folder = folder
    this.#socket = socket
    this.lost = new Promise((resolve) => {
      socket.on('close', () => {
        if (!this.#released) resolve()
      })
    })
    socket.on('error', () => {})
    socket.resume()
  }

  /**
   * Throws ETCD_UNREACHABLE, ETCD_FOREIGN and, when that does not change within a moment, ETCD_IN_USE: of an API server that was killed etcd
   * hears a little later.
   */
  static async take(url: string, prefix: string, options?: OperationOptions): Promise<StateHold> {
    const operation = Operation.from(options, `asking the etcd at ${url}`, timeoutMs)
    const patience = performance.now() + patienceMs
    for (;;) {
      try {
        return await StateHold.#ask(url, prefix, operation)
      } catch (error) {
        if (!isVivariumError(error, 'ETCD_IN_USE') || performance.now() > patience) throw error
      }
      await operation.sleep(50)
    }
  }

  static #ask(url: string, prefix: string, operation: Operation): Promise<StateHold> {
    return operation.race(
      new Promise((resolve, reject) => {
        const asked = request(new URL(`${statePath}?prefix=${encodeURIComponent(prefix)}&pid=${process.pid}`, url), {
          headers: { connection: 'upgrade', upgrade: stateProtocol },
          agent: false,
        })
        asked.on('upgrade', ({ headers }, socket) => {
          const folder = headers[folderHeader]
          if (headers.upgrade !== stateProtocol || typeof folder !== 'string') {
            socket.destroy()
            reject(envtestErrors.etcdForeign(url))
          } else resolve(new StateHold(decodeURIComponent(folder), socket as Socket))
        })
        asked.on('response', (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8').slice(0, 1000)
            reject(response.statusCode === 409 ? envtestErrors.etcdInUse(url, text) : envtestErrors.etcdForeign(url))
          })
        })
        asked.on('error', (error) => reject(envtestErrors.etcdUnreachable(url, messageOf(error), { cause: error })))
        asked.end()
      }),
    )
  }

  /** Tells etcd that journals up to this one may be compacted. */
  journalClosed(number: number): void {
    this.#socket.write(`${closedWord} ${number}\n`)
  }

  release(): void {
    this.#released = true
    this.#socket.destroy()
  }
}
