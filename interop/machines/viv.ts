import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cacheDir, Operation } from '@vivarium/core'
import { workspaceRoot } from '../testing/workspace.js'

/** The program as people get it: the bundle's. */
const program = join(workspaceRoot, 'packages/vivarium/dist/bin.js')

export interface Outcome {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder in which a person works with `viv`: universes are made in it, and its config folder is its own. The image cache is this computer's. */
export class Desk implements AsyncDisposable {
  readonly path: string
  readonly #children: ChildProcess[] = []

  private constructor(path: string) {
    this.path = path
  }

  static async make(): Promise<Desk> {
    const desk = new Desk(await mkdtemp(join(tmpdir(), `viv desk, "x"; 'y' & `)))
    await mkdir(join(desk.path, 'work'))
    return desk
  }

  get work(): string {
    return join(this.path, 'work')
  }

  /** Starts `viv`; `env` is added. */
  start(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: this.work,
      env: this.environment(env),
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    this.#children.push(child)
    return child
  }

  environment(env: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
    return { ...process.env, VIVARIUM_CONFIG_DIR: join(this.path, 'config'), VIVARIUM_CACHE_DIR: cacheDir(), ...env }
  }

  /** Runs `viv` to its end. */
  async run(args: readonly string[], options: { env?: Readonly<Record<string, string>>; input?: string } = {}): Promise<Outcome> {
    const child = this.start(args, options.env)
    child.stdin?.end(options.input ?? '')
    const output = { stdout: '', stderr: '' }
    child.stdout?.on('data', (chunk) => {
      output.stdout += chunk
    })
    child.stderr?.on('data', (chunk) => {
      output.stderr += chunk
    })
    const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve))
    return { exitCode, ...output }
  }

  /** Runs `viv`, which must succeed; gives what it prints. */
  async viv(...args: readonly string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await this.run(args)
    if (exitCode !== 0) throw new Error(`viv ${args.join(' ')} ended with ${exitCode}: ${stderr}`)
    return stdout.trim()
  }

  async json<T>(...args: readonly string[]): Promise<T> {
    return JSON.parse(await this.viv(...args, '--output', 'json')) as T
  }

  /** Everything that was started ends; the universes and the folder go. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of this.#children) child.kill('SIGKILL')
    for (const name of await readdir(this.work)) await this.run(['destroy', name, '--force', '--yes'])
    await rm(this.path, { recursive: true, force: true })
  }
}

export function eventually<T>(what: string, ask: () => Promise<T | undefined> | T | undefined, timeoutMs = 60_000): Promise<T> {
  return Operation.from({ timeoutMs }, what).poll(ask, 20)
}

/** Process ids of a run: its keeper, and the machines that it has written down. */
export async function processesOf(universe: string, run: string): Promise<{ keeper: number; machines: number[] }> {
  const folder = join(universe, 'runs', run)
  const { keeper } = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as { keeper: { pid: number } }
  const names = await readdir(join(folder, 'processes')).catch(() => [])
  return { keeper: keeper.pid, machines: names.filter((name) => /^\d+\.json$/.test(name)).map((name) => Number.parseInt(name, 10)) }
}

export async function isGone(pid: number): Promise<true | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return text === '' || / [ZX] /.test(text) ? true : undefined
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
