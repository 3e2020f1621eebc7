import { expect, test } from 'vitest'
import { parseRange } from './byte-range.js'

test.each([
  ['bytes=0-4', 10, { start: 0, end: 4 }],
  ['bytes=4-', 10, { start: 4, end: 9 }],
  ['bytes=-3', 10, { start: 7, end: 9 }],
  ['bytes=-30', 10, { start: 0, end: 9 }],
  ['bytes=8-30', 10, { start: 8, end: 9 }],
  ['bytes=10-', 10, 'not satisfiable'],
  ['bytes=-0', 10, 'not satisfiable'],
  ['bytes=5-2', 10, undefined],
  ['bytes=0-1,3-4', 10, undefined],
  ['lines=1-2', 10, undefined],
  [undefined, 10, undefined],
] as const)('the range %s of %d bytes', (header, size, range) => {
  expect(parseRange(header, size)).toEqual(range)
})
