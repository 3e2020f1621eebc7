import { CertificateAuthority } from '@vivarium/core'
import { dataObject, reference, type VimClient } from '@vivarium/vim'
import type { CustomFieldDef, PerfEntityMetric, PerfEntityMetricCSV, PerfMetricIntSeries } from '@vivarium/vim/types'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ManagedObject } from '../model/managed-object.js'
import { type SmallVCenter, startSmallVCenter } from '../testing/small-vcenter.js'
import type { VCenter } from '../vcenter.js'

let vcenter: VCenter
let client: VimClient
let vm: ManagedObject
let host: ManagedObject
let small: SmallVCenter
beforeEach(async () => {
  small = await startSmallVCenter()
  ;({ vcenter, client, vm, host } = small)
})
afterEach(() => small?.[Symbol.asyncDispose]())

const faultOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error) => error.fault._typeName,
  )

describe('custom fields', () => {
  const manager = reference('CustomFieldsManager', 'CustomFieldsManager')
  const add = (name: string, moType?: string) =>
    client.call(manager, 'AddCustomFieldDef', { name, ...(moType === undefined ? {} : { moType }) })

  test('are there for what they are for, also for what comes later', async () => {
    await add('everywhere')
    await add('owner', 'VirtualMachine')
    const names = (object: ManagedObject) => (object.get('availableField') as CustomFieldDef[]).map(({ name }) => name)
    expect([names(vm), names(host)]).toEqual([['everywhere', 'owner'], ['everywhere']])
    const folder = await client.call(client.serviceContent.rootFolder, 'CreateFolder', { name: 'later' })
    expect(names(vcenter.model.get(folder))).toEqual(['everywhere'])
    expect(await faultOf(add('owner'))).toBe('DuplicateName')
    expect(await faultOf(add('x', 'Nonsense'))).toBe('InvalidArgument')
  })

  test('have values, which go with the definition; an empty one is none', async () => {
    const { key } = await add('owner', 'VirtualMachine')
    await client.call(manager, 'SetField', { entity: vm.reference, key, value: 'me' })
    for (const name of ['customValue', 'value']) expect(vm.get(name)).toEqual([{ _typeName: 'CustomFieldStringValue', key, value: 'me' }])
    await client.call(vm.reference, 'setCustomValue', { key: 'owner', value: '' })
    expect(vm.get('customValue')).toEqual([])
    await client.call(vm.reference, 'setCustomValue', { key: 'owner', value: 'you' })
    expect(await faultOf(client.call(manager, 'SetField', { entity: host.reference, key, value: 'me' }))).toBe('InvalidArgument')
    await client.call(manager, 'RenameCustomFieldDef', { key, name: 'boss' })
    expect(vm.get('availableField')).toMatchObject([{ name: 'boss' }])
    await client.call(manager, 'RemoveCustomFieldDef', { key })
    expect([vm.get('customValue'), vm.get('availableField')]).toEqual([[], []])
    expect(await faultOf(client.call(manager, 'RemoveCustomFieldDef', { key }))).toBe('NotFound')
  })
})

describe('settings', () => {
  const setting = reference('OptionManager', 'VpxSettings')
  const query = (name?: string) => client.call(setting, 'QueryOptions', name === undefined ? {} : { name })
  const update = (key: string, value: unknown) => client.call(setting, 'UpdateOptions', { changedValue: [{ key, value }] })

  test('are asked for by name and by what they are under', async () => {
    expect(await query('event.maxAge')).toMatchObject([{ key: 'event.maxAge', value: 30 }])
    expect((await query('config.vpxd.sso.'))?.length).toBeGreaterThan(5)
    expect((await query())?.length).toBeGreaterThan(10)
    expect(await faultOf(query('nonsense'))).toBe('InvalidName')
  })

  test('are changed with values of their type; new ones are under config', async () => {
    await update('event.maxAge', 50)
    expect(await query('event.maxAge')).toMatchObject([{ value: 50 }])
    expect(await faultOf(update('event.maxAge', 'many'))).toBe('InvalidArgument')
    await update('config.example', 'x')
    expect(await query('config.example')).toMatchObject([{ value: 'x' }])
    expect(await faultOf(update('example', 'x'))).toBe('InvalidName')
  })
})

describe('extensions', () => {
  const manager = reference('ExtensionManager', 'ExtensionManager')
  const extension = (key: string, version = '1') => ({
    ...{ key, version, description: { label: 'x', summary: 'x' }, lastHeartbeatTime: '2020-01-01T00:00:00Z' },
    resourceList: [{ locale: 'en', module: 'event', data: [{ key: 'com.example.Done.fullFormat', value: 'It is done by {who}.' }] }],
  })

  test('are registered, found, updated and removed', async () => {
    await client.call(manager, 'RegisterExtension', { extension: extension('com.example') })
    expect(await faultOf(client.call(manager, 'RegisterExtension', { extension: extension('com.example') }))).toBe('InvalidArgument')
    await client.call(manager, 'UpdateExtension', { extension: extension('com.example', '2') })
    expect(await client.call(manager, 'FindExtension', { extensionKey: 'com.example' })).toMatchObject({ version: '2' })
    await client.call(manager, 'UnregisterExtension', { extensionKey: 'com.example' })
    expect(await client.call(manager, 'FindExtension', { extensionKey: 'com.example' })).toBeUndefined()
    expect(await faultOf(client.call(manager, 'UnregisterExtension', { extensionKey: 'com.example' }))).toBe('NotFound')
  })

  test('have a certificate, and words for their events', async () => {
    await client.call(manager, 'RegisterExtension', { extension: extension('com.example') })
    const { certificate } = await (await CertificateAuthority.create('anybody')).issueClient('extension', [])
    const set = (certificatePem: string) => client.call(manager, 'SetExtensionCertificate', { extensionKey: 'com.example', certificatePem })
    await set(certificate)
    expect(await client.call(manager, 'FindExtension', { extensionKey: 'com.example' })).toMatchObject({
      subjectName: expect.stringMatching(/^(?:[0-9A-F]{2}:){19}[0-9A-F]{2}$/),
    })
    expect(await faultOf(set('nonsense'))).toBe('InvalidArgument')
    const bare = { key: 0, chainId: 0, createdTime: '2020-01-01T00:00:00Z', userName: '' }
    const event = { ...bare, eventTypeId: 'com.example.Done', arguments: [{ key: 'who', value: 'me' }] }
    await client.call(reference('EventManager', 'EventManager'), 'PostEvent', { eventToPost: dataObject('EventEx', event) })
    const [newest] = (await client.call(reference('EventManager', 'EventManager'), 'QueryEvents', { filter: {} })) ?? []
    expect(newest?.fullFormattedMessage).toBe('It is done by me.')
  })
})

describe('licenses', () => {
  const manager = reference('LicenseManager', 'LicenseManager')
  const assignment = reference('LicenseAssignmentManager', 'LicenseAssignmentManager')
  const licenseKey = 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE'

  test('are added, labelled, assigned and removed', async () => {
    await client.call(manager, 'AddLicense', { licenseKey })
    await client.call(manager, 'UpdateLicenseLabel', { licenseKey, labelKey: 'who', labelValue: 'me' })
    const licenses = (await client.call(manager, 'Fetch', { prop: 'licenses' })) as { _value: object[] }
    expect(licenses._value).toMatchObject([{ editionKey: 'eval' }, { licenseKey, labels: [{ key: 'who', value: 'me' }] }])
    await client.call(assignment, 'UpdateAssignedLicense', { entity: host.reference.value, licenseKey })
    const entityId = host.reference.value
    expect(await client.call(assignment, 'QueryAssignedLicenses', { entityId })).toMatchObject([{ assignedLicense: { licenseKey } }])
    expect(await faultOf(client.call(manager, 'RemoveLicense', { licenseKey }))).toBe('InvalidState')
    await client.call(assignment, 'RemoveAssignedLicense', { entityId })
    await client.call(manager, 'RemoveLicense', { licenseKey })
    expect(await client.call(assignment, 'QueryAssignedLicenses', { entityId })).toMatchObject([
      { assignedLicense: { editionKey: 'eval' } },
    ])
    expect(await faultOf(client.call(assignment, 'UpdateAssignedLicense', { entity: 'x', licenseKey }))).toBe('LicenseEntityNotFound')
  })

  test('that are none are not kept', async () => {
    expect(await client.call(manager, 'AddLicense', { licenseKey: 'nonsense' })).toMatchObject({ editionKey: '' })
    expect(((await client.call(manager, 'Fetch', { prop: 'licenses' })) as { _value: object[] })._value).toHaveLength(1)
  })
})

describe('customization specifications', () => {
  const manager = reference('CustomizationSpecManager', 'CustomizationSpecManager')
  const get = (name: string) => client.call(manager, 'GetCustomizationSpec', { name })

  test('those that scripts know are there', async () => {
    expect(await get('vcsim-linux')).toMatchObject({ info: { type: 'Linux' }, spec: { identity: { _typeName: 'CustomizationLinuxPrep' } } })
    expect(await faultOf(get('nonsense'))).toBe('NotFound')
  })

  test('are made, overwritten by who has seen the last, copied, renamed and deleted', async () => {
    const item = await get('vcsim-linux')
    const info = { name: 'mine', description: '', type: 'Linux' }
    await client.call(manager, 'CreateCustomizationSpec', { item: { ...item, info } })
    expect(await faultOf(client.call(manager, 'CreateCustomizationSpec', { item: { ...item, info } }))).toBe('AlreadyExists')
    const first = await get('mine')
    await client.call(manager, 'OverwriteCustomizationSpec', { item: first })
    expect(await faultOf(client.call(manager, 'OverwriteCustomizationSpec', { item: first }))).toBe('ConcurrentAccess')
    await client.call(manager, 'DuplicateCustomizationSpec', { name: 'mine', newName: 'copy' })
    await client.call(manager, 'RenameCustomizationSpec', { name: 'copy', newName: 'other' })
    await client.call(manager, 'DeleteCustomizationSpec', { name: 'mine' })
    const list = (await client.call(manager, 'Fetch', { prop: 'info' })) as { _value: { name: string }[] }
    expect(list._value.map(({ name }) => name)).toEqual([
      ...['vcsim-linux', 'vcsim-linux-static', 'vcsim-windows-static', 'vcsim-windows-domain', 'other'],
    ])
    expect(await client.call(manager, 'DoesCustomizationSpecExist', { name: 'mine' })).toBe(false)
  })
})

describe('performance', () => {
  const manager = reference('PerformanceManager', 'PerfMgr')
  const cpu = { counterId: 2, instance: '' }
  const query = async (more: object, object = host) => {
    const [found] = (await client.call(manager, 'QueryPerf', { querySpec: [{ entity: object.reference, metricId: [cpu], ...more }] })) ?? []
    return found
  }
  const ofHistory = {
    intervalId: 300,
    startTime: new Date(Date.now() - 3_600_000).toISOString(),
    endTime: new Date(Date.now() - 600_000).toISOString(),
  }

  test('counters and intervals are those of vCenter', async () => {
    const [counter] = (await client.call(manager, 'QueryPerfCounter', { counterId: [2] })) ?? []
    expect(counter).toMatchObject({
      groupInfo: { key: 'cpu' },
      nameInfo: { key: 'usage' },
      rollupType: 'average',
      unitInfo: { key: 'percent' },
    })
    expect(await client.call(manager, 'QueryPerfProviderSummary', { entity: host.reference })).toMatchObject({
      currentSupported: true,
      refreshRate: 20,
    })
    const metrics = (await client.call(manager, 'QueryAvailablePerfMetric', { entity: vm.reference, intervalId: 20 })) ?? []
    expect(metrics).toContainEqual({ _typeName: 'PerfMetricId', ...cpu })
    expect(await faultOf(client.call(manager, 'QueryPerfCounter', { counterId: [99_999] }))).toBe('InvalidArgument')
  })

  test('the past stays what it was, and differs from object to object', async () => {
    const first = (await query(ofHistory)) as PerfEntityMetric
    expect(first.sampleInfo).toHaveLength(10)
    expect(await query(ofHistory)).toEqual(first)
    const later = (await query({ ...ofHistory, startTime: new Date(Date.now() - 1_800_000).toISOString() })) as PerfEntityMetric
    const values = (metric: PerfEntityMetric) => (metric.value as PerfMetricIntSeries[])[0]?.value ?? []
    expect(values(first).slice(-3)).toEqual(values(later).slice(-3))
    expect(values((await query(ofHistory, vm)) as PerfEntityMetric)).not.toEqual(values(first))
  })

  test('comes as text where one wants that, with the newest samples if there may be few', async () => {
    const metric = (await query({ intervalId: 20, maxSample: 2, format: 'csv' })) as PerfEntityMetricCSV
    expect(metric.sampleInfoCSV).toMatch(/^20,\S+Z,20,\S+Z$/)
    expect(metric.value?.[0]?.value).toMatch(/^\d+,\d+$/)
    expect(await faultOf(query({ intervalId: 7 }))).toBe('InvalidArgument')
  })
})
