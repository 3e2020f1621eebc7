import { mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { errors } from '../errors.js'
import { Operation, type OperationOptions } from '../operation.js'
import { requireProgram } from '../process/required-program.js'
import { run } from '../process/run.js'

export interface SyncRequest extends OperationOptions {
  /** File or folder of this computer. As with rsync, a folder with a slash at its end means what is in it. */
  readonly from: string
  /** Path in the machine. */
  readonly to: string
  /** `USER`, `USER:GROUP` or `:GROUP` of the machine that the files shall belong to. */
  readonly chown?: string
  /** Patterns as rsync's `--exclude` takes them. */
  readonly excludes?: readonly string[]
  /** Gets rsync's messages. */
  readonly output?: Writable
}

/** The SSH server of a machine, and how to get in. */
export interface SyncTarget {
  readonly hostAddress: string
  readonly port: number
  readonly user: string
  /** File of a private key without passphrase. */
  readonly identityFile: string
  /** The server's key as in `known_hosts`, without the host: `ssh-ed25519 AAAA…`. */
  readonly hostKey: string
}

const userName = /^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/
const owner = /^(?=.)([A-Za-z0-9_][A-Za-z0-9_.-]{0,63})?(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,63})?$/

/**
 * Makes the machine's files the same as ours by rsync over SSH; what is only in the machine stays. Names may hold any
 * character: paths go to the other side by rsync's own protocol (`--protect-args`), and what ssh has to know lies in a file under a
 * name of ours, since rsync splits its `-e` at blanks. Throws NOT_FOUND, INVALID_VALUE, PROGRAM_MISSING, PROCESS_FAILED.
 */
export async function syncFiles(target: SyncTarget, request: SyncRequest): Promise<void> {
  const operation = Operation.from(request, `copying ${request.from}`)
  if (!userName.test(target.user)) throw errors.invalidValue('user', target.user, 'write the name of a user of the machine')
  checkRequest(request)
  const source = await sourceOf(request)
  const rsync = await requireProgram('rsync')
  await requireProgram('ssh')
  const folder = await mkdtemp(join(tmpdir(), 'viv-sync-'))
  try {
    await symlink(resolve(target.identityFile), join(folder, 'identity'))
    await writeFile(join(folder, 'known_hosts'), `machine ${target.hostKey}\n`)
    await writeFile(join(folder, 'ssh_config'), sshConfig(target))
    await run(rsync, syncArguments(request, source), {
      cwd: folder,
      signal: operation.signal,
      onLine: (line) => {
        request.output?.write(`${line}\n`)
        operation.report({ message: line })
      },
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Pure, so that what reaches rsync can be tested. */
export function syncArguments({ to, chown, excludes = [] }: SyncRequest, source: string): string[] {
  return [
    ...['--archive', '--protect-args', '--rsh=ssh -F ssh_config'],
    ...(chown === undefined ? [] : [`--chown=${chown}`]),
    ...excludes.map((pattern) => `--exclude=${pattern}`),
    '--',
    source,
    `machine:${to}`,
  ]
}

/** What is named, as an absolute path, since rsync takes `a:b` for a file on a host `a`, and with the slash at its end. Throws NOT_FOUND. */
export async function sourceOf({ from }: SyncRequest): Promise<string> {
  const source = resolve(from)
  await stat(source).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? errors.fileMissing(from, { cause: error }) : error
  })
  return from.endsWith('/') && !source.endsWith('/') ? `${source}/` : source
}

/** Throws INVALID_VALUE. */
export function checkRequest({ to, chown }: SyncRequest): void {
  if (to === '' || to.includes('\0')) throw errors.invalidValue('path in the machine', to, 'it must not be empty')
  if (chown !== undefined && !owner.test(chown)) throw errors.invalidValue('chown', chown, 'write USER, USER:GROUP or :GROUP')
}

/** Names of files are relative to rsync's working directory. */
function sshConfig({ hostAddress, port, user }: SyncTarget): string {
  const settings = {
    HostName: hostAddress,
    Port: port,
    User: user,
    IdentityFile: './identity',
    IdentitiesOnly: 'yes',
    IdentityAgent: 'none',
    HostKeyAlias: 'machine',
    UserKnownHostsFile: './known_hosts',
    GlobalKnownHostsFile: 'none',
    StrictHostKeyChecking: 'yes',
    BatchMode: 'yes',
    LogLevel: 'ERROR',
  }
  return ['Host machine', ...Object.entries(settings).map(([name, value]) => `  ${name} ${value}`), ''].join('\n')
}
