import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { errors } from '../errors.js'
import { writeFileAtomically } from '../files.js'

/** An Ed25519 key pair as OpenSSH keeps it in files. */
export interface SshKeyPair {
  /** The content of a private key file (`openssh-key-v1`, not encrypted). */
  readonly privateKey: string
  /** One line, as in `authorized_keys`: `ssh-ed25519 AAAA… comment`. */
  readonly publicKey: string
}

const keyType = 'ssh-ed25519'
/** The blocks that the private part is padded to when it is not encrypted. */
const blockSize = 8

/**
 * Makes a key pair. The format: RFC 8709 for the public key, OpenSSH's PROTOCOL.key for the private one.
 * The comment may not have line ends. Throws INVALID_VALUE.
 */
export function generateSshKeyPair(comment: string): SshKeyPair {
  if (/[\r\n\0]/.test(comment)) throw errors.invalidValue('the comment of an SSH key', comment, 'it must be one line')
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  const publicBytes = Buffer.from(jwk.x ?? '', 'base64url')
  const seed = Buffer.from(jwk.d ?? '', 'base64url')
  const publicBlob = Buffer.concat([sshString(keyType), sshString(publicBytes)])

  // Twice the same number: how a reader sees that it decrypted with the right passphrase.
  const check = randomBytes(4)
  const secret = Buffer.concat([
    check,
    check,
    sshString(keyType),
    sshString(publicBytes),
    sshString(Buffer.concat([seed, publicBytes])),
    sshString(comment),
  ])
  const padding = Buffer.from(Array.from({ length: (blockSize - (secret.length % blockSize)) % blockSize }, (_, index) => index + 1))
  const file = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    sshString('none'), // cipher
    sshString('none'), // key derivation
    sshString(''), // its options
    uint32(1), // number of keys
    sshString(publicBlob),
    sshString(Buffer.concat([secret, padding])),
  ])
  const lines = file.toString('base64').match(/.{1,70}/g) ?? []
  return {
    privateKey: `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines.join('\n')}\n-----END OPENSSH PRIVATE KEY-----\n`,
    publicKey: `${keyType} ${publicBlob.toString('base64')} ${comment}`.trimEnd(),
  }
}

/** Makes a key pair in two files: `path` (0600, as ssh demands) and `path.pub`. Resolves with it. */
export async function writeSshKeyPair(path: string, comment: string): Promise<SshKeyPair> {
  const pair = generateSshKeyPair(comment)
  await writeFileAtomically(path, pair.privateKey, { mode: 0o600 })
  try {
    await writeFileAtomically(`${path}.pub`, `${pair.publicKey}\n`, { mode: 0o644 })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return pair
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function sshString(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value)
  return Buffer.concat([uint32(bytes.length), bytes])
}
