import { Duplex } from 'node:stream'

/**
 * A connection between two ends in this process. While it is stalled nothing arrives, and nothing is lost: as a TCP connection whose packets
 * are, which sends them again until they get through.
 */
export class Wire {
  readonly ends: readonly [Duplex, Duplex]
  readonly #waiting: (() => void)[] = []
  #stalled = false

  constructor() {
    const one = new End(this)
    const other = new End(this)
    one.peer = other
    other.peer = one
    this.ends = [one, other]
    let open = 2
    for (const end of this.ends) {
      // An end that fails is the business of the one who uses it, who hears of it by 'close'.
      end.on('error', () => {})
      end.once('close', () => {
        if (--open === 0) this.onClosed?.()
      })
    }
  }

  onClosed: (() => void) | undefined

  get stalled(): boolean {
    return this.#stalled
  }

  set stalled(stalled: boolean) {
    this.#stalled = stalled
    if (!stalled) for (const go of this.#waiting.splice(0)) go()
  }

  /** Ends it for both sides at once. */
  cut(): void {
    for (const end of this.ends) end.destroy()
  }

  /** Now, or when it is not stalled any more. */
  pass(go: () => void): void {
    if (this.#stalled) this.#waiting.push(go)
    else go()
  }
}

class End extends Duplex {
  readonly #wire: Wire
  peer: End | undefined
  #taken: (() => void) | undefined
  #ended = false

  constructor(wire: Wire) {
    super({ allowHalfOpen: true })
    this.#wire = wire
  }

  /** As a socket has it: who serves HTTP asks for these. */
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  setTimeout(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }

  override _read(): void {
    const taken = this.#taken
    this.#taken = undefined
    taken?.()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#wire.pass(() => {
      const { peer } = this
      if (peer === undefined || peer.destroyed) done(new Error('the connection was closed by the other side'))
      else if (peer.push(chunk)) done()
      else peer.#taken = done
    })
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#wire.pass(() => {
      const { peer } = this
      if (peer) peer.#endOfInput()
      done()
    })
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const taken = this.#taken
    this.#taken = undefined
    taken?.()
    // What was written before comes first.
    setImmediate(() =>
      this.#wire.pass(() => {
        const { peer } = this
        if (peer === undefined || peer.destroyed) return
        peer.#endOfInput()
        if (error !== null || peer.readableEnded) peer.destroy()
        else peer.once('end', () => peer.destroy())
      }),
    )
    done(error)
  }

  #endOfInput(): void {
    if (this.#ended || this.destroyed) return
    this.#ended = true
    this.push(null)
  }
}
