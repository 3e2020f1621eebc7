import { expect, it } from 'vitest'
import { parseCpus, parseMemory } from './resources.js'

it.each([
  ['512MiB', 512],
  ['1G', 954],
  [2 ** 30, 1024],
])('memory %j has %d MiB', (value, mebibytes) => {
  expect(parseMemory(value)).toBe(mebibytes * 2 ** 20)
})

it.each(['', 'lots', '512', '-1G', '63MiB', 'NaN'])('memory %j is refused', (value) => {
  expect(() => parseMemory(value)).toThrow(expect.objectContaining({ code: 'INVALID_VALUE' }))
})

it.each([
  ['2', 2],
  [4, 4],
])('cpus %j are %d', (value, cpus) => {
  expect(parseCpus(value)).toBe(cpus)
})

it.each(['', '0', '1.5', 'two', 256, Number.NaN])('cpus %j are refused', (value) => {
  expect(() => parseCpus(value)).toThrow(expect.objectContaining({ code: 'INVALID_VALUE' }))
})
