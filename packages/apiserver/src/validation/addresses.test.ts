import { describe, expect, it } from 'vitest'
import {
  addressWarnings,
  isStrictSubset,
  networkWarnings,
  parseAddress,
  parseNetwork,
  validateStrictAddress,
  validateStrictNetwork,
} from './addresses.js'

describe('addresses are read as Go reads them', () => {
  it.each([
    ['1.2.3.4', '1.2.3.4'],
    ['010.002.3.4', '10.2.3.4'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['::', '::'],
    ['1::', '1::'],
    ['1.2.3', undefined],
    ['1.2.3.256', undefined],
    ['fe80::1%eth0', undefined],
    ['', undefined],
  ])('%s', (text, canonical) => expect(parseAddress(text)?.canonical).toBe(canonical))

  it.each([
    ['10.1.2.3/8', '10.0.0.0/8'],
    ['010.0.0.0/8', '10.0.0.0/8'],
    ['2001:db8::1/32', '2001:db8::/32'],
    ['::ffff:10.0.0.0/104', '10.0.0.0/8'],
    ['10.0.0.0/33', undefined],
    ['10.0.0.0', undefined],
    ['10.0.0.0/8/8', undefined],
  ])('%s', (text, canonical) => expect(parseNetwork(text)?.canonical).toBe(canonical))
})

describe('newer fields take the normal form only', () => {
  it.each([
    ['1.2.3.4', []],
    ['01.2.3.4', ['must not have leading 0s']],
    ['::ffff:1.2.3.4', ['must not be an IPv4-mapped IPv6 address']],
    ['2001:db8:0::1', ['must be in canonical form ("2001:db8::1")']],
    ['x', ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)']],
  ])('address %s', (text, details) => expect(validateStrictAddress('a', text).map(({ detail }) => detail)).toEqual(details))

  it.each([
    ['10.0.0.0/8', []],
    ['10.0.0.0/08', ['must not have leading 0s in IP or prefix length']],
    ['10.1.0.0/8', ['must not have bits set beyond the prefix length']],
    ['2001:DB8::/32', ['must be in canonical form ("2001:db8::/32")']],
  ])('network %s', (text, details) => expect(validateStrictNetwork('a', text).map(({ detail }) => detail)).toEqual(details))
})

it('advice names the normal form', () => {
  expect(addressWarnings('a', '01.2.3.4')).toEqual([
    'a: non-standard IP address "01.2.3.4" will be considered invalid in a future Kubernetes release: use "1.2.3.4"',
  ])
  expect(addressWarnings('a', '1:0:0:0:0:0:0:2')).toEqual([
    'a: IPv6 address "1:0:0:0:0:0:0:2" should be in RFC 5952 canonical format ("1::2")',
  ])
  expect(networkWarnings('a', '10.1.2.3/8')).toEqual([
    'a: CIDR value "10.1.2.3/8" is ambiguous in this context (should be "10.0.0.0/8" or "10.1.2.3/32"?)',
  ])
  expect(networkWarnings('a', '10.0.0.0/8')).toEqual([])
})

it('a part of a network is smaller than it', () => {
  const subset = (inner: string, outer: string) => {
    const [a, b] = [parseNetwork(inner), parseNetwork(outer)]
    return a && b && isStrictSubset(a, b)
  }
  expect(subset('10.1.0.0/16', '10.0.0.0/8')).toBe(true)
  expect(subset('10.0.0.0/8', '10.0.0.0/8')).toBe(false)
  expect(subset('11.0.0.0/16', '10.0.0.0/8')).toBe(false)
  expect(subset('2001:db8::/64', '10.0.0.0/8')).toBe(false)
})
