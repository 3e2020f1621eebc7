import { isVivariumError } from '@vivarium/core'
import { isVimError, type ManagedObjectReference, method as methodNamed, VimClient } from '@vivarium/vim'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ManagedObject } from '../model/managed-object.js'
import type { ModelEvent } from '../model/model.js'
import { plausibleArguments } from '../testing/plausible-arguments.js'
import { VCenter } from '../vcenter.js'

const everywhere = (roleId: number) => [{ principal: 'reader', group: false, propagate: true, roleId }]

let vcenter: VCenter
let admin: VimClient
let reader: VimClient
beforeEach(async () => {
  vcenter = await VCenter.start({ tls: false, username: 'admin', password: 'pass', users: [{ name: 'reader', password: 'r' }] })
  admin = await VimClient.connect(vcenter.url, { username: 'admin', password: 'pass' })
  reader = await VimClient.connect(vcenter.url, { username: 'reader', password: 'r' })
})
afterEach(async () => {
  await Promise.allSettled([admin, reader].map((client) => client?.close()))
  await vcenter?.[Symbol.asyncDispose]()
})

async function setRole(roleId: number, entity: ManagedObjectReference = admin.serviceContent.rootFolder) {
  const { authorizationManager } = admin.serviceContent
  if (authorizationManager === undefined) throw new TypeError('there is no authorization manager')
  await admin.call(authorizationManager, 'SetEntityPermissions', { entity, permission: everywhere(roleId) })
}

/**
 * What takes away the session with which the next call would be made, waits, or is only about it; and what readers may ask for, which looks anew at
 * what there is, or finds it out when it is first asked for.
 */
const unwanted = new Set([
  // Who sees a machine may ask whether something would work; the task that finds it out is all that there is to see of that.
  'CheckClone_Task',
  'CheckCompatibility_Task',
  'CheckMigrate_Task',
  'CheckPowerOn_Task',
  'CheckRelocate_Task',
  'CheckVmConfig_Task',
  'FetchDVPortKeys',
  'FetchDVPorts',
  'RefreshDatastore',
  'RefreshDatastoreStorageInfo',
  'Logout',
  'TerminateSession',
  'WaitForUpdates',
  'WaitForUpdatesEx',
  'ImpersonateUser',
  'LoginByToken',
])

/** Calls each method of one object of each type there is; gives those that changed something, by what they changed. */
async function changedBy(client: VimClient): Promise<Map<string, string>> {
  const types = new Map<string, ManagedObject>()
  for (const object of vcenter.model.objects()) if (!types.has(object.type.name)) types.set(object.type.name, object)
  const changed = new Map<string, string>()
  for (const { type, reference } of types.values()) {
    for (const name of type.methods) {
      if (unwanted.has(name)) continue
      for (const isFull of [false, true]) {
        const events: ModelEvent[] = []
        const stop = vcenter.model.listen((event) => events.push(event))
        const method = methodNamed(name)
        try {
          const result = await client.call(reference, name as 'Destroy_Task', plausibleArguments(vcenter.model, method, isFull) as never)
          if (isTask(result)) await settled(result)
        } catch (error) {
          // Arguments that can't be made of what there is.
          if (!isVimError(error) && !isVivariumError(error, 'CANNOT_ENCODE')) throw error
        } finally {
          stop()
        }
        const others = events.filter(({ object }) => object.type.name !== 'Task')
        if (others.length > 0)
          changed.set(`${type.name}.${name}`, others.map(({ kind, object }) => `${kind} ${object.reference.value}`).join(', '))
      }
    }
  }
  return changed
}

const isTask = (result: unknown): result is ManagedObjectReference => (result as { readonly type?: string } | undefined)?.type === 'Task'

async function settled(task: ManagedObjectReference): Promise<void> {
  const state = () => (vcenter.model.find(task)?.get('info') as { readonly state?: string } | undefined)?.state
  while (state() === 'queued' || state() === 'running') await new Promise((resolve) => setImmediate(resolve))
}

describe('a user who may only read', () => {
  it('changes nothing with any method of any object, where an administrator changes much', { timeout: 120_000 }, async () => {
    await setRole(-2)
    expect(Object.fromEntries(await changedBy(reader))).toEqual({})
    expect((await changedBy(admin)).size).toBeGreaterThan(50)
  })
})

describe('permissions', () => {
  it('decide about methods and properties, with the fault that names what is missing', async () => {
    const datacenter = [...vcenter.model.objects()].find(({ type }) => type.name === 'Datacenter')?.reference
    if (datacenter === undefined) throw new TypeError('there is no datacenter')
    const rename = () => reader.call(datacenter, 'Rename_Task', { newName: 'other' })
    await expect(rename()).rejects.toMatchObject({
      fault: {
        _typeName: 'NoPermission',
        object: datacenter,
        privilegeId: 'Datacenter.Rename',
        missingPrivileges: [{ entity: datacenter, privilegeIds: ['Datacenter.Rename'] }],
      },
    })
    await expect(reader.call(datacenter, 'Fetch', { prop: 'name' })).rejects.toMatchObject({ fault: { _typeName: 'NoPermission' } })
    await setRole(-2)
    await expect(reader.call(datacenter, 'Fetch', { prop: 'name' })).resolves.toBe('DC0')
    await expect(reader.call(datacenter, 'Fetch', { prop: 'effectiveRole' })).resolves.toMatchObject({ _value: [-2] })
    await setRole(-1, datacenter)
    await rename()
  })
})

describe('a user who may see one machine', () => {
  it('is told of no other by any method or property of any object', { timeout: 120_000 }, async () => {
    const [other, mine] = [...vcenter.model.objects()].filter(({ type }) => type.name === 'VirtualMachine')
    if (other === undefined || mine === undefined) throw new TypeError('there are no two machines')
    await setRole(-2, mine.reference)
    // So that there are events and a task, too.
    await settled(await admin.call(other.reference, 'PowerOffVM_Task', {}))
    // Arguments name the first machine there is, which is the other one.
    const words = [other.reference.value, String(other.get('name'))]
    expect(await toldBy(reader, words)).toEqual([])
    const expected = ['EventManager.latestEvent', 'EventManager.QueryEvents', 'HostSystem.vm', 'Task.info']
    expect(await toldBy(admin, words)).toEqual(expect.arrayContaining(expected))
  })
})

/** Reads all properties of all objects, and calls the methods of each type that only tell something; gives those whose answer has one of some words. */
async function toldBy(client: VimClient, words: readonly string[]): Promise<string[]> {
  const found: string[] = []
  const look = async (what: string, ask: () => Promise<unknown>) => {
    try {
      const answer = JSON.stringify(await ask(), (_key, value) => (typeof value === 'bigint' ? String(value) : value)) ?? ''
      if (words.some((word) => answer.includes(`"${word}"`))) found.push(what)
    } catch (error) {
      if (!isVimError(error) && !isVivariumError(error, 'CANNOT_ENCODE')) throw error
    }
  }
  const objects = [...vcenter.model.objects()]
  for (const { type, reference } of objects) {
    for (const prop of type.properties.keys()) await look(`${type.name}.${prop}`, () => client.call(reference, 'Fetch', { prop }))
  }
  for (const { type, reference } of new Map(objects.map((object) => [object.type.name, object])).values()) {
    for (const name of type.methods) {
      if (!/^(?:Query|Retrieve|List|Get|Find|Has|Fetch|Read|Are|Create.*(?:View|Collector|Descriptor))/.test(name)) continue
      for (const isFull of [false, true]) {
        const given = plausibleArguments(vcenter.model, methodNamed(name), isFull)
        await look(`${type.name}.${name}`, () => client.call(reference, name as 'QueryEvents', given as never))
      }
    }
  }
  return [...new Set(found)]
}
