import { parseArgs } from 'node:util'
import { messageOf } from '@vivarium/core'
import { type CommandResult, complaint } from '../command.js'

/** Options of one program: short name by long name; with `true` it takes a value. */
export type OptionTable = Readonly<Record<string, { readonly short?: string; readonly value?: boolean }>>

export interface ParsedArguments {
  readonly positionals: readonly string[]
  has(name: string): boolean
  /** The last value given. */
  value(name: string): string | undefined
  values(name: string): readonly string[]
}

/** Reads arguments in the manner of getopt_long, or gives the complaint of a program that does not know one. */
export function readArguments(program: string, args: readonly string[], table: OptionTable): ParsedArguments | CommandResult {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(table).map(([name, { short, value }]) => [
          name,
          { type: value === true ? ('string' as const) : ('boolean' as const), multiple: true, ...(short === undefined ? {} : { short }) },
        ]),
      ),
    })
    const of = (name: string) => (values[name] ?? []) as readonly (string | boolean)[]
    return {
      positionals,
      has: (name) => of(name).length > 0,
      value: (name) => of(name).map(String).at(-1),
      values: (name) => of(name).map(String),
    }
  } catch (error) {
    const unknown = /Unknown option '(.+?)'/.exec(messageOf(error))?.[1]
    return complaint(`${program}: ${unknown === undefined ? messageOf(error) : `unrecognized option '${unknown}'`}`, 1)
  }
}

export const isComplaint = (parsed: ParsedArguments | CommandResult): parsed is CommandResult => !('positionals' in parsed)
