import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { workspaceRoot } from '../testing/workspace.js'

/** How a command ended. `output` is what a terminal would have shown: stdout and stderr together. */
export interface Ran {
  readonly exitCode: number
  readonly output: string
}

/**
 * Somebody who reads a README and tries everything in it, in order, in one new folder: a shell that keeps its working directory, with
 * the built `viv` in PATH, configuration of its own, and the packages of this workspace to import.
 */
export class Reader implements AsyncDisposable {
  readonly #folder: string
  #directory: string

  private constructor(folder: string) {
    this.#folder = folder
    this.#directory = join(folder, 'home')
  }

  static async start(): Promise<Reader> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'vivarium-readme-')))
    await mkdir(join(folder, 'home'))
    await mkdir(join(folder, 'bin'))
    const viv = join(folder, 'bin', 'viv')
    await writeFile(viv, `#!/bin/sh\nexec '${process.execPath}' '${join(workspaceRoot, 'packages/vivarium/dist/bin.js')}' "$@"\n`)
    await chmod(viv, 0o755)
    // Examples import packages by name from here.
    await symlink(join(workspaceRoot, 'node_modules'), join(folder, 'node_modules'))
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
    return new Reader(folder)
  }

  /** Runs one command line (or several lines) in bash and stays in the folder that it ends in. */
  async run(command: string, timeoutMs: number): Promise<Ran> {
    const directoryFile = join(this.#folder, 'directory')
    const script = `${command}\nexitCode=$?\npwd -P >'${directoryFile}'\nexit $exitCode`
    const ran = await this.#start('bash', ['--noprofile', '--norc', '-c', script], timeoutMs)
    this.#directory = (await readFile(directoryFile, 'utf8').catch(() => this.#directory)).trimEnd()
    return ran
  }

  /**
   * Compiles examples as a strict project would: all at once, since most of the time goes into reading the packages' types. Gives the
   * compiler's complaints about each, in order; empty when there are none.
   */
  async compileExamples(sources: readonly string[], timeoutMs: number): Promise<string[]> {
    if (sources.length === 0) return []
    await mkdir(join(this.#folder, 'examples'))
    const paths = sources.map((_, index) => this.#examplePath(index, 'ts'))
    await Promise.all(paths.map((path, index) => writeFile(path, `${sources[index]}\n`)))
    const tsc = join(workspaceRoot, 'node_modules/typescript/bin/tsc')
    const target = ['--target', 'es2022', '--lib', 'es2023,esnext.disposable', '--module', 'nodenext', '--types', 'node']
    const { exitCode, output } = await this.#start(process.execPath, [tsc, '--strict', '--skipLibCheck', ...target, ...paths], timeoutMs)
    // `../examples/3.ts(5,7): error …`, and further lines of it indented.
    const complaints = sources.map((_, index) => {
      const own = new RegExp(`^\\S*examples/${index}\\.ts\\(.*(?:\\n[ \\t].*)*`, 'gm')
      return (output.match(own) ?? []).join('\n')
    })
    if (exitCode !== 0 && complaints.every((text) => text === '')) throw new Error(`the examples could not be compiled:\n${output}`)
    return complaints
  }

  /** Runs a compiled example, by its index, in the folder that the reader is in. */
  runExample(index: number, timeoutMs: number): Promise<Ran> {
    return this.#start(process.execPath, [this.#examplePath(index, 'js')], timeoutMs)
  }

  #examplePath(index: number, extension: 'ts' | 'js'): string {
    return join(this.#folder, 'examples', `${index}.${extension}`)
  }

  #start(program: string, args: readonly string[], timeoutMs: number): Promise<Ran> {
    const home = join(this.#folder, 'home')
    return new Promise((resolve, reject) => {
      const child = spawn(program, args, {
        cwd: this.#directory,
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
        env: {
          ...process.env,
          PATH: `${join(this.#folder, 'bin')}:${process.env.PATH}`,
          HOME: home,
          XDG_CONFIG_HOME: join(home, '.config'),
          // Images are built once a computer, not once a README.
          VIVARIUM_CACHE_DIR:
            process.env.VIVARIUM_CACHE_DIR ?? join(process.env.XDG_CACHE_HOME ?? join(process.env.HOME ?? home, '.cache'), 'vivarium'),
          NO_COLOR: '1',
          TERM: 'dumb',
        },
      })
      let output = ''
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text))
      const timer = setTimeout(() => {
        output += `\n(ended: it took longer than ${timeoutMs / 1000} s)`
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      }, timeoutMs)
      child.on('error', reject)
      // Not `close`: what a command leaves in the background may hold its output open.
      child.on('exit', (code) => {
        clearTimeout(timer)
        setImmediate(() => {
          child.stdout.destroy()
          child.stderr.destroy()
          resolve({ exitCode: code ?? 1, output })
        })
      })
    })
  }

  /** Closes the universes that the README has left open, and removes the folder. */
  async [Symbol.asyncDispose](): Promise<void> {
    const { exitCode, output } = await this.run(
      `cd '${join(this.#folder, 'home')}' && find . -name universe.json -not -path '*/node_modules/*' -printf '%h\\0' | xargs -0 -r -n 1 viv destroy --force --yes`,
      120_000,
    )
    if (exitCode !== 0) throw new Error(`what the README left open could not be closed:\n${output}`)
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}
