import type { ManagedObject } from '../model/managed-object.js'
import type { MachineState } from './state.js'

/** What a machine is. Throws a TypeError for what is none. */
export function machineState(vm: ManagedObject): MachineState {
  const { projected } = vm
  if (projected === undefined || !vm.type.isA('VirtualMachine')) throw new TypeError(`${vm.reference.value} is no virtual machine`)
  return projected.state as MachineState
}
