import { closeSync, lstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type DiskDescriptor, descriptorName, extentName, parseDescriptor } from './vmdk.js'

/** The longest descriptor that is read, in bytes. */
const longestDescriptor = 64 * 1024

/** The first bytes of a file. */
export function headOf(file: string, length = longestDescriptor): Buffer {
  const descriptor = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(length)
    return buffer.subarray(0, readSync(descriptor, buffer, 0, length, 0))
  } finally {
    closeSync(descriptor)
  }
}

/** The descriptor that a file is; undefined for everything else. */
export function descriptorIn(file: string): DiskDescriptor | undefined {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isFile() !== true || found.size > longestDescriptor) return undefined
  return parseDescriptor(headOf(file).toString('utf8'))
}

/** The disk whose content a file has. */
function diskOfExtent(file: string): DiskDescriptor | undefined {
  const name = descriptorName(basename(file))
  return name === undefined ? undefined : descriptorIn(join(dirname(file), name))
}

/** The size that a file has for clients: what has content of a disk is as big as the disk. */
export function sizeOf(file: string, realSize: number): number {
  return Math.max(realSize, diskOfExtent(file)?.capacity ?? 0)
}

/** What a file, or a folder with all that is in it, takes of its datastore, in bytes; a disk takes all of its capacity unless it is thin. */
export function usageOf(file: string): number {
  const found = lstatSync(file, { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (found.isDirectory()) return readdirSync(file).reduce((sum, name) => sum + usageOf(join(file, name)), 0)
  const disk = diskOfExtent(file)
  return disk === undefined || disk.isThin ? found.size : Math.max(found.size, disk.capacity)
}

/** The same for a file with those whose usage depends on it. */
export function usageWith(file: string): number {
  const isDescriptor = file.endsWith('.vmdk') && descriptorName(basename(file)) === undefined
  return usageOf(file) + (isDescriptor ? usageOf(join(dirname(file), extentName(basename(file)))) : 0)
}
