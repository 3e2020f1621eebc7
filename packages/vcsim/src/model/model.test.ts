import { expect, test } from 'vitest'
import { Lazy } from './lazy.js'
import { Model, type ModelEvent } from './model.js'

test('who listens is told what is different, and of nothing else', () => {
  const model = new Model()
  const events: ModelEvent[] = []
  const stop = model.listen((event) => events.push(event))
  const folder = model.add('Folder', 'group-1', { name: 'a', childType: ['Folder'] })
  model.update<'Folder'>(folder, { name: 'a', childType: ['Folder'] })
  model.update<'Folder'>(folder, { name: 'b', childType: ['Folder'], namespace: 'n' })
  model.update<'Folder'>(folder, { namespace: undefined })
  model.remove(folder)
  model.remove(folder)
  stop()
  model.add('Folder', 'group-2', {})
  expect(events.map(({ kind }) => kind)).toEqual(['created', 'changed', 'changed', 'removed'])
  expect(events[1]).toMatchObject({
    changes: [
      { name: 'name', before: 'a', after: 'b' },
      { name: 'namespace', before: undefined, after: 'n' },
    ],
  })
})

test('a value is encoded once until it changes', () => {
  const model = new Model()
  const folder = model.add('Folder', 'group-1', { name: 'a', childType: ['Folder'] })
  const [name, childType] = [folder.read('name'), folder.read('childType')]
  expect(folder.read('name')).toBe(name)
  model.update<'Folder'>(folder, { name: 'b' })
  expect(folder.read('name')).toMatchObject({ found: 'value', encoded: { value: 'b' } })
  expect(folder.read('childType')).toBe(childType)
})

test('what is lazy is made when it is asked for, and once', () => {
  const model = new Model()
  let made = 0
  const folder = model.add('Folder', 'group-1', {
    childType: new Lazy(() => {
      made += 1
      return ['Folder']
    }),
  })
  model.update<'Folder'>(folder, { name: 'b' })
  expect(made).toBe(0)
  expect([folder.get('childType'), folder.get('childType')]).toEqual([['Folder'], ['Folder']])
  expect(made).toBe(1)
})
