import type { Clock, ExecOptions } from '@vivarium/core'
import type { Account, Accounts } from './accounts.js'
import type { CloudInitRun } from './cloud-init/status.js'
import type { FileTree } from './files/file-tree.js'
import type { GuestNetwork, ListeningPort, Nic } from './network.js'
import type { Packages } from './packages.js'
import type { ServiceManager } from './systemd/service-manager.js'
import type { ProgramRunner } from './user-process.js'

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

/** What runs, as `ps` shows it. */
export interface ProcessView {
  readonly pid: number
  readonly parent: number
  readonly user: string
  readonly command: string
}

/** A machine or a container as its own programs see it. */
export interface System {
  readonly cpus: number
  readonly memoryBytes: number
  readonly network: GuestNetwork
  readonly files: FileTree
  readonly accounts: Accounts
  readonly userland: ProgramRunner
  readonly clock: Clock
  readonly now: () => Date
  /** What `uname -r` says. */
  readonly kernelRelease: string
  /** /etc/hostname. */
  hostname: string
  nics: readonly Nic[]
  readonly bootedAt: Date
  /** In the order of their numbers. */
  processes(): readonly ProcessView[]
  /** `kill`: whether there was such a process. `name` is without SIG. */
  signalProcess(pid: number, name: string): boolean
  newPid(): number
  listeningPorts(): readonly ListeningPort[]
  /** What every process finds in its environment. */
  environmentOf(user: Account): Record<string, string>
  /** Throws NOT_FOUND. */
  userNamed(nameOrUid: string): Account
  /** Runs a command line or a program with arguments, and gives the variables as they are afterwards too. */
  runShell(
    command: string | readonly string[],
    options?: Pick<GuestExecOptions, 'env' | 'stdin' | 'user' | 'cwd' | 'signal'>,
  ): Promise<ShellOutcome>
}

/** A machine as its own programs see it. */
export interface GuestSystem extends System {
  readonly services: ServiceManager
  readonly cloudInit: CloudInitRun
  readonly packages: Packages
  readonly bootId: string
  printToConsole(text: string): void
  /** What `poweroff` and `reboot` ask for; it happens when no command runs any more. */
  requestPower(what: 'poweroff' | 'reboot'): void
}
