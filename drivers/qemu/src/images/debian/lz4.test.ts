import { describe, expect, it } from 'vitest'
import { decodeLz4Legacy } from './lz4.js'

const legacy = (...blocks: number[][]) => {
  const parts = [Buffer.from([0x02, 0x21, 0x4c, 0x18])]
  for (const block of blocks) {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(block.length)
    parts.push(length, Buffer.from(block))
  }
  return Buffer.concat(parts)
}
const text = (value: string) => [...Buffer.from(value)]
const decode = (packed: Buffer, size: number) => decodeLz4Legacy(packed, size)?.toString()

describe('decodeLz4Legacy', () => {
  it('copies literals', () => {
    expect(decode(legacy([0x30, ...text('abc')]), 3)).toBe('abc')
  })

  it('repeats what was there, also where it overlaps itself', () => {
    expect(decode(legacy([0x44, ...text('abcd'), 4, 0, 0x10, ...text('!')]), 13)).toBe('abcdabcdabcd!')
    expect(decode(legacy([0x1f, ...text('a'), 1, 0, 1, 0x10, ...text('b')]), 22)).toBe(`${'a'.repeat(21)}b`)
  })

  it('reads long lengths', () => {
    const literals = text('x'.repeat(15 + 255 + 7))
    expect(decode(legacy([0xf0, 255, 7, ...literals]), literals.length)).toBe('x'.repeat(277))
  })

  it('starts anew at each block', () => {
    expect(decodeLz4Legacy(legacy([0x10, ...text('a')]), 2)).toBeUndefined()
  })

  it('refuses what is damaged instead of reading or writing elsewhere', () => {
    const damaged = [
      Buffer.from('not lz4 at all'),
      legacy(),
      legacy([0x30, ...text('ab')]), // fewer literals than it says
      legacy([0x40, ...text('abcd')]), // more than was to come out
      legacy([0x10, ...text('a'), 2, 0, 0x10, ...text('b')]), // from before the beginning
      legacy([0x10, ...text('a'), 0, 0, 0x10, ...text('b')]), // from nowhere
      legacy([0xf0, 255]), // a length without end
      legacy([0x10, ...text('a'), 1]), // half a distance
      legacy([0x30, ...text('abc')]).subarray(0, -1),
    ]
    for (const packed of damaged) expect(decodeLz4Legacy(packed, 3)).toBeUndefined()
  })
})
