import { messageOf } from '@vivarium/core'
import type { Account } from './accounts.js'
import type { CommandCall, CommandResult, SystemCommand } from './command.js'
import { plainWords, quoteWord } from './command-line.js'
import { plainPrograms } from './commands/plain.js'
import { programIn } from './files/base-image.js'
import { resolveFrom } from './files/path.js'
import { UserFileSystem } from './files/user-file-system.js'
import type { ProcessView, System } from './guest-system.js'
import type { ProgramRunner, UserProcess, UserProcessEnd } from './user-process.js'

type Program = { readonly name: string; readonly run: (call: CommandCall<System>) => Promise<CommandResult | undefined> }

/** The programs of a system, and what runs of them. */
export class Userland implements ProgramRunner {
  readonly #system: System
  readonly #commands: ReadonlyMap<string, SystemCommand>
  readonly #running = new Map<number, ProcessView & { readonly end: AbortController }>()

  constructor(system: System, commands: ReadonlyMap<string, SystemCommand>) {
    this.#system = system
    this.#commands = commands
  }

  processes(): readonly ProcessView[] {
    return [...this.#running.values()]
  }

  /** As a signal that a program does not expect: it ends. */
  end(pid: number, signalNumber: number): boolean {
    const process = this.#running.get(pid)
    process?.end.abort(signalNumber)
    return process !== undefined
  }

  /** Whether a program of that name would be found. */
  has(name: string, user: Account, env: Readonly<Record<string, string>>, cwd: string): boolean {
    return plainPrograms.get(name)?.isBuiltin === true || this.#find(name, this.#filesOf(user), env, cwd) !== undefined
  }

  /** Runs it to its end. A plain command line of a program of ours runs without a shell, which takes time to load. */
  async run(given: UserProcess): Promise<UserProcessEnd> {
    const pid = this.#system.newPid()
    const end = new AbortController()
    const text = typeof given.command === 'string' ? given.command : given.command.join(' ')
    this.#running.set(pid, { pid, parent: 1, user: given.user.name, command: text, end })
    const signal = AbortSignal.any([given.signal, end.signal])
    const aborted = new Promise<UserProcessEnd>((resolve) => {
      const stop = () => resolve({ exitCode: 128 + (typeof end.signal.reason === 'number' ? end.signal.reason : 15), env: given.env })
      if (signal.aborted) stop()
      else signal.addEventListener('abort', stop, { once: true })
    })
    try {
      return await Promise.race([this.#run({ ...given, signal }), aborted])
    } finally {
      this.#running.delete(pid)
    }
  }

  async #run(process: UserProcess): Promise<UserProcessEnd> {
    const { command, user, cwd } = process
    const env = { ...this.#system.environmentOf(user), PWD: cwd, ...process.env }
    const words = typeof command === 'string' ? plainWords(command) : command
    const [name, ...args] = words ?? []
    const files = this.#filesOf(user)
    const program = name === undefined ? undefined : this.#plainProgram(name, files, env, cwd)
    if (program !== undefined) {
      // `sh -c "a plain command"` is one, too.
      if (/^(?:ba|da|a)?sh$/.test(program.name) && args.length === 2 && args[0] === '-c')
        return this.#run({ ...process, command: args[1] ?? '' })
      const outcome = await this.#call(program, { ...process, env }, args, files)
      if (outcome !== undefined) return { exitCode: outcome, env }
    }
    // just-bash takes time to load.
    const { runScript } = await import('./shell.js')
    const script = typeof command === 'string' ? command : command.map(quoteWord).join(' ')
    return runScript(this.#system, this.#commands.values(), { ...process, command: script })
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
    const found = plain?.isBuiltin === true ? name : this.#find(name, files, env, cwd)
    if (found === undefined || found === '') return undefined
    const ours = this.#commands.get(found)
    if (ours !== undefined && !this.#needsShell.has(found)) return { name: found, run: async (call) => ours.run(call) }
    return plainPrograms.get(found) ?? (/^(?:ba|da|a)?sh$/.test(found) ? { name: found, run: async () => undefined } : undefined)
  }

  /** Programs of ours that lean on what the shell brings. */
  readonly #needsShell = new Set(['date'])

  /** The name of the program that a command leads to; empty for a script; undefined when nothing is found. */
  #find(name: string, files: UserFileSystem, env: Readonly<Record<string, string>>, cwd: string): string | undefined {
    const paths = name.includes('/')
      ? [resolveFrom(cwd, name)]
      : (env.PATH ?? '').split(':').map((folder) => resolveFrom(cwd, `${folder}/${name}`))
    for (const path of paths) {
      const node = files.executable(path)
      if (node !== undefined) return programIn(node) ?? ''
    }
    return undefined
  }

  #filesOf(user: Account): UserFileSystem {
    return new UserFileSystem(this.#system.files, this.#system.accounts.credentialsOf(user))
  }
}
