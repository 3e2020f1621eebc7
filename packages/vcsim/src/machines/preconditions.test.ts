import { VimClient } from '@vivarium/vim'
import { expect, test } from 'vitest'
import { failsWith } from '../testing/fails-with.js'
import { VCenter } from '../vcenter.js'
import { machineState } from './machine-state.js'

test('an ESX host by itself does not clone, has no templates and moves no machines', async () => {
  await using vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass', model: { esx: true } })
  const client = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
  const vm = [...vcenter.model.objects()].find(({ type }) => type.isA('VirtualMachine'))
  if (vm === undefined) throw new TypeError('there is a machine')
  const [folder, pool] = ['parent', 'resourcePool'].map((property) => vm.get(property) as typeof vm.reference)
  if (folder === undefined || pool === undefined) throw new TypeError('it is in both')
  const { reference } = vm
  for (const refused of [
    client.call(reference, 'CloneVM_Task', { folder, name: 'c', spec: { location: {}, powerOn: false, template: false } }),
    client.call(reference, 'InstantClone_Task', { spec: { name: 'c', location: {} } }),
    client.call(reference, 'MarkAsTemplate', {}),
    client.call(reference, 'MarkAsVirtualMachine', { pool }),
    client.call(reference, 'RelocateVM_Task', { spec: {} }),
    client.call(folder, 'RegisterVM_Task', { path: '[LocalDS_0] x/x.vmtx', asTemplate: true, host: machineState(vm).host }),
  ])
    await failsWith(refused, 'NotSupported')
  expect(await client.call(reference, 'Fetch', { prop: 'config.template' })).toBe(false)
  await client.close()
})
