import { errors } from '../errors.js'

/** A flag as Go's package flag has them: `-name value`, `-name=value`, with one dash or two; a switch takes its value after `=` only. */
export interface Flag {
  readonly kind: 'switch' | 'whole' | 'number' | 'text'
  readonly meaning: string
  readonly default: boolean | number | string
}

export type Flags = Readonly<Record<string, Flag>>

type ValueOf<F extends Flag> = F['kind'] extends 'switch' ? boolean : F['kind'] extends 'text' ? string : number

export type FlagValues<T extends Flags> = { readonly [N in keyof T]: ValueOf<T[N]> }

export interface CommandLine<T extends Flags> {
  readonly values: FlagValues<T>
  /** Names of the flags that were given. */
  readonly given: ReadonlySet<string>
  /** What comes after the flags. */
  readonly words: readonly string[]
}

const truths = new Map([
  ...['1', 't', 'T', 'true', 'TRUE', 'True'].map((word) => [word, true] as const),
  ...['0', 'f', 'F', 'false', 'FALSE', 'False'].map((word) => [word, false] as const),
])

/** Flags end at the first word that is none, or after `--`. Throws INVALID_FLAG. */
export function parseFlags<T extends Flags>(flags: T, argv: readonly string[]): CommandLine<T> {
  const values: Record<string, boolean | number | string> = Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, flag.default]),
  )
  const given = new Set<string>()
  let at = 0
  for (; at < argv.length; at += 1) {
    const word = argv[at] ?? ''
    if (word === '--') {
      at += 1
      break
    }
    const [, name, assigned] = /^--?([^-=][^=]*)(?:=(.*))?$/s.exec(word) ?? []
    if (name === undefined) break
    const flag = Object.hasOwn(flags, name) ? flags[name] : undefined
    if (flag === undefined) throw errors.invalidFlag(`-${name}`, 'there is no such flag')
    let text = assigned
    if (text === undefined && flag.kind === 'switch') text = 'true'
    if (text === undefined) {
      at += 1
      text = argv[at]
    }
    if (text === undefined) throw errors.invalidFlag(`-${name}`, 'it needs a value')
    values[name] = parseValue(name, flag, text)
    given.add(name)
  }
  return { values: values as FlagValues<T>, given, words: argv.slice(at) }
}

function parseValue(name: string, { kind }: Flag, text: string): boolean | number | string {
  if (kind === 'text') return text
  const value = kind === 'switch' ? truths.get(text) : numberOf(kind, text)
  if (value === undefined)
    throw errors.invalidFlag(
      `-${name}`,
      `${JSON.stringify(text)} is not ${kind === 'switch' ? 'true or false' : `a ${kind === 'whole' ? 'whole ' : ''}number`}`,
    )
  return value
}

function numberOf(kind: 'whole' | 'number', text: string): number | undefined {
  const form = kind === 'whole' ? /^[+-]?\d+$/ : /^[+-]?(?:\d+\.?\d*|\.\d+)$/
  const value = Number(text)
  return form.test(text) && Number.isFinite(value) ? value : undefined
}

/** As Go prints it: each flag with the kind of its value and what it means. */
export function describeFlags(flags: Flags): string {
  const kinds = { switch: '', whole: ' int', number: ' float', text: ' string' }
  return Object.entries(flags)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { kind, meaning, default: value }]) => {
      const shown =
        value === '' || value === 0 || value === false ? '' : ` (default ${typeof value === 'string' ? JSON.stringify(value) : value})`
      return `  -${name}${kinds[kind]}\n    \t${meaning}${shown}\n`
    })
    .join('')
}
