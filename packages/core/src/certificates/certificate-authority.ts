import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { errors, messageOf } from '../errors.js'
import {
  type AlternativeNames,
  type CertificateSubject,
  encodeAlternativeNames,
  encodeName,
  extension,
  keyId,
  namesOfAuthority,
  signedCertificate,
} from './certificate-content.js'
import { der } from './der.js'
import { generateKeys, type KeyAlgorithm, privateKeyPem, publicKeyOf, signingWith } from './keys.js'
import { objectIds } from './object-ids.js'
import type { SigningRequest } from './signing-request.js'
import { type CertificateUsage, encodeExtendedKeyUsage, encodeKeyUsage } from './usages.js'

/** A certificate and its key, both in PEM. */
export interface KeyPair {
  readonly certificate: string
  readonly key: string
}

/** From when until when a certificate holds. It begins a day ago, for clocks that are behind, unless `notBefore` says otherwise. */
export interface Validity {
  readonly notBefore?: Date
  /** Wins over `days`. */
  readonly notAfter?: Date
  /** From now on; 365 unless said otherwise. */
  readonly days?: number
}

export interface CertificateRequest extends CertificateSubject, AlternativeNames, Validity {
  readonly usages: readonly CertificateUsage[]
  readonly keyAlgorithm?: KeyAlgorithm
}

/** How a certificate for a key of somebody else is made. With a request, its subject and names are those of the request. */
export interface SigningOptions extends Validity {
  readonly usages: readonly CertificateUsage[]
}

const dayMs = 24 * 3600 * 1000
const serverUsages = ['digital signature', 'key encipherment', 'server auth'] as const
const clientUsages = ['digital signature', 'key encipherment', 'client auth'] as const

/** A certificate authority. Certificates are judged by the clients' clocks, so they hold in host time unless dates are given. */
export class CertificateAuthority {
  readonly certificate: string
  readonly key: string
  readonly #subject: Buffer
  readonly #keyId: Buffer
  readonly #signing: NonNullable<ReturnType<typeof signingWith>>

  private constructor({ certificate, key }: KeyPair, privateKey: KeyObject, signing: NonNullable<ReturnType<typeof signingWith>>) {
    const { subject, keyId: ownId } = namesOfAuthority(certificate)
    this.certificate = certificate
    this.key = key
    this.#subject = subject
    this.#keyId = ownId ?? keyId(publicKeyOf(privateKey))
    this.#signing = signing
  }

  /** A new authority that signed itself; it holds for ten years unless said otherwise. */
  static async create(
    commonName: string,
    {
      keyAlgorithm,
      names,
      days = 3650,
      notBefore,
      notAfter,
    }: Omit<Validity, 'usages'> & AlternativeNames & { readonly keyAlgorithm?: KeyAlgorithm } = {},
  ): Promise<CertificateAuthority> {
    const { privateKey, publicKey } = await generateKeys(keyAlgorithm)
    const signing = signingOf(privateKey)
    const subject = encodeName({ commonName })
    const certificate = signedCertificate({
      issuer: subject,
      signing,
      subject,
      publicKey,
      ...period({ days, notBefore, notAfter }),
      extensions: [
        extension(objectIds.basicConstraints, der.sequence(der.boolean(true)), true),
        ...usageExtensions(['digital signature', 'key encipherment', 'cert sign']),
        extension(objectIds.subjectKeyId, der.octets(keyId(publicKey))),
        ...nameExtension({ names }),
      ],
    })
    return new CertificateAuthority({ certificate, key: privateKeyPem(privateKey) }, privateKey, signing)
  }

  /**
   * The authority with this certificate and key, in PEM (RSA, P-256, P-384, P-521, Ed25519). Throws INVALID_VALUE when one of them can't be read,
   * the two don't belong together, or the certificate is not one of an authority.
   */
  static from({ certificate, key }: KeyPair): CertificateAuthority {
    const read = readable('certificate of an authority', () => new X509Certificate(certificate))
    const privateKey = readable('key of an authority', () => createPrivateKey(key))
    if (!read.ca) throw errors.invalidValue('certificate of an authority', read.subject, 'it must be one that may sign others (CA:TRUE)')
    if (!read.checkPrivateKey(privateKey)) {
      throw errors.invalidValue('key of an authority', read.subject, 'the key must be the one that the certificate was made for')
    }
    return new CertificateAuthority({ certificate, key }, privateKey, signingOf(privateKey))
  }

  /** A certificate for a TLS server that is reached by these names and addresses. */
  issueServer(names: readonly string[], commonName = 'kube-apiserver'): Promise<KeyPair> {
    return this.issue({ commonName, names, usages: serverUsages })
  }

  /** A certificate for a user: the common name is the user's, each organization a group. */
  issueClient(user: string, groups: readonly string[]): Promise<KeyPair> {
    return this.issue({ commonName: user, organizations: groups, usages: clientUsages })
  }

  /** A certificate with a new key. */
  async issue({ keyAlgorithm, ...request }: CertificateRequest): Promise<KeyPair> {
    const { privateKey, publicKey } = await generateKeys(keyAlgorithm)
    return { certificate: this.#sign(encodeName(request), publicKey, request, request), key: privateKeyPem(privateKey) }
  }

  /** A certificate, in PEM, for the key of a signing request (`parseSigningRequest`), or for a public key, with the subject and names given. */
  sign(request: SigningRequest, options: SigningOptions): string
  sign(publicKey: KeyObject, options: SigningOptions & CertificateSubject & AlternativeNames): string
  sign(from: SigningRequest | KeyObject, options: SigningOptions & Partial<CertificateSubject> & AlternativeNames): string {
    if ('subjectName' in from) {
      const { subjectName, publicKey, dnsNames, ipAddresses, emailAddresses, uris } = from
      return this.#sign(subjectName, publicKey, { names: [...dnsNames, ...ipAddresses], emailAddresses, uris }, options)
    }
    return this.#sign(encodeName({ ...options, commonName: options.commonName ?? '' }), from, options, options)
  }

  #sign(subject: Buffer, publicKey: KeyObject, names: AlternativeNames, { usages, ...validity }: SigningOptions): string {
    return signedCertificate({
      issuer: this.#subject,
      signing: this.#signing,
      subject,
      publicKey,
      ...period(validity),
      extensions: [
        ...usageExtensions(usages),
        extension(objectIds.basicConstraints, der.sequence(), true),
        extension(objectIds.authorityKeyId, der.sequence(der.context(0, this.#keyId, false))),
        ...nameExtension(names),
      ],
    })
  }
}

/** `sha256:` and the hash, in hexadecimal, of the public key of a certificate in PEM: what kubeadm's `--discovery-token-ca-cert-hash` takes. */
export function publicKeyHash(certificate: string): string {
  const { publicKey } = readable('certificate', () => new X509Certificate(certificate))
  return `sha256:${createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')}`
}

function period({ notBefore, notAfter, days = 365 }: Validity): { notBefore: Date; notAfter: Date } {
  const now = Date.now()
  return { notBefore: notBefore ?? new Date(now - dayMs), notAfter: notAfter ?? new Date(now + days * dayMs) }
}

function usageExtensions(usages: readonly CertificateUsage[]): Buffer[] {
  const [keyUsage, extended] = [encodeKeyUsage(usages), encodeExtendedKeyUsage(usages)]
  return [
    ...(keyUsage ? [extension(objectIds.keyUsage, keyUsage, true)] : []),
    ...(extended ? [extension(objectIds.extendedKeyUsage, extended)] : []),
  ]
}

function nameExtension(names: AlternativeNames): Buffer[] {
  const encoded = encodeAlternativeNames(names)
  return encoded ? [extension(objectIds.alternativeNames, encoded)] : []
}

function signingOf(key: KeyObject) {
  const signing = signingWith(key)
  if (signing) return signing
  throw errors.invalidValue('key of an authority', key.asymmetricKeyType, 'it must be a key of RSA, ECDSA (P-256, P-384, P-521) or Ed25519')
}

function readable<T>(what: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw errors.invalidValue(what, messageOf(error), 'it must be in PEM', { cause: error })
  }
}
