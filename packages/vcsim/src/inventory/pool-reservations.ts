import type { ManagedObjectReference } from '@vivarium/vim'
import type { ResourceAllocationInfo, ResourceConfigSpec } from '@vivarium/vim/types'
import { fault } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { capacityOf } from './pools.js'
import { related } from './relations.js'

export type Allocation = 'cpuAllocation' | 'memoryAllocation'

const bytesPerMegabyte = 1024 * 1024

const allocationOf = (pool: ManagedObject, property: Allocation): ResourceAllocationInfo =>
  (pool.get('config') as ResourceConfigSpec)[property]

/** What a pool takes of its parent's, in MHz or MB: an expandable one also what its children have of its parent's. */
function taken({ reservation = 0, expandableReservation }: ResourceAllocationInfo, demand: number): number {
  return expandableReservation === true ? Math.max(Number(reservation), demand) : Number(reservation)
}

/** What the children of a pool take. */
function demandIn(model: Model, property: Allocation, pool: ManagedObject, without?: ManagedObject): number {
  return related(model, pool, 'resourcePool')
    .filter((child) => child !== without)
    .reduce((sum, child) => sum + taken(allocationOf(child, property), demandIn(model, property, child)), 0)
}

/**
 * Throws the faults InsufficientCpuResourcesFault and InsufficientMemoryResourcesFault if a pool can't have a reservation in its parent: parents that
 * are expandable take what they lack from theirs. `pool` is undefined for a new one. What machines have reserved is not counted.
 */
export function checkReservation(
  model: Model,
  property: Allocation,
  parent: ManagedObject,
  allocation: ResourceAllocationInfo,
  pool?: ManagedObject,
): void {
  const requested = taken(allocation, pool === undefined ? 0 : demandIn(model, property, pool))
  const grandparent = model.get(parent.get('parent') as ManagedObjectReference)
  const isRoot = !grandparent.type.isA('ResourcePool')
  const others = demandIn(model, property, parent, pool)
  const own = allocationOf(parent, property)
  const there = isRoot ? capacity(model, property, parent) : Number(own.reservation ?? 0)
  if (others + requested <= there || requested === 0) return
  if (isRoot || own.expandableReservation !== true) throw insufficient(property, Math.max(0, there - others), requested)
  checkReservation(model, property, grandparent, { ...own, reservation: others + requested }, parent)
}

function capacity(model: Model, property: Allocation, root: ManagedObject): number {
  const { cpuMhz, memoryBytes } = capacityOf(model, root)
  return property === 'cpuAllocation' ? cpuMhz : Math.floor(memoryBytes / bytesPerMegabyte)
}

function insufficient(property: Allocation, unreserved: number, requested: number) {
  return property === 'cpuAllocation'
    ? fault(
        'InsufficientCpuResourcesFault',
        { unreserved, requested },
        'The available CPU resources in the parent resource pool are insufficient for the operation.',
      )
    : fault(
        'InsufficientMemoryResourcesFault',
        { unreserved: unreserved * bytesPerMegabyte, requested: requested * bytesPerMegabyte },
        'The available memory resources in the parent resource pool are insufficient for the operation.',
      )
}
