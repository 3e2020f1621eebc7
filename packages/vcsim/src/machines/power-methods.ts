import type { ManagedObjectReference } from '@vivarium/vim'
import type { Call, MethodTable } from '../call.js'
import { hostNotConnected, invalidArgument } from '../faults.js'
import { startTask } from '../tasks/start-task.js'
import { invalidPowerState, invalidState, toolsUnavailable } from './faults.js'
import { hasRunningTools } from './guest-info.js'
import { postEvent } from './machine-events.js'
import { machineState } from './machine-state.js'
import { changeMachine } from './machines.js'
import { connectionOn, hostsOf } from './placement.js'
import { powerOff, powerOn, reset, suspend } from './power.js'

/** Throws the faults InvalidPowerState and ToolsUnavailable if nobody inside can be asked. */
function checkGuest({ object }: Call): void {
  const state = machineState(object)
  if (state.powerState !== 'poweredOn') throw invalidPowerState(state.powerState, 'poweredOn')
  if (!hasRunningTools(state)) throw toolsUnavailable()
}

/** What the guest does after it was asked to. */
function later(call: Call, act: () => void): void {
  const { object, world } = call
  setImmediate(() => {
    if (world.model.find(object.reference) === object && machineState(object).powerState === 'poweredOn') act()
  })
}

/** Moves a machine that is off to another host of its compute resource. Throws the faults InvalidArgument and HostNotConnected. */
function placeOn({ world, object }: Call, reference: ManagedObjectReference): void {
  const host = world.model.get(reference)
  const state = machineState(object)
  if (state.host?.value === reference.value) return
  const pool = object.get('resourcePool') as ManagedObjectReference | undefined
  if (pool === undefined || !hostsOf(world, world.model.get(pool)).includes(host)) throw invalidArgument('host')
  if (connectionOn(host) === 'disconnected') throw hostNotConnected()
  changeMachine(world, object, { ...state, host: reference })
}

export const powerMethods = {
  PowerOnVM_Task(call, { host }) {
    // vCenter refuses a template before there is a task.
    if (machineState(call.object).config.template) throw invalidState()
    return startTask(call, async () => {
      if (host !== undefined && machineState(call.object).powerState !== 'poweredOn') placeOn(call, host)
      await powerOn(call, call.object)
    })
  },
  PowerOffVM_Task: (call) => startTask(call, () => powerOff(call, call.object)),
  SuspendVM_Task: (call) => startTask(call, () => suspend(call, call.object)),
  ResetVM_Task: (call) => startTask(call, () => reset(call, call.object, 'VmResettingEvent')),

  ShutdownGuest(call) {
    checkGuest(call)
    postEvent(call, call.object, { _typeName: 'VmGuestShutdownEvent' })
    later(call, () => powerOff(call, call.object, true))
  },
  RebootGuest(call) {
    checkGuest(call)
    later(call, () => reset(call, call.object, 'VmGuestRebootEvent'))
  },
  StandbyGuest(call) {
    checkGuest(call)
    postEvent(call, call.object, { _typeName: 'VmGuestStandbyEvent' })
    later(call, () => suspend(call, call.object))
  },
  /** Ends the process that the machine is: nobody inside is asked. */
  TerminateVM(call) {
    const { powerState } = machineState(call.object)
    if (powerState !== 'poweredOn') throw invalidPowerState(powerState, 'poweredOn')
    powerOff(call, call.object)
  },
} satisfies MethodTable
