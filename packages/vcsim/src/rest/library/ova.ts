import { type FileHandle, open } from 'node:fs/promises'

/** A file in an OVA, which is a tar archive (DSP0243, 5.3). */
export interface OvaEntry {
  readonly name: string
  /** Where its content is in the archive, in bytes. */
  readonly offset: number
  readonly size: number
}

const blockSize = 512

/** Throws an error when the file is no archive, or one that ends too early. */
export async function ovaEntries(file: string): Promise<OvaEntry[]> {
  const handle = await open(file, 'r')
  try {
    return await readEntries(handle, (await handle.stat()).size)
  } finally {
    await handle.close()
  }
}

async function readEntries(handle: FileHandle, length: number): Promise<OvaEntry[]> {
  const entries: OvaEntry[] = []
  let longName: string | undefined
  for (let at = 0; at + blockSize <= length; ) {
    const header = await readAt(handle, at, blockSize)
    if (header.every((byte) => byte === 0)) break
    if (!/^ustar/.test(header.toString('latin1', 257, 263)) && !isChecksumRight(header)) throw new Error('it is not a tar archive')
    const size = sizeIn(header)
    const offset = at + blockSize
    if (offset + size > length) throw new Error('it ends before its last file does')
    const kind = String.fromCharCode(header[156] ?? 0)
    // The name of the next file, where it is too long for a header: as GNU's tar, and as pax write it.
    if (kind === 'L') longName = text(await readAt(handle, offset, size))
    else if (kind === 'x') longName = /(?:^|\n)\d+ path=(.*)\n/.exec((await readAt(handle, offset, size)).toString('utf8'))?.[1] ?? longName
    else {
      const prefix = text(header.subarray(345, 500))
      const short = text(header.subarray(0, 100))
      if (kind === '0' || kind === '\0') entries.push({ name: longName ?? (prefix === '' ? short : `${prefix}/${short}`), offset, size })
      longName = undefined
    }
    at = offset + Math.ceil(size / blockSize) * blockSize
  }
  return entries
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

function text(field: Buffer): string {
  const end = field.indexOf(0)
  return field.toString('utf8', 0, end === -1 ? field.length : end)
}

/** Octal digits; or, with the highest bit set, a binary number. */
function sizeIn(header: Buffer): number {
  const field = header.subarray(124, 136)
  if (((field[0] ?? 0) & 0x80) !== 0) return Number(field.readBigUInt64BE(4))
  return Number.parseInt(text(field).trim() || '0', 8)
}

function isChecksumRight(header: Buffer): boolean {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 0x20 : byte), 0)
  return Number.parseInt(text(header.subarray(148, 156)).trim(), 8) === sum
}
