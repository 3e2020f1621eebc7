import { randomBytes } from 'node:crypto'
import { lstat, mkdir, readdir, readlink, rename, rm, stat, symlink } from 'node:fs/promises'
import { basename, join, posix } from 'node:path'
import type { SFTPWrapper } from 'ssh2'
import { errors } from '../errors.js'
import type { Operation } from '../operation.js'
import type { ConnectionPool } from './connection-pool.js'
import { RemoteFiles } from './remote-files.js'

const filesAtOnce = 8
/** A folder that its owner may not write in could not be filled. */
const ownerMayEnter = 0o700

/** One thing of a tree that is copied, in an order in which a folder comes before what is in it. */
type Entry =
  | { readonly kind: 'directory'; readonly path: readonly string[]; readonly mode: number }
  | { readonly kind: 'file'; readonly path: readonly string[]; readonly mode: number; readonly bytes: number }
  | { readonly kind: 'link'; readonly path: readonly string[]; readonly target: string }

type OnBytes = (bytes: number) => void

/** Copies a file or folder to the machine. */
export async function copyToMachine(pool: ConnectionPool, address: string, from: string, to: string, operation: Operation): Promise<void> {
  const entries = await listLocal(from, operation)
  await withRemoteFiles(pool, address, operation, async (remote) => {
    const root = (await remote.isDirectory(to)) ? posix.join(to, basename(from)) : to
    await copyEntries(entries, operation, async (entry, onBytes) => {
      const target = posix.join(root, ...entry.path)
      if (entry.kind === 'directory') {
        if (!(await remote.isDirectory(target))) await remote.mkdir(target, entry.mode | ownerMayEnter)
        return
      }
      const temporary = temporaryName(target)
      try {
        if (entry.kind === 'link') await remote.symlink(entry.target, temporary)
        else await remote.put(join(from, ...entry.path), temporary, entry.mode, onBytes)
        await remote.replace(temporary, target)
      } catch (error) {
        remote.discard(temporary)
        throw error
      }
    })
  })
}

/** Copies a file or folder from the machine. */
export async function copyFromMachine(
  pool: ConnectionPool,
  address: string,
  from: string,
  to: string,
  operation: Operation,
): Promise<void> {
  await withRemoteFiles(pool, address, operation, async (remote) => {
    const entries = await listRemote(remote, from, operation)
    const root = (await isLocalDirectory(to)) ? join(to, posix.basename(from)) : to
    await copyEntries(entries, operation, async (entry, onBytes) => {
      const target = join(root, ...entry.path)
      if (entry.kind === 'directory') {
        if (!(await isLocalDirectory(target))) await mkdir(target, { mode: entry.mode | ownerMayEnter })
        return
      }
      const temporary = temporaryName(target)
      try {
        if (entry.kind === 'link') await symlink(entry.target, temporary)
        else await remote.get(posix.join(from, ...entry.path), temporary, entry.bytes, entry.mode, onBytes)
        await rename(temporary, target)
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    })
  })
}

async function withRemoteFiles(
  pool: ConnectionPool,
  address: string,
  operation: Operation,
  body: (remote: RemoteFiles) => Promise<void>,
): Promise<void> {
  const { channel: sftp, release } = await pool.open<SFTPWrapper>(
    address,
    operation,
    (client, done) => client.sftp(done),
    (late) => late.end(),
  )
  // Requests that are under way get the errors; this is only that the session itself has one.
  sftp.on('error', () => {})
  try {
    await body(new RemoteFiles(sftp, address, operation))
  } finally {
    sftp.end()
    release()
  }
}

/** Folders one after the other, then files side by side; each copied byte is reported. */
async function copyEntries(
  entries: readonly Entry[],
  operation: Operation,
  copy: (entry: Entry, onBytes: OnBytes) => Promise<void>,
): Promise<void> {
  const total = entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.bytes : 0), 0)
  let current = 0
  const onBytes = (bytes: number) => {
    current += bytes
    operation.report({ current, total: Math.max(total, current), unit: 'bytes' })
  }
  for (const entry of entries) if (entry.kind === 'directory') await copy(entry, onBytes)
  const rest = entries.filter((entry) => entry.kind !== 'directory').values()
  let failed = false
  const results = await Promise.allSettled(
    Array.from({ length: filesAtOnce }, async () => {
      for (const entry of rest) {
        if (failed) return
        try {
          await copy(entry, onBytes)
        } catch (error) {
          failed = true
          throw error
        }
      }
    }),
  )
  for (const result of results) if (result.status === 'rejected') throw result.reason
}

async function listLocal(root: string, operation: Operation): Promise<readonly Entry[]> {
  // As cp and scp do: a link that is named is followed, one in a folder is copied.
  const found = await stat(root).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? errors.fileMissing(root, { cause: error }) : error
  })
  return walk({ join, lstat, readdir, readlink }, root, found, operation)
}

async function listRemote(remote: RemoteFiles, root: string, operation: Operation): Promise<readonly Entry[]> {
  const files: WalkedFiles = {
    join: posix.join,
    lstat: (path) => remote.lstat(path),
    readdir: (path) => remote.readdir(path),
    readlink: (path) => remote.readlink(path),
  }
  return walk(files, root, await remote.stat(root), operation)
}

interface WalkedFiles {
  join(...parts: string[]): string
  lstat(path: string): Promise<FileStatus>
  readdir(path: string): Promise<readonly string[]>
  readlink(path: string): Promise<string>
}

interface FileStatus {
  readonly mode: number
  readonly size: number
  isSymbolicLink(): boolean
  isFile(): boolean
  isDirectory(): boolean
}

/** All in a tree. What is no file, folder or link (sockets, devices) is left out. */
async function walk(files: WalkedFiles, root: string, rootStatus: FileStatus, operation: Operation): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  const visit = async (path: readonly string[], status: FileStatus): Promise<void> => {
    operation.throwIfAborted('copying')
    const name = files.join(root, ...path)
    const mode = status.mode & 0o7777
    if (status.isSymbolicLink()) entries.push({ kind: 'link', path, target: await files.readlink(name) })
    else if (status.isFile()) entries.push({ kind: 'file', path, mode, bytes: status.size })
    else if (status.isDirectory()) {
      entries.push({ kind: 'directory', path, mode })
      for (const child of await files.readdir(name)) await visit([...path, child], await files.lstat(files.join(name, child)))
    }
  }
  await visit([], rootStatus)
  return entries
}

async function isLocalDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

function temporaryName(path: string): string {
  return `${path}.${randomBytes(4).toString('hex')}.part`
}
