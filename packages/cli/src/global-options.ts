import type { OptionDefinition } from './word-definition.js'

export const outputFormats = ['table', 'json', 'yaml'] as const
export type OutputFormat = (typeof outputFormats)[number]

export interface GlobalOptions {
  readonly universe?: string
  readonly run?: string
  readonly output: OutputFormat
  readonly quiet?: boolean
  readonly debug?: boolean
}

/** Options that every command takes, before or after its name. */
export const globalOptions: readonly OptionDefinition[] = [
  {
    flags: '--universe <path>',
    description: 'the universe that is meant: its folder, or its folder and a run: lab#2',
    defaultText: '$VIV_UNIVERSE, else the one that you stand in, else the current one',
    names: 'universe',
  },
  { flags: '--run <id>', description: 'which open run of it', defaultText: '$VIV_RUN, else the only one', names: 'run' },
  { flags: '-o, --output <format>', description: 'how data is written', default: 'table', choices: outputFormats },
  { flags: '-q, --quiet', description: 'no progress and no notes, only data and errors' },
  { flags: '--debug', description: 'show the stack trace of an error' },
]
