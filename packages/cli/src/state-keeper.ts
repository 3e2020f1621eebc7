import { messageOf } from '@vivarium/core'
import type { ApiServer } from '@vivarium/simcluster'

export interface StateKeeperOptions {
  readonly everyMs: number
  /** The state could not be written this time; it is tried again. */
  readonly onFailure: (why: string) => void
}

/** Writes the state of an API server into a file from time to time, when something has changed, and at the end. */
export class StateKeeper implements AsyncDisposable {
  readonly #api: Pick<ApiServer, 'snapshot' | 'export'>
  readonly #path: string
  readonly #timer: NodeJS.Timeout
  #saved = 0
  #saving: Promise<void> = Promise.resolve()

  constructor(api: Pick<ApiServer, 'snapshot' | 'export'>, path: string, { everyMs, onFailure }: StateKeeperOptions) {
    this.#api = api
    this.#path = path
    this.#timer = setInterval(() => void this.#save().catch((error) => onFailure(messageOf(error))), everyMs)
  }

  /** Writes what has changed since the last time. Throws when that fails. */
  async finish(): Promise<void> {
    clearInterval(this.#timer)
    await this.#save()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
    await this.#saving.catch(() => {})
  }

  #save(): Promise<void> {
    this.#saving = this.#saving
      .catch(() => {})
      .then(async () => {
        const { revision } = this.#api.snapshot().store
        if (revision === this.#saved) return
        await this.#api.export(this.#path)
        this.#saved = revision
      })
    return this.#saving
  }
}
