import { constants } from 'node:os'
import { errors, findProgram, launch } from '@vivarium/core'
import type { Context } from './context.js'

/** Path of a program of this computer. Throws PROGRAM_MISSING with what can be done about it. */
export async function programOf(context: Context, name: string, remedy: string): Promise<string> {
  const path = await findProgram(name, context.io.env.PATH)
  if (path === undefined) throw errors.programMissing(name, remedy, { details: { program: name, remedy } })
  return path
}

/**
 * Runs a program of this computer with this process's own streams, and more environment variables; resolves with its exit code, as a shell
 * gives it (128 and the signal's number). A terminal's Ctrl-C reaches it directly, other signals are passed on to it, and how it ends is its own
 * affair.
 */
export async function runWithTerminal(
  context: Context,
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const { io } = context
  const { child, exited } = await launch(program, args, {
    stdin: 'inherit',
    stdout: 'inherit',
    stderr: 'inherit',
    env,
    cwd: io.cwd,
    signal: io.signal,
  })
  const hasTerminal = [io.stdin, io.stdout, io.stderr].some(({ isTTY }) => isTTY === true)
  const takeBack = io.handOverInterrupts((signal) => {
    // A terminal gives its Ctrl-C to both; a second one from us would mean "at once" to many programs.
    if (signal !== 'SIGINT' || !hasTerminal) child.kill(signal)
  })
  try {
    const { code, signal } = await exited
    return code ?? 128 + (signal === null ? 0 : constants.signals[signal])
  } finally {
    takeBack()
  }
}
