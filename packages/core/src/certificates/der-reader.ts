import { SocketAddress } from 'node:net'
import { errors } from '../errors.js'

/** A value of DER (ITU-T X.690), as it stands in its surroundings. */
export interface DerValue {
  readonly tag: number
  readonly content: Buffer
  /** Tag, length and content. */
  readonly encoded: Buffer
}

/** Reads values of DER. `what` names the whole in errors (INVALID_VALUE): `certificate signing request`. */
export class DerReader {
  readonly #what: string

  constructor(what: string) {
    this.#what = what
  }

  /** The values that stand one after the other; what is in them stays encoded. */
  values(bytes: Buffer): DerValue[] {
    const values: DerValue[] = []
    for (let at = 0; at < bytes.length; ) {
      const start = at
      const tag = bytes[at] ?? 0
      let length = bytes[at + 1] ?? 0x80
      at += 2
      if (length >= 0x80) {
        const size = length & 0x7f
        if (size === 0 || size > 4 || at + size > bytes.length) throw this.malformed()
        length = bytes.readUIntBE(at, size)
        at += size
      }
      if (at + length > bytes.length) throw this.malformed()
      values.push({ tag, content: bytes.subarray(at, at + length), encoded: bytes.subarray(start, at + length) })
      at += length
    }
    return values
  }

  /** The content of a value that must be there and have this tag. */
  content(value: DerValue | undefined, tag: number): Buffer {
    if (value?.tag !== tag) throw this.malformed()
    return value.content
  }

  /** The values in a value that must be there and have this tag. */
  in(value: DerValue | undefined, tag: number): DerValue[] {
    return this.values(this.content(value, tag))
  }

  /** The bytes of a bit string that has whole bytes. */
  bits(value: DerValue | undefined): Buffer {
    return this.content(value, 0x03).subarray(1)
  }

  objectId(value: DerValue | undefined): string {
    const numbers: number[] = []
    let number = 0
    for (const byte of this.content(value, 0x06)) {
      number = number * 128 + (byte & 0x7f)
      if (byte >= 0x80) continue
      numbers.push(number)
      number = 0
    }
    const first = numbers.shift() ?? 0
    const root = Math.min(2, Math.floor(first / 40))
    return [root, first - root * 40, ...numbers].join('.')
  }

  malformed() {
    return this.refused(`malformed ${this.#what}`)
  }

  refused(why: string) {
    return errors.invalidValue(this.#what, why, `it must be a ${this.#what} in PEM`)
  }
}

/** The bytes of the one block of PEM (RFC 7468) in a text; undefined for none, or for one with another label. */
export function pemContent(text: string, label: string): Buffer | undefined {
  const [, found, base64 = ''] = /-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]*)-----END \1-----/.exec(text) ?? []
  return found === label ? Buffer.from(base64, 'base64') : undefined
}

/** The text of a string of any kind. */
export function textOf({ tag, content }: DerValue): string {
  // BMPString: two bytes a character.
  return tag === 0x1e && content.length % 2 === 0 ? Buffer.from(content).swap16().toString('utf16le') : content.toString('utf8')
}

/** The usual text of 4 or 16 bytes of an address; undefined for any other number of bytes. */
export function addressText(bytes: Buffer): string | undefined {
  if (bytes.length === 4) return bytes.join('.')
  if (bytes.length !== 16) return undefined
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16))
  return new SocketAddress({ address: groups.join(':'), family: 'ipv6' }).address
}
