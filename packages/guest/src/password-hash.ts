import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** The alphabet and the order of bytes of crypt(3), from Ulrich Drepper's "Unix crypt using SHA-256 and SHA-512". */
const alphabet = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const defaultRounds = 5000

interface Variant {
  readonly algorithm: 'sha256' | 'sha512'
  readonly size: number
  /** Three indexes make four characters; then the bytes left over. */
  readonly order: readonly (readonly [number, number, number])[]
  readonly last: readonly number[]
}

const variants: Readonly<Record<string, Variant>> = {
  5: {
    algorithm: 'sha256',
    size: 32,
    order: rotating([0, 10, 20], 10, ([a, b, c]) => [c + 1, a + 1, b + 1]),
    last: [31, 30],
  },
  6: {
    algorithm: 'sha512',
    size: 64,
    order: rotating([0, 21, 42], 21, ([a, b, c]) => [b + 1, c + 1, a + 1]),
    last: [63],
  },
}

/** The hash that /etc/shadow gets for a password: `$6$salt$…`. */
export function hashPassword(password: string, salt = randomSalt()): string {
  return sha2Crypt('6', password, salt, undefined)
}

/** Whether a password fits a hash of /etc/shadow (`$5$` and `$6$`; no other kind, and no locked account, ever fits). */
export function passwordFits(password: string, hash: string): boolean {
  const [empty, kind = '', ...rest] = hash.split('$')
  if (empty !== '' || variants[kind] === undefined) return false
  const rounds = /^rounds=(\d+)$/.exec(rest[0] ?? '')?.[1]
  const salt = rest[rounds === undefined ? 0 : 1] ?? ''
  const computed = Buffer.from(sha2Crypt(kind, password, salt, rounds === undefined ? undefined : Number(rounds)))
  const given = Buffer.from(hash)
  return computed.length === given.length && timingSafeEqual(computed, given)
}

function sha2Crypt(kind: string, password: string, givenSalt: string, givenRounds: number | undefined): string {
  const variant = variants[kind] ?? { algorithm: 'sha512', size: 64, order: [], last: [] }
  const digest = (...parts: Uint8Array[]) => parts.reduce((hash, part) => hash.update(part), createHash(variant.algorithm)).digest()
  const key = Buffer.from(password)
  const salt = Buffer.from(givenSalt.slice(0, 16))
  const rounds = Math.min(Math.max(givenRounds ?? defaultRounds, 1000), 1_000_000)

  const b = digest(key, salt, key)
  const parts: Uint8Array[] = [key, salt, repeated(b, key.length)]
  for (let length = key.length; length > 0; length >>= 1) parts.push(length & 1 ? b : key)
  let current = digest(...parts)
  const p = repeated(digest(...Array<Buffer>(key.length).fill(key)), key.length)
  const s = repeated(digest(...Array<Buffer>(16 + (current[0] ?? 0)).fill(salt)), salt.length)
  for (let round = 0; round < rounds; round++) {
    const odd = round % 2 === 1
    current = digest(odd ? p : current, ...(round % 3 === 0 ? [] : [s]), ...(round % 7 === 0 ? [] : [p]), odd ? current : p)
  }

  const at = (index: number) => current[index] ?? 0
  let text = ''
  for (const [x, y, z] of variant.order) text += encode((at(x) << 16) | (at(y) << 8) | at(z), 4)
  text +=
    variant.last.length === 2 ? encode((at(variant.last[0] ?? 0) << 8) | at(variant.last[1] ?? 0), 3) : encode(at(variant.last[0] ?? 0), 2)
  return `$${kind}$${givenRounds === undefined ? '' : `rounds=${rounds}$`}${salt.toString()}$${text}`
}

function encode(value: number, characters: number): string {
  let text = ''
  for (let index = 0, rest = value; index < characters; index++, rest >>= 6) text += alphabet[rest & 63]
  return text
}

function repeated(bytes: Buffer, length: number): Buffer {
  return length === 0 ? Buffer.alloc(0) : Buffer.alloc(length, bytes)
}

function rotating(
  first: [number, number, number],
  count: number,
  next: (before: [number, number, number]) => [number, number, number],
): [number, number, number][] {
  const order = [first]
  while (order.length < count) order.push(next(order.at(-1) ?? first))
  return order
}

function randomSalt(): string {
  return Array.from(randomBytes(16), (byte) => alphabet[byte & 63]).join('')
}
