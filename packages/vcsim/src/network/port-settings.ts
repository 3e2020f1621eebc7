import { dataObject } from '@vivarium/vim'
import type { BoolPolicy, DVPortgroupPolicy, DVPortSetting, VMwareDVSPortSetting } from '@vivarium/vim/types'

const own = { inherited: false } as const
const bool = (value: boolean): BoolPolicy => ({ ...own, value })
const shaping = {
  ...own,
  enabled: bool(false),
  averageBandwidth: { ...own, value: 100_000_000 },
  peakBandwidth: { ...own, value: 100_000_000 },
  burstSize: { ...own, value: 104_857_600 },
}

/** A vCenter's setting of ports where nobody said otherwise. */
export const defaultSetting: VMwareDVSPortSetting = dataObject('VMwareDVSPortSetting', {
  blocked: bool(false),
  vmDirectPathGen2Allowed: bool(false),
  inShapingPolicy: shaping,
  outShapingPolicy: shaping,
  networkResourcePoolKey: { ...own, value: '-1' },
  filterPolicy: { ...own },
  vlan: dataObject('VmwareDistributedVirtualSwitchVlanIdSpec', { ...own, vlanId: 0 }),
  uplinkTeamingPolicy: {
    ...own,
    policy: { ...own, value: 'loadbalance_srcid' },
    reversePolicy: bool(true),
    notifySwitches: bool(true),
    rollingOrder: bool(false),
    failureCriteria: {
      ...own,
      checkSpeed: { ...own, value: 'minimum' },
      speed: { ...own, value: 10 },
      checkDuplex: bool(false),
      fullDuplex: bool(false),
      checkErrorPercent: bool(false),
      percentage: { ...own, value: 0 },
      checkBeacon: bool(false),
    },
    uplinkPortOrder: { ...own, activeUplinkPort: ['uplink1', 'uplink2', 'uplink3', 'uplink4'] },
  },
  securityPolicy: { ...own, allowPromiscuous: bool(false), macChanges: bool(false), forgedTransmits: bool(false) },
  ipfixEnabled: bool(false),
  txUplink: bool(false),
  lacpPolicy: { ...own, enable: bool(false), mode: { ...own, value: 'passive' } },
  macManagementPolicy: {
    ...own,
    allowPromiscuous: false,
    macChanges: false,
    forgedTransmits: false,
    macLearningPolicy: { ...own, enabled: false },
  },
})

/** The setting of uplink ports: all VLANs. */
export const uplinkSetting: VMwareDVSPortSetting = {
  ...defaultSetting,
  vlan: dataObject('VmwareDistributedVirtualSwitchTrunkVlanSpec', { ...own, vlanId: [{ start: 0, end: 4094 }] }),
}

export const defaultPolicy: DVPortgroupPolicy = dataObject('VMwareDVSPortgroupPolicy', {
  blockOverrideAllowed: true,
  shapingOverrideAllowed: false,
  vendorConfigOverrideAllowed: false,
  livePortMovingAllowed: false,
  portConfigResetAtDisconnect: true,
  networkResourcePoolOverrideAllowed: false,
  trafficFilterOverrideAllowed: false,
  vlanOverrideAllowed: false,
  uplinkTeamingOverrideAllowed: false,
  securityPolicyOverrideAllowed: false,
  ipfixOverrideAllowed: false,
  macManagementOverrideAllowed: false,
})

/**
 * What a setting becomes by a change. A policy that is inherited takes its value from what is above; inside of a policy, what the change leaves out
 * stays.
 */
export function mergeSetting(base: DVPortSetting, change: DVPortSetting | undefined, above: DVPortSetting = base): DVPortSetting {
  if (change === undefined) return base
  const merged: Record<string, unknown> = { ...base }
  for (const [name, value] of Object.entries(change)) {
    if (name === '_typeName' || value === undefined) continue
    const isInherited = (value as { readonly inherited?: boolean }).inherited === true
    const from = (isInherited ? above : base) as unknown as Readonly<Record<string, unknown>>
    merged[name] = isInherited && from[name] !== undefined ? { ...(from[name] as object), inherited: true } : mergePolicy(from[name], value)
  }
  return merged as DVPortSetting
}

function mergePolicy(before: unknown, change: unknown): unknown {
  if (typeof before !== 'object' || typeof change !== 'object' || before === null || change === null) return change
  if (Array.isArray(change) || Array.isArray(before)) return change
  const types = [before, change].map((value) => (value as { readonly _typeName?: string })._typeName)
  if (types[0] !== undefined && types[1] !== undefined && types[0] !== types[1]) return change
  const merged: Record<string, unknown> = { ...before }
  for (const [name, value] of Object.entries(change)) {
    if (value !== undefined) merged[name] = mergePolicy(merged[name], value)
  }
  return merged
}
