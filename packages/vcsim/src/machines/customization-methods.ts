import type { MethodTable, World } from '../call.js'
import { notSupported } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import { startTask } from '../tasks/start-task.js'
import { checkCustomization, withPendingCustomization } from './customization.js'
import { invalidPowerState, invalidState } from './faults.js'
import { machineState } from './machine-state.js'
import { changeMachine } from './machines.js'
import { isReady } from './placement.js'
import type { MachineState } from './state.js'

/** Throws the faults NotSupported, InvalidState and InvalidPowerState. */
function customizableState({ model }: World, vm: ManagedObject): MachineState {
  const state = machineState(vm)
  if (state.config.template) throw notSupported()
  const host = state.host === undefined ? undefined : model.find(state.host)
  if (host === undefined || !isReady(host)) throw invalidState()
  if (state.powerState !== 'poweredOff') throw invalidPowerState(state.powerState, 'poweredOff')
  return state
}

export const customizationMethods = {
  CustomizeVM_Task: (call, { spec }) =>
    startTask(call, () => {
      const { world, object } = call
      changeMachine(world, object, withPendingCustomization(world, customizableState(world, object), spec))
    }),

  CheckCustomizationSpec: ({ world, object }, { spec }) => checkCustomization(customizableState(world, object), spec),
} satisfies MethodTable
