import { decodeLz4Legacy } from './lz4.js'

/**
 * The kernel as QEMU starts it soonest. An x86 kernel file (bzImage) is packed and unpacks itself, which takes 0.6 s where the processor
 * is emulated. So it is unpacked here, once: QEMU starts the program in it directly (PVH, as QEMU's docs/system/i386/pvh
 * call it). One that is packed in another way, or can't be started so, stays as it is: it boots too.
 *
 * The layout is that of Documentation/arch/x86/boot.rst.
 */
export function startableKernel(file: Buffer): Buffer {
  const isBzImage = file.length > 0x260 && file.toString('latin1', 0x202, 0x206) === 'HdrS'
  if (!isBzImage) return file
  const setupSectors = file.readUInt8(0x1f1) || 4
  const start = (setupSectors + 1) * 512 + file.readUInt32LE(0x248)
  const payload = file.subarray(start, start + file.readUInt32LE(0x24c))
  if (payload.length < 12) return file
  // The build appends the size of what it packed.
  const size = payload.readUInt32LE(payload.length - 4)
  if (size > 512 * 2 ** 20) return file
  const program = decodeLz4Legacy(payload.subarray(0, -4), size)
  return (program && loadable(program)) ?? file
}

const elfMagic = 0x464c457f
const loadSegment = 1
const noteSegment = 4

/** XEN_ELFNOTE_PHYS32_ENTRY: where a hypervisor enters the kernel. */
const entryNote = 18

/** What is loaded of a 64-bit ELF file, without the sections after it; undefined when it has no entry for hypervisors. */
function loadable(elf: Buffer): Buffer | undefined {
  if (elf.length < 64 || elf.readUInt32LE(0) !== elfMagic || elf.readUInt8(4) !== 2) return undefined
  const table = Number(elf.readBigUInt64LE(0x20))
  const [entryBytes, entries] = [elf.readUInt16LE(0x36), elf.readUInt16LE(0x38)]
  let end = table + entryBytes * entries
  let canEnter = false
  if (end > elf.length) return undefined
  for (let at = table; at < table + entryBytes * entries; at += entryBytes) {
    const kind = elf.readUInt32LE(at)
    if (kind !== loadSegment && kind !== noteSegment) continue
    const start = Number(elf.readBigUInt64LE(at + 8))
    const bytes = Number(elf.readBigUInt64LE(at + 32))
    if (start + bytes > elf.length) return undefined
    end = Math.max(end, start + bytes)
    if (kind === noteSegment) canEnter ||= hasNote(elf.subarray(start, start + bytes), 'Xen', entryNote)
  }
  if (!canEnter) return undefined
  const program = Buffer.from(elf.subarray(0, end))
  // No section headers: they lay behind.
  program.writeBigUInt64LE(0n, 0x28)
  program.writeUInt16LE(0, 0x3c)
  program.writeUInt16LE(0, 0x3e)
  return program
}

function hasNote(notes: Buffer, owner: string, type: number): boolean {
  for (let at = 0; at + 12 <= notes.length; ) {
    const [nameBytes, contentBytes] = [notes.readUInt32LE(at), notes.readUInt32LE(at + 4)]
    const name = notes.toString('latin1', at + 12, at + 12 + nameBytes)
    if (name === `${owner}\0` && notes.readUInt32LE(at + 8) === type) return true
    at += 12 + ((nameBytes + 3) & ~3) + ((contentBytes + 3) & ~3)
  }
  return false
}
