import { gunzipSync, gzipSync } from 'node:zlib'
import { messageOf } from '@vivarium/core'
import type { CommandCall, CommandResult } from '../command.js'
import type { FileNode } from '../files/file-node.js'
import { resolveFrom } from '../files/path.js'
import type { System } from '../guest-system.js'

const blockSize = 512
const sizeLimit = 0o77777777777

/** Options that change nothing here, or that say what is done anyway. */
const ignored = new Set(['v', 'p', 'h', 'm', 'o'])

/** `tar c`, `x` and `t` with a file or a stream: POSIX.1-2001 archives (pax headers), and GNU's long names when they are read. Undefined for other uses. */
export async function tar(call: CommandCall<System>): Promise<CommandResult | undefined> {
  const options = optionsOf(call.args)
  if (options === undefined) return undefined
  const { mode, file, directory, isZipped, names, keepsTime, strip } = options
  const base = resolveFrom(call.cwd, directory)
  if (mode === 'c') {
    if (names.length === 0) return { stderr: 'tar: Cowardly refusing to create an empty archive\n', exitCode: 2 }
    const packing: Packing = { call, base, keepsRoot: options.keepsRoot, blocks: [], notes: [], failures: 0 }
    for (const name of names) await pack(packing, name)
    const { blocks, notes, failures } = packing
    blocks.push(Buffer.alloc(blockSize * 2))
    const archive = Buffer.concat(blocks)
    const content = isZipped ? gzipSync(archive) : archive
    // Before the end of the archive: who reads it may be gone then, as `kubectl cp` is.
    if (notes.length > 0) await call.printError(notes.map((note) => `tar: ${note}\n`).join(''))
    if (file === '-') await call.print(content)
    else await call.files.writeFile(resolveFrom(call.cwd, file), content)
    return failures === 0 ? {} : { stderr: 'tar: Exiting with failure status due to previous errors\n', exitCode: 2 }
  }
  const given = file === '-' ? await call.stdin.bytes() : Buffer.from(await call.files.readFileBuffer(resolveFrom(call.cwd, file)))
  const archive = isZipped || (given[0] === 0x1f && given[1] === 0x8b) ? gunzipSync(given) : given
  if (archive.length > 0 && archive.length < blockSize) return { stderr: 'tar: This does not look like a tar archive\n', exitCode: 2 }
  const listed: string[] = []
  const complaints: string[] = []
  for (const entry of entriesOf(archive)) {
    if (names.length > 0 && !names.some((name) => entry.name === name || entry.name.startsWith(`${name.replace(/\/$/, '')}/`))) continue
    listed.push(`${entry.name}\n`)
    if (mode === 't') continue
    const name = entry.name
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .slice(strip)
      .join('/')
    if (name === '') continue
    if (name.split('/').includes('..')) complaints.push(`tar: ${entry.name}: Member name contains '..'`)
    else {
      try {
        await unpack(call, base, name, entry, keepsTime)
      } catch (error) {
        complaints.push(`tar: ${entry.name}: Cannot open: ${messageOf(error)}`)
      }
    }
  }
  const isShown = mode === 't' || options.isVerbose
  const stderr = complaints.length === 0 ? '' : `${complaints.join('\n')}\ntar: Exiting with failure status due to previous errors\n`
  return { stdout: isShown ? listed.join('') : '', stderr, exitCode: complaints.length === 0 ? 0 : 2 }
}

interface TarOptions {
  readonly mode: 'c' | 'x' | 't'
  readonly file: string
  readonly directory: string
  readonly isZipped: boolean
  readonly isVerbose: boolean
  readonly keepsTime: boolean
  /** Absolute names stay absolute. */
  readonly keepsRoot: boolean
  readonly strip: number
  readonly names: readonly string[]
}

function optionsOf(args: readonly string[]): TarOptions | undefined {
  let mode: TarOptions['mode'] | undefined
  let file: string | undefined
  let directory = '.'
  let strip = 0
  const flags = new Set<string>()
  const names: string[] = []
  const rest = [...args]
  for (let index = 0, arg = rest.shift(); arg !== undefined; index++, arg = rest.shift()) {
    const long = /^--(strip-components|directory|file)=(.*)$/.exec(arg)
    if (long) {
      const [, option, value = ''] = long
      if (option === 'strip-components') strip = Number(value)
      else if (option === 'directory') directory = value
      else file = value
    } else if (['--no-same-owner', '--no-same-permissions', '--warning=no-unknown-keyword', '--no-overwrite-dir'].includes(arg))
      flags.add('m0')
    else if (arg.startsWith('--')) return undefined
    else if (arg.startsWith('-') ? arg !== '-' : index === 0) {
      for (const letter of arg.replace(/^-/, '')) {
        if (letter === 'c' || letter === 'x' || letter === 't') mode = letter
        else if (letter === 'f') file = rest.shift()
        else if (letter === 'C') directory = rest.shift() ?? '.'
        else if (letter === 'z' || letter === 'P' || ignored.has(letter)) flags.add(letter)
        else return undefined
      }
    } else names.push(arg)
  }
  if (mode === undefined || file === undefined) return undefined
  const has = (letter: string) => flags.has(letter)
  return { mode, file, directory, isZipped: has('z'), isVerbose: has('v'), keepsTime: !has('m'), keepsRoot: has('P'), strip, names }
}

/** An archive that is being made. */
interface Packing {
  readonly call: CommandCall<System>
  readonly base: string
  readonly keepsRoot: boolean
  readonly blocks: Buffer[]
  /** For stderr, in their order. */
  readonly notes: string[]
  failures: number
}

const rootNote = "Removing leading `/' from member names"

async function pack(packing: Packing, name: string): Promise<void> {
  const { call, base, keepsRoot, blocks, notes } = packing
  const fail = (why: string) => {
    notes.push(`${name}: ${why}`)
    packing.failures++
  }
  const path = resolveFrom(base, name)
  if (!keepsRoot && name.startsWith('/') && !notes.includes(rootNote)) notes.push(rootNote)
  const stored = keepsRoot ? name : name.replace(/^\/+/, '') || './'
  let node: FileNode | undefined
  try {
    node = call.files.look(path, false)
  } catch (error) {
    fail(`Cannot stat: ${messageOf(error)}`)
    return
  }
  if (node === undefined) {
    fail('Cannot stat: No such file or directory')
    return
  }
  if (node.kind === 'directory') {
    if (!call.files.may(path, 'read')) {
      fail('Cannot open: Permission denied')
      return
    }
    blocks.push(...headersOf(`${stored.replace(/\/$/, '')}/`, node, 0))
    for (const entry of await call.files.readdir(path)) await pack(packing, `${name.replace(/\/$/, '')}/${entry}`)
  } else if (node.kind === 'symlink') blocks.push(...headersOf(stored, node, 0))
  else if (!call.files.may(path, 'read')) fail('Cannot open: Permission denied')
  else {
    const { content } = node
    blocks.push(...headersOf(stored, node, content.length), Buffer.from(content), Buffer.alloc(padding(content.length)))
  }
}

const padding = (size: number): number => (blockSize - (size % blockSize)) % blockSize

/** A header, with one of pax before it where a name is too long for its field. */
function headersOf(name: string, node: FileNode, size: number): Buffer[] {
  const target = node.kind === 'symlink' ? node.target : ''
  const records = [
    ...(Buffer.byteLength(name) > 100 ? [paxRecord('path', name)] : []),
    ...(Buffer.byteLength(target) > 100 ? [paxRecord('linkpath', target)] : []),
  ].join('')
  const type = { file: '0', directory: '5', symlink: '2' }[node.kind]
  const own = header(name, type, size, target, node)
  if (records === '') return [own]
  const text = Buffer.from(records)
  return [header('PaxHeaders/entry', 'x', text.length, '', { ...node, mode: 0o644 }), text, Buffer.alloc(padding(text.length)), own]
}

function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`
  let length = Buffer.byteLength(rest) + 1
  while (length !== Buffer.byteLength(rest) + String(length).length) length++
  return `${length}${rest}`
}

function header(
  name: string,
  type: string,
  size: number,
  target: string,
  { mode, uid, gid, mtimeMs }: { readonly mode: number; readonly uid: number; readonly gid: number; readonly mtimeMs: number },
): Buffer {
  const block = Buffer.alloc(blockSize)
  const octal = (value: number, at: number, length: number) => block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1')
  block.write(Buffer.from(name).subarray(0, 100).toString('latin1'), 0, 'latin1')
  octal(mode & 0o7777, 100, 8)
  octal(uid & 0o7777777, 108, 8)
  octal(gid & 0o7777777, 116, 8)
  octal(Math.min(size, sizeLimit), 124, 12)
  octal(Math.max(0, Math.floor(mtimeMs / 1000)), 136, 12)
  block.write('        ', 148, 'latin1')
  block.write(type, 156, 'latin1')
  block.write(Buffer.from(target).subarray(0, 100).toString('latin1'), 157, 'latin1')
  block.write('ustar\u000000', 257, 'latin1')
  let sum = 0
  for (const byte of block) sum += byte
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}

interface TarEntry {
  readonly name: string
  readonly type: string
  readonly mode: number
  readonly mtimeMs: number
  readonly target: string
  readonly content: Buffer
}

function* entriesOf(archive: Buffer): Generator<TarEntry> {
  let at = 0
  let pax: Record<string, string> = {}
  let longName: string | undefined
  let longTarget: string | undefined
  while (at + blockSize <= archive.length) {
    const block = archive.subarray(at, at + blockSize)
    if (block.every((byte) => byte === 0)) return
    const text = (from: number, length: number) => {
      const field = block.subarray(from, from + length)
      const end = field.indexOf(0)
      return field.subarray(0, end < 0 ? length : end).toString()
    }
    const number = (from: number, length: number) => Number.parseInt(text(from, length).trim() || '0', 8)
    // GNU writes numbers that are too big for octal digits in binary.
    const size = pax.size !== undefined ? Number(pax.size) : (block[124] ?? 0) & 0x80 ? Number(block.readBigUInt64BE(128)) : number(124, 12)
    const content = archive.subarray(at + blockSize, at + blockSize + size)
    at += blockSize + size + padding(size)
    const type = text(156, 1) || '0'
    const prefix = text(257, 5) === 'ustar' && text(257, 8) !== 'ustar  ' ? text(345, 155) : ''
    if (type === 'x') pax = paxOf(content)
    else if (type === 'L') longName = withoutZero(content)
    else if (type === 'K') longTarget = withoutZero(content)
    else if (type !== 'g') {
      yield {
        name: pax.path ?? longName ?? `${prefix === '' ? '' : `${prefix}/`}${text(0, 100)}`,
        type,
        mode: number(100, 8),
        mtimeMs: (pax.mtime === undefined ? number(136, 12) : Number(pax.mtime)) * 1000,
        target: pax.linkpath ?? longTarget ?? text(157, 100),
        content,
      }
      pax = {}
      longName = undefined
      longTarget = undefined
    }
  }
}

const withoutZero = (content: Buffer): string => content.toString().replace(/\0.*$/s, '')

function paxOf(content: Buffer): Record<string, string> {
  const records: Record<string, string> = {}
  let at = 0
  while (at < content.length) {
    const space = content.indexOf(32, at)
    const length = Number(content.subarray(at, space).toString())
    if (space < 0 || !(length > 0)) break
    const record = content.subarray(space + 1, at + length - 1).toString()
    records[record.slice(0, record.indexOf('='))] = record.slice(record.indexOf('=') + 1)
    at += length
  }
  return records
}

async function unpack(
  { files, guest }: CommandCall<System>,
  base: string,
  name: string,
  entry: TarEntry,
  keepsTime: boolean,
): Promise<void> {
  const path = resolveFrom(base, name)
  const parent = path.slice(0, path.lastIndexOf('/'))
  if (parent !== '' && files.look(parent) === undefined) await files.mkdir(parent, { recursive: true })
  const there = files.look(path, false)
  if (entry.type === '5') {
    if (there?.kind !== 'directory') await files.mkdir(path)
    await files.chmod(path, entry.mode & 0o7777)
    return
  }
  if (there !== undefined && there.kind !== 'directory') await files.rm(path)
  if (entry.type === '2') await files.symlink(entry.target, path)
  else if (entry.type === '1') await files.link(resolveFrom(base, entry.target), path)
  else if (entry.type === '0' || entry.type === '7' || entry.type === '\0') {
    await files.writeFile(path, entry.content)
    await files.chmod(path, entry.mode & 0o7777)
    const time = keepsTime ? new Date(entry.mtimeMs) : guest.now()
    await files.utimes(path, time, time)
  }
}
