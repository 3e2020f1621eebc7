import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataObject, reference, VimClient } from '@vivarium/vim'
import type { DatastoreInfo, DatastoreSummary } from '@vivarium/vim/types'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ManagedObject } from '../model/managed-object.js'
import { VCenter } from '../vcenter.js'

describe('/folder', () => {
  let home: string
  let vcenter: VCenter
  let client: VimClient
  let datastore: ManagedObject
  let folder: string
  const basic = { authorization: `Basic ${Buffer.from('user:pass').toString('base64')}` }
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'vcsim-folder-'))
    vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass', dataFolder: home, model: { machines: 0 } })
    client = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
    datastore = [...vcenter.model.objects()].find(({ type }) => type.isA('Datastore')) as ManagedObject
    folder = (datastore.get('info') as DatastoreInfo).url
  })
  afterAll(async () => {
    await client?.close()
    await vcenter?.[Symbol.asyncDispose]()
    rmSync(home, { recursive: true, force: true })
  })

  const urlOf = (path: string, query = '?dcPath=/DC0&dsName=LocalDS_0') => new URL(`/folder/${path}${query}`, vcenter.url)
  const send = (method: string, path: string, options: RequestInit = {}) => fetch(urlOf(path), { method, headers: basic, ...options })

  /** As it is written: `fetch` would take `..` out. */
  const raw = (path: string) =>
    new Promise<number>((resolve, reject) => {
      request({ host: vcenter.url.hostname, port: vcenter.url.port, path, headers: basic }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
        .on('error', reject)
        .end()
    })

  test('takes, gives and deletes files, also in folders that are not there yet', async () => {
    expect((await send('PUT', 'a/b/file', { body: 'hello world' })).status).toBe(201)
    expect((await send('PUT', 'a/b/file', { body: 'hello again' })).status).toBe(200)
    expect((await send('POST', 'a/b/file', { body: 'no' })).status).toBe(409)
    expect(await (await send('GET', 'a/b/file')).text()).toBe('hello again')
    const head = await send('HEAD', 'a/b/file')
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '11'])
    const part = await send('GET', 'a/b/file', { headers: { ...basic, range: 'bytes=6-' } })
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, 'again', 'bytes 6-10/11'])
    expect((await send('DELETE', 'a/b/file')).status).toBe(204)
    expect((await send('GET', 'a/b/file')).status).toBe(404)
    expect((await send('DELETE', 'a')).status).toBe(204)
  })

  test('is for who is logged in, by cookie, password or ticket', async () => {
    writeFileSync(join(folder, 'mine'), 'content')
    expect((await fetch(urlOf('mine'))).status).toBe(401)
    expect(
      (await fetch(urlOf('mine'), { headers: { authorization: `Basic ${Buffer.from('user:wrong').toString('base64')}` } })).status,
    ).toBe(401)
    const spec = dataObject('SessionManagerHttpServiceRequestSpec', { method: 'httpGet', url: urlOf('mine').href })
    const sessions = reference('SessionManager', 'SessionManager')
    const { id } = await client.call(sessions, 'AcquireGenericServiceTicket', { spec })
    const withTicket = { headers: { cookie: `vmware_cgi_ticket=${id}` } }
    expect((await fetch(urlOf('other'), withTicket)).status).toBe(401)
    expect(await (await fetch(urlOf('mine'), withTicket)).text()).toBe('content')
    expect((await fetch(urlOf('mine'), withTicket)).status).toBe(401)
  })

  test('gives nothing from outside of the datastore', async () => {
    writeFileSync(join(home, 'secret'), 'secret')
    symlinkSync(join(home, 'secret'), join(folder, 'link'))
    const query = '?dcPath=/DC0&dsName=LocalDS_0'
    for (const path of [
      '/folder/../secret',
      '/folder/%2e%2e/secret',
      '/folder/a/..%2f..%2fsecret',
      `/folder/${encodeURIComponent(join(home, 'secret'))}`,
      '/folder//etc/passwd',
      '/folder/link',
    ]) {
      const status = await raw(`${path}${query}`)
      expect(status, path).toBeGreaterThanOrEqual(400)
      expect(status, path).toBeLessThan(500)
    }
    expect((await send('PUT', 'link', { body: 'x' })).status).toBe(400)
    rmSync(join(folder, 'link'))
  })

  test('a full datastore takes no more, and what was there stays', async () => {
    await send('PUT', 'keep', { body: 'old' })
    const summary = () => datastore.get('summary') as DatastoreSummary
    const before = summary()
    vcenter.model.update<'Datastore'>(datastore, { summary: { ...before, freeSpace: 1000 } })
    expect((await send('PUT', 'keep', { body: 'x'.repeat(2000) })).status).toBe(507)
    const unknownLength = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('x'.repeat(2000)))
        controller.close()
      },
    })
    expect((await send('PUT', 'keep', { body: unknownLength, duplex: 'half' } as RequestInit)).status).toBe(507)
    expect(await (await send('GET', 'keep')).text()).toBe('old')
    expect((await send('PUT', 'keep', { body: 'x'.repeat(500) })).status).toBe(200)
    expect(Number(summary().freeSpace)).toBe(1000 + 3 - 500)
    vcenter.model.update<'Datastore'>(datastore, { summary: before })
  })

  test('an upload that breaks off leaves nothing behind', async () => {
    mkdirSync(join(folder, 'broken'), { recursive: true })
    const socket = connect(Number(vcenter.url.port), vcenter.url.hostname)
    socket.on('error', () => {})
    socket.write(
      `PUT /folder/broken/file?dcPath=DC0&dsName=LocalDS_0 HTTP/1.1\r\nHost: x\r\nAuthorization: ${basic.authorization}\r\nContent-Length: 1000\r\n\r\nhalf`,
    )
    await vi.waitFor(() => expect(readdirSync(folder).some((name) => name.startsWith('.vivarium-upload-'))).toBe(true))
    socket.destroy()
    await vi.waitFor(() => expect(readdirSync(folder).filter((name) => name.startsWith('.vivarium-upload-'))).toEqual([]))
    expect(existsSync(join(folder, 'broken', 'file'))).toBe(false)
  })

  test("a disk's content is as long as the disk, and zeros where nothing was written", async () => {
    const disks = reference('VirtualDiskManager', 'virtualDiskManager')
    const datacenter = [...vcenter.model.objects()].find(({ type }) => type.isA('Datacenter'))?.reference
    const spec = dataObject('FileBackedVirtualDiskSpec', { diskType: 'thin', adapterType: 'lsiLogic', capacityKb: 1024 })
    const task = await client.call(disks, 'CreateVirtualDisk_Task', {
      name: '[LocalDS_0] disk.vmdk',
      ...(datacenter === undefined ? {} : { datacenter }),
      spec,
    })
    await vi.waitFor(() => expect((vcenter.model.get(task).get('info') as { state: string }).state).toBe('success'))
    const content = Buffer.from(await (await send('GET', 'disk-flat.vmdk')).arrayBuffer())
    expect(content.equals(Buffer.alloc(2 ** 20))).toBe(true)
    expect(statSync(join(folder, 'disk-flat.vmdk')).size).toBe(0)
  })
})
