import type { VirtualDiskFlatVer2BackingInfo } from '@vivarium/vim/types'
import { expect, test } from 'vitest'
import { consolidated, diskFilesOf, topFiles } from './disk-chains.js'
import type { MachineConfig, MachineSnapshot } from './state.js'

/** A configuration with a disk that stands on files, its own first. */
function on(...files: readonly string[]): MachineConfig {
  const backing = files
    .toReversed()
    .reduce<VirtualDiskFlatVer2BackingInfo | undefined>(
      (parent, fileName) => ({ fileName, diskMode: 'persistent', ...(parent === undefined ? {} : { parent }) }),
      undefined,
    )
  return { devices: [{ _typeName: 'VirtualDisk', key: 2000, backing }] } as unknown as MachineConfig
}

const snapshotOn = (...files: readonly string[]) => ({ config: on(...files) }) as MachineSnapshot
const always = () => true

test('without snapshots everything becomes the first disk', () => {
  expect(consolidated({ config: on('c', 'b', 'a') }, always).config).toEqual(on('a'))
})

test('what a snapshot stands on stays apart from what came after it', () => {
  const after = consolidated({ config: on('d', 'c', 'b', 'a'), snapshots: [snapshotOn('b', 'a')] }, always)
  expect(after.config).toEqual(on('c', 'a'))
  expect(after.snapshots?.[0]?.config).toEqual(on('a'))
  expect([...topFiles(after)].sort()).toEqual(['a', 'c'])
})

test('a disk from which two differences go stays as long as both are there', () => {
  const both = { config: on('b', 'a'), snapshots: [snapshotOn('c', 'a')] }
  expect(consolidated(both, always)).toBe(both)
  expect(consolidated({ config: both.config }, always).config).toEqual(on('a'))
})

test('what others have too is left alone', () => {
  const linked = { config: on('clone', 'base') }
  expect(consolidated(linked, (path) => path !== 'base')).toBe(linked)
  expect([...diskFilesOf(linked)]).toEqual([
    ['clone', 'base'],
    ['base', undefined],
  ])
})
