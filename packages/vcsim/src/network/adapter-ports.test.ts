import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataObject, type ManagedObjectReference, runTask, type VimClient } from '@vivarium/vim'
import type { DistributedVirtualPort, VirtualDevice, VirtualDeviceConfigSpec, VirtualMachineConfigInfo } from '@vivarium/vim/types'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ManagedObject } from '../model/managed-object.js'
import { faultOf } from '../testing/fails-with.js'
import { named, type SmallVCenter, startSmallVCenter } from '../testing/small-vcenter.js'
import { VCenter } from '../vcenter.js'

let small: SmallVCenter
let client: VimClient
let dvs: ManagedObject
let group: ManagedObject
beforeAll(async () => {
  small = await startSmallVCenter()
  client = small.client
  dvs = named(small.vcenter, 'DistributedVirtualSwitch', 'DVS0')
})
afterAll(() => small?.[Symbol.asyncDispose]())

type Card = VirtualDevice & { backing: { port: { portKey?: string; connectionCookie?: number; portgroupKey?: string } } }

/** The adapters of a machine that are on the switch. */
const cardsOf = (vm: ManagedObject) =>
  ((vm.get('config') as VirtualMachineConfigInfo).hardware.device ?? []).filter(
    ({ backing }) => (backing as { port?: unknown } | undefined)?.port !== undefined,
  ) as Card[]
const portsOf = (portgroup: ManagedObject, connected?: boolean): Promise<DistributedVirtualPort[]> =>
  client.call(dvs.reference, 'FetchDVPorts', {
    criteria: { portgroupKey: [portgroup.reference.value], inside: true, ...(connected === undefined ? {} : { connected }) },
  })

/** Every adapter's port is one that names it, with the same cookie, and no other port is connected. */
async function expectAgreement(portgroup: ManagedObject): Promise<DistributedVirtualPort[]> {
  const connected = await portsOf(portgroup, true)
  const machines = ((portgroup.get('vm') ?? []) as ManagedObjectReference[]).map((each) => small.vcenter.model.get(each))
  const ofAdapters = machines.flatMap((vm) =>
    cardsOf(vm)
      .filter(({ backing }) => backing.port.portgroupKey === portgroup.reference.value && backing.port.portKey !== undefined)
      .map(({ key, backing: { port } }) => `${port.portKey} ${port.connectionCookie} ${vm.reference.value} ${key}`),
  )
  const ofPorts = connected.map(
    ({ key, connectionCookie, connectee }) => `${key} ${connectionCookie} ${connectee?.connectedEntity?.value} ${connectee?.nicKey}`,
  )
  expect(ofAdapters.sort()).toEqual(ofPorts.sort())
  return connected
}

let number = 0
async function newGroup(spec: object = {}): Promise<ManagedObject> {
  number += 1
  const made = await runTask(client, dvs.reference, 'CreateDVPortgroup_Task', {
    spec: { name: `pg${number}`, type: 'earlyBinding', numPorts: 2, autoExpand: false, ...spec },
  })
  return small.vcenter.model.get(made as ManagedObjectReference)
}

const backing = (portgroup: ManagedObject | undefined, portKey?: string) =>
  dataObject('VirtualEthernetCardDistributedVirtualPortBackingInfo', {
    port: {
      switchUuid: dvs.get('uuid') as string,
      ...(portgroup === undefined ? {} : { portgroupKey: portgroup.reference.value }),
      ...(portKey === undefined ? {} : { portKey }),
    },
  })
const added = (portgroup: ManagedObject | undefined, portKey?: string): VirtualDeviceConfigSpec => ({
  operation: 'add',
  device: dataObject('VirtualVmxnet3', { key: -1, backing: backing(portgroup, portKey) }),
})
const reconfigure = (vm: ManagedObject, ...deviceChange: VirtualDeviceConfigSpec[]) =>
  runTask(client, vm.reference, 'ReconfigVM_Task', { spec: { deviceChange } })

async function newMachine(...deviceChange: VirtualDeviceConfigSpec[]): Promise<ManagedObject> {
  number += 1
  const made = await runTask(client, named(small.vcenter, 'Folder', 'vm').reference, 'CreateVM_Task', {
    config: { name: `m${number}`, guestId: 'otherGuest', files: { vmPathName: '[LocalDS_0]' }, deviceChange },
    pool: small.vm.get('resourcePool') as ManagedObjectReference,
  })
  return small.vcenter.model.get(made as ManagedObjectReference)
}
const keyOf = (vm: ManagedObject) => cardsOf(vm)[0]?.backing.port.portKey

beforeEach(async () => {
  group = await newGroup()
})

describe('the port of an adapter', () => {
  test('is there from the beginning, also of machines that were populated', async () => {
    const populated = named(small.vcenter, 'DistributedVirtualPortgroup', 'DC0_DVPG0')
    expect((await expectAgreement(populated)).length).toBe(((populated.get('vm') ?? []) as unknown[]).length)
    const folder = mkdtempSync(join(tmpdir(), 'vcsim-ports-'))
    try {
      await small.vcenter.save(folder)
      await using opened = await VCenter.start({ tls: false, restore: folder })
      expect(keyOf(named(opened, 'VirtualMachine', String(small.vm.get('name'))))).toBe(keyOf(small.vm))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('goes with it to another group, and is free again when the adapter or the machine is gone', async () => {
    const vm = await newMachine(added(group))
    expect(await expectAgreement(group)).toHaveLength(1)
    const other = await newGroup()
    const [card] = cardsOf(vm)
    await reconfigure(vm, { operation: 'edit', device: { ...(card as VirtualDevice), backing: backing(other) } as VirtualDevice })
    expect([await expectAgreement(group), await expectAgreement(other)].map(({ length }) => length)).toEqual([0, 1])
    // What a client sends back as it was stays as it was.
    const before = cardsOf(vm)[0]?.backing.port
    await reconfigure(vm, { operation: 'edit', device: cardsOf(vm)[0] as VirtualDevice })
    expect(cardsOf(vm)[0]?.backing.port).toEqual(before)
    await reconfigure(vm, { operation: 'remove', device: cardsOf(vm)[0] as VirtualDevice })
    expect(await expectAgreement(other)).toEqual([])

    await reconfigure(vm, added(group))
    await runTask(client, vm.reference, 'Destroy_Task', {})
    expect(await portsOf(group, true)).toEqual([])
    const registered = await newMachine(added(group))
    const { vmPathName } = (registered.get('config') as VirtualMachineConfigInfo).files
    const key = keyOf(registered)
    await client.call(registered.reference, 'UnregisterVM', {})
    expect(await portsOf(group, true)).toEqual([])
    await runTask(client, named(small.vcenter, 'Folder', 'vm').reference, 'RegisterVM_Task', {
      path: vmPathName ?? '',
      asTemplate: false,
      pool: small.vm.get('resourcePool') as ManagedObjectReference,
    })
    expect((await expectAgreement(group)).map((port) => port.key)).toEqual([key])
  })

  test('is its own in clones, also of those that send the adapter of their source back', async () => {
    const vm = await newMachine(added(group))
    const clone = (spec: object) =>
      runTask(client, vm.reference, 'CloneVM_Task', {
        folder: named(small.vcenter, 'Folder', 'vm').reference,
        name: `clone${number++}`,
        spec: { location: {}, powerOn: false, template: false, ...spec },
      })
    const card = cardsOf(vm)[0] as VirtualDevice
    await clone({ config: { deviceChange: [{ operation: 'edit', device: card }] } })
    expect(await expectAgreement(group)).toHaveLength(2)
    expect(await faultOf(clone({}))).toMatchObject({ _typeName: 'ResourceNotAvailable', type: 'DistributedVirtualPort' })
    expect(await expectAgreement(group)).toHaveLength(2)
  })

  test('comes back with a snapshot, or is another if somebody has it', async () => {
    const vm = await newMachine(added(group))
    const snapshot = { name: 's', memory: false, quiesce: false }
    const taken = (await runTask(client, vm.reference, 'CreateSnapshot_Task', snapshot)) as ManagedObjectReference
    const key = keyOf(vm)
    const revert = () => runTask(client, taken, 'RevertToSnapshot_Task', {})
    await reconfigure(vm, { operation: 'remove', device: cardsOf(vm)[0] as VirtualDevice })
    await revert()
    expect((await expectAgreement(group)).map((port) => port.key)).toEqual([key])
    await reconfigure(vm, { operation: 'remove', device: cardsOf(vm)[0] as VirtualDevice })
    await newMachine(added(group, key))
    await revert()
    expect(await expectAgreement(group)).toHaveLength(2)
  })

  test('can be asked for, and be configured by its key', async () => {
    const free = (await portsOf(group))[1]?.key ?? ''
    const vm = await newMachine(added(undefined, free))
    expect((await expectAgreement(group)).map(({ key }) => key)).toEqual([free])
    const port = [{ operation: 'edit', key: free, name: 'mine' }]
    await runTask(client, dvs.reference, 'ReconfigureDVPort_Task', { port })
    expect((await expectAgreement(group))[0]?.config.name).toBe('mine')
    expect(await faultOf(newMachine(added(group, free)))).toMatchObject({ _typeName: 'ResourceInUse', name: free })
    expect(await faultOf(newMachine(added(group, '99999')))).toMatchObject({
      _typeName: 'InvalidDeviceBacking',
      property: 'virtualDeviceSpec.device.backing.port.portKey',
      deviceIndex: 0,
    })
    // One specification hands a port from an adapter to the next.
    await reconfigure(vm, { operation: 'remove', device: cardsOf(vm)[0] as VirtualDevice }, added(group, free))
    expect((await expectAgreement(group)).map(({ key }) => key)).toEqual([free])
  })

  test('is refused when there is none, unless the group may grow', async () => {
    const cards = [added(group), added(group), added(group)].map((change, index) => ({
      ...change,
      device: { ...change.device, key: -1 - index },
    }))
    expect(await faultOf(newMachine(...cards))).toMatchObject({ _typeName: 'ResourceNotAvailable', containerName: group.get('name') })
    expect(await portsOf(group, true)).toEqual([])
    const elastic = await newGroup({ autoExpand: true })
    await newMachine(...cards.map((change) => ({ ...change, device: { ...change.device, backing: backing(elastic) } as VirtualDevice })))
    await expectAgreement(elastic)
    expect((elastic.get('portKeys') as string[]).length).toBe(10)
  })

  test('of the other types is there while the machine is on', async () => {
    const late = await newGroup({ type: 'lateBinding' })
    const ephemeral = await newGroup({ type: 'ephemeral', numPorts: 0 })
    const second = { ...added(ephemeral), device: { ...added(ephemeral).device, key: -2 } }
    const vm = await newMachine(added(late), second)
    const counts = async () => [
      (await expectAgreement(late)).length,
      (await portsOf(ephemeral)).length,
      (await expectAgreement(ephemeral)).length,
    ]
    expect(await counts()).toEqual([0, 0, 0])
    await runTask(client, vm.reference, 'PowerOnVM_Task', {})
    expect(await counts()).toEqual([1, 1, 1])
    expect(await faultOf(runTask(client, late.reference, 'ReconfigureDVPortgroup_Task', { spec: { type: 'earlyBinding' } }))).toMatchObject(
      {
        _typeName: 'ResourceInUse',
      },
    )
    await runTask(client, vm.reference, 'PowerOffVM_Task', {})
    expect(await counts()).toEqual([0, 0, 0])
  })

  test('can be one of the switch itself, which a clone does not get', async () => {
    await runTask(client, dvs.reference, 'ReconfigureDvs_Task', { spec: dataObject('VMwareDVSConfigSpec', { numStandalonePorts: 1 }) })
    const standalone = async () =>
      (await client.call(dvs.reference, 'FetchDVPorts', {})).find(({ portgroupKey }) => portgroupKey === undefined)
    const key = (await standalone())?.key ?? ''
    const vm = await newMachine(added(undefined, key))
    expect([keyOf(vm), cardsOf(vm)[0]?.backing.port.connectionCookie]).toEqual([key, (await standalone())?.connectionCookie])
    const clone = (await runTask(client, vm.reference, 'CloneVM_Task', {
      folder: named(small.vcenter, 'Folder', 'vm').reference,
      name: `clone${number++}`,
      spec: { location: {}, powerOn: false, template: false },
    })) as ManagedObjectReference
    expect(keyOf(small.vcenter.model.get(clone))).toBeUndefined()
    expect((await standalone())?.connectee?.connectedEntity).toEqual(vm.reference)
  })

  test('follows the machine to its host', async () => {
    const vm = await newMachine(added(group))
    await runTask(client, vm.reference, 'RelocateVM_Task', {
      spec: {
        deviceChange: [{ operation: 'edit', device: { ...(cardsOf(vm)[0] as VirtualDevice), backing: backing(group) } as VirtualDevice }],
      },
    })
    const [port] = await expectAgreement(group)
    expect(port?.proxyHost).toEqual((vm.get('runtime') as { host?: ManagedObjectReference }).host)
  })
})

test('thousands of machines have ports at once', async () => {
  await using many = await VCenter.start({ tls: false, model: { machines: 1000 } })
  const portgroup = named(many, 'DistributedVirtualPortgroup', 'DC0_DVPG0')
  const machines = ((portgroup.get('vm') ?? []) as ManagedObjectReference[]).map((each) => many.model.get(each))
  expect(new Set(machines.map(keyOf)).size).toBe(machines.length)
})
