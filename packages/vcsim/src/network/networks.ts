import { randomUUID } from 'node:crypto'
import { dataObject, type ManagedObjectReference, reference } from '@vivarium/vim'
import type { World } from '../call.js'
import { fault } from '../faults.js'
import { checkName, entity, nameOf, nearest } from '../inventory/entity.js'
import { giveHosts, takeFromHosts } from '../inventory/host-resources.js'
import { attach, detach, referencesOf, related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'

export interface NewNetwork {
  readonly name: string
  /** A network folder. */
  readonly folder: ManagedObject
  /** Those that have it. */
  readonly hosts: readonly ManagedObject[]
}

/** A network of hosts' standard switches. Throws the faults InvalidName and DuplicateName. */
export function addNetwork(
  world: World,
  { name: given, folder, hosts, id: givenId }: NewNetwork & { readonly id?: string },
): ManagedObject {
  const name = checkName(world.model, folder, given)
  const id = givenId ?? world.model.newId('network-')
  const network = world.model.add('Network', id, {
    ...entity(name, folder.reference),
    summary: { network: reference('Network', id), name, accessible: true, ipPoolName: '' },
    host: [],
    vm: [],
  })
  putNetwork(world, network, folder, hosts)
  return network
}

/** A network that something else than the vCenter switches, such as NSX. There is no method of the API that makes one. */
export function addOpaqueNetwork(
  world: World,
  { name: given, folder, hosts, opaqueNetworkId = randomUUID() }: NewNetwork & { readonly opaqueNetworkId?: string },
): ManagedObject {
  const name = checkName(world.model, folder, given)
  const id = world.model.newId('network-o')
  const summary = dataObject('OpaqueNetworkSummary', {
    network: reference('OpaqueNetwork', id),
    name,
    accessible: true,
    ipPoolName: '',
    opaqueNetworkId,
    opaqueNetworkType: 'nsx.LogicalSwitch',
  })
  const network = world.model.add('OpaqueNetwork', id, {
    ...entity(name, folder.reference),
    summary,
    host: [],
    vm: [],
    capability: { networkReservationSupported: false },
    extraConfig: [],
  })
  putNetwork(world, network, folder, hosts)
  return network
}

/** Puts a network, switch or port group into its folder, and gives a network to its datacenter and to hosts. */
export function putNetwork(world: World, network: ManagedObject, folder: ManagedObject, hosts: readonly ManagedObject[]): void {
  const { model } = world
  attach(model, folder, 'childEntity', network.reference)
  const datacenter = nearest(model, folder, 'Datacenter')
  if (datacenter !== undefined && network.type.isA('Network')) attach(model, datacenter, 'network', network.reference)
  giveNetwork(world, network, hosts)
}

export function giveNetwork({ model }: World, network: ManagedObject, hosts: readonly ManagedObject[]): void {
  if (!network.type.isA('Network') || hosts.length === 0) return
  attach(model, network, 'host', ...hosts.map((host) => host.reference))
  giveHosts(model, hosts, 'network', network.reference)
}

export function takeNetwork({ model }: World, network: ManagedObject, hosts: readonly ManagedObject[]): void {
  detach(model, network, 'host', ...hosts.map((host) => host.reference))
  takeFromHosts(model, hosts, 'network', network.reference)
}

/** Takes a network, switch or port group out of the inventory; what uses it must have been looked for. */
export function removeNetwork(world: World, network: ManagedObject): void {
  const { model } = world
  if (network.type.isA('Network')) takeNetwork(world, network, related(model, network, 'host'))
  const datacenter = nearest(model, network, 'Datacenter')
  if (datacenter !== undefined) detach(model, datacenter, 'network', network.reference)
  const folder = model.find(network.get('parent') as ManagedObjectReference)
  if (folder !== undefined) detach(model, folder, 'childEntity', network.reference)
  model.remove(network)
}

/** Throws the fault ResourceInUse while machines are connected; with `host`, also while a host has a port group of that name. */
export function checkUnused(network: ManagedObject, users: readonly ('vm' | 'host')[] = ['vm']): void {
  if (users.every((property) => referencesOf(network, property).length === 0)) return
  const name = nameOf(network)
  throw fault('ResourceInUse', { type: network.reference.type, name }, `The resource '${name}' is in use.`)
}
