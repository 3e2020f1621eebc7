import type { HostNetworkInfo, HostVirtualNicManagerInfo } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { changeConfig, configOf } from '../inventory/host-config.js'
import type { ManagedObject } from '../model/managed-object.js'
import { nicManagerInfo, selectedDevices } from './virtual-nics.js'

export const networkOf = (host: ManagedObject): HostNetworkInfo => configOf(host).network ?? {}

/** A host's network changes; what its adapters are for follows. */
export function changeNetwork({ model }: World, host: ManagedObject, change: (before: HostNetworkInfo) => Partial<HostNetworkInfo>): void {
  const before = networkOf(host)
  const network = { ...before, ...change(before) }
  const virtualNicManagerInfo = nicManagerInfo(network.vnic ?? [], selectedDevices(nicManagerOf(host)))
  changeConfig(model, host, network.vnic === before.vnic ? { network } : { network, virtualNicManagerInfo })
}

export const nicManagerOf = (host: ManagedObject): HostVirtualNicManagerInfo => configOf(host).virtualNicManagerInfo ?? {}

export function setSelected({ model }: World, host: ManagedObject, selected: Readonly<Record<string, readonly string[]>>): void {
  changeConfig(model, host, { virtualNicManagerInfo: nicManagerInfo(networkOf(host).vnic ?? [], selected) })
}
