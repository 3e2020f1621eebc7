import type { CustomizationSpecItem } from '@vivarium/vim/types'
import type { Kind, World } from '../call.js'
import { alreadyExists, fault, invalidArgument, notFound } from '../faults.js'
import { defaultSpecs } from './customization-specs.js'

export const customizationSpecManagerId = 'CustomizationSpecManager'

export function addCustomizationSpecManager(world: World): void {
  world.model.add('CustomizationSpecManager', customizationSpecManagerId, { info: [] })
  const lastUpdateTime = world.clock.now().toISOString()
  for (const item of defaultSpecs) {
    world.records.customizationSpecs.set(item.info.name, { ...item, info: { ...item.info, changeVersion: '1', lastUpdateTime } })
  }
  list(world)
}

function itemNamed({ records }: World, name: string): CustomizationSpecItem {
  const found = records.customizationSpecs.get(name)
  if (found === undefined) throw notFound()
  return found
}

function checkFree({ records }: World, name: string): void {
  if (name === '') throw invalidArgument('name')
  if (records.customizationSpecs.has(name)) throw alreadyExists(name)
}

function keep(world: World, item: CustomizationSpecItem, name = item.info.name): void {
  const changeVersion = String(Number(item.info.changeVersion ?? '0') + 1)
  const info = { ...item.info, name, changeVersion, lastUpdateTime: world.clock.now().toISOString() }
  world.records.customizationSpecs.set(name, { ...item, info })
  list(world)
}

/** What the manager's `info` says there is. */
function list({ model, records }: World): void {
  const manager = model.get({ type: 'CustomizationSpecManager', value: customizationSpecManagerId })
  const info = [...records.customizationSpecs.values()].map((item) => item.info)
  model.update<'CustomizationSpecManager'>(manager, { info })
}

export const customizationSpecManager = {
  methods: {
    DoesCustomizationSpecExist: ({ world }, { name }) => world.records.customizationSpecs.has(name),

    GetCustomizationSpec: ({ world }, { name }) => itemNamed(world, name),

    CreateCustomizationSpec({ world }, { item }) {
      checkFree(world, item.info.name)
      keep(world, { ...item, info: { ...item.info, changeVersion: '0' } })
    },

    OverwriteCustomizationSpec({ world }, { item }) {
      const before = itemNamed(world, item.info.name)
      const { changeVersion = before.info.changeVersion ?? '0' } = item.info
      if (changeVersion !== before.info.changeVersion) {
        throw fault('ConcurrentAccess', {}, 'The object was concurrently accessed, and the changes conflict.')
      }
      keep(world, { ...item, info: { ...item.info, changeVersion } })
    },

    DeleteCustomizationSpec({ world }, { name }) {
      itemNamed(world, name)
      world.records.customizationSpecs.delete(name)
      list(world)
    },

    DuplicateCustomizationSpec({ world }, { name, newName }) {
      const item = itemNamed(world, name)
      checkFree(world, newName)
      keep(world, { ...item, info: { ...item.info, changeVersion: '0' } }, newName)
    },

    RenameCustomizationSpec({ world }, { name, newName }) {
      const item = itemNamed(world, name)
      checkFree(world, newName)
      world.records.customizationSpecs.delete(name)
      keep(world, item, newName)
    },

    // Linux, and Windows from 2000 on.
    IsGuestOsCustomizable: (_call, { guestId }) =>
      /^win|linux|rhel|sles|ubuntu|debian|centos|oracle|photon|fedora|opensuse|asianux/i.test(guestId),

    CheckCustomizationResources() {},
  },
} satisfies Kind
