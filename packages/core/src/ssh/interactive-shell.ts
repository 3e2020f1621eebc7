import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { ClientChannel, PseudoTtyOptions } from 'ssh2'
import { Operation, type OperationOptions } from '../operation.js'
import type { ConnectionPool } from './connection-pool.js'
import { EscapeFilter } from './escape.js'
import { MarkedCommand } from './marked-command.js'
import { exitOf } from './run-command.js'

/** What the user types: `process.stdin`, or any stream. */
export interface TerminalInput extends Readable {
  readonly isTTY?: boolean
  readonly isRaw?: boolean
  setRawMode?(raw: boolean): unknown
}

/** What the user sees: `process.stdout`, or any stream. Emits `resize` when it is a terminal. */
export interface TerminalOutput extends Writable {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
}

export interface InteractiveShellOptions extends OperationOptions {
  /** Instead of the user's login shell. */
  readonly command?: string
  readonly stdin?: TerminalInput
  readonly stdout?: TerminalOutput
  readonly stderr?: Writable
  /** The kind of terminal. Default: `$TERM`, else `xterm`. */
  readonly term?: string
}

/** What a shell reports for a program whose reader went away. */
const exitCodeOfBrokenPipe = 141
/** What ssh reports when it ends by its escape. */
const exitCodeOfEscape = 255

/**
 * A shell, or a command, with the user's own streams. On a terminal (stdin and stdout both) the machine gets a terminal of
 * the same kind and size, follows its size, and all keys go there; `~.` at the beginning of a line leaves. Resolves with
 * the exit code. The user's terminal is as before when this ends, however it ends.
 */
export async function interactiveShell(pool: ConnectionPool, address: string, options: InteractiveShellOptions): Promise<number> {
  const { command, stdin = process.stdin, stdout = process.stdout, stderr = process.stderr } = options
  const operation = Operation.from(options, `the shell at ${address}`)
  const onTerminal = stdin.isTTY === true && stdout.isTTY === true && stdin.setRawMode !== undefined
  const pty = onTerminal ? terminalFor(stdout, options.term) : undefined
  const marked = command === undefined ? undefined : new MarkedCommand(command)
  const { channel, release } = await pool.open<ClientChannel>(
    address,
    operation,
    (client, done) => {
      if (marked !== undefined) client.exec(marked.line, pty === undefined ? {} : { pty }, done)
      else client.shell(pty ?? false, done)
    },
    (late) => {
      late.close()
      void marked?.kill(pool, address)
    },
  )

  const input = onTerminal ? new EscapeFilter() : undefined
  const wasRaw = stdin.isRaw === true
  const onResize = () => channel.setWindow(stdout.rows ?? 24, stdout.columns ?? 80, 0, 0)
  let hasEnded = false
  const undo: (() => void)[] = []
  try {
    const ended = Promise.all([exitOf(channel, address), once(channel.stderr, 'end')]).then(([exitCode]) => exitCode)
    // Also when nobody waits for it, since the terminal failed first.
    ended.then(
      () => {
        hasEnded = true
      },
      () => {},
    )
    const left = new Promise<number>((resolve, reject) => {
      const onOutputError = (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? resolve(exitCodeOfBrokenPipe) : reject(error))
      for (const stream of new Set([stdout, stderr])) {
        stream.on('error', onOutputError)
        undo.push(() => stream.off('error', onOutputError))
      }
      stdin.on('error', reject)
      undo.push(() => stdin.off('error', reject))
      input?.once('escape', () => resolve(exitCodeOfEscape))
    })
    channel.pipe(stdout, { end: false })
    channel.stderr.pipe(stderr, { end: false })
    if (onTerminal) {
      undo.push(() => stdin.setRawMode?.(wasRaw))
      stdin.setRawMode?.(true)
      stdout.on('resize', onResize)
      undo.push(() => stdout.off('resize', onResize))
      onResize() // it may have changed while we connected
    }
    const first = input ?? channel
    input?.pipe(channel)
    stdin.pipe(first)
    undo.push(() => {
      stdin.unpipe(first)
      stdin.pause()
      input?.unpipe(channel)
    })
    return await operation.race(Promise.race([ended, left]), `the shell at ${address}`)
  } finally {
    for (const step of undo.reverse()) step()
    channel.close()
    release()
    // A shell without a terminal ends with its input, one with a terminal because that hangs up.
    if (!hasEnded) await marked?.kill(pool, address)
  }
}

function terminalFor(output: TerminalOutput, term: string | undefined): PseudoTtyOptions {
  return { term: term ?? process.env.TERM ?? 'xterm', rows: output.rows ?? 24, cols: output.columns ?? 80, width: 0, height: 0 }
}
