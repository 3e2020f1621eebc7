import { hash } from 'node:crypto'

/** RFC 4122's namespace of object identifiers, in which govmomi's vcsim makes its UUIDs. */
const namespace = Buffer.from('6ba7b8129dad11d180b400c04fd430c8', 'hex')

/** The UUID of a name: the same for the same name, and the one that govmomi's vcsim gives it (marked as version 5, but of SHA-256). */
export function uuidOf(name: string): string {
  const digest = hash('sha256', Buffer.concat([namespace, Buffer.from(name)]), 'buffer')
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6)
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = digest.toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
