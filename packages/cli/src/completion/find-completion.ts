import type { CommandDefinition } from '../definition.js'
import { globalOptions } from '../global-options.js'
import { isVariadic, type NameKind, type OptionDefinition } from '../word-definition.js'

export interface Candidate {
  readonly value: string
  readonly description?: string
}

/** What may stand where the command line ends. */
export interface Completion {
  /** What the last word begins with; candidates that begin otherwise are left out by whoever prints them. */
  readonly prefix: string
  /** Goes before each candidate: `--output=` when the last word is `--output=j`. */
  readonly lead: string
  readonly candidates: readonly Candidate[]
  /** Names of this kind, too: they have to be asked for. */
  readonly names?: NameKind
  /** What the words before say about where: names are asked for there. */
  readonly universe?: string
  readonly run?: string
}

interface Flag {
  readonly names: readonly string[]
  readonly takesValue: boolean
  readonly definition: OptionDefinition
}

/** Reads the words after `viv`, of which the last is unfinished, as the parser would read them. Pure. */
export function findCompletion(definitions: readonly CommandDefinition[], words: readonly string[]): Completion {
  const before = words.slice(0, -1)
  const last = words.at(-1) ?? ''
  let command: CommandDefinition | undefined
  let inner: readonly CommandDefinition[] = definitions
  let flags = globalOptions.map(flagOf)
  let pending: Flag | undefined
  let literal = false
  const positional: string[] = []
  const where: { universe?: string; run?: string } = {}
  const keep = ({ names }: Flag, value: string) => {
    if (names.includes('--universe')) where.universe = value
    if (names.includes('--run')) where.run = value
  }

  for (const word of before) {
    if (pending) {
      keep(pending, word)
      pending = undefined
    } else if (literal) {
      positional.push(word)
    } else if (word === '--') {
      literal = true
    } else if (word.startsWith('-') && word !== '-') {
      const [name, value] = splitFlag(word)
      const flag = flags.find(({ names }) => names.includes(name))
      if (flag && value !== undefined) keep(flag, value)
      else if (flag?.takesValue) pending = flag
    } else {
      const next: CommandDefinition | undefined = inner.find((candidate) => candidate.name === word)
      if (next) {
        command = next
        inner = next.commands ?? []
        flags = [...globalOptions, ...(next.options ?? [])].map(flagOf)
      } else {
        positional.push(word)
      }
    }
  }

  if (pending) return { ...where, prefix: last, lead: '', ...valuesOf(pending.definition) }
  if (!literal && last.startsWith('-')) {
    const [name, value] = splitFlag(last)
    const flag = value === undefined ? undefined : flags.find(({ names }) => names.includes(name))
    if (flag && value !== undefined) return { ...where, prefix: value, lead: `${name}=`, ...valuesOf(flag.definition) }
    return {
      ...where,
      prefix: last,
      lead: '',
      candidates: [...flags.flatMap(flagCandidates), { value: '--help', description: 'show help' }],
    }
  }
  if (inner.length > 0) {
    const visible = inner.filter(({ hidden }) => !hidden)
    return { ...where, prefix: last, lead: '', candidates: visible.map(({ name, summary }) => ({ value: name, description: summary })) }
  }
  const places = command?.arguments ?? []
  const place = places[positional.length] ?? places.findLast(({ syntax }) => isVariadic(syntax))
  return { ...where, prefix: last, lead: '', ...(place ? valuesOf(place) : { candidates: [] }) }
}

function flagOf(definition: OptionDefinition): Flag {
  const words = definition.flags.split(/[ ,]+/)
  return { definition, names: words.filter((word) => word.startsWith('-')), takesValue: words.some((word) => /^[<[]/.test(word)) }
}

/** `--output=json` in its parts. */
function splitFlag(word: string): [name: string, value: string | undefined] {
  const separator = word.startsWith('--') ? word.indexOf('=') : -1
  return separator < 0 ? [word, undefined] : [word.slice(0, separator), word.slice(separator + 1)]
}

function flagCandidates({ names, definition }: Flag): Candidate[] {
  const long = names.findLast((name) => name.startsWith('--'))
  return long === undefined ? [] : [{ value: long, description: definition.description }]
}

function valuesOf({
  choices,
  names,
}: {
  readonly choices?: readonly string[]
  readonly names?: NameKind
}): Pick<Completion, 'candidates' | 'names'> {
  return { candidates: (choices ?? []).map((value) => ({ value })), ...(names && { names }) }
}
