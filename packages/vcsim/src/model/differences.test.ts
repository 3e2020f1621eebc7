import { dataObject, managedObjectType, type ValueType } from '@vivarium/vim'
import { expect, test } from 'vitest'
import { differences } from './differences.js'
import { parsePath } from './property-path.js'

const layout = managedObjectType('VirtualMachine').properties.get('layoutEx') as ValueType
const file = (key: number, name: string) => ({ key, name, type: 'log', size: 1 })
const changes = (before: unknown, after: unknown) => differences(layout, before, after, 'layoutEx').map(({ path, op }) => `${op} ${path}`)
const at = (...files: unknown[]) => ({ timestamp: '2026-01-01T00:00:00Z', file: files })

test('data objects change by property, keyed arrays by element', () => {
  expect(changes(at(file(1, 'a'), file(2, 'b')), at(file(2, 'c'), file(3, 'd')))).toEqual([
    'remove layoutEx.file[1]',
    'assign layoutEx.file[2].name',
    'add layoutEx.file[3]',
  ])
  expect(changes(at(), { ...at(), timestamp: '2027-01-01T00:00:00Z' })).toEqual(['assign layoutEx.timestamp'])
  expect(changes(at(), structuredClone(at()))).toEqual([])
})

test('an array whose keys are not different, or whose order changed, is assigned as a whole', () => {
  expect(changes(at(file(1, 'a')), at(file(1, 'a'), file(1, 'b')))).toEqual(['assign layoutEx.file'])
  expect(changes(at(file(1, 'a'), file(2, 'b')), at(file(2, 'b'), file(1, 'a')))).toEqual(['assign layoutEx.file'])
})

test('what comes, goes, or becomes of another type is assigned as a whole', () => {
  expect(changes(undefined, at())).toEqual(['assign layoutEx'])
  expect(changes(at(), undefined)).toEqual(['assign layoutEx'])
  const backing = managedObjectType('VirtualMachine')
    .properties.get('config')
    ?.item.data?.property('hardware')
    ?.item.data?.property('device')
  if (backing === undefined) throw new TypeError('machines have devices')
  const before = [dataObject('VirtualE1000', { key: 1 })]
  expect(differences(backing, before, [dataObject('VirtualVmxnet3', { key: 1 })], 'd').map(({ path }) => path)).toEqual(['d[1]'])
})

test('paths have names and keys', () => {
  expect(parsePath('config.hardware.device[4000].label')).toEqual([
    { name: 'config' },
    { name: 'hardware' },
    { name: 'device' },
    { key: 4000 },
    { name: 'label' },
  ])
  expect(parsePath('list["a.b"]')).toEqual([{ name: 'list', key: 'a.b' }])
  for (const path of ['', 'a.', '.a', 'a..b', 'a[', 'a[x]', 'a b']) expect(parsePath(path)).toBeUndefined()
})
