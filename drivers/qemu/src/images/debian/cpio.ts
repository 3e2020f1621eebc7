/** One entry of an initial RAM file system. Everything belongs to root and has no time, so that equal contents are equal bytes. */
export type CpioEntry = { readonly path: string; readonly mode: number } & (
  | { readonly kind: 'directory' }
  | { readonly kind: 'file'; readonly content: Uint8Array }
  | { readonly kind: 'symlink'; readonly target: string }
  | { readonly kind: 'character-device'; readonly major: number; readonly minor: number }
)

const fileTypes = { directory: 0o040000, file: 0o100000, symlink: 0o120000, 'character-device': 0o020000 } as const
const encoder = new TextEncoder()

/**
 * A cpio archive in the "newc" format that the kernel unpacks (Documentation/driver-api/early-userspace/buffer-format.rst).
 * A folder has to come before what is in it; paths have no leading slash.
 */
export function cpioArchive(entries: readonly CpioEntry[]): Buffer {
  const parts: Uint8Array[] = []
  const push = (bytes: Uint8Array) => {
    parts.push(bytes, new Uint8Array(-bytes.length & 3))
  }
  const write = (path: string, mode: number, links: number, content: Uint8Array, inode: number, major = 0, minor = 0) => {
    const name = encoder.encode(`${path}\0`)
    const fields = [inode, mode, 0, 0, links, 0, content.length, 0, 0, major, minor, name.length, 0]
    const header = encoder.encode(`070701${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}`)
    push(Buffer.concat([header, name]))
    push(content)
  }
  const nothing = new Uint8Array()
  for (const [index, entry] of entries.entries()) {
    const mode = fileTypes[entry.kind] | entry.mode
    if (entry.kind === 'directory') write(entry.path, mode, 2, nothing, index + 1)
    else if (entry.kind === 'file') write(entry.path, mode, 1, entry.content, index + 1)
    else if (entry.kind === 'symlink') write(entry.path, mode, 1, encoder.encode(entry.target), index + 1)
    else write(entry.path, mode, 1, nothing, index + 1, entry.major, entry.minor)
  }
  write('TRAILER!!!', 0, 1, nothing, 0)
  return Buffer.concat(parts)
}
