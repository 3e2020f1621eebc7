import { envtestErrors } from '../errors.js'
import type { FlagDefinition, FlagValues } from './flag-definition.js'
import { durationMs, isTrue } from './parse-flags.js'

/** The flags of one start: what was given, else the defaults. */
export class Flags {
  readonly #definitions: ReadonlyMap<string, FlagDefinition>
  readonly #values: FlagValues

  constructor(definitions: readonly FlagDefinition[], values: FlagValues) {
    this.#definitions = new Map(definitions.map((definition) => [definition.name, definition]))
    this.#values = values
  }

  text(name: string): string {
    return this.#values.get(name)?.at(-1) ?? this.#definition(name).default
  }

  /** Undefined when it is not given, or empty. */
  optional(name: string): string | undefined {
    return this.text(name) || undefined
  }

  list(name: string): readonly string[] {
    return this.#values.get(name) ?? []
  }

  is(name: string): boolean {
    return isTrue(this.text(name))
  }

  number(name: string): number {
    return Number(this.text(name))
  }

  milliseconds(name: string): number {
    return durationMs(this.text(name))
  }

  given(name: string): boolean {
    return this.#values.has(name)
  }

  /** Throws FLAG_REFUSED for a value that would be no more than a name here; gives a sentence for each that changes nothing. */
  decide(): string[] {
    const warnings: string[] = []
    for (const [name, values] of this.#values) {
      const definition = this.#definition(name)
      const { decision } = definition
      if ('does' in decision || isDefault(definition, values)) continue
      if ('refused' in decision) throw envtestErrors.flagRefused(`--${name}=${values.join(',')}`, decision.refused)
      warnings.push(`--${name}=${values.join(',')} has no effect: ${decision.ignored}`)
    }
    return warnings
  }

  #definition(name: string): FlagDefinition {
    const definition = this.#definitions.get(name)
    if (!definition) throw envtestErrors.badFlag(`unknown flag: --${name}`)
    return definition
  }
}

function isDefault({ type, default: usual }: FlagDefinition, values: readonly string[]): boolean {
  if (type === 'texts' || type === 'list' || type === 'map') return values.join(',') === usual
  const value = values.at(-1) ?? ''
  if (type === 'bool') return isTrue(value) === isTrue(usual)
  if (type === 'int' || type === 'float') return Number(value) === Number(usual)
  if (type === 'duration') return durationMs(value) === durationMs(usual)
  return value === usual
}
