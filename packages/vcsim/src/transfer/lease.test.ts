import type { Clock } from '@vivarium/core'
import { dataObject, type ManagedObjectReference, runTask, VimClient } from '@vivarium/vim'
import type { HttpNfcLeaseInfo, OvfCreateImportSpecResult } from '@vivarium/vim/types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { applianceDescriptor } from '../testing/appliance.js'
import { failsWith } from '../testing/fails-with.js'
import { VCenter } from '../vcenter.js'
import { leaseSeconds } from './lease.js'

/** Time that passes when it is told to. */
class Hours implements Clock {
  #now = Date.UTC(2026, 0, 1)
  readonly #waiting = new Map<() => void, number>()

  now(): Date {
    return new Date(this.#now)
  }

  after(milliseconds: number, callback: () => void): () => void {
    this.#waiting.set(callback, this.#now + milliseconds)
    return () => this.#waiting.delete(callback)
  }

  pass(seconds: number): void {
    this.#now += seconds * 1000
    for (const [callback, at] of [...this.#waiting]) if (at <= this.#now && this.#waiting.delete(callback)) callback()
  }
}

let vcenter: VCenter
let client: VimClient
let clock: Hours
beforeEach(async () => {
  clock = new Hours()
  vcenter = await VCenter.start({ tls: false, clock, username: 'user', password: 'pass', model: { machines: 1 } })
  client = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
})
afterEach(async () => {
  await client.close().catch(() => {})
  await vcenter[Symbol.asyncDispose]()
})

const first = (type: string): ManagedObjectReference => {
  for (const { reference } of vcenter.model.objects()) if (reference.type === type) return reference
  throw new Error(`no ${type}`)
}
const machineNamed = (name: string) =>
  [...vcenter.model.objects()].find((object) => object.type.isA('VirtualMachine') && object.get('name') === name)

async function importSpec(name: string, changes: object = {}, descriptor = applianceDescriptor()): Promise<OvfCreateImportSpecResult> {
  const { ovfManager } = client.serviceContent
  if (ovfManager === undefined) throw new Error('no OvfManager')
  return client.call(ovfManager, 'CreateImportSpec', {
    ovfDescriptor: descriptor,
    resourcePool: first('ResourcePool'),
    datastore: first('Datastore'),
    cisp: dataObject('OvfCreateImportSpecParams', { locale: 'US', deploymentOption: '', entityName: name, ...changes }),
  })
}

async function openImport(name: string) {
  const { importSpec: spec } = await importSpec(name)
  if (spec === undefined) throw new Error('nothing to import')
  const lease = await client.call(first('ResourcePool'), 'ImportVApp', { spec })
  await expect.poll(() => stateOf(lease)).toBe('ready')
  const info = (await client.call(lease, 'Fetch', { prop: 'info' })) as HttpNfcLeaseInfo
  return { lease, info }
}

const stateOf = async (lease: ManagedObjectReference) =>
  ((await client.call(lease, 'Fetch', { prop: 'state' })) as { readonly _value: string })._value

test('files come in under the keys of the specification, and the manifest has their checksums', async () => {
  const { lease, info } = await openImport('made')
  expect(info.deviceUrl?.map(({ importKey, targetId, disk }) => [importKey, targetId, disk])).toEqual([
    ['/made/ParaVirtualSCSIController0:0', 'disk-0.vmdk', true],
    ['/made/VirtualIDEController1:0', '_deviceImage0.iso', false],
  ])
  const [, image] = info.deviceUrl ?? []
  expect((await fetch(image?.url ?? '', { method: 'PUT', body: 'abc' })).status).toBe(200)
  expect(await client.call(lease, 'HttpNfcLeaseGetManifest', {})).toMatchObject([
    { key: image?.key, sha1: 'a9993e364706816aba3e25717850c26c9cd0d89d', checksumType: 'sha256', size: 3, disk: false },
  ])
  await client.call(lease, 'HttpNfcLeaseProgress', { percent: 100 })
  await client.call(lease, 'HttpNfcLeaseComplete', {})
  expect(await stateOf(lease)).toBe('done')
  expect((await fetch(image?.url ?? '')).status).toBe(404)
  expect(machineNamed('made')).toBeDefined()
  await expect(client.call(lease, 'HttpNfcLeaseAbort', {})).rejects.toMatchObject({ fault: { _typeName: 'InvalidState' } })
})

test('a lease that is given up takes the machine with it', async () => {
  const { lease } = await openImport('made')
  expect(machineNamed('made')).toBeDefined()
  await client.call(lease, 'HttpNfcLeaseAbort', {})
  expect(await stateOf(lease)).toBe('error')
  expect(machineNamed('made')).toBeUndefined()
})

test('progress keeps a lease alive; without a word it ends, and the machine is gone', async () => {
  const { lease } = await openImport('made')
  clock.pass(leaseSeconds - 1)
  await client.call(lease, 'HttpNfcLeaseProgress', { percent: 10 })
  clock.pass(leaseSeconds - 1)
  expect(await stateOf(lease)).toBe('ready')
  clock.pass(1)
  expect(await stateOf(lease)).toBe('error')
  expect(machineNamed('made')).toBeUndefined()
  await expect(client.call(lease, 'HttpNfcLeaseProgress', { percent: 20 })).rejects.toMatchObject({ fault: { _typeName: 'Timedout' } })
})

test('what a lease covers is nobody else’s to change until it ends', async () => {
  const vm = machineNamed('DC0_H0_VM0')?.reference
  if (vm === undefined) throw new Error('no machine')
  await runTask(client, vm, 'PowerOffVM_Task', {})
  const open = async () => {
    const lease = await client.call(vm, 'ExportVm', {})
    await failsWith(client.call(vm, 'PowerOnVM_Task', {}), 'TaskInProgress')
    await expect.poll(() => stateOf(lease)).toBe('ready')
    return lease
  }
  const lease = await open()
  await expect(client.call(vm, 'PowerOnVM_Task', {})).rejects.toMatchObject({ fault: { task: { type: 'Task' } } })
  for (const blocked of [
    client.call(vm, 'ReconfigVM_Task', { spec: { annotation: 'x' } }),
    client.call(vm, 'CreateSnapshot_Task', { name: 's', memory: false, quiesce: false }),
    client.call(vm, 'RelocateVM_Task', { spec: {} }),
    client.call(vm, 'ExportVm', {}),
    client.call(vm, 'UnregisterVM', {}),
    client.call(vm, 'Destroy_Task', {}),
  ])
    await failsWith(blocked, 'TaskInProgress')
  await client.call(lease, 'HttpNfcLeaseComplete', {})
  await runTask(client, vm, 'ReconfigVM_Task', { spec: { annotation: 'x' } })
  await client.call(await open(), 'HttpNfcLeaseAbort', {})
  await runTask(client, vm, 'ReconfigVM_Task', { spec: { annotation: 'y' } })
  await open()
  clock.pass(leaseSeconds)
  await runTask(client, vm, 'Destroy_Task', {})
})

test('what comes in is not changed by others before it is there', async () => {
  const { lease } = await openImport('made')
  const vm = machineNamed('made')?.reference
  if (vm === undefined) throw new Error('no machine')
  await failsWith(client.call(vm, 'PowerOnVM_Task', {}), 'TaskInProgress')
  await client.call(lease, 'HttpNfcLeaseComplete', {})
  await runTask(client, vm, 'PowerOnVM_Task', {})
  const snapshot = await runTask(client, vm, 'CreateSnapshot_Task', { name: 's', memory: false, quiesce: false })
  const reading = await client.call(snapshot as ManagedObjectReference, 'ExportSnapshot', {})
  await expect.poll(() => stateOf(reading)).toBe('ready')
  await failsWith(client.call(snapshot as ManagedObjectReference, 'RemoveSnapshot_Task', { removeChildren: false }), 'TaskInProgress')
  await client.call(reading, 'HttpNfcLeaseComplete', {})
  await runTask(client, vm, 'RemoveAllSnapshots_Task', {})
})

test('who logs out gives up the lease', async () => {
  await openImport('made')
  await client.close()
  expect(machineNamed('made')).toBeUndefined()
})

test('what goes wrong with the machine is the error of the lease', async () => {
  const { lease } = await openImport('made')
  await client.call(lease, 'HttpNfcLeaseComplete', {})
  const { importSpec: spec } = await importSpec('made')
  if (spec === undefined) throw new Error('nothing to import')
  const second = await client.call(first('ResourcePool'), 'ImportVApp', { spec })
  await expect.poll(() => stateOf(second)).toBe('error')
  expect(await client.call(second, 'Fetch', { prop: 'error' })).toMatchObject({ fault: { _typeName: 'DuplicateName' } })
})

test('a descriptor that can not be had says why', async () => {
  const faultsOf = ({ error = [] }: OvfCreateImportSpecResult) => error.map(({ fault }) => fault?._typeName)
  expect(faultsOf(await importSpec('made', {}, '<Envelope>'))).toEqual(['OvfXmlFormat'])
  expect(faultsOf(await importSpec('made', {}, '<Envelope/>'))).toEqual(['OvfMissingElement'])
  expect(faultsOf(await importSpec('made', { diskProvisioning: 'twoGbMaxExtentSparse' }))).toEqual(['OvfUnsupportedDiskProvisioning'])
  expect(faultsOf(await importSpec('made', { deploymentOption: 'huge' }))).toEqual(['OvfInvalidValueConfiguration'])
  expect(faultsOf(await importSpec('made', {}, applianceDescriptor().replace('vmx-13', 'virtualbox-2.2')))).toEqual([
    'OvfNoSupportedHardwareFamily',
  ])
  expect(faultsOf(await importSpec('made', {}, applianceDescriptor().replace('>10<', '>99<')))).toEqual(['OvfUnsupportedType'])
  expect(faultsOf(await importSpec('made', {}, applianceDescriptor().replace('fileRef="file1"', 'fileRef="file9"')))).toEqual([
    'OvfInvalidValueReference',
  ])
})

test('a collection becomes a vApp with its machines, and is exported as one', async () => {
  const system = /<VirtualSystem [\s\S]*<\/VirtualSystem>/.exec(applianceDescriptor())?.[0] ?? ''
  const collection = `<VirtualSystemCollection ovf:id="both"><Info>Two</Info>${system}${system.replaceAll('"appliance"', '"other"').replace('<Name>appliance', '<Name>other')}</VirtualSystemCollection>`
  const { importSpec: spec, error } = await importSpec('both', {}, applianceDescriptor().replace(system, collection))
  expect(error).toBeUndefined()
  if (spec === undefined) throw new Error('nothing to import')
  const lease = await client.call(first('ResourcePool'), 'ImportVApp', { spec })
  await expect.poll(() => stateOf(lease)).toBe('ready')
  const { entity, deviceUrl = [] } = (await client.call(lease, 'Fetch', { prop: 'info' })) as HttpNfcLeaseInfo
  expect(deviceUrl.map(({ importKey }) => importKey)).toContain('/other/ParaVirtualSCSIController0:0')
  await failsWith(runTask(client, entity, 'PowerOnVApp_Task', {}), 'TaskInProgress')
  await client.call(lease, 'HttpNfcLeaseComplete', {})
  expect(machineNamed('appliance')?.get('parentVApp')).toMatchObject({ value: entity.value })
  const { ovfManager } = client.serviceContent
  if (ovfManager === undefined) throw new Error('no OvfManager')
  const { ovfDescriptor } = await client.call(ovfManager, 'CreateDescriptor', {
    obj: entity,
    cdp: dataObject('OvfCreateDescriptorParams', {}),
  })
  expect((await importSpec('again', {}, ovfDescriptor)).importSpec).toMatchObject({ _typeName: 'VirtualAppImportSpec', child: [{}, {}] })
})
