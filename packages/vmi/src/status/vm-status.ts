import { object, option, rest } from '../arguments.js'
import type { VirtualMachine, VirtualMachineCondition, VirtualMachineStatus, VolumeUpdateState } from '../generated/types.js'
import { defineFunction, defineOption, type VMStatusOption } from '../option.js'
import { append } from '../paths.js'

/** The status of a VM, made by options in the order given. */
export const newVMStatus = defineFunction(
  'newVMStatus',
  [rest(option<VMStatusOption>('opts'))],
  (...opts: VMStatusOption[]): VirtualMachineStatus => {
    const status: VirtualMachineStatus = {}
    for (const apply of opts) apply(status)
    return status
  },
)

/** An option of the VM: replaces its status. */
export const withVMStatus = defineOption(
  'withVMStatus',
  [object('status', 'VirtualMachineStatus')],
  (vm: VirtualMachine, status: VirtualMachineStatus) => {
    vm.status = status
  },
)

export const withVMVolumeUpdateState = defineOption(
  'withVMVolumeUpdateState',
  [object('volumeUpdateState', 'VolumeUpdateState')],
  (status: VirtualMachineStatus, volumeUpdateState: VolumeUpdateState) => {
    status.volumeUpdateState = volumeUpdateState
  },
)

/** Adds a condition; one of that type may be there already. */
export const withVMCondition = defineOption(
  'withVMCondition',
  [object('cond', 'VirtualMachineCondition')],
  (status: VirtualMachineStatus, cond: VirtualMachineCondition) => {
    append(status, 'conditions', cond)
  },
)
