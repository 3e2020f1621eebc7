import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'

/** A password, as it was given, or as it is kept. */
export type Secret = { readonly plain: string } | { readonly salt: string; readonly hash: string }

// Cheap, for these are passwords of tests; what is saved still isn't the password.
const cost = { N: 1024, r: 8, p: 1 }

const hashOf = (password: string, salt: string) => scryptSync(password, Buffer.from(salt, 'base64'), 32, cost)

/** A password that can be compared, and not read. */
export function hidden(password: string): Secret {
  const salt = randomBytes(16).toString('base64')
  return { salt, hash: hashOf(password, salt).toString('base64') }
}

export function isSecret(secret: Secret, password: string): boolean {
  if ('plain' in secret) return secret.plain === password
  return timingSafeEqual(hashOf(password, secret.salt), Buffer.from(secret.hash, 'base64'))
}
