import { messageOf } from '@vivarium/core'
import type { Account } from './accounts.js'
import type { CommandCall, CommandResult, SystemCommand } from './command.js'
import { plainWords, quoteWord } from './command-line.js'
import { plainPrograms } from './commands/plain.js'
import { programIn } from './files/base-image.js'
import { resolveFrom } from './files/path.js'
import { UserFileSystem } from './files/user-file-system.js'
import type { ProcessView, System } from './guest-system.js'
import { Input } from './input.js'
import type { TakeSignals } from './shell.js'
import { isShell, type ScriptCall, scriptCall, shellCall } from './shell-call.js'
import type { ProgramRunner, UserProcess, UserProcessEnd } from './user-process.js'

type Program = { readonly name: string; readonly run: (call: CommandCall<System>) => Promise<CommandResult | undefined> }

/** Where execvp(3) looks when there is no PATH. */
const defaultPath = '/bin:/usr/bin'

/** The shell's own commands that read, or run what may read. Where any other word leads to no program nobody waits for the input. */
const readingBuiltins = new Set('read mapfile readarray source . eval exec command builtin select'.split(' '))

/** The programs of a system, and what runs of them. */
export class Userland implements ProgramRunner {
  readonly #system: System
  readonly #commands: ReadonlyMap<string, SystemCommand>
  readonly #running = new Map<number, ProcessView & { readonly end: AbortController; trap?: (signalNumber: number) => boolean }>()

  constructor(system: System, commands: ReadonlyMap<string, SystemCommand>) {
    this.#system = system
    this.#commands = commands
  }

  processes(): readonly ProcessView[] {
    return [...this.#running.values()]
  }

  /** By a signal; a script may have a trap for it. */
  end(pid: number, signalNumber: number): boolean {
    const process = this.#running.get(pid)
    if (signalNumber === 9 || process?.trap?.(signalNumber) !== true) process?.end.abort(signalNumber)
    return process !== undefined
  }

  has(name: string, user: Account, env: Readonly<Record<string, string>>, cwd: string): boolean {
    return plainPrograms.get(name)?.isBuiltin === true || this.#find(name, this.#filesOf(user), env, cwd) !== undefined
  }

  /** Runs it to its end. A plain command line of a program of ours runs without a shell, which takes time to load. */
  async run(given: UserProcess): Promise<UserProcessEnd> {
    const pid = this.#system.newPid()
    const end = new AbortController()
    const text = typeof given.command === 'string' ? given.command : given.command.join(' ')
    this.#running.set(pid, { pid, parent: 1, user: given.user.name, command: text, end })
    const told = () => {
      const { reason } = given.signal
      if (typeof reason === 'number') this.end(pid, reason)
      else end.abort()
    }
    if (given.signal.aborted) told()
    else given.signal.addEventListener('abort', told, { once: true })
    const { signal } = end
    const aborted = new Promise<UserProcessEnd>((resolve) => {
      const stop = () => resolve({ exitCode: 128 + (typeof end.signal.reason === 'number' ? end.signal.reason : 15), env: given.env })
      if (signal.aborted) stop()
      else signal.addEventListener('abort', stop, { once: true })
    })
    try {
      const takeSignals: TakeSignals = (trap) => {
        const process = this.#running.get(pid)
        if (process) process.trap = trap
      }
      return await Promise.race([this.#run({ ...given, signal }, pid, takeSignals), aborted])
    } finally {
      given.signal.removeEventListener('abort', told)
      this.#running.delete(pid)
    }
  }

  async #run(process: UserProcess, pid: number, takeSignals: TakeSignals): Promise<UserProcessEnd> {
    const { command, user, cwd } = process
    const env = process.envIsWhole === true ? process.env : { ...this.#system.environmentOf(user), PWD: cwd, ...process.env }
    const words = typeof command === 'string' ? plainWords(command) : command
    const [name, ...args] = words ?? []
    const files = this.#filesOf(user)
    const program = name === undefined ? undefined : this.#plainProgram(name, files, env, cwd)
    if (program !== undefined) {
      // `sh -c "a plain command"` is one, too.
      if (isShell(program.name) && args.length === 2 && args[0] === '-c')
        return this.#run({ ...process, command: args[1] ?? '' }, pid, takeSignals)
      const outcome = await this.#call(program, { ...process, env }, args, files)
      if (outcome !== undefined) return { exitCode: outcome, env }
    }
    // just-bash takes time to load.
    const { runScript } = await import('./shell.js')
    const text = typeof command === 'string' ? command : command.map(quoteWord).join(' ')
    const call = name === undefined ? undefined : this.#scriptOf(name, args, files, env, cwd)
    if (call !== undefined && 'problem' in call) {
      await process.stderr(Buffer.from(`bash: ${call.problem}\n`))
      return { exitCode: call.exitCode, env }
    }
    const called = call ?? { text, name: 'bash', args: [], options: [] }
    const takesInput = name === undefined || readingBuiltins.has(name) || this.#find(name, files, env, cwd) !== undefined
    const stdin = takesInput ? process.stdin : Input.of()
    return runScript(this.#system, this.#commands.values(), { ...process, env, stdin }, pid, called, takeSignals)
  }

  /** A script that is called by a shell (`sh -c TEXT`, `sh FILE`) or by its own path; undefined: something else is called. */
  #scriptOf(
    name: string,
    args: readonly string[],
    files: UserFileSystem,
    env: Readonly<Record<string, string>>,
    cwd: string,
  ): ScriptCall | { readonly problem: string; readonly exitCode: number } | undefined {
    const found = this.#find(name, files, env, cwd)
    if (found === undefined) return undefined
    const isScript = found.program === ''
    const asked = isScript
      ? { file: found.path, name: found.path, args, options: [] }
      : isShell(found.program)
        ? shellCall(args)
        : undefined
    if (asked === undefined || 'text' in asked) return asked
    const path = resolveFrom(cwd, asked.file)
    const node = files.look(path)
    if (node === undefined) return { problem: `${asked.file}: No such file or directory`, exitCode: 127 }
    if (node.kind === 'directory') return { problem: `${asked.file}: Is a directory`, exitCode: 126 }
    if (!files.may(path, 'read')) return { problem: `${asked.file}: Permission denied`, exitCode: 126 }
    const script = Buffer.from(this.#system.files.readFile(path)).toString()
    return isScript ? scriptCall(script, found.path, args) : { ...asked, text: script }
  }

  /** Undefined when it leaves this call to the shell. */
  async #call(program: Program, process: UserProcess, args: readonly string[], files: UserFileSystem): Promise<number | undefined> {
    const { stdin, stdout, stderr, signal, user, cwd, env } = process
    try {
      const result = await program.run({
        guest: this.#system,
        user,
        files,
        args,
        cwd,
        env,
        stdin,
        signal,
        print: (chunk) => stdout(Buffer.from(chunk)),
        printError: (chunk) => stderr(Buffer.from(chunk)),
      })
      if (result === undefined) return undefined
      if (result.stdout !== undefined && result.stdout.length > 0) await stdout(Buffer.from(result.stdout))
      if (result.stderr !== undefined && result.stderr !== '') await stderr(Buffer.from(result.stderr))
      return result.exitCode ?? 0
    } catch (error) {
      await stderr(Buffer.from(`${program.name}: ${messageOf(error)}\n`))
      return 1
    }
  }

  #plainProgram(name: string, files: UserFileSystem, env: Readonly<Record<string, string>>, cwd: string): Program | undefined {
    const plain = plainPrograms.get(name)
    const found = plain?.isBuiltin === true ? name : this.#find(name, files, env, cwd)?.program
    if (found === undefined || found === '') return undefined
    const ours = this.#commands.get(found)
    if (ours !== undefined && !this.#needsShell.has(found)) return { name: found, run: async (call) => ours.run(call) }
    return plainPrograms.get(found) ?? (isShell(found) ? { name: found, run: async () => undefined } : undefined)
  }

  /** Programs of ours that lean on what the shell brings. */
  readonly #needsShell = new Set(['date'])

  /** The program that a command leads to, empty for a script, and how it is called then; undefined when nothing is found. */
  #find(
    name: string,
    files: UserFileSystem,
    env: Readonly<Record<string, string>>,
    cwd: string,
  ): { readonly program: string; readonly path: string } | undefined {
    const paths = name.includes('/') ? [name] : (env.PATH ?? defaultPath).split(':').map((folder) => `${folder}/${name}`)
    for (const path of paths) {
      const node = files.executable(resolveFrom(cwd, path))
      if (node !== undefined) return { program: programIn(node) ?? '', path }
    }
    return undefined
  }

  #filesOf(user: Account): UserFileSystem {
    return new UserFileSystem(this.#system.files, this.#system.accounts.credentialsOf(user))
  }
}
