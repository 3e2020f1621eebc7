import { isVivariumError, messageOf } from '@vivarium/core'
import type { Bash, BashExecResult, Command, CommandContext } from 'just-bash'
import type { Account } from './accounts.js'
import type { CommandResult, GuestCommand } from './command.js'
import { UserFileSystem } from './files/user-file-system.js'
import type { GuestSystem, ShellOutcome } from './guest-system.js'

/** Programs of /usr/bin first: the shell takes a program as built in only by that path. */
export const searchPath = '/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin'

export interface ShellRequest {
  readonly command: string
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly stdin: Uint8Array
  readonly signal: AbortSignal
}

/** The shell of one user of a guest. It keeps nothing between two commands but the files. */
export class Shell {
  readonly #bash: Bash

  private constructor(bash: Bash) {
    this.#bash = bash
  }

  /** Loads just-bash when the first shell of the process is made. */
  static async make(guest: GuestSystem, user: Account, commands: Iterable<GuestCommand>): Promise<Shell> {
    const { Bash } = await import('just-bash')
    const { sleep } = guest
    const files = new UserFileSystem(guest.files, guest.accounts.credentialsOf(user))
    const bash = new Bash({
      fs: files,
      cwd: user.home,
      env: environmentOf(guest, user),
      processInfo: { pid: guest.newPid(), ppid: 1, uid: user.uid, gid: user.gid },
      // It would replace globals of the whole process (timers, Function, process) while a command runs, under the feet of a user's test.
      // Scripts of the guest are interpreted, never compiled, and no interpreter of JavaScript or Python is switched on.
      defenseInDepth: false,
      customCommands: Array.from(commands, (command) => adapt(command, guest, user, files)),
      ...(sleep === undefined ? {} : { sleep }),
    })
    return new Shell(bash)
  }

  async run({ command, env, cwd, stdin, signal }: ShellRequest): Promise<ShellOutcome> {
    const result = await this.#bash
      .exec(command, { env: { ...env }, cwd, stdin: Buffer.from(stdin).toString('latin1'), stdinKind: 'bytes', signal, rawScript: true })
      .catch((error: unknown) => refusedBy(error, env))
    return { exitCode: result.exitCode, stdout: bytesOf(result.stdout), stderr: bytesOf(result.stderr), env: result.env }
  }
}

/** just-bash lets out what the file system says to the target of a redirection: the command line ends there. */
function refusedBy(error: unknown, env: Readonly<Record<string, string>>): Pick<BashExecResult, 'stdout' | 'stderr' | 'exitCode' | 'env'> {
  if (!isVivariumError(error) || typeof error.details.path !== 'string') throw error
  const why = error.message.slice(error.message.indexOf(':') + 2, error.message.indexOf(','))
  return {
    stdout: '',
    stderr: `bash: ${error.details.path}: ${why.charAt(0).toUpperCase()}${why.slice(1)}\n`,
    exitCode: 1,
    env: { ...env },
  }
}

export function environmentOf(guest: GuestSystem, user: Account): Record<string, string> {
  return {
    HOME: user.home,
    USER: user.name,
    LOGNAME: user.name,
    SHELL: user.shell,
    PATH: searchPath,
    HOSTNAME: guest.hostname,
    LANG: 'C.UTF-8',
  }
}

/**
 * just-bash gives text where the bytes were UTF-8, and else one character a byte, and does not say which. Control characters
 * that no text has tell them apart.
 */
function bytesOf(text: string): Buffer {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const isBinary = /[\u0000\u0080-\u009f]/.test(text) && !/[^\u0000-\u00ff]/.test(text)
  return Buffer.from(text, isBinary ? 'latin1' : 'utf8')
}

function adapt(command: GuestCommand, guest: GuestSystem, user: Account, files: UserFileSystem): Command {
  return {
    name: command.name,
    execute: async (args, context) => {
      const result = await outcomeOf(command, guest, user, files, args, context)
      return { stdout: result.stdout ?? '', stderr: result.stderr ?? '', exitCode: result.exitCode ?? 0 }
    },
  }
}

async function outcomeOf(
  command: GuestCommand,
  guest: GuestSystem,
  user: Account,
  files: UserFileSystem,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandResult> {
  const { origCommand: original } = context
  try {
    return await command.run({
      guest,
      user,
      files,
      args,
      cwd: context.cwd,
      env: context.exportedEnv ?? {},
      stdin: Buffer.from(context.stdin as unknown as string, 'latin1'),
      signal: context.signal ?? new AbortController().signal,
      ...(original === undefined ? {} : { original: (given: readonly string[]) => original([...given]) }),
    })
  } catch (error) {
    return { stderr: `${command.name}: ${messageOf(error)}\n`, exitCode: 1 }
  }
}
