import type { MethodTable } from '../call.js'
import { invalidArgument } from '../faults.js'
import { startTask } from '../tasks/start-task.js'
import { invalidPowerState } from './faults.js'
import { machineState } from './machine-state.js'
import { promoteDisks } from './promote.js'
import { relocate } from './relocate.js'

export const relocateMethods = {
  RelocateVM_Task: (call, { spec }) => startTask(call, (task) => relocate(call, task, call.object, spec), { cancelable: true }),

  PromoteDisks_Task: (call, { unlink, disks }) =>
    startTask(
      call,
      ({ signal }) => {
        const keys = disks === undefined || disks.length === 0 ? undefined : disks.map(({ key }) => key)
        return promoteDisks(call.world, call.object, keys, unlink, signal)
      },
      { cancelable: true },
    ),

  MigrateVM_Task(call, { pool, host, state: wished }) {
    if (pool === undefined && host === undefined) throw invalidArgument('host')
    const { world, object } = call
    for (const reference of [pool, host]) if (reference !== undefined) world.model.get(reference)
    return startTask(
      call,
      (task) => {
        const { powerState } = machineState(object)
        if (wished !== undefined && powerState !== wished) throw invalidPowerState(powerState, wished)
        return relocate(call, task, object, { ...(pool === undefined ? {} : { pool }), ...(host === undefined ? {} : { host }) })
      },
      { cancelable: true },
    )
  },
} satisfies MethodTable
