import type { Account } from './accounts.js'
import type { Input } from './input.js'

/** Where a program prints to; resolves when there is room for more. */
export type Sink = (bytes: Buffer) => Promise<void>

export interface UserProcess {
  readonly command: string | readonly string[]
  readonly user: Account
  /** Variables besides those that every process of the user has. */
  readonly env: Readonly<Record<string, string>>
  /** There are no others than those of `env`. */
  readonly envIsWhole?: boolean
  readonly cwd: string
  readonly stdin: Input
  /** Somebody types it: a script, which needs its input before it starts, gets none. */
  readonly stdinIsTerminal?: boolean
  readonly stdout: Sink
  readonly stderr: Sink
  /** Ends it. A reason that is a number is that of a signal, for which a script may have a trap. */
  readonly signal: AbortSignal
}

export interface UserProcessEnd {
  readonly exitCode: number
  /** The variables as they are after it. */
  readonly env: Readonly<Record<string, string>>
  /** A script that ended with `exit`. */
  readonly hasExited?: boolean
}

/** Runs the programs of a system. */
export interface ProgramRunner {
  /** Whether a program of that name would be found. */
  has(name: string, user: Account, env: Readonly<Record<string, string>>, cwd: string): boolean
  run(process: UserProcess): Promise<UserProcessEnd>
}
