import { Transform, type TransformCallback } from 'node:stream'

const tilde = 0x7e
const dot = 0x2e
const isLineEnd = (byte: number) => byte === 0x0d || byte === 0x0a

/**
 * Passes what is typed, and emits `escape` for `~.` at the beginning of a line, as ssh does: the way out when the
 * machine does not answer any more. `~~` types one tilde.
 */
export class EscapeFilter extends Transform {
  #state: 'line start' | 'tilde' | 'inside' | 'left' = 'line start'

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const out: number[] = []
    for (const byte of chunk) {
      if (this.#state === 'left') break
      if (this.#state === 'tilde') {
        if (byte === dot) {
          this.#state = 'left'
          this.emit('escape')
          break
        }
        out.push(tilde)
        if (byte !== tilde) out.push(byte)
        this.#state = isLineEnd(byte) ? 'line start' : 'inside'
      } else if (this.#state === 'line start' && byte === tilde) {
        this.#state = 'tilde'
      } else {
        out.push(byte)
        this.#state = isLineEnd(byte) ? 'line start' : 'inside'
      }
    }
    done(null, Buffer.from(out))
  }

  override _flush(done: TransformCallback): void {
    done(null, this.#state === 'tilde' ? Buffer.from([tilde]) : undefined)
  }
}
