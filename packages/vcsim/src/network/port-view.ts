import { isDataObject } from '@vivarium/vim'
import type {
  DistributedVirtualPort,
  DistributedVirtualSwitchPortCriteria,
  DVPortgroupConfigInfo,
  NumericRange,
  VMwareDVSPortSetting,
} from '@vivarium/vim/types'
import { mergeSetting } from './port-settings.js'
import type { PortState } from './ports.js'

const noTraffic = {
  packetsInMulticast: 0,
  packetsOutMulticast: 0,
  bytesInMulticast: 0,
  bytesOutMulticast: 0,
  packetsInUnicast: 0,
  packetsOutUnicast: 0,
  bytesInUnicast: 0,
  bytesOutUnicast: 0,
  packetsInBroadcast: 0,
  packetsOutBroadcast: 0,
  bytesInBroadcast: 0,
  bytesOutBroadcast: 0,
  packetsInDropped: 0,
  packetsOutDropped: 0,
  packetsInException: 0,
  packetsOutException: 0,
}

/** A port as the API has it. */
export function portView(
  port: PortState,
  dvsUuid: string,
  group: DVPortgroupConfigInfo | undefined,
  base: VMwareDVSPortSetting,
): DistributedVirtualPort {
  const above = (group?.defaultPortConfig ?? base) as VMwareDVSPortSetting
  const setting = mergeSetting(above, port.config?.setting) as VMwareDVSPortSetting
  const { connectee, proxyHost, cookie, config, portgroup } = port
  const isBlocked = setting.blocked?.value === true
  return {
    key: port.key,
    config: { configVersion: '0', scope: [], ...config, setting },
    dvsUuid,
    ...(portgroup === undefined ? {} : { portgroupKey: portgroup }),
    ...(proxyHost === undefined ? {} : { proxyHost }),
    ...(connectee === undefined ? {} : { connectee }),
    conflict: false,
    state: {
      runtimeInfo: {
        linkUp: connectee !== undefined && !isBlocked,
        blocked: isBlocked,
        vlanIds: vlansOf(setting),
        trunkingMode: isDataObject(setting.vlan, 'VmwareDistributedVirtualSwitchTrunkVlanSpec'),
        ...(connectee?.addressHint === undefined ? {} : { macAddress: connectee.addressHint }),
      },
      stats: noTraffic,
    },
    ...(cookie === undefined ? {} : { connectionCookie: cookie }),
    lastStatusChange: port.since,
    hostLocalPort: false,
  }
}

/** The VLANs that a setting lets through. */
export function vlansOf({ vlan }: VMwareDVSPortSetting): NumericRange[] {
  if (isDataObject(vlan, 'VmwareDistributedVirtualSwitchTrunkVlanSpec')) return vlan.vlanId ?? []
  if (isDataObject(vlan, 'VmwareDistributedVirtualSwitchVlanIdSpec')) return [{ start: vlan.vlanId, end: vlan.vlanId }]
  if (isDataObject(vlan, 'VmwareDistributedVirtualSwitchPvlanSpec')) return [{ start: vlan.pvlanId, end: vlan.pvlanId }]
  return []
}

/** A test for ports. Port groups are those that a port is in, or with `inside` false, not in (API reference, PortCriteria). */
export function portTest(criteria: DistributedVirtualSwitchPortCriteria, isUplink: (port: DistributedVirtualPort) => boolean) {
  const { connected, active, uplinkPort, nsxPort, portgroupKey = [], inside = true, portKey = [], host = [], scope } = criteria
  const keys = new Set(portKey)
  const groups = new Set(portgroupKey)
  return (port: DistributedVirtualPort): boolean =>
    (connected === undefined || connected === (port.connectee !== undefined)) &&
    (active !== true || port.state?.runtimeInfo?.linkUp === true) &&
    (uplinkPort === undefined || uplinkPort === isUplink(port)) &&
    (nsxPort === undefined || nsxPort === (port.externalId !== undefined)) &&
    (groups.size === 0 || groups.has(port.portgroupKey ?? '') === inside) &&
    (keys.size === 0 || keys.has(port.key)) &&
    (host.length === 0 || host.some(({ value }) => value === port.proxyHost?.value)) &&
    (scope === undefined || (port.config.scope ?? []).some(({ value }) => value === scope.value))
}
