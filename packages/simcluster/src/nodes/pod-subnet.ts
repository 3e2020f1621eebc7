import { simClusterErrors } from '../errors.js'

/** What kube-controller-manager takes without `--node-cidr-mask-size`. */
const defaultNodeMask = 24
/** It refuses more bits than that between the cluster's mask and the nodes' (ipam's cidrset). */
const mostNodeBits = 16

/** The addresses of a cluster's pods, of which each node gets a range. IPv4. */
export class PodSubnet {
  readonly #first: number
  readonly #mask: number
  /** How many nodes there are addresses for. */
  readonly size: number

  private constructor(first: number, mask: number, size: number) {
    this.#first = first
    this.#mask = mask
    this.size = size
  }

  /** `10.244.0.0/16`, and the prefix length of nodes. Throws POD_SUBNET_INVALID. */
  static of(cidr: string, nodeMask = defaultNodeMask): PodSubnet {
    const parsed = parse(cidr)
    if (parsed === undefined) throw simClusterErrors.podSubnetInvalid(cidr, 'it must be an IPv4 network such as 10.244.0.0/16')
    const bits = nodeMask - parsed.mask
    if (!Number.isInteger(nodeMask) || nodeMask > 30 || bits < 0 || bits > mostNodeBits) {
      const why = `ranges of nodes have ${nodeMask} bits of prefix: it must be from ${parsed.mask} to ${Math.min(30, parsed.mask + mostNodeBits)}`
      throw simClusterErrors.podSubnetInvalid(cidr, why)
    }
    return new PodSubnet(parsed.first, nodeMask, 2 ** bits)
  }

  /** Absent: 10.244.0.0/16, and what comes after it up to 10.255.255.255. */
  static readonly default = new PodSubnet(10 * 2 ** 24 + 244 * 2 ** 16, defaultNodeMask, 12 * 256)

  /** Undefined beyond its size. */
  range(index: number): string | undefined {
    if (index < 0 || index >= this.size) return undefined
    return `${text(this.#first + index * 2 ** (32 - this.#mask))}/${this.#mask}`
  }

  /** Which node has that range; undefined for others than these here. */
  indexOf(range: string): number | undefined {
    const parsed = parse(range)
    if (parsed === undefined || parsed.mask !== this.#mask) return undefined
    const index = (parsed.first - this.#first) / 2 ** (32 - this.#mask)
    return index >= 0 && index < this.size ? index : undefined
  }
}

/** The address of a range with a number; undefined when it is none that a pod can have: the first two and the last are taken. */
export function podAddress(range: string, number: number): string | undefined {
  const parsed = parse(range)
  return parsed && number >= firstPodNumber && number <= lastPodNumber(range) ? text(parsed.first + number) : undefined
}

/** Which of a range's addresses that is. */
export function podNumber(range: string, address: string): number | undefined {
  const [parsed, own] = [parse(range), parse(`${address}/32`)]
  if (!parsed || !own) return undefined
  const number = own.first - parsed.first
  return number >= firstPodNumber && number <= lastPodNumber(range) ? number : undefined
}

/** Those before are the network's and the gateway's. */
export const firstPodNumber = 2

/** The one after is for broadcasts. */
export function lastPodNumber(range: string): number {
  const parsed = parse(range)
  return parsed === undefined ? 0 : 2 ** (32 - parsed.mask) - 2
}

function parse(cidr: string): { readonly first: number; readonly mask: number } | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr)
  const [a = 0, b = 0, c = 0, d = 0, mask = 0] = match?.slice(1).map(Number) ?? []
  if (!match || [a, b, c, d].some((byte) => byte > 255) || mask > 32) return undefined
  const address = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d
  return { first: address - (address % 2 ** (32 - mask)), mask }
}

function text(address: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join('.')
}
