import { isVivariumError, messageOf } from '@vivarium/core'
import ssh2, { type Attributes, type SFTPWrapper } from 'ssh2'
import { fileError } from '../files/file-error.js'
import { sizeOf } from '../files/file-node.js'
import { resolveFrom } from '../files/path.js'
import { UserFileSystem } from '../files/user-file-system.js'
import type { Guest } from '../guest.js'
import type { Login } from './authentication.js'
import { longName } from './long-name.js'

const { STATUS_CODE, OPEN_MODE } = ssh2.utils.sftp
const maxHandles = 64
const maxFile = 256 * 1024 * 1024
const typeBits = { file: 0o100000, directory: 0o040000, symlink: 0o120000 }

type Handle =
  | { readonly path: string; content: Buffer; isChanged: boolean; readonly appends: boolean }
  | { readonly path: string; names: string[] }

/**
 * Serves the files of a guest as one user sees them. A file that is written is stored when it is closed, or when the client has ended; what it
 * has asked until then is answered, and the channel is closed with status 0, which OpenSSH's clients wait for.
 */
export function serveSftp(guest: Guest, { user }: Login, sftp: SFTPWrapper): void {
  const files = new UserFileSystem(guest.files, guest.accounts.credentialsOf(user))
  const handles = new Map<number, Handle>()
  const answering = new Set<Promise<void>>()
  let next = 0
  const at = (path: string) => resolveFrom(user.home, path)
  const attributes = (path: string, followLast: boolean): Attributes => {
    const node = guest.files.get(path, 'stat', followLast)
    const time = Math.floor(node.mtimeMs / 1000)
    return { mode: node.mode | typeBits[node.kind], uid: node.uid, gid: node.gid, size: sizeOf(node), atime: time, mtime: time }
  }
  const opened = (id: Buffer): Handle => {
    const handle = handles.get(id.readUInt32BE(0))
    if (handle === undefined) throw fileError('EINVAL', 'handle', String(id))
    return handle
  }
  const file = (id: Buffer) => {
    const handle = opened(id)
    if ('names' in handle) throw fileError('EISDIR', 'read', handle.path)
    return handle
  }
  const open = (handle: Handle): Buffer => {
    if (handles.size >= maxHandles) throw fileError('EINVAL', 'open', handle.path)
    const id = Buffer.alloc(4)
    id.writeUInt32BE(next)
    handles.set(next++, handle)
    return id
  }
  const answer = (request: number, work: () => Promise<void>): void => {
    const answered = work()
      .catch((error: unknown) => {
        const code = isVivariumError(error, 'ENOENT')
          ? STATUS_CODE.NO_SUCH_FILE
          : isVivariumError(error, 'EACCES')
            ? STATUS_CODE.PERMISSION_DENIED
            : STATUS_CODE.FAILURE
        sftp.status(request, code, messageOf(error))
      })
      .finally(() => answering.delete(answered))
    answering.add(answered)
  }
  /** For requests that are answered with nothing but OK. */
  const perform = (request: number, work: () => Promise<void>): void =>
    answer(request, async () => {
      await work()
      sftp.status(request, STATUS_CODE.OK)
    })
  const setAttributes = async (path: string, { mode, mtime }: Attributes): Promise<void> => {
    if (mode !== undefined) await files.chmod(path, mode)
    if (mtime !== undefined) await files.utimes(path, new Date(mtime * 1000), new Date(mtime * 1000))
  }
  const store = async (handle: Handle): Promise<void> => {
    if (!('names' in handle) && handle.isChanged) await files.writeFile(handle.path, handle.content)
  }
  sftp.on('end', async () => {
    await Promise.all(answering)
    await Promise.allSettled([...handles.values()].map(store))
    exit(sftp, 0)
  })

  sftp.on('OPEN', (request, name, flags, given) =>
    answer(request, async () => {
      const path = at(name)
      const exists = await files.exists(path)
      if (exists && flags & OPEN_MODE.EXCL) throw fileError('EEXIST', 'open', path)
      if (!exists && !(flags & OPEN_MODE.CREAT)) throw fileError('ENOENT', 'open', path)
      const writes = (flags & OPEN_MODE.WRITE) !== 0
      if (writes && (!exists || flags & OPEN_MODE.TRUNC)) {
        await files.writeFile(path, '')
        if (!exists && given.mode !== undefined) await files.chmod(path, given.mode)
      }
      const content = Buffer.from(await files.readFileBuffer(path))
      sftp.handle(request, open({ path, content, isChanged: false, appends: (flags & OPEN_MODE.APPEND) !== 0 }))
    }),
  )
  sftp.on('READ', (request, id, offset, length) =>
    answer(request, async () => {
      const piece = file(id).content.subarray(offset, offset + length)
      if (piece.length === 0) sftp.status(request, STATUS_CODE.EOF)
      else sftp.data(request, piece)
    }),
  )
  sftp.on('WRITE', (request, id, offset, data) =>
    perform(request, async () => {
      const handle = file(id)
      const start = handle.appends ? handle.content.length : offset
      if (start + data.length > maxFile) throw fileError('ENOSPC', 'write', handle.path)
      const content = Buffer.concat([handle.content, Buffer.alloc(Math.max(0, start + data.length - handle.content.length))])
      data.copy(content, start)
      handle.content = content
      handle.isChanged = true
    }),
  )
  sftp.on('CLOSE', (request, id) =>
    perform(request, async () => {
      const handle = opened(id)
      handles.delete(id.readUInt32BE(0))
      await store(handle)
    }),
  )
  sftp.on('FSTAT', (request, id) =>
    answer(request, async () => {
      const { path, content } = file(id)
      sftp.attrs(request, { ...attributes(path, true), size: content.length })
    }),
  )
  sftp.on('STAT', (request, path) => answer(request, async () => sftp.attrs(request, attributes(at(path), true))))
  sftp.on('LSTAT', (request, path) => answer(request, async () => sftp.attrs(request, attributes(at(path), false))))
  sftp.on('SETSTAT', (request, path, given) => perform(request, () => setAttributes(at(path), given)))
  sftp.on('FSETSTAT', (request, id, given) => perform(request, () => setAttributes(opened(id).path, given)))
  sftp.on('OPENDIR', (request, path) =>
    answer(request, async () => sftp.handle(request, open({ path: at(path), names: ['.', '..', ...(await files.readdir(at(path)))] }))),
  )
  sftp.on('READDIR', (request, id) =>
    answer(request, async () => {
      const handle = opened(id)
      if (!('names' in handle)) throw fileError('ENOTDIR', 'scandir', handle.path)
      const names = handle.names.splice(0, 100)
      if (names.length === 0) sftp.status(request, STATUS_CODE.EOF)
      else
        sftp.name(
          request,
          names.map((filename) => {
            const path = resolveFrom(handle.path, filename)
            return { filename, longname: longName(guest, filename, guest.files.get(path, 'stat', false)), attrs: attributes(path, false) }
          }),
        )
    }),
  )
  sftp.on('REALPATH', (request, path) =>
    answer(request, async () => sftp.name(request, [{ filename: at(path), longname: at(path), attrs: noAttributes }])),
  )
  sftp.on('READLINK', (request, path) =>
    answer(request, async () => {
      const target = await files.readlink(at(path))
      sftp.name(request, [{ filename: target, longname: target, attrs: noAttributes }])
    }),
  )
  // OpenSSH sends the target first, against the draft: ssh2 has put that right by then, other than its types say.
  sftp.on('SYMLINK', (request, path, target) => perform(request, () => files.symlink(target, at(path))))
  sftp.on('MKDIR', (request, path) => perform(request, () => files.mkdir(at(path))))
  sftp.on('RMDIR', (request, path) => perform(request, () => files.rm(at(path))))
  sftp.on('REMOVE', (request, path) => perform(request, () => files.rm(at(path))))
  sftp.on('RENAME', (request, from, to) =>
    perform(request, async () => {
      if (await files.exists(at(to))) throw fileError('EEXIST', 'rename', to)
      await files.mv(at(from), at(to))
    }),
  )
}

/** Ends the channel as a program does. ssh2 has no `exit` for channels of SFTP, though for all others. */
function exit(sftp: SFTPWrapper, status: number): void {
  const { _protocol: protocol, outgoing } = sftp as unknown as {
    readonly _protocol: { exitStatus(channel: number, status: number): void; channelEOF(channel: number): void }
    readonly outgoing: { readonly id: number; state: string }
  }
  if (outgoing.state !== 'open') return
  protocol.exitStatus(outgoing.id, status)
  protocol.channelEOF(outgoing.id)
  sftp.end()
}

const noAttributes: Attributes = { mode: 0, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 }
