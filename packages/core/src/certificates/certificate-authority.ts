import { createHash, generateKeyPair, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isIP, SocketAddress } from 'node:net'
import { promisify } from 'node:util'
import { der, pem } from './der.js'

/** A certificate and its key, both in PEM. */
export interface KeyPair {
  readonly certificate: string
  readonly key: string
}

/** Common name and organizations: a user and its groups. */
interface Subject {
  readonly commonName: string
  readonly organizations?: readonly string[]
}

interface Keys {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

const dayMs = 24 * 3600 * 1000
const generateKeys = (): Promise<Keys> => promisify(generateKeyPair)('ec', { namedCurve: 'P-256' })

/** Object identifiers of RFC 5280 and RFC 5758. */
const ids = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyId: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuthentication: '1.3.6.1.5.5.7.3.1',
  clientAuthentication: '1.3.6.1.5.5.7.3.2',
} as const

/** Bits of KeyUsage, the first one leftmost. */
const usage = { digitalSignature: 0x80, keyEncipherment: 0x20, certificateSigning: 0x04 } as const

/**
 * A certificate authority of its own for one server, with P-256 keys. Certificates are judged by the clients' clocks, so they are always in
 * host time, whatever the server's clock says.
 */
export class CertificateAuthority {
  readonly certificate: string
  readonly key: string
  readonly #name: Buffer
  readonly #keys: Keys

  private constructor(name: Buffer, keys: Keys, certificate: string) {
    this.#name = name
    this.#keys = keys
    this.certificate = certificate
    this.key = privateKeyPem(keys)
  }

  static async create(commonName: string): Promise<CertificateAuthority> {
    const keys = await generateKeys()
    const name = encodeName({ commonName })
    const certificate = signedCertificate({
      issuer: name,
      signer: keys.privateKey,
      subject: name,
      publicKey: keys.publicKey,
      days: 3650,
      extensions: [
        extension(ids.basicConstraints, der.sequence(der.boolean(true)), true),
        extension(ids.keyUsage, keyUsage(usage.certificateSigning | usage.digitalSignature), true),
        extension(ids.subjectKeyId, der.octets(keyId(keys.publicKey))),
      ],
    })
    return new CertificateAuthority(name, keys, certificate)
  }

  /** A certificate for a TLS server that is reached by these names and addresses. */
  issueServer(names: readonly string[]): Promise<KeyPair> {
    return this.#issue({ commonName: 'kube-apiserver' }, [
      extension(ids.extendedKeyUsage, der.sequence(der.objectId(ids.serverAuthentication))),
      extension(ids.subjectAlternativeName, der.sequence(...names.map(alternativeName))),
    ])
  }

  /** A certificate for a user: the common name is the user's, each organization a group. */
  issueClient(user: string, groups: readonly string[]): Promise<KeyPair> {
    return this.#issue({ commonName: user, organizations: groups }, [
      extension(ids.extendedKeyUsage, der.sequence(der.objectId(ids.clientAuthentication))),
    ])
  }

  async #issue(subject: Subject, extensions: readonly Buffer[]): Promise<KeyPair> {
    const keys = await generateKeys()
    const certificate = signedCertificate({
      issuer: this.#name,
      signer: this.#keys.privateKey,
      subject: encodeName(subject),
      publicKey: keys.publicKey,
      days: 365,
      extensions: [
        extension(ids.basicConstraints, der.sequence(), true),
        extension(ids.keyUsage, keyUsage(usage.digitalSignature | usage.keyEncipherment), true),
        extension(ids.authorityKeyId, der.sequence(der.context(0, keyId(this.#keys.publicKey), false))),
        ...extensions,
      ],
    })
    return { certificate, key: privateKeyPem(keys) }
  }
}

interface CertificateContent {
  readonly issuer: Buffer
  readonly signer: KeyObject
  readonly subject: Buffer
  readonly publicKey: KeyObject
  readonly days: number
  readonly extensions: readonly Buffer[]
}

/** An X.509 certificate of version 3 (RFC 5280, 4.1). It holds from a day ago on, for clocks that are behind. */
function signedCertificate({ issuer, signer, subject, publicKey, days, extensions }: CertificateContent): string {
  const now = Date.now()
  const algorithm = der.sequence(der.objectId(ids.ecdsaWithSha256))
  const content = der.sequence(
    der.context(0, der.integer(Buffer.from([2])), true),
    der.integer(serialNumber()),
    algorithm,
    issuer,
    der.sequence(der.time(new Date(now - dayMs)), der.time(new Date(now + days * dayMs))),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der.context(3, der.sequence(...extensions), true),
  )
  return pem('CERTIFICATE', der.sequence(content, algorithm, der.bits(sign('sha256', content, signer))))
}

/** Positive, and of 16 bytes. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes
}

function encodeName({ commonName, organizations = [] }: Subject): Buffer {
  const attribute = (id: string, value: string) => der.set(der.sequence(der.objectId(id), der.utf8(value)))
  return der.sequence(...organizations.map((group) => attribute(ids.organization, group)), attribute(ids.commonName, commonName))
}

function extension(id: string, value: Uint8Array, critical = false): Buffer {
  return der.sequence(der.objectId(id), ...(critical ? [der.boolean(true)] : []), der.octets(value))
}

function keyUsage(bits: number): Buffer {
  // DER leaves zero bits at the end out.
  const unused = 31 - Math.clz32(bits & -bits)
  return der.bits(Buffer.from([bits]), unused)
}

/** The first way of RFC 5280, 4.2.1.2: SHA-1 of the key's bits. */
function keyId(publicKey: KeyObject): Buffer {
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  // P-256: an uncompressed point, the last 65 bytes.
  return createHash('sha1').update(spki.subarray(-65)).digest()
}

function alternativeName(name: string): Buffer {
  return isIP(name) === 0 ? der.context(2, Buffer.from(name), false) : der.context(7, addressBytes(name), false)
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

function privateKeyPem({ privateKey }: Keys): string {
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}
