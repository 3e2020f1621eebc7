import type { Architecture } from './machine.js'

/**
 * The exit code of QEMU when the proof's guest has run to its end. On amd64 it is what isa-debug-exit makes of the value 0x2a
 * that the guest writes: (value << 1) | 1.
 */
export const proofExitCode: Readonly<Record<Architecture, number>> = { amd64: 0x2a * 2 + 1, arm64: 0 }

/** How often the guest goes around its loop: some 0.03 s for a processor, ten times that for an emulated one. */
const rounds = 100_000_000

/**
 * A disk with a boot sector: counts down from `rounds`, then ends QEMU through isa-debug-exit. SeaBIOS, which loads it, exercises real and
 * protected mode, SMM and PCI before, so one that gets here has run a good part of what a kernel's start needs.
 */
export function amd64BootDisk(): Buffer {
  // SeaBIOS boots from no disk of a single sector.
  const disk = Buffer.alloc(2 ** 20)
  Buffer.from([
    ...[0x66, 0xb9, ...littleEndian32(rounds)], // mov ecx, rounds
    ...[0x66, 0x49], //                            dec ecx
    ...[0x75, 0xfc], //                            jnz to the line above
    ...[0xb0, 0x2a, 0xe6, 0xf4], //                mov al, 0x2a; out 0xf4, al
    ...[0xf4, 0xeb, 0xfd], //                      hlt, for ever
  ]).copy(disk)
  disk.writeUInt16LE(0xaa55, 510)
  return disk
}

/** Firmware for the `virt` machine: counts down from `rounds`, then asks PSCI (DEN0022, SYSTEM_OFF) to power off. */
export function arm64Firmware(): Buffer {
  const low = rounds & 0xffff
  const high = rounds >>> 16
  const words = [
    0x52800001 | (low << 5), //  movz w1, #low
    0x72a00001 | (high << 5), // movk w1, #high, lsl 16
    0x71000421, //               subs w1, w1, #1
    0x54ffffe1, //               b.ne to the line above
    0x52800100, //               movz w0, #0x0008
    0x72b08000, //               movk w0, #0x8400, lsl 16
    0xd4000002, //               hvc #0
    0x14000000, //               b to itself
  ]
  return Buffer.from(words.flatMap((word) => littleEndian32(word >>> 0)))
}

function littleEndian32(value: number): number[] {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return [...bytes]
}

/** The arguments of a QEMU that runs the proof from `file`, which lies in its working directory, and ends. */
export function proofArguments(architecture: Architecture, machineType: string, accelerator: string, file: string): string[] {
  const common = ['-nodefaults', '-no-user-config', '-display', 'none', '-machine', machineType, '-accel', accelerator, '-m', 'size=64M']
  if (architecture === 'arm64') return [...common, '-cpu', accelerator === 'tcg' ? 'max' : 'host', '-bios', file]
  const disk = { driver: 'raw', 'node-name': 'disk', 'read-only': true, file: { driver: 'file', filename: file } }
  return [
    ...common,
    ...['-blockdev', JSON.stringify(disk), '-device', 'virtio-blk-pci,drive=disk,bootindex=0'],
    ...['-device', 'isa-debug-exit,iobase=0xf4,iosize=4'],
  ]
}
