import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { ensureDirectory, FileLock, LineSplitter, messageOf, syncTree } from '@vivarium/core'
import { envtestErrors } from '../errors.js'
import { closedWord, folderHeader, statePath, stateProtocol } from './protocol.js'

export interface EtcdOptions {
  readonly dataDir: string
  /** `http://ADDRESS:PORT`, each; port 0 is any free one. */
  readonly urls: readonly string[]
  /** Syncs the files at the end. */
  readonly sync: boolean
  readonly onWarning: (text: string) => void
}

/** Hands out the folders in which API servers keep their states, one server at a time each, and compacts what they have written. */
export class EtcdServer implements AsyncDisposable {
  readonly urls: readonly string[]
  readonly #servers: readonly Server[]
  readonly #sockets: ReadonlySet<Socket>
  readonly #states: States
  readonly #lock: FileLock
  readonly #options: EtcdOptions

  private constructor(servers: readonly Server[], sockets: ReadonlySet<Socket>, states: States, lock: FileLock, options: EtcdOptions) {
    this.#servers = servers
    this.#sockets = sockets
    this.#states = states
    this.#lock = lock
    this.#options = options
    this.urls = servers.map((server) => {
      const { address, port, family } = server.address() as AddressInfo
      return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
    })
  }

  /** Throws DATA_DIR_FOREIGN, LOCKED for a folder that another etcd has, FLAG_REFUSED and LISTEN_FAILED. */
  static async start(options: EtcdOptions): Promise<EtcdServer> {
    const dataDir = resolve(options.dataDir)
    if (existsSync(join(dataDir, 'member'))) throw envtestErrors.dataDirInUse(options.dataDir)
    await ensureDirectory(dataDir)
    const lock = await FileLock.acquire(join(dataDir, 'vivarium.lock'), { what: `the data directory ${options.dataDir}` })
    const sockets = new Set<Socket>()
    const states = new States(dataDir, options.onWarning)
    const servers: Server[] = []
    try {
      for (const url of options.urls) servers.push(await listen(url, states, sockets))
    } catch (error) {
      for (const server of servers) server.close()
      await lock.release()
      throw error
    }
    return new EtcdServer(servers, sockets, states, lock, options)
  }

  async close(): Promise<void> {
    const closed = this.#servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())))
    for (const socket of this.#sockets) socket.destroy()
    await Promise.all(closed)
    await this.#states.idle()
    // The folder may be gone: envtest removes it.
    await this.#lock.release().catch(() => {})
    if (this.#options.sync)
      await syncTree(this.#states.dataDir).catch((error) => this.#options.onWarning(`not synced: ${messageOf(error)}`))
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}

async function listen(url: string, states: States, sockets: Set<Socket>): Promise<Server> {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed?.protocol !== 'http:') throw envtestErrors.flagRefused(`--listen-client-urls=${url}`, 'it is reached by http://ADDRESS:PORT')
  const server = createServer(answer)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  })
  server.on('upgrade', (request: IncomingMessage, socket: Socket) => states.take(request, socket))
  const port = parsed.port === '' ? 80 : Number(parsed.port)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(envtestErrors.listenFailed(url, messageOf(error), { cause: error })))
    server.listen({ host: parsed.hostname.replace(/^\[|\]$/g, ''), port }, resolve)
  })
  return server
}

const healthy = '{"health":"true","reason":""}'

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? '').split('?')[0] ?? ''
  if (path === '/health') response.writeHead(200, { 'content-type': 'application/json' }).end(healthy)
  else if (/^\/(?:readyz|livez)(?:\/|$)/.test(path)) response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n')
  else response.writeHead(404, { 'content-type': 'text/plain' }).end("404 page not found: this is Vivarium's etcd\n")
}

/** The states of one data directory, by prefix. */
class States {
  readonly dataDir: string
  readonly #onWarning: (text: string) => void
  /** Who has each folder, in words. */
  readonly #holders = new Map<string, string>()
  /** What is being compacted; a state is handed out when that is done. */
  readonly #compacting = new Map<string, Promise<void>>()

  constructor(dataDir: string, onWarning: (text: string) => void) {
    this.dataDir = dataDir
    this.#onWarning = onWarning
  }

  async idle(): Promise<void> {
    await Promise.all(this.#compacting.values())
  }

  take(request: IncomingMessage, socket: Socket): void {
    const url = new URL(request.url ?? '/', 'http://etcd')
    const prefix = url.searchParams.get('prefix')
    if (url.pathname !== statePath || request.headers.upgrade !== stateProtocol || prefix === null) {
      refuse(socket, '404 Not Found', '')
      return
    }
    const folder = join(this.dataDir, 'vivarium', folderName(prefix))
    const holder = this.#holders.get(folder)
    if (holder !== undefined) {
      refuse(socket, '409 Conflict', holder)
      return
    }
    const pid = url.searchParams.get('pid') ?? ''
    this.#holders.set(folder, /^\d+$/.test(pid) ? `the API server with process id ${pid}` : 'another API server')
    socket.on('close', () => this.#holders.delete(folder))
    // Sockets of HTTP servers stay half open otherwise.
    socket.on('end', () => socket.destroy())
    void this.#grant(folder, socket)
  }

  async #grant(folder: string, socket: Socket): Promise<void> {
    await this.#compacting.get(folder)
    const lines = new LineSplitter((line) => {
      const [word, number] = line.split(' ')
      if (word === closedWord && /^\d+$/.test(number ?? '')) this.#compact(folder, Number(number))
    })
    // What comes is ASCII.
    socket.on('data', (bytes: Buffer) => lines.write(bytes.toString('latin1')))
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: ${stateProtocol}\r\n${folderHeader}: ${encodeURIComponent(folder)}\r\n\r\n`,
    )
  }

  #compact(folder: string, upTo: number): void {
    const before = this.#compacting.get(folder) ?? Promise.resolve()
    const now = before
      .then(async () => {
        const { compactStateFolder } = await import('@vivarium/apiserver')
        await compactStateFolder(folder, upTo)
      })
      .catch((error) => this.#onWarning(`${folder} is not compacted: ${messageOf(error)}`))
      .finally(() => {
        if (this.#compacting.get(folder) === now) this.#compacting.delete(folder)
      })
    this.#compacting.set(folder, now)
  }
}

function refuse(socket: Socket, status: string, text: string): void {
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  )
}

/** A prefix as the name of one folder, whatever is in it. Slashes at its ends say nothing, as in the real server. */
function folderName(prefix: string): string {
  const name = encodeURIComponent(prefix.replace(/^\/+|\/+$/g, '')).replaceAll('.', '%2E')
  if (name === '') return '%'
  return name.length <= 200 ? name : createHash('sha256').update(name).digest('hex')
}
