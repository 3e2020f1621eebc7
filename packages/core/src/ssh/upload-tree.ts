import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { errors } from '../errors.js'
import { Operation } from '../operation.js'
import { shellQuoted } from '../process/program-scripts.js'
import { requireProgram } from '../process/required-program.js'
import { run } from '../process/run.js'
import type { SshClient } from './client.js'
import { checkRequest, type SyncRequest, sourceOf } from './rsync.js'

/**
 * As `syncFiles`, for a machine that has no rsync: every file is sent whole, by SFTP, and belongs to who logs in unless `chown` says otherwise. What
 * is copied, and under which names, this computer's rsync says, which puts it into a folder of ours first. Throws NOT_FOUND, INVALID_VALUE,
 * PROGRAM_MISSING, PROCESS_FAILED, and COMMAND_FAILED for what the machine refuses.
 */
export async function uploadTree(client: SshClient, address: string, request: SyncRequest): Promise<void> {
  const operation = Operation.from(request, `copying ${request.from}`)
  checkRequest(request)
  const { to, chown, excludes = [] } = request
  const source = await sourceOf(request)
  const rsync = await requireProgram('rsync')
  const onMachine = async (command: string) => client.runWithResults(address, command, { signal: operation.signal })
  const demand = async (command: string): Promise<void> => {
    const { exitCode, stderr } = await onMachine(command)
    if (exitCode !== 0) throw errors.commandFailed(command, address, exitCode, stderr.toString().trim())
  }
  const staged = await mkdtemp(join(tmpdir(), 'viv-sync-'))
  try {
    const copied = join(staged, 'copied')
    await mkdir(copied)
    await run(rsync, ['--archive', ...excludes.map((pattern) => `--exclude=${pattern}`), '--', source, `${copied}/`], {
      signal: operation.signal,
    })
    const isThere = (await onMachine(`[ -d ${shellQuoted(to)} ]`)).exitCode === 0
    // A single file may be given another name.
    const isFolder = isThere || to.endsWith('/') || (await stat(source)).isDirectory()
    if (isFolder && !isThere) await demand(`mkdir ${shellQuoted(to)}`)
    for (const name of await readdir(copied)) {
      await client.upload(address, join(copied, name), to, {
        signal: operation.signal,
        onProgress: ({ step, ...progress }) => operation.report(progress),
      })
    }
    if (chown === undefined) return
    const inside = isFolder ? (await readdir(copied, { recursive: true })).map((path) => posix.join(to, path)) : [to]
    const all = source.endsWith('/') ? [to, ...inside] : inside
    for (let at = 0; at < all.length; at += chownAtOnce)
      await demand(
        `chown -h ${shellQuoted(chown)} -- ${all
          .slice(at, at + chownAtOnce)
          .map(shellQuoted)
          .join(' ')}`,
      )
  } finally {
    await rm(staged, { recursive: true, force: true })
  }
}

/** The names must fit into one command line, which Linux bounds at 128 KiB. */
const chownAtOnce = 20
