import type { StoragePodSummary } from '@vivarium/vim/types'
import type { Kind } from '../call.js'
import { fault, notSupported } from '../faults.js'
import { checkName, nameOf, parentOf } from '../inventory/entity.js'
import { detach, referencesOf } from '../inventory/relations.js'
import { startTask } from '../tasks/start-task.js'

export const storagePod = {
  methods: {
    /** One with datastores in it is in use. */
    Destroy_Task(call) {
      const { object, world } = call
      const parent = parentOf(world.model, object)
      if (parent === undefined) throw notSupported()
      return startTask(call, () => {
        const name = nameOf(object)
        if (referencesOf(object, 'childEntity').length > 0)
          throw fault('ResourceInUse', { type: 'StoragePod', name }, `The resource '${name}' is in use.`)
        detach(world.model, parent, 'childEntity', object.reference)
        world.model.remove(object)
      })
    },

    Rename_Task(call, { newName }) {
      const { object, world } = call
      const parent = parentOf(world.model, object)
      if (parent === undefined) throw notSupported()
      return startTask(call, () => {
        const name = checkName(world.model, parent, newName, object)
        world.model.update<'StoragePod'>(object, { name, summary: { ...(object.get('summary') as StoragePodSummary), name } })
      })
    },
  },
} satisfies Kind
