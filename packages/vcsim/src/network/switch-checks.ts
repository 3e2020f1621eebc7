import { isDataObject } from '@vivarium/vim'
import type {
  DistributedVirtualSwitchHostMemberConfigSpec,
  DistributedVirtualSwitchHostMemberPnicBacking,
  DVPortSetting,
  DVSConfigSpec,
  NumericRange,
  VMwareDVSConfigSpec,
  VMwareDVSPortSetting,
  VMwareDVSPvlanMapEntry,
} from '@vivarium/vim/types'
import type { World } from '../call.js'
import { fault, invalidArgument } from '../faults.js'
import { networkOf } from './host-network-state.js'

/** What a setting of ports can be wrong about (API reference, VmwareDistributedVirtualSwitchVlanSpec). */
const mostVlan = 4094
const smallestMtu = 1280
const largestMtu = 9000

const isVlan = (id: number) => id >= 0 && id <= mostVlan
const isRange = ({ start, end }: NumericRange) => isVlan(start) && isVlan(end) && start <= end

/** `pvlans`: those that the switch has. Throws the fault InvalidArgument. */
export function checkSetting(
  setting: DVPortSetting | undefined,
  pvlans: readonly VMwareDVSPvlanMapEntry[],
  at = 'spec.defaultPortConfig',
): void {
  const { vlan } = (setting ?? {}) as VMwareDVSPortSetting
  if (vlan === undefined || vlan.inherited) return
  const isRight = isDataObject(vlan, 'VmwareDistributedVirtualSwitchVlanIdSpec')
    ? isVlan(vlan.vlanId)
    : isDataObject(vlan, 'VmwareDistributedVirtualSwitchTrunkVlanSpec')
      ? (vlan.vlanId ?? []).every(isRange)
      : !isDataObject(vlan, 'VmwareDistributedVirtualSwitchPvlanSpec') ||
        pvlans.some(({ secondaryVlanId }) => secondaryVlanId === vlan.pvlanId)
  if (isRight) return
  throw invalidArgument(`${at}.vlan.${isDataObject(vlan, 'VmwareDistributedVirtualSwitchPvlanSpec') ? 'pvlanId' : 'vlanId'}`)
}

/** `pvlans`: those that it is to have. Throws the fault InvalidArgument. */
export function checkSwitchSpec(spec: DVSConfigSpec, pvlans: readonly VMwareDVSPvlanMapEntry[], at = 'spec'): void {
  const { maxMtu, defaultPortConfig, numStandalonePorts } = spec as VMwareDVSConfigSpec
  if (maxMtu !== undefined && (maxMtu < smallestMtu || maxMtu > largestMtu)) throw invalidArgument(`${at}.maxMtu`)
  if (numStandalonePorts !== undefined && numStandalonePorts < 0) throw invalidArgument(`${at}.numStandalonePorts`)
  for (const { primaryVlanId, secondaryVlanId } of pvlans)
    if (!isVlan(primaryVlanId) || !isVlan(secondaryVlanId)) throw invalidArgument(`${at}.pvlanConfigSpec`)
  checkSetting(defaultPortConfig, pvlans, `${at}.defaultPortConfig`)
}

/** The adapters that a host gives to a switch. */
export function adaptersOf(backing: DistributedVirtualSwitchHostMemberConfigSpec['backing']): string[] {
  return ((backing as DistributedVirtualSwitchHostMemberPnicBacking | undefined)?.pnicSpec ?? [])
    .map(({ pnicDevice }) => pnicDevice)
    .filter((device) => device !== '')
}

/** Throws the fault DvsOperationBulkFault, with what is wrong at each host, for adapters that hosts don't have. */
export function checkAdapters({ model }: World, specs: readonly DistributedVirtualSwitchHostMemberConfigSpec[]): void {
  const hostFault = specs.flatMap(({ operation, host, backing }) => {
    const known = new Set((networkOf(model.get(host)).pnic ?? []).map(({ device }) => device))
    const missing = operation === 'remove' ? undefined : adaptersOf(backing).find((device) => !known.has(device))
    if (missing === undefined) return []
    const text = `The host has no physical network adapter '${missing}'.`
    const { fault: inner, faultMessage } = fault('PlatformConfigFault', { text }, text)
    return [{ host, fault: { fault: inner, localizedMessage: faultMessage } }]
  })
  if (hostFault.length > 0) throw fault('DvsOperationBulkFault', { hostFault }, 'The operation failed on one or more hosts.')
}
