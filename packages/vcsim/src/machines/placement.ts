import type { ManagedObjectReference } from '@vivarium/vim'
import type { HostRuntimeInfo } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { fault, hostNotConnected, invalidArgument } from '../faults.js'
import { nameOf } from '../inventory/entity.js'
import { referencesOf, related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { invalidDatastore } from '../storage/faults.js'
import type { MachineState } from './state.js'

/** True for a host on which machines can run. */
export function isReady(host: ManagedObject): boolean {
  const { connectionState, inMaintenanceMode, powerState } = host.get('runtime') as HostRuntimeInfo
  return connectionState === 'connected' && !inMaintenanceMode && powerState === 'poweredOn'
}

/** How machines of a host are, as far as the host says. */
export function connectionOn(host: ManagedObject): MachineState['connectionState'] {
  return (host.get('runtime') as HostRuntimeInfo).connectionState === 'connected' ? 'connected' : 'disconnected'
}

/** The hosts of a resource pool's or vApp's compute resource. */
export function hostsOf({ model }: World, pool: ManagedObject): ManagedObject[] {
  const owner = model.find(pool.get('owner') as ManagedObjectReference)
  return owner === undefined ? [] : related(model, owner, 'host')
}

/**
 * The host for a machine of that pool: the one that is asked for, or of those that are ready and have the datastore the one with the fewest
 * machines (`moreOn`: those to come). Throws the faults InvalidArgument, HostNotConnected, InvalidDatastore and NoCompatibleHost.
 */
export function placeMachine(
  world: World,
  pool: ManagedObject,
  datastore: string,
  asked?: ManagedObject,
  moreOn: (host: ManagedObject) => number = () => 0,
): ManagedObject {
  const hosts = hostsOf(world, pool)
  if (asked !== undefined) {
    if (!hosts.includes(asked)) throw invalidArgument('host')
    if (connectionOn(asked) === 'disconnected') throw hostNotConnected()
    return asked
  }
  const having = hosts.filter((host) => related(world.model, host, 'datastore').some((each) => nameOf(each) === datastore))
  if (having.length === 0 && hosts.length > 0) throw invalidDatastore(datastore)
  const [first, ...others] = having.filter(isReady)
  if (first === undefined) throw noCompatibleHost()
  const countOf = (host: ManagedObject) => referencesOf(host, 'vm').length + moreOn(host)
  return others.reduce((best, host) => (countOf(host) < countOf(best) ? host : best), first)
}

const noCompatibleHost = () => fault('NoCompatibleHost', {}, 'No host is compatible with the virtual machine.')
