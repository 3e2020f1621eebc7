import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'

/** What Go's tls.X509KeyPair says of a certificate and its key, both in PEM; undefined when they belong together. */
export function tlsPairProblem(certificate: string, key: string): string | undefined {
  const parsed = parseCertificate(certificate)
  if (typeof parsed === 'string') return parsed
  const privateKey = parseKey(key)
  if (typeof privateKey === 'string') return privateKey
  if (parsed.publicKey.asymmetricKeyType !== privateKey.asymmetricKeyType) return 'tls: private key type does not match public key type'
  return parsed.checkPrivateKey(privateKey) ? undefined : 'tls: private key does not match public key'
}

/** The blocks of a PEM text. */
function blocksOf(text: string): { type: string; pem: string }[] {
  return [...text.matchAll(/-----BEGIN ([^\n]*?)-----\n[\s\S]*?-----END \1-----/g)].map(([pem, type = '']) => ({ type, pem }))
}

const typesOf = (blocks: readonly { type: string }[]) => `[${blocks.map(({ type }) => type).join(' ')}]`

function parseCertificate(text: string): X509Certificate | string {
  const blocks = blocksOf(text)
  const first = blocks.find(({ type }) => type === 'CERTIFICATE')
  if (!first) {
    if (blocks.length === 0) return 'tls: failed to find any PEM data in certificate input'
    if (blocks.length === 1 && blocks[0]?.type.endsWith('PRIVATE KEY'))
      return 'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched'
    return `tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: ${typesOf(blocks)}`
  }
  try {
    return new X509Certificate(first.pem)
  } catch {
    return 'x509: malformed certificate'
  }
}

function parseKey(text: string): KeyObject | string {
  const blocks = blocksOf(text)
  const first = blocks.find(({ type }) => type.endsWith('PRIVATE KEY'))
  if (!first) {
    if (blocks.length === 0) return 'tls: failed to find any PEM data in key input'
    if (blocks.length === 1 && blocks[0]?.type === 'CERTIFICATE')
      return 'tls: found a certificate rather than a key in the PEM for the private key'
    return `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: ${typesOf(blocks)}`
  }
  try {
    return createPrivateKey(first.pem)
  } catch {
    return 'tls: failed to parse private key'
  }
}
