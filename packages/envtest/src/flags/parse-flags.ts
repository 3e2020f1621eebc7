import { envtestErrors } from '../errors.js'
import type { FlagDefinition, FlagType, FlagValues } from './flag-definition.js'

export interface FlagStyle {
  /** `pflag` (kube-apiserver): `--name`, `-n`, `_` is `-`. `go` (etcd): `-name` and `--name` are the same. */
  readonly style: 'pflag' | 'go'
  readonly program: string
}

/** Reads a command line as the upstream program does, with its words for what is wrong. Throws BAD_FLAG. */
export function parseFlags(argv: readonly string[], definitions: readonly FlagDefinition[], { style, program }: FlagStyle): FlagValues {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]))
  const byShort = new Map(definitions.flatMap((definition) => (definition.short ? [[definition.short, definition] as const] : [])))
  const values = new Map<string, string[]>()
  const rest = [...argv]
  const positional: string[] = []
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--') {
      positional.push(...rest)
      break
    }
    if (!argument.startsWith('-') || argument === '-') {
      positional.push(argument)
      // Go's flag package stops at the first word that is no flag.
      if (style === 'go') break
      continue
    }
    const long = argument.startsWith('--') || style === 'go'
    const body = argument.slice(argument.startsWith('--') ? 2 : 1)
    if (body === '' || body.startsWith('-') || body.startsWith('=')) throw envtestErrors.badFlag(`bad flag syntax: ${argument}`)
    if (!long) {
      readShort(argument, body, byShort, rest, values)
      continue
    }
    const equals = body.indexOf('=')
    const written = equals < 0 ? body : body.slice(0, equals)
    const definition = style === 'pflag' ? byName.get(written.replaceAll('_', '-')) : (byName.get(written) ?? byShort.get(written))
    if (!definition)
      throw envtestErrors.badFlag(style === 'pflag' ? `unknown flag: --${written}` : `flag provided but not defined: -${written}`)
    let value = equals < 0 ? undefined : body.slice(equals + 1)
    if (value === undefined) {
      if (definition.type === 'bool') value = 'true'
      else {
        value = rest.shift()
        if (value === undefined) throw envtestErrors.badFlag(`flag needs an argument: ${style === 'pflag' ? '--' : '-'}${definition.name}`)
      }
    }
    add(values, definition, value)
  }
  const [word] = positional.filter((text) => text !== '')
  if (word !== undefined)
    throw envtestErrors.badFlag(
      `${JSON.stringify(program)} does not take any arguments, got [${positional.map((text) => JSON.stringify(text)).join(' ')}]`,
    )
  return values
}

/** `-v=2`, `-v2`, `-v 2`, `-h`. */
function readShort(
  argument: string,
  body: string,
  byShort: ReadonlyMap<string, FlagDefinition>,
  rest: string[],
  values: Map<string, string[]>,
): void {
  const letter = body.slice(0, 1)
  const definition = byShort.get(letter)
  if (!definition) throw envtestErrors.badFlag(`unknown shorthand flag: '${letter}' in ${argument}`)
  const after = body.slice(1)
  if (definition.type === 'bool' && !after.startsWith('=')) {
    add(values, definition, 'true')
    if (after !== '') readShort(argument, after, byShort, rest, values)
    return
  }
  const value = after === '' ? rest.shift() : after.replace(/^=/, '')
  if (value === undefined) throw envtestErrors.badFlag(`flag needs an argument: '${letter}' in ${argument}`)
  add(values, definition, value)
}

const added: ReadonlySet<FlagType> = new Set(['texts', 'list', 'map'])

function add(values: Map<string, string[]>, definition: FlagDefinition, text: string): void {
  const { name, type } = definition
  const parts = type === 'list' || type === 'map' ? (text === '' ? [] : text.split(',')) : [text]
  for (const part of parts) check(definition, text, part)
  values.set(name, added.has(type) ? [...(values.get(name) ?? []), ...parts] : parts)
}

const durationForm = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/
const boolForms: Readonly<Record<string, boolean>> = {
  '1': true,
  t: true,
  T: true,
  true: true,
  TRUE: true,
  True: true,
  '0': false,
  f: false,
  F: false,
  false: false,
  FALSE: false,
  False: false,
}

function check({ name, short, type }: FlagDefinition, text: string, part: string): void {
  const why = fault(type, part)
  if (why === undefined) return
  throw envtestErrors.badFlag(`invalid argument ${JSON.stringify(text)} for "${short ? `-${short}, ` : ''}--${name}" flag: ${why}`)
}

function fault(type: FlagType, part: string): string | undefined {
  const quoted = JSON.stringify(part)
  switch (type) {
    case 'bool':
      return part in boolForms ? undefined : `strconv.ParseBool: parsing ${quoted}: invalid syntax`
    case 'int':
      return /^[-+]?\d+$/.test(part) ? undefined : `strconv.ParseInt: parsing ${quoted}: invalid syntax`
    case 'float':
      return part.trim() !== '' && Number.isFinite(Number(part)) ? undefined : `strconv.ParseFloat: parsing ${quoted}: invalid syntax`
    case 'duration':
      return durationForm.test(part) ? undefined : `time: invalid duration ${quoted}`
    case 'map':
      return part.includes('=') ? undefined : `malformed pair, expect string=string`
    default:
      return undefined
  }
}

export function isTrue(text: string): boolean {
  return boolForms[text] ?? false
}

const unitMs: Readonly<Record<string, number>> = { ns: 1e-6, us: 1e-3, µs: 1e-3, μs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** Milliseconds of a Go duration such as `1m30s`. */
export function durationMs(text: string): number {
  let sum = 0
  for (const [, number = '0', unit = 's'] of text.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g))
    sum += Number(number) * (unitMs[unit] ?? 0)
  return text.startsWith('-') ? -sum : sum
}
