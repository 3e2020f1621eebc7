import { expect, test } from 'vitest'
import { firstHostNumber, hostAddresses, lastNetworkNumber, macAddresses, nextHostNumber, nextNetworkNumber, subnet } from './addresses.js'

test('every machine of every network has addresses of its own, in its network', () => {
  const seen = new Set<string>()
  for (const network of [1, 2, lastNetworkNumber]) {
    for (const host of [firstHostNumber, 10, 254]) {
      const { ipv4, ipv6 } = hostAddresses(network, host)
      const { internet, lan } = macAddresses(network, host)
      for (const address of [ipv4, ipv6, internet, lan]) {
        expect(seen.has(address)).toBe(false)
        seen.add(address)
      }
      expect(ipv4.startsWith(subnet(network).ipv4.replace('0/24', ''))).toBe(true)
      expect(ipv6.startsWith(subnet(network).ipv6.replace('/64', ''))).toBe(true)
    }
  }
})

test('MAC addresses are unicast and locally administered', () => {
  const { internet, lan } = macAddresses(255, 254)
  for (const address of [internet, lan]) expect(Number.parseInt(address.slice(0, 2), 16) & 3).toBe(2)
})

test('numbers are used again when they are free, and a full network says so', () => {
  expect(nextHostNumber('lan', [2, 4])).toBe(3)
  const all = Array.from({ length: 253 }, (_, index) => index + 2)
  expect(() => nextHostNumber('lan', all)).toThrow('253 machines')
  expect(nextNetworkNumber([1, 2])).toBe(3)
})
