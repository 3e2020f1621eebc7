/** After this time without a frame from it, an address may be anywhere (IEEE 802.1Q, 8.8.3: 300 s by default). */
const ageingMs = 300_000

/** One port can't fill the table: past this many addresses, frames to further ones behind it go to all ports. */
const maxAddressesPerPort = 1024

/** A full port's old addresses are looked for this often at most: it is a walk through the table. */
const sweepIntervalMs = 1000

interface Entry<Port> {
  readonly port: Port
  seenAt: number
}

/** Which port an Ethernet address was last seen at. Addresses are 48-bit numbers; times are milliseconds of one clock. */
export class AddressTable<Port> {
  readonly #entries = new Map<number, Entry<Port>>()
  readonly #shares = new Map<Port, { addresses: number; sweptAt: number }>()

  get size(): number {
    return this.#entries.size
  }

  /** A frame came from `address` through `port`. */
  learn(address: number, port: Port, now: number): void {
    const entry = this.#entries.get(address)
    if (entry?.port === port) {
      entry.seenAt = now
      return
    }
    const share = this.#share(port)
    if (share.addresses >= maxAddressesPerPort) this.#sweep(port, now)
    if (share.addresses >= maxAddressesPerPort) return
    if (entry !== undefined) this.#share(entry.port).addresses--
    this.#entries.set(address, { port, seenAt: now })
    share.addresses++
  }

  find(address: number, now: number): Port | undefined {
    const entry = this.#entries.get(address)
    return entry !== undefined && now - entry.seenAt <= ageingMs ? entry.port : undefined
  }

  /** The port is gone. */
  forget(port: Port): void {
    for (const [address, entry] of this.#entries) if (entry.port === port) this.#entries.delete(address)
    this.#shares.delete(port)
  }

  #sweep(port: Port, now: number): void {
    const share = this.#share(port)
    if (now - share.sweptAt < sweepIntervalMs) return
    share.sweptAt = now
    for (const [address, entry] of this.#entries) {
      if (entry.port !== port || now - entry.seenAt <= ageingMs) continue
      this.#entries.delete(address)
      share.addresses--
    }
  }

  #share(port: Port): { addresses: number; sweptAt: number } {
    let share = this.#shares.get(port)
    if (share === undefined) {
      share = { addresses: 0, sweptAt: Number.NEGATIVE_INFINITY }
      this.#shares.set(port, share)
    }
    return share
  }
}
