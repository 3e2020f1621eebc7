import { type FileHandle, open, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { errors, Operation, type OperationOptions, run } from '@vivarium/core'
import { vmErrors } from '../errors.js'
import type { DiskLayer } from './machine.js'
import { emptyQcow2, parseQcow2Header } from './qcow2.js'

/** What a disk image file is, seen from outside. */
export interface DiskImage extends DiskLayer {
  /** Size of the disk that the guest sees, in bytes. */
  readonly virtualSize: number
}

/**
 * Looks at a disk image that came from somewhere, without letting QEMU open it: qcow2 by its header, else raw. Throws
 * IMAGE_REFUSED for a qcow2 image that refers to other files (it could make QEMU show the guest any file of this
 * computer), and for one that is encrypted or empty; NOT_FOUND when there is no such file.
 */
export async function inspectImage(path: string): Promise<DiskImage> {
  const file = await openImage(path)
  try {
    const stats = await file.stat()
    if (!stats.isFile()) throw vmErrors.imageRefused(path, 'it is not a file')
    if (stats.size === 0) throw vmErrors.imageRefused(path, 'it is empty')
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0)
    const header = parseQcow2Header(buffer.subarray(0, bytesRead))
    if (header === undefined) {
      if (stats.size % 512 !== 0) throw vmErrors.imageRefused(path, 'it is neither qcow2 nor a raw disk of whole sectors')
      return { path, format: 'raw', virtualSize: stats.size }
    }
    if (header.hasBackingFile) throw vmErrors.imageRefused(path, 'it stands on a backing file; flatten it first with "qemu-img convert"')
    if (header.hasDataFile) throw vmErrors.imageRefused(path, 'it keeps its data in another file; flatten it first with "qemu-img convert"')
    if (header.encrypted) throw vmErrors.imageRefused(path, 'it is encrypted')
    return { path, format: 'qcow2', virtualSize: header.virtualSize }
  } finally {
    await file.close()
  }
}

async function openImage(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw errors.fileMissing(path, { cause: error })
    throw error
  }
}

/**
 * Makes an empty qcow2 file of that virtual size: the writable top of a disk's chain. Its header names nothing below it; the chain is
 * given when a machine is started. Throws the system's EEXIST when the file exists.
 */
export async function createOverlay(path: string, virtualSize: number): Promise<void> {
  const { head, fileBytes } = emptyQcow2(virtualSize)
  const file = await open(path, 'wx', 0o600)
  try {
    await file.write(head)
    await file.truncate(fileBytes)
  } finally {
    await file.close()
  }
}

/** Copies an image from outside into a qcow2 file of our own, without holes' weight. Throws as `inspectImage` does. */
export async function importImage(from: string, to: string, options?: OperationOptions): Promise<DiskImage> {
  const operation = Operation.from(options, `importing ${from}`)
  const image = await inspectImage(from)
  try {
    // An absolute path is never taken for a protocol (`json:`, `nbd:`), whatever colons are in it.
    const files = [resolve(from), resolve(to)]
    await run('qemu-img', ['convert', '-f', image.format, '-O', 'qcow2', ...files], {
      signal: operation.signal,
    })
  } catch (error) {
    await rm(to, { force: true })
    throw error
  }
  return { path: to, format: 'qcow2', virtualSize: image.virtualSize }
}
