import type { Context } from './context.js'
import type { ArgumentDefinition, OptionDefinition } from './word-definition.js'

/** What a command does. Gives an exit code when it is not 0. */
export type Action<Args extends readonly unknown[] = never, Options = never> = (
  context: Context,
  args: Args,
  options: Options,
) => Promise<number | undefined>

/** One command, as data: the parser, the help, the completion and the tests of the docs are made from it. */
export interface CommandDefinition {
  readonly name: string
  /** One line, for lists of commands. */
  readonly summary: string
  /** What it does, in full sentences; the help begins with it. Default: the summary. */
  readonly description?: string
  readonly examples?: readonly string[]
  /** The heading under which `viv --help` lists it. */
  readonly group?: string
  readonly arguments?: readonly ArgumentDefinition[]
  readonly options?: readonly OptionDefinition[]
  /** Loads the action: only the command that runs is loaded. */
  readonly load?: () => Promise<Action>
  readonly commands?: readonly CommandDefinition[]
  /** It runs when its parent is called without a subcommand. */
  readonly isDefault?: boolean
  /** Whether it works with drivers, keepers or anything that must be closed when it is interrupted. Default: true. */
  readonly needsWorld?: boolean
  /** What follows its name, and options of its own, is for another program: options too. */
  readonly passesOptions?: boolean
  /** It works with none of that and still must be told of Ctrl-C, since it runs until then. */
  readonly runsUntilInterrupted?: boolean
  readonly hidden?: boolean
}
