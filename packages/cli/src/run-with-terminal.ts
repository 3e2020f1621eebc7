import { constants } from 'node:os'
import { launch } from '@vivarium/core'
import type { Context } from './context.js'

/**
 * Runs a program of this computer with this process's own streams, and more environment variables; resolves with its exit code, as a shell
 * gives it (128 and the signal's number). A terminal's Ctrl-C reaches it directly, and how it ends is its own affair. Throws PROGRAM_MISSING.
 */
export async function runWithTerminal(
  context: Context,
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const { exited } = await launch(program, args, { stdin: 'inherit', stdout: 'inherit', stderr: 'inherit', env, cwd: context.io.cwd })
  const { code, signal } = await exited
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal])
}
