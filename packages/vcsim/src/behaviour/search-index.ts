import type { Kind } from '../call.js'
import { childNamed } from '../inventory/inventory.js'
import type { ManagedObject } from '../model/managed-object.js'

export const searchIndex = {
  methods: {
    FindByInventoryPath({ world: { model, content } }, { inventoryPath }) {
      let found: ManagedObject | undefined = model.get(content.rootFolder)
      for (const name of inventoryPath.split('/').filter((part) => part !== '')) {
        found = found === undefined ? undefined : childNamed(model, found, name)
      }
      return found?.reference
    },

    FindChild({ world: { model } }, { entity, name }) {
      return childNamed(model, model.get(entity), name)?.reference
    },
  },
} satisfies Kind
