import { type ManagedObjectReference, runTask } from '@vivarium/vim'
import type { VirtualMachineConfigInfo, VirtualMachineSnapshotInfo } from '@vivarium/vim/types'
import { expect, test } from 'vitest'
import { configFromInfo } from '../machines/config-from-info.js'
import { isDisk } from '../machines/disk-chains.js'
import { machineState } from '../machines/machine-state.js'
import type { MachineConfig } from '../machines/state.js'
import { type SmallVCenter, startSmallVCenter } from '../testing/small-vcenter.js'
import { adoptedSnapshots } from './adopted-snapshots.js'

const filesOf = ({ devices }: MachineConfig) => devices.filter(isDisk).map(({ backing }) => backing.fileName)

/** Takes `first`, `second` on it, and `other`, which is beside `second` and what the machine stands on. */
async function takeSnapshots({ client, vm }: SmallVCenter): Promise<void> {
  const take = async (name: string) => {
    await runTask(client, vm.reference, 'ReconfigVM_Task', { spec: { annotation: `at ${name}` } })
    return (await runTask(client, vm.reference, 'CreateSnapshot_Task', { name, memory: false, quiesce: false })) as ManagedObjectReference
  }
  const first = await take('first')
  await take('second')
  await runTask(client, first, 'RevertToSnapshot_Task', {})
  await take('other')
}

test('snapshots whose objects were saved are as those say; others as the machine is, each on the disk that it stands on', async () => {
  await using small = await startSmallVCenter()
  await takeSnapshots(small)
  const { vcenter, vm } = small
  const state = machineState(vm)
  const taken = state.snapshots ?? []
  const info = vm.get('snapshot') as VirtualMachineSnapshotInfo
  const read = { config: configFromInfo(vm.get('config') as VirtualMachineConfigInfo), guest: state.guest }

  const configs = new Map(
    taken.map(({ reference }) => [reference.value, vcenter.model.get(reference).get('config') as VirtualMachineConfigInfo]),
  )
  const saved = adoptedSnapshots(info, read, configs)
  expect(saved.currentSnapshot).toEqual(state.currentSnapshot)
  const comparable = ({ settings, devices, ...config }: MachineConfig) => ({
    ...config,
    annotation: settings.annotation,
    count: devices.length,
  })
  const told = (snapshots: typeof taken) =>
    snapshots.map(({ config, ...rest }) => ({ ...rest, config: comparable(config), files: filesOf(config) })).sort((a, b) => a.id - b.id)
  expect(told(saved.snapshots ?? [])).toEqual(told(taken))

  const alone = adoptedSnapshots(info, read, new Map()).snapshots ?? []
  const named = (snapshots: typeof taken, name: string) => snapshots.find((snapshot) => snapshot.name === name)?.config as MachineConfig
  expect(alone.map(({ name, config }) => [name, config.settings.annotation]).sort()).toEqual([
    ['first', 'at other'],
    ['other', 'at other'],
    ['second', 'at other'],
  ])
  for (const name of ['first', 'other']) expect(filesOf(named(alone, name))).toEqual(filesOf(named(taken, name)))
  // What the machine does not stand on is nowhere told of: the lowest disk of all.
  expect(filesOf(named(alone, 'second'))).toEqual(filesOf(named(taken, 'first')))
})

test('a machine without snapshots has none', () => {
  expect(adoptedSnapshots(undefined, {} as never, new Map())).toEqual({})
})
