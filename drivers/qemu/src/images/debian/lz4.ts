const magic = 0x184c2102
const blockBytes = 8 * 2 ** 20

/**
 * Unpacks LZ4's legacy frame, which the kernel's build makes (lz4 doc/lz4_Frame_format.md, "Legacy frame", and
 * lz4_Block_format.md). Undefined for anything else, or what is damaged.
 */
export function decodeLz4Legacy(packed: Buffer, size: number): Buffer | undefined {
  if (packed.length < 8 || packed.readUInt32LE(0) !== magic) return undefined
  const out = Buffer.allocUnsafe(size)
  let from = 4
  let to = 0
  while (to < size) {
    if (from + 4 > packed.length) return undefined
    const length = packed.readUInt32LE(from)
    from += 4
    if (from + length > packed.length) return undefined
    const written = decodeBlock(packed, from, from + length, out, to, Math.min(size, to + blockBytes))
    if (written === undefined) return undefined
    to = written
    from += length
  }
  return out
}

/** Unpacks one block to `out` from `to` on, not beyond `limit`. Returns where it ends; undefined when the block is damaged. */
function decodeBlock(packed: Buffer, from: number, end: number, out: Buffer, to: number, limit: number): number | undefined {
  const begin = to
  const readLength = (start: number): number | undefined => {
    if (start < 15) return start
    for (let length = start; from < end; ) {
      const more = packed[from++] ?? 0
      length += more
      if (more < 255) return length
    }
    return undefined
  }
  while (from < end) {
    const token = packed[from++] ?? 0
    const literals = readLength(token >> 4)
    if (literals === undefined || from + literals > end || to + literals > limit) return undefined
    packed.copy(out, to, from, from + literals)
    from += literals
    to += literals
    if (from === end) return to // a block ends with literals
    if (from + 2 > end) return undefined
    const distance = packed.readUInt16LE(from)
    from += 2
    const extra = readLength(token & 15)
    if (extra === undefined || distance === 0 || to - distance < begin || to + extra + 4 > limit) return undefined
    const length = extra + 4
    if (distance >= length) out.copyWithin(to, to - distance, to - distance + length)
    else for (let index = 0; index < length; index++) out[to + index] = out[to - distance + index] ?? 0
    to += length
  }
  return undefined
}
