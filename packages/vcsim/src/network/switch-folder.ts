import type { VMwareDVSConfigSpec } from '@vivarium/vim/types'
import type { Kind } from '../call.js'
import { checkTakes } from '../inventory/folders.js'
import { startTask } from '../tasks/start-task.js'
import { adaptersOf, checkAdapters, checkSwitchSpec } from './switch-checks.js'
import { addMembers, addSwitch } from './switches.js'

/** What folders can because switches can be in them. */
export const switchFolder = {
  methods: {
    CreateDVS_Task(call, { spec }) {
      const { world, object } = call
      checkTakes(object, 'DistributedVirtualSwitch')
      return startTask(call, () => {
        const { configSpec } = spec
        const pvlans = ((configSpec as VMwareDVSConfigSpec).pvlanConfigSpec ?? []).map(({ pvlanEntry }) => pvlanEntry)
        checkSwitchSpec(configSpec, pvlans, 'spec.configSpec')
        checkAdapters(world, configSpec.host ?? [])
        const members = (configSpec.host ?? []).map(({ host, backing }) => ({ host: world.model.get(host), adapters: adaptersOf(backing) }))
        const dvs = addSwitch(world, { folder: object, spec })
        addMembers(world, dvs, members)
        world.events.post({ _typeName: 'DvsCreatedEvent', parent: object }, { dvs, userName: call.session?.userName ?? '' })
        return dvs.reference
      })
    },
  },
} satisfies Kind
