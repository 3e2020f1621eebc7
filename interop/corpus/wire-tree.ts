/**
 * A protobuf message without its schema, as far as the bytes tell: `[number, value]` for each field in their order, where a value is a
 * number, a text, a message, or the hexadecimal of what is neither. Two servers that encode the same object give the same tree.
 */
export type WireTree = [number, number | string | WireTree][]

/** Kubernetes' envelope: the magic, then runtime.Unknown, whose second field is the object. */
export function readEnvelope(bytes: Buffer): WireTree | undefined {
  return bytes.subarray(0, 4).toString('latin1') === 'k8s\0' ? readMessage(bytes.subarray(4)) : undefined
}

function readMessage(bytes: Buffer): WireTree | undefined {
  const fields: WireTree = []
  let at = 0
  const varint = (): number | undefined => {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at++]
      if (byte === undefined) return undefined
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return Number(BigInt.asIntN(64, value))
    }
    return undefined
  }
  while (at < bytes.length) {
    const key = varint()
    if (key === undefined || key < 8) return undefined
    const [number, type] = [Math.floor(key / 8), key % 8]
    if (type === 0) {
      const value = varint()
      if (value === undefined) return undefined
      fields.push([number, value])
    } else if (type === 1 || type === 5) {
      const size = type === 1 ? 8 : 4
      if (at + size > bytes.length) return undefined
      fields.push([number, bytes.subarray(at, at + size).toString('hex')])
      at += size
    } else if (type === 2) {
      const length = varint()
      if (length === undefined || length < 0 || at + length > bytes.length) return undefined
      fields.push([number, readValue(bytes.subarray(at, at + length))])
      at += length
    } else return undefined
  }
  return fields
}

/** Text has no control characters; a message of Kubernetes begins with one, as its first fields have low numbers. */
function readValue(bytes: Buffer): string | WireTree {
  const text = bytes.toString('utf8')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells messages from text
  if (!/[\u0000-\u001f\ufffd]/.test(text)) return text
  return readMessage(bytes) ?? bytes.toString('hex')
}
