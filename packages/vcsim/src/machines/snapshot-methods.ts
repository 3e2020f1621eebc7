import type { ManagedObjectReference } from '@vivarium/vim'
import type { Call, MethodTable } from '../call.js'
import { notFound, notSupported } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import { startTask } from '../tasks/start-task.js'
import { machineState } from './machine-state.js'
import { consolidateDisks, removeSnapshots, renameSnapshot, revert, takeSnapshot } from './snapshots.js'

const hostOf = ({ world }: Call, host: ManagedObjectReference | undefined) => (host === undefined ? undefined : world.model.get(host))

/** Of machines. */
export const snapshotMethods = {
  CreateSnapshot_Task: (call, { name, description = '', memory, quiesce }) =>
    startTask(call, () => takeSnapshot(call.world, call.object, { name, description, memory, quiesce })),

  CreateSnapshotEx_Task: (call, { name, description = '', memory, quiesceSpec }) =>
    startTask(call, () => takeSnapshot(call.world, call.object, { name, description, memory, quiesce: quiesceSpec !== undefined })),

  RevertToCurrentSnapshot_Task(call, { host: asked, suppressPowerOn = false }) {
    const { world, object } = call
    const host = hostOf(call, asked)
    if (machineState(object).currentSnapshot === undefined) throw notFound()
    return startTask(call, () => {
      const { currentSnapshot } = machineState(object)
      if (currentSnapshot === undefined) throw notFound()
      revert(world, object, currentSnapshot, { host, staysOff: suppressPowerOn })
    })
  },

  RemoveAllSnapshots_Task(call, { consolidate = true, spec }) {
    // Only those of some age: of vSphere 9.
    if (spec?.retentionDays !== undefined) throw notSupported()
    return startTask(call, () => removeSnapshots(call.world, call.object, 'all', { withChildren: true, consolidate }))
  },

  ConsolidateVMDisks_Task: (call) => startTask(call, () => consolidateDisks(call.world, call.object)),
} satisfies MethodTable

function machineOf({ world, object }: Call): ManagedObject {
  return world.model.get(object.get('vm') as ManagedObjectReference)
}

/** Of snapshots. */
export const ofSnapshotMethods = {
  RevertToSnapshot_Task(call, { host: asked, suppressPowerOn = false }) {
    const entity = machineOf(call)
    const host = hostOf(call, asked)
    return startTask(call, () => revert(call.world, entity, call.object.reference, { host, staysOff: suppressPowerOn }), { entity })
  },

  RemoveSnapshot_Task(call, { removeChildren, consolidate = true }) {
    const entity = machineOf(call)
    const how = { withChildren: removeChildren, consolidate }
    return startTask(call, () => removeSnapshots(call.world, entity, call.object.reference, how), { entity })
  },

  RenameSnapshot: (call, { name, description }) =>
    renameSnapshot(call.world, machineOf(call), call.object.reference, { name, description }),
} satisfies MethodTable
