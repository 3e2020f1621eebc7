import { machineArguments } from '@vivarium/vm'
import { expect, test } from 'vitest'
import { type MachineOfHost, machineOf } from './machine-of-host.js'

const host = (changes: Partial<MachineOfHost> = {}): MachineOfHost => ({
  spec: {
    name: 'worker-1',
    network: 'lan',
    cluster: 'main',
    image: 'node',
    cpus: 2,
    memoryBytes: 2 ** 29,
    forwards: [],
    authorizedKeys: [],
  },
  hardware: { architecture: 'amd64', machineType: 'pc-i440fx-7.2', accelerator: 'tcg', qemuVersion: '7.2.0' },
  disk: {
    image: 'abc',
    saves: ['first', 'second'],
    content: {
      formatVersion: 1,
      architecture: 'amd64',
      disk: 'disk.qcow2',
      diskBytes: 2 ** 33,
      boot: { kind: 'kernel', kernel: 'kernel', initrd: 'initrd', commandLine: 'quiet' },
      guestAgent: true,
      cloudInit: false,
    },
  },
  macAddresses: { internet: '52:56:00:01:01:02', lan: '52:56:00:02:01:02' },
  seed: undefined,
  clockStart: new Date('2031-03-04T05:06:07Z'),
  ...changes,
})

test('the disk is the image, a layer for each save from the oldest on, and the top of this run', () => {
  expect(machineOf(host()).rootDisk.layers.map(({ path }) => path)).toEqual([
    '../../images/abc/disk.qcow2',
    '../../../../saves/first/machines/worker-1.main.lan/disk.qcow2',
    '../../../../saves/second/machines/worker-1.main.lan/disk.qcow2',
    'disk.qcow2',
  ])
})

test('what QEMU gets names files relative to the machine, and the universe as the time of a boot', () => {
  const machine = machineOf(host({ seed: 'seed.img' }))
  const memory = { bytes: 2 ** 29 }
  const channels = { qmp: 'qmp.sock', console: 'console.sock', consoleLog: 'console.log', agent: 'agent.sock' }
  const args = machineArguments({ ...machine, memory, channels, begin: 'running' })
  expect(args.filter((arg) => arg.includes('"/') || arg.startsWith('/'))).toEqual([])
  expect(args).toContain('base=2031-03-04T05:06:07,clock=vm')
  expect(args[args.indexOf('-kernel') + 1]).toBe('../../images/abc/kernel')
})

test('a machine that boots by firmware gets no kernel, and one without vmgenid none', () => {
  const { disk, hardware } = host()
  const content = { ...disk.content, boot: { kind: 'firmware' as const } }
  expect(machineOf(host({ disk: { ...disk, content } })).boot).toEqual({ kind: 'firmware' })
  expect(machineOf(host()).generationId).toBe('auto')
  expect(machineOf(host({ hardware: { ...hardware, architecture: 'arm64', machineType: 'virt-7.2' } })).generationId).toBe(undefined)
})

test('only emulated processors are told what Linux can not know of them, and only several of amd64 to trust their counter', () => {
  const { spec, hardware } = host()
  const commandLine = (cpus: number, changes: Partial<MachineOfHost['hardware']> = {}) => {
    const { boot } = machineOf(host({ spec: { ...spec, cpus }, hardware: { ...hardware, ...changes } }))
    return boot.kind === 'kernel' ? boot.commandLine : ''
  }
  expect(commandLine(2)).toBe('quiet mitigations=off tsc=reliable')
  for (const emulated of [commandLine(1), commandLine(2, { architecture: 'arm64' })]) expect(emulated).toBe('quiet mitigations=off')
  expect(commandLine(2, { accelerator: 'kvm' })).toBe('quiet')
})

test('emulated machines of a cluster with one processor go by its instructions, so that they miss no deadline on a busy computer', () => {
  const { spec, hardware } = host()
  const { cluster = '', ...alone } = { ...spec, cpus: 1 }
  const timed = (changes: Partial<MachineOfHost>) => machineOf(host({ spec: { ...alone, cluster }, ...changes })).timeByInstructions
  expect(timed({})).toBe(true)
  expect(timed({ spec: alone })).toBe(undefined)
  expect(timed({ spec: { ...spec, cpus: 2 } })).toBe(undefined)
  expect(timed({ hardware: { ...hardware, accelerator: 'kvm' } })).toBe(undefined)
})
