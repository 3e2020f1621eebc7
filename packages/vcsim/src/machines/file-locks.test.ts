import { readdirSync } from 'node:fs'
import { type ManagedObjectReference, runTask } from '@vivarium/vim'
import type { VirtualDiskFlatVer2BackingInfo } from '@vivarium/vim/types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nameOf, nearest } from '../inventory/entity.js'
import { related } from '../inventory/relations.js'
import { failsWith } from '../testing/fails-with.js'
import { type SmallVCenter, startSmallVCenter } from '../testing/small-vcenter.js'
import { isDisk } from './disk-chains.js'
import { folderOf } from './machine-files.js'
import { machineState } from './machine-state.js'

let world: SmallVCenter
beforeEach(async () => {
  world = await startSmallVCenter()
})
afterEach(() => world[Symbol.asyncDispose]())

const managers = () => {
  const { fileManager, virtualDiskManager } = world.client.serviceContent
  if (fileManager === undefined || virtualDiskManager === undefined) throw new TypeError('a vCenter has both')
  return { fileManager, virtualDiskManager }
}
const datacenter = () => nearest(world.vcenter.model, world.vm, 'Datacenter')?.reference as ManagedObjectReference
const diskOf = () => {
  const { backing } = machineState(world.vm).config.devices.find(isDisk) as { readonly backing: VirtualDiskFlatVer2BackingInfo }
  return backing.fileName
}
const remove = (name: string) =>
  runTask(world.client, managers().fileManager, 'DeleteDatastoreFile_Task', { name, datacenter: datacenter() })
const snapshot = () => runTask(world.client, world.vm.reference, 'CreateSnapshot_Task', { name: 's', memory: false, quiesce: false })

test('files of a machine that is on are neither deleted nor moved', async () => {
  const { client, vm } = world
  const { fileManager, virtualDiskManager } = managers()
  const { vmPathName } = machineState(vm).config
  const at = { datacenter: datacenter() }
  await failsWith(remove(folderOf(vmPathName)), 'FileLocked')
  await failsWith(remove(vmPathName), 'FileLocked')
  await failsWith(runTask(client, virtualDiskManager, 'DeleteVirtualDisk_Task', { name: diskOf(), ...at }), 'FileLocked')
  const disk = { sourceName: diskOf(), sourceDatacenter: at.datacenter, destName: '[LocalDS_0] moved.vmdk' }
  await failsWith(runTask(client, virtualDiskManager, 'MoveVirtualDisk_Task', disk), 'FileLocked')
  const folder = { sourceName: folderOf(vmPathName), sourceDatacenter: at.datacenter, destinationName: '[LocalDS_0] moved' }
  await failsWith(runTask(client, fileManager, 'MoveDatastoreFile_Task', folder), 'FileLocked')
  await client.call(fileManager, 'MakeDirectory', { name: `${folderOf(vmPathName)}/own`, ...at })
  await remove(`${folderOf(vmPathName)}/own`)
  await runTask(client, vm.reference, 'PowerOffVM_Task', {})
  await remove(folderOf(vmPathName))
})

test('a machine whose disk is gone says which file is missing', async () => {
  const { client, vm } = world
  const { reference } = vm
  await runTask(client, reference, 'PowerOffVM_Task', {})
  await runTask(client, managers().virtualDiskManager, 'DeleteVirtualDisk_Task', { name: diskOf(), datacenter: datacenter() })
  await expect(runTask(client, reference, 'PowerOnVM_Task', {})).rejects.toMatchObject({
    fault: { _typeName: 'FileNotFound', file: diskOf() },
  })
  const folder = vm.get('parent') as ManagedObjectReference
  const spec = { location: {}, powerOn: false, template: false }
  await failsWith(runTask(client, reference, 'CloneVM_Task', { folder, name: 'c', spec }), 'FileNotFound')
  await failsWith(runTask(client, reference, 'RelocateVM_Task', { spec: {} }), 'FileNotFound')
  await failsWith(snapshot(), 'FileNotFound')
})

test('nobody has to look for files that are not written yet', async () => {
  const { client, vcenter, vm } = world
  await runTask(client, vm.reference, 'PowerOffVM_Task', {})
  await runTask(client, vm.reference, 'PowerOnVM_Task', {})
  const [datastore] = related(vcenter.model, vm, 'datastore')
  if (datastore === undefined) throw new TypeError('a machine is somewhere')
  const { url } = datastore.get('info') as { readonly url: string }
  expect(readdirSync(url)).not.toContain(nameOf(vm))
})

test('a machine that was taken over without files is not asked for disks outside of its folder', async () => {
  const { client, vcenter, vm } = world
  await runTask(client, vm.reference, 'PowerOffVM_Task', {})
  const state = machineState(vm)
  const elsewhere = (backing: object) => ({ ...backing, fileName: '[LocalDS_0] elsewhere/disk.vmdk' })
  const devices = state.config.devices.map((device) =>
    isDisk(device) ? ({ ...device, backing: elsewhere(device.backing) } as typeof device) : device,
  )
  const next = { ...state, config: { ...state.config, devices } }
  vcenter.model.updateState(vm, next)
  await failsWith(runTask(client, vm.reference, 'PowerOnVM_Task', {}), 'FileNotFound')
  vcenter.model.updateState(vm, { ...next, isAdopted: true })
  await runTask(client, vm.reference, 'PowerOnVM_Task', {})
})
