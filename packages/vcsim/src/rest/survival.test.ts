import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createConnection } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RestClient } from '../testing/rest-client.js'
import { VCenter } from '../vcenter.js'

let vcenter: VCenter
let client: RestClient
beforeEach(async () => {
  vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass' })
  client = await RestClient.logIn(vcenter)
})
afterEach(async () => vcenter[Symbol.asyncDispose]())

test('a client that is gone in the middle of an upload leaves nothing, and fails the session', async () => {
  const [{ datastore } = { datastore: '' }] = await client.get<{ datastore: string }[]>('/api/vcenter/datastore')
  const storage_backings = [{ type: 'DATASTORE', datastore_id: datastore }]
  const library_id = await client.ask<string>('POST', '/api/content/local-library', { name: 'mine', storage_backings })
  const library_item_id = await client.ask<string>('POST', '/api/content/library/item', { library_id, name: 'disk', type: 'iso' })
  const update = await client.ask<string>('POST', '/api/content/library/item/update-session', { library_item_id })
  const path = `/api/content/library/item/update-session/${update}`
  const file = await client.ask<{ upload_endpoint: { uri: string } }>('POST', `${path}/file`, { name: 'disk.iso', source_type: 'PUSH' })
  const socket = createConnection(Number(vcenter.url.port), vcenter.url.hostname)
  await once(socket, 'connect')
  const target = new URL(file.upload_endpoint.uri).pathname
  socket.write(`PUT ${target} HTTP/1.1\r\nhost: x\r\nvmware-api-session-id: ${client.session}\r\ncontent-length: 1000000\r\n\r\nsome`)
  await vi.waitFor(
    async () => expect(await client.get(`${path}/file`)).toMatchObject([{ status: 'TRANSFERRING', bytes_transferred: 4 }]),
    10_000,
  )
  socket.destroy()
  await vi.waitFor(async () => expect(await client.get(path)).toMatchObject({ state: 'ERROR' }), 10_000)
  const { url } = vcenter.model.get({ type: 'Datastore', value: datastore }).get('info') as { url: string }
  await vi.waitFor(() => expect(readdirSync(`${url}/contentlib-${library_id}`)).toEqual([]), 10_000)
})

test('a body that is too long, and one that never ends, are refused', async () => {
  const long = await client.send('POST', '/api/cis/tagging/tag', 'x'.repeat(17 * 2 ** 20)).catch(() => undefined)
  expect(long?.status ?? 400).toBe(400)
  expect((await client.send('GET', '/api/session')).status).toBe(200)
})

test('a host by itself has no REST', async () => {
  await using host = await VCenter.start({ tls: false, model: { esx: true } })
  expect((await new RestClient(host).send('GET', '/api/session')).status).toBe(404)
})
