import { isVivariumError, messageOf } from '@vivarium/core'
import {
  Bash,
  type BashExecResult,
  type Command,
  type CommandContext,
  type ExecResult,
  type StatementNode,
  type TransformPlugin,
} from 'just-bash'
import type { Account } from './accounts.js'
import { type CommandResult, complaint, output, type SystemCall, type SystemCommand } from './command.js'
import { quoteWord } from './command-line.js'
import { commandWords } from './command-words.js'
import { plainPrograms } from './commands/plain.js'
import { bytesOfOutput, ShellFileSystem } from './files/shell-file-system.js'
import type { System } from './guest-system.js'
import { Input } from './input.js'
import { keepVariables, liveOutput, liveScript, liveStreams, runProgram } from './live-output.js'
import { type ScriptCall, shellCall } from './shell-call.js'
import { signals } from './signals.js'
import type { Sink, UserProcess, UserProcessEnd } from './user-process.js'

/** Told of the signals that a script has traps for; gives false for one that it has none for. */
export type TakeSignals = (take: (signalNumber: number) => boolean) => void

/**
 * Runs a script in a shell of its own, whose number is `pid`. What a command of it prints comes when that command has ended, and of our programs while they run. A signal
 * that it has a trap for ends what it does; the trap's commands are its last.
 */
export async function runScript(
  system: System,
  commands: Iterable<SystemCommand>,
  process: UserProcess,
  pid: number,
  call: ScriptCall,
  takeSignals: TakeSignals,
): Promise<UserProcessEnd> {
  const { user, env, cwd, stdin, stdinIsTerminal, stdout, stderr, signal } = process
  const input = stdinIsTerminal === true ? Buffer.alloc(0) : await stdin.bytesUnlessSilent()
  const files = new ShellFileSystem(system.files, system.accounts.credentialsOf(user), { 1: stdout, 2: stderr })
  const functions: StatementNode[] = []
  const traps: Traps = { commands: new Map() }
  const ours = [...shellPrograms, ...commands, umaskCommand(files), ...nestedShells(user)]
  const live: LiveSinks = { 1: stdout, 2: stderr, running: new Set() }
  const bash = new Bash({
    fs: files,
    cwd: user.home,
    // Only what is given here is exported.
    env: { ...env },
    processInfo: { pid, ppid: 1, uid: user.uid, gid: user.gid },
    // It would replace globals of the whole process (timers, Function, process) while a command runs, under the feet of a user's test.
    // Scripts of the guest are interpreted, never compiled, and no interpreter of JavaScript or Python is switched on.
    defenseInDepth: false,
    customCommands: [...ours.map((program) => adapt(program, system, user, files, live)), trapCommand(traps)],
    sleep: (milliseconds) =>
      new Promise<void>((resolve) => {
        system.clock.after(milliseconds, resolve)
      }),
  })
  bash.registerTransformPlugin(scriptName)
  bash.registerTransformPlugin(commandWords)
  bash.registerTransformPlugin(liveOutput(functions, new Set(ours.map(({ name }) => name))))
  const run = async (script: string, variables: Readonly<Record<string, string>>, folder: string, until: AbortSignal) => {
    const result = await bash
      .exec(liveScript(script), {
        env: { ...variables },
        cwd: folder,
        stdin: input.toString('latin1'),
        stdinKind: 'bytes',
        signal: until,
        rawScript: true,
      })
      .catch((error: unknown) => {
        if (until.aborted) return { stdout: '', stderr: '', exitCode: 1, env: { ...variables } }
        return refusedBy(error, variables)
      })
    if (!until.aborted) {
      await print(result.stdout, stdout)
      await print(result.stderr, stderr)
    }
    return result
  }
  const caught = new AbortController()
  const interrupted: { number?: number; variables?: Readonly<Record<string, string>> } = {}
  takeSignals((number) => {
    if (!traps.commands.has('EXIT') && !traps.commands.has(signals[number - 1] ?? '')) return false
    if (interrupted.number !== undefined) return true
    interrupted.number = number
    const [running] = live.running
    if (running) interrupted.variables = Object.fromEntries(running.env)
    caught.abort()
    return true
  })
  let result = await run(beginningOf(call) + call.text.replace(/^#!.*/, ''), env, cwd, AbortSignal.any([signal, caught.signal]))
  if (interrupted.number !== undefined) result = { ...result, exitCode: 128 + interrupted.number }
  const hasExited = traps.variables !== undefined
  let variables = interrupted.variables ?? traps.variables ?? result.env
  for (const name of [signals[(interrupted.number ?? 0) - 1], 'EXIT']) {
    const command = traps.commands.get(name ?? '')
    if (command === undefined || signal.aborted) continue
    traps.commands.delete(name ?? '')
    delete traps.variables
    const { exitCode, env: after } = await run(command, variables, variables.PWD ?? cwd, signal)
    if (/\bexit\b/.test(command)) result = { ...result, exitCode }
    variables = traps.variables ?? after
  }
  return { exitCode: result.exitCode, env: result.env, hasExited }
}

/** Where what is printed goes at once, and what of ours runs. */
interface LiveSinks extends Readonly<Record<1 | 2, Sink>> {
  readonly running: Set<CommandContext>
}

/** Of a script that has a name: its options, its parameters, and what `$0` is. */
function beginningOf({ name, args, options }: ScriptCall): string {
  const set = args.length > 0 ? `set -- ${args.map(quoteWord).join(' ')};` : ''
  return `${options.length > 0 ? `set ${options.join(' ')};` : ''}${set}${name === 'bash' ? '' : `${ownName}=${quoteWord(name)};`}`
}

/** Bash's own name for a variable that changes `$0`. */
const ownName = 'BASH_ARGV0'

/** just-bash knows no other `$0` than its own. */
const scriptName: TransformPlugin = {
  name: 'script-name',
  transform: ({ ast }) => {
    const [, ...statements] = ast.statements
    const isNamed = statements.slice(0, 3).some(({ pipelines }) => {
      const [command] = pipelines[0]?.commands ?? []
      return command?.type === 'SimpleCommand' && command.name === null && command.assignments[0]?.name === ownName
    })
    return { ast: isNamed ? (renamed(ast) as typeof ast) : ast }
  },
}

function renamed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(renamed)
  if (typeof node !== 'object' || node === null) return node
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, renamed(value)]))
  return copy.type === 'ParameterExpansion' && copy.parameter === '0' ? { ...copy, parameter: ownName } : copy
}

/** Shells and programs that are named by a path are processes of their own. */
function nestedShells(user: Account): SystemCommand[] {
  const spawn = async (call: SystemCall, command: readonly string[]): Promise<CommandResult> => {
    const { guest, cwd, env, stdin, signal, print, printError } = call
    const { exitCode } = await guest.userland.run({ command, user, env, cwd, stdin, stdout: print, stderr: printError, signal })
    return { exitCode }
  }
  const shell = (name: string): SystemCommand => ({
    name,
    run: async (call) => (shellCall(call.args) ? spawn(call, [name, ...call.args]) : ((await call.original?.(call.args)) ?? {})),
  })
  return [shell('bash'), shell('sh'), { name: runProgram, run: (call) => spawn(call, call.args) }]
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

/** Commands for the end of the script, and for signals. */
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

function adapt(command: SystemCommand, system: System, user: Account, files: ShellFileSystem, live: LiveSinks): Command {
  return {
    name: command.name,
    execute: async (args, context) => {
      const printed: Buffer[] = []
      const complained: Buffer[] = []
      const keep = (chunks: Buffer[]) => async (chunk: string | Uint8Array) => {
        chunks.push(Buffer.from(chunk))
      }
      const streams = context.exportedEnv?.[liveStreams] ?? ''
      const sinkOf = (stream: 1 | 2) =>
        streams.includes(`${stream}`) ? async (chunk: string | Uint8Array) => live[stream](Buffer.from(chunk)) : undefined
      live.running.add(context)
      const result = await outcomeOf(
        command,
        system,
        user,
        files,
        args,
        context,
        sinkOf(1) ?? keep(printed),
        sinkOf(2) ?? keep(complained),
      ).finally(() => live.running.delete(context))
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
  const { [liveStreams]: _, ...env } = context.exportedEnv ?? {}
  try {
    return await command.run({
      guest,
      user,
      files,
      args,
      cwd: context.cwd,
      env,
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
