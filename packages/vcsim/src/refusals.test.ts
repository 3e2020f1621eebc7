import { dataObject, type ManagedObjectReference, runTask, type VimClient } from '@vivarium/vim'
import type { VirtualDevice, VirtualDeviceConfigSpec, VirtualMachineConfigInfo, VirtualMachineConfigSpec } from '@vivarium/vim/types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultOf } from './testing/fails-with.js'
import { RestClient } from './testing/rest-client.js'
import { named, type SmallVCenter, startSmallVCenter } from './testing/small-vcenter.js'

// Values that the types of the API let through, and a vCenter does not.

let small: SmallVCenter
let client: VimClient
beforeAll(async () => {
  small = await startSmallVCenter()
  client = small.client
})
afterAll(() => small?.[Symbol.asyncDispose]())

const invalid = (invalidProperty: string) => ({ _typeName: 'InvalidArgument', invalidProperty })

test('machines are refused sizes and words that there are not', async () => {
  const reconfigure = (spec: VirtualMachineConfigSpec) => faultOf(runTask(client, small.vm.reference, 'ReconfigVM_Task', { spec }))
  expect(await reconfigure({ numCPUs: 0 })).toMatchObject(invalid('configSpec.numCPUs'))
  expect(await reconfigure({ memoryMB: 0 })).toMatchObject(invalid('configSpec.memoryMB'))
  expect(await reconfigure({ swapPlacement: 'weird' })).toMatchObject(invalid('configSpec.swapPlacement'))
  expect(await reconfigure({ powerOpInfo: { powerOffType: 'weird' } })).toMatchObject(invalid('configSpec.powerOpInfo.powerOffType'))
  const create = runTask(client, named(small.vcenter, 'Folder', 'vm').reference, 'CreateVM_Task', {
    config: { name: 'none', numCPUs: 0, files: { vmPathName: '[LocalDS_0]' } },
    pool: small.vm.get('resourcePool') as ManagedObjectReference,
  })
  expect(await faultOf(create)).toMatchObject(invalid('configSpec.numCPUs'))

  const devices = (small.vm.get('config') as VirtualMachineConfigInfo).hardware.device ?? []
  const disk = devices.find((device) => (device as { _typeName?: string })._typeName === 'VirtualDisk') as VirtualDevice
  const card = devices.find(({ key }) => key === 4000) as VirtualDevice
  const change = (deviceChange: VirtualDeviceConfigSpec) => reconfigure({ deviceChange: [deviceChange] })
  const withBacking = (more: object) => ({ ...disk, backing: { ...disk.backing, ...more } }) as VirtualDevice
  const added = { ...withBacking({ fileName: '', diskMode: 'weird', uuid: '' }), key: -1, unitNumber: 5 } as VirtualDevice
  expect(await change({ operation: 'add', fileOperation: 'create', device: added })).toMatchObject({
    _typeName: 'InvalidDeviceSpec',
    deviceIndex: 0,
    property: 'virtualDeviceSpec.device.backing.diskMode',
  })
  for (const [name, more] of [
    ['diskMode', { diskMode: 'weird' }],
    ['sharing', { sharing: 'bogus' }],
  ] as const)
    expect(await change({ operation: 'edit', device: withBacking(more) })).toMatchObject({
      _typeName: 'InvalidDeviceSpec',
      property: `virtualDeviceSpec.device.backing.${name}`,
    })
  expect(await change({ operation: 'edit', device: { ...card, addressType: 'weird' } as VirtualDevice })).toMatchObject({
    property: 'virtualDeviceSpec.device.addressType',
  })
})

test('switches are refused VLANs, sizes of frames and adapters that there are not', async () => {
  const dvs = named(small.vcenter, 'DistributedVirtualSwitch', 'DVS0').reference
  const own = { inherited: false }
  const vlan = (type: string, value: object) => ({
    defaultPortConfig: dataObject('VMwareDVSPortSetting', { vlan: { _typeName: type, ...own, ...value } as never }),
  })
  const wrong = [
    vlan('VmwareDistributedVirtualSwitchVlanIdSpec', { vlanId: 5000 }),
    vlan('VmwareDistributedVirtualSwitchTrunkVlanSpec', { vlanId: [{ start: 1, end: 4095 }] }),
    vlan('VmwareDistributedVirtualSwitchPvlanSpec', { pvlanId: 7 }),
  ]
  const group = named(small.vcenter, 'DistributedVirtualPortgroup', 'DC0_DVPG0').reference
  for (const setting of wrong) {
    const spec = { name: 'wrong', type: 'earlyBinding', ...setting }
    expect(await faultOf(runTask(client, dvs, 'AddDVPortgroup_Task', { spec: [spec] }))).toMatchObject({ _typeName: 'InvalidArgument' })
    expect(await faultOf(runTask(client, group, 'ReconfigureDVPortgroup_Task', { spec: setting }))).toMatchObject({
      _typeName: 'InvalidArgument',
    })
  }
  const reconfigure = (spec: object) =>
    faultOf(runTask(client, dvs, 'ReconfigureDvs_Task', { spec: dataObject('VMwareDVSConfigSpec', spec) }))
  expect(await reconfigure({ maxMtu: -1 })).toMatchObject(invalid('spec.maxMtu'))
  expect(await reconfigure({ maxMtu: 9001 })).toMatchObject(invalid('spec.maxMtu'))
  // The private VLAN that the same change makes is there.
  const pvlanEntry = { primaryVlanId: 5, secondaryVlanId: 7, pvlanType: 'isolated' }
  expect(await reconfigure({ pvlanConfigSpec: [{ operation: 'add', pvlanEntry }], ...wrong[2] })).toBeUndefined()

  const host = named(small.vcenter, 'HostSystem', 'DC0_H0').reference
  const backing = dataObject('DistributedVirtualSwitchHostMemberPnicBacking', { pnicSpec: [{ pnicDevice: 'vmnic77' }] })
  expect(await reconfigure({ host: [{ operation: 'edit', host, backing }] })).toMatchObject({
    _typeName: 'DvsOperationBulkFault',
    hostFault: [{ host, fault: { fault: { _typeName: 'PlatformConfigFault' } } }],
  })
})

test('pools are refused reservations that their parents do not have', async () => {
  const root = small.vcenter.model.get(small.vm.get('resourcePool') as ManagedObjectReference)
  const spec = (cpu: number, memory: number, expandableReservation = false) => {
    const allocation = (reservation: number) => ({
      reservation,
      limit: -1,
      expandableReservation,
      shares: { level: 'normal' as const, shares: 0 },
    })
    return { cpuAllocation: allocation(cpu), memoryAllocation: allocation(memory) }
  }
  const create = (parent: ManagedObjectReference, name: string, config: ReturnType<typeof spec>) =>
    client.call(parent, 'CreateResourcePool', { name, spec: config })
  expect(await faultOf(create(root.reference, 'a', spec(10_000_000, 0)))).toMatchObject({
    _typeName: 'InsufficientCpuResourcesFault',
    requested: 10_000_000,
  })
  expect(await faultOf(create(root.reference, 'a', spec(0, 10_000_000)))).toMatchObject({ _typeName: 'InsufficientMemoryResourcesFault' })
  const fixed = await create(root.reference, 'fixed', spec(1000, 100))
  expect(await faultOf(create(fixed, 'b', spec(600, 0)))).toBeUndefined()
  expect(await faultOf(create(fixed, 'c', spec(600, 0)))).toMatchObject({ unreserved: 400, requested: 600 })
  // What a pool lacks that may expand, its parent has.
  const open = await create(root.reference, 'open', spec(0, 0, true))
  const child = await create(open, 'd', spec(500, 10))
  const config = spec(20_000_000, 10)
  expect(await faultOf(client.call(child, 'UpdateConfig', { config }))).toMatchObject({ _typeName: 'InsufficientCpuResourcesFault' })
  expect(await faultOf(client.call(child, 'UpdateConfig', { config: spec(700, 10) }))).toBeUndefined()
})

test('enumerations of REST filters have their words only', async () => {
  const rest = await RestClient.logIn(small.vcenter)
  for (const query of ['vm?power_states=BOGUS', 'host?connection_states=BOGUS', 'network?types=BOGUS', 'datastore?types=BOGUS'])
    expect(await rest.send('GET', `/api/vcenter/${query}`)).toMatchObject({ status: 400, body: { error_type: 'INVALID_ARGUMENT' } })
  expect(await rest.send('GET', '/rest/vcenter/vm?filter.power_states.1=BOGUS')).toMatchObject({ status: 400 })
  expect(await rest.send('GET', '/api/vcenter/vm?power_states=SUSPENDED&power_states=POWERED_ON')).toMatchObject({ status: 200 })
})
