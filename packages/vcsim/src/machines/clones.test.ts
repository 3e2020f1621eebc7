import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataObject, isVimError, type ManagedObjectReference, runTask, VimClient } from '@vivarium/vim'
import type { VirtualDisk, VirtualDiskFlatVer2BackingInfo, VirtualMachineConfigInfo, VirtualMachineSnapshotInfo } from '@vivarium/vim/types'
import { afterEach, expect, test } from 'vitest'
import { VCenter } from '../vcenter.js'

const opened: AsyncDisposable[] = []
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each[Symbol.asyncDispose]()
})

async function start(model: Parameters<typeof VCenter.start>[0] = {}) {
  const vcenter = await VCenter.start({ tls: false, model: { machines: 1, datastores: 2, autostart: false }, ...model })
  opened.push(vcenter)
  const client = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
  opened.push({ [Symbol.asyncDispose]: () => client.close() })
  const search = client.serviceContent.searchIndex as ManagedObjectReference
  const find = async (inventoryPath: string) => {
    const found = await client.call(search, 'FindByInventoryPath', { inventoryPath })
    if (found === undefined) throw new TypeError(`there is no ${inventoryPath}`)
    return found
  }
  const collector = client.serviceContent.propertyCollector
  const get = async <T>(obj: ManagedObjectReference, path: string): Promise<T | undefined> => {
    const specSet = [{ propSet: [{ type: obj.type, pathSet: [path] }], objectSet: [{ obj }] }]
    const found = await client.call(collector, 'RetrievePropertiesEx', { specSet, options: {} })
    return plain(found?.objects[0]?.propSet?.[0]?.val) as T | undefined
  }
  const disk = async (vm: ManagedObjectReference) => {
    const config = await get<VirtualMachineConfigInfo>(vm, 'config')
    const found = config?.hardware.device?.find(({ key }) => key === 2000) as VirtualDisk | undefined
    return found?.backing as VirtualDiskFlatVer2BackingInfo
  }
  /** The folder of a datastore on this computer. */
  const folderOf = async (name: string) => (await get<{ url: string }>(await find(`DC0/datastore/${name}`), 'info'))?.url ?? ''
  const vm = await find('DC0/vm/DC0_H0_VM0')
  const folder = await find('DC0/vm')
  const clone = async (name: string, spec: object = {}, source = vm) =>
    (await runTask(client, source, 'CloneVM_Task', { folder, name, spec: { location: {}, template: false, powerOn: false, ...spec } }).then(
      plain,
    )) as ManagedObjectReference
  const snapshot = async (name: string, of = vm) =>
    (await runTask(client, of, 'CreateSnapshot_Task', { name, memory: false, quiesce: false }).then(plain)) as ManagedObjectReference
  return { client, find, get, disk, folderOf, vm, folder, clone, snapshot }
}

/** Values without what says the type of a simple one, or of a reference. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(plain)
  if ('_value' in value) return plain(value._value)
  const fields = Object.entries(value).filter(([name]) => name !== '_typeName' || !('type' in value && 'value' in value))
  return Object.fromEntries(fields.map(([name, field]) => [name, plain(field)]))
}

/** The type of the fault that something ends with. */
async function faultOf(act: Promise<unknown>): Promise<unknown> {
  try {
    await act
  } catch (error) {
    if (!isVimError(error)) throw error
    const { _typeName, invalidProperty } = error.fault as { readonly _typeName: string; readonly invalidProperty?: string }
    return invalidProperty === undefined ? _typeName : `${_typeName} ${invalidProperty}`
  }
  return undefined
}

test('a clone has files, addresses and identifiers of its own, and the content of the disks', async () => {
  const { vm, clone, disk, get, folderOf, snapshot } = await start()
  const folder = await folderOf('LocalDS_0')
  const untouched = await clone('untouched')
  expect(await disk(untouched)).toMatchObject({ fileName: '[LocalDS_0] untouched/disk1.vmdk' })
  // Nobody has looked at files yet.
  expect(readdirSync(folder)).toEqual([])
  const configs = await Promise.all([vm, untouched].map((each) => get<VirtualMachineConfigInfo>(each, 'config')))
  const distinct = configs.map((config) => [
    config?.uuid,
    config?.instanceUuid,
    config?.files.vmPathName,
    config?.hardware.device?.find(({ key }) => key === 4000),
  ])
  for (const [index, value] of (distinct[0] ?? []).entries()) expect(value).not.toEqual(distinct[1]?.[index])
  await snapshot('makes files')
  writeFileSync(join(folder, 'DC0_H0_VM0', 'disk1-flat.vmdk'), 'what was installed')
  const copy = await clone('copy')
  expect((await disk(copy)).parent).toBeUndefined()
  expect(readFileSync(join(folder, 'copy', 'disk1-flat.vmdk'), 'utf8')).toBe('what was installed')
})

test('a linked clone stands on a snapshot, and what it stands on stays when its source goes', async () => {
  const { client, vm, clone, disk, snapshot, folderOf } = await start()
  const linked = { diskMoveType: 'createNewChildDiskBacking' }
  expect(await faultOf(clone('none', { location: linked }))).toBe('InvalidArgument spec.location.diskMoveType')
  const base = await snapshot('base')
  const one = await clone('one', { location: linked, snapshot: base })
  expect(await disk(one)).toMatchObject({
    fileName: '[LocalDS_0] one/disk1.vmdk',
    parent: { fileName: '[LocalDS_0] DC0_H0_VM0/disk1.vmdk' },
  })
  expect(await disk(vm)).toMatchObject({ fileName: '[LocalDS_0] DC0_H0_VM0/disk1-000001.vmdk' })
  const folder = await folderOf('LocalDS_0')
  await runTask(client, vm, 'Destroy_Task')
  expect(readdirSync(join(folder, 'DC0_H0_VM0')).sort()).toEqual(['disk1-flat.vmdk', 'disk1.vmdk'])
  await runTask(client, one, 'PromoteDisks_Task', { unlink: true })
  expect((await disk(one)).parent).toBeUndefined()
  expect(readFileSync(join(folder, 'one', 'disk1.vmdk'), 'utf8')).not.toContain('parentFileNameHint')
})

test('what is wrong with a clone is said as vCenter says it', async () => {
  const { client, vm, clone, find, get, snapshot } = await start()
  expect(await faultOf(clone('DC0_H0_VM0'))).toBe('DuplicateName')
  const other = await find('DC0/vm/DC0_C0_RP0_VM0')
  expect(await faultOf(clone('x', { snapshot: await snapshot('of another', other) }))).toBe('InvalidArgument spec.snapshot')
  expect(await faultOf(clone('x', { location: { disk: [{ diskId: 1, datastore: await find('DC0/datastore/LocalDS_0') }] } }))).toBe(
    'InvalidArgument spec.location.disk.diskId',
  )
  expect(
    await faultOf(
      clone('x', { location: { host: await find('DC0/host/DC0_C0/DC0_C0_H0'), pool: await find('DC0/host/DC0_H0/Resources') } }),
    ),
  ).toBe('InvalidArgument spec.location.host')
  await client.call(vm, 'MarkAsTemplate')
  expect(await faultOf(clone('x'))).toBe('InvalidArgument spec.location.pool')
  expect(await faultOf(snapshot('x'))).toBe('NotSupported')
  const template = await clone('template', { template: true })
  const [datastore, host] = [await find('DC0/datastore/LocalDS_1'), await find('DC0/host/DC0_C0/DC0_C0_H1')]
  await runTask(client, template, 'RelocateVM_Task', { spec: { datastore, host, pool: await find('DC0/host/DC0_C0/Resources') } })
  expect([await get(template, 'runtime.host'), await get(template, 'resourcePool'), await get(template, 'datastore')]).toEqual([
    plain(host),
    undefined,
    [plain(datastore)],
  ])
  expect(
    await faultOf(clone('deployed', { location: { pool: await find('DC0/host/DC0_H0/Resources') }, powerOn: true }, template)),
  ).toBeUndefined()
})

test('a clone takes a datastore for itself and for each disk, a configuration, and goes on', async () => {
  const { clone, get, disk, find, folderOf } = await start()
  const second = await find('DC0/datastore/LocalDS_1')
  const vm = await clone('moved', { location: { datastore: second }, config: { numCPUs: 2, annotation: 'a clone' }, powerOn: true })
  expect(await get<VirtualMachineConfigInfo>(vm, 'config')).toMatchObject({
    annotation: 'a clone',
    hardware: { numCPU: 2 },
    files: { vmPathName: '[LocalDS_1] moved/moved.vmx' },
  })
  expect([await get(vm, 'runtime.powerState'), await get(vm, 'datastore')]).toEqual(['poweredOn', [second]])
  const split = await clone('split', { location: { disk: [{ diskId: 2000, datastore: second }] } })
  expect(await disk(split)).toMatchObject({ fileName: '[LocalDS_1] split/disk1.vmdk', datastore: second })
  expect(readdirSync(join(await folderOf('LocalDS_1'), 'split'))).toEqual(['disk1-flat.vmdk', 'disk1.vmdk'])
  expect(await get<unknown[]>(split, 'datastore')).toHaveLength(2)
})

test('snapshots are a tree: reverting goes back to a configuration, removing one joins its disk with what comes after', async () => {
  const { client, vm, snapshot, disk, get, folderOf } = await start()
  const annotate = (annotation: string) => runTask(client, vm, 'ReconfigVM_Task', { spec: { annotation } })
  const files = async () =>
    readdirSync(join(await folderOf('LocalDS_0'), 'DC0_H0_VM0')).filter((name) => /^disk.*(?<!-flat)\.vmdk$/.test(name))
  await annotate('first')
  const one = await snapshot('one')
  await annotate('second')
  const two = await snapshot('two')
  await annotate('third')
  expect((await disk(vm)).parent?.parent?.fileName).toBe('[LocalDS_0] DC0_H0_VM0/disk1.vmdk')
  expect(await files()).toEqual(['disk1-000001.vmdk', 'disk1-000002.vmdk', 'disk1.vmdk'])
  await runTask(client, one, 'RevertToSnapshot_Task', {})
  expect((await get<VirtualMachineConfigInfo>(vm, 'config'))?.annotation).toBe('first')
  const three = await snapshot('three')
  const tree = await get<VirtualMachineSnapshotInfo>(vm, 'snapshot')
  expect(tree).toMatchObject({
    currentSnapshot: three,
    rootSnapshotList: [{ name: 'one', childSnapshotList: [{ name: 'two' }, { name: 'three' }] }],
  })
  expect(await get(one, 'childSnapshot')).toEqual([two, three])
  expect((await get<VirtualMachineConfigInfo>(two, 'config'))?.annotation).toBe('second')
  await client.call(three, 'RenameSnapshot', { name: 'tip', description: 'the end' })
  // The branch of `two` and that of `tip` both stand on the first disk.
  await runTask(client, one, 'RemoveSnapshot_Task', { removeChildren: false })
  expect(await get<VirtualMachineSnapshotInfo>(vm, 'snapshot')).toMatchObject({
    rootSnapshotList: [{ name: 'two' }, { name: 'tip', description: 'the end' }],
  })
  await runTask(client, two, 'RemoveSnapshot_Task', { removeChildren: true })
  expect(await files()).toHaveLength(2)
  await runTask(client, vm, 'RemoveAllSnapshots_Task', {})
  expect(await files()).toEqual(['disk1.vmdk'])
  expect(await disk(vm)).toMatchObject({ fileName: '[LocalDS_0] DC0_H0_VM0/disk1.vmdk', uuid: (await disk(vm)).uuid })
  expect((await disk(vm)).parent).toBeUndefined()
  expect(await get(vm, 'snapshot')).toBeUndefined()
  expect(await faultOf(client.call(vm, 'RevertToCurrentSnapshot_Task', {}))).toBe('NotFound')
})

test('filters hear of clones, snapshots, moves and customized guests', async () => {
  const { client, vm, snapshot, clone, find, folder } = await start()
  const collector = await client.call(client.serviceContent.propertyCollector, 'CreatePropertyCollector')
  const pathSet = ['snapshot', 'rootSnapshot', 'runtime.host', 'guest.hostName', 'config.tools.pendingCustomization']
  const propSet = [
    { type: 'VirtualMachine', pathSet },
    { type: 'Folder', pathSet: ['childEntity'] },
  ]
  await client.call(collector, 'CreateFilter', { spec: { propSet, objectSet: [{ obj: vm }, { obj: folder }] }, partialUpdates: false })
  let version = ''
  const heard = async () => {
    const update = await client.call(collector, 'WaitForUpdatesEx', { version, options: { maxWaitSeconds: 10 } })
    version = update?.version ?? version
    return (update?.filterSet ?? []).flatMap(({ objectSet = [] }) =>
      objectSet.flatMap(({ changeSet = [] }) => changeSet.map(({ name }) => name)),
    )
  }
  await heard()
  await snapshot('one')
  expect(await heard()).toEqual(expect.arrayContaining(['snapshot', 'rootSnapshot']))
  await clone('one')
  expect(await heard()).toEqual(['childEntity'])
  await runTask(client, vm, 'RelocateVM_Task', { spec: { host: await find('DC0/host/DC0_C0/DC0_C0_H0') } })
  expect(await heard()).toContain('runtime.host')
  await runTask(client, vm, 'CustomizeVM_Task', { spec: linux('10.0.0.5') })
  expect(await heard()).toEqual(['config.tools.pendingCustomization'])
  await runTask(client, vm, 'PowerOnVM_Task', {})
  expect(await heard()).toEqual(expect.arrayContaining(['guest.hostName', 'config.tools.pendingCustomization']))
})

test('without consolidation the disks stay, and the machine says that it needs it', async () => {
  const { client, vm, snapshot, disk, get } = await start()
  const one = await snapshot('one')
  await runTask(client, one, 'RemoveSnapshot_Task', { removeChildren: false, consolidate: false })
  expect([await get(vm, 'runtime.consolidationNeeded'), (await disk(vm)).parent === undefined]).toEqual([true, false])
  await runTask(client, vm, 'ConsolidateVMDisks_Task')
  expect([await get(vm, 'runtime.consolidationNeeded'), (await disk(vm)).parent === undefined]).toEqual([false, true])
})

test('a relocated machine takes its files along, with those of its snapshots', async () => {
  const { client, vm, snapshot, disk, get, find, folderOf } = await start()
  const datastore = await find('DC0/datastore/LocalDS_1')
  const one = await snapshot('one')
  await runTask(client, vm, 'RelocateVM_Task', { spec: { datastore } })
  expect(await disk(vm)).toMatchObject({
    fileName: '[LocalDS_1] DC0_H0_VM0/disk1-000001.vmdk',
    parent: { fileName: '[LocalDS_1] DC0_H0_VM0/disk1.vmdk', datastore },
  })
  expect((await get<VirtualMachineConfigInfo>(one, 'config'))?.files.vmPathName).toBe('[LocalDS_1] DC0_H0_VM0/DC0_H0_VM0.vmx')
  expect(await get(vm, 'datastore')).toEqual([datastore])
  expect(existsSync(join(await folderOf('LocalDS_0'), 'DC0_H0_VM0'))).toBe(false)
  const there = readdirSync(join(await folderOf('LocalDS_1'), 'DC0_H0_VM0'))
  for (const name of ['DC0_H0_VM0.vmx', 'DC0_H0_VM0-Snapshot1.vmsn', 'disk1-000001.vmdk', 'disk1-flat.vmdk']) expect(there).toContain(name)
  await runTask(client, vm, 'RemoveAllSnapshots_Task', {})
  expect(await disk(vm)).toMatchObject({ fileName: '[LocalDS_1] DC0_H0_VM0/disk1.vmdk' })
})

test('a machine that nobody has looked at moves without its files, between datastores and hosts', async () => {
  const { client, vm, get, find, folderOf, disk } = await start()
  const [datastore, host] = [await find('DC0/datastore/LocalDS_1'), await find('DC0/host/DC0_C0/DC0_C0_H1')]
  const folder = await client.call(await find('DC0/vm'), 'CreateFolder', { name: 'elsewhere' })
  await runTask(client, vm, 'RelocateVM_Task', { spec: { datastore, host, folder } })
  expect([await get(vm, 'runtime.host'), await get(vm, 'parent'), await get(vm, 'datastore')]).toEqual([host, folder, [datastore]])
  expect(await get(vm, 'resourcePool')).toEqual(await find('DC0/host/DC0_C0/Resources'))
  expect([readdirSync(await folderOf('LocalDS_0')), readdirSync(await folderOf('LocalDS_1'))]).toEqual([[], []])
  expect((await disk(vm)).fileName).toBe('[LocalDS_1] DC0_H0_VM0/disk1.vmdk')
  expect(await faultOf(client.call(vm, 'MigrateVM_Task', { priority: 'defaultPriority' }))).toBe('InvalidArgument host')
  expect(await faultOf(runTask(client, vm, 'MigrateVM_Task', { host, priority: 'defaultPriority', state: 'poweredOn' }))).toBe(
    'InvalidPowerState',
  )
})

const fixed = (ipAddress: string) => ({
  adapter: { ip: dataObject('CustomizationFixedIp', { ipAddress }), subnetMask: '255.255.0.0', gateway: ['10.0.0.1'] },
})
const linux = (...addresses: string[]) => ({
  identity: dataObject('CustomizationLinuxPrep', {
    hostName: dataObject('CustomizationFixedName', { name: 'web' }),
    domain: 'example.com',
  }),
  globalIPSettings: { dnsServerList: ['10.0.0.2'] },
  nicSettingMap: addresses.map(fixed),
})

test('a customization is done when the machine is switched on, and only then', async () => {
  const { client, vm, get } = await start()
  const customize = (spec: object) => runTask(client, vm, 'CustomizeVM_Task', { spec: spec as ReturnType<typeof linux> })
  expect(await faultOf(customize(linux('10.0.0.5', '10.0.0.6')))).toBe('NicSettingMismatch')
  expect(await faultOf(customize(linux('10.0.0')))).toBe('InvalidArgument spec.nicSettingMap[0].adapter.ip.ipAddress')
  await customize(linux('10.0.0.5'))
  expect(await faultOf(customize(linux('10.0.0.5')))).toBe('CustomizationPending')
  expect([await get(vm, 'guest.ipAddress'), await get(vm, 'guest.customizationInfo.customizationStatus')]).toEqual([
    undefined,
    'TOOLSDEPLOYPKG_PENDING',
  ])
  await runTask(client, vm, 'PowerOnVM_Task', {})
  expect(await get(vm, 'guest')).toMatchObject({
    hostName: 'web',
    ipAddress: '10.0.0.5',
    net: [
      {
        ipAddress: ['10.0.0.5'],
        ipConfig: { ipAddress: [{ prefixLength: 16 }] },
        dnsConfig: { domainName: 'example.com', ipAddress: ['10.0.0.2'] },
      },
    ],
    ipStack: [{ ipRouteConfig: { ipRoute: [{ gateway: { ipAddress: '10.0.0.1' } }] } }],
    customizationInfo: { customizationStatus: 'TOOLSDEPLOYPKG_SUCCEEDED' },
  })
  expect(await faultOf(customize(linux('10.0.0.5')))).toBe('InvalidPowerState')
})

test('clones are customized: by cloud-init too, and with addresses of DHCP that are all different', async () => {
  const { clone, get, find } = await start()
  const metadata =
    'local-hostname: node-1\nnetwork:\n  version: 2\n  ethernets:\n    nics:\n      match: { name: "e*" }\n      addresses: [10.1.2.3/8]\n'
  const globalIPSettings = {}
  const one = await clone('one', {
    powerOn: true,
    customization: { identity: dataObject('CustomizationCloudinitPrep', { metadata }), globalIPSettings },
  })
  expect([await get(one, 'guest.hostName'), await get(one, 'guest.ipAddress')]).toEqual(['node-1', '10.1.2.3'])
  const nicSettingMap = [{ adapter: { ip: dataObject('CustomizationDhcpIpGenerator', {}) } }]
  const customization = {
    nicSettingMap,
    globalIPSettings,
    identity: dataObject('CustomizationLinuxPrep', { domain: '', hostName: dataObject('CustomizationPrefixName', { base: 'n' }) }),
  }
  const others = [await clone('two', { powerOn: true, customization }), await clone('three', { powerOn: true, customization })]
  expect(await Promise.all(others.map((vm) => get(vm, 'guest.hostName')))).toEqual(['n-1', 'n-2'])
  expect(new Set(await Promise.all(others.map((vm) => get(vm, 'guest.ipAddress')))).size).toBe(2)
  expect(await find('DC0/vm/three')).toEqual(others[1])
})

test('an instant clone goes on from where its source is', async () => {
  const { client, vm, get, disk, folder } = await start()
  const clone = (name: string) =>
    runTask(client, vm, 'InstantClone_Task', { spec: { name, location: { folder }, config: [{ key: 'guestinfo.id', value: name }] } })
  expect(await faultOf(clone('early'))).toBe('InvalidPowerState')
  await runTask(client, vm, 'PowerOnVM_Task', {})
  const one = (await clone('one')) as ManagedObjectReference
  expect(await get(one, 'runtime.powerState')).toBe('poweredOn')
  const base = '[LocalDS_0] DC0_H0_VM0/disk1.vmdk'
  expect([(await disk(vm)).parent?.fileName, (await disk(one)).parent?.fileName]).toEqual([base, base])
  const config = await get<VirtualMachineConfigInfo>(one, 'config')
  expect(config?.extraConfig).toContainEqual(expect.objectContaining({ key: 'guestinfo.id', value: 'one' }))
})
