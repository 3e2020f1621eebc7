import { errors } from '@vivarium/core'

export const architectures = ['amd64', 'arm64'] as const
export type Architecture = (typeof architectures)[number]

export const accelerators = ['kvm', 'hvf', 'tcg'] as const
export type Accelerator = (typeof accelerators)[number]

/** The architecture of this computer, as QEMU's guests are called here. Throws UNSUPPORTED on any other. */
export function hostArchitecture(): Architecture {
  if (process.arch === 'x64') return 'amd64'
  if (process.arch === 'arm64') return 'arm64'
  throw errors.unsupported('running machines', `machines are amd64 or arm64, and this computer is ${process.arch}`)
}

/** The name of a machine's serial console device in its kernel. */
export function consoleDevice(architecture: Architecture): string {
  return architecture === 'amd64' ? 'ttyS0' : 'ttyAMA0'
}

/**
 * A machine as QEMU will see it: values only, no defaults that depend on the computer, so that the same description gives
 * the same machine wherever a save of it is opened. File names may hold any character; relative ones start at QEMU's
 * working directory.
 */
export interface MachineDescription {
  /** A DNS label; for `ps`. */
  readonly name: string
  readonly architecture: Architecture
  /** A pinned machine type, such as `pc-i440fx-7.2` or `virt-7.2`: see `pinMachineType`. */
  readonly machineType: string
  readonly accelerator: Accelerator
  readonly cpus: number
  readonly memory: MachineMemory
  readonly boot: KernelBoot | FirmwareBoot
  readonly rootDisk: DiskChain
  /** A read-only image that becomes the second disk: a NoCloud seed. */
  readonly seedImage?: string
  /** First NIC: user networking, the way to the internet and for port forwards. */
  readonly internet: InternetNic
  /** Second NIC: a Unix socket of a switch that speaks QEMU's stream protocol. The switch must listen before QEMU starts. */
  readonly lan?: { readonly macAddress: string; readonly switchSocket: string }
  /** Virtual Machine Generation ID: `auto` is a new one at every start, which tells the guest to reseed its randomness. amd64 only. */
  readonly generationId?: string
  /** What the real-time clock says at a boot. Absent: this computer's time. A saved machine goes on with its own. */
  readonly clockStart?: Date
  /**
   * `tcg` only: the machine's time passes by the instructions that it has executed, 2 ns each, and by this computer's clock while it has nothing to
   * do. So it is never late for a deadline of its own, however busy this computer is; its clock falls behind instead. Its processors take turns
   * in one thread; Linux on amd64 does not get to boot on more than one. A save of it has to be opened so, too.
   */
  readonly timeByInstructions?: boolean
  readonly channels: MachineChannels
  /** With `stdio` the human monitor is on QEMU's own terminal. */
  readonly monitor?: 'stdio'
  /** `stopped`: waits for `cont`. `incoming`: waits for a saved state, then for `cont`. */
  readonly begin: 'running' | 'stopped' | 'incoming'
}

export interface MachineMemory {
  readonly bytes: number
  /** Guest memory as a file: `share` writes go to the file, else they stay private to the process. */
  readonly file?: { readonly path: string; readonly share: boolean }
}

export interface KernelBoot {
  readonly kind: 'kernel'
  readonly kernel: string
  readonly initrd?: string
  readonly commandLine: string
}

export interface FirmwareBoot {
  readonly kind: 'firmware'
  /** UEFI code and the machine's own writable copy of the variables. Absent: SeaBIOS, which only amd64 has. */
  readonly uefi?: { readonly code: string; readonly variables: string }
}

/**
 * A disk as a chain of files, from the base up to the one that is written. The chain is what is said here; names of backing
 * files inside the qcow2 headers are not looked at.
 */
export interface DiskChain {
  readonly layers: readonly DiskLayer[]
}

export interface DiskLayer {
  readonly path: string
  readonly format: 'qcow2' | 'raw'
}

export interface InternetNic {
  readonly macAddress: string
  /** True shuts off the way out; forwards into the machine still work. */
  readonly restrict?: boolean
}

/** Sockets and logs of a machine, relative to QEMU's working directory: constant, harmless names. */
export interface MachineChannels {
  readonly qmp: string
  readonly console: string
  readonly consoleLog: string
  /** qemu-guest-agent's channel (virtio-serial). */
  readonly agent?: string
}

/** The names that every machine's folder has. */
export const standardChannels = {
  qmp: 'qmp.sock',
  console: 'console.sock',
  consoleLog: 'console.log',
  agent: 'agent.sock',
} as const satisfies MachineChannels

/**
 * The slots of the devices on the machine's first PCI bus. They are part of a saved state, so they never change: a new
 * device gets a new slot. On the i440fx machine udev names the NIC in slot 3 `ens3` and the one in slot 4 `ens4`.
 */
export const slots = {
  internet: '3',
  lan: '4',
  rootDisk: '5',
  serial: '6',
  randomness: '7',
  seedImage: '8',
} as const
