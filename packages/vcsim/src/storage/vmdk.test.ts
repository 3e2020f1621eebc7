import { describe, expect, test } from 'vitest'
import { descriptorName, extentName, formatDescriptor, geometryOf, parseDescriptor, sparseCapacity } from './vmdk.js'

const disk = {
  capacity: 2 ** 30,
  isThin: true,
  isEagerlyZeroed: false,
  adapterType: 'lsilogic',
  uuid: '60 00 c2 93',
  extent: 'd-flat.vmdk',
  contentId: 'fffffffe',
}

describe('descriptors of disks', () => {
  test('say again what they were made of', () => {
    const child = { ...disk, isThin: false, isEagerlyZeroed: true, parent: { file: 'p.vmdk', contentId: '12345678' } }
    for (const each of [disk, child]) expect(parseDescriptor(formatDescriptor(each))).toEqual(each)
  })

  test('are told from other content', () => {
    expect(parseDescriptor('KDMV…')).toBeUndefined()
    expect(parseDescriptor('# Disk DescriptorFile\nversion=1\n')).toBeUndefined()
  })

  test('name the file with the content', () => {
    expect(extentName('disk.vmdk')).toBe('disk-flat.vmdk')
    expect(descriptorName('disk-flat.vmdk')).toBe('disk.vmdk')
    expect(descriptorName('disk.vmdk')).toBeUndefined()
  })

  test('have the geometry that ESX gives: 255 heads from 1 GiB on', () => {
    expect(geometryOf({ capacity: 10 * 2 ** 30, adapterType: 'lsilogic' })).toEqual({ cylinder: 1305, head: 255, sector: 63 })
    expect(geometryOf({ capacity: 2 ** 29, adapterType: 'lsilogic' })).toEqual({ cylinder: 512, head: 64, sector: 32 })
  })
})

test('the header of a streamOptimized disk has its capacity', () => {
  const head = Buffer.alloc(512)
  head.write('KDMV')
  head.writeBigUInt64LE(2048n, 12)
  expect(sparseCapacity(head)).toBe(2 ** 20)
  expect(sparseCapacity(Buffer.from('# Disk Descri'))).toBeUndefined()
})
