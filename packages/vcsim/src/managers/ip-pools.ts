import type { ManagedObjectReference } from '@vivarium/vim'
import type { IpPool, IpPoolIpPoolConfigInfo } from '@vivarium/vim/types'
import { formatIp, type IpRange, parseRanges } from './ip-ranges.js'

interface Allocation {
  readonly id: string
  readonly address: string
  readonly extensionKey: string
}

interface Pool {
  readonly datacenter: string
  readonly config: IpPool & { readonly id: number }
  readonly allocations: readonly Allocation[]
}

type Family = 4 | 6

const configOf = ({ config }: Pool, family: Family): IpPoolIpPoolConfigInfo | undefined =>
  family === 4 ? config.ipv4Config : config.ipv6Config

/** Pools of addresses, by datacenter, and who has which of their addresses. */
export class IpPools {
  readonly #pools = new Map<number, Pool>()
  #lastId = 0

  of(datacenter: ManagedObjectReference): IpPool[] {
    return [...this.#pools.values()].filter((pool) => pool.datacenter === datacenter.value).map(describe)
  }

  find(datacenter: ManagedObjectReference, id: number): Pool | undefined {
    const pool = this.#pools.get(id)
    return pool?.datacenter === datacenter.value ? pool : undefined
  }

  add(datacenter: ManagedObjectReference, config: IpPool): number {
    this.#lastId += 1
    const id = this.#lastId
    this.#pools.set(id, { datacenter: datacenter.value, config: { ...config, id }, allocations: [] })
    return id
  }

  /** What is given goes in the place of what was. */
  update(pool: Pool, changes: IpPool): void {
    const { id } = pool.config
    this.#pools.set(id, { ...pool, config: { ...pool.config, ...changes, id } })
  }

  remove({ config }: Pool): void {
    this.#pools.delete(config.id)
  }

  /** The address that an allocation has, or now gets; undefined when the pool has none left. */
  allocate(pool: Pool, family: Family, id: string, extensionKey: string): string | undefined {
    const own = pool.allocations.find((each) => each.id === id && each.address.includes(':') === (family === 6))
    if (own !== undefined) return own.address
    const address = this.#freeIn(pool, family)
    if (address === undefined) return undefined
    this.#pools.set(pool.config.id, { ...pool, allocations: [...pool.allocations, { id, address, extensionKey }] })
    return address
  }

  release(pool: Pool, id: string): void {
    this.#pools.set(pool.config.id, { ...pool, allocations: pool.allocations.filter((each) => each.id !== id) })
  }

  #freeIn(pool: Pool, family: Family): string | undefined {
    const taken = new Set(pool.allocations.map(({ address }) => address))
    for (const { first, count } of rangesOf(pool, family)) {
      for (let at = first; at < first + count; at += 1n) {
        const address = formatIp(at, family)
        if (!taken.has(address)) return address
      }
    }
    return undefined
  }

  save(): unknown {
    return { lastId: this.#lastId, pools: [...this.#pools.values()] }
  }

  restore(saved: unknown): void {
    const { lastId, pools } = saved as { readonly lastId: number; readonly pools: readonly Pool[] }
    this.#lastId = lastId
    this.#pools.clear()
    for (const pool of pools) this.#pools.set(pool.config.id, pool)
  }
}

function rangesOf(pool: Pool, family: Family): readonly IpRange[] {
  const config = configOf(pool, family)
  return config?.ipPoolEnabled === true ? (parseRanges(config.range ?? '', family) ?? []) : []
}

function describe(pool: Pool): IpPool {
  const allocated = (family: Family) => pool.allocations.filter(({ address }) => address.includes(':') === (family === 6)).length
  const available = (family: Family) => {
    const all = rangesOf(pool, family).reduce((sum, { count }) => sum + count, 0n)
    return Math.min(2 ** 31 - 1, Number(all) - allocated(family))
  }
  return {
    ...pool.config,
    availableIpv4Addresses: available(4),
    availableIpv6Addresses: available(6),
    allocatedIpv4Addresses: allocated(4),
    allocatedIpv6Addresses: allocated(6),
  }
}
