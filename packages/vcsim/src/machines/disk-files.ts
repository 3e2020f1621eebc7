import { baseOf, parentOf, parseDatastorePath } from '../storage/datastore-path.js'
import { changeDescriptor, createDisk, deleteDisk } from '../storage/disks.js'
import { fileNotFound } from '../storage/faults.js'
import type { FilePlace } from '../storage/files.js'
import { changeSpace } from '../storage/space.js'
import { descriptorIn, headOf } from '../storage/usage.js'
import { descriptorUuid, extentName, sectorSize, sparseCapacity } from '../storage/vmdk.js'
import type { Site } from './sites.js'

/** The file of a disk, as it is to be. */
export interface DiskFile {
  /** Of its descriptor: `[LocalDS_0] web/web.vmdk`. */
  readonly path: string
  /** In bytes. */
  readonly capacity: number
  readonly isThin: boolean
  readonly isEagerlyZeroed: boolean
  readonly adapterType: 'ide' | 'lsilogic'
  readonly uuid: string
  /** The descriptor of the disk that it is a difference to. */
  readonly parent?: string
}

/** What is to be done with the file of a disk. */
export type DiskWork =
  | ({ readonly operation: 'create' } & DiskFile)
  | { readonly operation: 'grow'; readonly path: string; readonly capacity: number }
  | { readonly operation: 'delete'; readonly path: string }

/** A disk that is there. */
export interface FoundDisk {
  readonly capacity: number
  readonly isThin: boolean
  readonly isEagerlyZeroed: boolean
  readonly uuid?: string
}

const unknownContent = 'fffffffe'

/** The files of machines' disks. */
export class DiskFiles {
  readonly #site: Pick<Site, 'world' | 'datastore'>

  constructor(site: Pick<Site, 'world' | 'datastore'>) {
    this.#site = site
  }

  /** Throws the faults InvalidDatastore and InvalidDatastorePath. */
  exists(path: string): boolean {
    return this.#site.world.files.exists(this.#place(path))
  }

  /** Undefined if there is no disk. Throws the faults InvalidDatastore and InvalidDatastorePath. */
  find(path: string): FoundDisk | undefined {
    const place = this.#place(path)
    const status = this.#site.world.files.status(place)
    if (status === undefined || status.isFolder) return undefined
    const descriptor = descriptorIn(place.file)
    if (descriptor === undefined) {
      // Of an uploaded disk in one file, the size is all that there is.
      const capacity = sparseCapacity(headOf(place.file, sectorSize)) ?? status.size
      return { capacity, isThin: true, isEagerlyZeroed: false }
    }
    const { capacity, isThin, isEagerlyZeroed } = descriptor
    const uuid = plainUuid(descriptor.uuid)
    return { capacity, isThin, isEagerlyZeroed, ...(uuid === undefined ? {} : { uuid }) }
  }

  /** Throws the faults of files; what was made before is taken back then. */
  do(work: readonly DiskWork[]): void {
    const { files, model } = this.#site.world
    const made: string[] = []
    try {
      for (const each of work) {
        if (each.operation === 'create') {
          this.write(this.#place(each.path), each)
          made.push(each.path)
        } else if (each.operation === 'grow') {
          const place = this.#place(each.path)
          const before = descriptorIn(place.file)
          if (before === undefined) continue
          changeDescriptor(files, place, () => ({ capacity: each.capacity }))
          if (before.isThin) changeSpace(model, place.datastore, { uncommitted: each.capacity - before.capacity })
        }
      }
    } catch (error) {
      for (const path of made) this.delete(path)
      throw error
    }
    // What can't be taken back comes last.
    for (const each of work) if (each.operation === 'delete') this.delete(each.path)
  }

  /** A disk with nothing in it: an empty file stands for zeros. */
  write(place: FilePlace, { parent, uuid, capacity, isThin, isEagerlyZeroed, adapterType }: DiskFile): void {
    createDisk(this.#site.world.files, place, {
      capacity,
      isThin,
      isEagerlyZeroed,
      adapterType,
      uuid: descriptorUuid(uuid),
      ...(parent === undefined ? {} : { parent: this.#hintOf(place, parent) }),
    })
  }

  /** Makes a disk a difference to another, or a whole disk. Throws the fault FileNotFound. */
  hang(path: string, parent: string | undefined): void {
    const place = this.#place(path)
    changeDescriptor(this.#site.world.files, place, ({ parent: _parent, ...own }) => ({
      ...own,
      parent: parent === undefined ? undefined : this.#hintOf(place, parent),
    }))
  }

  /** Its descriptor and its content, as far as they are there. */
  delete(path: string): void {
    const { files } = this.#site.world
    const place = this.#place(path)
    if (files.exists(place)) deleteDisk(files, place)
    const extent = files.place(place.datastore, extentName(place.path))
    if (files.exists(extent)) files.remove(extent)
  }

  #place(path: string): FilePlace {
    const { datastore, path: inside } = parseDatastorePath(path)
    return this.#site.world.files.place(this.#site.datastore(datastore), inside)
  }

  /** A parent beside its child goes by its name, another by its path. */
  #hintOf(child: FilePlace, path: string) {
    const parent = this.#place(path)
    const isBeside = parent.datastore === child.datastore && parentOf(parent.path) === parentOf(child.path)
    if (!this.#site.world.files.exists(parent)) throw fileNotFound(path)
    // A disk in one file has none that is told here.
    const contentId = descriptorIn(parent.file)?.contentId ?? unknownContent
    return { file: isBeside ? baseOf(parent.path) : path, contentId }
  }
}

/** A UUID in the common form, of one that a descriptor has. */
function plainUuid(text: string): string | undefined {
  const digits = text.replace(/[^0-9a-f]/gi, '').toLowerCase()
  if (digits.length !== 32) return undefined
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join('-')
}
