import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { isMainThread } from 'node:worker_threads'
import { errors, messageOf } from '../errors.js'
import { Operation, type OperationOptions } from '../operation.js'
import { type Child, forgetChild, signalChild, sweepAtExit } from './children.js'
import { diesWithParentPrefix } from './dies-with-parent.js'
import { findProgram } from './find-program.js'
import { installHint } from './required-program.js'

export interface LaunchOptions extends OperationOptions {
  readonly cwd?: string
  /** Added to this process's own environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Text or bytes are written and the pipe is closed (text that is one of these three words: as bytes). Default: `ignore`. */
  readonly stdin?: 'ignore' | 'pipe' | 'inherit' | Uint8Array | string
  /** A number is a file descriptor of this process. Default: `pipe`, which has to be read. */
  readonly stdout?: 'ignore' | 'pipe' | 'inherit' | number
  readonly stderr?: 'ignore' | 'pipe' | 'inherit' | number
  /** How long `stop` waits after SIGTERM before it sends SIGKILL, in milliseconds. Default: 5000. */
  readonly killAfterMs?: number
  /**
   * Default true: the child is killed when this process ends, however it ends. (On Linux the kernel does it, through
   * `setpriv` from util-linux; elsewhere, or without it, only an end that runs exit handlers does.) False for a child that
   * is meant to outlive us.
   */
  readonly diesWithParent?: boolean
}

/** How a process ended: by itself with a code, or by a signal. */
export interface ProcessExit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A running child process. Disposing stops it. */
export interface LaunchedProcess extends AsyncDisposable {
  readonly pid: number
  readonly child: ChildProcess
  /** Never rejects. */
  readonly exited: Promise<ProcessExit>
  /** SIGTERM, then SIGKILL after the grace. */
  stop(): Promise<ProcessExit>
  /** SIGKILL at once. */
  kill(): Promise<ProcessExit>
}

/** Finds out ahead of time what `launch` has to know of this computer, so that the first program starts at once. */
export async function prepareToLaunch(): Promise<void> {
  await diesWithParentPrefix()
}

/**
 * Starts a program, never through a command line of a shell, and resolves once it runs. `signal` and `timeoutMs` are for
 * the start alone: a process that was started lives until it ends, is stopped or disposed. (`run` is the one that
 * ends with its signal.)
 *
 * A child whose stdin is not the terminal's gets a session of its own: the terminal's Ctrl-C then reaches only us, who
 * close it in order, and a signal from us reaches what the child started too.
 *
 * Throws PROGRAM_MISSING; PROCESS_FAILED when the system refuses to start it; UNSUPPORTED from a worker thread on
 * Linux unless `diesWithParent` is false, since the child would die with the thread.
 */
export async function launch(program: string, args: readonly string[], options: LaunchOptions = {}): Promise<LaunchedProcess> {
  const operation = Operation.from(options, `starting ${program}`)
  const { stdin = 'ignore', stdout = 'pipe', stderr = 'pipe', diesWithParent = true, killAfterMs = 5000 } = options
  if (diesWithParent && process.platform === 'linux' && !isMainThread) {
    throw errors.unsupported(
      `starting ${program} from a worker thread`,
      'it would be killed when that thread ends; start it from the main thread',
    )
  }
  const path = await findProgram(program, options.env?.PATH ?? process.env.PATH)
  if (path === undefined) throw errors.programMissing(program, installHint(program))
  const [file, ...rest] = [...(diesWithParent ? await diesWithParentPrefix() : []), path, ...args]
  operation.throwIfAborted(`starting ${program}`)

  const input = typeof stdin === 'string' && ['ignore', 'pipe', 'inherit'].includes(stdin) ? undefined : stdin
  const leadsGroup = process.platform !== 'win32' && stdin !== 'inherit'
  const child = spawn(file ?? path, rest, {
    stdio: [input === undefined ? (stdin as 'ignore' | 'pipe' | 'inherit') : 'pipe', stdout, stderr],
    detached: leadsGroup || !diesWithParent,
    windowsHide: true,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: { ...process.env, ...options.env } }),
  })
  const swept: Child = { process: child, leadsGroup }
  const exited = new Promise<ProcessExit>((resolve) => {
    child.once('exit', (code, signal) => {
      forgetChild(swept)
      resolve({ code, signal })
    })
  })
  if (diesWithParent) sweepAtExit(swept)
  try {
    await once(child, 'spawn')
  } catch (error) {
    forgetChild(swept)
    throw errors.processFailed(program, `could not be started: ${messageOf(error)}`, '', { cause: error })
  }
  // A signal that can't be delivered comes as an event; what became of the process is told by `exited`.
  child.on('error', () => {})
  child.stdin?.on('error', () => {}) // EPIPE: it does not want its input
  if (input !== undefined) child.stdin?.end(input)

  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<ProcessExit> => {
    if (child.exitCode !== null || child.signalCode !== null) return exited
    signalChild(swept, signal)
    const timer = signal === 'SIGTERM' ? setTimeout(() => signalChild(swept, 'SIGKILL'), killAfterMs) : undefined
    const exit = await exited
    clearTimeout(timer)
    // What it started and left behind.
    if (leadsGroup) signalChild(swept, 'SIGKILL')
    return exit
  }
  const launched: LaunchedProcess = {
    pid: child.pid ?? 0,
    child,
    exited,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    [Symbol.asyncDispose]: async () => {
      await end('SIGTERM')
    },
  }
  if (operation.signal.aborted) {
    await launched.kill()
    operation.throwIfAborted(`starting ${program}`)
  }
  return launched
}
