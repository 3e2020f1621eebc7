import type { Duplex } from 'node:stream'

/** Leads two ends of connections into each other; when one breaks, so does the other. */
export function join(one: Duplex, other: Duplex): void {
  one.on('error', () => other.destroy())
  other.on('error', () => one.destroy())
  one.once('close', () => other.destroy())
  other.once('close', () => one.destroy())
  one.pipe(other).pipe(one)
}
