import type { Readable, Writable } from 'node:stream'

/** A program that is to run, and the ends of its streams. */
export interface GuestProcess {
  /** A command line for bash, or a program with its arguments. */
  readonly command: string | readonly string[]
  /** Lines are edited and echoed, Ctrl-C interrupts; a shell prompts. Default: false. */
  readonly tty?: boolean
  /** Absent: none (as /dev/null). */
  readonly stdin?: Readable
  /** What it prints comes as it prints it. Not ended by the process. */
  readonly stdout: Writable
  /** The same as `stdout` at a terminal. */
  readonly stderr: Writable
  /** Tells of the terminal's size, when there is one. */
  readonly onResize?: (listener: (columns: number, rows: number) => void) => void
  /** Ends it. */
  readonly signal: AbortSignal
  /** Name or number. Default: root. */
  readonly user?: string
  readonly env?: Readonly<Record<string, string>>
  /** Default: the user's home. */
  readonly cwd?: string
}

export interface ProcessOutcome {
  readonly exitCode: number
}
