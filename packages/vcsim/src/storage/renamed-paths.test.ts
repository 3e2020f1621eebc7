import { expect, test } from 'vitest'
import { withRenamedPaths } from './renamed-paths.js'

test('paths of the datastore change, and what has none is the same object', () => {
  const other = { fileName: '[old2] b.vmdk', text: 'see [old] a' }
  const before = { path: '[old] vm/vm.vmx', devices: [{ fileName: '[old] vm/a.vmdk' }, other], alone: '[old]' }
  const after = withRenamedPaths(before, 'old', 'new')
  expect(after).toEqual({ path: '[new] vm/vm.vmx', devices: [{ fileName: '[new] vm/a.vmdk' }, other], alone: '[new]' })
  expect(after.devices[1]).toBe(other)
  expect(withRenamedPaths(before, 'none', 'new')).toBe(before)
})
