import { expect, it } from 'vitest'
import { PodSubnet, podAddress, podNumber } from './pod-subnet.js'

it('gives nodes the ranges that kube-controller-manager gives them, as many as there are', () => {
  const subnet = PodSubnet.of('10.240.0.0/12')
  expect([subnet.size, subnet.range(0), subnet.range(257), subnet.range(4096)]).toEqual([4096, '10.240.0.0/24', '10.241.1.0/24', undefined])
  expect([subnet.indexOf('10.241.1.0/24'), subnet.indexOf('10.224.0.0/24'), subnet.indexOf('10.241.1.0/25')]).toEqual([
    257,
    undefined,
    undefined,
  ])
  expect(PodSubnet.of('192.168.0.0/16', 26).range(5)).toBe('192.168.1.64/26')
})

it('refuses networks that can not be shared out', () => {
  for (const [cidr, mask] of [
    ['pods', 24],
    ['10.0.0.0/25', 24],
    ['10.0.0.0/7', 24],
    ['10.0.0.0/16', 31],
  ] as const)
    expect(() => PodSubnet.of(cidr, mask)).toThrow(expect.objectContaining({ code: 'POD_SUBNET_INVALID' }))
})

it('numbers the addresses of a range that pods can have', () => {
  expect([1, 2, 62, 63].map((number) => podAddress('192.168.1.64/26', number))).toEqual([
    undefined,
    '192.168.1.66',
    '192.168.1.126',
    undefined,
  ])
  expect([podNumber('192.168.1.64/26', '192.168.1.66'), podNumber('192.168.1.64/26', '192.168.1.64')]).toEqual([2, undefined])
})
