import { createHash } from 'node:crypto'
import { type Readable, Transform } from 'node:stream'

const pattern = /^sha256:[0-9a-f]{64}$|^sha512:[0-9a-f]{128}$/

/** Whether a text is a digest of an algorithm that we know: such a one is harmless in paths and addresses. */
export const isDigest = (text: string): boolean => pattern.test(text)

export function digestOf(bytes: Buffer, algorithm = 'sha256'): string {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`
}

export async function digestOfStream(stream: Readable, algorithm = 'sha256'): Promise<string> {
  const hash = createHash(algorithm)
  for await (const chunk of stream) hash.update(chunk as Buffer)
  return `${algorithm}:${hash.digest('hex')}`
}

/** Hands through what has a digest, and fails at the end when it was something else. */
export function checkingDigest(digest: string, mismatch: (found: string) => Error): Transform {
  const [algorithm = 'sha256'] = digest.split(':')
  const hash = createHash(algorithm)
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      const found = `${algorithm}:${hash.digest('hex')}`
      done(found === digest ? null : mismatch(found))
    },
  })
}
