import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { dirname } from 'node:path'
import type { Guest } from '@vivarium/guest'
import { simErrors } from '../errors.js'

/** sun_path of Linux and macOS, with the zero at its end. */
const longestPath = process.platform === 'darwin' ? 103 : 107

/** The serial console of a machine: a Unix socket with root's shell at a terminal, for one client at a time. It is there from when somebody asks for it. */
export class Console implements AsyncDisposable {
  readonly #path: string
  readonly #guest: Guest
  #server: Promise<Server> | undefined
  #client: Socket | undefined

  constructor(path: string, guest: Guest) {
    this.#path = path
    this.#guest = guest
  }

  /** Resolves with its path when it listens. Throws SOCKET_PATH_TOO_LONG. */
  async open(): Promise<string> {
    if (Buffer.byteLength(this.#path) > longestPath) throw simErrors.socketPathTooLong(this.#path, longestPath)
    this.#server ??= this.#listen()
    await this.#server
    return this.#path
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const server = await this.#server?.catch(() => undefined)
    this.#server = undefined
    this.#client?.destroy()
    if (server === undefined) return
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }

  async #listen(): Promise<Server> {
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 })
    await rm(this.#path, { force: true })
    const server = createServer((socket) => {
      if (this.#client) {
        socket.end('the console is in use by another client\r\n')
        return
      }
      this.#client = socket
      void this.#serve(socket).finally(() => {
        if (this.#client === socket) this.#client = undefined
        socket.destroy()
      })
    })
    server.listen(this.#path)
    await once(server, 'listening')
    return server
  }

  /** A shell after the other, as a getty that logs root in; what the console printed comes first. */
  async #serve(socket: Socket): Promise<void> {
    const over = new AbortController()
    socket.on('error', () => socket.destroy())
    socket.once('close', () => over.abort())
    socket.write(this.#guest.consoleLog().replaceAll(/\r?\n/g, '\r\n'))
    while (!over.signal.aborted && this.#guest.power === 'running') {
      socket.write('\r\n')
      try {
        await this.#guest.run({ command: ['bash'], tty: true, stdin: socket, stdout: socket, stderr: socket, signal: over.signal })
      } catch {
        return
      }
    }
  }
}
