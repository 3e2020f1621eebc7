import type { Account } from './accounts.js'
import type { UserFileSystem } from './files/user-file-system.js'
import type { GuestSystem } from './guest-system.js'

/** One call of a program in a guest. */
export interface CommandCall {
  readonly guest: GuestSystem
  readonly user: Account
  /** The guest's files as this user may see and change them. */
  readonly files: UserFileSystem
  /** Without the program's name. */
  readonly args: readonly string[]
  readonly cwd: string
  /** Exported variables. */
  readonly env: Readonly<Record<string, string>>
  readonly stdin: Buffer
  readonly signal: AbortSignal
  /** Runs what the shell itself brings under this name. Only where there is such a program. */
  readonly original?: (args: readonly string[]) => Promise<CommandResult>
}

export interface CommandResult {
  readonly stdout?: string
  readonly stderr?: string
  readonly exitCode?: number
}

/** A program of a guest that is written in TypeScript. It is found as /usr/bin/NAME. */
export interface GuestCommand {
  readonly name: string
  run(call: CommandCall): Promise<CommandResult> | CommandResult
}

export const output = (stdout: string): CommandResult => ({ stdout })

/** As most programs end when something is wrong: `NAME: why` and an exit code. */
export const complaint = (text: string, exitCode = 1): CommandResult => ({ stderr: `${text}\n`, exitCode })
