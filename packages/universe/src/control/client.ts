import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { abortError, type ErrorRecord, Operation, type OperationOptions, type ProgressEvent, VivariumError } from '@vivarium/core'
import { universeErrors } from '../errors.js'
import { readFrames, writeFrame } from './frames.js'
import type { Farewell, Method, Parameters, Results } from './methods.js'

/** The longest path that a Unix socket's address holds, on the system that holds the least (macOS: 104 bytes). */
const maxSocketPath = 100

interface Pending {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
  readonly onProgress?: (event: ProgressEvent) => void
}

interface Answer {
  readonly id: number
  readonly result?: unknown
  readonly error?: ErrorRecord
  readonly progress?: ProgressEvent
}

/** A client's end of a run's control socket. Calls go side by side over one connection. */
export class ControlClient {
  readonly #socket: Socket
  readonly #run: string
  readonly #pending = new Map<number, Pending>()
  #nextId = 1
  /** Resolves with the reason when the connection has ended. */
  readonly ended: Promise<string>
  #goneBecause = 'its keeper ended'

  private constructor(socket: Socket, run: string) {
    this.#socket = socket
    this.#run = run
    readFrames(socket, (frame) => this.#take(frame as Answer | Farewell))
    this.ended = new Promise((resolve) => {
      socket.on('close', () => {
        for (const { reject } of this.#pending.values()) reject(universeErrors.runGone(run, this.#goneBecause))
        this.#pending.clear()
        resolve(this.#goneBecause)
      })
    })
    socket.on('error', () => socket.destroy())
    socket.unref()
  }

  /** Throws RUN_GONE when nobody listens at `path`. */
  static async connect(path: string, run: string): Promise<ControlClient> {
    try {
      return new ControlClient(await connectToSocket(path), run)
    } catch (error) {
      throw universeErrors.runGone(run, 'its keeper does not answer', { cause: error })
    }
  }

  async call<M extends Method>(method: M, params: Parameters<M>, options?: OperationOptions): Promise<Results[M]> {
    const operation = Operation.from(options, method)
    operation.throwIfAborted(method)
    if (this.#socket.destroyed) throw universeErrors.runGone(this.#run, this.#goneBecause)
    const id = this.#nextId++
    // A process waits for the answers that it has asked for, and for nothing else.
    if (this.#pending.size === 0) this.#socket.ref()
    const onAbort = () => writeFrame(this.#socket, { cancel: id })
    operation.signal.addEventListener('abort', onAbort, { once: true })
    try {
      const result = await new Promise<unknown>((resolve, reject) => {
        this.#pending.set(id, { resolve, reject, onProgress: operation.onProgress })
        writeFrame(this.#socket, { id, method, params })
      })
      return result as Results[M]
    } catch (error) {
      // The keeper says CANCELLED; the caller's own reason, such as its deadline, says more.
      throw operation.signal.aborted ? abortError(operation.signal, method) : error
    } finally {
      operation.signal.removeEventListener('abort', onAbort)
      this.#pending.delete(id)
      if (this.#pending.size === 0) this.#socket.unref()
    }
  }

  /** As `ended`, and this process stays until then. */
  async waitUntilEnded(): Promise<void> {
    if (!this.#socket.destroyed) this.#socket.ref()
    await this.ended
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(frame: Answer | Farewell): void {
    if ('ended' in frame) {
      this.#goneBecause = frame.ended
      return
    }
    const { id, result, error, progress } = frame
    const pending = this.#pending.get(id)
    if (!pending) return
    if (progress) pending.onProgress?.(progress)
    else if (error) pending.reject(VivariumError.fromJSON(error))
    else pending.resolve(result)
  }
}

/** Connects to a Unix socket whatever the length of its path: a long one is reached through a short link to its folder. */
export async function connectToSocket(path: string): Promise<Socket> {
  if (Buffer.byteLength(path) <= maxSocketPath) return connected(path)
  const shortcut = await mkdtemp(join(tmpdir(), 'viv-'))
  try {
    const link = join(shortcut, 'run')
    await symlink(dirname(path), link)
    return await connected(join(link, basename(path)))
  } finally {
    await rm(shortcut, { recursive: true, force: true })
  }
}

function connected(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path)
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(socket)
    })
  })
}
