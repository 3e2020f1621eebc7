import { driverSettings, Operation, type OperationOptions, registerSetting } from '@vivarium/core'
import {
  type AcceleratorChoice,
  acceleratorChoices,
  chooseAccelerator,
  cpuModel,
  findQemu,
  hostArchitecture,
  pinMachineType,
  type QemuProgram,
} from '@vivarium/vm'
import { z } from 'zod'
import { driverName } from './driver-name.js'
import { qemuErrors } from './errors.js'
import type { Hardware, MachineRecord } from './record.js'

const choice = z.enum(acceleratorChoices)

registerSetting({
  name: `${driverName}.accelerator`,
  description: 'What runs the processors of new machines: auto (found out by a trial), kvm, hvf or tcg',
  schema: choice,
  default: 'auto',
})

/** The QEMU of this computer, and the hardware that a machine which starts now gets. */
export async function currentHardware(options?: OperationOptions): Promise<{ readonly qemu: QemuProgram; readonly hardware: Hardware }> {
  const operation = Operation.from(options, 'looking for QEMU')
  const architecture = hostArchitecture()
  const qemu = await findQemu(architecture, operation)
  const wanted: AcceleratorChoice = choice.parse((await driverSettings(driverName)).accelerator ?? 'auto')
  const { accelerator } = await chooseAccelerator(qemu, wanted, operation)
  const machineType = pinMachineType(architecture, qemu.machineTypes, qemu.version)
  return { qemu, hardware: { architecture, machineType, accelerator, qemuVersion: qemu.version } }
}

/** Throws REQUIREMENT_NOT_MET, naming what this computer lacks, when a saved machine can't go on here. */
export async function checkHardware(save: string, saved: Hardware, operation: Operation): Promise<void> {
  const architecture = hostArchitecture()
  if (saved.architecture !== architecture)
    throw qemuErrors.requirementNotMet(save, 'a computer of architecture', saved.architecture, architecture)
  const qemu = await findQemu(architecture, operation)
  if (!qemu.machineTypes.includes(saved.machineType)) {
    throw qemuErrors.requirementNotMet(save, 'a QEMU with machine type', saved.machineType, `QEMU ${qemu.version}, which does not offer it`)
  }
  if (release(qemu.version) < release(saved.qemuVersion)) {
    throw qemuErrors.requirementNotMet(save, 'QEMU', `${saved.qemuVersion} or newer`, `QEMU ${qemu.version}`)
  }
  if (saved.accelerator === 'tcg') return
  const { accelerator, reason } = await chooseAccelerator(qemu, 'auto', operation)
  if (accelerator !== saved.accelerator) {
    throw qemuErrors.requirementNotMet(save, 'the accelerator', saved.accelerator, `${accelerator} (${reason})`)
  }
}

/** What saved machines need to go on, for people. */
export function requirementsOf(machines: readonly MachineRecord[]): Record<string, string> {
  const running = machines.flatMap((machine) => machine.running?.hardware ?? [])
  const [first] = running
  if (!first) return {}
  const newest = running.reduce((one, other) => (release(other.qemuVersion) > release(one.qemuVersion) ? other : one))
  return {
    architecture: first.architecture,
    'QEMU version': newest.qemuVersion,
    'machine type': [...new Set(running.map(({ machineType }) => machineType))].sort().join(', '),
    accelerator: [...new Set(running.map(({ accelerator }) => accelerator))].sort().join(', '),
    'CPU model': [...new Set(running.map((each) => cpuModel(each.architecture, each.accelerator)))].sort().join(', '),
  }
}

/** Major and minor version as one number: a save fits any patch level of its QEMU. */
function release(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major * 1000 + minor
}
