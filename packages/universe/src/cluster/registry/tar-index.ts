import type { FileHandle } from 'node:fs/promises'
import { posix } from 'node:path'
import { universeErrors } from '../../errors.js'

/** Where the content of a file lies in an archive. */
export interface TarEntry {
  readonly offset: number
  readonly size: number
  /** The path of the entry that it is a link to. */
  readonly link?: string
}

const block = 512
const maxEntries = 100_000
/** Of a name or of extended headers. */
const maxHeaderBytes = 2 ** 20

/**
 * The files of a tar archive by their paths, found by its headers alone (POSIX.1-2017 pax, with ustar and GNU's long names). Paths that lead
 * out of the archive are left out: nobody asks for them. Throws IMAGE_SOURCE_INVALID for what is no whole tar archive.
 */
export async function indexTar(file: FileHandle, source: string): Promise<Map<string, TarEntry>> {
  const invalid = (why: string) => universeErrors.imageSourceInvalid(source, why)
  const { size: total } = await file.stat()
  const entries = new Map<string, TarEntry>()
  let extended: ReadonlyMap<string, string> = new Map()
  let longName: string | undefined
  let longLink: string | undefined
  let position = 0
  for (let count = 0; ; count++) {
    if (count > maxEntries) throw invalid(`it has more than ${maxEntries} entries`)
    const header = await read(file, position, block)
    if (header.length === 0 && count > 0) return entries
    if (header.length < block) throw invalid(count === 0 ? 'it is no tar archive' : 'it is cut off')
    if (header.every((byte) => byte === 0)) return entries
    if (!hasRightChecksum(header)) throw invalid(count === 0 ? 'it is no tar archive' : `it is damaged at byte ${position}`)
    const type = String.fromCharCode(header[156] ?? 0)
    const size = Number(extended.get('size') ?? readNumber(header.subarray(124, 136)))
    const offset = position + block
    if (!Number.isSafeInteger(size) || size < 0 || offset + size > total) throw invalid('it is cut off')
    position = offset + Math.ceil(size / block) * block
    if (type === 'x' || type === 'g' || type === 'L' || type === 'K') {
      if (size > maxHeaderBytes) throw invalid(`it has a header of ${size} bytes`)
      const content = await read(file, offset, size)
      if (type === 'x') extended = readPax(content)
      else if (type === 'L') longName = textOf(content)
      else if (type === 'K') longLink = textOf(content)
      continue
    }
    const path = extended.get('path') ?? longName ?? nameOf(header)
    const target = extended.get('linkpath') ?? longLink ?? textOf(header.subarray(157, 257))
    const key = inside(path)
    if (key !== undefined) {
      if (type === '0' || type === '\0' || type === '7') entries.set(key, { offset, size })
      // A hard link names a path of the archive, a symbolic one a path beside it.
      const link = type === '1' ? inside(target) : type === '2' ? inside(posix.join(posix.dirname(key), target)) : undefined
      if (link !== undefined) entries.set(key, { offset, size: 0, link })
    }
    extended = new Map()
    longName = undefined
    longLink = undefined
  }
}

/** The path without `./` and the like; undefined when it leads out of the archive. */
function inside(path: string): string | undefined {
  if (path.startsWith('/')) return undefined
  const plain = posix.normalize(path).replace(/\/$/, '')
  return plain === '.' || plain === '..' || plain.startsWith('../') ? undefined : plain
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

function textOf(field: Buffer): string {
  const end = field.indexOf(0)
  return field.toString('utf8', 0, end < 0 ? field.length : end)
}

function nameOf(header: Buffer): string {
  const name = textOf(header.subarray(0, 100))
  const prefix = header.toString('latin1', 257, 262) === 'ustar' && header[262] === 0 ? textOf(header.subarray(345, 500)) : ''
  return prefix === '' ? name : `${prefix}/${name}`
}

/** Octal digits, or GNU's base 256 for what does not fit. */
function readNumber(field: Buffer): number {
  if ((field[0] ?? 0) & 0x80) return field.subarray(1).reduce((sum, byte) => sum * 256 + byte, (field[0] ?? 0) & 0x7f)
  const text = textOf(field).trim()
  return text === '' ? 0 : /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN
}

function hasRightChecksum(header: Buffer): boolean {
  const expected = readNumber(header.subarray(148, 156))
  return expected === header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0)
}

/** Records of `LENGTH KEY=VALUE\n`. */
function readPax(content: Buffer): Map<string, string> {
  const values = new Map<string, string>()
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(0x20, at)
    const length = space < 0 ? Number.NaN : Number(content.toString('latin1', at, space))
    if (!Number.isInteger(length) || length <= space - at + 1 || at + length > content.length) break
    const record = content.toString('utf8', space + 1, at + length - 1)
    const equals = record.indexOf('=')
    if (equals > 0) values.set(record.slice(0, equals), record.slice(equals + 1))
    at += length
  }
  return values
}
