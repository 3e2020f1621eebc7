import { checkDnsLabel, errors } from '@vivarium/core'
import type { Accelerator, Architecture, DiskChain, MachineDescription } from './machine.js'
import { consoleDevice, slots } from './machine.js'

/**
 * QEMU's argument list for a machine. Whatever holds a file name goes in as JSON (`-object`, `-blockdev`, `-netdev` and
 * `-device` take it) or as an argument of its own, so that no character of a name needs quoting.
 */
export function machineArguments(machine: MachineDescription): string[] {
  check(machine)
  return [
    ...['-nodefaults', '-no-user-config', '-display', 'none'],
    ...['-name', machine.name],
    ...['-machine', machineOption(machine)],
    ...['-accel', acceleratorOption(machine)],
    ...(machine.timeByInstructions ? ['-icount', 'shift=1,sleep=on'] : []),
    ...['-cpu', cpuModel(machine.architecture, machine.accelerator)],
    ...['-smp', `cpus=${machine.cpus}`],
    ...['-m', `size=${machine.memory.bytes}B`],
    // The guest's clock stands while the machine is saved: it goes on where it was, without a jump.
    ...['-rtc', `base=${machine.clockStart ? rtcTime(machine.clockStart) : 'utc'},clock=vm`],
    ...memory(machine),
    ...boot(machine),
    ...rootDisk(machine),
    ...seedImage(machine),
    ...networks(machine),
    ...channels(machine),
    ...device({ driver: 'virtio-rng-pci', id: 'randomness', addr: slots.randomness }, machine),
    ...(machine.generationId === undefined ? [] : json('-device', { driver: 'vmgenid', id: 'generation', guid: machine.generationId })),
    ...(machine.monitor === 'stdio' ? ['-monitor', 'stdio'] : []),
    ...{ running: [], stopped: ['-S'], incoming: ['-S', '-incoming', 'defer'] }[machine.begin],
  ]
}

/** A time as `-rtc base=` takes it: UTC without a zone, whole seconds. */
function rtcTime(time: Date): string {
  return time.toISOString().slice(0, 19)
}

/** The CPU model that a machine gets: the host's own when the processor runs it, else everything that TCG can do. */
export function cpuModel(architecture: Architecture, accelerator: Accelerator): string {
  if (accelerator !== 'tcg') return 'host'
  // Pointer authentication as the architecture defines it is very slow in software.
  return architecture === 'arm64' ? 'max,pauth-impdef=on' : 'max'
}

const machineTypeRule: Readonly<Record<Architecture, RegExp>> = {
  amd64: /^pc-i440fx-\d+\.\d+$/,
  arm64: /^virt-\d+\.\d+$/,
}

/**
 * The newest pinned machine type of the architecture that is not above QEMU's own version, from `-machine help`'s names.
 * Plain `pc` and `virt` mean another machine in every QEMU, and a saved state only fits the one it was saved from.
 */
export function pinMachineType(architecture: Architecture, available: readonly string[], qemuVersion: string): string {
  const limit = versionNumber(qemuVersion)
  const [newest] = available
    .filter((type) => machineTypeRule[architecture].test(type))
    .map((type) => ({ type, version: versionNumber(type.slice(type.lastIndexOf('-') + 1)) }))
    .filter(({ version }) => version <= limit)
    .sort((a, b) => b.version - a.version)
  if (!newest) {
    throw errors.unsupported(
      `an ${architecture} machine`,
      `QEMU ${qemuVersion} offers no machine type ${machineTypeRule[architecture].source}`,
    )
  }
  return newest.type
}

function versionNumber(version: string): number {
  const [major, minor] = version.split('.')
  return Number(major) * 1000 + Number(minor)
}

const macAddress = /^[0-9a-f][02468ace](:[0-9a-f]{2}){5}$/
const channelName = /^[a-z0-9.-]{1,90}$/

function check(machine: MachineDescription): void {
  checkDnsLabel('machine', machine.name)
  const refuse = (what: string, value: unknown, rule: string): never => {
    throw errors.invalidValue(what, value, rule)
  }
  if (!machineTypeRule[machine.architecture].test(machine.machineType)) {
    refuse(
      'machine type',
      machine.machineType,
      `an ${machine.architecture} machine needs one like ${machineTypeRule[machine.architecture].source}`,
    )
  }
  if (machine.boot.kind === 'firmware' && machine.architecture === 'arm64' && machine.boot.uefi === undefined) {
    refuse('boot', machine.boot, 'an arm64 machine boots by UEFI firmware or directly from a kernel')
  }
  if (machine.generationId !== undefined && machine.architecture === 'arm64') {
    refuse('generation id', machine.generationId, 'an arm64 machine has no such device')
  }
  if (machine.rootDisk.layers.length === 0) refuse('root disk', machine.rootDisk, 'it needs at least one file')
  for (const mac of [machine.internet.macAddress, ...(machine.lan ? [machine.lan.macAddress] : [])]) {
    if (!macAddress.test(mac)) refuse('MAC address', mac, 'write a unicast address as six lower-case pairs, such as 52:54:00:12:34:56')
  }
  // These four stand in options that know no JSON form.
  for (const channel of Object.values(machine.channels)) {
    if (!channelName.test(channel)) refuse('channel', channel, 'use a relative name of lower-case letters, digits, dots and hyphens')
  }
}

function machineOption(machine: MachineDescription): string {
  const parts = [machine.machineType]
  if (machine.memory.file) parts.push('memory-backend=ram0')
  if (machine.boot.kind === 'firmware' && machine.boot.uefi) parts.push('pflash0=firmware-code', 'pflash1=firmware-variables')
  return parts.join(',')
}

function acceleratorOption({ accelerator, timeByInstructions = false }: MachineDescription): string {
  if (accelerator !== 'tcg') return accelerator
  // Instructions can be counted only in one thread.
  return timeByInstructions ? 'tcg,thread=single' : 'tcg,thread=multi'
}

function memory({ memory: { bytes, file } }: MachineDescription): string[] {
  if (!file) return []
  return json('-object', { 'qom-type': 'memory-backend-file', id: 'ram0', size: bytes, 'mem-path': file.path, share: file.share })
}

function boot({ boot }: MachineDescription): string[] {
  if (boot.kind === 'kernel') {
    return ['-kernel', boot.kernel, ...(boot.initrd === undefined ? [] : ['-initrd', boot.initrd]), '-append', boot.commandLine]
  }
  if (!boot.uefi) return []
  const image = (name: string, path: string, readOnly: boolean) =>
    json('-blockdev', { driver: 'raw', 'node-name': name, 'read-only': readOnly, file: { driver: 'file', filename: path } })
  return [...image('firmware-code', boot.uefi.code, true), ...image('firmware-variables', boot.uefi.variables, false)]
}

/** Errors of the host's disk stop the machine instead of reaching the guest: free space, continue, and nothing was lost. */
const stopOnError = { werror: 'stop', rerror: 'stop' } as const

function rootDisk(machine: MachineDescription): string[] {
  const { nodes, top } = diskNodes('root', machine.rootDisk)
  return [
    ...nodes.flatMap((node) => json('-blockdev', node)),
    ...device({ driver: 'virtio-blk-pci', id: 'root', drive: top, addr: slots.rootDisk, ...bootOrder(machine), ...stopOnError }, machine),
  ]
}

/** A kernel that is given takes the first place in the boot order itself. */
function bootOrder({ boot }: MachineDescription): { bootindex?: number } {
  return boot.kind === 'firmware' ? { bootindex: 0 } : {}
}

/** A chain of block nodes, each naming the one below it: only the top one is written, and a base ends the chain explicitly. */
function diskNodes(prefix: string, { layers }: DiskChain): { nodes: Record<string, unknown>[]; top: string } {
  const nodes = layers.map(({ path, format }, index) => {
    const top = index === layers.length - 1
    return {
      driver: format,
      'node-name': `${prefix}-${index}`,
      'read-only': !top,
      discard: 'unmap',
      file: { driver: 'file', filename: path, discard: 'unmap' },
      ...(format === 'qcow2' ? { backing: index === 0 ? null : `${prefix}-${index - 1}` } : {}),
    }
  })
  return { nodes, top: `${prefix}-${layers.length - 1}` }
}

function seedImage(machine: MachineDescription): string[] {
  if (machine.seedImage === undefined) return []
  return [
    ...json('-blockdev', {
      driver: 'raw',
      'node-name': 'seed',
      'read-only': true,
      file: { driver: 'file', filename: machine.seedImage },
    }),
    ...device({ driver: 'virtio-blk-pci', id: 'seed', drive: 'seed', addr: slots.seedImage }, machine),
  ]
}

function networks(machine: MachineDescription): string[] {
  // Without an empty romfile each NIC's boot ROM costs time at every start.
  const nic = (id: string, mac: string, addr: string) =>
    device({ driver: 'virtio-net-pci', id: `${id}-nic`, netdev: id, mac, addr, romfile: '' }, machine)
  const { internet, lan } = machine
  return [
    ...json('-netdev', { type: 'user', id: 'internet', restrict: internet.restrict ?? false }),
    ...nic('internet', internet.macAddress, slots.internet),
    ...(lan
      ? [
          ...json('-netdev', { type: 'stream', id: 'lan', server: false, addr: { type: 'unix', path: lan.switchSocket } }),
          ...nic('lan', lan.macAddress, slots.lan),
        ]
      : []),
  ]
}

function channels(machine: MachineDescription): string[] {
  const { qmp, console, consoleLog, agent } = machine.channels
  const socket = (id: string, path: string) => `socket,id=${id},path=${path},server=on,wait=off`
  return [
    ...['-chardev', socket('qmp', qmp), '-mon', 'chardev=qmp,mode=control'],
    ...['-chardev', `${socket('console', console)},logfile=${consoleLog},logappend=on`, '-serial', 'chardev:console'],
    ...(agent === undefined
      ? []
      : [
          ...device({ driver: 'virtio-serial-pci', id: 'serial', addr: slots.serial }, machine),
          ...['-chardev', socket('agent', agent)],
          ...json('-device', {
            driver: 'virtserialport',
            id: 'agent-port',
            bus: 'serial.0',
            nr: 1,
            chardev: 'agent',
            name: 'org.qemu.guest_agent.0',
          }),
        ]),
  ]
}

function device(properties: Record<string, unknown>, { architecture }: MachineDescription): string[] {
  return json('-device', { ...properties, bus: architecture === 'amd64' ? 'pci.0' : 'pcie.0' })
}

function json(option: string, value: Record<string, unknown>): string[] {
  return [option, JSON.stringify(value)]
}

const ownConsole = /^console=/
const ownRoot = /^root=/

/**
 * A kernel command line in the form in which machines get it: blanks collapsed; the serial console and `root=/dev/vda` added
 * unless the line says otherwise. Throws INVALID_VALUE for line breaks and other control characters.
 */
export function normaliseCommandLine(architecture: Architecture, commandLine: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(commandLine)) {
    throw errors.invalidValue('kernel command line', commandLine, 'it must be one line without control characters')
  }
  const words = splitCommandLine(commandLine)
  if (!words.some((word) => ownRoot.test(word))) words.unshift('root=/dev/vda')
  if (!words.some((word) => ownConsole.test(word))) words.push(`console=${consoleDevice(architecture)}`)
  return words.join(' ')
}

/** Words as the kernel splits them (`lib/cmdline.c`): blanks inside double quotes do not part a word. */
function splitCommandLine(commandLine: string): string[] {
  const words = commandLine.match(/(?:[^\s"]|"[^"]*(?:"|$))+/g) ?? []
  if ((commandLine.match(/"/g) ?? []).length % 2 === 1) {
    throw errors.invalidValue('kernel command line', commandLine, 'a double quote is not closed')
  }
  return [...words]
}
