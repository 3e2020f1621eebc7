import { Argument, Command, type CommanderError, Option } from 'commander'
import type { CommandDefinition } from './definition.js'
import { protectForeignWords } from './foreign-words.js'
import { globalOptions } from './global-options.js'
import type { Io } from './io.js'
import { version } from './version.js'
import type { ArgumentDefinition, OptionDefinition, OrderedOption } from './word-definition.js'

/** A command line that was understood: what to do, and with what. */
export interface Invocation {
  readonly definition: CommandDefinition
  readonly args: readonly unknown[]
  readonly options: Readonly<Record<string, unknown>>
}

/** A command line that was not understood, or that only asked for help (`exitCode` 0). `command` is how far it was: `viv vm create`. */
export class CommandLineError extends Error {
  readonly code: string
  readonly exitCode: number
  readonly command: string

  constructor(error: CommanderError, command: string) {
    super(error.message.replace(/^error: /, '').replace('\n(', ' ('), { cause: error })
    this.code = error.code
    this.exitCode = error.exitCode
    this.command = command
  }
}

const description = `Universes of machines for tests: built once, saved, opened in a moment, rewound.

A universe is a folder. What is done in an open universe is gone when it is closed, unless it is saved.`

const firstSteps = `
First steps:
  $ viv create lab                         # a universe in ./lab, open in the background
  $ viv cluster create main --workers 2    # a Kubernetes cluster in it
  $ viv kubectl get nodes
  $ viv image build node                   # an image for other machines
  $ viv vm create web --image node         # a machine that starts from it
  $ viv ssh web -- uname -r
  $ viv save                               # keep it as it is now, and close it
  $ viv open lab --detach                  # back in a moment; viv close rewinds it

Exit codes:
  0 done   1 failed   2 wrong command line   3 this computer lacks something   70 a defect of Vivarium   130 interrupted
  ssh, vm exec, kubectl and with exit with the code of what they run.`

/** Makes the parser from the commands' definitions. It calls `onInvocation` for a command, and throws CommandLineError. */
export function buildProgram(definitions: readonly CommandDefinition[], io: Io, onInvocation: (invocation: Invocation) => void): Command {
  const program = new Command('viv')
    .description(description)
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .commandsGroup('This computer:')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: () => {}, // main reports it, with all other errors
      getOutHelpWidth: () => helpWidth(io.stdout.columns),
      getErrHelpWidth: () => helpWidth(io.stderr.columns),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', firstSteps)
  throwCommandLineErrors(program, 'viv')
  for (const option of globalOptions) program.addOption(asOption(option))
  for (const definition of definitions) addCommand(program, 'viv', definition, onInvocation)
  return program
}

/** Reads a command line (without the program's name) with the parser that was made from these definitions. */
export function parseCommandLine(program: Command, argv: readonly string[], definitions: readonly CommandDefinition[]): void {
  program.parse(protectForeignWords(argv, definitions), { from: 'user' })
}

function addCommand(parent: Command, path: string, definition: CommandDefinition, onInvocation: (invocation: Invocation) => void): void {
  const { name, summary, group, load, hidden = false, isDefault = false, examples = [] } = definition
  const command = parent.command(name, { hidden, isDefault })
  throwCommandLineErrors(command, `${path} ${name}`)
  command.summary(summary).description(definition.description ?? `${summary}.`)
  if (group) command.helpGroup(`${group}:`)
  for (const argument of definition.arguments ?? []) command.addArgument(asArgument(argument))
  const ordered: Record<string, OrderedOption[]> = {}
  for (const option of definition.options ?? []) command.addOption(asOption(option, ordered))
  for (const inner of definition.commands ?? []) addCommand(command, `${path} ${name}`, inner, onInvocation)
  if (examples.length > 0) command.addHelpText('after', `\nExamples:\n${examples.map((example) => `  $ ${example}`).join('\n')}`)
  if (load) command.action(() => onInvocation({ definition, args: command.processedArgs, options: { ...command.opts(), ...ordered } }))
}

function asArgument({ syntax, description, choices }: ArgumentDefinition): Argument {
  const argument = new Argument(syntax, description)
  return choices ? argument.choices([...choices]) : argument
}

function asOption(definition: OptionDefinition, ordered: Record<string, OrderedOption[]> = {}): Option {
  const { flags, description, choices, repeat, orderedIn } = definition
  const shown = definition.defaultText === undefined ? description : `${description} (default: ${definition.defaultText})`
  const option = new Option(flags, repeat ? `${shown}; may be repeated` : shown)
  if (definition.default !== undefined) option.default(definition.default)
  if (definition.required) option.makeOptionMandatory()
  if (choices) option.choices([...choices])
  if (orderedIn !== undefined) {
    ordered[orderedIn] ??= []
    const list = ordered[orderedIn]
    option.argParser((value) => {
      list.push({ option: option.attributeName(), value })
    })
  } else if (repeat) {
    option.argParser((value: string, previous: readonly string[] | undefined) => [...(previous ?? []), value])
  }
  return option
}

function throwCommandLineErrors(command: Command, path: string): void {
  command.exitOverride((error) => {
    throw new CommandLineError(error, path)
  })
}

/** As wide as the terminal, but no wider than what reads well; 100 in a file or pipe. */
function helpWidth(columns: number | undefined): number {
  return Math.min(columns || 100, 100)
}
