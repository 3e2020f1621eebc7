import { createPublicKey, generateKeyPair, type KeyObject, sign, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { der } from './der.js'
import { objectIds } from './object-ids.js'

/** Kinds of keys, as kubeadm's `encryptionAlgorithm` names them. */
export const keyAlgorithms = ['ECDSA-P256', 'ECDSA-P384', 'RSA-2048', 'RSA-3072', 'RSA-4096'] as const
export type KeyAlgorithm = (typeof keyAlgorithms)[number]

export interface Keys {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** A new pair of keys. P-256 takes a tenth of a millisecond, RSA hundreds of milliseconds. */
export function generateKeys(algorithm: KeyAlgorithm = 'ECDSA-P256'): Promise<Keys> {
  const [family, size = ''] = algorithm.split('-')
  return family === 'RSA'
    ? promisify(generateKeyPair)('rsa', { modulusLength: Number(size) })
    : promisify(generateKeyPair)('ec', { namedCurve: size.replace('P', 'P-') })
}

export function privateKeyPem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}

export function publicKeyOf(privateKey: KeyObject): KeyObject {
  return createPublicKey(privateKey)
}

interface Signing {
  /** AlgorithmIdentifier, encoded. */
  readonly algorithm: Buffer
  sign(content: Buffer): Buffer
}

/** How a key signs: the hash fits its curve, as Go's x509 chooses. */
export function signingWith(key: KeyObject): Signing | undefined {
  if (key.asymmetricKeyType === 'rsa') {
    const algorithm = der.sequence(der.objectId(objectIds.rsaWithSha256), der.null())
    return { algorithm, sign: (content) => sign('sha256', content, key) }
  }
  if (key.asymmetricKeyType === 'ed25519') {
    return { algorithm: der.sequence(der.objectId(objectIds.ed25519)), sign: (content) => sign(null, content, key) }
  }
  if (key.asymmetricKeyType !== 'ec') return undefined
  const [hash, id] =
    {
      prime256v1: ['sha256', objectIds.ecdsaWithSha256] as const,
      secp384r1: ['sha384', objectIds.ecdsaWithSha384] as const,
      secp521r1: ['sha512', objectIds.ecdsaWithSha512] as const,
    }[key.asymmetricKeyDetails?.namedCurve ?? ''] ?? []
  return id && { algorithm: der.sequence(der.objectId(id)), sign: (content) => sign(hash, content, key) }
}

const hashes: Readonly<Record<string, string | null>> = {
  [objectIds.ecdsaWithSha256]: 'sha256',
  [objectIds.ecdsaWithSha384]: 'sha384',
  [objectIds.ecdsaWithSha512]: 'sha512',
  [objectIds.rsaWithSha256]: 'sha256',
  [objectIds.rsaWithSha384]: 'sha384',
  [objectIds.rsaWithSha512]: 'sha512',
  [objectIds.ed25519]: null,
}

/** Whether a signature of that algorithm (an object identifier) is the key's; undefined for an algorithm that is not known. */
export function signatureFits(algorithm: string, content: Buffer, signature: Buffer, key: KeyObject): boolean | undefined {
  const hash = hashes[algorithm]
  if (hash === undefined) return undefined
  try {
    return verify(hash, content, key, signature)
  } catch {
    return false // the key is of another kind than the algorithm
  }
}
