import type { ErrorReport } from './error-report.js'
import { exitCodes } from './exit-codes.js'
import type { GlobalOptions } from './global-options.js'
import type { Io } from './io.js'
import { CommandLineError } from './program.js'

/** Tells an error on stderr, as text or JSON, and gives the exit code that goes with it. */
export async function reportError(error: unknown, io: Io, options: Pick<GlobalOptions, 'output' | 'debug'>): Promise<number> {
  const report = error instanceof CommandLineError ? reportOfCommandLine(error) : await reportOfFailure(error, io.signal)
  if (report.message !== '') {
    const { exitCode, message, hint, ...rest } = report
    if (options.output === 'json') io.stderr.write(`${JSON.stringify({ error: { ...rest, message, ...(hint && { hint }) } })}\n`)
    else io.stderr.write(`viv: ${message}\n${hint === undefined ? '' : `${hint}\n`}`)
  }
  if (options.debug) io.stderr.write(`${stackOf(error)}\n`)
  return report.exitCode
}

function reportOfCommandLine({ code, exitCode, command, message }: CommandLineError): ErrorReport {
  if (exitCode === 0) return { exitCode: exitCodes.ok, code, message: '' }
  // A group without a subcommand: its help was printed already.
  if (code === 'commander.help') return { exitCode: exitCodes.usage, code: 'USAGE', message: '' }
  return { exitCode: exitCodes.usage, code: 'USAGE', message, hint: `See \`${command} --help\`.` }
}

/** Loaded only now: a wrong command line is told without what knows about failures. */
async function reportOfFailure(error: unknown, signal: AbortSignal): Promise<ErrorReport> {
  const { errorReport } = await import('./error-report.js')
  return errorReport(error, signal)
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`
  return `${error.stack ?? error.message}${cause}`
}
