import type { ManagedObjectReference } from '@vivarium/vim'
import type { Call, Kind, World } from '../call.js'
import { fault } from '../faults.js'
import { checkName, nameOf } from '../inventory/entity.js'
import { referencesOf, related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { startTask } from '../tasks/start-task.js'
import { removeDatastore } from './datastores.js'
import { withRenamedPaths } from './renamed-paths.js'
import { infoOf, summaryOf } from './space.js'

const userOf = ({ session }: Call) => session?.userName ?? ''

/** Throws the fault ResourceInUse while machines have files on it. */
export function checkUnused(datastore: ManagedObject): void {
  if (referencesOf(datastore, 'vm').length === 0) return
  const name = nameOf(datastore)
  throw fault('ResourceInUse', { type: 'Datastore', name }, `The resource '${name}' is in use.`)
}

function rename({ world, object, session }: Call, newName: string): void {
  const { model, events } = world
  const folder = model.get(object.get('parent') as ManagedObjectReference)
  const name = checkName(model, folder, newName, object)
  const oldName = nameOf(object)
  if (name === oldName) return
  model.update<'Datastore'>(object, { name, summary: { ...summaryOf(object), name }, info: { ...infoOf(object), name } })
  for (const machine of related(model, object, 'vm')) {
    if (machine.projected !== undefined) model.updateState(machine, withRenamedPaths(machine.projected.state, oldName, name))
  }
  events.post(
    { _typeName: 'DatastoreRenamedEvent', datastore: object, oldName, newName: name },
    { ds: object, userName: session?.userName ?? '' },
  )
}

function destroy(call: Call): void {
  const { world, object } = call
  checkUnused(object)
  world.events.post({ _typeName: 'DatastoreDestroyedEvent', datastore: object }, { ds: object, userName: userOf(call) })
  removeDatastore(world, object)
}

function setMode({ model }: World, datastore: ManagedObject, maintenanceMode: string): void {
  model.update<'Datastore'>(datastore, { summary: { ...summaryOf(datastore), maintenanceMode } })
}

const invalidState = () => fault('InvalidState', {}, 'The operation is not allowed in the current state.')

/** Ends when no machine is on the datastore any more; a datastore where entering is cancelled is as it was. */
async function enterMaintenance(world: World, datastore: ManagedObject, signal: AbortSignal): Promise<void> {
  setMode(world, datastore, 'enteringMaintenance')
  try {
    await isEmpty(world, datastore, signal)
  } catch (error) {
    setMode(world, datastore, 'normal')
    throw error
  }
  setMode(world, datastore, 'inMaintenance')
}

function isEmpty({ model }: World, datastore: ManagedObject, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = () => {
      const isThere = model.find(datastore.reference) === datastore
      if (isThere && referencesOf(datastore, 'vm').length > 0 && !signal.aborted) return
      stop()
      signal.removeEventListener('abort', check)
      if (signal.aborted) reject(signal.reason)
      else resolve()
    }
    const stop = model.listen(({ object }) => object === datastore && check())
    signal.addEventListener('abort', check)
    check()
  })
}

export const datastore = {
  methods: {
    RefreshDatastore: ({ world, object }) => refresh(world, object),
    RefreshDatastoreStorageInfo: ({ world, object }) => refresh(world, object),

    RenameDatastore: (call, { newName }) => rename(call, newName),
    Rename_Task: (call, { newName }) => startTask(call, () => rename(call, newName)),

    DestroyDatastore: (call) => destroy(call),
    Destroy_Task: (call) => startTask(call, () => destroy(call)),

    DatastoreEnterMaintenanceMode(call) {
      const { world, object } = call
      if (summaryOf(object).maintenanceMode !== 'normal') throw invalidState()
      const task = startTask(call, ({ signal }) => enterMaintenance(world, object, signal), { cancelable: true })
      return { task, recommendations: [] }
    },

    DatastoreExitMaintenanceMode_Task(call) {
      const { world, object } = call
      if (summaryOf(object).maintenanceMode === 'normal') throw invalidState()
      return startTask(call, () => setMode(world, object, 'normal'))
    },

    IsClusteredVmdkEnabled: () => false,

    /** Paths of machines' files here have the datastore's name, never its mount path: there is nothing to change in them. */
    UpdateVirtualMachineFiles_Task(call, { mountPathDatastoreMapping }) {
      for (const { datastore } of mountPathDatastoreMapping) call.world.model.get(datastore)
      return startTask(call, () => ({ failedVmFile: [] }))
    },
  },
} satisfies Kind

/** Throws the fault HostConfigFault for a datastore whose folder is gone. */
function refresh({ files, model, clock }: World, object: ManagedObject): void {
  try {
    files.place(object, '')
  } catch {
    throw fault('HostConfigFault', {}, `The folder of the datastore '${nameOf(object)}' is gone: ${infoOf(object).url}`)
  }
  files.recount(object)
  model.update<'Datastore'>(object, { info: { ...infoOf(object), timestamp: clock.now().toISOString() } })
}
