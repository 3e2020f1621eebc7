import type { ManagedObjectReference } from '@vivarium/vim'
import type { World } from '../call.js'
import { invalidArgument } from '../faults.js'
import { nameOf } from '../inventory/entity.js'
import { takes } from '../inventory/folders.js'
import type { ManagedObject } from '../model/managed-object.js'
import { invalidState } from './faults.js'
import { hostsOf, isReady, placeMachine } from './placement.js'

/** Where a machine runs. */
export interface Location {
  readonly pool: ManagedObject
  readonly host: ManagedObject
}

interface Asked {
  readonly pool?: ManagedObjectReference
  readonly host?: ManagedObjectReference
}

/**
 * Where a clone is to run, or a machine that moves. What is not asked for stays as it is now, as far as that goes together: a host has its own root
 * pool, and a pool finds a host. Throws the faults InvalidArgument, InvalidState, InvalidDatastore and NoCompatibleHost.
 */
export function locationFor(
  world: World,
  asked: Asked,
  now: { readonly pool?: ManagedObject | undefined; readonly host?: ManagedObject | undefined },
  datastore: string,
  argument = 'spec',
): Location {
  const { model } = world
  const host = asked.host === undefined ? undefined : model.get(asked.host)
  const pool = asked.pool === undefined ? now.pool : model.get(asked.pool)
  if (host !== undefined && !host.type.isA('HostSystem')) throw invalidArgument(`${argument}.host`)
  if (pool !== undefined && !pool.type.isA('ResourcePool')) throw invalidArgument(`${argument}.pool`)
  if (host !== undefined) {
    if (host !== now.host && !isReady(host)) throw invalidState()
    const isInPool = pool !== undefined && hostsOf(world, pool).includes(host)
    if (!isInPool && asked.pool !== undefined) throw invalidArgument(`${argument}.host`)
    return { host, pool: pool === undefined || !isInPool ? rootPoolOf(world, host) : pool }
  }
  if (pool === undefined) throw invalidArgument(`${argument}.pool`)
  const stays = now.host !== undefined && isReady(now.host) && hostsOf(world, pool).includes(now.host)
  return { pool, host: stays && now.host !== undefined ? now.host : placeMachine(world, pool, datastore) }
}

/** The pool that all others of a host's compute resource are in. */
export function rootPoolOf({ model }: World, host: ManagedObject): ManagedObject {
  const owner = model.get(host.get('parent') as ManagedObjectReference)
  return model.get(owner.get('resourcePool') as ManagedObjectReference)
}

/** The name of a datastore that is asked for. Throws the faults ManagedObjectNotFound and InvalidArgument. */
export function datastoreNameOf({ model }: World, reference: ManagedObjectReference, argument: string): string {
  const datastore = model.get(reference)
  if (!datastore.type.isA('Datastore')) throw invalidArgument(argument)
  return nameOf(datastore)
}

/** A folder that machines can be in. Throws the faults ManagedObjectNotFound and InvalidArgument. */
export function machineFolderAt({ model }: World, reference: ManagedObjectReference, argument: string): ManagedObject {
  const folder = model.get(reference)
  if (!folder.type.isA('Folder') || !takes(folder, 'VirtualMachine')) throw invalidArgument(argument)
  return folder
}

const moveTypes: ReadonlySet<string> = new Set([
  'moveAllDiskBackingsAndAllowSharing',
  'moveAllDiskBackingsAndDisallowSharing',
  'moveChildMostDiskBacking',
  'createNewChildDiskBacking',
  'moveAllDiskBackingsAndConsolidate',
])

/** What is asked for, or what vCenter takes where nothing is (API reference, VirtualMachineRelocateSpec). Throws the fault InvalidArgument. */
export function moveTypeOf(asked: string | undefined, argument: string): string {
  const type = asked === undefined || asked === '' ? 'moveAllDiskBackingsAndDisallowSharing' : asked
  if (!moveTypes.has(type)) throw invalidArgument(argument)
  return type
}
