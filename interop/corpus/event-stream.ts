import type { IncomingMessage } from 'node:http'
import { createInterface } from 'node:readline'

const patienceMs = 15_000

/** The events of a watch, one JSON value a line. */
export class EventStream {
  readonly #body: IncomingMessage
  readonly #lines: AsyncIterator<string>

  constructor(body: IncomingMessage) {
    this.#body = body
    // A watch that is closed by us ends in an error that nobody waits for.
    body.on('error', () => {})
    this.#lines = createInterface({ input: body, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]()
  }

  /** The next `count` events, or all until the server ends the watch. */
  async read(count: number | 'end'): Promise<unknown[]> {
    const events: unknown[] = []
    while (count === 'end' || events.length < count) {
      const next = await this.#next(events.length)
      if (next.done) {
        if (count === 'end') break
        throw new Error(`the watch ended after ${events.length} events instead of ${count}`)
      }
      events.push(JSON.parse(next.value))
    }
    return events
  }

  async #next(read: number): Promise<IteratorResult<string>> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no further event came after ${read}`)), patienceMs)
    })
    try {
      return await Promise.race([this.#lines.next(), late])
    } finally {
      clearTimeout(timer)
    }
  }

  close(): void {
    this.#body.destroy()
  }
}
