import { type ManagedObjectReference, VimClient } from '@vivarium/vim'
import type { Event, EventFilterSpec, TaskInfo } from '@vivarium/vim/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { VCenter } from '../vcenter.js'

const readOnly = -2

let vcenter: VCenter
let admin: VimClient
let limited: VimClient
/** The one that the limited user may see, and another. */
let mine: ManagedObjectReference
let other: ManagedObjectReference

beforeEach(async () => {
  vcenter = await VCenter.start({ tls: false, username: 'admin', password: 'p', users: [{ name: 'lim', password: 'l' }] })
  admin = await VimClient.connect(vcenter.url, { username: 'admin', password: 'p' })
  limited = await VimClient.connect(vcenter.url, { username: 'lim', password: 'l' })
  ;[mine, other] = [machine(0), machine(1)]
  await permit(mine)
})
afterEach(async () => {
  await Promise.allSettled([admin, limited].map((client) => client?.close()))
  await vcenter?.[Symbol.asyncDispose]()
})

const ofType = (type: string) => [...vcenter.model.objects()].filter((object) => object.type.isA(type)).map(({ reference }) => reference)
const first = (type: string) => ofType(type)[0] as ManagedObjectReference
const machine = (index: number) => ofType('VirtualMachine')[index] as ManagedObjectReference
const content = () => admin.serviceContent

/** The manager that the service content has; it is there. */
function manager(name: 'authorizationManager' | 'eventManager' | 'taskManager' | 'viewManager' | 'perfManager' | 'ovfManager') {
  return content()[name] as ManagedObjectReference
}
const alarmManager = () => content().alarmManager as ManagedObjectReference

function permit(entity: ManagedObjectReference, roleId = readOnly) {
  const permission = [{ principal: 'lim', group: false, propagate: true, roleId }]
  return admin.call(manager('authorizationManager'), 'SetEntityPermissions', { entity, permission })
}

/** The value of an array property. */
async function list<T>(client: VimClient, object: ManagedObjectReference, prop: string): Promise<readonly T[]> {
  const found = (await client.call(object, 'Fetch', { prop })) as { readonly _value?: readonly T[] } | readonly T[] | undefined
  return (found === undefined ? [] : Array.isArray(found) ? found : (found as { readonly _value?: readonly T[] })._value) ?? []
}
const ids = (references: readonly ManagedObjectReference[]) => references.map(({ value }) => value)
const noPermission = { fault: { _typeName: 'NoPermission' } }

describe('who may see one machine only', () => {
  it('finds no other in views, and the administrator all', async () => {
    const { rootFolder } = content()
    const container = { container: rootFolder, type: ['VirtualMachine'], recursive: true }
    const view = await limited.call(manager('viewManager'), 'CreateContainerView', container)
    expect(ids(await list(limited, view, 'view'))).toEqual([mine.value])
    const everything = await admin.call(manager('viewManager'), 'CreateContainerView', container)
    expect(ids(await list(admin, everything, 'view'))).toEqual(ids(ofType('VirtualMachine')))

    const spec = { objectSet: [{ obj: view, skip: false }], propSet: [{ type: 'ContainerView', pathSet: ['view'] }] }
    const [read] = (await limited.call(limited.serviceContent.propertyCollector, 'RetrieveProperties', { specSet: [spec] })) ?? []
    expect(JSON.stringify(read?.propSet)).not.toContain(`"${other.value}"`)

    const chosen = await limited.call(manager('viewManager'), 'CreateListView', { obj: [mine, other] })
    expect(ids(await list(limited, chosen, 'view'))).toEqual([mine.value])
    expect(await limited.call(chosen, 'ModifyListView', { add: [other] })).toMatchObject([{ value: other.value }])
    const inventory = await limited.call(manager('viewManager'), 'CreateInventoryView', undefined)
    await limited.call(inventory, 'OpenInventoryViewFolder', { entity: [rootFolder] })
    expect(await list(limited, inventory, 'view')).toEqual([])

    await permit(other)
    expect(ids(await list(limited, view, 'view'))).toEqual([mine.value, other.value])
  })

  it('hears of no events of others, nor of what is about the whole vCenter', async () => {
    for (const vm of [mine, other]) await settled(await admin.call(vm, 'PowerOffVM_Task', undefined))
    const query = async (client: VimClient, filter: EventFilterSpec = {}) =>
      (await client.call(manager('eventManager'), 'QueryEvents', { filter })) ?? []
    // A permission has the machine as what it is on.
    const isMine = ({ vm, entity }: Event & { readonly entity?: { readonly entity: ManagedObjectReference } }) =>
      (vm?.vm ?? entity?.entity)?.value === mine.value
    const events = await query(limited)
    expect(events.length).toBeGreaterThan(1)
    expect(events.filter((event) => !isMine(event))).toEqual([])
    const all = await query(admin)
    expect(all.filter(isMine)).toEqual(events)
    expect(all.map(({ _typeName }) => _typeName as string)).toContain('UserLoginSessionEvent')

    const collector = await limited.call(manager('eventManager'), 'CreateCollectorForEvents', { filter: {} })
    expect((await list<Event>(limited, collector, 'latestPage')).filter((event) => !isMine(event))).toEqual([])
    await limited.call(collector, 'RewindCollector', undefined)
    expect(await limited.call(collector, 'ReadNextEvents', { maxCount: 1000 })).toHaveLength(events.length)
    expect(await limited.call(collector, 'ReadPreviousEvents', { maxCount: 1000 })).toHaveLength(events.length)
    const latest = (client: VimClient) => client.call(manager('eventManager'), 'Fetch', { prop: 'latestEvent' })
    expect(await latest(limited)).toMatchObject({ vm: { vm: { value: mine.value } } })
    expect(await latest(admin)).toMatchObject({ key: Math.max(...(await query(admin)).map(({ key }) => key)) })

    // What it was in is visible: so one may know that it has gone.
    await permit(first('Datacenter'))
    await settled(await admin.call(other, 'Destroy_Task', undefined))
    expect((await query(limited)).map(({ _typeName }) => _typeName as string)).toContain('VmRemovedEvent')
    await permit(first('Datacenter'), -5)
    expect((await query(limited)).filter((event) => !isMine(event))).toEqual([])
    expect((await list<Event>(limited, collector, 'latestPage')).filter((event) => !isMine(event))).toEqual([])
  })

  it('is shown no tasks of others', async () => {
    for (const vm of [mine, other]) await settled(await admin.call(vm, 'PowerOffVM_Task', undefined))
    const entities = (infos: readonly TaskInfo[]) => infos.map(({ entity }) => entity?.value)
    const read = async (client: VimClient) => {
      const collector = await client.call(manager('taskManager'), 'CreateCollectorForTasks', { filter: {} })
      const page = await list<TaskInfo>(client, collector, 'latestPage')
      return { page: entities(page), next: entities((await client.call(collector, 'ReadNextTasks', { maxCount: 1000 })) ?? []) }
    }
    expect(await read(limited)).toEqual({ page: [mine.value], next: [mine.value] })
    expect((await read(admin)).next).toEqual([mine.value, other.value])
    expect(await list(limited, manager('taskManager'), 'recentTask')).toHaveLength(1)
    expect(await list(admin, manager('taskManager'), 'recentTask')).toHaveLength(2)
    expect(await list(limited, mine, 'recentTask')).toHaveLength(1)
    await expect(limited.call(other, 'Fetch', { prop: 'recentTask' })).rejects.toMatchObject(noPermission)
  })

  it('gets no figures of others, no descriptors, no alarms', async () => {
    const spec = (entity: ManagedObjectReference) => ({ entity, intervalId: 20, maxSample: 1 })
    const requests = (client: VimClient, entity: ManagedObjectReference) => [
      () => client.call(manager('perfManager'), 'QueryPerf', { querySpec: [spec(entity)] }),
      () => client.call(manager('perfManager'), 'QueryPerfComposite', { querySpec: spec(entity) }),
      () => client.call(manager('perfManager'), 'QueryAvailablePerfMetric', { entity }),
      () => client.call(manager('perfManager'), 'QueryPerfProviderSummary', { entity }),
      () => client.call(alarmManager(), 'GetAlarm', { entity }),
      () => client.call(alarmManager(), 'GetAlarmState', { entity }),
    ]
    const describeMachine = (client: VimClient, obj: ManagedObjectReference) =>
      client.call(manager('ovfManager'), 'CreateDescriptor', { obj, cdp: {} })
    for (const request of requests(limited, mine)) await request()
    for (const request of [...requests(admin, other), () => describeMachine(admin, other)]) await request()
    for (const request of requests(limited, other)) await expect(request()).rejects.toMatchObject(noPermission)
    for (const vm of [mine, other]) {
      await expect(describeMachine(limited, vm)).rejects.toMatchObject({ fault: { _typeName: 'NoPermission', privilegeId: 'VApp.Export' } })
    }
    expect(await limited.call(alarmManager(), 'GetAlarm', {})).toEqual([])
    expect(await admin.call(alarmManager(), 'GetAlarm', {})).not.toEqual([])
  })

  it('learns of permissions on that machine only', async () => {
    await admin.call(manager('authorizationManager'), 'SetEntityPermissions', {
      entity: other,
      permission: [{ principal: 'admin', group: false, propagate: true, roleId: readOnly }],
    })
    const all = (client: VimClient) => client.call(manager('authorizationManager'), 'RetrieveAllPermissions', undefined)
    expect(await all(limited)).toMatchObject([{ entity: mine, principal: 'lim' }])
    expect((await all(admin)).length).toBeGreaterThan(2)
    const ofRole = { roleId: readOnly }
    expect(await limited.call(manager('authorizationManager'), 'RetrieveRolePermissions', ofRole)).toMatchObject([{ entity: mine }])
    const ofEntity = (entity: ManagedObjectReference) =>
      limited.call(manager('authorizationManager'), 'RetrieveEntityPermissions', { entity, inherited: false })
    expect(await ofEntity(mine)).toHaveLength(1)
    await expect(ofEntity(other)).rejects.toMatchObject(noPermission)
    const has = { entities: [other], userName: 'admin' }
    await expect(limited.call(manager('authorizationManager'), 'FetchUserPrivilegeOnEntities', has)).rejects.toMatchObject(noPermission)
  })

  it('does not get past a host, a cluster or a datastore by what belongs to it', async () => {
    const cluster = first('ClusterComputeResource')
    const environment = (await admin.call(cluster, 'Fetch', { prop: 'environmentBrowser' })) as ManagedObjectReference
    const datastores = (await admin.call(first('HostSystem'), 'Fetch', { prop: 'datastoreBrowser' })) as ManagedObjectReference
    const files = (await admin.call(first('Datastore'), 'Fetch', { prop: 'browser' })) as ManagedObjectReference
    const requests = (client: VimClient) => [
      () => client.call(environment, 'QueryConfigTarget', {}),
      () => client.call(environment, 'QueryConfigOption', {}),
      () => client.call(environment, 'QueryConfigOptionEx', {}),
      () => client.call(environment, 'QueryConfigOptionDescriptor', undefined),
      () => client.call(environment, 'QueryTargetCapabilities', {}),
      () => client.call(datastores, 'Fetch', { prop: 'datastore' }),
      () => client.call(files, 'Fetch', { prop: 'datastore' }),
    ]
    for (const request of requests(admin)) await request()
    for (const request of requests(limited)) await expect(request()).rejects.toMatchObject(noPermission)
    await permit(cluster)
    await limited.call(environment, 'QueryConfigTarget', {})
    const disk = { name: '[LocalDS_0] a.vmdk' }
    await expect(limited.call(content().virtualDiskManager as ManagedObjectReference, 'QueryVirtualDiskUuid', disk)).rejects.toMatchObject({
      fault: { _typeName: 'NoPermission', privilegeId: 'Datastore.FileManagement' },
    })
  })
})

async function settled(task: ManagedObjectReference): Promise<void> {
  const state = () => (vcenter.model.get(task).get('info') as TaskInfo).state
  while (state() === 'queued' || state() === 'running') await new Promise((resolve) => setImmediate(resolve))
  expect(state()).toBe('success')
}
