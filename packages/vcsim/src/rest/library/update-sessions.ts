import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { type Clock, messageOf } from '@vivarium/core'
import { ApiError, type ApiMessage, apiErrorOf, invalidArgument, notFound } from '../api-error.js'
import { checkAlgorithm, verified } from './checksum.js'
import { type ContentLibraries, checkFileName, notOfSubscribed } from './libraries.js'
import type { Checksum, LibraryFile } from './library-model.js'
import { ovaEntries } from './ova.js'
import { fetchFile, type SourceEndpoint } from './pull.js'

/** A file that an update brings. */
export interface UpdateFile {
  readonly id: string
  readonly name: string
  readonly source_type: 'PUSH' | 'PULL' | 'NONE'
  readonly checksum_info?: Checksum | undefined
  readonly source_endpoint?: SourceEndpoint | undefined
  /** As the client said it would be. */
  readonly size?: number | undefined
  status: 'WAITING_FOR_TRANSFER' | 'TRANSFERRING' | 'READY' | 'ERROR'
  bytes_transferred: number
  error_message?: ApiMessage
}

export interface UpdateSession {
  readonly id: string
  readonly itemId: string
  readonly contentVersion: string
  readonly files: Map<string, UpdateFile>
  /** Names of files that the item is to lose. */
  readonly removed: Set<string>
  /** Files on their way, by id. */
  readonly transfers: Map<string, Promise<void>>
  readonly controller: AbortController
  state: 'ACTIVE' | 'DONE' | 'ERROR' | 'CANCELED'
  expirationTime: Date
  clientProgress: number
  error?: ApiMessage
}

/** After so many milliseconds without a sign of life a session is no more. */
const lifetimeMs = 60 * 60_000

/** Updates of items' files. What comes is kept apart until its session is complete. */
export class UpdateSessions implements Disposable {
  readonly #libraries: ContentLibraries
  readonly #clock: Clock
  readonly #sessions = new Map<string, UpdateSession>()

  constructor(libraries: ContentLibraries, clock: Clock) {
    this.#libraries = libraries
    this.#clock = clock
  }

  get all(): UpdateSession[] {
    for (const session of this.#sessions.values()) if (session.expirationTime <= this.#clock.now()) this.#end(session, 'CANCELED')
    for (const [id, { expirationTime }] of this.#sessions) if (expirationTime <= this.#clock.now()) this.#sessions.delete(id)
    return [...this.#sessions.values()]
  }

  /** Throws NOT_FOUND. */
  get(id: string): UpdateSession {
    const found = this.all.find((session) => session.id === id)
    if (found === undefined) throw notFound('update session', id)
    return found
  }

  /** That of a file which is to be uploaded. Throws NOT_FOUND. */
  ofFile(fileId: string): UpdateSession {
    const found = this.all.find(({ files }) => files.has(fileId))
    if (found === undefined) throw notFound('upload', fileId)
    return found
  }

  /** Gives its id. Throws NOT_FOUND and INVALID_ARGUMENT. */
  open(itemId: string): string {
    const { item } = this.#libraries.item(itemId)
    if (this.#libraries.get(item.library_id).type === 'SUBSCRIBED') throw notOfSubscribed()
    const session: UpdateSession = {
      id: randomUUID(),
      itemId,
      contentVersion: item.content_version,
      files: new Map(),
      removed: new Set(),
      transfers: new Map(),
      controller: new AbortController(),
      state: 'ACTIVE',
      expirationTime: this.#later(),
      clientProgress: 0,
    }
    this.#sessions.set(session.id, session)
    return session.id
  }

  /** Throws NOT_FOUND. */
  keepAlive(id: string, clientProgress = 0): void {
    const session = this.get(id)
    session.expirationTime = this.#later()
    session.clientProgress = clientProgress
  }

  /** A file to come: to be fetched at once, or to be uploaded. Throws NOT_ALLOWED_IN_CURRENT_STATE and INVALID_ARGUMENT. */
  addFile(id: string, given: Pick<UpdateFile, 'name' | 'source_type' | 'checksum_info' | 'source_endpoint' | 'size'>): UpdateFile {
    const session = this.#active(id)
    checkFileName(given.name)
    checkAlgorithm(given.checksum_info)
    if (given.source_type === 'PULL' && given.source_endpoint === undefined) throw invalidArgument('source_endpoint is missing.')
    const file: UpdateFile = { ...given, id: randomUUID(), status: 'WAITING_FOR_TRANSFER', bytes_transferred: 0 }
    for (const [fileId, { name }] of session.files) if (name === given.name) session.files.delete(fileId)
    session.removed.delete(given.name)
    session.files.set(file.id, file)
    if (given.source_endpoint !== undefined && given.source_type === 'PULL') {
      const source = given.source_endpoint
      this.#transfer(session, file, async () => fetchFile(source, session.controller.signal)).catch(() => {})
    }
    return file
  }

  /** Takes an upload. Throws what goes wrong with it, and then the session is in error. */
  async upload(fileId: string, content: Readable): Promise<void> {
    const session = this.ofFile(fileId)
    const file = this.#active(session.id).files.get(fileId)
    if (file === undefined || session.transfers.has(fileId)) throw notAllowed('The file is being transferred already.')
    await this.#transfer(session, file, async () => content)
  }

  /** A file of the session, or of the item, is to go. Throws NOT_FOUND. */
  removeFile(id: string, name: string): void {
    const session = this.#active(id)
    const coming = [...session.files.values()].filter((file) => file.name === name)
    const isThere = this.#libraries.item(session.itemId).files.some((file) => file.name === name)
    if (coming.length === 0 && !isThere) throw notFound('file', name)
    for (const { id: fileId } of coming) session.files.delete(fileId)
    if (isThere) session.removed.add(name)
  }

  /** Names of files that have not come yet. */
  missing(id: string): string[] {
    return [...this.#active(id).files.values()].filter(({ status }) => status === 'WAITING_FOR_TRANSFER').map(({ name }) => name)
  }

  /** The files take their place in the item, when all that are being fetched have come. Throws NOT_ALLOWED_IN_CURRENT_STATE. */
  async complete(id: string): Promise<void> {
    const session = this.#active(id)
    // Who waits for what is fetched looks at the session's state.
    if ([...session.transfers.keys()].some((fileId) => session.files.get(fileId)?.source_type === 'PULL')) {
      this.#finish(session).catch(() => {})
    } else await this.#finish(session)
  }

  /** Throws NOT_FOUND. */
  cancel(id: string, how: 'CANCELED' | 'ERROR' = 'CANCELED'): void {
    const session = this.get(id)
    if (session.state === 'ACTIVE') this.#end(session, how)
  }

  /** Throws NOT_FOUND. */
  remove(id: string): void {
    this.cancel(id)
    this.#sessions.delete(id)
  }

  [Symbol.dispose](): void {
    for (const { controller } of this.#sessions.values()) controller.abort()
    this.#sessions.clear()
  }

  /** Throws NOT_FOUND and NOT_ALLOWED_IN_CURRENT_STATE. */
  #active(id: string): UpdateSession {
    const session = this.get(id)
    if (session.state !== 'ACTIVE') throw notAllowed(`The update session is in the state ${session.state}.`)
    return session
  }

  #transfer(session: UpdateSession, file: UpdateFile, open: () => Promise<Readable>): Promise<void> {
    const work = (async () => {
      file.status = 'TRANSFERRING'
      try {
        const content = verified(await open(), file.checksum_info)
        content.on('data', (chunk: Buffer) => {
          file.bytes_transferred += chunk.length
        })
        content.pause()
        await this.#libraries.files.write(this.#libraries.libraryOf(session.itemId), stagingOf(session), file.name, content)
        file.status = 'READY'
      } catch (thrown) {
        const [message] = apiErrorOf(thrown).messages
        file.status = 'ERROR'
        if (message !== undefined) {
          file.error_message = message
          session.error = message
        }
        this.#end(session, 'ERROR')
        throw thrown
      } finally {
        session.transfers.delete(file.id)
      }
    })()
    session.transfers.set(file.id, work)
    return work
  }

  async #finish(session: UpdateSession): Promise<void> {
    await Promise.allSettled(session.transfers.values())
    if (session.state !== 'ACTIVE') return
    const [missing] = [...session.files.values()].filter(({ status }) => status !== 'READY')
    if (missing !== undefined) {
      this.#fail(session, `The file ${missing.name} has not been transferred.`)
      return
    }
    try {
      const files: LibraryFile[] = []
      for (const file of session.files.values()) files.push(...(await this.#place(session, file)))
      for (const name of session.removed) this.#libraries.removeFile(session.itemId, name)
      if (files.length > 0) this.#libraries.putFiles(session.itemId, files)
      this.#end(session, 'DONE')
    } catch (thrown) {
      this.#fail(session, messageOf(thrown))
    }
  }

  /** A file's place in the item; those in an OVA get each its own. */
  async #place(session: UpdateSession, { name, checksum_info }: UpdateFile): Promise<LibraryFile[]> {
    const { files } = this.#libraries
    const library = this.#libraries.libraryOf(session.itemId)
    const known = new Map(this.#libraries.item(session.itemId).files.map((file) => [file.name, file]))
    const describe = (name: string, size: number): LibraryFile => {
      const version = String(Number(known.get(name)?.version ?? '0') + 1)
      return { name, size, version, cached: true }
    }
    if (!/\.ova$/i.test(name)) {
      const place = files.place(library, stagingOf(session), name)
      const { size } = await stat(place.file)
      await files.move(library, name, stagingOf(session), session.itemId)
      return [{ ...describe(name, size), ...(checksum_info === undefined ? {} : { checksum_info }) }]
    }
    const archive = files.place(library, stagingOf(session), name).file
    const found: LibraryFile[] = []
    for (const entry of await ovaEntries(archive)) {
      checkFileName(entry.name)
      const { offset, size } = entry
      const content = createReadStream(archive, size === 0 ? { start: 0, end: -1 } : { start: offset, end: offset + size - 1 })
      await files.write(library, session.itemId, entry.name, content)
      found.push(describe(entry.name, size))
    }
    return found
  }

  #fail(session: UpdateSession, text: string): void {
    session.error = { id: 'com.vmware.vdcs.cls-main.update_session_error', default_message: text, args: [] }
    this.#end(session, 'ERROR')
  }

  #end(session: UpdateSession, state: 'DONE' | 'ERROR' | 'CANCELED'): void {
    if (session.state !== 'ACTIVE') return
    session.state = state
    session.controller.abort()
    try {
      this.#libraries.files.remove(this.#libraries.libraryOf(session.itemId), stagingOf(session))
    } catch {
      // The item, or its library, is gone with all files.
    }
  }

  #later(): Date {
    return new Date(this.#clock.now().getTime() + lifetimeMs)
  }
}

/** Where its files are until it is complete: beside those of the items. */
function stagingOf({ id }: UpdateSession): string {
  return `.update-${id}`
}

const notAllowed = (why: string) => new ApiError('NOT_ALLOWED_IN_CURRENT_STATE', why, 'com.vmware.vdcs.cls-main.session_not_active')
