import type { Kind } from '../call.js'
import { addDatacenter, addFolder } from '../inventory/inventory.js'

export const folder = {
  methods: {
    CreateFolder: ({ world, object }, { name }) => addFolder(world.model, object, name).reference,
    CreateDatacenter: ({ world, object }, { name }) => addDatacenter(world.model, object, name).reference,
  },
} satisfies Kind
