import { expect, test } from 'vitest'
import { firstOf } from './first-of.js'

test.each([
  [[], ''],
  [['1'], '1'],
  [['1', '2'], '1, 2'],
  [['1', '2', '3', '4'], '1, 2 and 2 more'],
])('of %j two are named', (names, line) => {
  expect(firstOf(names, 2)).toBe(line)
})
