import type { HostVirtualNic, HostVirtualNicManagerInfo, VirtualNicManagerNetConfig } from '@vivarium/vim/types'

/** What adapters of hosts can be for; some of it one adapter at a time. (API reference, HostVirtualNicManagerNicType.) */
const nicTypes: readonly (readonly [type: string, multiSelectAllowed: boolean])[] = [
  ['faultToleranceLogging', true],
  ['management', true],
  ['nvmeRdma', true],
  ['nvmeTcp', true],
  ['ptp', true],
  ['vmotion', true],
  ['vSphereBackupNFC', true],
  ['vSphereProvisioning', true],
  ['vSphereReplication', true],
  ['vSphereReplicationNFC', true],
  ['vsan', true],
  ['vsanExternal', true],
  ['vsanWitness', true],
]

export const isNicType = (type: string) => nicTypes.some(([name]) => name === type)

const keyFor = (type: string, device: string) => `${type}.key-vim.host.VirtualNic-${device}`

/** Which adapters there are, and what they are for; `selected` has devices by type. */
export function nicManagerInfo(
  adapters: readonly HostVirtualNic[],
  selected: Readonly<Record<string, readonly string[]>>,
): HostVirtualNicManagerInfo {
  return {
    netConfig: nicTypes.map(([nicType, multiSelectAllowed]): VirtualNicManagerNetConfig => {
      const devices = adapters.map(({ device }) => device)
      return {
        nicType,
        multiSelectAllowed,
        candidateVnic: adapters.map((adapter) => ({ ...adapter, key: keyFor(nicType, adapter.device) })),
        // Keys of candidates: a property that is a link.
        selectedVnic: (selected[nicType] ?? [])
          .filter((device) => devices.includes(device))
          .map((device) => keyFor(nicType, device) as never),
      }
    }),
  }
}

/** The devices that are selected for a type. */
export function selectedDevices(info: HostVirtualNicManagerInfo): Record<string, string[]> {
  return Object.fromEntries(
    (info.netConfig ?? []).map(({ nicType, selectedVnic = [] }) => [
      nicType,
      (selectedVnic as unknown as string[]).map((key) => key.slice(keyFor(nicType, '').length)),
    ]),
  )
}
