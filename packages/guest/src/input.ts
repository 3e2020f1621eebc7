import type { Readable } from 'node:stream'

const maxBytes = 64 * 1024 * 1024
/** A client whose input stays open and silent has none for a script: a terminal that somebody does not type at. */
const silenceMs = 150

/** A terminal that a program reads by itself. */
export interface RawTerminal extends AsyncIterable<Buffer> {
  release(): void
}

/** Standard input of a program: as it comes (`for await`), or all of it. It is read only when the program asks. */
export class Input implements AsyncIterable<Buffer> {
  readonly #chunks: AsyncIterator<Uint8Array>
  readonly #stopped: Promise<IteratorResult<Uint8Array>>

  readonly #terminal: (() => RawTerminal) | undefined

  /** `terminal` gives the terminal behind the source. */
  constructor(source: AsyncIterable<Uint8Array>, signal?: AbortSignal, terminal?: () => RawTerminal) {
    this.#terminal = terminal
    this.#chunks = source[Symbol.asyncIterator]()
    this.#stopped = new Promise((resolve) => {
      const stop = () => resolve({ done: true, value: undefined })
      if (signal?.aborted) stop()
      else signal?.addEventListener('abort', stop, { once: true })
    })
  }

  static of(bytes: Uint8Array | string = ''): Input {
    const buffer = Buffer.from(bytes)
    return new Input(
      (async function* () {
        if (buffer.length > 0) yield buffer
      })(),
    )
  }

  /** Keys as they are typed, without echo and lines, until `release`; undefined: this is no terminal. */
  takeTerminal(): RawTerminal | undefined {
    return this.#terminal?.()
  }

  /** A stream that is left open when the program has read enough; it ends for the program when the signal is aborted. */
  static from(stream: Readable, signal: AbortSignal): Input {
    return new Input({ [Symbol.asyncIterator]: () => stream.iterator({ destroyOnReturn: false }) }, signal)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for (;;) {
      const { done, value } = await this.#next()
      if (done === true) return
      yield Buffer.from(value)
    }
  }

  async bytes(): Promise<Buffer> {
    return this.#all()
  }

  async text(): Promise<string> {
    return (await this.#all()).toString()
  }

  /** All of it, or nothing when nothing comes for a moment: for scripts, which get their input before they start. */
  async bytesUnlessSilent(): Promise<Buffer> {
    let timer: NodeJS.Timeout | undefined
    const silence = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), silenceMs)
    })
    const first = await Promise.race([this.#next(), silence])
    clearTimeout(timer)
    if (first === undefined || first.done === true) return Buffer.alloc(0)
    return this.#all([Buffer.from(first.value)])
  }

  async #all(chunks: Buffer[] = []): Promise<Buffer> {
    let size = 0
    for await (const chunk of this) {
      size += chunk.length
      if (size > maxBytes) break
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  }

  /** The end, also when the other side is gone. */
  #next(): Promise<IteratorResult<Uint8Array>> {
    return Promise.race([this.#chunks.next().catch((): IteratorResult<Uint8Array> => ({ done: true, value: undefined })), this.#stopped])
  }
}
