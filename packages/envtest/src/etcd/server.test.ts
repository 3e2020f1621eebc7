import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiServer, StateFolder } from '@vivarium/apiserver'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StateHold } from '../kube-apiserver/etcd-client.js'
import { EtcdServer } from './server.js'

let dataDir: string
let warnings: string[]
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vivarium-etcd-'))
  warnings = []
})
afterEach(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }))

const start = (sync = false) => EtcdServer.start({ dataDir, urls: ['http://127.0.0.1:0'], sync, onWarning: (text) => warnings.push(text) })
const configMap = (name: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'default' },
  data: { a: 'x'.repeat(500) },
})

describe('EtcdServer', () => {
  it('compacts journals that are whole, while their server goes on writing', async () => {
    await using etcd = await start(true)
    const [url = ''] = etcd.urls
    const hold = await StateHold.take(url, '/registry')
    const folder = await StateFolder.open(hold.folder, { segmentBytes: 20_000, onClosed: (number) => hold.journalClosed(number) })
    await using api = await ApiServer.start({ journal: folder })
    for (let i = 0; i < 100; i++) await api.client.create(configMap(`c-${i}`))
    await expect.poll(async () => (await readdir(hold.folder)).filter((name) => name.startsWith('state-')).length).toBe(1)
    await api.client.create(configMap('last'))
    const { store } = api.snapshot()
    hold.release()
    folder.close()
    const again = await StateHold.take(url, '/registry')
    const found = await StateFolder.open(again.folder)
    expect(found.snapshot?.store.revision).toBe(store.revision)
    expect(found.snapshot?.store.tables.get('configmaps')).toEqual(store.tables.get('configmaps'))
    again.release()
    expect(warnings).toEqual([])
  })

  it('keeps prefixes apart, whatever is in them, and takes one that is written in two ways for one', async () => {
    await using etcd = await start()
    const [url = ''] = etcd.urls
    const holds = await Promise.all(
      ['/registry', '/../../x', '', `/${'long'.repeat(100)}`, '/a/b', '/ä?&#'].map((prefix) => StateHold.take(url, prefix)),
    )
    expect(new Set(holds.map(({ folder }) => folder)).size).toBe(holds.length)
    for (const { folder } of holds) expect(folder.startsWith(join(dataDir, 'vivarium/'))).toBe(true)
    await expect(StateHold.take(url, 'registry/')).rejects.toMatchObject({ code: 'ETCD_IN_USE' })
    for (const hold of holds) hold.release()
  })

  it('tells who holds a state that it is ending', async () => {
    const etcd = await start()
    const hold = await StateHold.take(etcd.urls[0] ?? '', '/registry')
    await etcd.close()
    await hold.lost
    await expect(StateHold.take(etcd.urls[0] ?? '', '/registry')).rejects.toMatchObject({ code: 'ETCD_UNREACHABLE' })
  })

  it('says which address it can not have', async () => {
    await using etcd = await start()
    const second = await mkdtemp(join(tmpdir(), 'vivarium-etcd-'))
    try {
      const options = { dataDir: second, sync: false, onWarning: () => {} }
      await expect(EtcdServer.start({ ...options, urls: ['http://127.0.0.1:0', ...etcd.urls] })).rejects.toMatchObject({
        code: 'LISTEN_FAILED',
      })
      await expect(EtcdServer.start({ ...options, urls: ['https://127.0.0.1:0'] })).rejects.toMatchObject({ code: 'FLAG_REFUSED' })
      // What failed holds nothing.
      await (await EtcdServer.start({ ...options, urls: ['http://127.0.0.1:0'] })).close()
    } finally {
      await rm(second, { recursive: true, force: true })
    }
  })
})
