import { once } from 'node:events'
import { createServer, isIPv4, type Server, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { errors, type Forward, type ForwardSpec, isVivariumError } from '@vivarium/core'
import { simErrors } from '../errors.js'

/** Opens a connection to a port of the machine. */
export type DialMachine = (guestPort: number, signal: AbortSignal) => Promise<Duplex>

interface ActiveForward extends Forward {
  readonly server: Server
  readonly sockets: Set<Socket>
}

/** A machine's port forwards: those that it is to have, and, while it runs, those that listen on this computer. At most one a guest port. */
export class ForwardTable {
  readonly #dial: DialMachine
  #wanted: ForwardSpec[]
  #active: ActiveForward[] = []
  #attached = false
  /** Host ports by guest port, as they were when the machine ran last. */
  #lastPorts: Readonly<Record<string, number>> = {}

  constructor(wanted: readonly ForwardSpec[], dial: DialMachine) {
    for (const spec of wanted) checkForward(spec)
    this.#wanted = [...wanted]
    this.#dial = dial
  }

  /**
   * Listens for a machine that has come up. `preferred` are host ports by guest port. Where `fallBack`, a host port that is taken (by another run
   * of the same save, most often) is replaced by a free one; else it throws FORWARD_FAILED.
   */
  async attach({
    preferred,
    fallBack,
  }: {
    readonly preferred: Readonly<Record<string, number>>
    readonly fallBack: boolean
  }): Promise<void> {
    this.#attached = true
    const ports: Readonly<Record<string, number>> = { ...preferred, ...this.#lastPorts }
    try {
      // Side by side; those with a wish first, so that none of the others takes it.
      const wishes = this.#wanted.map((spec) => ({ spec, hostPort: ports[spec.guestPort] ?? spec.hostPort ?? 0 }))
      for (const group of [wishes.filter(({ hostPort }) => hostPort !== 0), wishes.filter(({ hostPort }) => hostPort === 0)]) {
        await Promise.all(
          group.map(async ({ spec, hostPort }) => {
            try {
              this.#active.push(await this.#listen({ ...spec, hostPort }))
            } catch (error) {
              const isWish = hostPort !== (spec.hostPort ?? 0)
              if (!(fallBack || isWish) || !isVivariumError(error, 'FORWARD_FAILED')) throw error
              this.#active.push(await this.#listen({ ...spec, hostPort: 0 }))
            }
          }),
        )
      }
    } catch (error) {
      await this.detach()
      throw error
    }
  }

  /** The machine is gone; what is wanted stays. */
  async detach(): Promise<void> {
    this.#attached = false
    const active = this.#active
    this.#active = []
    if (active.length > 0) this.#lastPorts = Object.fromEntries(active.map(({ guestPort, hostPort }) => [guestPort, hostPort]))
    await Promise.all(active.map(close))
  }

  /** Throws ALREADY_EXISTS, and for a running machine FORWARD_FAILED. */
  async add(spec: Forward): Promise<Forward> {
    checkForward(spec)
    if (this.#wanted.some(({ guestPort }) => guestPort === spec.guestPort))
      throw errors.alreadyExists('forwarded port', String(spec.guestPort))
    this.#wanted.push(spec)
    if (!this.#attached) return spec
    try {
      const active = await this.#listen(spec)
      this.#active.push(active)
      return forwardOf(active)
    } catch (error) {
      this.#wanted = this.#wanted.filter((other) => other !== spec)
      throw error
    }
  }

  /** Throws NOT_FOUND. */
  async remove(guestPort: number): Promise<void> {
    const there = this.#wanted.map((spec) => spec.guestPort)
    if (!there.includes(guestPort)) throw errors.notFound('forwarded port', String(guestPort), there.map(String))
    this.#wanted = this.#wanted.filter((spec) => spec.guestPort !== guestPort)
    const active = this.#active.filter((forward) => forward.guestPort === guestPort)
    this.#active = this.#active.filter((forward) => forward.guestPort !== guestPort)
    await Promise.all(active.map(close))
  }

  /** An active one. */
  find(guestPort: number): Forward | undefined {
    const found = this.#active.find((forward) => forward.guestPort === guestPort)
    return found && forwardOf(found)
  }

  /** Those that listen, or, of a machine that is off, those that it will get (host port 0: any). */
  list(): Forward[] {
    if (this.#attached) return this.#active.map(forwardOf)
    return this.#wanted.map(({ guestPort, hostPort = 0, hostAddress = '127.0.0.1' }) => ({ guestPort, hostPort, hostAddress }))
  }

  /** What a save writes down: as it was asked for, so that a free port stays any free port. */
  wanted(): ForwardSpec[] {
    return [...this.#wanted]
  }

  async #listen({ guestPort, hostPort = 0, hostAddress = '127.0.0.1' }: ForwardSpec): Promise<ActiveForward> {
    const sockets = new Set<Socket>()
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      this.#lead(socket, guestPort)
    })
    server.listen(hostPort, hostAddress)
    try {
      await once(server, 'listening')
    } catch (error) {
      throw simErrors.forwardFailed(hostAddress, hostPort, guestPort, reasonOf(error), { cause: error })
    }
    const bound = server.address()
    const port = typeof bound === 'object' && bound !== null ? bound.port : hostPort
    return { guestPort, hostPort: port, hostAddress, server, sockets }
  }

  /** As QEMU's user network: the connection is taken first, and ends when nobody answers in the machine. */
  #lead(socket: Socket, guestPort: number): void {
    const over = new AbortController()
    socket.on('error', () => socket.destroy())
    socket.once('close', () => over.abort())
    this.#dial(guestPort, over.signal).then(
      (machine) => {
        machine.on('error', () => socket.destroy())
        machine.once('close', () => {
          if (!socket.writableEnded) socket.end()
          if (machine.errored) socket.destroy()
        })
        socket.once('close', () => machine.destroy())
        socket.pipe(machine).pipe(socket)
      },
      () => socket.resetAndDestroy(),
    )
  }
}

function forwardOf({ guestPort, hostPort, hostAddress }: ActiveForward): Forward {
  return { guestPort, hostPort, hostAddress }
}

async function close({ server, sockets }: ActiveForward): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  for (const socket of sockets) socket.destroy()
  await closed
}

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return 'the port is in use'
  if (code === 'EACCES') return 'this user may not listen there'
  if (code === 'EADDRNOTAVAIL') return 'this computer does not have that address'
  return code ?? String(error)
}

/** Throws INVALID_VALUE. */
function checkForward({ guestPort, hostPort = 0, hostAddress = '127.0.0.1' }: ForwardSpec): void {
  const port = (what: string, value: number, lowest: number) => {
    if (!Number.isInteger(value) || value < lowest || value > 65535)
      throw errors.invalidValue(what, value, `a port is a whole number from ${lowest} to 65535`)
  }
  port('guest port', guestPort, 1)
  port('host port', hostPort, 0)
  if (!isIPv4(hostAddress))
    throw errors.invalidValue('host address', hostAddress, 'write an IPv4 address of this computer, such as 127.0.0.1 or 0.0.0.0')
}
