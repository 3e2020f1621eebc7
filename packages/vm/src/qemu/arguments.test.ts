import { describe, expect, it } from 'vitest'
import { machineArguments, normaliseCommandLine, pinMachineType } from './arguments.js'
import { type MachineDescription, standardChannels } from './machine.js'

const nasty = `/srv/my disks, "old"; $(rm -rf): a=b`

const amd64: MachineDescription = {
  name: 'web',
  architecture: 'amd64',
  machineType: 'pc-i440fx-7.2',
  accelerator: 'tcg',
  cpus: 2,
  memory: { bytes: 512 * 2 ** 20, file: { path: 'ram', share: true } },
  boot: { kind: 'kernel', kernel: `${nasty}/vmlinuz`, initrd: 'initrd', commandLine: 'root=LABEL=root' },
  rootDisk: {
    layers: [
      { path: `${nasty}/base.raw`, format: 'raw' },
      { path: 'middle.qcow2', format: 'qcow2' },
      { path: 'disk.qcow2', format: 'qcow2' },
    ],
  },
  seedImage: 'seed.iso',
  internet: { macAddress: '52:54:00:00:00:01' },
  lan: { macAddress: '52:54:00:00:00:02', switchSocket: '../switch.sock' },
  generationId: 'auto',
  channels: standardChannels,
  begin: 'incoming',
}

const arm64: MachineDescription = {
  name: 'web',
  architecture: 'arm64',
  machineType: 'virt-7.2',
  accelerator: 'hvf',
  cpus: 1,
  memory: { bytes: 256 * 2 ** 20 },
  boot: { kind: 'firmware', uefi: { code: '/fw/code.fd', variables: 'variables.fd' } },
  rootDisk: { layers: [{ path: 'disk.qcow2', format: 'qcow2' }] },
  internet: { macAddress: '52:54:00:00:00:01', restrict: true },
  channels: { qmp: 'qmp.sock', console: 'console.sock', consoleLog: 'console.log' },
  begin: 'running',
}

/** The values of an option, in order; JSON is read. */
function values(args: readonly string[], option: string): unknown[] {
  return args.flatMap((arg, index) => {
    const value = args[index + 1] ?? ''
    return arg === option ? [value.startsWith('{') ? JSON.parse(value) : value] : []
  })
}

const devices = (args: readonly string[]) => values(args, '-device') as { driver: string; addr?: string; bus?: string }[]

describe('the arguments of an amd64 machine', () => {
  const args = machineArguments(amd64)

  it('let time pass by instructions where that is asked for', () => {
    expect([values(args, '-accel'), values(args, '-icount')]).toEqual([['tcg,thread=multi'], []])
    const counted = machineArguments({ ...amd64, timeByInstructions: true })
    expect([values(counted, '-accel'), values(counted, '-icount')]).toEqual([['tcg,thread=single'], ['shift=1,sleep=on']])
  })

  it('pin the machine type and every PCI device to its slot', () => {
    expect(values(args, '-machine')).toEqual(['pc-i440fx-7.2,memory-backend=ram0'])
    expect(devices(args).map(({ driver, bus, addr }) => [driver, bus, addr])).toEqual([
      ['virtio-blk-pci', 'pci.0', '5'],
      ['virtio-blk-pci', 'pci.0', '8'],
      ['virtio-net-pci', 'pci.0', '3'],
      ['virtio-net-pci', 'pci.0', '4'],
      ['virtio-serial-pci', 'pci.0', '6'],
      ['virtserialport', 'serial.0', undefined],
      ['virtio-rng-pci', 'pci.0', '7'],
      ['vmgenid', undefined, undefined],
    ])
  })

  it('give the whole backing chain, so that no header is believed', () => {
    expect(values(args, '-blockdev').slice(0, 3)).toEqual([
      expect.objectContaining({ driver: 'raw', 'node-name': 'root-0', 'read-only': true }),
      expect.objectContaining({ driver: 'qcow2', 'node-name': 'root-1', 'read-only': true, backing: 'root-0' }),
      expect.objectContaining({ driver: 'qcow2', 'node-name': 'root-2', 'read-only': false, backing: 'root-1' }),
    ])
    expect(devices(args)[0]).toMatchObject({ drive: 'root-2', werror: 'stop', rerror: 'stop' })
    const single = machineArguments({ ...amd64, rootDisk: { layers: [{ path: 'x', format: 'qcow2' }] } })
    expect(values(single, '-blockdev')[0]).toMatchObject({ backing: null })
  })

  it('hold file names only as JSON or as arguments of their own', () => {
    expect(values(args, '-kernel')).toEqual([`${nasty}/vmlinuz`])
    expect(values(args, '-blockdev')[0]).toMatchObject({ file: { driver: 'file', filename: `${nasty}/base.raw` } })
    const bare = args.filter((arg) => arg.includes(nasty) && !arg.startsWith('{'))
    expect(bare).toEqual([`${nasty}/vmlinuz`])
  })

  it('map memory shared or private', () => {
    const object = { 'qom-type': 'memory-backend-file', id: 'ram0', size: 512 * 2 ** 20, 'mem-path': 'ram' }
    expect(values(args, '-object')).toEqual([{ ...object, share: true }])
    const opened = machineArguments({ ...amd64, memory: { bytes: 512 * 2 ** 20, file: { path: 'ram', share: false } } })
    expect(values(opened, '-object')).toEqual([{ ...object, share: false }])
    expect(values(args, '-m')).toEqual(['size=536870912B'])
  })

  it('connect the first NIC to the user network and the second to the switch', () => {
    expect(values(args, '-netdev')).toEqual([
      { type: 'user', id: 'internet', restrict: false },
      { type: 'stream', id: 'lan', server: false, addr: { type: 'unix', path: '../switch.sock' } },
    ])
  })

  it('wait for a saved state, for cont, or for nothing', () => {
    expect(args.slice(-3)).toEqual(['-S', '-incoming', 'defer'])
    expect(machineArguments({ ...amd64, begin: 'stopped' }).at(-1)).toBe('-S')
    expect(machineArguments({ ...amd64, begin: 'running' })).not.toContain('-S')
  })
})

describe('the arguments of an arm64 machine', () => {
  const args = machineArguments(arm64)

  it('boot by UEFI with variables of its own', () => {
    expect(values(args, '-machine')).toEqual(['virt-7.2,pflash0=firmware-code,pflash1=firmware-variables'])
    expect(values(args, '-blockdev').slice(0, 2)).toEqual([
      { driver: 'raw', 'node-name': 'firmware-code', 'read-only': true, file: { driver: 'file', filename: '/fw/code.fd' } },
      { driver: 'raw', 'node-name': 'firmware-variables', 'read-only': false, file: { driver: 'file', filename: 'variables.fd' } },
    ])
  })

  it('use the PCI Express root bus and the host processor', () => {
    expect(devices(args).map(({ driver, bus, addr }) => [driver, bus, addr])).toEqual([
      ['virtio-blk-pci', 'pcie.0', '5'],
      ['virtio-net-pci', 'pcie.0', '3'],
      ['virtio-rng-pci', 'pcie.0', '7'],
    ])
    expect(values(args, '-cpu')).toEqual(['host'])
    expect(values(machineArguments({ ...arm64, accelerator: 'tcg' }), '-cpu')).toEqual(['max,pauth-impdef=on'])
  })

  it('need firmware or a kernel, and have no generation id', () => {
    expect(() => machineArguments({ ...arm64, boot: { kind: 'firmware' } })).toThrow('boots by UEFI firmware')
    expect(() => machineArguments({ ...arm64, generationId: 'auto' })).toThrow('no such device')
  })
})

describe('what would reach an option that knows no JSON', () => {
  it.each([
    ['machine name', { name: 'web,debug-threads=on' }],
    ['machine type', { machineType: 'pc' }],
    ['machine type of another architecture', { machineType: 'virt-7.2' }],
    ['MAC address', { internet: { macAddress: '52:54:00:00:00:01,x=y' } }],
    ['multicast MAC address', { internet: { macAddress: '53:54:00:00:00:01' } }],
    ['channel', { channels: { ...standardChannels, qmp: 'a,b' } }],
    ['empty disk', { rootDisk: { layers: [] } }],
  ])('is refused: %s', (_, change) => {
    expect(() => machineArguments({ ...amd64, ...change })).toThrow(expect.objectContaining({ kind: 'usage' }))
  })
})

describe('the machine type', () => {
  const offered = ['pc', 'pc-i440fx-10.0', 'pc-i440fx-9.2', 'pc-i440fx-7.2', 'pc-q35-9.2', 'q35', 'virt-9.2', 'virt-7.2', 'none']

  it('is the newest pinned one that is not above the version', () => {
    expect(pinMachineType('amd64', offered, '9.2.1')).toBe('pc-i440fx-9.2')
    expect(pinMachineType('amd64', offered, '10.0.0')).toBe('pc-i440fx-10.0')
    expect(pinMachineType('amd64', offered, '9.1.0')).toBe('pc-i440fx-7.2')
    expect(pinMachineType('arm64', offered, '9.2.0')).toBe('virt-9.2')
  })

  it('is missed by name when there is none', () => {
    expect(() => pinMachineType('arm64', ['q35'], '9.2.0')).toThrow('offers no machine type')
  })
})

describe('the kernel command line', () => {
  it.each([
    ['amd64', '', 'root=/dev/vda console=ttyS0'],
    ['arm64', '  quiet   ro\t', 'root=/dev/vda quiet ro console=ttyAMA0'],
    ['amd64', 'root=LABEL=x console=tty0 rw', 'root=LABEL=x console=tty0 rw'],
    ['amd64', 'nfsroot=x init="/bin/sh -c  true"', 'root=/dev/vda nfsroot=x init="/bin/sh -c  true" console=ttyS0'],
  ] as const)('on %s, %j becomes %j', (architecture, given, expected) => {
    expect(normaliseCommandLine(architecture, given)).toBe(expected)
    expect(normaliseCommandLine(architecture, expected)).toBe(expected)
  })

  it.each(['a\nb', 'a\0b', 'a\u001bb', 'init="x'])('is refused: %j', (line) => {
    expect(() => normaliseCommandLine('amd64', line)).toThrow(expect.objectContaining({ code: 'INVALID_VALUE' }))
  })
})
