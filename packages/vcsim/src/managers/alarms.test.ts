import { dataObject, type ManagedObjectReference, reference, runTask, type VimClient } from '@vivarium/vim'
import type { AlarmExpression, AlarmState, HostRuntimeInfo } from '@vivarium/vim/types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ManagedObject } from '../model/managed-object.js'
import { type SmallVCenter, startSmallVCenter } from '../testing/small-vcenter.js'
import type { VCenter } from '../vcenter.js'

const manager = reference('AlarmManager', 'AlarmManager')
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

const rootFolder = () => client.serviceContent.rootFolder
const create = (expression: AlarmExpression, entity = rootFolder(), name = 'mine') =>
  client.call(manager, 'CreateAlarm', { entity, spec: { name, description: '', enabled: true, expression } })
const triggered = (object: ManagedObjectReference) => vcenter.model.get(object).get('triggeredAlarmState') as AlarmState[]
const connection = (connectionState: HostRuntimeInfo['connectionState']) =>
  vcenter.model.update<'HostSystem'>(host, { runtime: { ...(host.get('runtime') as HostRuntimeInfo), connectionState } })
const disconnected = () =>
  dataObject('StateAlarmExpression', { operator: 'isEqual', type: 'HostSystem', statePath: 'runtime.connectionState', red: 'disconnected' })
const posted = (eventTypeId: string) =>
  client.call(reference('EventManager', 'EventManager'), 'PostEvent', {
    eventToPost: dataObject('EventEx', {
      ...{ key: 0, chainId: 0, createdTime: '2020-01-01T00:00:00Z', userName: '', eventTypeId },
      ...{ objectType: 'VirtualMachine', objectId: vm.reference.value },
    }),
  })
const happened = async (type: string) =>
  (await client.call(reference('EventManager', 'EventManager'), 'QueryEvents', { filter: { type: [type] } })) ?? []

test('an alarm follows the state of objects, shows on all that they are in, and tells', async () => {
  const alarm = await create(disconnected())
  connection('disconnected')
  for (const object of [host.reference, host.get('parent') as ManagedObjectReference, rootFolder()]) {
    expect(triggered(object)).toMatchObject([{ alarm, entity: host.reference, overallStatus: 'red', acknowledged: false }])
  }
  expect(host.get('overallStatus')).toBe('red')
  expect(await happened('AlarmStatusChangedEvent')).toMatchObject([
    { from: 'Green', to: 'Red', fullFormattedMessage: `Alarm 'mine' on ${host.get('name')} changed from Green to Red` },
  ])
  connection('connected')
  expect([triggered(host.reference), triggered(rootFolder()), host.get('overallStatus')]).toEqual([[], [], 'green'])
})

test('an alarm follows the power of machines', async () => {
  await create(
    dataObject('StateAlarmExpression', { operator: 'isEqual', type: 'VirtualMachine', statePath: 'runtime.powerState', red: 'poweredOff' }),
  )
  await runTask(client, vm.reference, 'PowerOffVM_Task')
  expect(triggered(vm.reference)).toMatchObject([{ overallStatus: 'red' }])
  expect(triggered(vm.get('parent') as ManagedObjectReference)).toHaveLength(1)
  await runTask(client, vm.reference, 'PowerOnVM_Task')
  expect(triggered(vm.reference)).toEqual([])
})

test('what is so already when an alarm is made, it finds; and only where it is defined', async () => {
  connection('disconnected')
  const other = await client.call(rootFolder(), 'CreateFolder', { name: 'elsewhere' })
  await create(disconnected(), other, 'elsewhere')
  expect(triggered(host.reference)).toEqual([])
  const alarm = await create(disconnected())
  expect(triggered(host.reference)).toMatchObject([{ alarm }])
  await client.call(alarm, 'RemoveAlarm')
  expect(triggered(rootFolder())).toEqual([])
})

test('events change it, worse and better', async () => {
  await posted('vcsim.vm.failure')
  expect(triggered(vm.reference)).toMatchObject([{ overallStatus: 'yellow', eventKey: expect.any(Number) }])
  await posted('vcsim.vm.fatal')
  expect(triggered(vm.reference)).toMatchObject([{ overallStatus: 'red' }])
  await posted('vcsim.vm.success')
  expect(triggered(vm.reference)).toEqual([])
})

test('parts are put together: one of them, or all of them; events can be compared', async () => {
  const off = dataObject('StateAlarmExpression', {
    operator: 'isUnequal',
    type: 'HostSystem',
    statePath: 'runtime.powerState',
    red: 'poweredOn',
  })
  await create(dataObject('AndAlarmExpression', { expression: [disconnected(), off] }), rootFolder(), 'and')
  await create(dataObject('OrAlarmExpression', { expression: [disconnected(), off] }), rootFolder(), 'or')
  const comparisons = [{ attributeName: 'message', operator: 'startsWith', value: 'fire' }]
  const fire = { eventType: 'GeneralUserEvent', objectType: 'VirtualMachine', status: 'red' as const, comparisons }
  await create(dataObject('EventAlarmExpression', fire), rootFolder(), 'fire')
  connection('disconnected')
  expect(triggered(host.reference)).toHaveLength(1)
  const log = (msg: string) => client.call(reference('EventManager', 'EventManager'), 'LogUserEvent', { entity: vm.reference, msg })
  await log('no fire')
  expect(triggered(vm.reference)).toEqual([])
  await log('fire!')
  expect(triggered(vm.reference)).toMatchObject([{ overallStatus: 'red' }])
})

test('it can be acknowledged, cleared, switched off for one entity, and changed', async () => {
  const alarm = await create(disconnected())
  const at = { alarm, entity: host.reference }
  await expect(client.call(manager, 'AcknowledgeAlarm', at)).rejects.toMatchObject({ fault: { _typeName: 'InvalidArgument' } })
  connection('disconnected')
  await client.call(manager, 'AcknowledgeAlarm', at)
  expect(triggered(rootFolder())).toMatchObject([{ acknowledged: true, acknowledgedByUser: 'user' }])
  await client.call(manager, 'ClearTriggeredAlarms', { filter: { status: ['yellow'] } })
  expect(triggered(rootFolder())).toHaveLength(1)
  await client.call(manager, 'ClearTriggeredAlarms', { filter: { status: ['red'], typeEntity: 'entityTypeHost' } })
  expect(triggered(rootFolder())).toEqual([])
  await client.call(manager, 'DisableAlarm', at)
  connection('connected')
  connection('disconnected')
  expect(triggered(host.reference)).toEqual([])
  const states = (await client.call(manager, 'GetAlarmState', { entity: host.reference })) ?? []
  expect(states.find((state) => state.alarm.value === alarm.value)).toMatchObject({ disabled: true, overallStatus: 'gray' })
  await client.call(manager, 'EnableAlarm', at)
  expect(triggered(host.reference)).toHaveLength(1)
  const spec = { name: 'other', description: '', enabled: false, expression: disconnected() }
  expect(await client.call(alarm, 'Fetch', { prop: 'info' })).toMatchObject({ name: 'mine', alarm, entity: rootFolder() })
  await client.call(alarm, 'ReconfigureAlarm', { spec })
  expect(await client.call(alarm, 'Fetch', { prop: 'info' })).toMatchObject({ name: 'other', alarm, lastModifiedUser: 'user' })
  expect(triggered(host.reference)).toEqual([])
})

test('what a vCenter has from the start is there; names are used once', async () => {
  const alarms = (await client.call(manager, 'GetAlarm', { entity: rootFolder() })) ?? []
  const infos = await Promise.all(alarms.map((alarm) => client.call(alarm, 'Fetch', { prop: 'info' })))
  expect(infos.map((info) => (info as { name: string }).name)).toContain('Host connection and power state')
  await create(disconnected())
  await expect(create(disconnected())).rejects.toMatchObject({ fault: { _typeName: 'DuplicateName' } })
  await expect(create(disconnected(), rootFolder(), '')).rejects.toMatchObject({ fault: { _typeName: 'InvalidName' } })
  const declared = (await client.call(host.reference, 'Fetch', { prop: 'declaredAlarmState' })) as { _value: AlarmState[] }
  expect(declared._value.length).toBeGreaterThan(3)
})
