import { isDeepStrictEqual } from 'node:util'
import { isSubtype, type VimError } from '@vivarium/vim'
import type { CryptoKeyId, CryptoSpec, HostCpuIdInfo, ResourceAllocationInfo, VirtualMachineConfigSpec } from '@vivarium/vim/types'
import { invalidArgument, notSupported } from '../faults.js'
import type { Backings } from './backings.js'
import { changeDevices } from './devices.js'
import type { DiskWork } from './disk-files.js'
import { changeExtraConfig } from './extra-config.js'
import {
  concurrentAccess,
  cpuHotPlugNotSupported,
  invalidPowerState,
  invalidState,
  invalidVmConfig,
  memoryHotPlugNotSupported,
} from './faults.js'
import { isGuestId } from './guest-os.js'
import { hardwareVersion, newestHardware } from './settings.js'
import type { Hardware, MachineConfig, MachineState, Settings } from './state.js'
import { changeVAppConfig } from './vapp-config.js'
import { checkWords } from './words.js'

export interface Configured {
  readonly state: MachineState
  /** What is to be done with files of disks before. */
  readonly work: readonly DiskWork[]
}

/** Limits of vSphere 8 for one machine (configmax.broadcom.com). */
const mostCpus = 768
const mostMemoryMB = 24 * 2 ** 20
const memoryStepMB = 4

/** Fields that are taken over as they are. */
const plain = [
  'guestId',
  'alternateGuestName',
  'annotation',
  'npivNodeWorldWideName',
  'npivPortWorldWideName',
  'npivWorldWideNameType',
  'npivDesiredNodeWwns',
  'npivDesiredPortWwns',
  'npivTemporaryDisabled',
  'npivOnNonRdmDisks',
  'locationId',
  'consolePreferences',
  'rebootPowerOff',
  'vcpuConfig',
  'memoryHotAddEnabled',
  'cpuHotAddEnabled',
  'cpuHotRemoveEnabled',
  'latencySensitivity',
  'networkShaper',
  'swapPlacement',
  'vAssertsEnabled',
  'changeTrackingEnabled',
  'firmware',
  'maxMksConnections',
  'guestAutoLockEnabled',
  'memoryReservationLockedToMax',
  'nestedHVEnabled',
  'vPMCEnabled',
  'messageBusTunnelEnabled',
  'migrateEncryption',
  'ftEncryptionMode',
  'sgxInfo',
  'guestMonitoringModeInfo',
  'sevEnabled',
  'pmemFailoverEnabled',
  'vmxStatsCollectionEnabled',
  'vmOpNotificationToAppEnabled',
  'vmOpNotificationTimeout',
  'deviceSwap',
  'pmem',
  'deviceGroups',
  'fixedPassthruHotPlugEnabled',
  'metroFtEnabled',
  'metroFtHostGroup',
  'tdxEnabled',
  'sevSnpEnabled',
] as const satisfies readonly (keyof Settings & keyof VirtualMachineConfigSpec)[]

/** Data objects of which only those fields change that are given. */
const merged = [
  ['tools', 'tools'],
  ['flags', 'flags'],
  ['bootOptions', 'bootOptions'],
  ['powerOpInfo', 'defaultPowerOps'],
  ['scheduledHardwareUpgradeInfo', 'scheduledHardwareUpgradeInfo'],
  ['repConfig', 'repConfig'],
] as const satisfies readonly (readonly [keyof VirtualMachineConfigSpec, keyof Settings])[]

/** What can only be changed while the machine is off. */
const onlyOff: readonly (keyof Settings)[] = [
  'version',
  'guestId',
  'alternateGuestName',
  'firmware',
  'memoryHotAddEnabled',
  'cpuHotAddEnabled',
  'cpuHotRemoveEnabled',
  'nestedHVEnabled',
  'vPMCEnabled',
  'sevEnabled',
  'tdxEnabled',
  'sevSnpEnabled',
  'sgxInfo',
  'npivWorldWideNameType',
]

/**
 * The state after a reconfiguration. `name` is not part of it: that is a property of every entity. Throws the faults that ReconfigVM_Task has.
 */
export function configure(before: MachineState, spec: VirtualMachineConfigSpec, backings: Backings): Configured {
  const { config } = before
  if (spec.changeVersion !== undefined && spec.changeVersion !== '' && spec.changeVersion !== config.changeVersion) throw concurrentAccess()
  if (config.template && !isForTemplates(spec)) throw notSupported()
  checkWords(spec)
  const settings = changeSettings(config.settings, spec, before)
  const hardware = changeHardware(config.hardware, spec, settings, before)
  const { extraConfig, overrides } =
    spec.extraConfig === undefined || spec.extraConfig.length === 0
      ? { extraConfig: config.extraConfig, overrides: before.overrides ?? {} }
      : changeExtraConfig({ extraConfig: config.extraConfig, overrides: before.overrides ?? {} }, spec.extraConfig)
  if (isOther(spec.uuid, config.uuid) || isOther(spec.instanceUuid, config.instanceUuid)) checkOff(before)
  const { devices, work } =
    spec.deviceChange === undefined || spec.deviceChange.length === 0
      ? { devices: config.devices, work: [] }
      : changeDevices(config.devices, spec.deviceChange, {
          powerState: before.powerState,
          hardwareVersion: hardwareVersion(settings.version) ?? newestHardware,
          hasSnapshots: (before.snapshots?.length ?? 0) > 0,
          backings,
        })
  const { vAppConfig: oldVApp } = config
  const vAppConfig =
    spec.vAppConfigRemoved === true ? undefined : spec.vAppConfig === undefined ? oldVApp : changeVAppConfig(oldVApp, spec.vAppConfig)
  const folders = changeFolders(config, spec)
  // Named one by one, what may be missing last: ten thousand machines are made so, and V8 adds slowly to copies.
  const next: MachineConfig = {
    vmPathName: config.vmPathName,
    createDate: config.createDate,
    modified: config.modified,
    changeVersion: config.changeVersion,
    template: config.template,
    uuid: checkUuid(spec.uuid, 'uuid') ?? config.uuid,
    instanceUuid: checkUuid(spec.instanceUuid, 'instanceUuid') ?? config.instanceUuid,
    settings,
    hardware,
    extraConfig,
    devices,
    ...(folders === undefined ? {} : { folders }),
    ...(vAppConfig === undefined ? {} : { vAppConfig }),
  }
  const { config: _config, overrides: _old, profiles: oldProfiles, ...withoutConfig } = before
  const profiles = changeProfiles(oldProfiles, spec, config, next)
  return {
    work,
    state: {
      config: next,
      ...withoutConfig,
      ...(profiles === undefined ? {} : { profiles }),
      ...(Object.keys(overrides).length === 0 ? {} : { overrides }),
    },
  }
}

function isOther<T>(asked: T | undefined, old: T): boolean {
  return asked !== undefined && asked !== ('' as T) && asked !== old
}

function checkOff({ powerState }: MachineState): void {
  if (powerState !== 'poweredOff') throw invalidPowerState(powerState, 'poweredOff')
}

function checkUuid(uuid: string | undefined, name: string): string | undefined {
  if (uuid === undefined || uuid === '') return undefined
  const plainUuid = uuid.toLowerCase()
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(plainUuid)) throw invalidArgument(`configSpec.${name}`)
  return plainUuid
}

/** A template's name and notes can be changed, and nothing else. */
function isForTemplates(spec: VirtualMachineConfigSpec): boolean {
  const asked = Object.entries(spec).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
  return asked.every(([name]) => ['_typeName', 'name', 'annotation', 'changeVersion'].includes(name))
}

function changeSettings(before: Settings, spec: VirtualMachineConfigSpec, state: MachineState): Settings {
  const next: Record<string, unknown> = {}
  for (const name of plain) if (spec[name] !== undefined && spec[name] !== before[name]) next[name] = spec[name]
  for (const [name, setting] of merged) {
    if (spec[name] !== undefined) next[setting] = { ...before[setting], ...given(spec[name]) }
  }
  if (spec.cpuAllocation !== undefined) next.cpuAllocation = changeAllocation(before.cpuAllocation, spec.cpuAllocation, 'cpuAllocation')
  if (spec.memoryAllocation !== undefined)
    next.memoryAllocation = changeAllocation(before.memoryAllocation, spec.memoryAllocation, 'memoryAllocation')
  for (const name of ['cpuAffinity', 'memoryAffinity'] as const) {
    const affinity = spec[name]
    if (affinity !== undefined) next[name] = (affinity.affinitySet ?? []).length === 0 ? undefined : affinity
  }
  if (spec.managedBy !== undefined) next.managedBy = spec.managedBy.extensionKey === '' ? undefined : spec.managedBy
  if (spec.cpuFeatureMask !== undefined) next.cpuFeatureMask = changeMasks(before.cpuFeatureMask ?? [], spec.cpuFeatureMask)
  if (spec.npivWorldWideNameOp === 'remove') Object.assign(next, { npivNodeWorldWideName: undefined, npivPortWorldWideName: undefined })
  if (spec.virtualNuma !== undefined) next.numaInfo = { ...before.numaInfo, ...numaInfo(spec.virtualNuma) }
  if (spec.crypto !== undefined) next.keyId = changeKey(before.keyId, spec.crypto, state)
  if (Object.keys(next).length === 0) return before
  const after = Object.fromEntries(Object.entries({ ...before, ...next }).filter(([, value]) => value !== undefined)) as unknown as Settings
  if (spec.guestId !== undefined && !isGuestId(spec.guestId)) throw invalidArgument('configSpec.guestId')
  if (spec.firmware !== undefined && !['bios', 'efi'].includes(spec.firmware)) throw invalidArgument('configSpec.firmware')
  if (after.bootOptions?.efiSecureBootEnabled === true && after.firmware !== 'efi') throw invalidVmConfig('msg.hostd.configSpec.efi')
  if (onlyOff.some((name) => !isDeepStrictEqual(before[name], after[name]))) checkOff(state)
  return isDeepStrictEqual(before, after) ? before : after
}

/** Without its type and what is undefined. */
function given(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name, field]) => field !== undefined && name !== '_typeName'))
}

function numaInfo(numa: NonNullable<VirtualMachineConfigSpec['virtualNuma']>) {
  const { coresPerNumaNode, exposeVnumaOnCpuHotadd } = numa
  return {
    ...(coresPerNumaNode === undefined ? {} : { coresPerNumaNode, autoCoresPerNumaNode: coresPerNumaNode === 0 }),
    ...(exposeVnumaOnCpuHotadd === undefined ? {} : { vnumaOnCpuHotaddExposed: exposeVnumaOnCpuHotadd }),
  }
}

function changeAllocation(before: ResourceAllocationInfo | undefined, spec: ResourceAllocationInfo, name: string): ResourceAllocationInfo {
  const after = { ...before, ...given(spec) } as ResourceAllocationInfo
  const { reservation = 0, limit = -1, shares } = after
  if (Number(reservation) < 0) throw invalidArgument(`configSpec.${name}.reservation`)
  if (Number(limit) < -1 || (Number(limit) >= 0 && Number(limit) < Number(reservation))) throw invalidArgument(`configSpec.${name}.limit`)
  if (shares !== undefined && shares.level === 'custom' && shares.shares < 0) throw invalidArgument(`configSpec.${name}.shares`)
  return after
}

function changeMasks(before: readonly HostCpuIdInfo[], changes: NonNullable<VirtualMachineConfigSpec['cpuFeatureMask']>): HostCpuIdInfo[] {
  const masks = new Map(before.map((mask) => [`${mask.level} ${mask.vendor ?? ''}`, mask]))
  for (const { operation, info, removeKey } of changes) {
    if (operation === 'remove') {
      for (const [key, { level }] of masks) if (level === (info?.level ?? removeKey)) masks.delete(key)
    } else if (info !== undefined) masks.set(`${info.level} ${info.vendor ?? ''}`, info)
  }
  return [...masks.values()]
}

/** The key that a machine is encrypted with, as the API reference of CryptoSpec has its rules. */
function changeKey(
  before: CryptoKeyId | undefined,
  crypto: CryptoSpec & { readonly _typeName?: string },
  state: MachineState,
): CryptoKeyId | undefined {
  const is = (name: string) => crypto._typeName !== undefined && isSubtype(crypto._typeName, name)
  const check = (isRight: boolean, why: () => VimError) => {
    if (!isRight) throw why()
  }
  const keyOf = (key: CryptoKeyId | undefined) => {
    if (key === undefined || key.keyId === '') throw invalidVmConfig('configSpec.crypto')
    return key
  }
  const hasSnapshots = (state.snapshots?.length ?? 0) > 0
  if (is('CryptoSpecEncrypt') || is('CryptoSpecDecrypt') || is('CryptoSpecDeepRecrypt')) {
    checkOff(state)
    check(!hasSnapshots, invalidState)
  }
  if (is('CryptoSpecEncrypt')) {
    check(before === undefined, invalidState)
    return keyOf((crypto as { cryptoKeyId?: CryptoKeyId }).cryptoKeyId)
  }
  if (is('CryptoSpecDecrypt')) {
    check(before !== undefined, invalidState)
    return undefined
  }
  if (is('CryptoSpecDeepRecrypt') || is('CryptoSpecShallowRecrypt')) {
    check(before !== undefined, invalidState)
    return keyOf((crypto as { newKeyId?: CryptoKeyId }).newKeyId)
  }
  return before
}

function changeHardware(before: Hardware, spec: VirtualMachineConfigSpec, settings: Settings, state: MachineState): Hardware {
  const isOff = state.powerState === 'poweredOff'
  const numCPU = spec.numCPUs ?? before.numCPU
  const memoryMB = Number(spec.memoryMB ?? before.memoryMB)
  const cores = spec.numCoresPerSocket
  const autoCoresPerSocket = cores === 0 ? true : cores === undefined ? (before.autoCoresPerSocket ?? false) : false
  const numCoresPerSocket =
    cores === undefined || cores === 0 ? (numCPU % (before.numCoresPerSocket ?? 1) === 0 ? before.numCoresPerSocket : 1) : cores
  const asked: Record<string, unknown> = { numCPU, memoryMB, numCoresPerSocket, autoCoresPerSocket }
  for (const name of ['virtualICH7MPresent', 'virtualSMCPresent', 'motherboardLayout', 'simultaneousThreads'] as const) {
    if (spec[name] !== undefined) asked[name] = spec[name]
  }
  const after = { ...before, ...asked } as Hardware
  if (isDeepStrictEqual(before, after)) return before
  if (numCPU < 1 || numCPU > mostCpus) throw invalidArgument('configSpec.numCPUs')
  if (memoryMB < memoryStepMB || memoryMB > mostMemoryMB || memoryMB % memoryStepMB !== 0) throw invalidArgument('configSpec.memoryMB')
  if (numCoresPerSocket !== undefined && (numCoresPerSocket < 1 || numCPU % numCoresPerSocket !== 0))
    throw invalidArgument('configSpec.numCoresPerSocket')
  if (!isOff) {
    const isMore = numCPU > before.numCPU
    if (numCPU !== before.numCPU && !(isMore ? settings.cpuHotAddEnabled : settings.cpuHotRemoveEnabled)) throw cpuHotPlugNotSupported()
    if (memoryMB !== before.memoryMB && !(memoryMB > before.memoryMB && settings.memoryHotAddEnabled)) throw memoryHotPlugNotSupported()
    if (numCoresPerSocket !== before.numCoresPerSocket && cores !== undefined) checkOff(state)
  }
  return after
}

function changeFolders({ folders }: MachineConfig, { files }: VirtualMachineConfigSpec): MachineConfig['folders'] {
  if (files === undefined) return folders
  const { snapshotDirectory, suspendDirectory, logDirectory } = files
  const next = {
    ...folders,
    ...(snapshotDirectory === undefined || snapshotDirectory === '' ? {} : { snapshot: snapshotDirectory }),
    ...(suspendDirectory === undefined || suspendDirectory === '' ? {} : { suspend: suspendDirectory }),
    ...(logDirectory === undefined || logDirectory === '' ? {} : { log: logDirectory }),
  }
  return Object.keys(next).length === 0 ? undefined : next
}

/** Storage policies: of the machine's home, and of the disks that the specification adds or edits. */
function changeProfiles(
  before: MachineState['profiles'],
  spec: VirtualMachineConfigSpec,
  old: MachineConfig,
  next: MachineConfig,
): MachineState['profiles'] {
  const profileOf = (profiles: readonly { readonly profileId?: string }[] | undefined) =>
    profiles?.find(({ profileId }) => profileId !== undefined)?.profileId
  const profiles: Record<string, string> = { ...before }
  const home = profileOf(spec.vmProfile as readonly { profileId?: string }[] | undefined)
  if (home !== undefined) profiles.home = home
  const oldKeys = new Set(old.devices.map(({ key }) => key))
  const added = next.devices.filter(({ key }) => !oldKeys.has(key))
  const adding = (spec.deviceChange ?? []).filter(({ operation, device }) => operation === 'add' && !oldKeys.has(device.key))
  for (const { operation, device, profile } of spec.deviceChange ?? []) {
    const id = profileOf(profile as readonly { profileId?: string }[] | undefined)
    if (operation === 'remove') delete profiles[device.key]
    if (id === undefined || operation === 'remove') continue
    const place = adding.findIndex((change) => change.device === device)
    const key = operation === 'add' ? added[place]?.key : device.key
    if (key !== undefined) profiles[key] = id
  }
  return Object.keys(profiles).length === 0 ? undefined : profiles
}
