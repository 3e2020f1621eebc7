import { listObjects, type ManagedObjectReference, reference, runTask, VimClient } from '@vivarium/vim'
import type { HostRuntimeInfo } from '@vivarium/vim/types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { failsWith } from '../testing/fails-with.js'
import { VCenter } from '../vcenter.js'
import type { ModelOptions } from './model-options.js'

async function connected(model: ModelOptions) {
  const vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass', model })
  const client = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
  return {
    vcenter,
    client,
    async [Symbol.asyncDispose]() {
      await client.close()
      await vcenter[Symbol.asyncDispose]()
    },
  }
}

describe('what there is at the beginning', () => {
  test('has the names and UUIDs that govmomi’s vcsim gives', async () => {
    await using world = await connected({ datacenters: 2, folders: 1, pools: 1, vApps: 1, storagePods: 1, clusterHosts: 1, machines: 1 })
    const names = async (type: 'VirtualMachine' | 'HostSystem' | 'ResourcePool' | 'StoragePod' | 'Folder') =>
      (await listObjects(world.client, type, ['name'])).map(({ properties }) => properties.name).sort()
    expect(await names('VirtualMachine')).toEqual([
      'DC0_C0_APP0_VM0',
      'DC0_C0_RP1_VM0',
      'DC0_H0_VM0',
      'DC1_C0_APP0_VM0',
      'DC1_C0_RP1_VM0',
      'DC1_H0_VM0',
    ])
    expect(await names('HostSystem')).toEqual(['DC0_C0_H0', 'DC0_H0', 'DC1_C0_H0', 'DC1_H0'])
    expect(await names('StoragePod')).toEqual(['DC0_POD0', 'DC1_POD0'])
    expect((await names('Folder')).filter((name) => name === 'F0')).toHaveLength(5)
    const { content } = { content: world.client.serviceContent }
    const at = (inventoryPath: string) =>
      world.client.call(content.searchIndex as ManagedObjectReference, 'FindByInventoryPath', { inventoryPath })
    expect(await at('F0/DC1/vm/F0/DC1_H0_VM0')).toBeDefined()
    const host = world.vcenter.model.get((await at('DC0/host/DC0_H0/DC0_H0')) as ManagedObjectReference)
    expect(host.get('hardware')).toMatchObject({ systemInfo: { uuid: 'efc5827c-ee19-5d35-84ef-a77d6ea6ee4c' } })
    const vm = world.vcenter.model.get((await at('DC0/vm/DC0_H0_VM0')) as ManagedObjectReference)
    expect(vm.get('config')).toMatchObject({ uuid: '63d40cc5-9cba-5cc1-884a-f7f19070ecea' })
  })

  test('is one host by itself in ESX mode', async () => {
    await using world = await connected({ esx: true })
    const { about, rootFolder } = world.client.serviceContent
    expect(about).toMatchObject({ apiType: 'HostAgent', productLineId: 'embeddedEsx' })
    expect(rootFolder.value).toBe('ha-folder-root')
    const { model } = world.vcenter
    expect(model.find(reference('HostSystem', 'ha-host'))?.get('name')).toBe('localhost.localdomain')
    expect(model.find(reference('ResourcePool', 'ha-root-pool'))?.get('vm')).toHaveLength(2)
    expect(model.find(reference('Network', 'HaNetwork-VM Network'))).toBeDefined()
    await failsWith(world.client.call(rootFolder, 'CreateDatacenter', { name: 'other' }), 'NotSupported')
    const permissions = model.get(rootFolder).get('permission') as { readonly principal: string }[]
    expect(permissions.map(({ principal }) => principal)).toEqual(['root', 'dcui'])
  })
})

describe('the inventory', () => {
  let world: Awaited<ReturnType<typeof connected>>
  beforeAll(async () => {
    world = await connected({ machines: 1 })
  })
  afterAll(async () => {
    await world?.[Symbol.asyncDispose]()
  })

  const { searchIndex, at, get } = {
    searchIndex: () => world.client.serviceContent.searchIndex as ManagedObjectReference,
    at: async (inventoryPath: string) =>
      (await world.client.call(searchIndex(), 'FindByInventoryPath', { inventoryPath })) as ManagedObjectReference,
    get: (object: ManagedObjectReference) => world.vcenter.model.get(object),
  }

  test('a host in maintenance mode does not count, and the cluster and the root pool follow those that come and go', async () => {
    const { client } = world
    const cluster = await client.call(await at('DC0/host'), 'CreateClusterEx', { name: 'made', spec: {} })
    const spec = (hostName: string) => ({ hostName, force: false })
    const add = async (hostName: string) =>
      (await runTask(client, cluster, 'AddHost_Task', { spec: spec(hostName), asConnected: true })) as ManagedObjectReference
    const [first, second] = [await add('10.0.0.1'), await add('esx2.lab')]
    const summary = () => get(cluster).get('summary') as { numHosts: number; numEffectiveHosts: number; totalCpu: number }
    expect(summary()).toMatchObject({ numHosts: 2, numEffectiveHosts: 2 })
    await runTask(client, first, 'EnterMaintenanceMode_Task', { timeout: 0 })
    expect((get(first).get('summary') as { runtime: HostRuntimeInfo }).runtime.inMaintenanceMode).toBe(true)
    expect(summary()).toMatchObject({ numHosts: 2, numEffectiveHosts: 1 })
    await failsWith(runTask(client, first, 'EnterMaintenanceMode_Task', { timeout: 0 }), 'InvalidState')
    await failsWith(runTask(client, cluster, 'AddHost_Task', { spec: spec('10.0.0.1'), asConnected: true }), 'DuplicateName')
    await runTask(client, first, 'Destroy_Task', {})
    expect(summary()).toMatchObject({ numHosts: 1, totalCpu: 4588 })
    expect(get(get(cluster).get('resourcePool') as ManagedObjectReference).get('runtime')).toMatchObject({ cpu: { maxUsage: 4588 } })
    expect(await client.call(searchIndex(), 'FindByDnsName', { dnsName: 'esx2', vmSearch: false })).toMatchObject({ value: second.value })
    await runTask(client, cluster, 'Destroy_Task', {})
    expect(world.vcenter.model.find(second)).toBeUndefined()
  })

  test('a host with machines is in use; one by itself goes with its compute resource only', async () => {
    await failsWith(runTask(world.client, await at('DC0/host/DC0_H0'), 'Destroy_Task', {}), 'ResourceInUse')
    await failsWith(runTask(world.client, await at('DC0/host/DC0_H0/DC0_H0'), 'Destroy_Task', {}), 'NotSupported')
  })

  test('pools are made, changed, moved and dissolved', async () => {
    const { client } = world
    const root = await at('DC0/host/DC0_C0/Resources')
    const allocation = { reservation: 0, expandableReservation: true, limit: -1, shares: { level: 'high', shares: 0 } } as const
    const spec = { cpuAllocation: allocation, memoryAllocation: allocation }
    const outer = await client.call(root, 'CreateResourcePool', { name: 'outer', spec })
    await failsWith(client.call(root, 'CreateResourcePool', { name: 'outer', spec }), 'DuplicateName')
    await failsWith(client.call(root, 'CreateResourcePool', { name: 'x', spec: { ...spec, cpuAllocation: {} } }), 'InvalidArgument')
    const inner = await client.call(outer, 'CreateResourcePool', { name: 'inner', spec })
    expect(get(inner).get('config')).toMatchObject({ cpuAllocation: { shares: { shares: 8000 } } })
    await client.call(inner, 'UpdateConfig', { name: 'renamed', config: { ...spec, memoryAllocation: { limit: 100 } } })
    expect(get(inner).get('summary')).toMatchObject({ name: 'renamed', config: { memoryAllocation: { limit: 100, reservation: 0 } } })
    expect(get(inner).get('runtime')).toMatchObject({ memory: { maxUsage: 100 * 1024 * 1024 } })
    await failsWith(client.call(inner, 'MoveIntoResourcePool', { list: [outer] }), 'InvalidArgument')
    const vm = await at('DC0/vm/DC0_C0_RP0_VM0')
    await client.call(inner, 'MoveIntoResourcePool', { list: [vm] })
    expect(get(vm).get('resourcePool')).toEqual(inner)
    await runTask(client, outer, 'Destroy_Task', {})
    expect(get(inner).get('parent')).toEqual(root)
    await runTask(client, inner, 'Destroy_Task', {})
    expect([get(vm).get('resourcePool'), get(root).get('resourcePool')]).toEqual([root, []])
  })

  test('folders are moved and renamed where that makes sense', async () => {
    const { client } = world
    const vmFolder = await at('DC0/vm')
    const [one, two] = [
      await client.call(vmFolder, 'CreateFolder', { name: 'one' }),
      await client.call(vmFolder, 'CreateFolder', { name: 'two' }),
    ]
    await runTask(client, one, 'MoveIntoFolder_Task', { list: [two] })
    expect(await at('DC0/vm/one/two')).toEqual(two)
    await failsWith(runTask(client, two, 'MoveIntoFolder_Task', { list: [one] }), 'InvalidFolder')
    await failsWith(runTask(client, await at('DC0/host'), 'MoveIntoFolder_Task', { list: [one] }), 'NotSupported')
    await runTask(client, two, 'Rename_Task', { newName: 'a/b' })
    expect(get(two).get('name')).toBe('a%2fb')
    await failsWith(runTask(client, vmFolder, 'Rename_Task', { newName: 'x' }), 'NotSupported')
    await runTask(client, one, 'Destroy_Task', {})
    expect(world.vcenter.model.find(two)).toBeUndefined()
  })

  test('what a host’s systems change is in its configuration', async () => {
    const { client } = world
    const host = await at('DC0/host/DC0_H0/DC0_H0')
    const { serviceSystem, advancedOption } = get(host).get('configManager') as Record<string, ManagedObjectReference>
    if (serviceSystem === undefined || advancedOption === undefined) throw new TypeError('a host has these systems')
    await client.call(serviceSystem, 'StartService', { id: 'ntpd' })
    expect(get(host).get('config')).toMatchObject({
      service: { service: expect.arrayContaining([expect.objectContaining({ key: 'ntpd', running: true })]) },
    })
    await failsWith(client.call(serviceSystem, 'StartService', { id: 'ntpd' }), 'InvalidState')
    const changedValue = [{ key: 'Disk.MaxLUN', value: { _typeName: 'long', _value: 8 } }]
    await client.call(advancedOption, 'UpdateOptions', { changedValue })
    expect(await client.call(advancedOption, 'QueryOptions', { name: 'Disk.MaxLUN' })).toMatchObject(changedValue)
    await failsWith(client.call(advancedOption, 'UpdateOptions', { changedValue: [{ key: 'No.Such', value: 'x' }] }), 'InvalidName')
  })
})
