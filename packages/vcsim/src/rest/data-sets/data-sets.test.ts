import { afterAll, beforeAll, expect, test } from 'vitest'
import { RestClient } from '../../testing/rest-client.js'
import { VCenter } from '../../vcenter.js'

let vcenter: VCenter
let client: RestClient
let path: string
beforeAll(async () => {
  vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass' })
  client = await RestClient.logIn(vcenter)
  const [{ vm } = { vm: '' }] = await client.get<{ vm: string }[]>('/api/vcenter/vm')
  path = `/api/vcenter/vm/${vm}/data-sets`
})
afterAll(async () => vcenter?.[Symbol.asyncDispose]())

test('a machine has data sets with entries', async () => {
  const spec = { name: 'mine', description: 'about', host: 'READ_WRITE', guest: 'READ_ONLY' }
  expect(await client.ask('POST', path, spec)).toBe('mine')
  expect((await client.send('POST', path, spec)).status).toBe(400)
  expect((await client.send('PUT', `${path}/mine/entries/some%2Fkey`, '"some value"')).status).toBe(204)
  expect(await client.get(`${path}/mine/entries`)).toEqual(['some/key'])
  expect(await client.get(`${path}/mine/entries/some%2Fkey`)).toBe('some value')
  expect(await client.get(`${path}/mine`)).toEqual({ ...spec, omit_from_snapshot_and_clone: false, used: 18 })
  expect(await client.get(path)).toEqual([{ data_set: 'mine', name: 'mine', description: 'about' }])
  expect((await client.send('DELETE', `${path}/mine`)).status).toBe(400)
  expect((await client.send('GET', `${path}/mine/entries/none`)).status).toBe(404)
  await client.ask('PATCH', `${path}/mine`, { host: 'READ_ONLY' })
  expect((await client.send('PUT', `${path}/mine/entries/key`, '"x"')).status).toBe(403)
  await client.ask('DELETE', `${path}/mine?force=true`)
  expect(await client.get(path)).toEqual([])
})
