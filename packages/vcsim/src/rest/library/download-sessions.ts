import { randomUUID } from 'node:crypto'
import type { Clock } from '@vivarium/core'
import type { FilePlace } from '../../storage/files.js'
import { notFound } from '../api-error.js'
import type { ContentLibraries } from './libraries.js'

export interface DownloadSession {
  readonly id: string
  readonly itemId: string
  readonly contentVersion: string
  /** Names of the files that may be downloaded now. */
  readonly prepared: Set<string>
  readonly state: 'ACTIVE'
  expirationTime: Date
}

/** After so many milliseconds without a sign of life a session is no more. */
const lifetimeMs = 60 * 60_000

/** Downloads of items' files. */
export class DownloadSessions {
  readonly #libraries: ContentLibraries
  readonly #clock: Clock
  readonly #sessions = new Map<string, DownloadSession>()

  constructor(libraries: ContentLibraries, clock: Clock) {
    this.#libraries = libraries
    this.#clock = clock
  }

  get all(): DownloadSession[] {
    for (const [id, { expirationTime }] of this.#sessions) if (expirationTime <= this.#clock.now()) this.#sessions.delete(id)
    return [...this.#sessions.values()]
  }

  /** Throws NOT_FOUND. */
  get(id: string): DownloadSession {
    const found = this.all.find((session) => session.id === id)
    if (found === undefined) throw notFound('download session', id)
    return found
  }

  /** Gives its id. Throws NOT_FOUND. */
  open(itemId: string): string {
    const { item } = this.#libraries.item(itemId)
    const id = randomUUID()
    const session: DownloadSession = {
      id,
      itemId,
      contentVersion: item.content_version,
      prepared: new Set(),
      state: 'ACTIVE',
      expirationTime: this.#later(),
    }
    this.#sessions.set(id, session)
    return id
  }

  keepAlive(id: string): void {
    this.get(id).expirationTime = this.#later()
  }

  /** Throws NOT_FOUND. */
  prepare(id: string, name: string): void {
    const session = this.get(id)
    if (!this.#libraries.item(session.itemId).files.some((file) => file.name === name)) throw notFound('file', name)
    session.prepared.add(name)
  }

  /** Throws NOT_FOUND, also for a file that has not been prepared. */
  file(id: string, name: string): FilePlace {
    const { itemId, prepared } = this.get(id)
    if (!prepared.has(name)) throw notFound('file', name)
    return this.#libraries.files.place(this.#libraries.libraryOf(itemId), itemId, name)
  }

  /** Throws NOT_FOUND. */
  remove(id: string): void {
    this.#sessions.delete(this.get(id).id)
  }

  #later(): Date {
    return new Date(this.#clock.now().getTime() + lifetimeMs)
  }
}
