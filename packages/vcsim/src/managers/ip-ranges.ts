import { isIP } from 'node:net'

/** Addresses of one family that follow each other. */
export interface IpRange {
  readonly first: bigint
  readonly count: bigint
}

/** Of an IPv4 address or an IPv6 address (not one that ends like an IPv4 address). */
export function parseIp(address: string, family: 4 | 6): bigint | undefined {
  if (isIP(address) !== family) return undefined
  if (family === 4) return address.split('.').reduce((value, part) => (value << 8n) + BigInt(part), 0n)
  const [head = '', tail] = address.split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const [front, back] = [groups(head), tail === undefined ? [] : groups(tail)]
  if ([...front, ...back].some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return undefined
  const all = [...front, ...Array.from({ length: 8 - front.length - back.length }, () => '0'), ...back]
  return all.reduce((value, group) => (value << 16n) + BigInt(`0x${group}`), 0n)
}

export function formatIp(value: bigint, family: 4 | 6): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.')
  const groups = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16))
  // WHATWG's serializer shortens as RFC 5952 does.
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1)
}

/**
 * Ranges as `10.20.60.4#10, 10.20.61.0#48` has them: a first address and how many there are (API reference, IpPool.IpPoolConfigInfo.range).
 * Undefined if the text is none of these.
 */
export function parseRanges(text: string, family: 4 | 6): IpRange[] | undefined {
  const ranges: IpRange[] = []
  for (const part of text.split(',').map((each) => each.trim())) {
    if (part === '') continue
    const [, address = '', count = '0'] = /^(\S+?)\s*#\s*(\d{1,38})$/.exec(part) ?? []
    const first = parseIp(address, family)
    if (first === undefined || BigInt(count) < 1n) return undefined
    ranges.push({ first, count: BigInt(count) })
  }
  return ranges
}
