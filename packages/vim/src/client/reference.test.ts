import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Reference, timeToBuildMs, whyNoReference } from '../testing/reference.js'
import { reference } from '../values.js'
import { VimClient } from './client.js'
import {
  inventoryTraversal,
  isGone,
  listObjects,
  propertiesOf,
  retrieveContents,
  retrieveProperties,
  viewSpec,
  waitForProperties,
  watchUpdates,
} from './properties.js'
import { runTask, waitForTask } from './tasks.js'

const missing = await whyNoReference()

describe.skipIf(missing !== undefined)(`the client with govmomi's simulator${missing === undefined ? '' : ` (${missing})`}`, () => {
  let server: Reference
  let client: VimClient
  beforeAll(async () => {
    server = await Reference.start('-vm', '3')
    client = await VimClient.connect(server.url)
  }, timeToBuildMs)
  afterAll(async () => {
    await client?.close()
    await server?.[Symbol.asyncDispose]()
  })

  const machine = async (name: string) => {
    const found = (await listObjects(client, 'VirtualMachine')).find(({ properties }) => properties.name === name)
    if (found === undefined) throw new Error(`there is no ${name}`)
    return found.object
  }

  test('knows what it talks to, and is logged in', async () => {
    expect(client.serviceContent.about.apiType).toBe('VirtualCenter')
    expect(client.version).toMatch(/^\d+\.\d+/)
    expect(client.sessionCookie).toBeTruthy()
    const { sessionManager = reference('SessionManager', 'SessionManager') } = client.serviceContent
    const { currentSession } = await propertiesOf(client, 'SessionManager', sessionManager, ['currentSession'])
    expect(currentSession).toMatchObject({ _typeName: 'UserSession', userName: 'user' })
  })

  test('lists objects through a view, page by page', async () => {
    const machines = await listObjects(client, 'VirtualMachine', ['name', 'runtime.powerState', 'config.hardware.device'], { pageSize: 2 })
    expect(machines).toHaveLength(6)
    for (const { object, properties, missing } of machines) {
      expect(object.type).toBe('VirtualMachine')
      expect(missing).toEqual([])
      expect(properties['runtime.powerState']).toBe('poweredOn')
      expect(properties['config.hardware.device']).toContainEqual(
        expect.objectContaining({ _typeName: 'VirtualDisk', capacityInKB: expect.any(Number) }),
      )
    }
  })

  test('a loop that ends early leaves nothing to continue', async () => {
    const { viewManager = reference('ViewManager', 'ViewManager'), rootFolder } = client.serviceContent
    const view = await client.call(viewManager, 'CreateContainerView', { container: rootFolder, type: ['VirtualMachine'], recursive: true })
    for await (const { obj } of retrieveContents(client, [viewSpec(view, 'VirtualMachine', ['name'])], { pageSize: 1 })) {
      expect(obj.type).toBe('VirtualMachine')
      break
    }
    await client.call(view, 'DestroyView')
  })

  test('reads all properties of objects of any type', async () => {
    for (const type of [
      'VirtualMachine',
      'HostSystem',
      'ClusterComputeResource',
      'Datacenter',
      'Datastore',
      'DistributedVirtualPortgroup',
      'ResourcePool',
    ] as const) {
      const [first] = await listObjects(client, type, 'all')
      expect(Object.keys(first?.properties ?? {}).length, type).toBeGreaterThan(5)
    }
  })

  test('goes through the inventory without a view', async () => {
    const found = new Set<string>()
    const spec = {
      propSet: [{ type: 'ManagedEntity', pathSet: ['name'] }],
      objectSet: [{ obj: client.serviceContent.rootFolder, selectSet: inventoryTraversal() }],
    }
    for await (const { obj } of retrieveContents(client, [spec])) found.add(obj.type)
    for (const type of [
      'Folder',
      'Datacenter',
      'ClusterComputeResource',
      'HostSystem',
      'ResourcePool',
      'VirtualMachine',
      'Datastore',
      'Network',
    ]) {
      expect([...found]).toContain(type)
    }
  })

  test('runs tasks to their end: result, progress, fault', async () => {
    const vm = await machine('DC0_H0_VM0')
    const states: string[] = []
    await runTask(client, vm, 'PowerOffVM_Task', {}, { onProgress: ({ state }) => states.push(state) })
    expect(states).toEqual(expect.arrayContaining(['started', 'done']))
    await expect(runTask(client, vm, 'PowerOffVM_Task')).rejects.toMatchObject({
      code: 'VIM_FAULT',
      fault: { _typeName: 'InvalidPowerState', requestedState: 'poweredOff', existingState: 'poweredOff' },
    })
    const { parent } = await propertiesOf(client, 'VirtualMachine', vm, ['parent'])
    const clone = await runTask(client, vm, 'CloneVM_Task', {
      folder: parent ?? client.serviceContent.rootFolder,
      name: 'a <clone>',
      spec: { location: {}, powerOn: false, template: false },
    })
    const { name, config } = await propertiesOf(client, 'VirtualMachine', clone, ['name', 'config'])
    expect(name).toBe('a <clone>')
    expect(config?.hardware.device?.some((device) => device._typeName === 'VirtualDisk')).toBe(true)
    await waitForTask(client, await client.call(clone, 'Destroy_Task'))
    await expect(propertiesOf(client, 'VirtualMachine', clone)).rejects.toSatisfy(isGone)
  })

  test('sees changes as they happen', async () => {
    const vm = await machine('DC0_H0_VM1')
    const spec = { propSet: [{ type: 'VirtualMachine', pathSet: ['runtime.powerState'] }], objectSet: [{ obj: vm }] }
    const seen: unknown[] = []
    for await (const { filterSet = [] } of watchUpdates(client, [spec], { timeoutMs: 20_000 })) {
      seen.push(...filterSet.flatMap(({ objectSet = [] }) => objectSet.flatMap(({ changeSet = [] }) => changeSet.map(({ val }) => val))))
      if (seen.length === 1) await client.call(vm, 'PowerOffVM_Task')
      if (seen.length >= 2) break
    }
    const powerState = (_value: string) => ({ _typeName: 'VirtualMachinePowerState', _value })
    expect(seen).toEqual([powerState('poweredOn'), powerState('poweredOff')])
    const reached = waitForProperties(
      client,
      'VirtualMachine',
      vm,
      ['runtime.powerState'],
      (properties) => properties['runtime.powerState'] === 'poweredOn',
    )
    await client.call(vm, 'PowerOnVM_Task')
    expect(await reached).toEqual({ 'runtime.powerState': 'poweredOn' })
  })

  test('a signal and a deadline end the waiting', async () => {
    const vm = await machine('DC0_H0_VM2')
    const never = (options: object) => waitForProperties(client, 'VirtualMachine', vm, ['name'], () => false, options)
    await expect(never({ timeoutMs: 300 })).rejects.toMatchObject({ code: 'TIMED_OUT' })
    const controller = new AbortController()
    const waiting = never({ signal: controller.signal })
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  test('a call to what is gone, and to the services beside /sdk', async () => {
    await expect(retrieveProperties(client, 'VirtualMachine', [reference('VirtualMachine', 'gone')], ['name'])).rejects.toSatisfy(isGone)
    const content = await client.call(reference('PbmServiceInstance', 'ServiceInstance'), 'PbmRetrieveServiceContent')
    const profiles = await client.call(content.profileManager, 'PbmQueryProfile', { resourceType: { resourceType: 'STORAGE' } })
    expect(profiles.length).toBeGreaterThan(0)
    expect(profiles[0]).toMatchObject({ _typeName: 'PbmProfileId', uniqueId: expect.any(String) })
  })

  test('after close nothing is called any more', async () => {
    const other = await VimClient.connect(server.url)
    await other.close()
    await other.close()
    await expect(other.call(reference('ServiceInstance', 'ServiceInstance'), 'CurrentTime')).rejects.toMatchObject({
      code: 'SESSION_CLOSED',
    })
  })
})
