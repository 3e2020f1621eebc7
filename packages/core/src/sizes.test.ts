import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatSize, parseSize } from './sizes.js'

test.each([
  ['512MiB', 512 * 2 ** 20],
  ['512Mi', 512 * 2 ** 20],
  [' 512 mib ', 512 * 2 ** 20],
  ['1.5GiB', 1.5 * 2 ** 30],
  ['2G', 2e9],
  ['2GB', 2e9],
  ['4.35GB', 4.35e9],
  ['1.1GiB', Math.round(1.1 * 2 ** 30)],
  ['1K', 1000],
  ['1024', 1024],
  ['1024B', 1024],
  [4096, 4096],
  ['1TiB', 2 ** 40],
])('%j is %d bytes', (text, bytes) => {
  expect(parseSize('memory', text)).toBe(bytes)
})

test.each([
  '',
  '0',
  '0MiB',
  '-1',
  '-1MiB',
  '1.5',
  '1e3',
  'MiB',
  '1 2',
  '1PiB',
  '1MiBs',
  '0x10',
  '１',
  '99999999TiB',
  'Infinity',
  0,
  -5,
  1.5,
  Number.NaN,
])('%j is refused, with an example', (text) => {
  expect(() => parseSize('memory', text)).toThrow(/^memory: .* can't be used: write a size such as 512MiB or 2GiB$/)
})

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1 KiB'],
  [1536, '1.5 KiB'],
  [512 * 2 ** 20, '512 MiB'],
  [1023.99 * 1024, '1.0 MiB'],
  [2 ** 50, '1024 TiB'],
])('%d bytes are %j', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text)
})

test('what is written can be read, and is as close as its digits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 50 }), (bytes) => {
      const again = parseSize('x', formatSize(bytes))
      expect(Math.abs(again - bytes) / bytes).toBeLessThan(0.06)
    }),
  )
})

test('any whole number of units is exact', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), fc.constantFrom('Ki', 'Mi', 'Gi', 'Ti'), (count, unit) => {
      const power = ['Ki', 'Mi', 'Gi', 'Ti'].indexOf(unit) + 1
      expect(parseSize('x', `${count}${unit}B`)).toBe(count * 1024 ** power)
    }),
  )
})
