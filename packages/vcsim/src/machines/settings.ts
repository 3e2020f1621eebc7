import type { OptionValue } from '@vivarium/vim/types'
import type { Hardware, Settings } from './state.js'

/** The hardware that new machines have, unless they ask for another: that of vSphere 8.0 U3. */
export const newestHardware = 21
export const oldestHardware = 3

export const defaultHardware: Hardware = {
  numCPU: 1,
  numCoresPerSocket: 1,
  autoCoresPerSocket: false,
  memoryMB: 32,
  virtualICH7MPresent: false,
  virtualSMCPresent: false,
  motherboardLayout: 'i440bxHostBridge',
  simultaneousThreads: 1,
}

/** How clients of govmomi's vcsim know that nothing here is real. */
export const defaultExtraConfig: readonly OptionValue[] = [{ _typeName: 'OptionValue', key: 'govcsim', value: 'TRUE' } as OptionValue]

const allocation = { reservation: 0, expandableReservation: false, limit: -1, shares: { shares: 0, level: 'normal' as const } }

/** What a machine has that asks for nothing of its own. */
export const defaultSettings: Settings = {
  version: `vmx-${newestHardware}`,
  guestId: 'otherGuest',
  alternateGuestName: '',
  annotation: '',
  tools: {
    toolsVersion: 12_389,
    toolsInstallType: 'guestToolsTypeOpenVMTools',
    afterPowerOn: true,
    afterResume: true,
    beforeGuestStandby: true,
    beforeGuestShutdown: true,
    beforeGuestReboot: false,
    toolsUpgradePolicy: 'manual',
    syncTimeWithHostAllowed: true,
    syncTimeWithHost: false,
    lastInstallInfo: { counter: 0 },
  },
  flags: {
    disableAcceleration: false,
    enableLogging: true,
    useToe: false,
    runWithDebugInfo: false,
    monitorType: 'release',
    htSharing: 'any',
    snapshotDisabled: false,
    snapshotLocked: false,
    diskUuidEnabled: false,
    virtualMmuUsage: 'automatic',
    virtualExecUsage: 'hvAuto',
    snapshotPowerOffBehavior: 'powerOff',
    recordReplayEnabled: false,
    faultToleranceType: 'unset',
    cbrcCacheEnabled: false,
    vvtdEnabled: false,
    vbsEnabled: false,
  },
  defaultPowerOps: {
    powerOffType: 'soft',
    suspendType: 'hard',
    resetType: 'soft',
    defaultPowerOffType: 'soft',
    defaultSuspendType: 'hard',
    defaultResetType: 'soft',
    standbyAction: 'checkpoint',
  },
  rebootPowerOff: false,
  cpuAllocation: allocation,
  memoryAllocation: allocation,
  latencySensitivity: { level: 'normal' },
  memoryHotAddEnabled: false,
  cpuHotAddEnabled: false,
  cpuHotRemoveEnabled: false,
  swapPlacement: 'inherit',
  bootOptions: {
    bootDelay: 0,
    enterBIOSSetup: false,
    efiSecureBootEnabled: false,
    bootRetryEnabled: false,
    bootRetryDelay: 10_000,
    networkBootProtocol: 'ipv4',
  },
  vAssertsEnabled: false,
  changeTrackingEnabled: false,
  firmware: 'bios',
  maxMksConnections: -1,
  guestAutoLockEnabled: true,
  memoryReservationLockedToMax: false,
  initialOverhead: { initialMemoryReservation: 34_459_648, initialSwapReservation: 1_085_419_520 },
  nestedHVEnabled: false,
  vPMCEnabled: false,
  scheduledHardwareUpgradeInfo: { upgradePolicy: 'never', scheduledHardwareUpgradeStatus: 'none' },
  vFlashCacheReservation: 0,
  messageBusTunnelEnabled: false,
  guestIntegrityInfo: { enabled: false },
  migrateEncryption: 'opportunistic',
  ftEncryptionMode: 'ftEncryptionOpportunistic',
  sgxInfo: { epcSize: 0, flcMode: 'unlocked', lePubKeyHash: '', requireAttestation: false },
  guestMonitoringModeInfo: {},
  sevEnabled: false,
  numaInfo: { autoCoresPerNumaNode: true, vnumaOnCpuHotaddExposed: false },
  pmemFailoverEnabled: false,
  vmxStatsCollectionEnabled: true,
  vmOpNotificationToAppEnabled: false,
  vmOpNotificationTimeout: -1,
  fixedPassthruHotPlugEnabled: false,
  metroFtEnabled: false,
  tdxEnabled: false,
  sevSnpEnabled: false,
}

/** 21 of `vmx-21`; undefined for what is no version. */
export function hardwareVersion(version: string): number | undefined {
  const number = /^(?:vmx-)?0*(\d+)$/.exec(version)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** `vmx-07`, `vmx-21` */
export function versionName(version: number): string {
  return `vmx-${String(version).padStart(2, '0')}`
}
