import { describe, expect, it } from 'vitest'
import { type CpioEntry, cpioArchive } from './cpio.js'

const entries: CpioEntry[] = [
  { path: 'bin', kind: 'directory', mode: 0o755 },
  { path: 'bin/tool', kind: 'file', mode: 0o755, content: Buffer.from('hello') },
  { path: 'sh', kind: 'symlink', mode: 0o777, target: 'bin/tool' },
  { path: 'tun', kind: 'character-device', mode: 0o666, major: 10, minor: 200 },
]

/** Reads an archive as the kernel does (init/initramfs.c). */
function parse(archive: Buffer) {
  const found = []
  for (let at = 0; ; ) {
    const magic = archive.toString('latin1', at, at + 6)
    const field = (index: number) => Number.parseInt(archive.toString('latin1', at + 6 + index * 8, at + 14 + index * 8), 16)
    const [mode, size, major, minor, nameLength] = [field(1), field(6), field(9), field(10), field(11)]
    const path = archive.toString('utf8', at + 110, at + 110 + nameLength - 1)
    const start = (at + 110 + nameLength + 3) & ~3
    if (path === 'TRAILER!!!') return found
    found.push({ magic, path, mode, major, minor, content: archive.toString('utf8', start, start + size) })
    at = (start + size + 3) & ~3
  }
}

describe('cpioArchive', () => {
  it('writes each kind of entry so that the kernel finds it', () => {
    const nothing = { magic: '070701', major: 0, minor: 0, content: '' }
    expect(parse(cpioArchive(entries))).toEqual([
      { ...nothing, path: 'bin', mode: 0o040755 },
      { ...nothing, path: 'bin/tool', mode: 0o100755, content: 'hello' },
      { ...nothing, path: 'sh', mode: 0o120777, content: 'bin/tool' },
      { ...nothing, path: 'tun', mode: 0o020666, major: 10, minor: 200 },
    ])
  })

  it('gives equal bytes for equal entries', () => {
    expect(cpioArchive(entries).equals(cpioArchive(structuredClone(entries)))).toBe(true)
  })

  it('keeps every part at a multiple of four bytes', () => {
    for (let length = 0; length < 9; length++) {
      const archive = cpioArchive([{ path: 'x'.repeat(length + 1), kind: 'file', mode: 0o644, content: Buffer.alloc(length, 'y') }])
      expect(archive.length % 4).toBe(0)
      expect(parse(archive)).toHaveLength(1)
    }
  })
})
