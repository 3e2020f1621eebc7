import { createHash } from 'node:crypto'

/** Numbers from 0 to 1, the same ones for the same seed (xorshift128+, seeded by SHA-256). */
export function seededRandom(seed: string): () => number {
  const hash = createHash('sha256').update(seed).digest()
  let a = hash.readBigUInt64LE(0) || 1n
  let b = hash.readBigUInt64LE(8)
  return () => {
    let x = a
    const y = b
    a = y
    x ^= BigInt.asUintN(64, x << 23n)
    b = x ^ y ^ (x >> 17n) ^ (y >> 26n)
    return Number(BigInt.asUintN(64, b + y) >> 11n) / 2 ** 53
  }
}
