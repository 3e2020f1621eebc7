import { type ManagedObjectReference, runTask } from '@vivarium/vim'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { machineState } from '../machines/machine-state.js'
import type { ManagedObject } from '../model/managed-object.js'
import { failsWith } from '../testing/fails-with.js'
import { named, type SmallVCenter, startSmallVCenter } from '../testing/small-vcenter.js'
import { referencesOf, related } from './relations.js'

let world: SmallVCenter
beforeEach(async () => {
  world = await startSmallVCenter()
})
afterEach(() => world[Symbol.asyncDispose]())

const task = (object: ManagedObject, method: Parameters<typeof runTask>[2], parameters: object) =>
  runTask(world.client, object.reference, method, parameters as never)
const relation = (object: ManagedObject, property: string) => world.vcenter.model.get(object.get(property) as ManagedObjectReference)

/** A host of the cluster that has a machine, which is off, in maintenance mode. */
async function preparedHost() {
  const cluster = named(world.vcenter, 'ClusterComputeResource', 'DC0_C0')
  const vm = named(world.vcenter, 'VirtualMachine', 'DC0_C0_RP0_VM0')
  const host = world.vcenter.model.get(machineState(vm).host as ManagedObjectReference)
  for (const each of related(world.vcenter.model, host, 'vm')) await task(each, 'PowerOffVM_Task', {})
  await task(host, 'EnterMaintenanceMode_Task', { timeout: 0 })
  return { cluster, vm, host }
}

test('a host leaves its cluster for a folder, with its machines', async () => {
  const { model } = world.vcenter
  const { cluster, vm, host } = await preparedHost()
  const folder = named(world.vcenter, 'Folder', 'host')
  const other = related(model, cluster, 'host').find((each) => each !== host)
  if (other === undefined) throw new TypeError('a cluster has more hosts')
  await failsWith(task(folder, 'MoveIntoFolder_Task', { list: [other.reference] }), 'InvalidState')
  const before = ['datastore', 'network', 'vm'].map((property) => referencesOf(host, property))
  await task(folder, 'MoveIntoFolder_Task', { list: [host.reference] })
  const owner = relation(host, 'parent')
  expect([owner.type.name, owner.get('name'), relation(owner, 'parent')]).toEqual(['ComputeResource', host.get('name'), folder])
  expect(referencesOf(folder, 'childEntity')).toContainEqual(owner.reference)
  expect(['datastore', 'network', 'vm'].map((property) => referencesOf(host, property))).toEqual(before)
  expect(referencesOf(owner, 'datastore')).toEqual(before[0])
  expect(owner.get('summary')).toMatchObject({ numHosts: 1, numEffectiveHosts: 0 })
  expect(cluster.get('summary')).toMatchObject({ numHosts: 2 })
  expect(relation(vm, 'resourcePool')).toBe(relation(owner, 'resourcePool'))
  expect(relation(vm, 'environmentBrowser')).toBe(relation(owner, 'environmentBrowser'))
  expect(referencesOf(relation(cluster, 'resourcePool'), 'vm')).not.toContainEqual(vm.reference)
  await failsWith(task(folder, 'MoveIntoFolder_Task', { list: [host.reference] }), 'NotSupported')
  await task(host, 'ExitMaintenanceMode_Task', { timeout: 0 })
  await task(vm, 'PowerOnVM_Task', {})
  await task(cluster, 'MoveHostInto_Task', { host: host.reference })
  expect(model.find(owner.reference)).toBeUndefined()
  expect(relation(vm, 'resourcePool')).toBe(relation(cluster, 'resourcePool'))
})

test('a host that goes from one cluster to another takes its machines with it', async () => {
  const { vm, host } = await preparedHost()
  const folder = named(world.vcenter, 'Folder', 'host')
  const other = world.vcenter.model.get(await world.client.call(folder.reference, 'CreateClusterEx', { name: 'other', spec: {} }))
  await task(other, 'MoveInto_Task', { host: [host.reference] })
  expect(relation(vm, 'resourcePool')).toBe(relation(other, 'resourcePool'))
  expect(relation(vm, 'environmentBrowser')).toBe(relation(other, 'environmentBrowser'))
})

test('a host of a cluster is removed when it is disconnected or in maintenance mode', async () => {
  const cluster = named(world.vcenter, 'ClusterComputeResource', 'DC0_C0')
  const add = async (hostName: string) =>
    world.vcenter.model.get(
      (await task(cluster, 'AddHost_Task', { spec: { hostName, force: false }, asConnected: true })) as ManagedObjectReference,
    )
  const [first, second] = [await add('esx1.lab'), await add('esx2.lab')]
  await failsWith(task(first, 'Destroy_Task', {}), 'InvalidState')
  await task(first, 'EnterMaintenanceMode_Task', { timeout: 0 })
  await task(second, 'DisconnectHost_Task', {})
  for (const host of [first, second]) await task(host, 'Destroy_Task', {})
  expect(world.vcenter.model.find(second.reference)).toBeUndefined()
})
