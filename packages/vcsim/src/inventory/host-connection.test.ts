import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataObject, runTask } from '@vivarium/vim'
import type { ObjectUpdate } from '@vivarium/vim/types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { machineState } from '../machines/machine-state.js'
import type { ManagedObject } from '../model/managed-object.js'
import { failsWith } from '../testing/fails-with.js'
import { type SmallVCenter, startSmallVCenter } from '../testing/small-vcenter.js'
import { VCenter } from '../vcenter.js'
import { related } from './relations.js'

let world: SmallVCenter
beforeEach(async () => {
  world = await startSmallVCenter()
})
afterEach(() => world[Symbol.asyncDispose]())

const connectionsOf = (object: ManagedObject) => {
  const { runtime } = object.get('summary') as { readonly runtime: { readonly connectionState: string } }
  return [(object.get('runtime') as typeof runtime).connectionState, runtime.connectionState]
}
const hostOf = (vm: ManagedObject) => world.vcenter.model.get(machineState(vm).host as ManagedObject['reference'])
const disconnect = () => runTask(world.client, hostOf(world.vm).reference, 'DisconnectHost_Task', {})
const reconnect = () => runTask(world.client, hostOf(world.vm).reference, 'ReconnectHost_Task', {})

test('machines go with their host and come back with it; collectors and events tell', async () => {
  const { client, vm, vcenter } = world
  const { propertyCollector, eventManager } = client.serviceContent
  if (eventManager === undefined) throw new TypeError('a vCenter has events')
  await client.call(propertyCollector, 'CreateFilter', {
    spec: {
      objectSet: [{ obj: vm.reference }],
      propSet: [{ type: 'VirtualMachine', pathSet: ['runtime.connectionState'] }],
    },
    partialUpdates: false,
  })
  const first = await client.call(propertyCollector, 'WaitForUpdatesEx', { version: '' })
  await disconnect()
  const next = await client.call(propertyCollector, 'WaitForUpdatesEx', { version: first?.version ?? '' })
  const changes = next?.filterSet?.flatMap(({ objectSet = [] }) => objectSet as ObjectUpdate[]) ?? []
  expect(changes).toMatchObject([{ kind: 'modify', changeSet: [{ name: 'runtime.connectionState', val: { _value: 'disconnected' } }] }])
  const machines = related(vcenter.model, hostOf(vm), 'vm')
  expect(machines.map(connectionsOf)).toEqual(machines.map(() => ['disconnected', 'disconnected']))
  await reconnect()
  expect(machines.map(connectionsOf)).toEqual(machines.map(() => ['connected', 'connected']))
  const events = await client.call(eventManager, 'QueryEvents', {
    filter: dataObject('EventFilterSpec', { eventTypeId: ['VmDisconnectedEvent', 'VmConnectedEvent'] }),
  })
  expect(events?.filter((event) => event.vm?.vm.value === vm.reference.value)).toMatchObject([
    { _typeName: 'VmConnectedEvent' },
    { _typeName: 'VmDisconnectedEvent' },
  ])
})

test('what needs the host is refused at once; a machine can be unregistered', async () => {
  const { client, vm, vcenter } = world
  const snapshot = await runTask(client, vm.reference, 'CreateSnapshot_Task', { name: 's', memory: false, quiesce: false })
  await disconnect()
  const folder = vm.get('parent') as ManagedObject['reference']
  const pool = vm.get('resourcePool') as ManagedObject['reference']
  const { reference } = vm
  const refusals = [
    client.call(reference, 'PowerOffVM_Task', {}),
    client.call(reference, 'ReconfigVM_Task', { spec: { annotation: 'x' } }),
    client.call(reference, 'CreateSnapshot_Task', { name: 't', memory: false, quiesce: false }),
    client.call(snapshot as ManagedObject['reference'], 'RemoveSnapshot_Task', { removeChildren: false }),
    client.call(reference, 'RelocateVM_Task', { spec: {} }),
    client.call(reference, 'CloneVM_Task', { folder, name: 'c', spec: { location: {}, powerOn: false, template: false } }),
    client.call(reference, 'Destroy_Task', {}),
    runTask(client, folder, 'CreateVM_Task', {
      config: { name: 'n', files: { vmPathName: '[LocalDS_0]' } },
      pool,
      host: hostOf(vm).reference,
    }),
  ]
  for (const refusal of refusals) await failsWith(refusal, 'HostNotConnected')
  const off = related(vcenter.model, hostOf(vm), 'vm').find((each) => each !== vm)
  if (off === undefined) throw new TypeError('there are two machines')
  await reconnect()
  await runTask(client, off.reference, 'PowerOffVM_Task', {})
  await disconnect()
  await client.call(off.reference, 'UnregisterVM', {})
  expect(vcenter.model.find(off.reference)).toBeUndefined()
  await reconnect()
  await runTask(client, reference, 'PowerOffVM_Task', {})
})

test('a save keeps what is disconnected', async () => {
  await disconnect()
  const folder = await mkdtemp(join(tmpdir(), 'vcsim-connection-'))
  try {
    const restore = join(folder, 'save')
    await world.vcenter.save(restore)
    await using again = await VCenter.start({ tls: false, restore })
    expect(connectionsOf(again.model.get(world.vm.reference))).toEqual(['disconnected', 'disconnected'])
  } finally {
    await rm(folder, { recursive: true })
  }
})
