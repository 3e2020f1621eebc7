import { expect, test } from 'vitest'
import { findByKey, type IndexDefinition } from './key-index.js'
import { Model } from './model.js'

const byName: IndexDefinition = { type: 'ManagedEntity', properties: ['name'], keysOf: (object) => [object.get('name') as string] }

test('an index follows what comes, changes and goes', () => {
  const model = new Model()
  const first = model.add('Folder', 'group-1', { name: 'a' })
  model.add('PropertyCollector', 'collector', {})
  const found = (name: string) => findByKey(model, byName, name).map(({ reference }) => reference.value)
  expect(found('a')).toEqual(['group-1'])
  const second = model.add('Datacenter', 'datacenter-2', { name: 'a' })
  expect(found('a')).toEqual(['group-1', 'datacenter-2'])
  model.update<'Folder'>(first, { name: 'b' })
  model.update<'Folder'>(first, { namespace: 'n' })
  expect([found('a'), found('b')]).toEqual([['datacenter-2'], ['group-1']])
  model.remove(second)
  expect([found('a'), found('b')]).toEqual([[], ['group-1']])
})
