import { dataObject, type ManagedObjectReference } from '@vivarium/vim'
import type { ResourceAllocationInfo, ResourceConfigSpec } from '@vivarium/vim/types'
import { z } from 'zod'
import { operation, type Route, routes } from '../operation.js'
import { admits, commonFilter, idOf, listed, nameOf, objectWith, oneOf } from './listing.js'
import { constant } from './words.js'

const service = 'com.vmware.vcenter.resource_pool'
const path = '/vcenter/resource-pool'
const ofPool = z.object({ resource_pool: z.string() })

const allocation = z.object({
  reservation: z.int().optional(),
  expandable_reservation: z.boolean().optional(),
  limit: z.int().optional(),
  shares: z.object({ level: z.enum(['LOW', 'NORMAL', 'HIGH', 'CUSTOM']), shares: z.int().optional() }).optional(),
})
const allocations = { cpu_allocation: allocation.optional(), memory_allocation: allocation.optional() }

const listAll = operation(
  service,
  'list',
  commonFilter.omit({ folders: true }).extend({ resource_pools: oneOf, parent_resource_pools: oneOf, hosts: oneOf, clusters: oneOf }),
  (call, { resource_pools, parent_resource_pools, hosts, clusters, ...filter }) =>
    listed(call, 'ResourcePool', resource_pools, filter)
      .filter((object) => {
        const owner = object.get('owner') as ManagedObjectReference | undefined
        const hostsOf = owner === undefined ? [] : ((call.world.model.find(owner)?.get('host') ?? []) as ManagedObjectReference[])
        return (
          !object.type.isA('VirtualApp') &&
          admits(parent_resource_pools, idOf(object.get('parent'))) &&
          admits(clusters, owner?.value) &&
          (hosts === undefined || (owner?.type === 'ComputeResource' && hostsOf.some(({ value }) => hosts.includes(value))))
        )
      })
      .map((object) => ({ resource_pool: object.reference.value, name: nameOf(object) })),
)

const get = operation(service, 'get', ofPool, (call, { resource_pool }) => {
  const object = objectWith(call, 'ResourcePool', resource_pool)
  const { cpuAllocation, memoryAllocation } = object.get('config') as ResourceConfigSpec
  return {
    name: nameOf(object),
    resource_pools: ((object.get('resourcePool') ?? []) as ManagedObjectReference[]).map(({ value }) => value),
    cpu_allocation: describe(cpuAllocation),
    memory_allocation: describe(memoryAllocation),
  }
})

const createSpec = z.object({ name: z.string(), parent: z.string(), ...allocations })
const create = operation(service, 'create', z.union([z.object({ spec: createSpec }), createSpec]), async (call, given) => {
  const { name, parent, cpu_allocation, memory_allocation } = 'spec' in given ? given.spec : given
  const spec: ResourceConfigSpec = {
    cpuAllocation: allocationOf(cpu_allocation ?? {}, standard),
    memoryAllocation: allocationOf(memory_allocation ?? {}, standard),
  }
  return (await call.invoke(objectWith(call, 'ResourcePool', parent).reference, 'CreateResourcePool', { name, spec })).value
})

const changes = z.object({ name: z.string().optional(), ...allocations })
const update = operation(
  service,
  'update',
  z.union([ofPool.extend({ spec: changes }), ofPool.extend(changes.shape)]),
  async (call, given) => {
    const { name, cpu_allocation, memory_allocation } = 'spec' in given ? given.spec : given
    const pool = objectWith(call, 'ResourcePool', given.resource_pool)
    const before = pool.get('config') as ResourceConfigSpec
    const config: ResourceConfigSpec = {
      cpuAllocation: allocationOf(cpu_allocation ?? {}, before.cpuAllocation),
      memoryAllocation: allocationOf(memory_allocation ?? {}, before.memoryAllocation),
    }
    await call.invoke(pool.reference, 'UpdateConfig', { config, ...(name === undefined ? {} : { name }) })
  },
)

const remove = operation(service, 'delete', ofPool, async (call, { resource_pool }) => {
  await call.runTask(objectWith(call, 'ResourcePool', resource_pool).reference, 'Destroy_Task', {})
})

export const resourcePoolRoutes: readonly Route[] = [
  ...routes('GET', path, listAll),
  ...routes('POST', path, create, { creates: true }),
  ...routes('GET', `${path}/{resource_pool}`, get),
  ...routes('PATCH', `${path}/{resource_pool}`, update),
  ...routes('DELETE', `${path}/{resource_pool}`, remove),
]

/** Nothing reserved, and no limit. */
const standard: ResourceAllocationInfo = {
  reservation: 0,
  expandableReservation: true,
  limit: -1,
  shares: { level: 'normal', shares: 4000 },
}

function allocationOf(given: z.output<typeof allocation>, before: ResourceAllocationInfo): ResourceAllocationInfo {
  const { shares } = given
  const level = shares?.level.toLowerCase() as 'low' | 'normal' | 'high' | 'custom' | undefined
  return dataObject('ResourceAllocationInfo', {
    ...before,
    ...(given.reservation === undefined ? {} : { reservation: given.reservation }),
    ...(given.expandable_reservation === undefined ? {} : { expandableReservation: given.expandable_reservation }),
    ...(given.limit === undefined ? {} : { limit: given.limit }),
    ...(level === undefined ? {} : { shares: { level, shares: shares?.shares ?? 0 } }),
  })
}

function describe({ reservation, expandableReservation, limit, shares }: ResourceAllocationInfo): Record<string, unknown> {
  return {
    reservation: Number(reservation ?? 0),
    expandable_reservation: expandableReservation === true,
    limit: Number(limit ?? -1),
    ...(shares === undefined
      ? {}
      : { shares: { level: constant(shares.level), ...(shares.level === 'custom' ? { shares: shares.shares } : {}) } }),
  }
}
