import type { VimError } from '@vivarium/vim'
import type { VirtualMachinePowerState } from '@vivarium/vim/types'
import type { Call } from '../call.js'
import type { ManagedObject } from '../model/managed-object.js'
import { customize } from './customization.js'
import { withPower } from './devices.js'
import { invalidPowerState, invalidState } from './faults.js'
import { checkDiskFiles } from './file-locks.js'
import { postEvent } from './machine-events.js'
import { machineState } from './machine-state.js'
import { changeMachine } from './machines.js'
import { isReady } from './placement.js'
import type { MachineState } from './state.js'

/** The state of a machine that goes on, off or to sleep now. */
export function poweredState(state: MachineState, powerState: VirtualMachinePowerState, now: string, isClean = false): MachineState {
  const { bootTime, suspendTime: _suspended, cleanPowerOff: _clean, ...rest } = state
  const devices = withPower(state.config.devices, powerState)
  const config = devices === state.config.devices ? state.config : { ...state.config, devices }
  switch (powerState) {
    case 'poweredOn':
      // A machine that wakes up has been running since it was booted.
      return { ...rest, config, powerState, bootTime: state.powerState === 'suspended' ? (bootTime ?? now) : now }
    case 'suspended':
      return { ...rest, config, powerState, suspendTime: now, ...(bootTime === undefined ? {} : { bootTime }) }
    case 'poweredOff':
      return { ...rest, config, powerState, cleanPowerOff: isClean }
  }
}

/** Gives the fault of a customization that failed: the machine is on nevertheless. Throws the faults InvalidPowerState, InvalidState and FileNotFound. */
export async function powerOn(call: Call, vm: ManagedObject): Promise<VimError | undefined> {
  const { world } = call
  const state = machineState(vm)
  if (state.config.template) throw invalidState()
  if (state.powerState === 'poweredOn') throw invalidPowerState('poweredOn', 'poweredOn')
  const host = state.host === undefined ? undefined : world.model.find(state.host)
  if (host === undefined || !isReady(host) || state.connectionState !== 'connected') throw invalidState()
  checkDiskFiles(world, vm)
  postEvent(call, vm, { _typeName: state.powerState === 'suspended' ? 'VmResumingEvent' : 'VmStartingEvent' })
  changeMachine(world, vm, poweredState(state, 'poweredOn', world.clock.now().toISOString()))
  postEvent(call, vm, { _typeName: 'VmPoweredOnEvent' })
  return customize(call, vm)
}

/** `isClean`: its guest did it by itself. Throws the fault InvalidPowerState. */
export function powerOff(call: Call, vm: ManagedObject, isClean = false): void {
  const { world } = call
  const state = machineState(vm)
  if (state.powerState === 'poweredOff') throw invalidPowerState('poweredOff', 'poweredOff')
  postEvent(call, vm, { _typeName: 'VmStoppingEvent' })
  changeMachine(world, vm, poweredState(state, 'poweredOff', world.clock.now().toISOString(), isClean))
  postEvent(call, vm, { _typeName: 'VmPoweredOffEvent' })
}

/** Throws the fault InvalidPowerState. */
export function suspend(call: Call, vm: ManagedObject): void {
  const { world } = call
  const state = machineState(vm)
  if (state.powerState !== 'poweredOn') throw invalidPowerState(state.powerState, 'suspended')
  postEvent(call, vm, { _typeName: 'VmSuspendingEvent' })
  changeMachine(world, vm, poweredState(state, 'suspended', world.clock.now().toISOString()))
  postEvent(call, vm, { _typeName: 'VmSuspendedEvent' })
}

/** The guest begins anew. Throws the fault InvalidPowerState. */
export function reset(call: Call, vm: ManagedObject, event: 'VmResettingEvent' | 'VmGuestRebootEvent'): void {
  const { world } = call
  const state = machineState(vm)
  if (state.powerState !== 'poweredOn') throw invalidPowerState(state.powerState, 'poweredOn')
  postEvent(call, vm, { _typeName: event })
  changeMachine(world, vm, { ...state, bootTime: world.clock.now().toISOString() })
}
