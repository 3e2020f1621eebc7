import { randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, isAbsolute, join, sep } from 'node:path'
import type { ManagedObjectReference } from '@vivarium/vim'
import { nameOf } from '../inventory/entity.js'
import { related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { confinedFile } from './confinement.js'
import { formatDatastorePath, invalidDatastorePath, parentOf, parseDatastorePath } from './datastore-path.js'
import {
  cannotAccessFile,
  cannotCreateFile,
  cannotDeleteFile,
  fileAlreadyExists,
  fileFaultOf,
  fileNotFound,
  invalidDatastore,
} from './faults.js'
import { changeSpace, checkFits, infoOf, setSpace, summaryOf } from './space.js'
import { sizeOf, usageOf, usageWith } from './usage.js'

/** A file or folder of a datastore, which need not exist. */
export interface FilePlace {
  readonly datastore: ManagedObject
  /** Inside of the datastore: `vm/vm.vmx`; '' is its top. */
  readonly path: string
  /** The file on this computer. */
  readonly file: string
}

/** Where to look for the datastore that a path names. */
export type Where = { readonly datacenter: ManagedObject } | { readonly datastores: readonly ManagedObjectReference[] }

export interface FileStatus {
  readonly isFolder: boolean
  /** In bytes. A file with the content of a disk is as big as the disk, however little of it has been written. */
  readonly size: number
  /** What there is of it on this computer; the rest is zeros. */
  readonly realSize: number
  readonly modified: Date
}

/** A folder at the top of a datastore whose files come into being when somebody looks into it. */
export interface LateFolder {
  readonly name: string
  /** What its files take, in bytes. */
  readonly bytes: number
  /** Writes them. The folder is there already. */
  write(folder: FilePlace): void
}

const uploadPrefix = '.vivarium-upload-'

/** `[LocalDS_0] vm/vm.vmx` */
export const namePlace = ({ datastore, path }: Pick<FilePlace, 'datastore' | 'path'>): string =>
  formatDatastorePath({ datastore: nameOf(datastore), path })

/**
 * The files of all datastores: real ones, each datastore's in a folder of this computer. What would lead out of that folder (`..`, absolute paths,
 * symbolic links) is refused with the fault InvalidDatastorePath, what does not fit into the datastore with NoDiskSpace.
 */
export class DatastoreFiles implements AsyncDisposable {
  readonly #model: Model
  readonly #givenHome: string | undefined
  #ownHome: string | undefined
  /** By id of the datastore, then by name. */
  readonly #late = new Map<string, Map<string, LateFolder>>()

  /** Datastores' folders are made in `home`, or in a temporary folder that goes with this object. */
  constructor(model: Model, home?: string) {
    this.#model = model
    this.#givenHome = home
  }

  /** The folder that has the folders of datastores. */
  get home(): string {
    if (this.#givenHome === undefined) {
      this.#ownHome ??= realpathSync(mkdtempSync(join(tmpdir(), 'vivarium-vcsim-')))
      return this.#ownHome
    }
    mkdirSync(this.#givenHome, { recursive: true })
    return realpathSync(this.#givenHome)
  }

  /** Makes a folder for a datastore and gives its path. */
  makeFolder(wishedName: string): string {
    const name = wishedName.replace(/[^\w.-]/g, '_').replace(/^\.+/, '_')
    for (let number = 0; ; number += 1) {
      const path = join(this.home, number === 0 ? name : `${name}-${number}`)
      if (existsSync(path)) continue
      mkdirSync(path, { mode: 0o700 })
      return path
    }
  }

  /** True for a datastore whose folder was made here; the others are their users'. */
  isOwn(datastore: ManagedObject): boolean {
    return infoOf(datastore).url.startsWith(`${this.home}${sep}`)
  }

  /** The datastore is gone, and its files if its folder was made here. */
  forget(datastore: ManagedObject): void {
    this.#late.delete(datastore.reference.value)
    if (this.isOwn(datastore)) rmSync(infoOf(datastore).url, { recursive: true, force: true })
  }

  /** Throws the faults InvalidDatastorePath and InvalidDatastore. */
  resolve(datastorePath: string, where: Where): FilePlace {
    const { datastore, path } = parseDatastorePath(datastorePath)
    return this.place(this.datastoreNamed(datastore, where), path)
  }

  /** Throws the fault InvalidDatastore. */
  datastoreNamed(name: string, where: Where): ManagedObject {
    const candidates =
      'datacenter' in where
        ? related(this.#model, where.datacenter, 'datastore')
        : where.datastores.flatMap((each) => this.#model.find(each) ?? [])
    const found = candidates.find((datastore) => nameOf(datastore) === name)
    if (found === undefined) throw invalidDatastore(name)
    return found
  }

  /** A place by its plain path (`vm/vm.vmx`). Throws the faults InvalidDatastorePath and InvalidDatastore. */
  place(datastore: ManagedObject, path: string): FilePlace {
    const { url } = infoOf(datastore)
    if (!isAbsolute(url) || !existsSync(url)) throw invalidDatastore(nameOf(datastore))
    this.#writeLate(datastore, path)
    const file = confinedFile(url, path)
    if (file === undefined) throw invalidDatastorePath(namePlace({ datastore, path }))
    return { datastore, path, file }
  }

  /** What is in a folder under a name. */
  inside({ datastore, path }: FilePlace, name: string): FilePlace {
    return this.place(datastore, path === '' ? name : `${path}/${name}`)
  }

  /** Undefined if nothing is there. */
  status({ file }: FilePlace): FileStatus | undefined {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found === undefined) return undefined
    const isFolder = found.isDirectory()
    return { isFolder, size: isFolder ? found.size : sizeOf(file, found.size), realSize: found.size, modified: found.mtime }
  }

  exists({ file }: FilePlace): boolean {
    return existsSync(file)
  }

  /** Names of what is in a folder, sorted. Throws the faults FileNotFound and CannotAccessFile. */
  list(folder: FilePlace): string[] {
    if (folder.path === '') this.#makeLateFolders(folder.datastore)
    return this.#try(folder, cannotAccessFile, () =>
      readdirSync(folder.file)
        .filter((name) => !name.startsWith(uploadPrefix))
        .sort(),
    )
  }

  /** Throws the faults FileNotFound and CannotAccessFile. */
  read(place: FilePlace): Buffer {
    return this.#try(place, cannotAccessFile, () => readFileSync(place.file))
  }

  /** Throws the faults FileAlreadyExists, and FileNotFound if the folder before it is missing; with `parents` that is made, too. */
  mkdir(place: FilePlace, options: { readonly parents?: boolean } = {}): void {
    if (options.parents !== true && existsSync(place.file)) throw fileAlreadyExists(namePlace(place))
    this.#try(place, cannotCreateFile, () => mkdirSync(place.file, { mode: 0o700, recursive: options.parents === true }))
  }

  /** Writes a whole file, in place of what was there; its folder must exist. Throws the faults NoDiskSpace, FileNotFound and CannotCreateFile. */
  write(place: FilePlace, content: string | Uint8Array): void {
    this.checkFits(place, Buffer.byteLength(content))
    this.#change([place], cannotCreateFile, () => writeFileSync(place.file, content, { mode: 0o600 }))
  }

  /** Throws the fault NoDiskSpace if a file of so many bytes can't take the place of what is there. */
  checkFits(place: FilePlace, bytes: number): void {
    checkFits(place.datastore, bytes - usageOf(place.file), namePlace(place))
  }

  /** Where what is uploaded waits until it is whole: on the same disk as its place, and shown to nobody. */
  uploadFile({ datastore }: FilePlace): string {
    return join(infoOf(datastore).url, `${uploadPrefix}${randomUUID()}`)
  }

  /** Puts a file of this computer, which is on the same disk, in the place of what is there. */
  adopt(file: string, place: FilePlace): void {
    this.#change([place], cannotCreateFile, () => renameSync(file, place.file))
  }

  /** Removes a file, or a folder with what is in it. Throws the faults FileNotFound and CannotDeleteFile. */
  remove(place: FilePlace): void {
    if (place.path === '') throw invalidDatastorePath(namePlace(place))
    this.#change([place], cannotDeleteFile, () => rmSync(place.file, { recursive: true }))
  }

  /** Moves a file or folder; in place of what is there with `force`. Throws the faults FileNotFound, FileAlreadyExists and NoDiskSpace. */
  async move(from: FilePlace, to: FilePlace, options: { readonly force?: boolean } = {}): Promise<void> {
    this.#checkTarget(from, to, options.force === true)
    if (from.file === to.file) return
    if (from.datastore !== to.datastore) this.checkFits(to, usageOf(from.file))
    const isMoved = this.#change([from, to], cannotAccessFile, () => {
      rmSync(to.file, { recursive: true, force: true })
      return renameWithinDisk(from.file, to.file)
    })
    if (isMoved) return
    await this.copy(from, to)
    this.remove(from)
  }

  /** Copies a file or folder; in place of what is there with `force`. Throws the faults FileNotFound, FileAlreadyExists and NoDiskSpace. */
  async copy(from: FilePlace, to: FilePlace, options: { readonly force?: boolean } = {}): Promise<void> {
    this.#checkTarget(from, to, options.force === true)
    if (from.file === to.file) return
    this.checkFits(to, usageOf(from.file))
    const before = usageWith(to.file)
    try {
      await rm(to.file, { recursive: true, force: true })
      // Links stay what they are: followed, they could bring in what is outside.
      await cp(from.file, to.file, { recursive: true, verbatimSymlinks: true })
    } catch (error) {
      throw fileFaultOf(error, namePlace(to), nameOf(to.datastore), cannotCreateFile)
    } finally {
      changeSpace(this.#model, to.datastore, { free: before - usageWith(to.file) })
    }
  }

  /** Folders at the top of a datastore whose files are written when somebody looks. What they take is taken at once, unless the datastore counts it already. */
  addLate(datastore: ManagedObject, folders: readonly LateFolder[], isCounted = false): void {
    const { value: id } = datastore.reference
    const known = this.#late.get(id) ?? new Map<string, LateFolder>()
    this.#late.set(id, known)
    for (const folder of folders) known.set(folder.name, folder)
    if (!isCounted) changeSpace(this.#model, datastore, { free: -folders.reduce((sum, { bytes }) => sum + bytes, 0) })
  }

  /** True for such a folder as long as nobody has looked. */
  isLate(datastore: ManagedObject, name: string): boolean {
    return this.#late.get(datastore.reference.value)?.has(name) === true
  }

  /** Names of those folders. */
  lateNames(datastore: ManagedObject): string[] {
    return [...(this.#late.get(datastore.reference.value)?.keys() ?? [])]
  }

  /** Such a folder is not needed any more. */
  dropLate(datastore: ManagedObject, name: string): void {
    const folder = this.#late.get(datastore.reference.value)?.get(name)
    if (folder === undefined) return
    this.#late.get(datastore.reference.value)?.delete(name)
    rmSync(join(infoOf(datastore).url, name), { recursive: true, force: true })
    changeSpace(this.#model, datastore, { free: folder.bytes })
  }

  /** Counts what is used anew: files can be put into the datastore's folder past this object. */
  recount(datastore: ManagedObject): void {
    const late = [...(this.#late.get(datastore.reference.value)?.values() ?? [])].reduce((sum, { bytes }) => sum + bytes, 0)
    const { capacity } = summaryOf(datastore)
    setSpace(this.#model, datastore, { freeSpace: Number(capacity) - usageOf(infoOf(datastore).url) - late })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#ownHome !== undefined) await rm(this.#ownHome, { recursive: true, force: true })
  }

  #writeLate(datastore: ManagedObject, path: string): void {
    const [name = ''] = path.split('/')
    const late = this.#late.get(datastore.reference.value)
    const folder = late?.get(name)
    if (folder === undefined) return
    late?.delete(name)
    mkdirSync(join(infoOf(datastore).url, name), { mode: 0o700, recursive: true })
    changeSpace(this.#model, datastore, { free: folder.bytes })
    folder.write(this.place(datastore, name))
  }

  #makeLateFolders(datastore: ManagedObject): void {
    const late = this.#late.get(datastore.reference.value)?.keys() ?? []
    for (const name of late) mkdirSync(join(infoOf(datastore).url, name), { mode: 0o700, recursive: true })
  }

  /** Does something with files, and takes or gives the space that it takes or gives. */
  #change<T>(places: readonly FilePlace[], other: typeof cannotAccessFile, act: () => T): T {
    const before = places.map(({ file }) => usageWith(file))
    try {
      return this.#try(places[places.length - 1] as FilePlace, other, act)
    } finally {
      for (const [index, { file, datastore }] of places.entries()) {
        changeSpace(this.#model, datastore, { free: (before[index] ?? 0) - usageWith(file) })
      }
    }
  }

  #try<T>(place: FilePlace, other: typeof cannotAccessFile, act: () => T): T {
    try {
      return act()
    } catch (error) {
      throw fileFaultOf(error, namePlace(place), nameOf(place.datastore), other)
    }
  }

  #checkTarget(from: FilePlace, to: FilePlace, force: boolean): void {
    if (!existsSync(from.file)) throw fileNotFound(namePlace(from))
    const isTop = [from, to].find(({ path }) => path === '')
    if (isTop !== undefined) throw invalidDatastorePath(namePlace(isTop))
    if (to.datastore === from.datastore && to.path.startsWith(`${from.path}/`)) throw invalidDatastorePath(namePlace(to))
    if (!force && from.file !== to.file && existsSync(to.file)) throw fileAlreadyExists(namePlace(to))
    if (!existsSync(dirname(to.file))) throw fileNotFound(namePlace({ datastore: to.datastore, path: parentOf(to.path) }))
  }
}

/** False if the two are on different disks of this computer, as datastores can be. */
function renameWithinDisk(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EXDEV') return false
    throw error
  }
}
