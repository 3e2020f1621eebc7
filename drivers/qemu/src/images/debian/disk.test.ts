import { describe, expect, it } from 'vitest'
import { mke2fsArguments, uuidFrom } from './disk.js'

describe('mke2fsArguments', () => {
  it('is the same for the same recipe', () => {
    expect(mke2fsArguments('/tree', '/disk', 'ab')).toEqual(mke2fsArguments('/tree', '/disk', 'ab'))
    expect(mke2fsArguments('/tree', '/disk', 'ab')).not.toEqual(mke2fsArguments('/tree', '/disk', 'cd'))
  })

  it('names the file system as the initrd looks for it, at the full size of the disk', () => {
    const args = mke2fsArguments('/tree', '/disk', 'ab')
    expect(args.join(' ')).toContain('-L root')
    expect(args.slice(-4)).toEqual(['-d', '/tree', '/disk', '10485760k'])
  })
})

describe('uuidFrom', () => {
  it('is a UUID', () => {
    for (const hash of ['', 'a', 'b', 'c', 'd'])
      expect(uuidFrom(hash)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})
