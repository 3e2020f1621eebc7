import type { OptionValue } from '@vivarium/vim/types'

/** The prefix of options that set a property of the machine instead, and what stands for the most used of them: both as in govmomi's vcsim. */
const override = 'SET.'
const aliases: Readonly<Record<string, string>> = { ip0: 'SET.guest.ipAddress' }

export interface ExtraConfigChanges {
  readonly extraConfig: readonly OptionValue[]
  readonly overrides: Readonly<Record<string, string>>
}

/** Options are set by key; an empty text as value removes one. */
export function changeExtraConfig(before: ExtraConfigChanges, changes: readonly OptionValue[]): ExtraConfigChanges {
  const options = new Map(before.extraConfig.map((option) => [option.key, option]))
  const overrides: Record<string, string> = { ...before.overrides }
  for (const { key: given, value } of changes) {
    const key = aliases[given] ?? given
    const isEmpty = value === '' || value === undefined || value === null
    if (key.startsWith(override)) {
      const path = key.slice(override.length)
      if (isEmpty) delete overrides[path]
      else overrides[path] = String(value)
    } else if (isEmpty) options.delete(key)
    else options.set(key, { _typeName: 'OptionValue', key, value } as OptionValue)
  }
  return { extraConfig: [...options.values()], overrides }
}
