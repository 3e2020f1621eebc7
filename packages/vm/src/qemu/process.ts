import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  describeExit,
  identityOf,
  isVivariumError,
  type LaunchedProcess,
  launch,
  Operation,
  type OperationOptions,
  type ProcessExit,
  type ProcessIdentity,
} from '@vivarium/core'
import { z } from 'zod'
import { vmErrors } from '../errors.js'
import { nobodyListens } from '../unix-socket.js'
import { QmpClient, type QmpEvent } from './qmp.js'

export interface QemuStart extends OperationOptions {
  /** Path of the qemu-system program. */
  readonly program: string
  readonly arguments: readonly string[]
  /** QEMU's working directory: the machine's folder. */
  readonly directory: string
  /** The monitor's socket, relative to `directory`. */
  readonly qmpSocket: string
  /** Where QEMU's own messages are appended, relative to `directory`. */
  readonly log: string
  /** False only for a machine that outlives the program which started it. */
  readonly diesWithParent: boolean
  /** `inherit` gives QEMU this process's terminal, for `-monitor stdio`. */
  readonly terminal?: 'inherit'
}

/**
 * What a QEMU process is doing. `io-error`: the host's disk failed or is full, and the guest stands until `cont`.
 * `ended`: the process is gone, or is about to go.
 */
export type QemuState = 'running' | 'paused' | 'io-error' | 'ended'

const pollMs = 4

/** A running QEMU with its monitor. Disposing kills it. */
export class QemuProcess implements AsyncDisposable {
  readonly identity: ProcessIdentity
  /** QEMU's working directory. */
  readonly directory: string
  readonly qmp: QmpClient
  /** How it ended, once it has. Never rejects. */
  readonly exited: Promise<ProcessExit>
  readonly #launched: LaunchedProcess
  readonly #log: ProcessLog
  readonly #listeners = new Set<(state: QemuState) => void>()
  #state: QemuState

  private constructor(
    directory: string,
    launched: LaunchedProcess,
    log: ProcessLog,
    identity: ProcessIdentity,
    qmp: QmpClient,
    state: QemuState,
  ) {
    this.directory = directory
    this.#launched = launched
    this.#log = log
    this.identity = identity
    this.qmp = qmp
    this.#state = state
    this.exited = launched.exited
    qmp.onEvent((event) => this.#change(nextState(this.#state, event)))
    void launched.exited.then(() => this.#change('ended'))
  }

  /** Starts QEMU and resolves when its monitor answers. Throws QEMU_ENDED with QEMU's own words when it does not come up. */
  static async start(start: QemuStart): Promise<QemuProcess> {
    const operation = Operation.from(start, 'starting QEMU', 30_000)
    const file = await open(join(start.directory, start.log), 'a', 0o600)
    const log: ProcessLog = { path: join(start.directory, start.log), start: (await file.stat()).size }
    let launched: LaunchedProcess
    try {
      launched = await launch(start.program, start.arguments, {
        cwd: start.directory,
        stdin: start.terminal ?? 'ignore',
        stdout: start.terminal ?? file.fd,
        stderr: file.fd,
        diesWithParent: start.diesWithParent,
        signal: operation.signal,
      })
    } finally {
      await file.close()
    }
    try {
      if (!start.diesWithParent && start.terminal === undefined) launched.child.unref()
      const qmp = await connectWhenUp(launched, join(start.directory, start.qmpSocket), operation)
      const identity = await identityOf(launched.pid)
      if (qmp === undefined || identity === undefined) {
        const exit = await launched.exited
        throw vmErrors.qemuEnded(start.program, describeExit(exit), await lastWords(log), { details: { ...exit } })
      }
      const { status } = statusSchema.parse(await qmp.execute('query-status', {}, operation))
      return new QemuProcess(start.directory, launched, log, identity, qmp, stateOf(status))
    } catch (error) {
      await launched.kill()
      throw error
    }
  }

  get pid(): number {
    return this.identity.pid
  }

  get state(): QemuState {
    return this.#state
  }

  /** Calls `listener` after each change of state, until the function that it returns is called. */
  onStateChange(listener: (state: QemuState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Resolves when the state is one of those; throws when the operation's deadline passes. */
  async waitForState(states: readonly QemuState[], options?: OperationOptions): Promise<QemuState> {
    const operation = Operation.from(options, `waiting until the machine is ${states.join(' or ')}`)
    let forget: (() => void) | undefined
    try {
      return await operation.race(
        new Promise<QemuState>((resolve) => {
          forget = this.onStateChange((state) => {
            if (states.includes(state)) resolve(state)
          })
          if (states.includes(this.#state)) resolve(this.#state)
        }),
        `waiting until the machine is ${states.join(' or ')}`,
      )
    } finally {
      forget?.()
    }
  }

  /** Stops the virtual CPUs and the guest's clock. */
  async stop(options?: OperationOptions): Promise<void> {
    await this.qmp.execute('stop', {}, options)
  }

  async cont(options?: OperationOptions): Promise<void> {
    await this.qmp.execute('cont', {}, options)
  }

  /** Presses the power button: a guest that listens to ACPI shuts down. */
  async powerDown(options?: OperationOptions): Promise<void> {
    await this.qmp.execute('system_powerdown', {}, options)
  }

  /** Ends QEMU in order: what the guest has written is in the disk's file. */
  async quit(options?: OperationOptions): Promise<ProcessExit> {
    const operation = Operation.from(options, 'ending QEMU', 30_000)
    // The answer may get lost when the process goes: its end is what counts.
    await this.qmp.execute('quit', {}, operation).catch((error: unknown) => {
      if (operation.signal.aborted) throw error
    })
    return operation.race(this.exited, 'ending QEMU')
  }

  /** As if the plug was pulled. */
  async kill(): Promise<ProcessExit> {
    const exit = await this.#launched.kill()
    await this.qmp.close()
    return exit
  }

  /** The end of what this QEMU has written to its log. */
  lastWords(): Promise<string> {
    return lastWords(this.#log)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill()
  }

  #change(state: QemuState): void {
    if (state === this.#state || this.#state === 'ended') return
    this.#state = state
    for (const listener of this.#listeners) listener(state)
  }
}

/** The monitor's client once QEMU listens; undefined when QEMU ended before. */
async function connectWhenUp(launched: LaunchedProcess, socketPath: string, operation: Operation): Promise<QmpClient | undefined> {
  const ended = launched.exited.then(() => 'ended' as const)
  for (;;) {
    try {
      return await QmpClient.connect(socketPath, operation)
    } catch (error) {
      // QEMU opens the socket before it has looked at all of its arguments, so a connection may break too, just before the end.
      if (!nobodyListens(error) && !isVivariumError(error, 'QMP_CLOSED')) throw error
    }
    if ((await Promise.race([ended, operation.sleep(pollMs)])) === 'ended') return undefined
  }
}

/** A log that several runs of a machine append to, and where this one's part begins. */
interface ProcessLog {
  readonly path: string
  readonly start: number
}

async function lastWords({ path, start }: ProcessLog): Promise<string> {
  return (await readFile(path)).subarray(start).toString().trim().slice(-4000)
}

const statusSchema = z.object({ status: z.string() })

/** After QEMU's RunState (qapi/run-state.json). */
function stateOf(status: string): QemuState {
  if (status === 'running') return 'running'
  if (status === 'io-error') return 'io-error'
  return status === 'shutdown' ? 'ended' : 'paused'
}

function nextState(state: QemuState, { event, data }: QmpEvent): QemuState {
  switch (event) {
    case 'RESUME':
      return 'running'
    case 'STOP':
      // The error that stopped it is told just before.
      return state === 'io-error' ? state : 'paused'
    case 'BLOCK_IO_ERROR':
      return data.action === 'stop' ? 'io-error' : state
    case 'SHUTDOWN':
      return 'ended'
    default:
      return state
  }
}
