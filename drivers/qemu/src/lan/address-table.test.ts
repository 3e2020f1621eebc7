import { describe, expect, it } from 'vitest'
import { AddressTable } from './address-table.js'

describe('AddressTable', () => {
  it('knows the port that an address was last seen at', () => {
    const table = new AddressTable<string>()
    table.learn(0x525400000001, 'a', 0)
    expect(table.find(0x525400000001, 1)).toBe('a')
    table.learn(0x525400000001, 'b', 2)
    expect(table.find(0x525400000001, 3)).toBe('b')
    expect(table.size).toBe(1)
  })

  it('takes an address for unknown when nothing was heard of it for five minutes', () => {
    const table = new AddressTable<string>()
    table.learn(1, 'a', 0)
    table.learn(2, 'a', 0)
    table.learn(2, 'a', 200_000)
    expect(table.find(1, 300_001)).toBeUndefined()
    expect(table.find(2, 300_001)).toBe('a')
  })

  it('lets one port fill its own share only, and uses what got old in there again', () => {
    const table = new AddressTable<string>()
    table.learn(1, 'quiet', 0)
    for (let address = 100; address < 100_000; address++) table.learn(address, 'noisy', 0)
    expect(table.size).toBe(1025)
    expect(table.find(1, 0)).toBe('quiet')
    table.learn(7, 'quiet', 0)
    expect(table.find(7, 0)).toBe('quiet')
    table.learn(99_999, 'noisy', 300_001)
    expect(table.find(99_999, 300_001)).toBe('noisy')
  })

  it('forgets a port with all its addresses', () => {
    const table = new AddressTable<string>()
    table.learn(1, 'a', 0)
    table.learn(2, 'b', 0)
    table.forget('a')
    expect(table.find(1, 0)).toBeUndefined()
    expect(table.find(2, 0)).toBe('b')
  })
})
