import type { ExecOptions } from '@vivarium/core'
import type { Accounts } from './accounts.js'
import type { CloudInitRun } from './cloud-init/status.js'
import type { FileTree } from './files/file-tree.js'
import type { GuestNetwork, Nic } from './network.js'
import type { ServiceManager } from './systemd/service-manager.js'

export interface GuestExecOptions extends ExecOptions {
  /** Default: root. */
  readonly user?: string
  /** Default: the user's home. */
  readonly cwd?: string
}

export interface ShellOutcome {
  readonly exitCode: number
  readonly stdout: Buffer
  readonly stderr: Buffer
  /** The variables as they are after it; where it stands is `PWD`. */
  readonly env: Readonly<Record<string, string>>
}

/** A guest as its own programs see it. */
export interface GuestSystem {
  readonly cpus: number
  readonly memoryBytes: number
  readonly network: GuestNetwork
  readonly files: FileTree
  readonly accounts: Accounts
  readonly services: ServiceManager
  readonly cloudInit: CloudInitRun
  readonly now: () => Date
  readonly sleep: ((milliseconds: number) => Promise<void>) | undefined
  /** What `uname -r` says. */
  readonly kernelRelease: string
  /** /etc/hostname. */
  hostname: string
  nics: readonly Nic[]
  readonly bootedAt: Date
  readonly bootId: string
  newPid(): number
  printToConsole(text: string): void
  /** What `poweroff` and `reboot` ask for; it happens when no command runs any more. */
  requestPower(what: 'poweroff' | 'reboot'): void
  /** Runs a command line or a program with arguments, and gives the variables as they are afterwards too. */
  runShell(
    command: string | readonly string[],
    options?: Pick<GuestExecOptions, 'env' | 'stdin' | 'user' | 'cwd' | 'signal'>,
  ): Promise<ShellOutcome>
}
