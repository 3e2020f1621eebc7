import { createHash, type KeyObject, randomBytes } from 'node:crypto'
import { isIP, SocketAddress } from 'node:net'
import { der, pem } from './der.js'
import { DerReader, pemContent } from './der-reader.js'
import { objectIds } from './object-ids.js'

/** Common name and organizations: a user and its groups. */
export interface CertificateSubject {
  readonly commonName: string
  readonly organizations?: readonly string[]
}

/** Whom a certificate is for besides its subject. */
export interface AlternativeNames {
  /** Host names, and addresses of both families. */
  readonly names?: readonly string[]
  readonly emailAddresses?: readonly string[]
  readonly uris?: readonly string[]
}

interface CertificateContent {
  readonly issuer: Buffer
  readonly signing: { readonly algorithm: Buffer; sign(content: Buffer): Buffer }
  readonly subject: Buffer
  readonly publicKey: KeyObject
  readonly notBefore: Date
  readonly notAfter: Date
  readonly extensions: readonly Buffer[]
}

/** An X.509 certificate of version 3 (RFC 5280, 4.1) in PEM. */
export function signedCertificate({ issuer, signing, subject, publicKey, notBefore, notAfter, extensions }: CertificateContent): string {
  const content = der.sequence(
    der.context(0, der.integer(Buffer.from([2])), true),
    der.integer(serialNumber()),
    signing.algorithm,
    issuer,
    der.sequence(der.time(notBefore), der.time(notAfter)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der.context(3, der.sequence(...extensions), true),
  )
  return pem('CERTIFICATE', der.sequence(content, signing.algorithm, der.bits(signing.sign(content))))
}

/** Positive, and of 16 bytes. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes
}

export function encodeName({ commonName, organizations = [] }: CertificateSubject): Buffer {
  const attribute = (id: string, value: string) => der.set(der.sequence(der.objectId(id), der.utf8(value)))
  const names = commonName === '' ? [] : [attribute(objectIds.commonName, commonName)]
  return der.sequence(...organizations.map((group) => attribute(objectIds.organization, group)), ...names)
}

export function extension(id: string, value: Uint8Array, critical = false): Buffer {
  return der.sequence(der.objectId(id), ...(critical ? [der.boolean(true)] : []), der.octets(value))
}

/** The value of the extension SubjectAlternativeName; undefined for no names. */
export function encodeAlternativeNames({ names = [], emailAddresses = [], uris = [] }: AlternativeNames): Buffer | undefined {
  const values = [
    ...names.map((name) => (isIP(name) === 0 ? der.context(2, Buffer.from(name), false) : der.context(7, addressBytes(name), false))),
    ...emailAddresses.map((address) => der.context(1, Buffer.from(address), false)),
    ...uris.map((uri) => der.context(6, Buffer.from(uri), false)),
  ]
  return values.length === 0 ? undefined : der.sequence(...values)
}

/** The first way of RFC 5280, 4.2.1.2: SHA-1 of the key's bits. */
export function keyId(publicKey: KeyObject): Buffer {
  const reader = new DerReader('public key')
  const [spki] = reader.values(publicKey.export({ type: 'spki', format: 'der' }))
  return createHash('sha1')
    .update(reader.bits(reader.in(spki, 0x30)[1]))
    .digest()
}

/** The subject, as it is encoded, and the subject key id of a certificate in PEM that Node could read. */
export function namesOfAuthority(certificate: string): { readonly subject: Buffer; readonly keyId: Buffer | undefined } {
  const reader = new DerReader('certificate')
  const [whole] = reader.values(pemContent(certificate, 'CERTIFICATE') ?? Buffer.alloc(0))
  const [content] = reader.in(whole, 0x30)
  // The version is [0]; a certificate of version 1 has none.
  const fields = reader.in(content, 0x30).filter(({ tag }) => tag !== 0xa0)
  const subject = fields[4]
  if (subject?.tag !== 0x30) throw reader.malformed()
  const extensions = fields.find(({ tag }) => tag === 0xa3)
  for (const entry of extensions ? reader.in(reader.values(extensions.content)[0], 0x30) : []) {
    const parts = reader.in(entry, 0x30)
    if (reader.objectId(parts[0]) !== objectIds.subjectKeyId) continue
    return { subject: subject.encoded, keyId: reader.content(reader.values(reader.content(parts.at(-1), 0x04))[0], 0x04) }
  }
  return { subject: subject.encoded, keyId: undefined }
}

function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number))
  const [head = '', tail] = new SocketAddress({ address, family: 'ipv6' }).address.replace(/%.*$/, '').split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':').flatMap((group) => fourToGroups(group)))
  const [before, after] = [groups(head), tail === undefined ? [] : groups(tail)]
  const all = [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
  return Buffer.from(all.flatMap((group) => [group >> 8, group & 0xff]))
}

/** One group of 16 bits; an IPv4 address at the end of an IPv6 one is two. */
function fourToGroups(group: string): number[] {
  if (!group.includes('.')) return [Number.parseInt(group, 16)]
  const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number)
  return [(a << 8) | b, (c << 8) | d]
}
