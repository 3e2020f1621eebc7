import type { Account } from './accounts.js'
import type { UserFileSystem } from './files/user-file-system.js'
import type { GuestSystem, System } from './guest-system.js'
import type { Input } from './input.js'

/** One call of a program in a guest. */
export interface CommandCall<S extends System = GuestSystem> {
  readonly guest: S
  readonly user: Account
  /** The guest's files as this user may see and change them. */
  readonly files: UserFileSystem
  /** Without the program's name. */
  readonly args: readonly string[]
  readonly cwd: string
  /** Exported variables. */
  readonly env: Readonly<Record<string, string>>
  readonly stdin: Input
  readonly signal: AbortSignal
  /**
   * Prints before the program has ended; what the result has comes after it. In a pipe, and where the shell has to keep the output, it is
   * seen when the program has ended.
   */
  readonly print: (chunk: string | Uint8Array) => Promise<void>
  readonly printError: (chunk: string | Uint8Array) => Promise<void>
  /** Runs what the shell itself brings under this name. Only where there is such a program. */
  readonly original?: (args: readonly string[]) => Promise<CommandResult>
}

export interface CommandResult {
  readonly stdout?: string | Uint8Array
  readonly stderr?: string
  readonly exitCode?: number
}

/** A program of a guest that is written in TypeScript. It is found as /usr/bin/NAME. */
export interface GuestCommand<S extends System = GuestSystem> {
  readonly name: string
  run(call: CommandCall<S>): Promise<CommandResult> | CommandResult
}

/** One call of a program that machines and containers have. */
export type SystemCall = CommandCall<System>

/** A program of a guest and of a container alike. */
export type SystemCommand = GuestCommand<System>

export const output = (stdout: string): CommandResult => ({ stdout })

/** As most programs end when something is wrong: `NAME: why` and an exit code. */
export const complaint = (text: string, exitCode = 1): CommandResult => ({ stderr: `${text}\n`, exitCode })
