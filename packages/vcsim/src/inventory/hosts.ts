import type { ManagedObjectReference } from '@vivarium/vim'
import type { DVSSummary } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { Lazy } from '../model/lazy.js'
import type { ManagedObject } from '../model/managed-object.js'
import { takeNetwork } from '../network/networks.js'
import { removeMembers } from '../network/switches.js'
import { unmountDatastore } from '../storage/datastores.js'
import { entity } from './entity.js'
import { newConfig } from './host-config.js'
import { type HostIdentity, hostProperties } from './host-properties.js'
import { addHostSystems, removeHostSystems } from './host-systems.js'
import { attach, detach, related } from './relations.js'

export interface NewHost {
  /** Its name: a DNS name or an IP address. */
  readonly name: string
  readonly isConnected: boolean
  /** Default: made of the name. */
  readonly uuid?: string
  /** Default: a new one. */
  readonly id?: string
}

/** A host of a compute resource, without datastores and networks. */
export function addHost(world: World, computeResource: ManagedObject, { name, isConnected, id, uuid }: NewHost): ManagedObject {
  const { model } = world
  const hostId = id ?? model.newId('host-')
  const reference: ManagedObjectReference = { type: 'HostSystem', value: hostId }
  const identity: HostIdentity = {
    reference,
    name,
    isConnected,
    bootTime: world.clock.now().toISOString(),
    port: world.hostPorts.take(),
    ...(uuid === undefined ? {} : { uuid }),
  }
  const config = new Lazy(() => newConfig(reference, name))
  const host = model.add('HostSystem', hostId, {
    ...entity(name, computeResource.reference),
    ...hostProperties(identity),
    config,
    ...addHostSystems(world, reference, name, config),
    vm: [],
    datastore: [],
    network: [],
  })
  attach(model, computeResource, 'host', reference)
  return host
}

/** A host on which no machine is. Its compute resource is to be refreshed, or goes too. */
export function removeHost(world: World, host: ManagedObject): void {
  const { model } = world
  for (const dvs of switchesOf(world, host)) removeMembers(world, dvs, [host])
  for (const network of related(model, host, 'network')) takeNetwork(world, network, [host])
  for (const datastore of related(model, host, 'datastore')) unmountDatastore(world, datastore, host)
  const owner = model.find(host.get('parent') as ManagedObjectReference)
  if (owner !== undefined) detach(model, owner, 'host', host.reference)
  removeHostSystems(model, host)
  model.remove(host)
}

/** The switches that a host is a member of. */
function switchesOf({ model, ports }: World, host: ManagedObject): ManagedObject[] {
  const isMember = (dvs: ManagedObject) =>
    ((dvs.get('summary') as DVSSummary).hostMember ?? []).some(({ value }) => value === host.reference.value)
  return ports.switches.flatMap((value) => model.find({ type: 'VmwareDistributedVirtualSwitch', value }) ?? []).filter(isMember)
}
