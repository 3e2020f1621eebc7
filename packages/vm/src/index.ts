export { attachConsole, type ConsoleOptions } from './console.js'
export { vmErrors } from './errors.js'
export type { DirectBoot, LoginOptions, Manager, ManagerSyncOptions, ShellOptions, StartOptions } from './manager.js'
export { type AcceleratorChoice, acceleratorChoices, type ChosenAccelerator, chooseAccelerator } from './qemu/accelerator.js'
export { cpuModel, machineArguments, normaliseCommandLine, pinMachineType } from './qemu/arguments.js'
export { createOverlay, type DiskImage, importImage, inspectImage } from './qemu/disk.js'
export { PortForwards } from './qemu/forwards.js'
export { GuestAgent, type GuestInterface, type GuestProgram } from './qemu/guest-agent.js'
export {
  type Accelerator,
  type Architecture,
  accelerators,
  architectures,
  consoleDevice,
  type DiskChain,
  type DiskLayer,
  type FirmwareBoot,
  hostArchitecture,
  type InternetNic,
  type KernelBoot,
  type MachineChannels,
  type MachineDescription,
  type MachineMemory,
  standardChannels,
} from './qemu/machine.js'
export { loadState, type SaveResult, type StateContent, saveState, transferState } from './qemu/migration.js'
export { QemuProcess, type QemuStart, type QemuState } from './qemu/process.js'
export { findQemu, type QemuProgram } from './qemu/program.js'
export { QmpClient, type QmpEvent } from './qemu/qmp.js'
export type { Transport, TransportHandler } from './qemu/transport.js'
export { QemuManager, type QemuManagerOptions } from './qemu-manager.js'
export { parseCpus, parseMemory } from './resources.js'
export { type SeedContent, seedImage } from './seed-image.js'
