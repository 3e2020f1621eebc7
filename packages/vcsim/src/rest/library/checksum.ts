import { createHash, type Hash } from 'node:crypto'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { invalidArgument } from '../api-error.js'
import type { Checksum } from './library-model.js'

const algorithms: ReadonlyMap<string, string> = new Map([
  ['MD5', 'md5'],
  ['SHA1', 'sha1'],
  ['SHA256', 'sha256'],
  ['SHA512', 'sha512'],
])

/** Without an algorithm it is SHA1, as the API reference has it. Throws INVALID_ARGUMENT. */
function hashOf({ algorithm = 'SHA1' }: Checksum): Hash {
  const name = algorithms.get(algorithm)
  if (name === undefined)
    throw invalidArgument(`There is no checksum of the kind '${algorithm}': there is ${[...algorithms.keys()].join(', ')}.`)
  return createHash(name)
}

/** Throws INVALID_ARGUMENT for an algorithm that isn't known. */
export function checkAlgorithm(checksum: Checksum | undefined): void {
  if (checksum !== undefined) hashOf(checksum)
}

/** The same content; it fails at its end if its checksum is another one. */
export function verified(content: Readable, expected: Checksum | undefined): Readable {
  if (expected === undefined || expected.checksum === '') return content
  const hash = hashOf(expected)
  const checked = new PassThrough({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      const found = hash.digest('hex')
      const isRight = found === expected.checksum.toLowerCase()
      done(isRight ? null : invalidArgument(`The checksum of the file is ${found}, and should be ${expected.checksum}.`))
    },
  })
  // What goes wrong ends `checked`, whose reader hears of it.
  pipeline(content, checked).catch(() => {})
  return checked
}
