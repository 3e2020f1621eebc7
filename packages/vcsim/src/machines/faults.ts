import type { ManagedObjectReference, VimError } from '@vivarium/vim'
import type { VirtualDeviceConfigSpecFileOperation, VirtualDeviceConfigSpecOperation, VirtualMachinePowerState } from '@vivarium/vim/types'
import { fault } from '../faults.js'

const shown: Readonly<Record<VirtualMachinePowerState, string>> = {
  poweredOn: 'Powered on',
  poweredOff: 'Powered off',
  suspended: 'Suspended',
}

export const invalidPowerState = (existingState: VirtualMachinePowerState, requestedState?: VirtualMachinePowerState): VimError =>
  fault(
    'InvalidPowerState',
    { existingState, ...(requestedState === undefined ? {} : { requestedState }) },
    `The attempted operation cannot be performed in the current state (${shown[existingState]}).`,
  )

export const invalidState = (): VimError => fault('InvalidState', {}, 'The operation is not allowed in the current state.')

/** `task` is what is being done with it. */
export const taskInProgress = (task: ManagedObjectReference): VimError =>
  fault('TaskInProgress', { task }, 'The operation is not allowed because another task is already in progress.')

export const invalidVmConfig = (property: string): VimError =>
  fault('InvalidVmConfig', { property }, `The virtual machine configuration is not valid: ${property}`)

export const toolsUnavailable = (): VimError =>
  fault('ToolsUnavailable', {}, 'Cannot complete operation because VMware Tools is not running in this virtual machine.')

export const concurrentAccess = (): VimError => fault('ConcurrentAccess', {}, 'The object was changed by another client in the meantime.')

export const cpuHotPlugNotSupported = (): VimError =>
  fault('CpuHotPlugNotSupported', {}, 'CPU hot plug is not supported for this virtual machine.')

export const memoryHotPlugNotSupported = (): VimError =>
  fault('MemoryHotPlugNotSupported', {}, 'Memory hot plug is not supported for this virtual machine.')

export const alreadyUpgraded = (): VimError =>
  fault('AlreadyUpgraded', {}, 'The virtual machine is already at that version or a newer one.')

/** What is wrong with one of the device changes of a specification: the fault gets the change's index. */
export type DeviceFault = (deviceIndex: number) => VimError

const property = (name: string) => `virtualDeviceSpec.${name}`

export const invalidDevice =
  (name: string): DeviceFault =>
  (deviceIndex) =>
    fault('InvalidDeviceSpec', { property: property(name), deviceIndex }, `Invalid configuration for device '${deviceIndex}'.`)

export const invalidBacking =
  (name = 'device.backing'): DeviceFault =>
  (deviceIndex) =>
    fault(
      'InvalidDeviceBacking',
      { property: property(name), deviceIndex },
      `Incompatible device backing specified for device '${deviceIndex}'.`,
    )

export const deviceNotFound: DeviceFault = (deviceIndex) =>
  fault('DeviceNotFound', { property: property('device.key'), deviceIndex }, `Device '${deviceIndex}' was not found.`)

export const missingController: DeviceFault = (deviceIndex) =>
  fault(
    'MissingController',
    { property: property('device.controllerKey'), deviceIndex },
    `A controller for device '${deviceIndex}' is missing.`,
  )

export const invalidController =
  (controllerKey: number): DeviceFault =>
  (deviceIndex) =>
    fault(
      'InvalidController',
      { property: property('device.controllerKey'), deviceIndex, controllerKey },
      `Invalid controller for device '${deviceIndex}'.`,
    )

export const unsupportedDevice: DeviceFault = (deviceIndex) =>
  fault(
    'DeviceUnsupportedForVmPlatform',
    { property: property('device'), deviceIndex },
    `Device '${deviceIndex}' is not supported for this virtual machine.`,
  )

export const notHotPluggable: DeviceFault = (deviceIndex) =>
  fault('DeviceHotPlugNotSupported', { property: property('device'), deviceIndex }, `Device '${deviceIndex}' does not support hot plug.`)

export const invalidDeviceOperation =
  (badOp?: VirtualDeviceConfigSpecOperation, badFileOp?: VirtualDeviceConfigSpecFileOperation): DeviceFault =>
  (deviceIndex) =>
    fault(
      'InvalidDeviceOperation',
      {
        property: property(badFileOp === undefined ? 'operation' : 'fileOperation'),
        deviceIndex,
        ...(badOp === undefined ? {} : { badOp }),
        ...(badFileOp === undefined ? {} : { badFileOp }),
      },
      `Invalid operation for device '${deviceIndex}'.`,
    )

export const tooManyDevices: DeviceFault = () =>
  fault('TooManyDevices', { property: property('device') }, 'Number of virtual devices exceeds the maximum for a given controller.')

/** A fault that lacks the index of the change. */
export class Refusal extends Error {
  readonly at: DeviceFault

  constructor(at: DeviceFault) {
    super('A device change was refused')
    this.at = at
  }
}

/** Stops a change; who made it gets the fault with its index. */
export function refuse(why: DeviceFault): never {
  throw new Refusal(why)
}
