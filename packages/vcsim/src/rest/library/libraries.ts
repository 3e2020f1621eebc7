import { randomUUID } from 'node:crypto'
import type { Clock } from '@vivarium/core'
import { ApiError, alreadyExists, invalidArgument, notFound } from '../api-error.js'
import type { LibraryFiles } from './library-files.js'
import type { KeptItem, Library, LibraryFile, LibraryItem, NewLibrary, PublishInfo, SavedLibraries } from './library-model.js'

/** All libraries. Refuses with the errors of the REST API. */
export class ContentLibraries {
  /** Of their items, in datastores. */
  readonly files: LibraryFiles
  readonly #clock: Clock
  readonly #libraries = new Map<string, Library>()
  readonly #items = new Map<string, KeptItem>()

  constructor(files: LibraryFiles, clock: Clock) {
    this.files = files
    this.#clock = clock
  }

  get all(): Library[] {
    return [...this.#libraries.values()]
  }

  get items(): KeptItem[] {
    return [...this.#items.values()]
  }

  /** Throws NOT_FOUND; with a type also for a library of another. */
  get(id: string, type?: Library['type']): Library {
    const found = this.#libraries.get(id)
    if (found === undefined || (type !== undefined && found.type !== type)) throw notFound('library', id)
    return found
  }

  /** Throws NOT_FOUND. */
  item(id: string): KeptItem {
    const found = this.#items.get(id)
    if (found === undefined) throw notFound('library item', id)
    return found
  }

  itemsOf(libraryId: string): KeptItem[] {
    return this.items.filter(({ item }) => item.library_id === libraryId)
  }

  /** `publishUrl`: where a published library of an id is. Throws INVALID_ARGUMENT for a datastore that isn't there. */
  add(given: NewLibrary, publishUrl: (id: string) => string): string {
    if (given.name.trim() === '') throw invalidArgument('The name of a library can not be empty.')
    if (this.all.some(({ name }) => name === given.name)) throw alreadyExists('library', given.name)
    const id = randomUUID()
    const now = this.#now()
    const library: Library = {
      ...given,
      id,
      description: given.description ?? '',
      creation_time: now,
      last_modified_time: now,
      version: '1',
      server_guid: randomUUID(),
      state_info: { state: 'ACTIVE' },
      ...(given.publish_info === undefined ? {} : { publish_info: withUrl(given.publish_info, publishUrl(id)) }),
    }
    this.files.makeFolder(library)
    this.#libraries.set(id, library)
    return id
  }

  /** Throws NOT_FOUND and ALREADY_EXISTS. */
  change(id: string, changes: Partial<Omit<Library, 'id'>>): void {
    const before = this.get(id)
    if (changes.name !== undefined && this.all.some((other) => other.name === changes.name && other.id !== id)) {
      throw alreadyExists('library', changes.name)
    }
    this.#libraries.set(id, { ...before, ...changes, version: next(before.version), last_modified_time: this.#now() })
  }

  /** What is in it goes with it. Throws NOT_FOUND. */
  remove(id: string): void {
    const library = this.get(id)
    for (const { item } of this.itemsOf(id)) this.#items.delete(item.id)
    this.#libraries.delete(id)
    this.files.removeFolder(library)
  }

  /** Gives its id. Throws NOT_FOUND, ALREADY_EXISTS and INVALID_ARGUMENT. */
  addItem(
    given: Pick<LibraryItem, 'library_id' | 'name' | 'type'> & Partial<Pick<LibraryItem, 'description' | 'source_id' | 'cached'>>,
    template?: string,
  ): string {
    const { library_id, name } = given
    const library = this.get(library_id)
    checkFileName(name)
    if (this.itemsOf(library_id).some(({ item }) => item.name === name)) throw alreadyExists('library item', name)
    const id = randomUUID()
    const now = this.#now()
    const secured = { security_compliance: false, certificate_verification_info: { status: 'NOT_AVAILABLE' } }
    const item: LibraryItem = {
      ...given,
      id,
      description: given.description ?? '',
      creation_time: now,
      last_modified_time: now,
      metadata_version: '1',
      content_version: '1',
      version: '1',
      size: 0,
      cached: given.cached ?? true,
      ...(library.security_policy_id === undefined ? {} : secured),
    }
    this.#items.set(id, { item, files: [], ...(template === undefined ? {} : { template }) })
    this.#touch(library_id)
    return id
  }

  /** Throws NOT_FOUND, ALREADY_EXISTS and INVALID_ARGUMENT. */
  changeItem(
    id: string,
    changes: Partial<Pick<LibraryItem, 'name' | 'description' | 'type' | 'last_sync_time' | 'metadata_version'>>,
  ): void {
    const { item, ...rest } = this.item(id)
    const { name } = changes
    if (name !== undefined && name !== item.name) {
      checkFileName(name)
      if (this.itemsOf(item.library_id).some((other) => other.item.name === name)) throw alreadyExists('library item', name)
    }
    const changed = { ...item, metadata_version: next(item.metadata_version), version: next(item.version), ...changes }
    this.#items.set(id, { ...rest, item: { ...changed, last_modified_time: this.#now() } })
    this.#touch(item.library_id)
  }

  /** Files with new content, in the place of those of the same name. `versions`: of the item that it is a copy of. */
  putFiles(id: string, files: readonly LibraryFile[], versions?: Pick<LibraryItem, 'content_version' | 'metadata_version'>): void {
    const kept = this.item(id)
    const names = new Set(files.map(({ name }) => name))
    this.#setFiles(id, [...kept.files.filter(({ name }) => !names.has(name)), ...files], versions)
  }

  /** Throws NOT_FOUND. */
  removeFile(id: string, name: string): void {
    const { files } = this.item(id)
    if (!files.some((file) => file.name === name)) throw notFound('file', name)
    this.#setFiles(
      id,
      files.filter((file) => file.name !== name),
    )
    this.files.remove(this.libraryOf(id), id, name)
  }

  /** Which of an item's files are there, and which are fetched when they are needed. */
  setCached(id: string, isCached: (file: LibraryFile) => boolean): void {
    const { item, files, ...rest } = this.item(id)
    const changed = files.map((file) => ({ ...file, cached: isCached(file) }))
    this.#items.set(id, { ...rest, files: changed, item: { ...item, cached: changed.every(({ cached }) => cached) } })
  }

  setTemplate(id: string, template: string): void {
    this.#items.set(id, { ...this.item(id), template })
  }

  /** Throws NOT_FOUND. */
  removeItem(id: string): void {
    const { item } = this.item(id)
    this.files.remove(this.get(item.library_id), id)
    this.#items.delete(id)
    this.#touch(item.library_id)
  }

  libraryOf(itemId: string): Library {
    return this.get(this.item(itemId).item.library_id)
  }

  save(): SavedLibraries {
    return { libraries: this.all, items: this.items }
  }

  /** Takes the place of all that there is. */
  restore(saved: unknown): void {
    const { libraries, items } = saved as SavedLibraries
    this.#libraries.clear()
    this.#items.clear()
    for (const library of libraries) this.#libraries.set(library.id, library)
    for (const kept of items) this.#items.set(kept.item.id, kept)
  }

  #setFiles(id: string, files: readonly LibraryFile[], versions?: Pick<LibraryItem, 'content_version' | 'metadata_version'>): void {
    const { item, ...rest } = this.item(id)
    const size = files.reduce((sum, file) => sum + file.size, 0)
    const newer = { content_version: next(item.content_version), version: next(item.version), last_modified_time: this.#now() }
    this.#items.set(id, { ...rest, files, item: { ...item, size, ...newer, ...versions, cached: files.every(({ cached }) => cached) } })
    this.#touch(item.library_id)
  }

  #touch(libraryId: string): void {
    const library = this.get(libraryId)
    this.#libraries.set(libraryId, { ...library, version: next(library.version), last_modified_time: this.#now() })
  }

  #now(): string {
    return this.#clock.now().toISOString()
  }
}

function withUrl(info: PublishInfo, url: string): PublishInfo {
  return info.published === true ? { ...info, publish_url: url } : info
}

function next(version: string): string {
  return String(Number(version) + 1)
}

/** A name that is one of a file, too. Throws INVALID_ARGUMENT. */
export function checkFileName(name: string): void {
  if (name.trim() === '' || name === '.' || name === '..' || /[/\\\0]/.test(name)) {
    throw invalidArgument(`'${name}' can't be a name here: it may be neither empty nor a path.`)
  }
}

/** Of a library whose items come from elsewhere. */
export const notOfSubscribed = () =>
  new ApiError(
    'INVALID_ARGUMENT',
    'The library is subscribed: its items are those of the published library.',
    'com.vmware.vdcs.cls-main.invalid_library_type',
  )
