import type { CommandDefinition } from '../definition.js'

/** The hidden command that the shells' completion scripts call. It completes command lines of these commands. */
export function completeCommand(commands: readonly CommandDefinition[]): CommandDefinition {
  return {
    name: '__complete',
    hidden: true,
    summary: 'Print what may stand at the end of a command line',
    arguments: [{ syntax: '[words...]', description: 'the words after viv, the last one unfinished' }],
    needsWorld: false,
    load: async () => (await import('../actions/completion.js')).completeFor(commands),
  }
}
