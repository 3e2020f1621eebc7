import type { ManagedObjectReference } from '@vivarium/vim'
import type { VirtualDiskFlatVer2BackingInfo } from '@vivarium/vim/types'
import { parseDatastorePath } from '../storage/datastore-path.js'
import type { Site } from './sites.js'
import type { MachineConfig, MachineState } from './state.js'

/** The datastores that a machine has files on, its own first. Throws the fault InvalidDatastore for one that its host does not have. */
export function datastoresOf(site: Site, { config, snapshots = [] }: MachineState): ManagedObjectReference[] {
  const found = new Map<string, ManagedObjectReference>()
  const add = (reference: ManagedObjectReference) => found.set(reference.value, reference)
  add(site.datastore(parseDatastorePath(config.vmPathName).datastore).reference)
  for (const { devices } of [config, ...snapshots.map((snapshot) => snapshot.config)]) {
    for (const { backing } of devices) {
      for (let at = backing as VirtualDiskFlatVer2BackingInfo | undefined; at !== undefined; at = at.parent) {
        if (at.datastore !== undefined) add(at.datastore)
      }
    }
  }
  return [...found.values()]
}

/** The networks that a machine's adapters are in, in the order of the adapters. */
export function networksOf(site: Site, { devices }: MachineConfig): ManagedObjectReference[] {
  const found = new Map<string, ManagedObjectReference>()
  for (const { backing } of devices as readonly { readonly backing?: NetworkBacking }[]) {
    const reference = backing === undefined ? undefined : networkOf(site, backing)
    if (reference !== undefined) found.set(reference.value, reference)
  }
  return [...found.values()]
}

interface NetworkBacking {
  readonly _typeName?: string
  readonly network?: ManagedObjectReference
  readonly port?: { readonly portgroupKey?: string }
  readonly opaqueNetworkId?: string
  readonly opaqueNetworkType?: string
}

function networkOf(
  site: Site,
  { network, port, opaqueNetworkId, opaqueNetworkType = '' }: NetworkBacking,
): ManagedObjectReference | undefined {
  if (network !== undefined) return network
  if (port?.portgroupKey !== undefined) return site.portgroupWithKey(port.portgroupKey)?.reference
  return opaqueNetworkId === undefined ? undefined : site.opaqueNetwork(opaqueNetworkId, opaqueNetworkType)?.reference
}
