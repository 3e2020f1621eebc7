import { type Arguments, type FlagTable, globalFlags, readFlags } from './flags.js'
import { KubeadmFailure } from './kubeadm-failure.js'
import type { Session } from './session.js'

/** One of kubeadm's commands: it runs, or has others below it. */
export interface Command {
  readonly name: string
  readonly short: string
  /** What stands after the name in its usage. */
  readonly takes?: string
  readonly aliases?: readonly string[]
  readonly flags?: FlagTable
  /** How many arguments it takes; none unless said. */
  readonly maximum?: number
  readonly commands?: readonly Command[]
  run?(session: Session, args: Arguments): Promise<void>
}

/** Finds the command that the arguments name, and runs it. */
export async function runCommand(root: Command, session: Session, given: readonly string[]): Promise<void> {
  let command = root
  let path = root.name
  let flags: FlagTable = { ...root.flags }
  const rest = [...given]
  const wantsHelp = rest[0] === 'help'
  if (wantsHelp) rest.shift()
  for (;;) {
    const name = rest[0]
    const found = command.commands?.find((other) => name !== undefined && (other.name === name || other.aliases?.includes(name)))
    if (!found) break
    rest.shift()
    command = found
    path = `${path} ${found.name}`
    flags = { ...flags, ...found.flags }
  }
  if (wantsHelp) {
    session.print(usage(command, path, flags))
    return
  }
  const args = readFlags(rest, flags)
  if (args.isTrue('help')) {
    session.print(usage(command, path, flags))
    return
  }
  const [first] = args.positionals
  if (command.commands && !command.run) {
    if (first !== undefined) throw new KubeadmFailure(`unknown command ${JSON.stringify(first)} for ${JSON.stringify(path)}`)
    session.print(usage(command, path, flags))
    if (command !== root) throw new KubeadmFailure('subcommand is required')
    return
  }
  const maximum = command.maximum ?? 0
  if (args.positionals.length > maximum) {
    throw new KubeadmFailure(
      maximum === 0
        ? `unknown command ${JSON.stringify(first)} for ${JSON.stringify(path)}`
        : `accepts at most ${maximum} arg(s), received ${args.positionals.length}`,
    )
  }
  await command.run?.(session, args)
}

function usage(command: Command, path: string, flags: FlagTable): string {
  const own = Object.entries({ ...flags, ...globalFlags }).sort(([a], [b]) => (a < b ? -1 : 1))
  const types = { bool: '', string: ' string', strings: ' strings', int: ' int', duration: ' duration' }
  const lines = [command.short, '', 'Usage:']
  if (command.run) lines.push(`  ${path}${command.takes ? ` ${command.takes}` : ''}${own.length > 0 ? ' [flags]' : ''}`)
  if (command.commands) {
    lines.push(`  ${path} [command]`, '', 'Available Commands:')
    const width = Math.max(...command.commands.map(({ name }) => name.length)) + 1
    for (const { name, short } of [...command.commands].sort((a, b) => (a.name < b.name ? -1 : 1)))
      lines.push(`  ${name.padEnd(width)}${short}`)
  }
  lines.push('', 'Flags:')
  for (const [name, { kind, short }] of own) lines.push(`  ${short ? `-${short}, ` : '    '}--${name}${types[kind]}`)
  if (command.commands) lines.push('', `Use "${path} [command] --help" for more information about a command.`)
  return lines.join('\n')
}
