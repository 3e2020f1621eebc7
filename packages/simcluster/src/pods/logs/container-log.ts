export type LogStream = 'stdout' | 'stderr'

export interface LogLine {
  /** Counts up from 0 over the log's whole life. */
  readonly number: number
  readonly stream: LogStream
  /** When it was written: milliseconds since 1970 by the cluster's time, and nanoseconds of lines of one millisecond. */
  readonly atMs: number
  readonly nanoseconds: number
  /** With its newline; one that was cut because it is long, or never ended, has none. */
  readonly bytes: Buffer
}

/** As kubelets keep of a container's log, more or less: the newest. */
const maxBytes = 1024 * 1024
/** A longer line is cut, as container runtimes do. */
const maxLineBytes = 16 * 1024
const newline = 0x0a

/** What a container has written, the newest of it; the rest is forgotten, and how much that was is known. */
export class ContainerLog {
  readonly #now: () => number
  readonly #lines: LogLine[] = []
  readonly #open = new Map<LogStream, Buffer>()
  readonly #waiting = new Set<() => void>()
  #first = 0
  #bytes = 0
  #next = 0
  #lastMs = 0
  #sameMs = 0
  #ended = false

  constructor(now: () => number) {
    this.#now = now
  }

  get ended(): boolean {
    return this.#ended
  }

  /** How many lines were forgotten. */
  get dropped(): number {
    return this.#lines[this.#first]?.number ?? this.#next
  }

  /** `atMs` absent: now. */
  write(stream: LogStream, data: Uint8Array | string, atMs: number = this.#now()): void {
    if (this.#ended) return
    const before = this.#open.get(stream)
    let rest = Buffer.from(data)
    if (before) rest = Buffer.concat([before, rest])
    for (let end = rest.indexOf(newline); ; end = rest.indexOf(newline)) {
      const cut = end >= 0 && end < maxLineBytes ? end + 1 : rest.length >= maxLineBytes ? maxLineBytes : 0
      if (cut === 0) break
      this.#add(stream, rest.subarray(0, cut), atMs)
      rest = rest.subarray(cut)
    }
    if (rest.length > 0) this.#open.set(stream, rest)
    else this.#open.delete(stream)
    this.#tell()
  }

  /** Nothing comes any more. Idempotent. */
  end(): void {
    if (this.#ended) return
    for (const [stream, rest] of this.#open) this.#add(stream, rest, this.#now())
    this.#open.clear()
    this.#ended = true
    this.#tell()
  }

  /** Lines from that number on, as far as they are kept. */
  from(number: number): readonly LogLine[] {
    const skipped = Math.max(0, number - this.dropped)
    return this.#lines.slice(this.#first + skipped)
  }

  /** Resolves when there may be more, or no more, and when the signal is aborted. */
  changed(signal: AbortSignal): Promise<void> {
    if (this.#ended || signal.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const done = () => {
        this.#waiting.delete(done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      this.#waiting.add(done)
      signal.addEventListener('abort', done)
    })
  }

  #add(stream: LogStream, bytes: Buffer, atMs: number): void {
    this.#sameMs = atMs === this.#lastMs ? this.#sameMs + 1 : 0
    this.#lastMs = atMs
    // What it stands in may be large, and must not stay for a line's sake.
    this.#lines.push({ number: this.#next++, stream, atMs, nanoseconds: this.#sameMs % 1_000_000, bytes: Buffer.from(bytes) })
    this.#bytes += bytes.length
    while (this.#bytes > maxBytes) this.#bytes -= this.#lines[this.#first++]?.bytes.length ?? 0
    if (this.#first < 1000 || this.#first < this.#lines.length / 2) return
    this.#lines.splice(0, this.#first)
    this.#first = 0
  }

  #tell(): void {
    for (const done of [...this.#waiting]) done()
  }
}
