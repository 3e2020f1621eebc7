import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { machineArguments, pinMachineType } from '../qemu/arguments.js'
import { createOverlay } from '../qemu/disk.js'
import { type MachineDescription, standardChannels } from '../qemu/machine.js'
import { QemuProcess } from '../qemu/process.js'
import { findQemu } from '../qemu/program.js'

const clearSegments = [0x31, 0xc0, 0x8e, 0xd8, 0x8e, 0xc0] // xor ax, ax; mov ds, ax; mov es, ax

/** Answers each byte on the serial line with the next letter of the alphabet, which it keeps in memory. */
const countingGuest = [
  ...clearSegments,
  ...[0xc6, 0x06, 0x00, 0x70, 0x40], // mov byte [0x7000], 'A' - 1
  ...[0xba, 0xfd, 0x03], //             wait: mov dx, 0x3fd
  ...[0xec, 0xa8, 0x01, 0x74, 0xfb], // in al, dx; test al, 1; jz to the in
  ...[0xba, 0xf8, 0x03, 0xec], //       mov dx, 0x3f8; in al, dx
  ...[0xfe, 0x06, 0x00, 0x70], //       inc byte [0x7000]
  ...[0xa0, 0x00, 0x70, 0xee], //       mov al, [0x7000]; out dx, al
  ...[0xeb, 0xea], //                   jmp wait
]

/** Writes to the second sector of its disk, for ever. */
const writingGuest = [
  ...clearSegments,
  ...[0xb8, 0x01, 0x03, 0xbb, 0x00, 0x7c], // write: mov ax, 0x0301; mov bx, 0x7c00
  ...[0xb9, 0x02, 0x00, 0xba, 0x80, 0x00], // mov cx, 2; mov dx, 0x80
  ...[0xcd, 0x13, 0xeb, 0xf0], //             int 0x13; jmp write
]

const diskBytes = 2 ** 20
const memoryBytes = 64 * 2 ** 20

function bootDisk(code: readonly number[]): Buffer {
  const disk = Buffer.alloc(diskBytes)
  Buffer.from(code).copy(disk)
  disk.writeUInt16LE(0xaa55, 510)
  return disk
}

/** A disk whose guest counts. */
export const countingDisk = (): Buffer => bootDisk(countingGuest)

/** A folder, with a name that nothing should stumble over, for machines that boot in a moment. */
export class TinyMachines implements AsyncDisposable {
  readonly directory: string
  readonly #started: QemuProcess[] = []
  #count = 0

  private constructor(directory: string) {
    this.directory = directory
  }

  static async make(guest: 'counting' | 'writing' = 'counting'): Promise<TinyMachines> {
    const directory = await mkdtemp(join(tmpdir(), `viv tiny, "x"; $y-${'deep'.repeat(20)}-`))
    await writeFile(join(directory, 'base.raw'), guest === 'counting' ? countingDisk() : bootDisk(writingGuest))
    return new TinyMachines(directory)
  }

  at(name: string): string {
    return join(this.directory, name)
  }

  /** Starts a machine with a new overlay, and with sockets of its own. */
  async start(change: Partial<MachineDescription> = {}, editArguments = (args: string[]) => args): Promise<TinyMachine> {
    const qemu = await findQemu('amd64')
    const prefix = `m${++this.#count}-`
    const channels = { ...standardChannels, qmp: `${prefix}qmp.sock`, console: `${prefix}console.sock` }
    await createOverlay(this.at(`${prefix}disk.qcow2`), diskBytes)
    const args = machineArguments({
      name: 'tiny',
      architecture: 'amd64',
      machineType: pinMachineType('amd64', qemu.machineTypes, qemu.version),
      accelerator: 'tcg',
      cpus: 1,
      memory: { bytes: memoryBytes, file: { path: this.at('ram'), share: true } },
      boot: { kind: 'firmware' },
      rootDisk: {
        layers: [
          { path: this.at('base.raw'), format: 'raw' },
          { path: `${prefix}disk.qcow2`, format: 'qcow2' },
        ],
      },
      internet: { macAddress: '52:54:00:00:00:01' },
      channels: { qmp: channels.qmp, console: channels.console, consoleLog: 'console.log' },
      begin: 'running',
      ...change,
    })
    const machine = await QemuProcess.start({
      program: qemu.path,
      arguments: editArguments(args),
      directory: this.directory,
      qmpSocket: channels.qmp,
      log: 'qemu.log',
      diesWithParent: true,
    })
    this.#started.push(machine)
    return { qemu: machine, console: this.at(channels.console) }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#started.map((machine) => machine.kill()))
    await rm(this.directory, { recursive: true, force: true })
  }
}

export interface TinyMachine {
  readonly qemu: QemuProcess
  /** Path of its console socket. */
  readonly console: string
}
