import type { ClusterAttemptedVmInfo, ClusterNotAttemptedVmInfo, DatacenterConfigInfo } from '@vivarium/vim/types'
import type { Kind } from '../call.js'
import { fault, faultOf } from '../faults.js'
import { startTask } from '../tasks/start-task.js'
import { nameOf, parentOf } from './entity.js'
import { type DatacenterFolder, folderOf, isEmpty } from './folders.js'
import { detach, related } from './relations.js'

const folderProperties: readonly DatacenterFolder[] = ['vmFolder', 'hostFolder', 'datastoreFolder', 'networkFolder']

/** A datacenter. */
export const datacenter = {
  methods: {
    /** One with machines or hosts in it is in use. */
    Destroy_Task(call) {
      const { object, world } = call
      const { model } = world
      return startTask(call, () => {
        const folders = folderProperties.map((property) => folderOf(model, object, property))
        const [machines, hosts, ...others] = folders
        if (![machines, hosts].every((folder) => folder === undefined || isEmpty(folder))) {
          const name = nameOf(object)
          throw fault('ResourceInUse', { type: 'Datacenter', name }, `The resource '${name}' is in use.`)
        }
        const remove = (entity: (typeof folders)[number]) => {
          for (const child of related(model, entity, 'childEntity')) remove(child)
          model.remove(entity)
        }
        for (const folder of [machines, hosts, ...others]) if (folder !== undefined) remove(folder)
        const parent = parentOf(model, object)
        if (parent !== undefined) detach(model, parent, 'childEntity', object.reference)
        model.remove(object)
      })
    },

    ReconfigureDatacenter_Task(call, { spec, modify }) {
      const { object, world } = call
      return startTask(call, () => {
        const before = object.get('configuration') as DatacenterConfigInfo
        world.model.update<'Datacenter'>(object, { configuration: modify ? { ...before, ...spec } : { ...spec } })
      })
    },

    /** Each machine gets a task of its own. */
    PowerOnMultiVM_Task(call, { vm }) {
      const { world } = call
      const machines = vm.map((reference) => world.model.get(reference))
      return startTask(call, async () => {
        const attempted: ClusterAttemptedVmInfo[] = []
        const notAttempted: ClusterNotAttemptedVmInfo[] = []
        for (const machine of machines) {
          try {
            attempted.push({ vm: machine.reference, task: await call.invoke(machine, 'PowerOnVM_Task', {}) })
          } catch (error) {
            const { fault, faultMessage } = faultOf(error)
            notAttempted.push({ vm: machine.reference, fault: { fault, localizedMessage: faultMessage } })
          }
        }
        return { attempted, notAttempted }
      })
    },
  },
} satisfies Kind
