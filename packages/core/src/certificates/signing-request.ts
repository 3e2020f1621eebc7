import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { type AlternativeNames, type CertificateSubject, encodeAlternativeNames, encodeName, extension } from './certificate-content.js'
import { der, pem } from './der.js'
import { addressText, DerReader, type DerValue, pemContent, textOf } from './der-reader.js'
import { signatureFits, signingWith } from './keys.js'
import { objectIds } from './object-ids.js'

/** What a certificate signing request (PKCS#10, RFC 2986) asks for. */
export interface SigningRequest {
  readonly subject: Required<CertificateSubject>
  /** The whole subject, encoded: with attributes that `subject` does not have. */
  readonly subjectName: Buffer
  readonly dnsNames: readonly string[]
  readonly ipAddresses: readonly string[]
  readonly emailAddresses: readonly string[]
  readonly uris: readonly string[]
  readonly publicKey: KeyObject
}

const reader = new DerReader('certificate signing request')

/**
 * What a request in PEM asks for. Throws INVALID_VALUE for a text that is none, and for one whose signature was not made with the key that it
 * asks a certificate for.
 */
export function parseSigningRequest(text: string): SigningRequest {
  const { info, algorithm, signature } = parts(text)
  const [, subjectName, spki, attributes] = reader.in(info, 0x30)
  const publicKey = publicKeyOf(spki)
  const fits = signatureFits(
    reader.objectId(reader.in(algorithm, 0x30)[0]),
    info?.encoded ?? Buffer.alloc(0),
    reader.bits(signature),
    publicKey,
  )
  if (fits === undefined) throw reader.refused('its signature is of an algorithm that is not supported')
  if (!fits) throw reader.refused('its signature was not made with its own key')
  return {
    subject: {
      commonName: attributesOf(subjectName, objectIds.commonName).at(-1) ?? '',
      organizations: attributesOf(subjectName, objectIds.organization),
    },
    subjectName: subjectName?.encoded ?? Buffer.alloc(0),
    publicKey,
    ...namesIn(attributes),
  }
}

/** The organizations in the subject of a request in PEM. Throws INVALID_VALUE for a text that is none; its signature is not looked at. */
export function organizationsOf(text: string): string[] {
  const [, subject] = reader.in(parts(text).info, 0x30)
  return attributesOf(subject, objectIds.organization)
}

/** A request in PEM for a certificate for this private key (PEM). Throws INVALID_VALUE for a key that can't sign. */
export function createSigningRequest(key: string, subject: CertificateSubject & AlternativeNames): string {
  const privateKey = createPrivateKey(key)
  const signing = signingWith(privateKey)
  if (signing === undefined) throw reader.refused(`a key of ${privateKey.asymmetricKeyType} can't sign it`)
  const names = encodeAlternativeNames(subject)
  const asked = names
    ? der.sequence(der.objectId(objectIds.extensionRequest), der.set(der.sequence(extension(objectIds.alternativeNames, names))))
    : Buffer.alloc(0)
  const info = der.sequence(
    der.integer(Buffer.from([0])),
    encodeName(subject),
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    der.context(0, asked, true),
  )
  return pem('CERTIFICATE REQUEST', der.sequence(info, signing.algorithm, der.bits(signing.sign(info))))
}

function parts(text: string) {
  const content = pemContent(text, 'CERTIFICATE REQUEST')
  if (content === undefined) throw reader.refused('PEM block type must be CERTIFICATE REQUEST')
  const [info, algorithm, signature] = reader.in(reader.values(content)[0], 0x30)
  return { info, algorithm, signature }
}

function publicKeyOf(spki: DerValue | undefined): KeyObject {
  reader.content(spki, 0x30)
  try {
    return createPublicKey({ key: spki?.encoded ?? Buffer.alloc(0), format: 'der', type: 'spki' })
  } catch {
    throw reader.refused('its public key can not be read')
  }
}

function attributesOf(name: DerValue | undefined, id: string): string[] {
  const found: string[] = []
  for (const part of reader.in(name, 0x30)) {
    for (const attribute of reader.in(part, 0x31)) {
      const [attributeId, value] = reader.in(attribute, 0x30)
      if (value && reader.objectId(attributeId) === id) found.push(textOf(value))
    }
  }
  return found
}

function namesIn(attributes: DerValue | undefined): Pick<SigningRequest, 'dnsNames' | 'ipAddresses' | 'emailAddresses' | 'uris'> {
  const found = { dnsNames: [] as string[], ipAddresses: [] as string[], emailAddresses: [] as string[], uris: [] as string[] }
  for (const value of attributes?.tag === 0xa0 ? alternativeNames(attributes) : []) {
    if (value.tag === 0x81) found.emailAddresses.push(value.content.toString('latin1'))
    else if (value.tag === 0x82) found.dnsNames.push(value.content.toString('latin1'))
    else if (value.tag === 0x86) found.uris.push(value.content.toString('latin1'))
    else if (value.tag === 0x87) {
      const address = addressText(value.content)
      if (address === undefined) throw reader.refused(`an IP address of ${value.content.length} bytes`)
      found.ipAddresses.push(address)
    }
  }
  return found
}

/** The general names of all alternative names that are asked for. */
function alternativeNames(attributes: DerValue): DerValue[] {
  const names: DerValue[] = []
  for (const attribute of reader.values(attributes.content)) {
    const [id, values] = reader.in(attribute, 0x30)
    if (reader.objectId(id) !== objectIds.extensionRequest) continue
    for (const extensions of reader.in(values, 0x31)) {
      for (const asked of reader.in(extensions, 0x30)) {
        const fields = reader.in(asked, 0x30)
        if (reader.objectId(fields[0]) !== objectIds.alternativeNames) continue
        names.push(...reader.in(reader.values(reader.content(fields.at(-1), 0x04))[0], 0x30))
      }
    }
  }
  return names
}
