import type { TerminalInput, TerminalOutput } from '@vivarium/core'

/** All that a command has to do with the process that runs it; tests hand in their own. */
export interface Io {
  readonly stdin: TerminalInput
  readonly stdout: TerminalOutput
  readonly stderr: TerminalOutput
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** Aborted by the first Ctrl-C: what is open is closed in order, and the exit code is 130. */
  readonly signal: AbortSignal
  /**
   * Called once before the first command that needs drivers, keepers or interrupts. What it loads takes time that help and manifests
   * need not spend.
   */
  readonly prepare: () => Promise<void>
  /** Called instead before a command that only has to be told of interrupts. */
  readonly listenForInterrupts: () => Promise<void>
  /**
   * While another program has the terminal, interrupts are its affair: they go to `handler` instead of `signal`, until the returned function
   * is called.
   */
  readonly handOverInterrupts: (handler: (signal: NodeJS.Signals) => void) => () => void
}

export function completeIo(io: Partial<Io>): Io {
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    signal: new AbortController().signal,
    prepare: async () => {},
    listenForInterrupts: async () => {},
    handOverInterrupts: () => () => {},
    ...io,
  }
}
