import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { goProgram } from '../../scripts/lib/go-programs.mjs'
import { Desk, eventually, type Outcome } from '../machines/viv.js'
import { workspaceRoot } from '../testing/workspace.js'

/** A person's shell at a desk: `viv` and real programs (kubectl, if nothing is said) are in PATH, and nothing of the computer's own user is. */
export class Shell implements AsyncDisposable {
  readonly desk: Desk
  /** What was exported. */
  readonly env: Record<string, string> = {}
  readonly #jobs = new Set<ChildProcess>()

  private constructor(desk: Desk) {
    this.desk = desk
  }

  static async open(programs: readonly string[] = ['kubectl']): Promise<Shell> {
    const shell = new Shell(await Desk.make())
    const bin = join(shell.desk.path, 'bin')
    await mkdir(bin)
    for (const program of programs) await symlink(await goProgram(program), join(bin, program))
    const viv = join(bin, 'viv')
    await writeFile(viv, `#!/bin/sh\nexec '${process.execPath}' '${join(workspaceRoot, 'packages/vivarium/dist/bin.js')}' "$@"\n`)
    await chmod(viv, 0o755)
    return shell
  }

  /** Starts a command line of bash, which leads a group of its own. */
  start(line: string): ChildProcess {
    const env = this.desk.environment({
      HOME: this.desk.path,
      SHELL: '/bin/sh',
      PATH: `${join(this.desk.path, 'bin')}:${process.env.PATH}`,
      ...this.env,
    })
    const job = spawn('bash', ['--norc', '-c', line], { cwd: this.desk.work, env, stdio: ['pipe', 'pipe', 'pipe'], detached: true })
    this.#jobs.add(job)
    job.once('close', () => this.#jobs.delete(job))
    return job
  }

  async try(line: string, input = ''): Promise<Outcome> {
    const job = this.start(line)
    job.stdin?.end(input)
    const output = { stdout: '', stderr: '' }
    job.stdout?.setEncoding('utf8').on('data', (chunk: string) => (output.stdout += chunk))
    job.stderr?.setEncoding('utf8').on('data', (chunk: string) => (output.stderr += chunk))
    const exitCode = await new Promise<number | null>((resolve) => job.on('close', resolve))
    return { exitCode, ...output }
  }

  /** A command line that must succeed; gives what it prints. */
  async run(line: string, input?: string): Promise<string> {
    const { exitCode, stdout, stderr } = await this.try(line, input)
    if (exitCode !== 0) throw new Error(`${line} ended with ${exitCode}: ${stderr}${stdout}`)
    return stdout.trim()
  }

  async json<T>(line: string): Promise<T> {
    return JSON.parse(await this.run(`${line} --output json`)) as T
  }

  /** Starts a command line that goes on: `shows` waits for what it prints, `interrupt` is Ctrl-C. */
  follow(line: string): Followed {
    return new Followed(line, this.start(line))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const job of this.#jobs) signalGroup(job, 'SIGKILL')
    await this.desk[Symbol.asyncDispose]()
  }
}

class Followed {
  shown = ''
  readonly exitCode: Promise<number | null>
  readonly #line: string
  readonly #job: ChildProcess

  constructor(line: string, job: ChildProcess) {
    this.#line = line
    this.#job = job
    for (const stream of [job.stdout, job.stderr]) stream?.setEncoding('utf8').on('data', (chunk: string) => (this.shown += chunk))
    this.exitCode = new Promise((resolve) => job.on('close', resolve))
  }

  async shows(pattern: RegExp): Promise<string> {
    try {
      return await eventually(`${pattern}`, () => pattern.exec(this.shown)?.[0], 20_000)
    } catch (error) {
      throw new Error(`${this.#line} shows ${JSON.stringify(this.shown)}`, { cause: error })
    }
  }

  type(keys: string): void {
    this.#job.stdin?.write(keys)
  }

  interrupt(): void {
    signalGroup(this.#job, 'SIGINT')
  }
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal)
  } catch {
    // It has ended.
  }
}
