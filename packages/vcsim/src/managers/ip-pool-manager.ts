import type { ManagedObjectReference } from '@vivarium/vim'
import type { IpPool, IpPoolIpPoolConfigInfo } from '@vivarium/vim/types'
import type { Call, Kind } from '../call.js'
import { fault, invalidArgument, notFound } from '../faults.js'
import { parseIp, parseRanges } from './ip-ranges.js'

export const ipPoolManagerId = 'IpPoolManager'

/** Addresses are searched one after another. */
const mostAddresses = 2n ** 20n

function checkConfig(config: IpPoolIpPoolConfigInfo | undefined, family: 4 | 6): void {
  if (config === undefined) return
  const property = family === 4 ? 'pool.ipv4Config' : 'pool.ipv6Config'
  for (const name of ['subnetAddress', 'gateway'] as const) {
    const address = config[name]
    if (address !== undefined && address !== '' && parseIp(address, family) === undefined) throw invalidArgument(`${property}.${name}`)
  }
  const ranges = parseRanges(config.range ?? '', family)
  if (ranges === undefined || ranges.reduce((sum, { count }) => sum + count, 0n) > mostAddresses) throw invalidArgument(`${property}.range`)
}

function checkPool({ world }: Call, dc: ManagedObjectReference, pool: IpPool, except?: number): void {
  world.model.get(dc)
  checkConfig(pool.ipv4Config, 4)
  checkConfig(pool.ipv6Config, 6)
  const { name } = pool
  if (name !== undefined && world.ipPools.of(dc).some((each) => each.name === name && each.id !== except)) {
    throw fault('DuplicateName', { name, object: dc }, `The name '${name}' already exists.`)
  }
  for (const { network } of pool.networkAssociation ?? []) if (network !== undefined) world.model.get(network)
}

function poolOf({ world }: Call, dc: ManagedObjectReference, id: number) {
  const pool = world.ipPools.find(dc, id)
  if (pool === undefined) throw invalidArgument('poolId')
  return pool
}

function allocate(
  call: Call,
  family: 4 | 6,
  { dc, poolId, allocationId }: { dc: ManagedObjectReference; poolId: number; allocationId: string },
) {
  if (allocationId === '') throw invalidArgument('allocationId')
  const address = call.world.ipPools.allocate(poolOf(call, dc, poolId), family, allocationId, call.session?.userName ?? '')
  if (address === undefined) throw fault('InvalidState', {}, 'The pool has no address left.')
  return address
}

export const ipPoolManager = {
  methods: {
    QueryIpPools: ({ world }, { dc }) => {
      world.model.get(dc)
      return world.ipPools.of(dc)
    },

    CreateIpPool(call, { dc, pool }) {
      if ((pool.name ?? '') === '') throw invalidArgument('pool.name')
      checkPool(call, dc, pool)
      return call.world.ipPools.add(dc, pool)
    },

    UpdateIpPool(call, { dc, pool }) {
      const before = poolOf(call, dc, pool.id ?? 0)
      checkPool(call, dc, pool, pool.id)
      call.world.ipPools.update(before, pool)
    },

    DestroyIpPool(call, { dc, id, force }) {
      const pool = poolOf(call, dc, id)
      if (!force && (pool.config.networkAssociation ?? []).length > 0)
        throw fault('InvalidState', {}, 'The pool is in use: networks are associated with it.')
      call.world.ipPools.remove(pool)
    },

    AllocateIpv4Address: (call, parameters) => allocate(call, 4, parameters),
    AllocateIpv6Address: (call, parameters) => allocate(call, 6, parameters),

    ReleaseIpAllocation(call, { dc, poolId, allocationId }) {
      const pool = poolOf(call, dc, poolId)
      if (!pool.allocations.some(({ id }) => id === allocationId)) throw notFound()
      call.world.ipPools.release(pool, allocationId)
    },

    QueryIPAllocations(call, { dc, poolId, extensionKey }) {
      const { allocations } = poolOf(call, dc, poolId)
      return allocations
        .filter((each) => each.extensionKey === extensionKey)
        .map(({ id: allocationId, address: ipAddress }) => ({ allocationId, ipAddress }))
    },
  },
} satisfies Kind
