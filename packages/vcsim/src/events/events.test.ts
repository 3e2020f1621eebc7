import { dataObject, isDataObject, type ManagedObjectReference, reference, VimClient } from '@vivarium/vim'
import type { Event, EventDescription, EventEx, EventFilterSpec } from '@vivarium/vim/types'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { History } from '../managers/history.js'
import type { ManagedObject } from '../model/managed-object.js'
import { type SmallVCenter, startSmallVCenter } from '../testing/small-vcenter.js'
import type { VCenter } from '../vcenter.js'

const manager = reference('EventManager', 'EventManager')

describe('what is kept', () => {
  test('is the newest, each at a place of its own', () => {
    const history = new History<number>(3)
    for (let number = 0; number < 10; number += 1) history.add(number)
    expect([...history]).toEqual([7, 8, 9])
    expect([history.start, history.end, history.newest]).toEqual([7, 10, 9])
    expect([history.at(6), history.at(7), history.at(10)]).toEqual([undefined, 7, undefined])
  })
})

describe('events of a vCenter', () => {
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

  const query = async (filter: EventFilterSpec = {}) => (await client.call(manager, 'QueryEvents', { filter })) ?? []
  const post = (event: Event) => client.call(manager, 'PostEvent', { eventToPost: event })
  const bare = { key: 0, chainId: 0, createdTime: '2020-01-01T00:00:00Z', userName: '' }
  const extended = (eventTypeId: string, { reference: { type, value } }: ManagedObject, severity = 'info') =>
    dataObject('EventEx', { ...bare, eventTypeId, severity, message: eventTypeId, objectType: type, objectId: value })
  const log = (entity: ManagedObjectReference, msg: string) => client.call(manager, 'LogUserEvent', { entity, msg })

  test('have what follows from what they are about, and vCenter’s message', async () => {
    await post(dataObject('VmPoweredOnEvent', { ...bare, template: false, vm: { name: 'x', vm: vm.reference } }))
    const [event] = await query()
    expect(event).toMatchObject({
      _typeName: 'VmPoweredOnEvent',
      userName: 'user',
      vm: { name: vm.get('name'), vm: vm.reference },
      host: { host: { type: 'HostSystem' } },
      datacenter: { name: 'DC0' },
      fullFormattedMessage: expect.stringMatching(new RegExp(`^${vm.get('name')} on \\S+ in DC0 is powered on$`)),
    })
    expect(Date.parse(event?.createdTime ?? '')).toBeGreaterThan(Date.parse('2024-01-01'))
    expect(await client.call(manager, 'Fetch', { prop: 'latestEvent' })).toMatchObject({ key: event?.key })
  })

  test('can be logged by users, and of extensions’ own types', async () => {
    await log(vm.reference, 'hello')
    await post(extended('com.example.Done', host))
    const [own, logged] = await query()
    expect(logged).toMatchObject({ _typeName: 'GeneralUserEvent', fullFormattedMessage: 'User logged event: hello' })
    expect(own).toMatchObject({ host: { name: host.get('name') }, fullFormattedMessage: 'com.example.Done' })
    expect(isDataObject(own, 'EventEx') && (own as EventEx).eventTypeId).toBe('com.example.Done')
    await expect(post(dataObject('Event', bare))).rejects.toMatchObject({ fault: { _typeName: 'InvalidEvent' } })
  })

  test('are found by what they are about, by type, category, user, chain, time and number', async () => {
    await log(vm.reference, 'of a machine')
    await post(extended('com.example.Bad', host, 'error'))
    await post(dataObject('VmPoweredOnEvent', { ...bare, template: false, vm: { name: 'x', vm: vm.reference } }))
    const { rootFolder } = client.serviceContent
    const names = async (filter: EventFilterSpec) => (await query(filter)).map((event) => (event as { _typeName?: string })._typeName)
    const folder = vm.get('parent') as ManagedObjectReference
    expect(await names({ entity: { entity: folder, recursion: 'self' } })).toEqual([])
    expect(await names({ entity: { entity: folder, recursion: 'children' } })).toEqual(['VmPoweredOnEvent', 'GeneralUserEvent'])
    expect(await names({ entity: { entity: vm.reference, recursion: 'self' } })).toEqual(['VmPoweredOnEvent', 'GeneralUserEvent'])
    expect(await names({ entity: { entity: rootFolder, recursion: 'all' }, type: ['VmEvent'] })).toEqual(['VmPoweredOnEvent'])
    expect(await names({ eventTypeId: ['com.example.Bad', 'vim.event.GeneralUserEvent'] })).toEqual(['EventEx', 'GeneralUserEvent'])
    expect(await names({ category: ['error'] })).toEqual(['EventEx'])
    expect(await names({ category: ['user'] })).toEqual(['GeneralUserEvent'])
    expect(await names({ userName: { systemUser: false, userList: ['nobody'] } })).toEqual([])
    expect(await names({ userName: { systemUser: false, userList: ['USER'] }, type: ['VmEvent'] })).toEqual(['VmPoweredOnEvent'])
    const [newest] = await query()
    expect(await names({ eventChainId: newest?.chainId ?? 0 })).toEqual(['VmPoweredOnEvent'])
    expect(await names({ time: { endTime: '2020-01-01T00:00:00Z' } })).toEqual([])
    expect(await names({ time: { beginTime: '2020-01-01T00:00:00Z' }, maxCount: 1 })).toEqual(['VmPoweredOnEvent'])
    expect((await query({ disableFullMessage: true }))[0]?.fullFormattedMessage).toBeUndefined()
    await expect(query({ maxCount: 1001 })).rejects.toMatchObject({ fault: { _typeName: 'InvalidArgument' } })
  })

  test('tell who came and went', async () => {
    const other = await VimClient.connect(vcenter.url, { username: 'visitor', password: 'pass' })
    await other.close()
    const [left, came] = await query({ type: ['SessionEvent'] })
    expect(came).toMatchObject({
      _typeName: 'UserLoginSessionEvent',
      userName: 'visitor',
      fullFormattedMessage: expect.stringMatching(/^User visitor@127\.0\.0\.1 logged in as /),
    })
    expect(left).toMatchObject({
      _typeName: 'UserLogoutSessionEvent',
      fullFormattedMessage: expect.stringMatching(/^User visitor@127\.0\.0\.1 logged out \(login time: 2/),
    })
  })

  test('of what has gone are still those of the folder that it was in', async () => {
    const folder = await client.call(client.serviceContent.rootFolder, 'CreateFolder', { name: 'outer' })
    const inner = await client.call(folder, 'CreateDatacenter', { name: 'inner' })
    await log(inner, 'soon gone')
    vcenter.model.remove(vcenter.model.get(inner))
    const found = await query({ entity: { entity: folder, recursion: 'children' }, type: ['GeneralUserEvent'] })
    expect(found).toMatchObject([{ datacenter: { name: 'inner' } }])
  })

  test('a collector’s page follows them, and what it reads goes on', async () => {
    const collector = await client.call(manager, 'CreateCollectorForEvents', { filter: { type: ['GeneralUserEvent'] } })
    const messages = (events: Event[] | undefined) => (events ?? []).map((event) => (event as { message?: string }).message)
    const page = async () => messages(((await client.call(collector, 'Fetch', { prop: 'latestPage' })) as { _value?: Event[] })?._value)
    for (const text of ['a', 'b', 'c']) await log(vm.reference, text)
    expect(await page()).toEqual(['c', 'b', 'a'])
    expect(messages(await client.call(collector, 'ReadNextEvents', { maxCount: 2 }))).toEqual(['a', 'b'])
    await log(vm.reference, 'd')
    expect(messages(await client.call(collector, 'ReadNextEvents', { maxCount: 9 }))).toEqual(['c', 'd'])
    await client.call(collector, 'SetCollectorPageSize', { maxCount: 1 })
    await client.call(collector, 'ResetCollector')
    expect(messages(await client.call(collector, 'ReadPreviousEvents', { maxCount: 9 }))).toEqual(['c', 'b', 'a'])
    await expect(client.call(collector, 'ReadNextEvents', { maxCount: 0 })).rejects.toMatchObject({
      fault: { _typeName: 'InvalidArgument' },
    })
  })

  test('are described: all types, their messages as each entity’s readers need them, their properties', async () => {
    const description = (await client.call(manager, 'Fetch', { prop: 'description' })) as EventDescription
    const details = new Map(description.eventInfo.map((detail) => [detail.key, detail]))
    expect(details.size).toBeGreaterThan(400)
    expect(details.get('VmPoweredOnEvent')).toMatchObject({
      category: 'info',
      formatOnDatacenter: '{vm.name} on {host.name} is powered on',
      formatOnHost: '{vm.name} is powered on',
      formatOnVm: 'Virtual machine on {host.name} is powered on',
      fullFormat: '{vm.name} on {host.name} in {datacenter.name} is powered on',
    })
    for (const detail of details.values()) expect(detail.fullFormat).not.toBe('')
    const properties = await client.call(manager, 'RetrieveArgumentDescription', { eventTypeId: 'vim.event.VmRenamedEvent' })
    expect(properties).toContainEqual({ _typeName: 'EventArgDesc', name: 'oldName', type: 'string' })
    await expect(client.call(manager, 'RetrieveArgumentDescription', { eventTypeId: 'vim.VirtualMachine' })).rejects.toMatchObject({
      fault: { _typeName: 'InvalidArgument' },
    })
  })
})
