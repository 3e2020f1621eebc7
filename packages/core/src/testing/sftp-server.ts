import type { Stats } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, readdir, readlink, rename, stat, symlink, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import ssh2, { type Attributes, type SFTPWrapper } from 'ssh2'

const { STATUS_CODE, flagsToString } = ssh2.utils.sftp

/** An SFTP server on this computer's own files, for tests. */
export function serveSftp(sftp: SFTPWrapper): void {
  const handles = new Map<number, FileHandle | { names: string[]; path: string }>()
  let next = 0
  const add = (value: FileHandle | { names: string[]; path: string }): Buffer => {
    const id = Buffer.alloc(4)
    id.writeUInt32BE(next)
    handles.set(next++, value)
    return id
  }
  const file = (id: Buffer): FileHandle => {
    const found = handles.get(id.readUInt32BE(0))
    if (found === undefined || 'names' in found) throw new Error('not an open file')
    return found
  }
  const answer = (request: number, work: () => Promise<void>) => {
    work().catch((error: NodeJS.ErrnoException) => {
      const code = { ENOENT: STATUS_CODE.NO_SUCH_FILE, EACCES: STATUS_CODE.PERMISSION_DENIED }[error.code ?? ''] ?? STATUS_CODE.FAILURE
      sftp.status(request, code, error.message)
    })
  }
  const ok = (request: number) => sftp.status(request, STATUS_CODE.OK)

  sftp.on('close', () => {
    for (const handle of handles.values()) if (!('names' in handle)) handle.close().catch(() => {})
  })
  sftp.on('OPEN', (request, path, flags, attributes) =>
    answer(request, async () => sftp.handle(request, add(await open(path, flagsToString(flags) ?? 'r', attributes.mode)))),
  )
  sftp.on('READ', (request, handle, offset, length) =>
    answer(request, async () => {
      const { bytesRead, buffer } = await file(handle).read(Buffer.alloc(length), 0, length, offset)
      if (bytesRead === 0) sftp.status(request, STATUS_CODE.EOF)
      else sftp.data(request, buffer.subarray(0, bytesRead))
    }),
  )
  sftp.on('WRITE', (request, handle, offset, data) =>
    answer(request, async () => {
      await file(handle).write(data, 0, data.length, offset)
      ok(request)
    }),
  )
  sftp.on('FSTAT', (request, handle) => answer(request, async () => sftp.attrs(request, attributesOf(await file(handle).stat()))))
  sftp.on('STAT', (request, path) => answer(request, async () => sftp.attrs(request, attributesOf(await stat(path)))))
  sftp.on('LSTAT', (request, path) => answer(request, async () => sftp.attrs(request, attributesOf(await lstat(path)))))
  sftp.on('FSETSTAT', (request, handle, attributes) =>
    answer(request, async () => {
      if (attributes.mode !== undefined) await file(handle).chmod(attributes.mode & 0o7777)
      ok(request)
    }),
  )
  sftp.on('CLOSE', (request, id) =>
    answer(request, async () => {
      const handle = handles.get(id.readUInt32BE(0))
      handles.delete(id.readUInt32BE(0))
      if (handle !== undefined && !('names' in handle)) await handle.close()
      ok(request)
    }),
  )
  sftp.on('OPENDIR', (request, path) =>
    answer(request, async () => {
      sftp.handle(request, add({ names: ['.', '..', ...(await readdir(path))], path }))
    }),
  )
  sftp.on('READDIR', (request, id) =>
    answer(request, async () => {
      const handle = handles.get(id.readUInt32BE(0))
      if (handle === undefined || !('names' in handle)) throw new Error('not an open folder')
      const names = handle.names.splice(0)
      if (names.length === 0) {
        sftp.status(request, STATUS_CODE.EOF)
        return
      }
      const entries = await Promise.all(
        names.map(async (filename) => ({ filename, longname: filename, attrs: attributesOf(await lstat(join(handle.path, filename))) })),
      )
      sftp.name(request, entries)
    }),
  )
  sftp.on('READLINK', (request, path) =>
    answer(request, async () => {
      sftp.name(request, [{ filename: await readlink(path), longname: '', attrs: {} as Attributes }])
    }),
  )
  sftp.on('SYMLINK', (request, path, target) =>
    answer(request, async () => {
      await symlink(target, path)
      ok(request)
    }),
  )
  sftp.on('MKDIR', (request, path, attributes) =>
    answer(request, async () => {
      await mkdir(path, attributes.mode)
      ok(request)
    }),
  )
  sftp.on('REMOVE', (request, path) => answer(request, async () => unlink(path).then(() => ok(request))))
  // As the draft demands, and unlike rename(2): not onto what is there.
  sftp.on('RENAME', (request, from, to) =>
    answer(request, async () => {
      if (await stat(to).catch(() => undefined)) throw new Error('exists')
      await rename(from, to)
      ok(request)
    }),
  )
}

function attributesOf(status: Stats): Attributes {
  const { mode, uid, gid, size, atimeMs, mtimeMs } = status
  return { mode, uid, gid, size, atime: Math.floor(atimeMs / 1000), mtime: Math.floor(mtimeMs / 1000) }
}
