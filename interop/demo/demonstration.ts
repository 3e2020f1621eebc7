import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, readlink, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { workspaceRoot } from '../testing/workspace.js'

export interface Demonstration {
  readonly child: ChildProcess
  readonly output: () => string
  readonly prints: (text: string) => Promise<void>
}

/** `npm start` with a folder of its own for temporary files. */
export class DemonstrationPlace implements AsyncDisposable {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  static async make(): Promise<DemonstrationPlace> {
    return new DemonstrationPlace(await realpath(await mkdtemp(join(tmpdir(), 'vivarium-demo-test-'))))
  }

  /** Starts it as the leader of a process group, as a terminal would. */
  start(...options: readonly string[]): Demonstration {
    const child = spawn('npm', ['start', '--silent', ...(options.length > 0 ? ['--', ...options] : [])], {
      cwd: workspaceRoot,
      env: { ...process.env, TMPDIR: this.folder },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    let output = ''
    const waiting: (() => void)[] = []
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
        for (const look of waiting) look()
      })
    }
    const prints = (text: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (output.includes(text)) resolve()
        }
        waiting.push(look)
        child.on('exit', () => reject(new Error(`it ended before it printed ${JSON.stringify(text)}:\n${output}`)))
        look()
      })
    return { child, output: () => output, prints }
  }

  files(): Promise<string[]> {
    return readdir(this.folder)
  }

  /** The processes that work in a folder below, as keepers and machines do. */
  async processes(): Promise<string[]> {
    const left: string[] = []
    for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      const directory = await readlink(`/proc/${pid}/cwd`).catch(() => '')
      if (directory.startsWith(this.folder)) left.push(`${pid} in ${directory}`)
    }
    return left
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}
