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

test('values that changed, and those of objects that are gone, take no room from others', () => {
  const model = new Model()
  const long = 'x'.repeat(2 ** 20)
  const kept = model.add('Folder', 'group-kept', { name: long })
  const reading = kept.read('name')
  const changing = model.add('Folder', 'group-changing', { name: long })
  for (let round = 0; round < 40; round++) {
    model.update<'Folder'>(changing, { name: `${long}${round}` })
    expect(changing.read('name')).toMatchObject({ encoded: { value: `${long}${round}` } })
    const passing = model.add('Folder', `group-${round}`, { name: long })
    passing.read('name')
    model.remove(passing)
    using other = new Model()
    other.add('Folder', 'group-other', { name: long }).read('name')
  }
  expect(kept.read('name')).toBe(reading)
})
