import { Writable } from 'node:stream'

/** A stream that keeps what is written to it. */
export class TextSink extends Writable {
  text = ''

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}
