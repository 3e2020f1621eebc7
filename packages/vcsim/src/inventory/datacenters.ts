import type { World } from '../call.js'
import type { ManagedObject } from '../model/managed-object.js'
import { addNetwork, giveNetwork } from '../network/networks.js'
import { nameOf, nearest } from './entity.js'
import { addDatacenter, folderOf } from './folders.js'
import { related } from './relations.js'

/** The network that machines are connected to unless something else is asked for: every host has it. */
const defaultNetworkName = 'VM Network'

/** A datacenter with its folders and the network that its hosts will have. Throws the faults NotSupported, DuplicateName and InvalidName. */
export function createDatacenter(world: World, parent: ManagedObject, name: string): ManagedObject {
  const datacenter = addDatacenter(world.model, parent, name)
  addNetwork(world, { name: defaultNetworkName, folder: folderOf(world.model, datacenter, 'networkFolder'), hosts: [] })
  return datacenter
}

/** Hosts that come into a datacenter have its first network. */
export function giveDefaultNetwork(world: World, hosts: readonly ManagedObject[]): void {
  const [first] = hosts
  const datacenter = first === undefined ? undefined : nearest(world.model, first, 'Datacenter')
  const networks = datacenter === undefined ? [] : related(world.model, datacenter, 'network')
  const standard = networks.find((network) => network.reference.type === 'Network' && nameOf(network) === defaultNetworkName)
  if (standard !== undefined) giveNetwork(world, standard, hosts)
}
