import { expect, it } from 'vitest'
import { formatDuration } from './go-duration.js'

it.each([
  [0.010175000001, '10.175µs'],
  [0.0000123, '12ns'],
  [0, '0s'],
  [1.5000004, '1.5ms'],
  [-1500, '-1.5s'],
  [86_400_000, '24h0m0s'],
  [90_061.5, '1m30.0615s'],
])('%d ms are %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text)
})
