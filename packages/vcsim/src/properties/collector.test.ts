import { dataObject, reference, referenceKey, unbox, VimClient } from '@vivarium/vim'
import type { ObjectContent, PropertyFilterSpec, UpdateSet } from '@vivarium/vim/types'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ManagedObject } from '../model/managed-object.js'
import { applyUpdates, type ClientState } from '../testing/client-state.js'
import { VCenter } from '../vcenter.js'

const common = reference('PropertyCollector', 'propertyCollector')
const views = reference('ViewManager', 'ViewManager')

let vcenter: VCenter
let client: VimClient
let root: ManagedObject
beforeEach(async () => {
  vcenter = await VCenter.start({ tls: false, model: { machines: 0 } })
  client = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
  root = vcenter.model.get(client.serviceContent.rootFolder)
})
afterEach(async () => {
  await client.close()
  await vcenter[Symbol.asyncDispose]()
})

const folderSpec = (pathSet?: string[]): PropertyFilterSpec => ({
  propSet: [{ type: 'Folder', ...(pathSet === undefined ? { all: true } : { pathSet }) }],
  objectSet: [{ obj: root.reference }],
})
/** Everything below the root folder, by a traversal that names itself. */
const treeSpec = (type: string, pathSet: string[]): PropertyFilterSpec => ({
  propSet: [{ type, pathSet }],
  objectSet: [
    {
      obj: root.reference,
      selectSet: [
        dataObject('TraversalSpec', {
          name: 'children',
          type: 'Folder',
          path: 'childEntity',
          selectSet: [
            { name: 'children' },
            dataObject('TraversalSpec', { type: 'Datacenter', path: 'vmFolder', skip: true, selectSet: [{ name: 'children' }] }),
          ],
        }),
      ],
    },
  ],
})
const retrieve = async (spec: PropertyFilterSpec) => (await client.call(common, 'RetrieveProperties', { specSet: [spec] })) ?? []
const namesOf = (contents: readonly ObjectContent[]) => contents.map(({ propSet }) => propSet?.find(({ name }) => name === 'name')?.val)
const next = (version: string, options: { maxWaitSeconds?: number; maxObjectUpdates?: number } = { maxWaitSeconds: 0 }) =>
  client.call(common, 'WaitForUpdatesEx', { version, options })
const objectsOf = (updates: UpdateSet | undefined) => updates?.filterSet?.flatMap(({ objectSet = [] }) => objectSet) ?? []
const newFolder = (name: string) => client.call(root.reference, 'CreateFolder', { name })
const rename = (object: ManagedObject, name: string) => vcenter.model.update<'Folder'>(object, { name })

describe('retrieving', () => {
  test('follows specs that name themselves, leaves out what is skipped and what has another type', async () => {
    const made = await newFolder('a')
    await client.call(made, 'CreateFolder', { name: 'b' })
    expect(namesOf(await retrieve(treeSpec('Folder', ['name']))).sort()).toEqual(['Datacenters', 'a', 'b'])
    expect(namesOf(await retrieve(treeSpec('Datacenter', ['name'])))).toEqual(['DC0'])
    expect(namesOf(await retrieve(treeSpec('ManagedEntity', ['name'])))).toHaveLength(4)
  })

  test('ends where references go round', async () => {
    const around = dataObject('TraversalSpec', {
      name: 'up',
      type: 'ManagedEntity',
      path: 'parent',
      selectSet: [{ name: 'up' }, { name: 'down' }],
    })
    const down = dataObject('TraversalSpec', {
      name: 'down',
      type: 'Folder',
      path: 'childEntity',
      selectSet: [{ name: 'up' }, { name: 'down' }],
    })
    const spec = {
      propSet: [{ type: 'ManagedEntity', pathSet: ['name'] }],
      objectSet: [{ obj: root.reference, selectSet: [down, around] }],
    }
    expect(namesOf(await retrieve(spec)).sort()).toEqual(['DC0', 'Datacenters'])
  })

  test('pages, each of which can be had once', async () => {
    for (const name of ['a', 'b', 'c']) await newFolder(name)
    const first = await client.call(common, 'RetrievePropertiesEx', { specSet: [treeSpec('Folder', ['name'])], options: { maxObjects: 3 } })
    expect(first?.objects).toHaveLength(3)
    const token = first?.token ?? ''
    const second = await client.call(common, 'ContinueRetrievePropertiesEx', { token })
    expect(second.objects).toHaveLength(1)
    expect(second.token).toBeUndefined()
    await expect(client.call(common, 'ContinueRetrievePropertiesEx', { token })).rejects.toMatchObject({
      fault: { _typeName: 'InvalidProperty' },
    })
    const again = await client.call(common, 'RetrievePropertiesEx', { specSet: [treeSpec('Folder', ['name'])], options: { maxObjects: 1 } })
    await client.call(common, 'CancelRetrievePropertiesEx', { token: again?.token ?? '' })
  })

  test('reads inside of data objects, keyed elements and nothing where they are not', async () => {
    const machine = vcenter.model.add('VirtualMachine', 'vm-1', { name: 'm', config: configWith([4000, 'Adapter 1']) })
    const read = async (...pathSet: string[]) => {
      const [found] = await retrieve({ propSet: [{ type: 'VirtualMachine', pathSet }], objectSet: [{ obj: machine.reference }] })
      return Object.fromEntries(found?.propSet?.map(({ name, val }) => [name, unbox(val)]) ?? [])
    }
    expect(await read('config.hardware.device[4000].deviceInfo.label', 'config.hardware.numCPU', 'guest.hostName')).toEqual({
      'config.hardware.device[4000].deviceInfo.label': 'Adapter 1',
      'config.hardware.numCPU': 2,
    })
    expect(await read('config.hardware.device[4001].deviceInfo.label')).toEqual({})
    await expect(read('config.nosuch')).rejects.toMatchObject({ fault: { _typeName: 'InvalidProperty', name: 'config.nosuch' } })
    expect(await read('config.extraConfig["a.b"].value')).toEqual({ 'config.extraConfig["a.b"].value': 'c' })
  })

  test.each([
    ['a property that the type lacks', () => folderSpec(['nosuch']), 'InvalidProperty'],
    ['a path that is none', () => folderSpec(['name..x']), 'InvalidProperty'],
    ['a type that there is not', () => ({ ...folderSpec(), propSet: [{ type: 'Nonsense', all: true }] }), 'InvalidArgument'],
    ['a name of no spec', () => ({ ...folderSpec(), objectSet: [{ obj: root.reference, selectSet: [{ name: 'x' }] }] }), 'InvalidArgument'],
    ['an object that there is not', () => ({ ...folderSpec(), objectSet: [{ obj: reference('Folder', 'x') }] }), 'ManagedObjectNotFound'],
  ])('refuses %s', async (_what, spec, name) => {
    await expect(retrieve(spec())).rejects.toMatchObject({ fault: { _typeName: name } })
  })

  test('who is not logged in gets what everybody may see, and for the rest is told why not', async () => {
    const stranger = await VimClient.connect(vcenter.url)
    const spec = {
      propSet: [{ type: 'ServiceInstance', pathSet: ['content', 'serverClock'] }],
      objectSet: [{ obj: reference('ServiceInstance', 'ServiceInstance') }],
    }
    const [found] = (await stranger.call(common, 'RetrieveProperties', { specSet: [spec] })) ?? []
    expect(found?.propSet?.map(({ name }) => name)).toEqual(['content'])
    expect(found?.missingSet).toMatchObject([{ path: 'serverClock', fault: { fault: { _typeName: 'NotAuthenticated' } } }])
    await stranger.close()
  })
})

describe('waiting for updates', () => {
  test('first the state, then what changes, as it happens', async () => {
    const filter = await client.call(common, 'CreateFilter', { spec: treeSpec('Folder', ['name']), partialUpdates: false })
    const first = await next('')
    expect(objectsOf(first)).toMatchObject([
      { kind: 'enter', obj: root.reference, changeSet: [{ name: 'name', op: 'assign', val: 'Datacenters' }] },
    ])
    expect(await next(first?.version ?? '')).toBeUndefined()
    const waiting = next(first?.version ?? '', {})
    const made = await newFolder('a')
    const second = await waiting
    expect(objectsOf(second)).toMatchObject([{ kind: 'enter', obj: made }])
    vcenter.model.update<'Folder'>(root, { childEntity: [] })
    const third = await client.call(common, 'CheckForUpdates', { version: second?.version ?? '' })
    expect(objectsOf(third)).toMatchObject([{ kind: 'leave', obj: made }])
    expect(await client.call(common, 'Fetch', { prop: 'filter' })).toMatchObject({ _value: [filter] })
    await client.call(filter, 'DestroyPropertyFilter')
    expect(await client.call(common, 'Fetch', { prop: 'filter' })).toMatchObject({ _value: [] })
    rename(root, 'other')
    expect(await next(third?.version ?? '')).toBeUndefined()
  })

  test('an answer that got lost is given again, and a version of long ago is refused', async () => {
    await client.call(common, 'CreateFilter', { spec: folderSpec(['name']), partialUpdates: false })
    const { version = '' } = (await next('')) ?? {}
    rename(root, 'one')
    const lost = await next(version)
    expect(objectsOf(lost)).toMatchObject([{ kind: 'modify', changeSet: [{ val: 'one' }] }])
    rename(root, 'two')
    const again = await next(version)
    expect(objectsOf(again)).toMatchObject([{ kind: 'modify', changeSet: [{ val: 'two' }] }])
    rename(root, 'three')
    await next(again?.version ?? '')
    await expect(next(version)).rejects.toMatchObject({ fault: { _typeName: 'InvalidCollectorVersion' } })
    expect(objectsOf(await next(''))).toMatchObject([{ kind: 'enter', changeSet: [{ val: 'three' }] }])
  })

  test('comes in pieces of the size that is asked for', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await newFolder(name)
    await client.call(common, 'CreateFilter', { spec: treeSpec('Folder', ['name']), partialUpdates: false })
    const sizes: [number, boolean | undefined][] = []
    let version = ''
    for (;;) {
      const updates = await next(version, { maxObjectUpdates: 2, maxWaitSeconds: 0 })
      if (updates === undefined) break
      version = updates.version
      sizes.push([objectsOf(updates).length, updates.truncated])
    }
    expect(sizes).toEqual([
      [2, true],
      [2, true],
      [1, undefined],
    ])
  })

  test('ends after its time, when it is cancelled, and with its collector; others go on', async () => {
    const own = await client.call(common, 'CreatePropertyCollector')
    await client.call(own, 'CreateFilter', { spec: folderSpec(['name']), partialUpdates: false })
    const { version = '' } = (await client.call(own, 'WaitForUpdatesEx', {})) ?? {}
    expect(await client.call(own, 'WaitForUpdatesEx', { version, options: { maxWaitSeconds: 1 } })).toBeUndefined()
    const isCanceled = { fault: { _typeName: 'RequestCanceled' } }
    const first = expect(client.call(own, 'WaitForUpdates', { version })).rejects.toMatchObject(isCanceled)
    await cancelled(() => client.call(own, 'CancelWaitForUpdates'), first)
    const second = expect(client.call(own, 'WaitForUpdates', { version })).rejects.toMatchObject(isCanceled)
    await new Promise((resolve) => setImmediate(resolve))
    await client.call(own, 'DestroyPropertyCollector')
    await second.catch(() => {})
    await expect(client.call(own, 'CheckForUpdates', { version })).rejects.toMatchObject({ fault: { _typeName: 'ManagedObjectNotFound' } })
  })

  test('objects that come and go are reported as missing, if one asks for that', async () => {
    const gone = reference('Folder', 'group-later')
    const spec = { propSet: [{ type: 'Folder', pathSet: ['name'] }], objectSet: [{ obj: gone }], reportMissingObjectsInResults: true }
    await client.call(common, 'CreateFilter', { spec, partialUpdates: false })
    const first = await next('')
    expect(first?.filterSet?.[0]?.missingSet).toMatchObject([{ obj: gone, fault: { fault: { _typeName: 'ManagedObjectNotFound' } } }])
    const object = vcenter.model.add('Folder', gone.value, { name: 'late' })
    const second = await next(first?.version ?? '')
    expect(objectsOf(second)).toMatchObject([{ kind: 'enter', obj: gone }])
    vcenter.model.remove(object)
    const third = await next(second?.version ?? '')
    expect(objectsOf(third)).toMatchObject([{ kind: 'leave', obj: gone }])
    expect(third?.filterSet?.[0]?.missingSet).toHaveLength(1)
  })

  test('a client that is gone leaves nothing waiting, and its updates to who comes after it', async () => {
    await client.call(common, 'CreateFilter', { spec: folderSpec(['name']), partialUpdates: false })
    const { version = '' } = (await next('')) ?? {}
    const leaving = new AbortController()
    const waiting = client.call(common, 'WaitForUpdatesEx', { version }, { signal: leaving.signal })
    setImmediate(() => leaving.abort())
    await expect(waiting).rejects.toThrow()
    rename(root, 'new')
    expect(objectsOf(await next(version))).toMatchObject([{ kind: 'modify', changeSet: [{ val: 'new' }] }])
  })

  test('a view’s content follows the inventory', async () => {
    const view = await client.call(views, 'CreateContainerView', { container: root.reference, type: ['Datacenter'], recursive: true })
    const traversal = dataObject('TraversalSpec', { type: 'ContainerView', path: 'view' })
    const spec = { propSet: [{ type: 'Datacenter', pathSet: ['name'] }], objectSet: [{ obj: view, skip: true, selectSet: [traversal] }] }
    await client.call(common, 'CreateFilter', { spec, partialUpdates: false })
    const first = await next('')
    expect(objectsOf(first)).toHaveLength(1)
    const waiting = next(first?.version ?? '', { maxWaitSeconds: 20 })
    const made = await client.call(root.reference, 'CreateDatacenter', { name: 'new' })
    expect(objectsOf(await waiting)).toMatchObject([{ kind: 'enter', obj: made }])
    await client.call(view, 'DestroyView')
    expect(await client.call(views, 'Fetch', { prop: 'viewList' })).toMatchObject({ _value: [] })
  })

  test('list and inventory views have what is put into them', async () => {
    const [a, b] = [await newFolder('a'), await newFolder('b')]
    const list = await client.call(views, 'CreateListView', { obj: [a] })
    const unknown = reference('Folder', 'x')
    expect(await client.call(list, 'ModifyListView', { add: [b, unknown], remove: [a] })).toMatchObject([unknown])
    expect(await client.call(list, 'Fetch', { prop: 'view' })).toMatchObject({ _value: [b] })
    const inventory = await client.call(views, 'CreateInventoryView')
    await client.call(inventory, 'OpenInventoryViewFolder', { entity: [root.reference] })
    const content = (unbox(await client.call(inventory, 'Fetch', { prop: 'view' })) as { value: string }[]).map(({ value }) => value)
    expect(content).toEqual([root.reference.value, expect.stringMatching(/^datacenter-/), a.value, b.value])
  })
})

async function cancelled(cancel: () => Promise<void>, ended: Promise<void>): Promise<void> {
  // The waiting may not have begun when the first cancel comes.
  let isOver = false
  const over = ended.finally(() => {
    isOver = true
  })
  while (!isOver) {
    await cancel()
    await new Promise((resolve) => setImmediate(resolve))
  }
  await over
}

function configWith(...devices: readonly [key: number, label: string][]) {
  return {
    name: 'm',
    hardware: {
      numCPU: 2,
      memoryMB: 64,
      device: devices.map(([key, label]) => dataObject('VirtualE1000', { key, deviceInfo: { label, summary: 's' } })),
    },
    extraConfig: [{ key: 'a.b', value: 'c' }],
  } as never
}

/** On the wire, an empty array inside of a data object is none. */
function withoutEmpty(state: ClientState) {
  const clean = (value: unknown) =>
    JSON.parse(JSON.stringify(value, (_name, inner) => (Array.isArray(inner) && inner.length === 0 ? undefined : inner))) as unknown
  return [...state].map(([key, values]) => [key, Object.fromEntries([...values].map(([path, value]) => [path, clean(value)]))]).sort()
}

function layoutWith(...files: readonly (readonly [key: number, name: string])[]) {
  const file = files.map(([key, name]) => ({ key, name, type: 'log', size: 1 }))
  return { file, timestamp: '2026-01-01T00:00:00Z' }
}

test.each([false, true])(
  'updates put together are what a fresh retrieval gives (partial: %s)',
  async (partialUpdates) => {
    const { model } = vcenter
    // What changes inside of a path that is in another one says not of which it is a part.
    const paths = ['name', 'layoutEx', 'guest.hostName', ...(partialUpdates ? [] : ['layoutEx.file[1].name'])]
    const list = vcenter.model.add('Folder', 'group-vms', { name: 'vms', childEntity: [] })
    const traversal = dataObject('TraversalSpec', { type: 'Folder', path: 'childEntity' })
    const spec: PropertyFilterSpec = {
      propSet: [{ type: 'VirtualMachine', pathSet: paths }],
      objectSet: [{ obj: list.reference, selectSet: [traversal] }],
    }
    const machine = fc.nat({ max: 3 })
    const files = fc.uniqueArray(fc.tuple(fc.nat({ max: 3 }), fc.constantFrom('x', 'y')), { selector: ([key]) => key, maxLength: 4 })
    const action = fc.oneof(
      fc.record({ kind: fc.constant('configure' as const), machine, files: fc.option(files, { nil: undefined }) }),
      fc.record({ kind: fc.constant('rename' as const), machine, name: fc.constantFrom('p', 'q') }),
      fc.record({ kind: fc.constant('greet' as const), machine, host: fc.option(fc.constantFrom('h', 'i'), { nil: undefined }) }),
      fc.record({ kind: fc.constantFrom('remove' as const, 'add' as const, 'hide' as const, 'show' as const), machine }),
      fc.record({ kind: fc.constantFrom('take' as const, 'lose' as const), most: fc.integer({ min: 1, max: 3 }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 20 }), async (actions) => {
        const collector = await client.call(common, 'CreatePropertyCollector')
        await client.call(collector, 'CreateFilter', { spec, partialUpdates })
        const state: ClientState = new Map()
        let version = ''
        const take = async (maxObjectUpdates: number, isLost = false) => {
          const updates = await client.call(collector, 'WaitForUpdatesEx', { version, options: { maxWaitSeconds: 0, maxObjectUpdates } })
          if (updates === undefined || isLost) return updates
          if (version === '') state.clear()
          version = updates.version
          applyUpdates(state, updates, partialUpdates)
          return updates
        }
        for (const action of actions) {
          if ('most' in action) {
            await take(action.most, action.kind === 'lose')
            continue
          }
          const ref = reference('VirtualMachine', `vm-${action.machine}`)
          const object = model.find(ref)
          const shown = (list.get('childEntity') as { value: string }[]).filter(({ value }) => value !== ref.value)
          if (action.kind === 'add' && object === undefined) model.add('VirtualMachine', ref.value, { name: 'new', layoutEx: layoutWith() })
          if (action.kind === 'show') model.update<'Folder'>(list, { childEntity: [...shown, ref] as never })
          if (action.kind === 'hide') model.update<'Folder'>(list, { childEntity: shown as never })
          if (object === undefined) continue
          if (action.kind === 'remove') model.remove(object)
          if (action.kind === 'rename') model.update<'VirtualMachine'>(object, { name: action.name })
          if (action.kind === 'greet')
            model.update<'VirtualMachine'>(object, {
              guest: { toolsStatus: 'toolsOk', ...(action.host && { hostName: action.host }) } as never,
            })
          if (action.kind === 'configure') model.update<'VirtualMachine'>(object, { layoutEx: action.files && layoutWith(...action.files) })
        }
        while ((await take(2)) !== undefined);
        const fresh = (await retrieve(spec)).map(({ obj, propSet = [] }): [string, Map<string, unknown>] => [
          referenceKey(obj),
          new Map(propSet.map(({ name, val }) => [name, unbox(val)])),
        ])
        expect(withoutEmpty(state)).toEqual(withoutEmpty(new Map(fresh)))
        await client.call(collector, 'DestroyPropertyCollector')
      }),
      { numRuns: 60 },
    )
  },
  60_000,
)
