import { messageOf, Operation, type OperationOptions } from '@vivarium/core'
import { z } from 'zod'
import { vmErrors } from '../errors.js'
import { connectUnixSocket } from '../unix-socket.js'
import { socketTransport, type Transport } from './transport.js'

/** An event of the monitor (`docs/interop/qmp-spec`), such as STOP, RESUME, SHUTDOWN, BLOCK_IO_ERROR. */
export interface QmpEvent {
  readonly event: string
  readonly data: Readonly<Record<string, unknown>>
}

const message = z.union([
  z.object({ QMP: z.looseObject({}) }),
  z.object({ event: z.string(), data: z.record(z.string(), z.unknown()).default({}) }),
  z.object({ error: z.object({ class: z.string(), desc: z.string() }), id: z.number().optional() }),
  z.object({ return: z.unknown(), id: z.number() }),
])

interface Pending {
  readonly command: string
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** A client of the QEMU Machine Protocol, QEMU's control connection. Commands may overlap; answers come by id. */
export class QmpClient implements AsyncDisposable {
  readonly #transport: Transport
  readonly #pending = new Map<number, Pending>()
  readonly #listeners = new Set<(event: QmpEvent) => void>()
  #received = ''
  #decoder = new TextDecoder()
  #nextId = 1
  #closed: string | undefined
  #greeted: (() => void) | undefined
  #ended: () => void = () => {}
  /** Resolves when the connection is over, whoever ended it. */
  readonly closed = new Promise<void>((resolve) => {
    this.#ended = resolve
  })

  private constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Connects to the monitor's Unix socket. Throws the system's error (ENOENT, ECONNREFUSED) while nobody listens. */
  static async connect(socketPath: string, options?: OperationOptions): Promise<QmpClient> {
    const operation = Operation.from(options, 'connecting to the QEMU monitor')
    return QmpClient.open(socketTransport(await connectUnixSocket(socketPath, operation)), operation)
  }

  /** Waits for the greeting and leaves the negotiation mode. */
  static async open(transport: Transport, options?: OperationOptions): Promise<QmpClient> {
    const operation = Operation.from(options, 'connecting to the QEMU monitor')
    const client = new QmpClient(transport)
    try {
      const greeting = new Promise<void>((resolve) => {
        client.#greeted = resolve
      })
      transport.start({ onData: (bytes) => client.#receive(bytes), onClose: (why) => client.#end(why) })
      await operation.race(Promise.race([greeting, client.closed]), 'waiting for the QEMU monitor')
      await client.execute('qmp_capabilities', {}, operation)
      return client
    } catch (error) {
      await client.close()
      throw error
    }
  }

  /**
   * Runs a command and resolves with what it returns. Throws QMP_FAILED when QEMU refuses it and QMP_CLOSED when the connection
   * ends. Cancelling stops the wait, not the command.
   */
  async execute(command: string, args: Readonly<Record<string, unknown>> = {}, options?: OperationOptions): Promise<unknown> {
    const operation = Operation.from(options, `QEMU's ${command}`)
    operation.throwIfAborted(`QEMU's ${command}`)
    if (this.#closed !== undefined) throw vmErrors.qmpClosed(command, this.#closed)
    const id = this.#nextId++
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { command, resolve, reject })
    })
    this.#transport.send(Buffer.from(`${JSON.stringify({ execute: command, arguments: args, id })}\n`))
    try {
      return await operation.race(answer, `QEMU's ${command}`)
    } finally {
      this.#pending.delete(id)
    }
  }

  /** A command line of the human monitor, for what QMP has no command for. Resolves with what it prints, errors included. */
  async humanMonitorCommand(line: string, options?: OperationOptions): Promise<string> {
    return z.string().parse(await this.execute('human-monitor-command', { 'command-line': line }, options))
  }

  /** Calls `listener` for each event from now on, until the function that it returns is called. */
  onEvent(listener: (event: QmpEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Idempotent. */
  async close(): Promise<void> {
    this.#transport.close()
    this.#end('it was closed')
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #receive(bytes: Buffer): void {
    const lines = (this.#received + this.#decoder.decode(bytes, { stream: true })).split('\n')
    this.#received = lines.pop() ?? ''
    for (const line of lines) {
      if (line.trim() !== '') this.#handle(line)
    }
  }

  #handle(line: string): void {
    let parsed: z.infer<typeof message>
    try {
      parsed = message.parse(JSON.parse(line))
    } catch (error) {
      this.#transport.close()
      this.#end(`it sent what is not QMP: ${messageOf(error)}`)
      return
    }
    if ('QMP' in parsed) this.#greeted?.()
    else if ('event' in parsed) for (const listener of this.#listeners) listener(parsed)
    else this.#answer(parsed)
  }

  #answer(answer: { id?: number | undefined; return?: unknown; error?: { class: string; desc: string } }): void {
    // An error without id is about a line that QEMU could not read at all: it is the oldest one that waits.
    const id = answer.id ?? this.#pending.keys().next().value
    const pending = id === undefined ? undefined : this.#pending.get(id)
    if (id === undefined || pending === undefined) return
    this.#pending.delete(id)
    if (answer.error) {
      const { class: errorClass, desc } = answer.error
      pending.reject(vmErrors.qmpFailed(pending.command, desc, { details: { command: pending.command, class: errorClass } }))
    } else {
      pending.resolve(answer.return)
    }
  }

  #end(why: string): void {
    if (this.#closed !== undefined) return
    this.#closed = why
    for (const { command, reject } of this.#pending.values()) reject(vmErrors.qmpClosed(command, why))
    this.#pending.clear()
    this.#ended()
  }
}
