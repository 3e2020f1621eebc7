import { type Arguments, readArguments } from './arguments.js'
import type {
  CloudInitConfigDriveSource,
  CloudInitNoCloudSource,
  Disk,
  Interface,
  VirtualMachine,
  VirtualMachineInstance,
  VirtualMachineInstanceStatus,
  VirtualMachineStatus,
  Volume,
} from './generated/types.js'
import { deepCopy } from './go-json.js'

/** Changes a VMI that is being composed. */
export type Option = (vmi: VirtualMachineInstance) => void
/** Changes a VM that is being composed. */
export type VMOption = (vm: VirtualMachine) => void
export type DiskOption = (disk: Disk) => void
/** Changes the volume of a host disk. */
export type HostDiskOption = (volume: Volume) => void
export type InterfaceOption = (iface: Interface) => void
export type NoCloudOption = (source: CloudInitNoCloudSource) => void
export type ConfigDriveOption = (source: CloudInitConfigDriveSource) => void
export type StatusOption = (status: VirtualMachineInstanceStatus) => void
export type VMStatusOption = (status: VirtualMachineStatus) => void

/**
 * Makes a builder: a function that checks and reads its arguments at once, and gives an option that may be used any number of
 * times. What the arguments hold is copied for each use, so that no two objects share a part.
 */
export const defineOption =
  <Target, A extends readonly unknown[]>(
    name: string,
    specs: Arguments<NoInfer<A>>,
    body: (target: Target, ...values: A) => void,
  ): ((...values: A) => (target: Target) => void) =>
  (...values) => {
    const read = readArguments<A>(name, specs, values)
    const holdsObjects = read.some((value) => typeof value === 'object')
    return (target) => body(target, ...(holdsObjects ? copyOfAll(read) : read))
  }

const copyOfAll = <A extends readonly unknown[]>(values: A) => values.map((value) => deepCopy(value)) as unknown as A

/** A function with checked arguments that is not an option: `newInterface`, `multusNetwork`. */
export const defineFunction =
  <A extends readonly unknown[], R>(name: string, specs: Arguments<NoInfer<A>>, body: (...values: A) => R) =>
  (...values: A): R =>
    body(...readArguments<A>(name, specs, values))
