import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { Model } from '../../model/model.js'
import { writeContent } from '../../storage/file-content.js'
import type { DatastoreFiles, FilePlace } from '../../storage/files.js'
import { invalidArgument } from '../api-error.js'
import type { Library } from './library-model.js'

type Place = Pick<Library, 'id' | 'storage_backings'>

/**
 * The files of libraries: real ones, in a folder of their library's datastore, as vCenter has them: `contentlib-<library>/<item>/<file>`.
 */
export class LibraryFiles {
  readonly #files: DatastoreFiles
  readonly #model: Model

  constructor(files: DatastoreFiles, model: Model) {
    this.#files = files
    this.#model = model
  }

  /** Throws INVALID_ARGUMENT for a library without a datastore. */
  makeFolder(library: Place): void {
    this.#files.mkdir(this.#place(library, ''), { parents: true })
  }

  removeFolder(library: Place): void {
    this.#remove(library, '')
  }

  /** A file of an item; without a name: all of them. */
  remove(library: Place, itemId: string, name?: string): void {
    this.#remove(library, name === undefined ? itemId : `${itemId}/${name}`)
  }

  /** Where a file is, or is to be. */
  place(library: Place, itemId: string, name: string): FilePlace {
    return this.#place(library, `${itemId}/${name}`)
  }

  /** Writes what comes into a file and gives its size. What is broken off leaves nothing. Throws the fault NoDiskSpace. */
  async write(library: Place, itemId: string, name: string, content: Readable): Promise<number> {
    this.#files.mkdir(this.#place(library, itemId), { parents: true })
    return writeContent(this.#files, this.place(library, itemId, name), content)
  }

  read({ file }: FilePlace): Readable {
    return createReadStream(file)
  }

  /** Moves a file into another item, in place of one of the same name. */
  async move(library: Place, name: string, from: string, to: string): Promise<void> {
    this.#files.mkdir(this.#place(library, to), { parents: true })
    await this.#files.move(this.place(library, from, name), this.place(library, to, name), { force: true })
  }

  /** Copies a file into an item, in place of one of the same name. */
  async copy(
    from: { readonly library: Place; readonly itemId: string },
    to: { readonly library: Place; readonly itemId: string },
    name: string,
  ): Promise<void> {
    this.#files.mkdir(this.#place(to.library, to.itemId), { parents: true })
    await this.#files.copy(this.place(from.library, from.itemId, name), this.place(to.library, to.itemId, name), { force: true })
  }

  #place({ id, storage_backings: [backing] }: Place, path: string): FilePlace {
    const datastore = this.#model.find({ type: 'Datastore', value: backing?.datastore_id ?? '' })
    if (datastore === undefined) throw invalidArgument(`There is no datastore '${backing?.datastore_id ?? ''}' for the library.`)
    return this.#files.place(datastore, path === '' ? `contentlib-${id}` : `contentlib-${id}/${path}`)
  }

  #remove(library: Place, path: string): void {
    // A library outlives its datastore, and an item need have no files.
    if (this.#model.find({ type: 'Datastore', value: library.storage_backings[0]?.datastore_id ?? '' }) === undefined) return
    const place = this.#place(library, path)
    if (this.#files.exists(place)) this.#files.remove(place)
  }
}
