import type { CommandDefinition } from './definition.js'
import { globalOptions } from './global-options.js'
import type { OptionDefinition } from './word-definition.js'

/**
 * The words of a command line, with `--` where those of another program begin: after `kubectl` and our own options for it, all that follows is
 * kubectl's, options too. Others stay as they are.
 */
export function protectForeignWords(words: readonly string[], definitions: readonly CommandDefinition[]): readonly string[] {
  const at = skipOptions(words, 0, globalOptions)
  const command = definitions.find(({ name }) => name === words[at])
  if (!command?.passesOptions) return words
  const from = skipOptions(words, at + 1, command.options ?? [])
  return words[from] === '--' ? words : [...words.slice(0, from), '--', ...words.slice(from)]
}

/** The index of the first word from `index` on that is neither one of these options nor the value of one. */
function skipOptions(words: readonly string[], index: number, options: readonly OptionDefinition[]): number {
  for (let at = index; ; ) {
    const [name = '', value] = (words[at] ?? '').split(/=(.*)/s)
    const option = options.find(({ flags }) => flags.split(/[ ,]+/).includes(name))
    if (!option) return at
    at += value === undefined && /[<[]/.test(option.flags) ? 2 : 1
  }
}
