import type { Transport, TransportHandler } from '../qemu/transport.js'

/** The near end of a connection whose far end is the test: what was sent, and what shall arrive. */
export class FakeTransport implements Transport {
  closed = false
  readonly lines: string[] = []
  /** Called for each line that is sent, after it was recorded. */
  onLine: (line: string) => void = () => {}
  #handler: TransportHandler | undefined

  send(bytes: Buffer): void {
    for (const line of bytes.toString('latin1').split('\n')) {
      if (line === '') continue
      this.lines.push(line)
      this.onLine(line)
    }
  }

  close(): void {
    this.closed = true
  }

  start(handler: TransportHandler): void {
    this.#handler = handler
  }

  /** Lets bytes arrive; a text is read as Latin-1, so that `\u00ff` is the byte 0xFF. */
  arrive(bytes: string): void {
    this.#handler?.onData(Buffer.from(bytes, 'latin1'))
  }

  /** The far end goes away. */
  end(why = 'gone'): void {
    this.#handler?.onClose(why)
  }
}
