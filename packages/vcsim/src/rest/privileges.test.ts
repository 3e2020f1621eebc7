import { VimClient } from '@vivarium/vim'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RestClient } from '../testing/rest-client.js'
import { VCenter } from '../vcenter.js'

let vcenter: VCenter
let admin: RestClient
let reader: RestClient
const readOnly = -2
beforeAll(async () => {
  const users = [
    { name: 'VSPHERE.LOCAL\\reader', password: 'pass' },
    { name: 'VSPHERE.LOCAL\\nobody', password: 'pass' },
  ]
  vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass', users })
  admin = await RestClient.logIn(vcenter)
  const soap = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
  const { authorizationManager, rootFolder } = soap.serviceContent
  if (authorizationManager === undefined) throw new TypeError('no AuthorizationManager')
  const permission = { principal: 'VSPHERE.LOCAL\\reader', group: false, roleId: readOnly, propagate: true }
  await soap.call(authorizationManager, 'SetEntityPermissions', { entity: rootFolder, permission: [permission] })
  await soap.close()
  reader = await RestClient.logIn(vcenter, 'VSPHERE.LOCAL\\reader', 'pass')
})
afterAll(async () => vcenter?.[Symbol.asyncDispose]())

test('who may only read sees everything and changes nothing', async () => {
  const [{ vm } = { vm: '' }] = await reader.get<{ vm: string }[]>('/api/vcenter/vm')
  const [{ cluster } = { cluster: '' }] = await reader.get<{ cluster: string }[]>('/api/vcenter/cluster')
  const [{ datastore } = { datastore: '' }] = await reader.get<{ datastore: string }[]>('/api/vcenter/datastore')
  expect(vm).not.toBe('')
  const category = { name: 'zones', description: '', cardinality: 'SINGLE', associable_types: [] }
  const category_id = await admin.ask<string>('POST', '/api/cis/tagging/category', category)
  const tag = await admin.ask<string>('POST', '/api/cis/tagging/tag', { name: 'a', description: '', category_id })
  const library = { name: 'mine', type: 'LOCAL', storage_backings: [{ type: 'DATASTORE', datastore_id: datastore }] }
  const requests: readonly (readonly [verb: string, path: string, body?: unknown])[] = [
    ['POST', '/api/cis/tagging/category', { ...category, name: 'other' }],
    ['DELETE', `/api/cis/tagging/category/${category_id}`],
    ['POST', '/api/cis/tagging/tag', { name: 'b', description: '', category_id }],
    ['POST', `/api/cis/tagging/tag-association/${tag}?action=attach`, { object_id: { type: 'VirtualMachine', id: vm } }],
    ['POST', `/api/vcenter/vm/${vm}/power?action=stop`],
    ['DELETE', `/api/vcenter/vm/${vm}`],
    ['PATCH', `/api/vcenter/vm/${vm}/hardware/cpu`, { count: 2 }],
    ['POST', '/api/vcenter/datacenter', { name: 'other' }],
    ['POST', '/api/vcenter/cluster/modules', { cluster }],
    ['POST', '/api/content/local-library', library],
    ['PUT', '/api/appliance/access/ssh', { enabled: true }],
    ['POST', '/api/appliance/shutdown?action=reboot', { reason: '', delay: 0 }],
  ]
  for (const [verb, path, body] of requests) expect((await reader.send(verb, path, body)).status, `${verb} ${path}`).toBe(403)
  expect(await admin.get(`/api/vcenter/vm/${vm}/power`)).toMatchObject({ state: 'POWERED_ON' })
  expect(await admin.get('/api/cis/tagging/tag')).toEqual([tag])
})

test('who may see nothing sees nothing', async () => {
  const nobody = await RestClient.logIn(vcenter, 'VSPHERE.LOCAL\\nobody', 'pass')
  const [{ vm } = { vm: '' }] = await admin.get<{ vm: string }[]>('/api/vcenter/vm')
  for (const kind of ['vm', 'host', 'cluster', 'datastore', 'network', 'folder', 'datacenter', 'resource-pool']) {
    expect(await nobody.get(`/api/vcenter/${kind}`), kind).toEqual([])
  }
  expect((await nobody.send('GET', `/api/vcenter/vm/${vm}`)).status).toBe(404)
})

test('the appliance remembers what it is told', async () => {
  await admin.ask('PUT', '/api/appliance/access/shell', { enabled: true, timeout: 60 })
  expect(await admin.get('/api/appliance/access/shell')).toEqual({ enabled: true, timeout: 60 })
  await admin.ask('POST', '/api/appliance/shutdown?action=reboot', { reason: 'test', delay: 10 })
  expect(await admin.get('/api/appliance/shutdown')).toMatchObject({ action: 'reboot', reason: 'test' })
  await admin.ask('POST', '/api/appliance/shutdown?action=cancel')
  expect(await admin.get('/api/appliance/shutdown')).toEqual({ action: '', reason: '', shutdown_time: '' })
  expect(await admin.get('/api/appliance/health/system')).toBe('green')
})

test('tasks are those of the SOAP API', async () => {
  const [{ vm } = { vm: '' }] = await admin.get<{ vm: string }[]>('/api/vcenter/vm')
  await admin.ask('POST', `/api/vcenter/vm/${vm}/power?action=reset`)
  const tasks = Object.entries(await admin.get<Record<string, { operation: string }>>('/api/cis/tasks'))
  const [id, task] = tasks.find(([, { operation }]) => operation === 'reset') ?? []
  expect(task).toMatchObject({ service: 'VirtualMachine', status: 'SUCCEEDED', target: { type: 'VirtualMachine', id: vm } })
  expect(await admin.get(`/api/cis/tasks/${id}`)).toEqual(task)
  expect((await admin.send('GET', '/api/cis/tasks/none')).status).toBe(404)
  const nobody = await RestClient.logIn(vcenter, 'VSPHERE.LOCAL\\nobody', 'pass')
  expect(await nobody.get('/api/cis/tasks')).toEqual({})
  expect((await nobody.send('GET', `/api/cis/tasks/${id}`)).status).toBe(404)
})
