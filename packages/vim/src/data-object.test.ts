import { expect, test } from 'vitest'
import { dataObject, isDataObject } from './data-object.js'
import type { VirtualDevice } from './types.js'

test('a data object is one of its own type and of those that it is derived from', () => {
  const device: VirtualDevice = dataObject('VirtualDisk', { key: -1, capacityInKB: 1024 })
  expect(device).toEqual({ _typeName: 'VirtualDisk', key: -1, capacityInKB: 1024 })
  expect(isDataObject(device, 'VirtualDisk') && device.capacityInKB).toBe(1024)
  expect(isDataObject(device, 'VirtualDevice')).toBe(true)
  expect(isDataObject(device, 'VirtualCdrom')).toBe(false)
  for (const other of [undefined, null, 'VirtualDisk', {}, { _typeName: 5 }]) expect(isDataObject(other, 'VirtualDisk')).toBe(false)
})
