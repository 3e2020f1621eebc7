import { once } from 'node:events'
import { StringDecoder } from 'node:string_decoder'
import { errors } from '../errors.js'
import { LineSplitter } from '../lines.js'
import { Operation } from '../operation.js'
import { type LaunchOptions, launch, type ProcessExit } from './launch.js'

export interface RunOptions extends LaunchOptions {
  /** How much stdout and stderr together may be; more is PROCESS_FAILED. Default: 16 MiB. */
  readonly maxOutputBytes?: number
  /** Exit codes that are not an error. Default: 0. */
  readonly okExitCodes?: readonly number[]
  /** Called for each line as it comes, without its end. */
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void
}

/** Output is read as UTF-8; it is empty for a stream that was not a pipe. */
export interface RunResult {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
}

/**
 * Runs a program to its end. Throws PROGRAM_MISSING; PROCESS_FAILED with the tail of what it printed (stderr, else
 * stdout; `details` has exitCode and signal); CANCELLED or TIMED_OUT after the process was stopped.
 */
export async function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const operation = Operation.from(options, program)
  const { maxOutputBytes = 16 * 2 ** 20, okExitCodes = [0], onLine, timeoutMs: _, ...launchOptions } = options
  const launched = await launch(program, args, { ...launchOptions, signal: operation.signal })
  const onAbort = () => void launched.stop()
  operation.signal.addEventListener('abort', onAbort, { once: true })
  try {
    let bytes = 0
    let tooMuch = false
    const text = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      const stream = launched.child[name]
      if (stream === null) continue
      const decoder = new StringDecoder('utf8')
      const lines = onLine === undefined ? undefined : new LineSplitter((line) => onLine(line, name))
      const take = (part: string) => {
        text[name] += part
        lines?.write(part)
      }
      stream.on('data', (chunk: Buffer) => {
        if (tooMuch) return
        bytes += chunk.length
        tooMuch = bytes > maxOutputBytes
        if (tooMuch) void launched.kill()
        else take(decoder.write(chunk))
      })
      stream.on('end', () => {
        take(decoder.end())
        lines?.end()
      })
    }
    // `close` comes when the output is at its end too.
    const [exit] = await Promise.all([launched.exited, once(launched.child, 'close')])
    operation.throwIfAborted(program)
    if (tooMuch) throw errors.processFailed(program, `printed more than ${maxOutputBytes} bytes and was ended`, '')
    if (exit.code === null || !okExitCodes.includes(exit.code)) {
      throw errors.processFailed(program, describeExit(exit), tail(text.stderr.trim() === '' ? text.stdout : text.stderr), {
        details: { exitCode: exit.code, signal: exit.signal },
      })
    }
    return { ...text, exitCode: exit.code }
  } finally {
    operation.signal.removeEventListener('abort', onAbort)
    await launched.kill()
  }
}

/** How a process ended, for a message: `ended with exit code 1`. */
export function describeExit(exit: ProcessExit): string {
  return exit.signal === null ? `ended with exit code ${exit.code}` : `was ended by ${exit.signal}`
}

/** The last lines, so that a message stays readable. */
function tail(output: string): string {
  return output.trimEnd().split('\n').slice(-20).join('\n').slice(-4000)
}
