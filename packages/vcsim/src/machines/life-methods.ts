import type { ManagedObjectReference } from '@vivarium/vim'
import { VimError } from '@vivarium/vim'
import type { Call, MethodTable } from '../call.js'
import { invalidArgument, notSupported } from '../faults.js'
import { isEsx } from '../is-esx.js'
import type { ManagedObject } from '../model/managed-object.js'
import { startTask } from '../tasks/start-task.js'
import { createNew, destinationOf, register } from './create.js'
import { invalidPowerState } from './faults.js'
import { postEvent } from './machine-events.js'
import { deleteMachineFiles, writeMachineFolder, writeVmx } from './machine-folders.js'
import { machineState } from './machine-state.js'
import { removeMachine } from './machines.js'

/** A machine that runs has to be switched off before it goes. */
function checkIdle(vm: ManagedObject): void {
  const { powerState } = machineState(vm)
  if (powerState === 'poweredOn') throw invalidPowerState('poweredOn', 'poweredOff')
}

function destroy(call: Call): void {
  const { world, object } = call
  checkIdle(object)
  postEvent(call, object, { _typeName: 'VmRemovedEvent' })
  try {
    deleteMachineFiles(world, object)
  } catch (error) {
    // A machine whose files can't be deleted, or are gone, goes nevertheless.
    if (!(error instanceof VimError)) throw error
  }
  removeMachine(world, object)
}

export const lifeMethods = {
  Destroy_Task: (call) => startTask(call, () => destroy(call)),

  UnregisterVM(call) {
    const { world, object } = call
    checkIdle(object)
    writeMachineFolder(world, object)
    writeVmx(world, object)
    postEvent(call, object, { _typeName: 'VmRemovedEvent' })
    removeMachine(world, object)
  },
} satisfies MethodTable

export const folderMethods = {
  CreateVM_Task(call, { config, pool, host }) {
    const destination = destinationOf(call, pool, host)
    return startTask(call, () => createNew(call, config, destination))
  },

  RegisterVM_Task(call, { path, name, asTemplate, pool: askedPool, host }) {
    if (asTemplate && isEsx(call.world.content)) throw notSupported()
    if (asTemplate && host === undefined) throw invalidArgument('host')
    if (asTemplate && askedPool !== undefined) throw invalidArgument('pool')
    const pool = askedPool ?? (asTemplate && host !== undefined ? rootPoolOf(call, host) : undefined)
    if (pool === undefined) throw invalidArgument('pool')
    const destination = destinationOf(call, pool, host)
    return startTask(call, () => register(call, { path, asTemplate, ...(name === undefined ? {} : { name }) }, destination))
  },
} satisfies MethodTable

function rootPoolOf({ world: { model } }: Call, host: ManagedObjectReference): ManagedObjectReference {
  const owner = model.get(model.get(host).get('parent') as ManagedObjectReference)
  return owner.get('resourcePool') as ManagedObjectReference
}

/** Of a vApp: its machines are in no folder. */
export const poolMethods = {
  CreateChildVM_Task(call, { config, host }) {
    const { world, object: pool } = call
    if (!pool.type.isA('VirtualApp')) throw invalidArgument('this')
    const found = host === undefined ? undefined : world.model.get(host)
    return startTask(call, () => createNew(call, config, { pool, ...(found === undefined ? {} : { host: found }) }))
  },

  RegisterChildVM_Task(call, { path, name, host }) {
    const { world, object: pool } = call
    if (!pool.type.isA('VirtualApp')) throw invalidArgument('this')
    const found = host === undefined ? undefined : world.model.get(host)
    return startTask(call, () =>
      register(call, { path, ...(name === undefined ? {} : { name }) }, { pool, ...(found === undefined ? {} : { host: found }) }),
    )
  },
} satisfies MethodTable
