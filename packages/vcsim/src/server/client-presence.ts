import type { ServerResponse } from 'node:http'

/** Whether the client that an answer is for still waits. What tells of it is made when it is first asked for: most calls are over before. */
export class ClientPresence {
  readonly #response: ServerResponse
  #gone: AbortController | undefined

  constructor(response: ServerResponse) {
    this.#response = response
  }

  /** Aborted when the client is gone before it has its answer. */
  get signal(): AbortSignal {
    if (this.#gone !== undefined) return this.#gone.signal
    const gone = new AbortController()
    this.#gone = gone
    const response = this.#response
    const end = () => {
      if (!response.writableFinished) gone.abort()
    }
    if (response.closed) end()
    else response.on('close', end)
    return gone.signal
  }
}
