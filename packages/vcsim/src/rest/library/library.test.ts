import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { RestClient } from '../../testing/rest-client.js'
import { VCenter } from '../../vcenter.js'

let vcenter: VCenter
let client: RestClient
let datastore: string
beforeEach(async () => {
  vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass' })
  client = await RestClient.logIn(vcenter)
  const [found] = await client.get<{ datastore: string }[]>('/api/vcenter/datastore')
  datastore = found?.datastore ?? ''
})
afterEach(async () => vcenter[Symbol.asyncDispose]())

const library = (name: string, more: object = {}, kind = 'local-library') => {
  const spec = { name, type: 'LOCAL', storage_backings: [{ type: 'DATASTORE', datastore_id: datastore }], ...more }
  return client.ask<string>('POST', `/api/content/${kind}`, spec)
}
const item = (library_id: string, name: string, type = 'iso') =>
  client.ask<string>('POST', '/api/content/library/item', { library_id, name, type, description: '' })
const session = (library_item_id: string) => client.ask<string>('POST', '/api/content/library/item/update-session', { library_item_id })
const action = (id: string, name: string) => client.send('POST', `/api/content/library/item/update-session/${id}?action=${name}`)

interface Push {
  readonly upload_endpoint: { readonly uri: string }
}

/** Announces a file and uploads it. */
const push = async (update: string, name: string, content: string | Uint8Array, more: object = {}) => {
  const path = `/api/content/library/item/update-session/${update}/file`
  const { upload_endpoint } = await client.ask<Push>('POST', path, { name, source_type: 'PUSH', ...more })
  return client.send('PUT', new URL(upload_endpoint.uri).pathname, content as string)
}
const files = (id: string) => client.get<{ name: string; size: number; cached: boolean }[]>(`/api/content/library/item/${id}/file`)
const storage = (id: string) => client.get<{ storage_uris: string[] }[]>(`/api/content/library/item/${id}/storage`)

test('libraries are made, found, changed and deleted with their files', async () => {
  const id = await library('mine', { description: 'about' })
  expect(await client.get(`/api/content/library/${id}`)).toMatchObject({
    id,
    name: 'mine',
    type: 'LOCAL',
    description: 'about',
    version: '1',
  })
  expect(await client.ask('POST', '/rest/com/vmware/content/library?~action=find', { spec: { name: 'MINE' } })).toEqual({ value: [id] })
  expect((await client.send('POST', '/rest/com/vmware/content/local-library', { create_spec: { name: 'mine' } })).status).toBe(400)
  await client.ask('PATCH', `/api/content/local-library/${id}`, { name: 'yours' })
  expect(await client.get(`/rest/com/vmware/content/library/id:${id}`)).toMatchObject({ value: { name: 'yours', version: '2' } })
  const itemId = await item(id, 'disk')
  const update = await session(itemId)
  await push(update, 'disk.iso', 'content')
  await action(update, 'complete')
  const [file] = (await storage(itemId)).flatMap(({ storage_uris }) => storage_uris)
  expect(existsSync(file ?? '')).toBe(true)
  await client.ask('DELETE', `/api/content/local-library/${id}`)
  expect(existsSync(file ?? '')).toBe(false)
  expect(await client.get('/api/content/library')).toEqual([])
})

describe('updates', () => {
  test('what is uploaded is part of the item when the session is complete, and can be downloaded', async () => {
    const id = await item(await library('mine'), 'disk')
    const update = await session(id)
    expect((await push(update, 'disk.iso', 'the content')).status).toBe(200)
    expect(await files(id)).toEqual([])
    expect((await action(update, 'complete')).status).toBe(204)
    expect(await client.get(`/api/content/library/item/update-session/${update}`)).toMatchObject({ state: 'DONE' })
    expect(await files(id)).toMatchObject([{ name: 'disk.iso', size: 11, cached: true }])
    expect(await client.get(`/api/content/library/item/${id}`)).toMatchObject({ content_version: '2', size: 11 })
    const download = await client.ask<string>('POST', '/api/content/library/item/download-session', { library_item_id: id })
    const path = `/rest/com/vmware/content/library/item/downloadsession/file/id:${download}`
    const unprepared = await client.ask('POST', `${path}?~action=get`, { file_name: 'disk.iso' })
    expect(unprepared).toMatchObject({ value: { status: 'UNPREPARED' } })
    const prepared = await client.ask<{ value: { download_endpoint: { uri: string } } }>('POST', `${path}?~action=prepare`, {
      file_name: 'disk.iso',
    })
    const headers = { 'vmware-api-session-id': client.session }
    expect(await (await fetch(prepared.value.download_endpoint.uri, { headers })).text()).toBe('the content')
    expect((await fetch(prepared.value.download_endpoint.uri)).status).toBe(401)
  })

  test('a wrong checksum fails the session, and leaves the item as it was', async () => {
    const id = await item(await library('mine'), 'disk')
    const update = await session(id)
    const right = createHash('sha256').update('good').digest('hex')
    const checksum_info = { algorithm: 'SHA256', checksum: right }
    expect((await push(update, 'good.iso', 'good', { checksum_info })).status).toBe(200)
    expect((await push(update, 'bad.iso', 'bad', { checksum_info })).status).toBe(400)
    expect(await client.get(`/api/content/library/item/update-session/${update}`)).toMatchObject({ state: 'ERROR', error_message: {} })
    expect((await action(update, 'complete')).status).toBe(400)
    expect(await files(id)).toEqual([])
  })

  test('a file that was announced and did not come fails the session', async () => {
    const id = await item(await library('mine'), 'disk')
    const update = await session(id)
    await client.ask('POST', `/api/content/library/item/update-session/${update}/file`, { name: 'a', source_type: 'PUSH' })
    const validated = await client.ask('POST', `/api/content/library/item/update-session/${update}/file?action=validate`)
    expect(validated).toMatchObject({ has_errors: true, missing_files: ['a'] })
    await action(update, 'complete')
    expect(await client.get(`/api/content/library/item/update-session/${update}`)).toMatchObject({ state: 'ERROR' })
  })

  test('a file is fetched from a web server, and an OVA taken apart', async () => {
    const archive = tar({ 'a.ovf': '<Envelope/>', 'a-disk1.vmdk': 'x'.repeat(700) })
    await using server = createServer((request, response) => {
      if (request.url === '/a.ova') response.end(archive)
      else response.writeHead(404).end()
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const libraryId = await library('mine')
    const pull = async (name: string, uri: string) => {
      const id = await item(libraryId, name, 'ovf')
      const update = await session(id)
      const file = { name: 'a.ova', source_type: 'PULL', source_endpoint: { uri } }
      await client.ask('POST', `/api/content/library/item/update-session/${update}/file`, file)
      await action(update, 'complete')
      const state = await vi.waitFor(async () => {
        const found = await client.get<{ state: string }>(`/api/content/library/item/update-session/${update}`)
        expect(found.state).not.toBe('ACTIVE')
        return found.state
      }, 10_000)
      return { id, state }
    }
    const good = await pull('good', `${origin}/a.ova`)
    expect(good.state).toBe('DONE')
    expect(await files(good.id)).toMatchObject([
      { name: 'a.ovf', size: 11 },
      { name: 'a-disk1.vmdk', size: 700 },
    ])
    expect((await pull('bad', `${origin}/none.ova`)).state).toBe('ERROR')
  })

  test('names that are paths are refused', async () => {
    const libraryId = await library('mine')
    expect((await client.send('POST', '/api/content/library/item', { library_id: libraryId, name: '../x', type: 'iso' })).status).toBe(400)
    const update = await session(await item(libraryId, 'disk'))
    for (const name of ['../x', '/etc/passwd', '..', 'a/b', 'a\\b', '']) {
      const path = `/api/content/library/item/update-session/${update}/file`
      expect((await client.send('POST', path, { name, source_type: 'PUSH' })).status, name).toBe(400)
    }
  })
})

test('a subscribed library has what the published one has, with large files when they are asked for', async () => {
  const published = await library('published', { publish_info: { published: true, authentication_method: 'NONE' } })
  const source = await item(published, 'a', 'ovf')
  const update = await session(source)
  await push(update, 'a.ovf', '<Envelope/>')
  await push(update, 'a.vmdk', 'disk')
  await action(update, 'complete')
  const { publish_info } = await client.get<{ publish_info: { publish_url: string } }>(`/api/content/library/${published}`)
  const subscription_info = { subscription_url: publish_info.publish_url, on_demand: true, authentication_method: 'NONE' }
  const subscribed = await library('subscribed', { type: 'SUBSCRIBED', subscription_info }, 'subscribed-library')
  const [copy = ''] = await client.get<string[]>(`/api/content/library/item?library_id=${subscribed}`)
  expect(await files(copy)).toMatchObject([
    { name: 'a.ovf', cached: true },
    { name: 'a.vmdk', cached: false },
  ])
  expect((await client.send('POST', '/api/content/library/item', { library_id: subscribed, name: 'x', type: 'iso' })).status).toBe(400)
  const syncItem = { force_sync_content: true }
  await client.ask('POST', `/rest/com/vmware/content/library/subscribed-item/id:${copy}?~action=sync`, syncItem)
  expect(await files(copy)).toMatchObject([{ cached: true }, { cached: true, size: 4 }])
  await client.ask('POST', `/api/content/library/subscribed-item/${copy}?action=evict`)
  expect(await files(copy)).toMatchObject([{ cached: true }, { cached: false }])
  await client.ask('DELETE', `/api/content/library/item/${source}`)
  await client.ask('POST', `/api/content/subscribed-library/${subscribed}?action=sync`)
  expect(await client.get(`/api/content/library/item?library_id=${subscribed}`)).toEqual([])
})

test('a library that is used stays, and trusted certificates are kept', async () => {
  const id = await library('mine')
  const usage = await client.ask<string>('POST', `/api/content/library/${id}/usages`, { resource_urn: 'urn:x' })
  expect((await client.send('DELETE', `/api/content/local-library/${id}`)).status).toBe(400)
  expect(await client.get(`/api/content/library/${id}/usages`)).toEqual({ library_usage_list: [{ usage, resource_urn: 'urn:x' }] })
  expect((await client.send('DELETE', `/api/content/library/${id}/usages/${usage}`)).status).toBe(204)
  expect((await client.send('DELETE', `/api/content/local-library/${id}`)).status).toBe(204)
  expect((await client.send('POST', '/api/content/trusted-certificates', { cert_text: 'none' })).status).toBe(400)
  const cert_text = '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n'
  const certificate = await client.ask('POST', '/api/content/trusted-certificates', { cert_text })
  expect(await client.get('/api/content/trusted-certificates')).toEqual({ certificates: [{ certificate, cert_text }] })
})

/** A tar archive of files by name. */
function tar(content: Readonly<Record<string, string>>): Buffer {
  const parts = Object.entries(content).flatMap(([name, text]) => {
    const header = Buffer.alloc(512)
    header.write(name, 0)
    header.write('0000644\0', 100)
    header.write(`${Buffer.byteLength(text).toString(8).padStart(11, '0')}\0`, 124)
    header.write('0', 156)
    header.write('ustar\x0000', 257)
    return [header, Buffer.concat([Buffer.from(text), Buffer.alloc((512 - (Buffer.byteLength(text) % 512)) % 512)])]
  })
  return Buffer.concat([...parts, Buffer.alloc(1024)])
}
