import { findEnumValues } from '@vivarium/vim'
import type { VirtualMachineConfigSpec } from '@vivarium/vim/types'
import { invalidArgument } from '../faults.js'

/** Texts of a specification that have to be one of a few words: the path, and the enum that has the words (API reference, VirtualMachineConfigSpec). */
const words = [
  ['swapPlacement', 'VirtualMachineConfigInfoSwapPlacementType'],
  ['npivWorldWideNameType', 'VirtualMachineConfigInfoNpivWwnType'],
  ['migrateEncryption', 'VirtualMachineConfigSpecEncryptedVMotionModes'],
  ['ftEncryptionMode', 'VirtualMachineConfigSpecEncryptedFtModes'],
  ['motherboardLayout', 'VirtualHardwareMotherboardLayout'],
  ['tools.toolsUpgradePolicy', 'UpgradePolicy'],
  ['flags.monitorType', 'VirtualMachineFlagInfoMonitorType'],
  ['flags.htSharing', 'VirtualMachineHtSharing'],
  ['flags.virtualMmuUsage', 'VirtualMachineFlagInfoVirtualMmuUsage'],
  ['flags.virtualExecUsage', 'VirtualMachineFlagInfoVirtualExecUsage'],
  ['flags.snapshotPowerOffBehavior', 'VirtualMachinePowerOffBehavior'],
  ['bootOptions.networkBootProtocol', 'VirtualMachineBootOptionsNetworkBootProtocolType'],
  ['powerOpInfo.powerOffType', 'VirtualMachinePowerOpType'],
  ['powerOpInfo.suspendType', 'VirtualMachinePowerOpType'],
  ['powerOpInfo.resetType', 'VirtualMachinePowerOpType'],
  ['powerOpInfo.defaultPowerOffType', 'VirtualMachinePowerOpType'],
  ['powerOpInfo.defaultSuspendType', 'VirtualMachinePowerOpType'],
  ['powerOpInfo.defaultResetType', 'VirtualMachinePowerOpType'],
  ['powerOpInfo.standbyAction', 'VirtualMachineStandbyActionType'],
  ['scheduledHardwareUpgradeInfo.upgradePolicy', 'ScheduledHardwareUpgradeInfoHardwareUpgradePolicy'],
] as const

/** The same with the paths taken apart: thousands of machines are made at once. */
const checks = words.map(([path, enumName]) => {
  const [first = '', second] = path.split('.')
  return { first, second, enumName }
})

/** True for a word of an enum, and for what is not given; `''` is what some clients send for that. */
export function isWord(enumName: string, value: unknown): boolean {
  return value === undefined || value === '' || findEnumValues(enumName)?.has(String(value)) === true
}

/** Throws the fault InvalidArgument for a text that is none of the words that may stand there. */
export function checkWords(spec: VirtualMachineConfigSpec): void {
  const given = spec as Readonly<Record<string, unknown>>
  for (const { first, second, enumName } of checks) {
    const at = given[first]
    if (at === undefined) continue
    const value = second === undefined ? at : (at as Readonly<Record<string, unknown>>)[second]
    if (!isWord(enumName, value)) throw invalidArgument(`configSpec.${first}${second === undefined ? '' : `.${second}`}`)
  }
}
