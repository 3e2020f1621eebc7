/** How the text of a flag's value is read. `list` is split at commas and added to, `texts` only added to, `map` is `key=value` in a list. */
export type FlagType = 'bool' | 'int' | 'float' | 'duration' | 'text' | 'texts' | 'list' | 'map'

/** What a value of a flag does here. One table a program has them all. */
export type FlagDecision =
  /** What it does; shown in the help. */
  | { readonly does: string }
  /** It changes nothing, and why; a value other than the default is warned of. */
  | { readonly ignored: string }
  /** Another value than the default would be no more than a name here, and why: the program ends. */
  | { readonly refused: string }

export interface FlagDefinition {
  readonly name: string
  /** One letter. */
  readonly short?: string
  readonly type: FlagType
  /** What the upstream program takes when it is not given, as it writes it; lists and maps are empty. */
  readonly default: string
  readonly decision: FlagDecision
}

/** The values that were given, each as it was last, and lists with all. A flag that was not given is absent. */
export type FlagValues = ReadonlyMap<string, readonly string[]>
