import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { findGoProgram, goProgram } from '../../scripts/lib/go-programs.mjs'

/** What a hook needs that makes a Kubectl: where there is none, it is built first. */
export const timeToBuildMs = 20 * 60_000

/** Why there is no kubectl to test with; undefined when there is. In CI one is built where there is none. */
export async function whyNoKubectl(): Promise<string | undefined> {
  if (process.env.CI || (await findGoProgram('kubectl')) !== undefined) return undefined
  return 'no kubectl of version 1.31 or later is in PATH, and none was built'
}

export interface KubectlResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The real kubectl with a home of its own, so that neither its cache nor anybody's configuration is in the way. */
export class Kubectl implements AsyncDisposable {
  readonly #program: string
  readonly #home: string
  readonly #running = new Set<ChildProcessByStdio<Writable, Readable, Readable>>()

  private constructor(program: string, home: string) {
    this.#program = program
    this.#home = home
  }

  static async create(kubeconfig: string): Promise<Kubectl> {
    const program = await goProgram('kubectl')
    const home = await mkdtemp(join(tmpdir(), 'vivarium-kubectl-'))
    await writeFile(join(home, 'kubeconfig'), kubeconfig, { mode: 0o600 })
    return new Kubectl(program, home)
  }

  /** Writes a file into its home, where it runs, and gives the path. */
  async write(name: string, text: string, options: { readonly executable?: boolean } = {}): Promise<string> {
    const path = join(this.#home, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text, { mode: options.executable ? 0o700 : 0o600 })
    return path
  }

  /** What it prints; throws with its errors when it fails. */
  async run(args: readonly string[], input = ''): Promise<string> {
    const { code, stdout, stderr } = await this.try(args, input)
    if (code !== 0) throw new Error(`kubectl ${args.join(' ')} exited with ${code}: ${stderr}`)
    return stdout
  }

  async try(args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}): Promise<KubectlResult> {
    const child = this.start(args, env)
    const text = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        text[name] += chunk
      })
    }
    child.stdin.end(input)
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', resolve)
    })
    return { code, ...text }
  }

  /** For another program that runs kubectl in it. */
  get environment(): Readonly<Record<string, string | undefined>> {
    const path = `${dirname(this.#program)}:${process.env.PATH ?? ''}`
    return { PATH: path, HOME: this.#home, KUBECONFIG: join(this.#home, 'kubeconfig') }
  }

  /** For what goes on until it is killed; `[Symbol.asyncDispose]` kills what is left. */
  start(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcessByStdio<Writable, Readable, Readable> {
    const child = spawn(this.#program, args, {
      cwd: this.#home,
      env: { ...this.environment, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    this.#running.add(child)
    child.on('close', () => this.#running.delete(child))
    return child
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(
      [...this.#running].map(
        (child) =>
          new Promise((resolve) => {
            child.on('close', resolve)
            child.kill('SIGKILL')
          }),
      ),
    )
    await rm(this.#home, { recursive: true, force: true })
  }
}
