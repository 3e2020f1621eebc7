import { randomInt } from 'node:crypto'

// Without vowels and digits that look like them, so that no words come out (k8s.io/apimachinery, util/rand).
const alphabet = 'bcdfghjklmnpqrstvwxz2456789'
const suffixLength = 5
const maxNameLength = 63

/** A name from metadata.generateName: at most 63 characters of which the last five are random. */
export function generateName(base: string): string {
  return base.slice(0, maxNameLength - suffixLength) + randomSuffix(suffixLength)
}

export function randomSuffix(length: number): string {
  let suffix = ''
  for (let i = 0; i < length; i++) suffix += alphabet[randomInt(alphabet.length)]
  return suffix
}
