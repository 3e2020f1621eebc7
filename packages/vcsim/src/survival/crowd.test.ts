import { reference, VimClient } from '@vivarium/vim'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { VCenter } from '../vcenter.js'
import { crowd } from './crowd.js'

let vcenter: VCenter
let client: VimClient
beforeEach(async () => {
  vcenter = await VCenter.start({ tls: false })
  client = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
})
afterEach(async () => {
  await client.close()
  await vcenter[Symbol.asyncDispose]()
})

const sessions = async () => {
  const found = await client.call(reference('SessionManager', 'SessionManager'), 'Fetch', { prop: 'sessionList' })
  return (found as { _value: unknown[] })._value.length
}

test('forty clients at a time leave nothing behind', async () => {
  const before = new Set([...vcenter.model.objects()].filter(({ type }) => type.name !== 'Task').map(({ reference }) => reference.value))
  const end = performance.now() + 4000
  expect(await crowd(vcenter, 40, () => performance.now() > end)).toBeGreaterThanOrEqual(40)
  expect(await sessions()).toBe(1)
  const after = [...vcenter.model.objects()].filter(({ type }) => type.name !== 'Task').map(({ reference }) => reference.value)
  expect(after.filter((id) => !before.has(id))).toEqual([])
}, 60_000)

test('two thousand filters see a change at once, and go with their session', async () => {
  const other = await VimClient.connect(vcenter.url, { username: 'other', password: 'pass' })
  const collector = await other.call(reference('PropertyCollector', 'propertyCollector'), 'CreatePropertyCollector')
  const machines = [...vcenter.model.objects()].filter(({ type }) => type.name === 'VirtualMachine')
  const count = 2000
  const create = (i: number) => {
    const obj = machines[i % machines.length]?.reference ?? client.serviceContent.rootFolder
    const spec = { propSet: [{ type: 'VirtualMachine', pathSet: ['name', 'config.hardware'] }], objectSet: [{ obj }] }
    return other.call(collector, 'CreateFilter', { spec, partialUpdates: false })
  }
  for (let i = 0; i < count; i += 50) await Promise.all(Array.from({ length: 50 }, (_, next) => create(i + next)))
  const all: string[] = []
  let updates = await other.call(collector, 'WaitForUpdatesEx', { version: '' })
  while (updates !== undefined) {
    all.push(...(updates.filterSet ?? []).map(({ filter }) => filter.value))
    if (updates.truncated !== true) break
    updates = await other.call(collector, 'WaitForUpdatesEx', { version: updates.version })
  }
  expect(new Set(all).size).toBe(count)

  const waiting = other.call(collector, 'WaitForUpdatesEx', { version: updates?.version ?? '' })
  const started = performance.now()
  for (const machine of machines) vcenter.model.update<'VirtualMachine'>(machine, { name: `${String(machine.get('name'))}-changed` })
  const changed = await waiting
  expect(changed?.filterSet?.[0]?.objectSet?.[0]?.changeSet).toMatchObject([{ name: 'name' }])
  expect(performance.now() - started).toBeLessThan(5000)
  await other.close()
  await expect.poll(sessions).toBe(1)
}, 120_000)
