import { dataObject, reference } from '@vivarium/vim'
import type { ClusterConfigInfoEx, ClusterConfigSpecEx } from '@vivarium/vim/types'
import { expect, test } from 'vitest'
import { newClusterConfiguration, olderConfiguration, reconfiguredCluster } from './cluster-configuration.js'

const [a, b, stranger] = ['vm-1', 'vm-2', 'vm-3'].map((id) => reference('VirtualMachine', id)) as [never, never, never]
const host = reference('HostSystem', 'host-1')
const members = { has: ({ value }: { readonly value: string }) => ['vm-1', 'vm-2', 'host-1'].includes(value) }
const change = (before: ClusterConfigInfoEx, spec: ClusterConfigSpecEx, modify = true) => reconfiguredCluster(before, spec, modify, members)
const affinity = (name: string, ...vm: never[]) => dataObject('ClusterAffinityRuleSpec', { name, vm, enabled: true })

test('what a spec does not have stays, and goes without modify', () => {
  const on = change(newClusterConfiguration, { dasConfig: { enabled: true }, drsConfig: { defaultVmBehavior: 'manual' } })
  expect(on.dasConfig).toMatchObject({ enabled: true, admissionControlEnabled: true })
  expect(on.drsConfig).toMatchObject({ enabled: true, defaultVmBehavior: 'manual' })
  expect(change(on, { drsConfig: { enabled: false } }).dasConfig.enabled).toBe(true)
  expect(change(on, { drsConfig: { enabled: false } }, false).dasConfig.enabled).toBe(false)
  expect(olderConfiguration(on)).toEqual({ dasConfig: on.dasConfig, drsConfig: on.drsConfig })
})

test('rules get keys that stay theirs, and only members of the cluster', () => {
  const first = change(newClusterConfiguration, { rulesSpec: [{ operation: 'add', info: affinity('r1', a, b) }] })
  expect(first.rule).toMatchObject([{ key: 1, name: 'r1', status: 'green' }])
  const second = change(first, { rulesSpec: [{ operation: 'add', info: affinity('r2', a, b) }] })
  const edited = change(second, { rulesSpec: [{ operation: 'edit', info: { ...affinity('r1', b, a), mandatory: true } }] })
  expect(edited.rule).toMatchObject([{ key: 1, mandatory: true, vm: [b, a], ruleUuid: first.rule?.[0]?.ruleUuid }, { key: 2 }])
  expect(change(edited, { rulesSpec: [{ operation: 'remove', removeKey: { _typeName: 'int', _value: 1 } }] }).rule).toMatchObject([
    { key: 2 },
  ])
  for (const rulesSpec of [
    [{ operation: 'add' as const, info: affinity('r1', a, b) }],
    [{ operation: 'add' as const, info: affinity('new', a, stranger) }],
    [{ operation: 'edit' as const, info: affinity('none', a, b) }],
    [{ operation: 'remove' as const, removeKey: 7 }],
  ]) {
    expect(() => change(first, { rulesSpec })).toThrowError(/InvalidArgument/)
  }
})

test('groups are replaced by an edit, overrides are added to', () => {
  const group = (...vm: never[]) => dataObject('ClusterVmGroup', { name: 'g', vm })
  const one = change(newClusterConfiguration, { groupSpec: [{ operation: 'add', info: group(a, b) }] })
  expect(
    change(one, { groupSpec: [{ operation: 'edit', info: dataObject('ClusterVmGroup', { name: 'g' }) }] }).group?.[0],
  ).not.toHaveProperty('vm')
  expect(change(one, { groupSpec: [{ operation: 'remove', removeKey: 'g' }] }).group).toEqual([])
  const hosts = dataObject('ClusterHostGroup', { name: 'h', host: [host] })
  expect(change(one, { groupSpec: [{ operation: 'add', info: hosts }] }).group).toHaveLength(2)
  expect(() => change(one, { groupSpec: [{ operation: 'add', info: group(stranger) }] })).toThrowError(/InvalidArgument/)

  // Rules are about groups that are there, if by the same change.
  const rule = (properties: object) => ({
    rulesSpec: [{ operation: 'add' as const, info: dataObject('ClusterVmHostRuleInfo', { name: 'r', vmGroupName: 'g', ...properties }) }],
  })
  expect(change(one, { groupSpec: [{ operation: 'add', info: hosts }], ...rule({ affineHostGroupName: 'h' }) }).rule).toHaveLength(1)
  for (const wrong of [{ vmGroupName: 'none' }, { affineHostGroupName: 'none' }, { antiAffineHostGroupName: 'g' }])
    expect(() => change(one, rule(wrong))).toThrowError(/InvalidArgument/)

  const das = (operation: 'add' | 'edit', settings: object) => ({
    dasVmConfigSpec: [{ operation, info: { key: a, dasSettings: settings } }],
  })
  const added = change(newClusterConfiguration, das('add', { restartPriority: 'high' }))
  expect(change(added, das('edit', { restartPriorityTimeout: 60 })).dasVmConfig).toEqual([
    { key: a, dasSettings: { restartPriority: 'high', restartPriorityTimeout: 60 } },
  ])
  expect(change(added, { dasVmConfigSpec: [{ operation: 'remove', removeKey: a }] }).dasVmConfig).toEqual([])
})
