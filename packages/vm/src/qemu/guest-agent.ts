import { type ExecOptions, type ExecResult, isVivariumError, Operation, type OperationOptions } from '@vivarium/core'
import { z } from 'zod'
import { vmErrors } from '../errors.js'
import { connectUnixSocket, nobodyListens } from '../unix-socket.js'
import { socketTransport, type Transport } from './transport.js'

/** What to run in the guest: a program by its path or name, without a shell. */
export interface GuestProgram {
  readonly path: string
  readonly args?: readonly string[]
}

export interface GuestInterface {
  readonly name: string
  readonly macAddress?: string
  readonly addresses: readonly { readonly address: string; readonly prefixLength: number; readonly family: 'ipv4' | 'ipv6' }[]
}

/** 0xFF never occurs in JSON text: it makes the agent drop what it read so far, and marks its next answer as the one that is meant. */
const delimiter = 0xff

/** A guest that is not up yet does not read, so asking again costs little; one that restarts its agent loses what it was asked. */
const askAgainMs = 500

/** As many bytes as an agent takes in one message without holding up the others for long. */
const chunkBytes = 512 * 1024

const answerSchema = z.union([z.object({ error: z.object({ class: z.string(), desc: z.string() }) }), z.object({ return: z.unknown() })])

/**
 * A client of qemu-guest-agent over the machine's virtio-serial channel. It needs no network in the guest. The agent does one
 * thing at a time and its answers bear no ids, so commands queue here; after a lost connection, an abandoned answer or a
 * machine brought back from a save, `guest-sync-delimited` finds the place in the stream again.
 */
export class GuestAgent implements AsyncDisposable {
  readonly #connect: (operation: Operation) => Promise<Transport>
  #queue: Promise<unknown> = Promise.resolve()
  #connection: Connection | undefined
  #disposed = false

  /** `connect` is called when there is no connection, for the first command and after each loss. */
  constructor(connect: (operation: Operation) => Promise<Transport>) {
    this.#connect = connect
  }

  /** The agent behind a machine's socket; a relative path is read from the working directory. */
  static at(socketPath: string): GuestAgent {
    return new GuestAgent(async (operation) => {
      try {
        return socketTransport(await connectUnixSocket(socketPath, operation))
      } catch (error) {
        if (nobodyListens(error)) throw vmErrors.agentUnreachable('its socket has no listener', { cause: error })
        throw error
      }
    })
  }

  /** Runs one of the agent's commands. Throws GUEST_AGENT_FAILED or GUEST_AGENT_UNREACHABLE. Waits until the agent answers: give it a deadline. */
  async execute(command: string, args: Readonly<Record<string, unknown>> = {}, options?: OperationOptions): Promise<unknown> {
    const operation = Operation.from(options, `the guest agent's ${command}`)
    return this.#inTurn(operation, async () => {
      const connection = await this.#synchronised(operation)
      const answer = parseAnswer(command, await connection.ask(JSON.stringify({ execute: command, arguments: args }), operation))
      if ('error' in answer) {
        throw vmErrors.agentFailed(command, answer.error.desc, { details: { command, class: answer.error.class } })
      }
      return answer.return
    })
  }

  /** Resolves when the agent answers: the machine is ready for commands. */
  async ping(options?: OperationOptions): Promise<void> {
    await this.execute('guest-ping', {}, options)
  }

  /**
   * Runs a program as root and waits for its end. `env` replaces the environment. A program that a signal ended has exit
   * code 128 + signal. `truncated` when the agent kept only the beginning of the output (16 MiB). When cancelled, the program and
   * its descendants are killed.
   */
  async exec(program: GuestProgram, options: ExecOptions = {}): Promise<ExecResult> {
    const operation = Operation.from(options, `${program.path} in the machine`)
    const { pid } = z.object({ pid: z.number() }).parse(
      await this.execute(
        'guest-exec',
        {
          path: program.path,
          arg: program.args ?? [],
          'capture-output': true,
          ...(options.env === undefined ? {} : { env: Object.entries(options.env).map(([name, value]) => `${name}=${value}`) }),
          ...(options.stdin === undefined ? {} : { 'input-data': Buffer.from(options.stdin).toString('base64') }),
        },
        operation,
      ),
    )
    try {
      return await this.#waitForEnd(pid, operation)
    } catch (error) {
      if (operation.signal.aborted) await this.#killTree(pid)
      throw error
    }
  }

  async #waitForEnd(pid: number, operation: Operation): Promise<ExecResult> {
    // A program that does nothing takes some 45 ms in an emulated guest, and each question takes processor time away from it; where a
    // processor runs the guest it takes a few.
    const waits = [15, 22, 10]
    const begun = performance.now()
    for (let turn = 0, wait = 0; ; turn++) {
      // Of what takes minutes, the end is seen a little later.
      const longest = Math.min(Math.max(200, (performance.now() - begun) / 50), 2000)
      wait = waits[turn] ?? Math.min(wait * 1.3, longest)
      await operation.sleep(wait)
      const status = execStatus.parse(await this.execute('guest-exec-status', { pid }, operation))
      if (status.exited) {
        return {
          exitCode: status.exitcode ?? 128 + (status.signal ?? 0),
          stdout: Buffer.from(status['out-data'] ?? '', 'base64'),
          stderr: Buffer.from(status['err-data'] ?? '', 'base64'),
          truncated: (status['out-truncated'] ?? false) || (status['err-truncated'] ?? false),
        }
      }
    }
  }

  /** Best effort: the caller is leaving already, and a machine that does not answer has nothing to be killed. */
  async #killTree(pid: number): Promise<void> {
    const script =
      'kill_tree() { for child in $(cat /proc/"$1"/task/*/children); do kill_tree "$child"; done; kill -KILL "$1"; }; kill_tree "$0"'
    const kill = { path: '/bin/sh', arg: ['-c', script, String(pid)], 'capture-output': false }
    await this.execute('guest-exec', kill, { timeoutMs: 2000 }).catch(() => {})
  }

  /** Reads a whole file. Throws NOT_FOUND. */
  async readFile(path: string, options?: OperationOptions): Promise<Buffer> {
    const operation = Operation.from(options, `reading ${path} in the machine`)
    return this.#withFile(path, 'r', operation, async (handle) => {
      const chunks: Buffer[] = []
      for (;;) {
        const read = readResult.parse(await this.execute('guest-file-read', { handle, count: chunkBytes }, operation))
        chunks.push(Buffer.from(read['buf-b64'], 'base64'))
        if (read.eof) return Buffer.concat(chunks)
      }
    })
  }

  /**
   * Writes a whole file as root; the folder must exist. `mode` as in chmod, default 0644. The file has its mode before it has
   * its content: the agent by itself would create it writable for everybody. Throws GUEST_AGENT_FAILED.
   */
  async writeFile(path: string, content: Uint8Array | string, options: OperationOptions & { readonly mode?: number } = {}): Promise<void> {
    const operation = Operation.from(options, `writing ${path} in the machine`)
    const mode = (options.mode ?? 0o644).toString(8)
    const prepare = { path: '/bin/sh', args: ['-c', 'umask 077 && : >"$0" && chmod "$1" -- "$0"', path, mode] }
    const { exitCode, stderr } = await this.exec(prepare, { signal: operation.signal })
    if (exitCode !== 0) throw vmErrors.agentFailed(`writing ${path}`, stderr.toString().trim())
    const bytes = Buffer.from(content)
    if (bytes.length === 0) return
    await this.#withFile(path, 'r+', operation, async (handle) => {
      for (let offset = 0; offset < bytes.length; ) {
        const chunk = bytes.subarray(offset, offset + chunkBytes).toString('base64')
        const { count } = z
          .object({ count: z.number().positive() })
          .parse(await this.execute('guest-file-write', { handle, 'buf-b64': chunk }, operation))
        offset += count
      }
      await this.execute('guest-file-flush', { handle }, operation)
    })
  }

  async #withFile<T>(path: string, mode: string, operation: Operation, body: (handle: number) => Promise<T>): Promise<T> {
    let handle: number
    try {
      handle = z.number().parse(await this.execute('guest-file-open', { path, mode }, operation))
    } catch (error) {
      if (isVivariumError(error, 'GUEST_AGENT_FAILED') && error.message.includes('No such file or directory')) {
        throw vmErrors.noSuchFile(path, { cause: error })
      }
      throw error
    }
    try {
      return await body(handle)
    } finally {
      // Also after a cancellation, and not waited for longer than an agent that lives needs.
      await this.execute('guest-file-close', { handle }, { timeoutMs: 2000 }).catch(() => {})
    }
  }

  /** Asks the guest to shut down. Resolves when it was asked: whether it went down is seen at the machine. */
  async shutdown(mode: 'powerdown' | 'reboot' | 'halt', options?: OperationOptions): Promise<void> {
    const operation = Operation.from(options, "the guest agent's guest-shutdown")
    // The only command that does not answer when it succeeds.
    await this.#inTurn(operation, async () => {
      const connection = await this.#synchronised(operation)
      connection.tell(JSON.stringify({ execute: 'guest-shutdown', arguments: { mode } }))
    })
  }

  /** Sets the guest's clock. */
  async setTime(millisecondsSince1970: number, options?: OperationOptions): Promise<void> {
    await this.execute('guest-set-time', { time: millisecondsSince1970 * 1e6 }, options)
  }

  async networkInterfaces(options?: OperationOptions): Promise<GuestInterface[]> {
    return interfaces.parse(await this.execute('guest-network-get-interfaces', {}, options)).map((entry) => ({
      name: entry.name,
      ...(entry['hardware-address'] === undefined ? {} : { macAddress: entry['hardware-address'] }),
      addresses: (entry['ip-addresses'] ?? []).map((address) => ({
        address: address['ip-address'],
        prefixLength: address.prefix,
        family: address['ip-address-type'],
      })),
    }))
  }

  /** Ends the connection; commands that wait fail. Idempotent. */
  async close(): Promise<void> {
    this.#disposed = true
    this.#connection?.close('it was closed')
    this.#connection = undefined
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  /** Runs `body` after all that were asked before. One that is cancelled leaves its place in the queue to the next. */
  async #inTurn<T>(operation: Operation, body: () => Promise<T>): Promise<T> {
    const before = this.#queue
    const turn = operation.race(before, 'the guest agent').then(body)
    // The next one waits for those before this one too, also when this one does not.
    this.#queue = Promise.allSettled([before, turn])
    return turn
  }

  /** A connection whose next line is the answer to the next command. */
  async #synchronised(operation: Operation): Promise<Connection> {
    if (this.#disposed) throw vmErrors.agentUnreachable('the client was closed')
    if (this.#connection === undefined || this.#connection.ended !== undefined) {
      this.#connection = new Connection(await this.#connect(operation))
    }
    const connection = this.#connection
    if (!connection.clean) await connection.synchronise(operation)
    return connection
  }
}

function parseAnswer(command: string, line: string): z.infer<typeof answerSchema> {
  try {
    return answerSchema.parse(JSON.parse(line))
  } catch (error) {
    throw vmErrors.agentFailed(command, 'it answered with something else than an answer', { cause: error })
  }
}

const execStatus = z.object({
  exited: z.boolean(),
  exitcode: z.number().optional(),
  signal: z.number().optional(),
  'out-data': z.string().optional(),
  'err-data': z.string().optional(),
  'out-truncated': z.boolean().optional(),
  'err-truncated': z.boolean().optional(),
})

const readResult = z.object({ 'buf-b64': z.string(), eof: z.boolean() })

const interfaces = z.array(
  z.object({
    name: z.string(),
    'hardware-address': z.string().optional(),
    'ip-addresses': z
      .array(z.object({ 'ip-address': z.string(), prefix: z.number(), 'ip-address-type': z.enum(['ipv4', 'ipv6']) }))
      .optional(),
  }),
)

/** One connection to the agent: lines out, lines in, and whether the next line in is known to be the next answer. */
class Connection {
  readonly #transport: Transport
  /** Why it is over. */
  ended: string | undefined
  /** False at first, and after an answer was abandoned. */
  clean = false
  #received: Buffer[] = []
  #onLine: ((line: Buffer) => void) | undefined
  #onEnd: ((why: string) => void) | undefined

  constructor(transport: Transport) {
    this.#transport = transport
    transport.start({ onData: (bytes) => this.#receive(bytes), onClose: (why) => this.close(why) })
  }

  close(why: string): void {
    this.#transport.close()
    this.ended ??= why
    this.#onEnd?.(why)
  }

  tell(command: string): void {
    this.#transport.send(Buffer.from(`${command}\n`))
  }

  async ask(command: string, operation: Operation): Promise<string> {
    this.clean = false
    // Late answers to a synchronisation that was asked for more than once start with the delimiter.
    const answer = this.#nextLine((line) => !line.includes(delimiter), operation)
    this.tell(command)
    const line = await answer
    this.clean = true
    return line.toString()
  }

  /**
   * Asks until the agent answers with the number that was sent last: only then is nothing of what was asked before still to come. (Each
   * time the agent also complains, in a line of its own, about the delimiter before the command.)
   */
  async synchronise(operation: Operation): Promise<void> {
    let sent: number
    let heard = false
    const send = () => {
      sent = Math.floor(Math.random() * 2 ** 31)
      const command = { execute: 'guest-sync-delimited', arguments: { id: sent } }
      this.#transport.send(Buffer.concat([Buffer.from([delimiter]), Buffer.from(`${JSON.stringify(command)}\n`)]))
    }
    const answer = this.#nextLine((line) => {
      const from = line.lastIndexOf(delimiter)
      const text =
        from < 0
          ? ''
          : line
              .subarray(from + 1)
              .toString()
              .replaceAll(/\s/g, '')
      // An agent that answers at all will answer the last one too.
      if (/^\{"return":\d+\}$/.test(text)) heard = true
      return text === `{"return":${sent}}`
    }, operation)
    send()
    const again = setInterval(() => heard || send(), askAgainMs)
    try {
      await answer
      this.clean = true
    } finally {
      clearInterval(again)
    }
  }

  async #nextLine(wanted: (line: Buffer) => boolean, operation: Operation): Promise<Buffer> {
    try {
      return await operation.race(
        new Promise<Buffer>((resolve, reject) => {
          const end = (why: string) => reject(vmErrors.agentUnreachable(why))
          if (this.ended !== undefined) end(this.ended)
          this.#onEnd = end
          this.#onLine = (line) => {
            if (wanted(line)) resolve(line)
          }
        }),
        "the guest agent's answer",
      )
    } finally {
      this.#onLine = undefined
      this.#onEnd = undefined
    }
  }

  #receive(bytes: Buffer): void {
    let rest = bytes
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
      const line = Buffer.concat([...this.#received, rest.subarray(0, end)])
      this.#received = []
      rest = rest.subarray(end + 1)
      this.#onLine?.(line)
    }
    if (rest.length > 0) this.#received.push(rest)
  }
}
