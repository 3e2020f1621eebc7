import { expect, it } from 'vitest'
import { formatDuration } from './duration.js'

it.each([
  [40, '0.0 s'],
  [41_200, '41.2 s'],
  [99_940, '99.9 s'],
  [99_960, '1 min 40 s'],
  [3_725_000, '62 min 05 s'],
])('shows %d ms as %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text)
})
