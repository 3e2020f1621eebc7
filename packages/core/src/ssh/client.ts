import { Operation, type OperationOptions } from '../operation.js'
import { parseAddress } from './address.js'
import type { HostKeys, SshLogin } from './connection.js'
import { ConnectionPool } from './connection-pool.js'
import { copyFromMachine, copyToMachine } from './file-transfer.js'
import { type InteractiveShellOptions, interactiveShell } from './interactive-shell.js'
import { runCommand, type SshResult, type SshRunOptions } from './run-command.js'

/**
 * An SSH client (kutti's SSHClient, seed 001). Addresses are `host:port`. Connections are kept open between calls, by
 * address; `close` ends them. All methods throw SSH_FAILED when the connection can't be made or breaks.
 */
export interface SshClient extends AsyncDisposable {
  /** Waits until the server speaks and lets us in, as when a machine boots. Default deadline: 5 minutes. */
  waitForServer(address: string, options?: OperationOptions): Promise<void>
  /** Runs a command by the user's login shell. Resolves with any exit code; cancelling kills the command. */
  runWithResults(address: string, command: string, options?: SshRunOptions): Promise<SshResult>
  /** A shell, or a command, with the user's terminal. Resolves with its exit code. */
  runInteractiveShell(address: string, options?: InteractiveShellOptions): Promise<number>
  /**
   * Copies a file or folder to the machine by SFTP, with its permissions; into `remotePath` where that is a folder.
   * A file arrives whole or not at all. Reports progress in bytes. Throws NOT_FOUND.
   */
  upload(address: string, localPath: string, remotePath: string, options?: OperationOptions): Promise<void>
  /** The same, from the machine. */
  download(address: string, remotePath: string, localPath: string, options?: OperationOptions): Promise<void>
  close(): Promise<void>
}

export interface SshClientOptions extends SshLogin {
  /** Default: every address is believed once, and pinned for this client's life. */
  readonly hostKeys?: HostKeys
  /** When a connection without a session is closed, in milliseconds. Default: 60000. */
  readonly idleCloseMs?: number
}

export function createSshClient(options: SshClientOptions): SshClient {
  const { hostKeys = new Map<string, string>(), idleCloseMs = 60_000, ...login } = options
  const pool = new ConnectionPool(login, hostKeys, idleCloseMs)
  const checked = (address: string): string => {
    parseAddress(address)
    return address
  }
  const close = () => pool.close()
  return {
    waitForServer: async (address, given) =>
      pool.waitFor(checked(address), Operation.from(given, `waiting for the SSH server at ${address}`, 300_000)),
    runWithResults: async (address, command, given = {}) => runCommand(pool, checked(address), command, given),
    runInteractiveShell: async (address, given = {}) => interactiveShell(pool, checked(address), given),
    upload: async (address, localPath, remotePath, given) =>
      copyToMachine(pool, checked(address), localPath, remotePath, Operation.from(given, `copying ${localPath} to ${address}`)),
    download: async (address, remotePath, localPath, given) =>
      copyFromMachine(pool, checked(address), remotePath, localPath, Operation.from(given, `copying ${remotePath} from ${address}`)),
    close,
    [Symbol.asyncDispose]: close,
  }
}
