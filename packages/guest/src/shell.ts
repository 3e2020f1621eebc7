import { isVivariumError, messageOf } from '@vivarium/core'
import { Bash, type BashExecResult, type Command, type CommandContext, type ExecResult, type StatementNode } from 'just-bash'
import type { Account } from './accounts.js'
import { type CommandResult, complaint, output, type SystemCommand } from './command.js'
import { quoteWord } from './command-line.js'
import { plainPrograms } from './commands/plain.js'
import { bytesOfOutput, ShellFileSystem } from './files/shell-file-system.js'
import type { System } from './guest-system.js'
import { Input } from './input.js'
import { keepVariables, liveOutput, liveScript } from './live-output.js'
import type { Sink, UserProcess, UserProcessEnd } from './user-process.js'

/** Runs a script in a shell of its own. What a command of it prints comes when that command has ended. */
export async function runScript(system: System, commands: Iterable<SystemCommand>, process: UserProcess): Promise<UserProcessEnd> {
  const { command, user, env, cwd, stdin, stdinIsTerminal, stdout, stderr, signal } = process
  const input = stdinIsTerminal === true ? Buffer.alloc(0) : await stdin.bytesUnlessSilent()
  const files = new ShellFileSystem(system.files, system.accounts.credentialsOf(user), { 1: stdout, 2: stderr })
  const functions: StatementNode[] = []
  const traps: Traps = { commands: new Map() }
  const bash = new Bash({
    fs: files,
    cwd: user.home,
    env: system.environmentOf(user),
    processInfo: { pid: system.newPid(), ppid: 1, uid: user.uid, gid: user.gid },
    // It would replace globals of the whole process (timers, Function, process) while a command runs, under the feet of a user's test.
    // Scripts of the guest are interpreted, never compiled, and no interpreter of JavaScript or Python is switched on.
    defenseInDepth: false,
    customCommands: [
      ...[...shellPrograms, ...commands].map((program) => adapt(program, system, user, files)),
      adapt(umaskCommand(files), system, user, files),
      trapCommand(traps),
    ],
    sleep: (milliseconds) =>
      new Promise<void>((resolve) => {
        system.clock.after(milliseconds, resolve)
      }),
  })
  bash.registerTransformPlugin(liveOutput(functions))
  const run = async (script: string, variables: Readonly<Record<string, string>>, folder: string) => {
    const result = await bash
      .exec(liveScript(script), {
        env: { ...variables },
        cwd: folder,
        stdin: input.toString('latin1'),
        stdinKind: 'bytes',
        signal,
        rawScript: true,
      })
      .catch((error: unknown) => refusedBy(error, variables))
    if (!signal.aborted) {
      await print(result.stdout, stdout)
      await print(result.stderr, stderr)
    }
    return result
  }
  const result = await run(String(command), env, cwd)
  const atExit = traps.commands.get('EXIT')
  if (atExit !== undefined && !signal.aborted) {
    traps.commands.clear()
    const variables = traps.variables ?? result.env
    const { exitCode } = await run(atExit, variables, variables.PWD ?? cwd)
    if (/\bexit\b/.test(atExit)) return { exitCode, env: result.env }
  }
  return { exitCode: result.exitCode, env: result.env }
}

/** Programs of ours that leave to just-bash's own what they don't know. */
const shellPrograms: readonly SystemCommand[] = [...plainPrograms.values()]
  .filter(({ isBuiltin }) => isBuiltin !== true)
  .map(({ name, run }) => ({ name, run: async (call) => (await run(call)) ?? (await call.original?.(call.args)) ?? {} }))

/** The bits that new files don't get. */
function umaskCommand(files: ShellFileSystem): SystemCommand {
  return {
    name: 'umask',
    run: ({ args }) => {
      const [mask] = args.filter((arg) => arg !== '-S')
      if (mask === undefined) return output(`${files.umask.toString(8).padStart(4, '0')}\n`)
      if (!/^[0-7]{1,4}$/.test(mask)) return complaint(`umask: ${mask}: invalid octal number`)
      files.umask = Number.parseInt(mask, 8) & 0o777
      return {}
    },
  }
}

/** What a script wants done at its end, and the variables that it ended with, when it ended with `exit`. */
interface Traps {
  readonly commands: Map<string, string>
  variables?: Readonly<Record<string, string>>
}

/** Commands for the end of the script. Those for signals are kept, but a signal ends the script at once. */
function trapCommand(traps: Traps): Command {
  const nameOf = (given: string) => (given === '0' ? 'EXIT' : given.toUpperCase().replace(/^SIG/, ''))
  return {
    name: 'trap',
    execute: async (args, { env }) => {
      const nothing = { stdout: '', stderr: '', exitCode: 0 }
      const [command, ...signals] = args[0] === '--' ? args.slice(1) : args
      if (command === keepVariables) {
        traps.variables = Object.fromEntries(env)
        return { ...nothing, exitCode: Number(env.get('?') ?? 0) }
      }
      if (command === undefined || command === '-p') {
        const lines = [...traps.commands].map(([name, text]) => `trap -- ${quoteWord(text)} ${name === 'EXIT' ? name : `SIG${name}`}\n`)
        return { ...nothing, stdout: lines.join('') }
      }
      if (signals.length === 0) traps.commands.delete(nameOf(command))
      for (const name of signals.map(nameOf)) {
        if (command === '-') traps.commands.delete(name)
        else traps.commands.set(name, command)
      }
      return nothing
    },
  }
}

async function print(text: string, sink: Sink): Promise<void> {
  if (text !== '') await sink(bytesOfOutput(text))
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

function adapt(command: SystemCommand, system: System, user: Account, files: ShellFileSystem): Command {
  return {
    name: command.name,
    execute: async (args, context) => {
      const printed: Buffer[] = []
      const complained: Buffer[] = []
      const keep = (chunks: Buffer[]) => async (chunk: string | Uint8Array) => {
        chunks.push(Buffer.from(chunk))
      }
      const result = await outcomeOf(command, system, user, files, args, context, keep(printed), keep(complained))
      return {
        // One character a byte: just-bash hands it on as it is.
        stdout: Buffer.concat([...printed, Buffer.from(result.stdout ?? '')]).toString('latin1'),
        stdoutKind: 'bytes',
        stderr: `${Buffer.concat(complained).toString()}${result.stderr ?? ''}`,
        exitCode: result.exitCode ?? 0,
      }
    },
  }
}

async function outcomeOf(
  command: SystemCommand,
  guest: System,
  user: Account,
  files: ShellFileSystem,
  args: readonly string[],
  context: CommandContext,
  print: (chunk: string | Uint8Array) => Promise<void>,
  printError: (chunk: string | Uint8Array) => Promise<void>,
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
      stdin: Input.of(Buffer.from(context.stdin as unknown as string, 'latin1')),
      signal: context.signal ?? new AbortController().signal,
      print,
      printError,
      ...(original === undefined ? {} : { original: async (given: readonly string[]) => resultOf(await original([...given])) }),
    })
  } catch (error) {
    return { stderr: `${command.name}: ${messageOf(error)}\n`, exitCode: 1 }
  }
}

function resultOf({ stdout, stderr, exitCode, stdoutKind, stdoutEncoding }: ExecResult): CommandResult {
  const isBytes = stdoutKind === 'bytes' || stdoutEncoding === 'binary'
  return { stdout: Buffer.from(stdout, isBytes ? 'latin1' : 'utf8'), stderr, exitCode }
}
