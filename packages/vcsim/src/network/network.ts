import type { NetworkSummary } from '@vivarium/vim/types'
import type { Call, Kind } from '../call.js'
import { notSupported } from '../faults.js'
import { checkName, parentOf } from '../inventory/entity.js'
import { startTask } from '../tasks/start-task.js'
import { checkUnused, removeNetwork } from './networks.js'

function destroy({ world, object }: Call): void {
  checkUnused(object, ['vm', 'host'])
  removeNetwork(world, object)
}

/** A network of hosts' standard switches, or an opaque one. */
export const network = {
  methods: {
    DestroyNetwork: (call) => destroy(call),
    Destroy_Task: (call) => startTask(call, () => destroy(call)),

    /** Hosts' port groups have the name, too, and keep theirs: this is the name in the inventory. */
    Rename_Task(call, { newName }) {
      const { world, object } = call
      const folder = parentOf(world.model, object)
      if (folder === undefined) throw notSupported()
      return startTask(call, () => {
        const name = checkName(world.model, folder, newName, object)
        world.model.update<'Network'>(object, { name, summary: { ...(object.get('summary') as NetworkSummary), name } })
      })
    },
  },
} satisfies Kind
