import { expect, test } from 'vitest'
import { pack, unpack } from './shared-json.js'

const overJson = (value: unknown) => unpack(JSON.parse(JSON.stringify(pack(value))))

test('values come back as they were, with bigints and keys that look like marks', () => {
  const value = { a: [1, 'x', null, true, 2n ** 60n], $shared: 3, b: { $bigint: '5', $plain: [['a', 1]] }, empty: {}, none: [] }
  expect(overJson(value)).toEqual(value)
})

test('what was one object is one again', () => {
  const inner = { x: 1 }
  const outer = { inner }
  const back = overJson([outer, outer, inner, { inner }]) as [{ inner: unknown }, unknown, unknown, { inner: unknown }]
  expect(back).toEqual([outer, outer, inner, { inner }])
  expect(back[0]).toBe(back[1])
  expect(back[0].inner).toBe(back[2])
  expect(back[3].inner).toBe(back[2])
})
