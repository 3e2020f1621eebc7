import type { Kind } from '../call.js'
import { checkTakes } from '../inventory/folders.js'
import { startTask } from '../tasks/start-task.js'
import { addMembers, addSwitch } from './switches.js'

/** What folders can because switches can be in them. */
export const switchFolder = {
  methods: {
    CreateDVS_Task(call, { spec }) {
      const { world, object } = call
      checkTakes(object, 'DistributedVirtualSwitch')
      return startTask(call, () => {
        const members = (spec.configSpec.host ?? []).map(({ host, backing }) => ({
          host: world.model.get(host),
          adapters: ((backing as { readonly pnicSpec?: { readonly pnicDevice: string }[] } | undefined)?.pnicSpec ?? []).map(
            ({ pnicDevice }) => pnicDevice,
          ),
        }))
        const dvs = addSwitch(world, { folder: object, spec })
        addMembers(world, dvs, members)
        world.events.post({ _typeName: 'DvsCreatedEvent', parent: object }, { dvs, userName: call.session?.userName ?? '' })
        return dvs.reference
      })
    },
  },
} satisfies Kind
