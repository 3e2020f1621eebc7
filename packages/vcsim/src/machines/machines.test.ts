import { hostClock } from '@vivarium/core'
import { dataObject, type ManagedObjectReference } from '@vivarium/vim'
import type { VirtualDeviceConfigSpec, VirtualMachineConfigInfo, VirtualMachineConfigSpec } from '@vivarium/vim/types'
import { afterEach, expect, test } from 'vitest'
import type { World } from '../call.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { ModelEvent } from '../model/model.js'
import { createWorld } from '../world.js'
import { machineState } from './machine-state.js'
import { changeMachine, createMachine, removeMachine } from './machines.js'
import { reconfigure } from './reconfigure.js'
import { parseVmx } from './vmx.js'

const worlds: World[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) {
    world.tasks[Symbol.dispose]()
    world.sessions[Symbol.dispose]()
    await world.files[Symbol.asyncDispose]()
  }
})

function newWorld(machines = 2): World {
  const world = createWorld({ clock: hostClock, sessionRules: { idleMs: 60_000 }, userRules: {}, model: { machines } })
  worlds.push(world)
  return world
}

function datacenterOf({ model, content }: World): ManagedObject {
  const [first] = model.get(content.rootFolder).get('childEntity') as ManagedObjectReference[]
  return model.get(first as ManagedObjectReference)
}

function folderOf(world: World): ManagedObject {
  return world.model.get(datacenterOf(world).get('vmFolder') as ManagedObjectReference)
}

function machineNamed(world: World, name: string): ManagedObject {
  const machines = (folderOf(world).get('childEntity') as ManagedObjectReference[]).map((reference) => world.model.get(reference))
  const found = machines.find((vm) => vm.get('name') === name)
  if (found === undefined) throw new TypeError(`there is no ${name}`)
  return found
}

function newMachine(world: World, spec: VirtualMachineConfigSpec = {}): ManagedObject {
  const host = world.model.get(machineState(machineNamed(world, 'DC0_H0_VM0')).host as ManagedObjectReference)
  const owner = world.model.get(host.get('parent') as ManagedObjectReference)
  const pool = world.model.get(owner.get('resourcePool') as ManagedObjectReference)
  return createMachine(world, { name: 'new', config: { files: { vmPathName: '[LocalDS_0]' }, ...spec }, folder: folderOf(world), pool })
}

const devicesOf = (vm: ManagedObject) => (vm.get('config') as VirtualMachineConfigInfo).hardware.device ?? []
const deviceWith = (vm: ManagedObject, key: number) => devicesOf(vm).find((device) => device.key === key)
const add = (device: VirtualDeviceConfigSpec['device']): VirtualDeviceConfigSpec => ({ operation: 'add', device })
const pvscsi = (key: number) => add(dataObject('ParaVirtualSCSIController', { key, busNumber: 0, sharedBus: 'noSharing' }))
const disk = (key: number, controllerKey: number, fileName = '', unitNumber?: number): VirtualDeviceConfigSpec => ({
  operation: 'add',
  fileOperation: 'create',
  device: dataObject('VirtualDisk', {
    key,
    controllerKey,
    capacityInKB: 1024,
    ...(unitNumber === undefined ? {} : { unitNumber }),
    backing: dataObject('VirtualDiskFlatVer2BackingInfo', { fileName, diskMode: 'persistent', thinProvisioned: true }),
  }),
})

/** The type of the fault that something throws. */
function faultOf(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return (error as { readonly fault?: { readonly _typeName?: string } }).fault?._typeName ?? error
  }
  return undefined
}

test('machines of the beginning have the UUIDs that govmomi gives them, and every property can be encoded', () => {
  const world = newWorld()
  const vm = machineNamed(world, 'DC0_H0_VM0')
  expect(machineState(vm).config).toMatchObject({
    uuid: '63d40cc5-9cba-5cc1-884a-f7f19070ecea',
    instanceUuid: 'b170c191-7587-5f8e-9a15-08c6a0a11ca5',
    vmPathName: '[LocalDS_0] DC0_H0_VM0/DC0_H0_VM0.vmx',
  })
  for (const each of [vm, machineNamed(world, 'DC0_C0_RP0_VM1')]) {
    for (const name of each.names) expect([name, each.read(name).found]).toEqual([name, each.get(name) === undefined ? 'unset' : 'value'])
  }
  expect(vm.read('config.hardware.device[2000].backing.fileName')).toMatchObject({
    encoded: { value: '[LocalDS_0] DC0_H0_VM0/disk1.vmdk' },
  })
})

test('what is read by a part of its path is what the whole property has there', () => {
  const vm = machineNamed(newWorld(), 'DC0_H0_VM0')
  for (const path of [
    'config.hardware',
    'config.uuid',
    'config.extraConfig',
    'runtime.powerState',
    'runtime.host',
    'summary.runtime',
    'guest.net',
  ]) {
    const [root = '', part = ''] = path.split('.')
    const whole = vm.get(root) as Record<string, unknown>
    expect([path, vm.read(path)]).toMatchObject([path, { encoded: { value: whole[part] } }])
  }
})

test('machines of one group share what is equal in them', () => {
  const world = newWorld()
  const [one, other] = ['DC0_C0_RP0_VM0', 'DC0_C0_RP0_VM1'].map((name) => machineState(machineNamed(world, name)).config)
  expect(one?.settings).toBe(other?.settings)
  expect(one?.hardware).toBe(other?.hardware)
  expect(one?.devices[0]).toBe(other?.devices[0])
  const macs = ['DC0_H0_VM0', 'DC0_H0_VM1', 'DC0_C0_RP0_VM0', 'DC0_C0_RP0_VM1'].map(
    (name) => (deviceWith(machineNamed(world, name), 4000) as { readonly macAddress?: string }).macAddress,
  )
  expect(new Set(macs).size).toBe(4)
})

test('an adapter that comes later has an address of its own', () => {
  const world = newWorld()
  const adapter = (key: number) =>
    add(dataObject('VirtualVmxnet3', { key, backing: dataObject('VirtualEthernetCardNetworkBackingInfo', { deviceName: 'VM Network' }) }))
  const vm = newMachine(world, { deviceChange: [adapter(-1)] })
  reconfigure(world, vm, { deviceChange: [adapter(-1)] })
  const [first, second] = [4000, 4001].map((key) => deviceWith(vm, key) as { readonly macAddress?: string })
  expect(first?.macAddress).toMatch(/^00:50:56:[89ab]/)
  expect(second?.macAddress).toMatch(/^00:50:56:[89ab]/)
  expect(second?.macAddress).not.toBe(first?.macAddress)
})

test('new devices get the keys, units and labels of ESX, and find each other by the keys of the specification', () => {
  const world = newWorld()
  const vm = newMachine(world, { deviceChange: [pvscsi(-1), disk(-2, -1), disk(-3, -1)] })
  expect(deviceWith(vm, 1000)).toMatchObject({ deviceInfo: { label: 'SCSI controller 0' }, controllerKey: 100, device: [2000, 2001] })
  expect(deviceWith(vm, 2001)).toMatchObject({
    deviceInfo: { label: 'Hard disk 2', summary: '1,024 KB' },
    unitNumber: 1,
    capacityInBytes: 1024 * 1024,
    backing: { fileName: '[LocalDS_0] new/new_1.vmdk' },
  })
  reconfigure(world, vm, { deviceChange: [{ operation: 'remove', device: dataObject('VirtualDisk', { key: 2000, capacityInKB: 0 }) }] })
  reconfigure(world, vm, { deviceChange: [disk(-1, 1000)] })
  expect(deviceWith(vm, 2000)).toMatchObject({
    deviceInfo: { label: 'Hard disk 1' },
    unitNumber: 0,
    backing: { fileName: '[LocalDS_0] new/new_2.vmdk' },
  })
})

test('what is wrong with a device change says so with its index, and nothing is changed', () => {
  const world = newWorld()
  const vm = newMachine(world, { deviceChange: [pvscsi(-1), disk(-2, -1, '', 0)] })
  const before = machineState(vm)
  const change = (...deviceChange: VirtualDeviceConfigSpec[]) => faultOf(() => reconfigure(world, vm, { deviceChange }))
  expect(change(disk(-1, 1000, '', 0))).toBe('InvalidDeviceSpec')
  expect(change(disk(-1, 1000, '', 7))).toBe('InvalidDeviceSpec')
  expect(change(disk(-1, 555))).toBe('InvalidController')
  expect(
    change(
      add(
        dataObject('VirtualVmxnet3', { key: -1, backing: dataObject('VirtualEthernetCardNetworkBackingInfo', { deviceName: 'no such' }) }),
      ),
    ),
  ).toBe('InvalidDeviceBacking')
  expect(change({ operation: 'remove', device: dataObject('VirtualCdrom', { key: 77 }) })).toBe('DeviceNotFound')
  expect(change({ operation: 'remove', device: dataObject('VirtualIDEController', { key: 200, busNumber: 0 }) })).toBe(
    'InvalidDeviceOperation',
  )
  expect(change(add(dataObject('VirtualTPM', { key: -1 })))).toBe('DeviceUnsupportedForVmPlatform')
  expect(change({ ...disk(-1, 1000), fileOperation: undefined as never })).toBe('InvalidDeviceBacking')
  expect(change(disk(-1, 1000, '[LocalDS_0] new/new.vmdk'))).toBe('FileAlreadyExists')
  expect(machineState(vm)).toBe(before)
})

test('a machine that is on takes only what can be plugged in then', () => {
  const world = newWorld()
  const vm = machineNamed(world, 'DC0_H0_VM0')
  const change = (spec: VirtualMachineConfigSpec) => faultOf(() => reconfigure(world, vm, spec))
  // Those of the beginning allow it.
  expect(change({ numCPUs: 2, memoryMB: 64 })).toBeUndefined()
  expect(change({ numCPUs: 1 })).toBe('CpuHotPlugNotSupported')
  expect(change({ memoryMB: 32 })).toBe('MemoryHotPlugNotSupported')
  const other = newMachine(world)
  const state = machineState(other)
  changeMachine(world, other, { ...state, powerState: 'poweredOn' })
  expect(faultOf(() => reconfigure(world, other, { numCPUs: 2 }))).toBe('CpuHotPlugNotSupported')
  expect(faultOf(() => reconfigure(world, other, { memoryMB: 64 }))).toBe('MemoryHotPlugNotSupported')
  expect(change({ guestId: 'ubuntu64Guest' })).toBe('InvalidPowerState')
  expect(change({ deviceChange: [add(dataObject('VirtualFloppy', { key: -1 }))] })).toBe('DeviceHotPlugNotSupported')
  expect(change({ deviceChange: [disk(-1, 1000)] })).toBeUndefined()
  expect(change({ changeVersion: 'another' })).toBe('ConcurrentAccess')
})

test('disks are files: made, grown, and deleted with the machine', () => {
  const world = newWorld()
  const vm = newMachine(world, { deviceChange: [pvscsi(-1), disk(-2, -1)] })
  const place = (path: string) => world.files.resolve(path, { datacenter: datacenterOf(world) })
  expect(world.files.read(place('[LocalDS_0] new/new.vmdk')).toString()).toContain('RW 2048 VMFS')
  const old = deviceWith(vm, 2000)
  if (old === undefined) throw new TypeError('the disk is there')
  const edit = (capacityInKB: number) =>
    reconfigure(world, vm, {
      deviceChange: [{ operation: 'edit', device: { ...old, capacityInKB } as typeof old & { _typeName: 'VirtualDisk' } }],
    })
  edit(4096)
  expect(world.files.read(place('[LocalDS_0] new/new.vmdk')).toString()).toContain('RW 8192 VMFS')
  expect(faultOf(() => edit(1024 / 2))).toBe('InvalidDeviceOperation')
  const text = world.files.read(place('[LocalDS_0] new/new.vmx')).toString()
  expect(parseVmx(text, '[LocalDS_0] new')).toMatchObject({ name: 'new', info: { hardware: { memoryMB: 32 } } })
})

test('who refers to a machine follows its networks, its host and its end', () => {
  const world = newWorld()
  const { model } = world
  const vm = machineNamed(world, 'DC0_H0_VM0')
  const holds = (reference: ManagedObjectReference | undefined) =>
    reference !== undefined &&
    ((model.get(reference).get('vm') ?? []) as ManagedObjectReference[]).some(({ value }) => value === vm.reference.value)
  const [network] = vm.get('network') as ManagedObjectReference[]
  const { host } = machineState(vm)
  const [datastore] = vm.get('datastore') as ManagedObjectReference[]
  expect([network, host, datastore].map(holds)).toEqual([true, true, true])
  reconfigure(world, vm, { deviceChange: [{ operation: 'remove', device: deviceWith(vm, 4000) as never }] })
  expect([holds(network), vm.get('network')]).toEqual([false, []])
  removeMachine(world, vm)
  expect([host, datastore].map(holds)).toEqual([false, false])
})

test('listeners hear of the properties that can be different, and of no others', () => {
  const world = newWorld()
  const vm = machineNamed(world, 'DC0_H0_VM0')
  const events: ModelEvent[] = []
  const stop = world.model.listen((event) => events.push(event))
  const state = machineState(vm)
  changeMachine(world, vm, { ...state, guest: { ...state.guest, hostName: 'web' } })
  world.model.update<'VirtualMachine'>(vm, { name: 'other' })
  stop()
  const names = events.map((event) => (event.kind === 'changed' ? event.changes.map(({ name }) => name).sort() : event.kind))
  expect(names).toEqual([
    ['guest', 'guestHeartbeatStatus', 'summary'],
    ['config', 'name', 'summary'],
  ])
  expect(vm.read('summary.guest.hostName')).toMatchObject({ encoded: { value: 'web' } })
  expect(vm.read('config.name')).toMatchObject({ encoded: { value: 'other' } })
})

test('extra configuration is set by key, removed by an empty value, and SET. puts a property in the place of what is there', () => {
  const world = newWorld()
  const vm = machineNamed(world, 'DC0_H0_VM0')
  const set = (...extraConfig: { key: string; value: unknown }[]) => reconfigure(world, vm, { extraConfig })
  set({ key: 'guestinfo.a', value: '1' }, { key: 'guestinfo.b', value: '2' })
  set({ key: 'guestinfo.a', value: '' }, { key: 'SET.guest.ipAddress', value: '10.0.0.9' })
  expect((vm.get('config') as VirtualMachineConfigInfo).extraConfig?.map(({ key }) => key)).toEqual(['govcsim', 'guestinfo.b'])
  expect(vm.get('guest')).toMatchObject({ ipAddress: '10.0.0.9', net: [{ ipAddress: ['10.0.0.9'] }] })
  expect(vm.get('summary')).toMatchObject({ guest: { ipAddress: '10.0.0.9' } })
  set({ key: 'SET.guest.toolsRunningStatus', value: 'guestToolsNotRunning' })
  expect(vm.get('guestHeartbeatStatus')).toBe('gray')
})
