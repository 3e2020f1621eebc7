import { type ManagedObjectReference, method, reference, runTask, VimClient, waitForTask } from '@vivarium/vim'
import type { TaskFilterSpec, TaskInfo, TaskInfoFilterSpecFilterTaskResults } from '@vivarium/vim/types'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Events } from '../events/events.js'
import { Model } from '../model/model.js'
import { VCenter } from '../vcenter.js'
import { addTaskManager } from './task-manager.js'
import { Tasks } from './tasks.js'

/** A clock that goes when it is told to. */
class TestClock {
  #now = Date.parse('2026-01-01T00:00:00Z')
  readonly #timers = new Set<{ readonly at: number; readonly callback: () => void }>()

  now() {
    return new Date(this.#now)
  }

  after(milliseconds: number, callback: () => void) {
    const timer = { at: this.#now + milliseconds, callback }
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  get timers() {
    return this.#timers.size
  }

  pass(milliseconds: number) {
    this.#now += milliseconds
    for (const timer of [...this.#timers]) {
      if (timer.at > this.#now || !this.#timers.delete(timer)) continue
      timer.callback()
    }
  }
}

const settled = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

describe('what is kept of tasks', () => {
  const setUp = () => {
    const model = new Model()
    const clock = new TestClock()
    const tasks = new Tasks(model, clock, new Events(model, clock))
    addTaskManager(model)
    const folder = model.add('Folder', 'group-d1', { name: 'Datacenters' })
    const run = async (count: number) => {
      for (let number = 0; number < count; number += 1) {
        tasks.start({ method: method('Destroy_Task'), entity: folder, userName: 'user', run: () => undefined })
        if (number % 500 === 499) await settled()
      }
      await settled()
    }
    const manager = model.get(reference('TaskManager', 'TaskManager'))
    const recent = (object = manager) => (object.get('recentTask') as ManagedObjectReference[]).length
    let objects = 0
    model.listen(({ kind }) => {
      if (kind === 'created') objects += 1
      if (kind === 'removed') objects -= 1
    })
    return { model, clock, tasks, folder, run, recent, objects: () => objects }
  }

  test('is bounded in number, however many there are, with one timer for all', async () => {
    const { clock, run, recent, folder, objects, tasks } = setUp()
    await run(12_000)
    expect(objects()).toBeLessThanOrEqual(5500)
    expect(tasks.history.end - tasks.history.start).toBe(5000)
    expect(recent()).toBe(200)
    expect(recent(folder)).toBe(20)
    expect(clock.timers).toBe(1)
  })

  test('goes ten minutes after its end, by the clock', async () => {
    const { clock, run, recent, folder, objects, tasks } = setUp()
    await run(3)
    clock.pass(5 * 60_000)
    await run(2)
    expect(recent()).toBe(5)
    clock.pass(5 * 60_000)
    expect([recent(), recent(folder), objects()]).toEqual([2, 2, 2])
    clock.pass(5 * 60_000)
    expect([recent(), recent(folder), objects()]).toEqual([0, 0, 0])
    expect([...tasks.history]).toHaveLength(5)
    expect(clock.timers).toBe(0)
  })
})

describe('tasks of a vCenter', () => {
  let vcenter: VCenter
  let client: VimClient
  beforeEach(async () => {
    vcenter = await VCenter.start({ tls: false })
    client = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
    const description = { label: 'x', summary: 'x' }
    const extension = { key: 'com.example', version: '1', description, lastHeartbeatTime: '2026-01-01T00:00:00Z' }
    const events = [{ eventID: 'com.example.Happened' }]
    const taskList = [{ taskID: 'com.example.Work' }]
    await client.call(reference('ExtensionManager', 'ExtensionManager'), 'RegisterExtension', {
      extension: { ...extension, eventList: events, taskList },
    })
  })
  afterEach(async () => {
    await client?.close()
    await vcenter?.[Symbol.asyncDispose]()
  })

  test('of what is no managed entity is about none: its type is declared', async () => {
    const { dvSwitchManager } = client.serviceContent
    if (dvSwitchManager === undefined) throw new TypeError('there is no manager of switches')
    const [host] = [...vcenter.model.objects()].filter(({ type }) => type.name === 'HostSystem')
    const task = await client.call(dvSwitchManager, 'RectifyDvsOnHost_Task', { hosts: host === undefined ? [] : [host.reference] })
    await waitForTask(client, task)
    expect(await info(task)).not.toHaveProperty('entity')
    expect(await info(task)).toMatchObject({ descriptionId: 'dvs.DistributedVirtualSwitchManager.rectifyHost' })
  })

  const manager = reference('TaskManager', 'TaskManager')
  const info = async (task: ManagedObjectReference) => (await client.call(task, 'Fetch', { prop: 'info' })) as TaskInfo
  const work = (cancelable = true) =>
    client.call(manager, 'CreateTask', { obj: client.serviceContent.rootFolder, taskTypeId: 'com.example.Work', cancelable })
  const invalidState = { fault: { _typeName: 'InvalidState' } }

  test('a method’s has the name and description that clients know it by', async () => {
    const folder = await client.call(client.serviceContent.rootFolder, 'CreateFolder', { name: 'a' })
    const task = await client.call(folder, 'Destroy_Task')
    await waitForTask(client, task)
    expect(await info(task)).toMatchObject({
      name: 'Destroy_Task',
      descriptionId: 'Folder.destroy',
      entityName: 'a',
      state: 'success',
      progress: 100,
    })
    const description = (await client.call(manager, 'Fetch', { prop: 'description' })) as { methodInfo: { key: string; label: string }[] }
    const labels = new Map(description.methodInfo.map(({ key, label }) => [key, label]))
    expect(labels.get('Folder.destroy')).toBe('Delete folder')
    expect(labels.get('VirtualMachine.powerOn')).toBe('Power On virtual machine')
    expect(labels.get('HostSystem.enterMaintenanceMode')).toBe('Enter maintenance mode')
  })

  test('a client does one of its own: progress, description, result, and nothing after its end', async () => {
    await expect(
      client.call(manager, 'CreateTask', { obj: client.serviceContent.rootFolder, taskTypeId: 'com.example.Other', cancelable: true }),
    ).rejects.toMatchObject({ fault: { _typeName: 'InvalidArgument', invalidProperty: 'taskTypeId' } })
    const { task, state } = await work()
    expect(state).toBe('queued')
    await expect(client.call(task, 'UpdateProgress', { percentDone: 5 })).rejects.toMatchObject(invalidState)
    await client.call(task, 'SetTaskState', { state: 'running' })
    await client.call(task, 'UpdateProgress', { percentDone: 50 })
    await expect(client.call(task, 'UpdateProgress', { percentDone: 101 })).rejects.toMatchObject({ fault: { _typeName: 'OutOfBounds' } })
    await client.call(task, 'SetTaskDescription', { description: { key: 'com.example.msg', message: 'Working' } })
    expect(await info(task)).toMatchObject({ state: 'running', progress: 50, description: { message: 'Working' } })
    await client.call(task, 'SetTaskState', { state: 'success', result: 'it' })
    expect(await waitForTask(client, task)).toBe('it')
    await expect(client.call(task, 'SetTaskState', { state: 'running' })).rejects.toMatchObject(invalidState)
    await expect(client.call(task, 'CancelTask')).rejects.toMatchObject(invalidState)
  })

  test('one can be made to fail with a fault, and be cancelled if it may be', async () => {
    const failing = await work()
    const fault = { fault: { _typeName: 'Timedout' }, localizedMessage: 'Too late.' }
    await client.call(failing.task, 'SetTaskState', { state: 'error', fault })
    await expect(waitForTask(client, failing.task)).rejects.toMatchObject({ fault: { _typeName: 'Timedout' } })
    const cancelled = await work()
    await client.call(cancelled.task, 'CancelTask')
    expect(await info(cancelled.task)).toMatchObject({
      cancelled: true,
      state: 'error',
      error: { fault: { _typeName: 'RequestCanceled' } },
    })
    const lasting = await work(false)
    await expect(client.call(lasting.task, 'CancelTask')).rejects.toMatchObject({ fault: { _typeName: 'NotSupported' } })
  })

  describe('a history collector', () => {
    const collect = (filter: TaskFilterSpec) => client.call(manager, 'CreateCollectorForTasks', { filter })
    const names = (tasks: TaskInfo[] | undefined) => (tasks ?? []).map(({ entityName }) => entityName)
    const makeAndRemove = async (...folders: string[]) => {
      for (const name of folders) {
        const folder = await client.call(client.serviceContent.rootFolder, 'CreateFolder', { name })
        await runTask(client, folder, 'Destroy_Task')
      }
    }

    test('reads on from the oldest, and back from before its page', async () => {
      await makeAndRemove('a', 'b', 'c', 'd', 'e')
      const collector = await collect({})
      expect(names(await client.call(collector, 'ReadNextTasks', { maxCount: 2 }))).toEqual(['a', 'b'])
      expect(names(await client.call(collector, 'ReadNextTasks', { maxCount: 9 }))).toEqual(['c', 'd', 'e'])
      expect(names(await client.call(collector, 'ReadNextTasks', { maxCount: 9 }))).toEqual([])
      await makeAndRemove('f')
      expect(names(await client.call(collector, 'ReadNextTasks', { maxCount: 9 }))).toEqual(['f'])
      expect(names(await client.call(collector, 'ReadPreviousTasks', { maxCount: 2 }))).toEqual(['f', 'e'])
      await client.call(collector, 'SetCollectorPageSize', { maxCount: 2 })
      await client.call(collector, 'ResetCollector')
      expect(names(await client.call(collector, 'ReadPreviousTasks', { maxCount: 2 }))).toEqual(['d', 'c'])
      await client.call(collector, 'RewindCollector')
      expect(names(await client.call(collector, 'ReadNextTasks', { maxCount: 1 }))).toEqual(['a'])
      await client.call(collector, 'DestroyCollector')
      await expect(client.call(collector, 'ReadNextTasks', { maxCount: 1 })).rejects.toMatchObject({
        fault: { _typeName: 'ManagedObjectNotFound' },
      })
    })

    test('has the newest on a page that follows what happens', async () => {
      const collector = await collect({ state: ['success'] })
      const page = async () => names(((await client.call(collector, 'Fetch', { prop: 'latestPage' })) as { _value?: TaskInfo[] })?._value)
      await makeAndRemove('a', 'b')
      expect(await page()).toEqual(['b', 'a'])
      await client.call(collector, 'SetCollectorPageSize', { maxCount: 1 })
      expect(await page()).toEqual(['b'])
      await makeAndRemove('c')
      expect(await page()).toEqual(['c'])
    })

    test('has only what its filter lets through', async () => {
      const { rootFolder } = client.serviceContent
      await makeAndRemove('a')
      const { task, eventChainId } = await work()
      const found = async (filter: TaskFilterSpec) => names(await client.call(await collect(filter), 'ReadNextTasks', { maxCount: 10 }))
      expect(await found({ entity: { entity: rootFolder, recursion: 'self' } })).toEqual(['Datacenters'])
      expect(await found({ entity: { entity: rootFolder, recursion: 'children' } })).toEqual(['a'])
      expect(await found({ entity: { entity: rootFolder, recursion: 'all' } })).toEqual(['a', 'Datacenters'])
      expect(await found({ state: ['queued'] })).toEqual(['Datacenters'])
      expect(await found({ userName: { systemUser: false, userList: ['user'] } })).toEqual(['a', 'Datacenters'])
      expect(await found({ userName: { systemUser: true } })).toEqual([])
      expect(await found({ eventChainId: [eventChainId] })).toEqual(['Datacenters'])
      expect(await found({ time: { timeType: 'completedTime', beginTime: '2020-01-01T00:00:00Z' } })).toEqual(['a'])
      expect(await found({ time: { timeType: 'queuedTime', endTime: '2020-01-01T00:00:00Z' } })).toEqual([])
      await client.call(task, 'CancelTask')
      expect(await found({ state: ['error'] })).toEqual(['Datacenters'])
    })

    test('leaves out results that nobody wants', async () => {
      const done = await work()
      await client.call(done.task, 'SetTaskState', { state: 'success', result: 'it' })
      const results = async (filterTaskResults: TaskInfoFilterSpecFilterTaskResults) => {
        const collector = await client.call(manager, 'CreateCollectorWithInfoFilterForTasks', {
          filter: {},
          infoFilter: { filterTaskResults },
        })
        return ((await client.call(collector, 'ReadNextTasks', { maxCount: 10 })) ?? []).map(({ result }) => result)
      }
      expect(await results({})).toEqual(['it'])
      expect(await results({ removeAll: true })).toEqual([undefined])
      expect(await results({ descriptionIds: ['com.example.Work'] })).toEqual([undefined])
      expect(await results({ descriptionIds: ['com.example.Work'], filterIn: true })).toEqual(['it'])
    })

    test('there are only so many of in a session', async () => {
      for (let number = 0; number < 32; number += 1) await collect({})
      await expect(collect({})).rejects.toMatchObject(invalidState)
    })
  })
})
