import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { errors } from './errors.js'
import type { Operation } from './operation.js'

const checksumPattern = /^sha256:([0-9a-f]{64})$/i

/** The 64 hexadecimal digits of `sha256:…`. Throws INVALID_VALUE. */
export function parseChecksum(what: string, checksum: string): string {
  const digits = checksumPattern.exec(checksum)?.[1]
  if (digits === undefined) throw errors.invalidValue(what, checksum, "write it as 'sha256:' and 64 hexadecimal digits")
  return digits.toLowerCase()
}

export function newSha256(): Hash {
  return createHash('sha256')
}

/** The SHA-256 of a file, as hexadecimal digits. `onBytes` hears how many were read. */
export async function sha256OfFile(path: string, operation: Operation, onBytes?: (bytes: number) => void): Promise<string> {
  const hash = newSha256()
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    operation.throwIfAborted(`reading ${path}`)
    hash.update(chunk as Buffer)
    onBytes?.((chunk as Buffer).length)
  }
  return hash.digest('hex')
}
