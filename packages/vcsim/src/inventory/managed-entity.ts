import type { Call, Kind } from '../call.js'
import { notSupported } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import { startTask } from '../tasks/start-task.js'
import { checkName, nameOf, nearest, parentOf } from './entity.js'

/** What is renamed where people do it; a host has the name that it is reached by, and the folders of a datacenter have theirs for good. */
function checkRenames({ world: { model }, object }: Call): ManagedObject {
  const parent = parentOf(model, object)
  const isFixed = parent === undefined || object.type.isA('HostSystem') || (parent.type.isA('Datacenter') && object.type.isA('Folder'))
  if (isFixed) throw notSupported()
  return parent
}

/** What every entity of the inventory can. */
export const managedEntity = {
  methods: {
    Rename_Task(call, { newName }) {
      const { model, events } = call.world
      const { object } = call
      const parent = checkRenames(call)
      return startTask(call, () => {
        const oldName = nameOf(object)
        const name = checkName(model, parent, newName, object)
        model.update<'ManagedEntity'>(object, { name })
        const userName = call.session?.userName ?? ''
        const datacenter = nearest(model, object, 'Datacenter')
        if (object.type.isA('Datacenter')) {
          events.post({ _typeName: 'DatacenterRenamedEvent', oldName, newName: name }, { datacenter: object, userName })
        } else if (datacenter !== undefined && object.type.isA('ComputeResource')) {
          events.post(
            { _typeName: 'GeneralUserEvent', message: `${oldName} was renamed to ${name}` },
            { computeResource: object, userName },
          )
        }
      })
    },

    /** Everything that it has is always as it is. */
    Reload() {},
  },
} satisfies Kind
