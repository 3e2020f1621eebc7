import { expect, test } from 'vitest'
import { Model } from './model.js'

test('encoded values are kept for the next reader, and the oldest forgotten when there are too many', () => {
  const model = new Model()
  const long = 'x'.repeat(2 ** 20)
  const folders = Array.from({ length: 40 }, (_, number) => model.add('Folder', `group-${number}`, { name: `${long}${number}` }))
  const first = folders[0]?.read('name')
  expect(folders[0]?.read('name')).toBe(first)
  const readings = folders.map((folder) => folder.read('name'))
  const isKept = (index: number) => folders[index]?.read('name') === readings[index]
  expect(isKept(39)).toBe(true)
  expect(isKept(0)).toBe(false)
})
