import type { ManagedObjectReference } from '@vivarium/vim'
import type { ResourceConfigSpec, ResourcePoolRuntimeInfo, ResourcePoolSummary, VirtualAppSummary } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { Lazy } from '../model/lazy.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Changes, Model } from '../model/model.js'
import { checkName, entity } from './entity.js'
import { idleUsage } from './idle-usage.js'
import { attach } from './relations.js'

/** CPU in MHz and memory in bytes that a compute resource has for its machines. */
export interface Capacity {
  readonly cpuMhz: number
  readonly memoryBytes: number
}

const bytesPerMegabyte = 1024 * 1024

/** What a pool has that doesn't ask for anything of its own. */
export function defaultAllocation(): ResourceConfigSpec {
  const allocation = (shares: number) => ({
    reservation: 0,
    expandableReservation: true,
    limit: -1,
    shares: { shares, level: 'normal' as const },
  })
  return { cpuAllocation: allocation(4000), memoryAllocation: allocation(163_840) }
}

/** A root pool has all that its hosts have. */
export function wholeAllocation({ cpuMhz, memoryBytes }: Capacity): ResourceConfigSpec {
  const allocation = (amount: number, shares: number) => ({
    reservation: amount,
    expandableReservation: false,
    limit: amount,
    shares: { shares, level: 'normal' as const },
  })
  return { cpuAllocation: allocation(cpuMhz, 4000), memoryAllocation: allocation(Math.floor(memoryBytes / bytesPerMegabyte), 163_840) }
}

function usage(total: number) {
  return { reservationUsed: 0, reservationUsedForVm: 0, unreservedForPool: total, unreservedForVm: total, overallUsage: 0, maxUsage: total }
}

/** The properties of a pool that follow from what it may use. `more`: what the summary of a vApp has besides. */
export function poolProperties(
  name: string,
  config: ResourceConfigSpec,
  { cpuMhz, memoryBytes }: Capacity,
  more: Partial<VirtualAppSummary> = {},
): Changes<'ResourcePool'> {
  const limit = (given: number | bigint | undefined, unit: number, most: number) =>
    given === undefined || Number(given) < 0 ? most : Math.min(Number(given) * unit, most)
  const runtime: ResourcePoolRuntimeInfo = {
    cpu: usage(limit(config.cpuAllocation.limit, 1, cpuMhz)),
    memory: usage(limit(config.memoryAllocation.limit, bytesPerMegabyte, memoryBytes)),
    overallStatus: 'green',
    sharesScalable: 'disabled',
  }
  const summary = new Lazy(
    (): ResourcePoolSummary => ({
      name,
      config,
      runtime,
      quickStats: { ...idleUsage, overheadMemory: 0 },
      configuredMemoryMB: 0,
      ...more,
    }),
  )
  return { config, runtime, summary }
}

/** The pool that all others of a compute resource are in. */
export function addRootPool(model: Model, owner: ManagedObjectReference, capacity: Capacity, id = model.newId('resgroup-')): ManagedObject {
  return model.add('ResourcePool', id, {
    ...entity('Resources', owner),
    ...poolProperties('Resources', { entity: { type: 'ResourcePool', value: id }, ...wholeAllocation(capacity) }, capacity),
    owner,
    resourcePool: [],
    vm: [],
  })
}

/** What the compute resource of a pool has. */
export function capacityOf(model: Model, pool: ManagedObject): Capacity {
  const owner = model.get(pool.get('owner') as ManagedObjectReference)
  const { totalCpu, totalMemory } = owner.get('summary') as { totalCpu: number; totalMemory: number | bigint }
  return { cpuMhz: totalCpu, memoryBytes: Number(totalMemory) }
}

/** A pool in another. Throws the faults InvalidName and DuplicateName. */
export function addPool({ model }: Pick<World, 'model'>, parent: ManagedObject, name: string, config: ResourceConfigSpec): ManagedObject {
  const stored = checkName(model, parent, name)
  const id = model.newId('resgroup-')
  const pool = model.add('ResourcePool', id, {
    ...entity(stored, parent.reference),
    ...poolProperties(stored, { ...config, entity: { type: 'ResourcePool', value: id } }, capacityOf(model, parent)),
    owner: parent.get('owner') as ManagedObjectReference,
    resourcePool: [],
    vm: [],
  })
  attach(model, parent, 'resourcePool', pool.reference)
  return pool
}
