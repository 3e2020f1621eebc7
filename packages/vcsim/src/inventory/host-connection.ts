import type { HostRuntimeInfo } from '@vivarium/vim/types'
import type { Call } from '../call.js'
import { postEvent } from '../machines/machine-events.js'
import { machineState } from '../machines/machine-state.js'
import { changeMachine } from '../machines/machines.js'
import { connectionOn } from '../machines/placement.js'
import type { ManagedObject } from '../model/managed-object.js'
import { changeRuntime } from './host-state.js'
import { related } from './relations.js'

/** Loses a host, or finds it again, and with it its machines; an event tells of each machine. */
export function changeConnection(
  call: Call,
  host: ManagedObject,
  changes: Partial<HostRuntimeInfo> & Pick<HostRuntimeInfo, 'connectionState'>,
): void {
  const { world } = call
  changeRuntime(world.model, host, changes)
  const connectionState = connectionOn(host)
  for (const vm of related(world.model, host, 'vm')) {
    const state = machineState(vm)
    // Those that are orphaned, inaccessible or invalid are so for another reason.
    const isAffected = state.connectionState === 'connected' || state.connectionState === 'disconnected'
    if (!isAffected || state.connectionState === connectionState) continue
    changeMachine(world, vm, { ...state, connectionState })
    postEvent(call, vm, { _typeName: connectionState === 'connected' ? 'VmConnectedEvent' : 'VmDisconnectedEvent' })
  }
}
