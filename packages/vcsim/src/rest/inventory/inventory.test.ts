import { afterAll, beforeAll, expect, test } from 'vitest'
import { RestClient } from '../../testing/rest-client.js'
import { VCenter } from '../../vcenter.js'
import { guestConstant } from './words.js'

let vcenter: VCenter
let client: RestClient
beforeAll(async () => {
  vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass' })
  client = await RestClient.logIn(vcenter)
})
afterAll(async () => vcenter?.[Symbol.asyncDispose]())

const names = async (path: string) => (await client.get<{ name: string }[]>(path)).map(({ name }) => name).sort()
const id = async (kind: string, name: string): Promise<string> => {
  const found = await client.get<Record<string, string>[]>(`/api/vcenter/${kind}?names=${encodeURIComponent(name)}`)
  return found[0]?.[kind.replace('-', '_')] ?? ''
}

test('listings of the newer form', async () => {
  expect(await names('/api/vcenter/datacenter')).toEqual(['DC0'])
  expect(await names('/api/vcenter/cluster')).toEqual(['DC0_C0'])
  expect(await names('/api/vcenter/host')).toEqual(['DC0_C0_H0', 'DC0_C0_H1', 'DC0_C0_H2', 'DC0_H0'])
  expect(await names('/api/vcenter/datastore')).toEqual(['LocalDS_0'])
  expect(await names('/api/vcenter/network')).toEqual(
    ['DC0_DVPG0', 'DVS0-DVUplinks-18', 'VM Network'].map((name) => expect.stringContaining(name.slice(0, 4))),
  )
  expect(await names('/api/vcenter/folder')).toEqual(['Datacenters', 'datastore', 'host', 'network', 'vm'])
  expect(await names('/api/vcenter/resource-pool')).toEqual(['Resources', 'Resources'])
  expect(await names('/api/vcenter/vm')).toEqual(['DC0_C0_RP0_VM0', 'DC0_C0_RP0_VM1', 'DC0_H0_VM0', 'DC0_H0_VM1'])
})

test('filters, several of which narrow more, in both forms', async () => {
  const cluster = await id('cluster', 'DC0_C0')
  expect(await names(`/api/vcenter/host?clusters=${cluster}`)).toHaveLength(3)
  expect(await names('/api/vcenter/host?standalone=true')).toEqual(['DC0_H0'])
  expect(await names(`/api/vcenter/vm?clusters=${cluster}&names=DC0_C0_RP0_VM0&names=DC0_H0_VM0`)).toEqual(['DC0_C0_RP0_VM0'])
  expect(await names('/api/vcenter/vm?power_states=POWERED_OFF')).toEqual([])
  expect(await names('/api/vcenter/network?types=STANDARD_PORTGROUP')).toEqual(['VM Network'])
  expect(await names('/api/vcenter/vm?datacenters=none')).toEqual([])
  const old = await client.get('/rest/vcenter/vm?filter.names.1=DC0_H0_VM0&filter.names.2=DC0_H0_VM1')
  expect(old).toMatchObject({ value: [{ name: 'DC0_H0_VM0', power_state: 'POWERED_ON', cpu_count: 1 }, { name: 'DC0_H0_VM1' }] })
})

test('a machine is told of whole, its devices by key', async () => {
  const vm = await id('vm', 'DC0_H0_VM0')
  const told = await client.get(`/api/vcenter/vm/${vm}`)
  expect(told).toMatchObject({
    name: 'DC0_H0_VM0',
    guest_OS: 'OTHER',
    power_state: 'POWERED_ON',
    cpu: { count: 1 },
    disks: { 2000: expect.objectContaining({ type: 'SCSI', capacity: expect.any(Number) }) },
    nics: { 4000: expect.objectContaining({ backing: expect.objectContaining({ type: 'DISTRIBUTED_PORTGROUP' }) }) },
  })
  const old = await client.get<{ value: { disks: unknown } }>(`/rest/vcenter/vm/${vm}`)
  expect(old.value.disks).toMatchObject([{ key: '2000', value: { label: expect.any(String) } }])
  expect(await client.get(`/api/vcenter/vm/${vm}/hardware/disk`)).toEqual([{ disk: '2000' }])
  expect((await client.send('GET', '/api/vcenter/vm/none')).status).toBe(404)
})

test('power and hardware are changed by the methods of the SOAP API', async () => {
  const vm = await id('vm', 'DC0_H0_VM1')
  const path = `/api/vcenter/vm/${vm}`
  expect((await client.send('POST', `${path}/power?action=stop`)).status).toBe(204)
  expect(await client.get(`${path}/power`)).toMatchObject({ state: 'POWERED_OFF' })
  expect(await client.send('POST', `${path}/power?action=stop`)).toMatchObject({
    status: 400,
    body: { error_type: 'ALREADY_IN_DESIRED_STATE' },
  })
  expect((await client.send('PATCH', `${path}/hardware/cpu`, { count: 2 })).status).toBe(204)
  expect((await client.send('PATCH', `/rest/vcenter/vm/${vm}/hardware/memory`, { spec: { size_MiB: 64 } })).status).toBe(200)
  expect(await client.get(path)).toMatchObject({ cpu: { count: 2 }, memory: { size_MiB: 64 } })
  expect((await client.send('POST', `/rest/vcenter/vm/${vm}/power/start`)).status).toBe(200)
  expect(await client.get(`${path}/power`)).toMatchObject({ state: 'POWERED_ON' })
})

test('datacenters and resource pools are made and deleted', async () => {
  const made = await client.send('POST', '/api/vcenter/datacenter', { name: 'made' })
  expect(made).toMatchObject({ status: 201, body: expect.stringMatching(/^datacenter-/) })
  expect((await client.send('POST', '/rest/vcenter/datacenter', { spec: { name: 'made' } })).status).toBe(400)
  expect((await client.send('DELETE', `/api/vcenter/datacenter/${made.body}`)).status).toBe(204)
  const [{ resource_pool: parent } = { resource_pool: '' }] = await client.get<{ resource_pool: string }[]>('/api/vcenter/resource-pool')
  const pool = await client.ask<string>('POST', '/api/vcenter/resource-pool', { name: 'pool', parent, cpu_allocation: { limit: 1000 } })
  expect(await client.get(`/api/vcenter/resource-pool/${pool}`)).toMatchObject({ name: 'pool', cpu_allocation: { limit: 1000 } })
  await client.ask('PATCH', `/api/vcenter/resource-pool/${pool}`, { name: 'other', memory_allocation: { reservation: 10 } })
  expect(await client.get(`/api/vcenter/resource-pool/${pool}`)).toMatchObject({ name: 'other', cpu_allocation: { limit: 1000 } })
  expect((await client.send('DELETE', `/api/vcenter/resource-pool/${pool}`)).status).toBe(204)
})

test('cluster modules have machines of their cluster', async () => {
  const cluster = await id('cluster', 'DC0_C0')
  const [inside, outside] = [await id('vm', 'DC0_C0_RP0_VM0'), await id('vm', 'DC0_H0_VM0')]
  const { value: module } = await client.ask<{ value: string }>('POST', '/rest/vcenter/cluster/modules', { spec: { cluster } })
  const members = (action: string, vms: string[]) =>
    client.ask('POST', `/rest/vcenter/cluster/modules/vm/${module}/members?action=${action}`, { vms })
  expect(await members('add', [inside])).toEqual({ value: { success: true } })
  expect(await members('add', [outside])).toEqual({ value: { success: false } })
  expect(await members('add', [inside])).toEqual({ value: { success: false } })
  expect(await client.get(`/rest/vcenter/cluster/modules/vm/${module}/members`)).toEqual({ value: { vms: [inside] } })
  expect(await client.get('/rest/vcenter/cluster/modules')).toEqual({ value: { summaries: [{ cluster, module }] } })
  expect(await members('remove', [inside])).toEqual({ value: { success: true } })
  await client.ask('DELETE', `/rest/vcenter/cluster/modules/${module}`)
  expect((await client.send('DELETE', `/rest/vcenter/cluster/modules/${module}`)).status).toBe(404)
  expect((await client.send('POST', '/rest/vcenter/cluster/modules', { spec: { cluster: 'none' } })).status).toBe(400)
})

test.each([
  ['otherGuest', 'OTHER'],
  ['otherGuest64', 'OTHER_64'],
  ['ubuntu64Guest', 'UBUNTU_64'],
  ['debian10_64Guest', 'DEBIAN_10_64'],
  ['other4xLinux64Guest', 'OTHER_4X_LINUX_64'],
  ['windows2019srv_64Guest', 'WINDOWS_SERVER_2019'],
  ['rhel8_64Guest', 'RHEL_8_64'],
])('the guest %s is %s', (guestId, constant) => {
  expect(guestConstant(guestId)).toBe(constant)
})
