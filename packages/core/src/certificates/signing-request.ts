import { errors } from '../errors.js'

const organizationId = '55040a'

/**
 * The organizations in the subject of a certificate signing request in PEM (PKCS#10, RFC 2986). Throws INVALID_VALUE for a text that is none;
 * the request's signature is not looked at.
 */
export function organizationsOf(text: string): string[] {
  const [, label, base64 = ''] = /-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]*)-----END \1-----/.exec(text) ?? []
  if (label !== 'CERTIFICATE REQUEST') throw fault('PEM block type must be CERTIFICATE REQUEST')
  const [request] = valuesIn(Buffer.from(base64, 'base64'))
  const [info] = valuesIn(of(request, 0x30))
  const [, subject] = valuesIn(of(info, 0x30))
  const organizations: string[] = []
  for (const part of valuesIn(of(subject, 0x30))) {
    for (const attribute of valuesIn(of(part, 0x31))) {
      const [id, value] = valuesIn(of(attribute, 0x30))
      if (id && value && of(id, 0x06).toString('hex') === organizationId) organizations.push(textOf(value))
    }
  }
  return organizations
}

interface Value {
  readonly tag: number
  readonly content: Buffer
}

function of(value: Value | undefined, tag: number): Buffer {
  if (value?.tag !== tag) throw fault('malformed certificate request')
  return value.content
}

/** The values that stand one after the other in DER (ITU-T X.690); what is in them stays encoded. */
function valuesIn(bytes: Buffer): Value[] {
  const values: Value[] = []
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at] ?? 0
    let length = bytes[at + 1] ?? 0x80
    at += 2
    if (length >= 0x80) {
      const size = length & 0x7f
      if (size === 0 || size > 4 || at + size > bytes.length) throw fault('malformed certificate request')
      length = bytes.readUIntBE(at, size)
      at += size
    }
    if (at + length > bytes.length) throw fault('malformed certificate request')
    values.push({ tag, content: bytes.subarray(at, at + length) })
    at += length
  }
  return values
}

function textOf({ tag, content }: Value): string {
  // BMPString: two bytes a character.
  return tag === 0x1e && content.length % 2 === 0 ? Buffer.from(content).swap16().toString('utf16le') : content.toString('utf8')
}

function fault(why: string) {
  return errors.invalidValue('certificate signing request', why, 'it must be a PKCS#10 request in PEM')
}
