import { randomBytes } from 'node:crypto'
import { baseOf, insidePath, parentOf } from './datastore-path.js'
import { cannotAccessFile, fileAlreadyExists, fileNotFound } from './faults.js'
import { type DatastoreFiles, type FilePlace, namePlace } from './files.js'
import { descriptorIn } from './usage.js'
import { type DiskDescriptor, extentName, formatDescriptor } from './vmdk.js'

export interface NewDisk {
  /** In bytes. */
  readonly capacity: number
  /** Default: false. */
  readonly isThin?: boolean
  /** Default: false. */
  readonly isEagerlyZeroed?: boolean
  /** Default: lsilogic. */
  readonly adapterType?: string
  readonly uuid: string
  /** The disk that the new one is a difference to. */
  readonly parent?: DiskDescriptor['parent']
}

/** A disk's files: its descriptor, and what has its content. */
interface Disk {
  /** Undefined for a disk in one file, such as a `streamOptimized` one. */
  readonly descriptor: DiskDescriptor | undefined
  readonly extents: readonly FilePlace[]
}

/** Writes a disk's descriptor and an empty file for its content. Throws the faults FileAlreadyExists, FileNotFound and NoDiskSpace. */
export function createDisk(files: DatastoreFiles, place: FilePlace, disk: NewDisk): void {
  if (files.exists(place)) throw fileAlreadyExists(namePlace(place))
  const { isThin = false, isEagerlyZeroed = false, adapterType = 'lsilogic', ...rest } = disk
  const extent = extentName(baseOf(place.path))
  if (!isThin && rest.parent === undefined) files.checkFits(place, rest.capacity)
  const descriptor = { isThin, isEagerlyZeroed, adapterType, extent, contentId: newContentId(), ...rest }
  files.write(place, formatDescriptor(descriptor))
  files.write(beside(files, place, extent), '')
}

const newContentId = () => randomBytes(4).toString('hex')

/** What a disk's descriptor says; undefined for a disk in one file. Throws the fault FileNotFound. */
export function readDescriptor(files: DatastoreFiles, place: FilePlace): DiskDescriptor | undefined {
  if (files.status(place)?.isFolder !== false) throw fileNotFound(namePlace(place))
  return descriptorIn(place.file)
}

/** Throws the faults FileNotFound, and CannotAccessFile for what has no descriptor. */
export function changeDescriptor(
  files: DatastoreFiles,
  place: FilePlace,
  change: (before: DiskDescriptor) => Partial<DiskDescriptor>,
): void {
  const before = readDescriptor(files, place)
  if (before === undefined) throw cannotAccessFile(namePlace(place))
  const after = { ...before, ...change(before) }
  if (before.isThin && !after.isThin) files.checkFits(place, after.capacity)
  else if (!after.isThin) files.checkFits(place, after.capacity - before.capacity)
  files.write(place, formatDescriptor(after))
}

function openDisk(files: DatastoreFiles, place: FilePlace): Disk {
  const descriptor = readDescriptor(files, place)
  if (descriptor === undefined) return { descriptor, extents: [] }
  const extents = insidePath(descriptor.extent) === baseOf(descriptor.extent) ? [beside(files, place, descriptor.extent)] : []
  return { descriptor, extents: extents.filter((extent) => files.exists(extent)) }
}

/** Removes a disk with its content. Throws the fault FileNotFound. */
export function deleteDisk(files: DatastoreFiles, place: FilePlace): void {
  const { extents } = openDisk(files, place)
  for (const extent of extents) files.remove(extent)
  files.remove(place)
}

/** Throws the faults FileNotFound, FileAlreadyExists and NoDiskSpace. */
export async function moveDisk(
  files: DatastoreFiles,
  from: FilePlace,
  to: FilePlace,
  options: { readonly force?: boolean } = {},
): Promise<void> {
  await transfer(files, from, to, options.force === true, (source, target) => files.move(source, target, { force: true }))
}

/** Throws the faults FileNotFound, FileAlreadyExists and NoDiskSpace. */
export async function copyDisk(
  files: DatastoreFiles,
  from: FilePlace,
  to: FilePlace,
  options: { readonly force?: boolean; readonly change?: Partial<DiskDescriptor> } = {},
): Promise<void> {
  await transfer(files, from, to, options.force === true, (source, target) => files.copy(source, target, { force: true }), {
    uuid: options.change?.uuid ?? '',
    ...options.change,
  })
}

async function transfer(
  files: DatastoreFiles,
  from: FilePlace,
  to: FilePlace,
  force: boolean,
  put: (source: FilePlace, target: FilePlace) => Promise<void>,
  change: Partial<DiskDescriptor> = {},
): Promise<void> {
  const { descriptor, extents } = openDisk(files, from)
  if (from.file === to.file) return
  if (!force && files.exists(to)) throw fileAlreadyExists(namePlace(to))
  if (descriptor === undefined) return put(from, to)
  const extent = extentName(baseOf(to.path))
  const after = { ...descriptor, ...change, extent }
  if (from.datastore !== to.datastore && !after.isThin) files.checkFits(to, after.capacity)
  const [content] = extents
  await put(from, to)
  if (content !== undefined) await put(content, beside(files, to, extent))
  files.write(to, formatDescriptor(after))
}

function beside(files: DatastoreFiles, { datastore, path }: FilePlace, name: string): FilePlace {
  const folder = parentOf(path)
  return files.place(datastore, folder === '' ? name : `${folder}/${name}`)
}
