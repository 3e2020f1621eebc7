import { commands } from './commands/commands.js'
import { Context } from './context.js'
import { exitCodes } from './exit-codes.js'
import type { GlobalOptions } from './global-options.js'
import { completeIo, type Io } from './io.js'
import { buildProgram, type Invocation, parseCommandLine } from './program.js'
import { reportError } from './report-error.js'

/**
 * Runs one command line (without the program's name) and resolves with its exit code; never rejects. Data goes to `io.stdout`,
 * everything else to `io.stderr`.
 */
export async function main(argv: readonly string[], given: Partial<Io> = {}): Promise<number> {
  const io = completeIo(given)
  let invocation: Invocation | undefined
  const program = buildProgram(commands, io, (understood) => {
    invocation = understood
  })
  try {
    parseCommandLine(program, argv, commands)
    return invocation ? await run(invocation, new Context(io, program.opts<GlobalOptions>())) : exitCodes.ok
  } catch (error) {
    return reportError(error, io, program.opts<GlobalOptions>())
  }
}

async function run({ definition, args, options }: Invocation, context: Context): Promise<number> {
  if (!definition.load) return exitCodes.ok
  if (definition.needsWorld ?? true) await context.io.prepare()
  else if (definition.runsUntilInterrupted) await context.io.listenForInterrupts()
  const action = await definition.load()
  // The parser made these from the definition that names the action.
  return (await action(context, args as never, options as never)) ?? exitCodes.ok
}
