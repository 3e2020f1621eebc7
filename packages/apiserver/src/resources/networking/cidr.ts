import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** `10.0.0.0/24`, `2001:db8::/64`. */
export function isCidr(text: string): boolean {
  const [address = '', bits = '', ...rest] = text.split('/')
  if (rest.length > 0 || !/^[0-9]{1,3}$/.test(bits)) return false
  return (isIPv4(address) && Number(bits) <= 32) || (isIPv6(address) && Number(bits) <= 128)
}

export const cidrText = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'

/** Whether a network is part of another, and smaller. */
export function isStrictSubset(inner: string, outer: string): boolean {
  const [innerAddress = '', innerBits = '0'] = inner.split('/')
  const [outerAddress = '', outerBits = '0'] = outer.split('/')
  if (isIPv6(innerAddress) !== isIPv6(outerAddress)) return false
  const family = isIPv6(outerAddress) ? 'ipv6' : 'ipv4'
  const list = new BlockList()
  list.addSubnet(outerAddress, Number(outerBits), family)
  return Number(innerBits) > Number(outerBits) && list.check(innerAddress, family)
}
