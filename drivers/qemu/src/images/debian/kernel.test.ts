import { describe, expect, it } from 'vitest'
import { startableKernel } from './kernel.js'

/** A file with the fields of a bzImage that we look at, and a program packed in it as one LZ4 block of literals. */
function bzImage(program: Buffer): Buffer {
  const long: number[] = []
  for (let rest = program.length - 15; rest >= 0; rest -= 255) long.push(Math.min(rest, 255))
  if (long.at(-1) === 255) long.push(0)
  const block = Buffer.concat([Buffer.from([0xf0, ...long]), program])
  const payload = Buffer.alloc(8 + block.length + 4)
  payload.writeUInt32LE(0x184c2102, 0)
  payload.writeUInt32LE(block.length, 4)
  block.copy(payload, 8)
  payload.writeUInt32LE(program.length, 8 + block.length)
  const file = Buffer.alloc(1024 + 100 + payload.length)
  file.writeUInt8(1, 0x1f1)
  file.write('HdrS', 0x202)
  file.writeUInt32LE(100, 0x248)
  file.writeUInt32LE(payload.length, 0x24c)
  payload.copy(file, 1124)
  return file
}

/** A 64-bit ELF file with one segment of code, one of notes, and sections behind. */
function elf(noteType: number): Buffer {
  const file = Buffer.alloc(500)
  file.writeUInt32LE(0x464c457f, 0)
  file.writeUInt8(2, 4)
  file.writeBigUInt64LE(64n, 0x20)
  file.writeBigUInt64LE(450n, 0x28)
  file.writeUInt16LE(56, 0x36)
  file.writeUInt16LE(2, 0x38)
  file.writeUInt16LE(5, 0x3c)
  const segment = (at: number, kind: number, start: number, bytes: number) => {
    file.writeUInt32LE(kind, at)
    file.writeBigUInt64LE(BigInt(start), at + 8)
    file.writeBigUInt64LE(BigInt(bytes), at + 32)
  }
  segment(64, 1, 200, 200)
  segment(120, 4, 300, 20)
  file.writeUInt32LE(4, 300)
  file.writeUInt32LE(4, 304)
  file.writeUInt32LE(noteType, 308)
  file.write('Xen\0', 312)
  file.fill('code', 320, 400)
  return file
}

describe('startableKernel', () => {
  it('takes the program out of a kernel that a hypervisor can enter, without its sections', () => {
    const program = startableKernel(bzImage(elf(18)))
    expect(program).toHaveLength(400)
    expect(program.toString('latin1', 320, 400)).toBe('code'.repeat(20))
    expect([program.readBigUInt64LE(0x28), program.readUInt16LE(0x3c)]).toEqual([0n, 0])
  })

  it('leaves a kernel as it is that can not be entered, is packed differently, or is no bzImage', () => {
    const noEntry = bzImage(elf(17))
    const otherwise = bzImage(elf(18))
    otherwise.writeUInt32LE(0xfd2fb528, 1124)
    const arm = Buffer.alloc(4096, 'MZ')
    for (const kernel of [noEntry, otherwise, arm, Buffer.from('short')]) expect(startableKernel(kernel)).toBe(kernel)
  })

  it('leaves a kernel as it is whose fields point nowhere', () => {
    const kernel = bzImage(elf(18))
    kernel.writeUInt32LE(0xffffff00, 0x248)
    expect(startableKernel(kernel)).toBe(kernel)
  })
})
