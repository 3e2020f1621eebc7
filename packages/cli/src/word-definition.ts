/** What may stand in a place of the command line, for completion. */
export type NameKind =
  | 'machine'
  /** `MACHINE:/path`, or a local path. */
  | 'machine-path'
  | 'image'
  | 'save'
  | 'run'
  | 'universe'
  | 'driver'
  | 'cluster'
  | 'resident'
  | 'resident-kind'
  | 'setting'
  | 'file'
  | 'folder'

export interface ArgumentDefinition {
  /** As in usage lines: `<name>`, `[path]`, `<names...>`. */
  readonly syntax: string
  readonly description: string
  readonly choices?: readonly string[]
  readonly names?: NameKind
}

export interface OptionDefinition {
  /** As commander takes them: `-f, --force`, `--memory <size>`. */
  readonly flags: string
  readonly description: string
  readonly default?: string
  /** Shown as the default where it is not a value that the command line has. */
  readonly defaultText?: string
  readonly choices?: readonly string[]
  readonly names?: NameKind
  readonly required?: boolean
  /** May be given several times: the action gets a list. */
  readonly repeat?: boolean
  /** Options with the same word here may be mixed, and the action gets them all in order, as `OrderedOption`s under that word. */
  readonly orderedIn?: string
}

export interface OrderedOption {
  readonly option: string
  readonly value: string
}

export function isVariadic(syntax: string): boolean {
  return syntax.includes('...')
}
