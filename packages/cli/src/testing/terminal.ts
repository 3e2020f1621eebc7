import { fileURLToPath } from 'node:url'
import { findProgram, type LaunchedProcess, launch, Operation } from '@vivarium/core'

/** The program that gives a test a terminal (util-linux); undefined where it is missing. */
export const terminalProgram = await findProgram('script')

const fakeViv = fileURLToPath(new URL('../../dist/testing/fake-bin.js', import.meta.url))
const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`

/** `viv` with the fake driver, as a process on a terminal of its own. */
export class TestTerminal implements AsyncDisposable {
  /** All that the terminal has shown, with its control sequences. */
  shown = ''
  readonly #process: LaunchedProcess

  private constructor(process: LaunchedProcess) {
    this.#process = process
    process.child.stdout?.on('data', (chunk: Buffer) => {
      this.shown += chunk.toString()
    })
  }

  static async open(argv: readonly string[], options: { readonly cwd: string }): Promise<TestTerminal> {
    // A shell that stays would get the terminal's Ctrl-C as well, and its exit code would hide that of `viv`.
    const command = `exec ${[process.execPath, fakeViv, ...argv].map(quoted).join(' ')}`
    const env = { SHELL: '/bin/sh', TERM: 'xterm', CI: '' }
    return new TestTerminal(await launch('script', ['-qfec', command, '/dev/null'], { cwd: options.cwd, env, stdin: 'pipe' }))
  }

  /** As on a keyboard: `\u0003` is Ctrl-C. */
  type(keys: string): void {
    this.#process.child.stdin?.write(keys)
  }

  /** Resolves when the terminal has shown it. */
  async waitFor(pattern: RegExp): Promise<void> {
    const operation = Operation.from({ timeoutMs: 20_000 }, `${pattern} on the terminal`)
    try {
      await operation.poll(() => (pattern.test(this.shown) ? true : undefined), 20)
    } catch (error) {
      throw new Error(`the terminal shows ${JSON.stringify(this.shown)}`, { cause: error })
    }
  }

  async exitCode(): Promise<number | null> {
    return (await this.#process.exited).code
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process.stop()
  }
}

/** The same without a terminal: all streams are pipes. */
export function launchViv(argv: readonly string[], options: { readonly cwd: string }): Promise<LaunchedProcess> {
  return launch(process.execPath, [fakeViv, ...argv], { cwd: options.cwd, stdin: 'ignore' })
}
