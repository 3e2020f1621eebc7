/** A little of DER (ITU-T X.690), as much as certificates are made of. Each function gives one value, encoded. */
export const der = {
  sequence: (...parts: readonly Uint8Array[]) => tagged(0x30, Buffer.concat(parts)),
  set: (...parts: readonly Uint8Array[]) => tagged(0x31, Buffer.concat(parts)),
  boolean: (value: boolean) => tagged(0x01, Buffer.from([value ? 0xff : 0])),
  /** A positive integer of these bytes, most significant first. */
  integer: (bytes: Uint8Array) => {
    let from = 0
    while (from < bytes.length - 1 && bytes[from] === 0) from++
    const digits = bytes.subarray(from)
    return tagged(0x02, (digits[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), digits]) : digits)
  },
  null: () => tagged(0x05, Buffer.alloc(0)),
  octets: (bytes: Uint8Array) => tagged(0x04, bytes),
  /** `unused`: bits at the end of the last byte that do not count. */
  bits: (bytes: Uint8Array, unused = 0) => tagged(0x03, Buffer.concat([Buffer.from([unused]), bytes])),
  utf8: (text: string) => tagged(0x0c, Buffer.from(text)),
  objectId: (dotted: string) => tagged(0x06, objectIdBytes(dotted)),
  /** UTCTime up to 2049, GeneralizedTime from 2050 on (RFC 5280, 4.1.2.5). */
  time: (date: Date) => {
    const text = `${date.toISOString().replace(/\.\d+/, '').replace(/[-:T]/g, '')}`
    return date.getUTCFullYear() < 2050 ? tagged(0x17, Buffer.from(text.slice(2))) : tagged(0x18, Buffer.from(text))
  },
  /** `[number]`: a value under a tag of its own; `constructed` when it holds values, else it is plain bytes. */
  context: (number: number, content: Uint8Array, constructed: boolean) => tagged((constructed ? 0xa0 : 0x80) | number, content),
} as const

function tagged(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([tag, ...lengthBytes(content.length)]), content])
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length]
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return [0x80 | bytes.length, ...bytes]
}

function objectIdBytes(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes: number[] = []
  for (const arc of [first * 40 + second, ...rest]) {
    const digits = [arc % 128]
    for (let more = Math.floor(arc / 128); more > 0; more = Math.floor(more / 128)) digits.unshift((more % 128) | 0x80)
    bytes.push(...digits)
  }
  return Buffer.from(bytes)
}

/** PEM (RFC 7468) of DER. */
export function pem(label: string, content: Uint8Array): string {
  const lines =
    Buffer.from(content)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
