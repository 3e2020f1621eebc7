import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import * as x509 from '@peculiar/x509'

/** A certificate and its key, both in PEM. */
export interface KeyPair {
  readonly certificate: string
  readonly key: string
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const dayMs = 24 * 3600 * 1000
const provider = webcrypto
type CryptoKey = webcrypto.CryptoKey
type CryptoKeyPair = webcrypto.CryptoKeyPair
x509.cryptoProvider.set(provider)

/**
 * A certificate authority of its own for one server. Certificates are judged by the clients' clocks, so they are always in host time,
 * whatever the server's clock says.
 */
export class CertificateAuthority {
  readonly certificate: string
  readonly key: string
  readonly #certificate: x509.X509Certificate
  readonly #signingKey: CryptoKey

  private constructor(pair: KeyPair, certificate: x509.X509Certificate, signingKey: CryptoKey) {
    this.certificate = pair.certificate
    this.key = pair.key
    this.#certificate = certificate
    this.#signingKey = signingKey
  }

  static async create(name: string): Promise<CertificateAuthority> {
    const keys = await generateKeys()
    const certificate = await x509.X509CertificateGenerator.createSelfSigned(
      {
        serialNumber: serialNumber(),
        name: `CN=${name}`,
        ...validity(3650),
        signingAlgorithm: algorithm,
        keys,
        extensions: [
          new x509.BasicConstraintsExtension(true, undefined, true),
          new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.digitalSignature, true),
          await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, provider),
        ],
      },
      provider,
    )
    return new CertificateAuthority(
      { certificate: certificate.toString('pem'), key: await exportKey(keys.privateKey) },
      certificate,
      keys.privateKey,
    )
  }

  /** A certificate for a TLS server that is reached by these names and addresses. */
  issueServer(names: readonly string[]): Promise<KeyPair> {
    return this.#issue(`CN=kube-apiserver`, [
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: isIP(value) ? 'ip' : 'dns', value }))),
    ])
  }

  /** A certificate for a user: the common name is the user's, each organization a group. */
  issueClient(user: string, groups: readonly string[]): Promise<KeyPair> {
    const name = new x509.Name([...groups.map((group) => ({ O: [group] })), { CN: [user] }])
    return this.#issue(name.toString(), [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth])])
  }

  async #issue(subject: string, extensions: x509.Extension[]): Promise<KeyPair> {
    const keys = await generateKeys()
    const certificate = await x509.X509CertificateGenerator.create(
      {
        serialNumber: serialNumber(),
        subject,
        issuer: this.#certificate.subject,
        ...validity(365),
        signingAlgorithm: algorithm,
        publicKey: keys.publicKey,
        signingKey: this.#signingKey,
        extensions: [
          new x509.BasicConstraintsExtension(false, undefined, true),
          new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment, true),
          await x509.AuthorityKeyIdentifierExtension.create(this.#certificate, false, provider),
          ...extensions,
        ],
      },
      provider,
    )
    return { certificate: certificate.toString('pem'), key: await exportKey(keys.privateKey) }
  }
}

async function generateKeys(): Promise<CryptoKeyPair> {
  return (await provider.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair
}

async function exportKey(key: CryptoKey): Promise<string> {
  const pkcs8 = Buffer.from(await provider.subtle.exportKey('pkcs8', key)).toString('base64')
  return `-----BEGIN PRIVATE KEY-----\n${(pkcs8.match(/.{1,64}/g) ?? []).join('\n')}\n-----END PRIVATE KEY-----\n`
}

/** From a little earlier, for clocks that are behind. */
function validity(days: number): { notBefore: Date; notAfter: Date } {
  const now = Date.now()
  return { notBefore: new Date(now - dayMs), notAfter: new Date(now + days * dayMs) }
}

function serialNumber(): string {
  const bytes = provider.getRandomValues(new Uint8Array(16))
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return Buffer.from(bytes).toString('hex')
}
