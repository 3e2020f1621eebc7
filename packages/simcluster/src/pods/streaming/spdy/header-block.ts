import { constants, inflateRawSync } from 'node:zlib'
import { simClusterErrors } from '../../../errors.js'
import { headerDictionary } from './header-dictionary.js'

/** Names in lower case; several values of one name are parted by a NUL. */
export type SpdyHeaders = ReadonlyMap<string, string>

/** How far back deflate refers (RFC 1951). */
const windowBytes = 32 * 1024
/** Far more than what streams of a cluster have. */
const maxBlockBytes = 64 * 1024
/** What a stored block of deflate can hold. */
const maxStoredBytes = 65_535

/**
 * Reads the header blocks of one direction, which are one zlib stream with a flush after each. Such a flush ends at a whole byte, so that a block can
 * be read by itself with what came before it as the dictionary: no state outside of here.
 */
export class HeaderReader {
  #before = headerDictionary
  #begun = false

  /** Throws SPDY_BROKEN. */
  read(block: Buffer): SpdyHeaders {
    let data = block
    if (!this.#begun) {
      // CMF, FLG, and with a dictionary its checksum (RFC 1950).
      data = block.subarray(((block[1] ?? 0) & 0x20) !== 0 ? 6 : 2)
      this.#begun = true
    }
    let text: Buffer
    try {
      text = inflateRawSync(data, {
        dictionary: this.#before.subarray(-windowBytes),
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: maxBlockBytes,
      })
    } catch (error) {
      throw simClusterErrors.spdyBroken('a header block can not be decompressed', { cause: error })
    }
    this.#before = Buffer.concat([this.#before, text]).subarray(-windowBytes)
    return pairs(text)
  }
}

function pairs(text: Buffer): SpdyHeaders {
  let at = 0
  const number = () => {
    if (at + 4 > text.length) throw simClusterErrors.spdyBroken('a header block ends too early')
    at += 4
    return text.readUInt32BE(at - 4)
  }
  const word = () => {
    const length = number()
    if (at + length > text.length) throw simClusterErrors.spdyBroken('a header block ends too early')
    at += length
    return text.toString('latin1', at - length, at)
  }
  const headers = new Map<string, string>()
  for (let rest = number(); rest > 0; rest--) {
    const name = word().toLowerCase()
    headers.set(name, word())
  }
  return headers
}

/** Writes header blocks as stored blocks of deflate: they are a few bytes, and nothing has to be kept between them. */
export class HeaderWriter {
  #begun = false

  write(headers: SpdyHeaders): Buffer {
    const parts: Buffer[] = []
    const word = (text: string) => {
      const bytes = Buffer.from(text, 'latin1')
      parts.push(uint32(bytes.length), bytes)
    }
    parts.push(uint32(headers.size))
    for (const [name, value] of headers) {
      word(name)
      word(value)
    }
    const text = Buffer.concat(parts)
    const blocks: Buffer[] = []
    if (!this.#begun) {
      blocks.push(zlibHeader)
      this.#begun = true
    }
    for (let at = 0; at < text.length; at += maxStoredBytes) {
      const stored = text.subarray(at, at + maxStoredBytes)
      const head = Buffer.alloc(5)
      head.writeUInt16LE(stored.length, 1)
      head.writeUInt16LE(~stored.length & 0xffff, 3)
      blocks.push(head, stored)
    }
    blocks.push(flush)
    return Buffer.concat(blocks)
  }
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** An empty stored block: Go's reader gives out what it has when it sees one. */
const flush = Buffer.from([0, 0, 0, 0xff, 0xff])

/** Adler-32 (RFC 1950). */
function checksum(bytes: Uint8Array): number {
  let a = 1
  let b = 0
  for (const byte of bytes) {
    a = (a + byte) % 65_521
    b = (b + a) % 65_521
  }
  return b * 65_536 + a
}

/** Deflate with a window of 32 KiB, and the dictionary. 0x7820 is made a multiple of 31. */
const zlibHeader = Buffer.concat([Buffer.from([0x78, 0x20 + (31 - (0x7820 % 31))]), uint32(checksum(headerDictionary))])
