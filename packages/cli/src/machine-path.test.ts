import { describe, expect, it } from 'vitest'
import { parseCopy, parseCopySide } from './machine-path.js'

describe('parseCopySide', () => {
  it.each([
    ['web:/tmp/a b', { machine: 'web', path: '/tmp/a b' }],
    ['web:/', { machine: 'web', path: '/' }],
    ['./web:/tmp', { path: './web:/tmp' }],
    ['/a:b', { path: '/a:b' }],
    ['file', { path: 'file' }],
    [':/x', { path: ':/x' }],
    ['C:\\x', { path: 'C:\\x' }],
  ])('reads %s', (text, expected) => {
    expect(parseCopySide(text)).toEqual(expected)
  })

  it('refuses a relative path in a machine, and says how to name a local file with a colon', () => {
    expect(() => parseCopySide('web:tmp')).toThrow(/\.\/web:tmp/)
  })
})

describe('parseCopy', () => {
  it('knows the direction from the side that has a machine', () => {
    expect(parseCopy('a', 'web:/b')).toEqual({ direction: 'to', machine: 'web', localPath: 'a', remotePath: '/b' })
    expect(parseCopy('web:/b', 'a')).toEqual({ direction: 'from', machine: 'web', localPath: 'a', remotePath: '/b' })
  })

  it.each([
    ['a', 'b'],
    ['web:/a', 'db:/b'],
  ])('refuses %s to %s', (from, to) => {
    expect(() => parseCopy(from, to)).toThrow(expect.objectContaining({ code: 'BAD_SYNTAX' }))
  })
})
