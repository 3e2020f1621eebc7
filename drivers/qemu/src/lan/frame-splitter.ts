/** Bytes of the length that stands before each frame. */
export const headerBytes = 4

/** The largest frame that QEMU sends: NET_BUFSIZE in its net/net.h. */
export const maxFrameBytes = 4096 + 65536

/**
 * Finds the frames in a stream of QEMU's `-netdev stream`: a length of 4 bytes, big-endian, then that many bytes of Ethernet
 * frame. What is whole in a chunk is handed on without a copy.
 */
export class FrameSplitter {
  readonly #header = Buffer.alloc(headerBytes)
  /** A frame, with its length before it, whose end has not come yet; undefined while its length has not come. */
  #partial: Buffer | undefined
  /** Bytes of it that have come. */
  #have = 0

  /**
   * Calls `onFrame` for each whole frame: it lies, with its length before it, in `buffer` from `start` to `end`. False: the
   * stream has a length that no frame has, and nothing after it can be told apart.
   */
  push(chunk: Buffer, onFrame: (buffer: Buffer, start: number, end: number) => void): boolean {
    let at = 0
    if (this.#have > 0) {
      at = this.#fill(chunk)
      if (at < 0) return false
      if (this.#partial === undefined || this.#have < this.#partial.length) return true
      onFrame(this.#partial, 0, this.#have)
      this.#partial = undefined
      this.#have = 0
    }
    while (chunk.length - at >= headerBytes) {
      const length = chunk.readUInt32BE(at)
      if (length > maxFrameBytes) return false
      const end = at + headerBytes + length
      if (end > chunk.length) break
      onFrame(chunk, at, end)
      at = end
    }
    return at === chunk.length || this.#fill(chunk.subarray(at)) >= 0
  }

  /** Adds to the unfinished frame, up to its end, what it needs of a chunk. Returns how much that was; -1 for an impossible length. */
  #fill(chunk: Buffer): number {
    let taken = 0
    if (this.#partial === undefined) {
      taken = chunk.copy(this.#header, this.#have)
      this.#have += taken
      if (this.#have < headerBytes) return taken
      const length = this.#header.readUInt32BE(0)
      if (length > maxFrameBytes) return -1
      this.#partial = Buffer.allocUnsafe(headerBytes + length)
      this.#header.copy(this.#partial)
    }
    const copied = chunk.copy(this.#partial, this.#have, taken)
    this.#have += copied
    return taken + copied
  }
}
