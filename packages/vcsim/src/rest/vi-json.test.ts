import { afterAll, beforeAll, expect, test } from 'vitest'
import { RestClient } from '../testing/rest-client.js'
import { VCenter } from '../vcenter.js'

let vcenter: VCenter
let client: RestClient
const at = '/sdk/vim25/8.0.1.0'
beforeAll(async () => {
  vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass' })
  const anybody = new RestClient(vcenter)
  const login = await anybody.send('POST', `${at}/SessionManager/SessionManager/Login`, { userName: 'user', password: 'pass' })
  client = new RestClient(vcenter, { 'vmware-api-session-id': login.headers.get('vmware-api-session-id') ?? '' })
})
afterAll(async () => vcenter?.[Symbol.asyncDispose]())

test('methods by POST, properties by GET', async () => {
  const content = await client.ask('POST', `${at}/ServiceInstance/ServiceInstance/RetrieveServiceContent`)
  expect(content).toMatchObject({ _typeName: 'ServiceContent', rootFolder: { type: 'Folder' } })
  const { value } = (content as { rootFolder: { value: string } }).rootFolder
  expect(await client.get(`${at}/Folder/${value}/name`)).toBe('Datacenters')
  expect(await client.get(`${at}/Folder/${value}/childEntity`)).toMatchObject([{ type: 'Datacenter' }])
  const made = await client.ask('POST', `/sdk/vim25/release/Folder/${value}/CreateFolder`, { name: 'made' })
  expect(made).toMatchObject({ _typeName: 'ManagedObjectReference', type: 'Folder' })
  expect(await client.get(`${at}/SessionManager/SessionManager/currentSession`)).toMatchObject({ userName: 'user' })
})

test('the session is that of the other APIs', async () => {
  expect(await client.get('/api/session')).toMatchObject({ user: 'user' })
})

test('faults with their type and text, also for messages that are no call', async () => {
  const missing = await client.send('GET', `${at}/VirtualMachine/vm-none/name`)
  expect(missing).toMatchObject({ status: 500, body: { _typeName: 'ManagedObjectNotFound', faultstring: expect.any(String) } })
  const bad = await client.send('POST', `${at}/SearchIndex/SearchIndex/FindByUuid`, '{')
  expect(bad).toMatchObject({ status: 500, body: { _typeName: 'InvalidRequest' } })
  const unknown = await client.send('POST', `${at}/SearchIndex/SearchIndex/FindByUuid`, { uuid: 'x', vmSearch: true, nonsense: 1 })
  expect(unknown.status).toBe(500)
  const nobody = new RestClient(vcenter)
  expect(await nobody.send('GET', `${at}/SessionManager/SessionManager/sessionList`)).toMatchObject({
    body: { _typeName: 'NotAuthenticated' },
  })
})

test('paths that lead nowhere', async () => {
  for (const path of [
    `${at}/Nonsense/x/name`,
    `${at}/Folder/x/nonsense`,
    `${at}/Folder/x`,
    '/sdk/vim25/x/Folder/y/name',
    `${at}/Folder/%ff/name`,
  ]) {
    expect((await client.send('GET', path)).status, path).toBe(404)
  }
  expect((await client.send('POST', `${at}/Folder/x/name`)).status).toBe(404)
})
