import { parseDuration } from './config/go-duration.js'
import { KubeadmFailure } from './kubeadm-failure.js'

/** What a flag takes: `strings` are separated by commas, and add up. */
export type FlagKind = 'bool' | 'string' | 'strings' | 'int' | 'duration'

export interface Flag {
  readonly kind: FlagKind
  readonly short?: string
}

export type FlagTable = Readonly<Record<string, Flag>>

/** Arguments of one command, read as kubeadm's flag library reads them. */
export class Arguments {
  readonly positionals: readonly string[]
  readonly #values: ReadonlyMap<string, readonly string[]>

  constructor(positionals: readonly string[], values: ReadonlyMap<string, readonly string[]>) {
    this.positionals = positionals
    this.#values = values
  }

  /** The flags that were given, sorted by name. */
  get given(): readonly string[] {
    return [...this.#values.keys()].sort()
  }

  has(name: string): boolean {
    return this.#values.has(name)
  }

  text(name: string): string | undefined {
    return this.#values.get(name)?.at(-1)
  }

  list(name: string): string[] {
    return (this.#values.get(name) ?? []).flatMap((value) => (value === '' ? [] : value.split(',')))
  }

  isTrue(name: string): boolean {
    return this.text(name) === 'true'
  }
}

/** Flags that every command has. */
export const globalFlags: FlagTable = {
  help: { kind: 'bool', short: 'h' },
  v: { kind: 'int', short: 'v' },
  rootfs: { kind: 'string' },
  vmodule: { kind: 'string' },
}

/** Reads arguments. Fails in pflag's words. */
export function readFlags(args: readonly string[], table: FlagTable): Arguments {
  const all: FlagTable = { ...table, ...globalFlags }
  const positionals: string[] = []
  const values = new Map<string, string[]>()
  const rest = [...args]
  const set = (name: string, shown: string, flag: Flag, given: string | undefined) => {
    let value = given
    if (value === undefined) {
      if (flag.kind === 'bool') value = 'true'
      else {
        value = rest.shift()
        if (value === undefined) throw new KubeadmFailure(`flag needs an argument: ${shown}`)
      }
    }
    values.set(name, [...(values.get(name) ?? []), checked(value, name, flag)])
  }
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--') {
      positionals.push(...rest.splice(0))
    } else if (argument.startsWith('--')) {
      const [, name = '', , value] = /^--([^=]+)(=(.*))?$/s.exec(argument) ?? []
      const flag = all[name]
      if (!flag) throw new KubeadmFailure(name === '' ? `bad flag syntax: ${argument}` : `unknown flag: --${name}`)
      set(name, `--${name}`, flag, value)
    } else if (argument.startsWith('-') && argument !== '-') {
      for (let letters = argument.slice(1); letters !== ''; ) {
        const letter = letters[0] ?? ''
        const found = Object.entries(all).find(([, { short }]) => short === letter)
        if (!found) throw new KubeadmFailure(`unknown shorthand flag: '${letter}' in -${letters}`)
        const [name, flag] = found
        const value = flag.kind === 'bool' ? undefined : letters.slice(1).replace(/^=/, '') || undefined
        set(name, `'${letter}' in -${letters}`, flag, value)
        letters = flag.kind === 'bool' ? letters.slice(1) : ''
      }
    } else positionals.push(argument)
  }
  return new Arguments(positionals, values)
}

function checked(value: string, name: string, { kind, short }: Flag): string {
  const wrong = (why: string) =>
    new KubeadmFailure(`invalid argument ${JSON.stringify(value)} for "${short ? `-${short}, ` : ''}--${name}" flag: ${why}`)
  if (kind === 'bool') {
    if (/^(1|t|T|true|TRUE|True)$/.test(value)) return 'true'
    if (/^(0|f|F|false|FALSE|False)$/.test(value)) return 'false'
    throw wrong(`strconv.ParseBool: parsing ${JSON.stringify(value)}: invalid syntax`)
  }
  if (kind === 'int' && !/^[+-]?\d+$/.test(value)) throw wrong(`strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`)
  if (kind === 'duration') {
    const duration = parseDuration(value)
    if (typeof duration !== 'number') throw wrong(duration.error)
  }
  return value
}

const withConfig = new Set([
  'config',
  'ignore-preflight-errors',
  'dry-run',
  'kubeconfig',
  'node-name',
  'kubeconfig-dir',
  'upload-certs',
  'print-manifest',
  'output',
  'print-join-command',
  'rootfs',
  'v',
  'yes',
])

/** Most flags say what a configuration file says, and can't be given with one. */
export function checkMixed(args: Arguments): void {
  if (!args.has('config')) return
  const mixed = args.given.filter((name) => !withConfig.has(name) && !name.startsWith('skip-'))
  if (mixed.length > 0) throw new KubeadmFailure(`can not mix '--config' with arguments [${mixed.join(' ')}]`)
}
