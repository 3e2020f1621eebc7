import { randomUUID } from 'node:crypto'
import type { Clock } from '@vivarium/core'
import { dataObject, type ManagedObjectReference } from '@vivarium/vim'
import type { VStorageObject, VStorageObjectConfigInfo, VStorageObjectSnapshotInfo } from '@vivarium/vim/types'
import { fault, invalidArgument, notFound } from '../../faults.js'
import type { ManagedObject } from '../../model/managed-object.js'
import type { Model } from '../../model/model.js'
import { changeDescriptor, createDisk, deleteDisk, readDescriptor } from '../disks.js'
import { type DatastoreFiles, type FilePlace, namePlace } from '../files.js'

const mebibyte = 2 ** 20
/** The folder of a datastore in which disks are made that have no path of their own. */
const ownFolder = 'fcd'

export interface DiskSnapshot {
  readonly id: string
  readonly backingObjectId: string
  readonly description: string
  readonly createTime: string
}

/** A disk that is no machine's. Plain data. */
export interface FirstClassDisk {
  readonly id: string
  readonly name: string
  /** Id of the datastore, and the path of its descriptor in it. */
  readonly datastore: string
  readonly path: string
  readonly backingObjectId: string
  readonly provisioningType: string
  readonly capacityInMB: number
  readonly createTime: string
  readonly flags: readonly string[]
  /** UUID of the machine that it is attached to. */
  readonly consumer?: string
  readonly snapshots: readonly DiskSnapshot[]
  readonly metadata: Readonly<Record<string, string>>
}

export interface NewFirstClassDisk {
  readonly name: string
  readonly datastore: ManagedObject
  /** In the datastore. Default: a file of that id in a folder of its own. */
  readonly path?: string | undefined
  readonly id?: string | undefined
  readonly capacityInMB: number
  readonly provisioningType?: string | undefined
  readonly keepAfterDeleteVm?: boolean | undefined
  readonly metadata?: Readonly<Record<string, string>> | undefined
}

/** Disks that are managed by themselves (vSphere's first class disks, or virtual storage objects), of all datastores. */
export class FirstClassDisks {
  readonly #model: Model
  readonly #files: DatastoreFiles
  readonly #clock: Clock
  readonly #disks = new Map<string, FirstClassDisk>()

  constructor(model: Model, files: DatastoreFiles, clock: Clock) {
    this.#model = model
    this.#files = files
    this.#clock = clock
  }

  all(datastore?: ManagedObjectReference): FirstClassDisk[] {
    return [...this.#disks.values()].filter((disk) => datastore === undefined || disk.datastore === datastore.value)
  }

  /** Throws the fault NotFound, also for one that is in another datastore. */
  get(id: string, datastore?: ManagedObjectReference): FirstClassDisk {
    const disk = this.#disks.get(id)
    if (disk === undefined || (datastore !== undefined && disk.datastore !== datastore.value)) throw notFound()
    return disk
  }

  /** The same, for one whose file is there. */
  getWhole(id: string, datastore?: ManagedObjectReference): FirstClassDisk {
    const disk = this.get(id, datastore)
    if (!this.isThere(disk)) throw notFound()
    return disk
  }

  isThere(disk: FirstClassDisk): boolean {
    return (
      this.#model.find({ type: 'Datastore', value: disk.datastore }) !== undefined && this.#files.status(this.placeOf(disk)) !== undefined
    )
  }

  placeOf({ datastore, path }: FirstClassDisk): FilePlace {
    return this.#files.place(this.#model.get({ type: 'Datastore', value: datastore }), path)
  }

  /** Makes the file too. Throws the faults of files. */
  create(request: NewFirstClassDisk): FirstClassDisk {
    if (request.capacityInMB <= 0) throw invalidArgument('spec.capacityInMB')
    if (request.id !== undefined && this.#disks.has(request.id)) throw invalidArgument('spec.id')
    const id = request.id ?? randomUUID()
    const path = request.path === undefined || request.path === '' ? `${ownFolder}/${id}.vmdk` : request.path
    const place = this.#files.place(request.datastore, path)
    const folder = this.#files.place(request.datastore, ownFolder)
    if (path.startsWith(`${ownFolder}/`) && !this.#files.exists(folder)) this.#files.mkdir(folder, { parents: true })
    const isThin = (request.provisioningType ?? 'thin') === 'thin'
    createDisk(this.#files, place, { capacity: request.capacityInMB * mebibyte, isThin, uuid: randomUUID() })
    return this.#add(id, place.path, request)
  }

  /** Of a disk's file that is there. Throws the faults FileNotFound, and InvalidArgument for what is no disk or has been registered. */
  register(place: FilePlace, name: string | undefined, id: string | undefined): FirstClassDisk {
    if (this.#files.status(place)?.isFolder !== false) throw invalidArgument('path')
    const datastore = place.datastore.reference.value
    if (this.all().some((disk) => disk.datastore === datastore && disk.path === place.path)) throw invalidArgument('path')
    const descriptor = readDescriptor(this.#files, place)
    if (descriptor === undefined) throw invalidArgument('path')
    return this.#add(id ?? randomUUID(), place.path, {
      name: name ?? place.path,
      datastore: place.datastore,
      capacityInMB: Math.ceil(descriptor.capacity / mebibyte),
      provisioningType: descriptor.isThin ? 'thin' : descriptor.isEagerlyZeroed ? 'eagerZeroedThick' : 'lazyZeroedThick',
    })
  }

  #add(id: string, path: string, request: NewFirstClassDisk): FirstClassDisk {
    const disk: FirstClassDisk = {
      id,
      name: request.name,
      datastore: request.datastore.reference.value,
      path,
      backingObjectId: randomUUID(),
      provisioningType: request.provisioningType ?? 'thin',
      capacityInMB: request.capacityInMB,
      createTime: this.#clock.now().toISOString(),
      flags: request.keepAfterDeleteVm === true ? ['keepAfterDeleteVm'] : [],
      snapshots: [],
      metadata: request.metadata ?? {},
    }
    this.#disks.set(id, disk)
    return disk
  }

  change(disk: FirstClassDisk, changes: Partial<Omit<FirstClassDisk, 'id'>>): FirstClassDisk {
    const changed = { ...disk, ...changes }
    this.#disks.set(disk.id, changed)
    return changed
  }

  /** For one that has lost a property. */
  replace(disk: FirstClassDisk): void {
    this.#disks.set(disk.id, disk)
  }

  /** Throws the faults InvalidArgument, and NoDiskSpace. */
  extend(disk: FirstClassDisk, capacityInMB: number): void {
    if (capacityInMB < disk.capacityInMB) throw invalidArgument('newCapacityInMB')
    changeDescriptor(this.#files, this.placeOf(disk), () => ({ capacity: capacityInMB * mebibyte }))
    this.change(disk, { capacityInMB })
  }

  inflate(disk: FirstClassDisk): void {
    changeDescriptor(this.#files, this.placeOf(disk), () => ({ isThin: false, isEagerlyZeroed: true }))
    this.change(disk, { provisioningType: 'eagerZeroedThick' })
  }

  /** With its file. Throws the fault InvalidState for one that is attached to a machine. */
  delete(disk: FirstClassDisk): void {
    if (disk.consumer !== undefined)
      throw fault('InvalidState', {}, 'The operation is not allowed in the current state: the disk is attached to a virtual machine.')
    if (this.isThere(disk)) deleteDisk(this.#files, this.placeOf(disk))
    this.#disks.delete(disk.id)
  }

  /** Forgets it; its file stays. */
  unregister(disk: FirstClassDisk): void {
    this.#disks.delete(disk.id)
  }

  /** Forgets those of a datastore whose files are gone. */
  reconcile(datastore: ManagedObjectReference): void {
    for (const disk of this.all(datastore)) if (!this.isThere(disk)) this.#disks.delete(disk.id)
  }

  addSnapshot(disk: FirstClassDisk, description: string): DiskSnapshot {
    const snapshot = { id: randomUUID(), backingObjectId: randomUUID(), description, createTime: this.#clock.now().toISOString() }
    this.change(disk, { snapshots: [...disk.snapshots, snapshot] })
    return snapshot
  }

  /** Throws the fault InvalidArgument. */
  snapshot(disk: FirstClassDisk, id: string): DiskSnapshot {
    const found = disk.snapshots.find((each) => each.id === id)
    if (found === undefined) throw invalidArgument('snapshotId')
    return found
  }

  removeSnapshot(disk: FirstClassDisk, id: string): void {
    this.snapshot(disk, id)
    this.change(disk, { snapshots: disk.snapshots.filter((each) => each.id !== id) })
  }

  updateMetadata(disk: FirstClassDisk, set: Readonly<Record<string, string>>, remove: readonly string[]): void {
    const kept = Object.entries(disk.metadata).filter(([key]) => !remove.includes(key))
    this.change(disk, { metadata: { ...Object.fromEntries(kept), ...set } })
  }

  /** As the API has it. */
  describe(disk: FirstClassDisk): VStorageObject {
    const config: VStorageObjectConfigInfo = {
      id: { id: disk.id },
      name: disk.name,
      createTime: disk.createTime,
      keepAfterDeleteVm: disk.flags.includes('keepAfterDeleteVm'),
      relocationDisabled: disk.flags.includes('disableRelocation'),
      nativeSnapshotSupported: false,
      changedBlockTrackingEnabled: disk.flags.includes('enableChangedBlockTracking'),
      backing: dataObject('BaseConfigInfoDiskFileBackingInfo', {
        datastore: { type: 'Datastore', value: disk.datastore },
        filePath: namePlace(this.placeOf(disk)),
        backingObjectId: disk.backingObjectId,
        deltaSizeInMB: 0,
        provisioningType: disk.provisioningType,
      }),
      capacityInMB: disk.capacityInMB,
      consumptionType: ['disk'],
      ...(disk.consumer === undefined ? {} : { consumerId: [{ id: disk.consumer }] }),
    }
    return dataObject('VStorageObject', { config })
  }

  describeSnapshots({ snapshots }: FirstClassDisk): VStorageObjectSnapshotInfo {
    return {
      snapshots: snapshots.map(({ id, backingObjectId, description, createTime }) => ({
        id: { id },
        backingObjectId,
        description,
        createTime,
      })),
    }
  }

  save(): unknown {
    return [...this.#disks.values()]
  }

  restore(saved: unknown): void {
    this.#disks.clear()
    for (const disk of saved as readonly FirstClassDisk[]) this.#disks.set(disk.id, disk)
  }
}
