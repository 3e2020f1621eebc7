import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hostClock } from '@vivarium/core'
import { listObjects, VimClient } from '@vivarium/vim'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vcenterResident } from './resident.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vcsim-resident-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const open = (name: string, rest: object = {}) => {
  const directory = join(folder, name)
  mkdirSync(directory)
  return vcenterResident.open({
    name,
    directory,
    options: { username: 'user', password: 'pass', model: { machines: 1 } },
    clock: hostClock,
    seed: 'seed',
    ...rest,
  })
}
const datacenters = async (url: string) => {
  const client = await VimClient.connect(new URL(url), { username: 'user', password: 'pass', insecure: true })
  const found = (await listObjects(client, 'Datacenter')).map(({ properties }) => properties.name)
  const made = () => client.call(client.serviceContent.rootFolder, 'CreateDatacenter', { name: 'made' })
  return { client, found, made }
}

test('a vCenter is saved, and opened at the port that it had, with the certificate that it had', async () => {
  const first = await open('first')
  const { client, made } = await datacenters(first.description.endpoints.sdk ?? '')
  await made()
  await client.close()
  const save = join(folder, 'save')
  mkdirSync(save)
  const record = await first.snapshot(save)
  await first.close()
  const again = await open('again', { save: { directory: save, record }, preferredPorts: first.description.ports })
  expect(again.description).toEqual(first.description)
  const opened = await datacenters(again.description.endpoints.sdk ?? '')
  expect(opened.found).toEqual(['DC0', 'made'])
  await opened.client.close()
  await again.close()
})

test('options that it does not know are refused', async () => {
  await expect(open('bad', { options: { nosuch: 1 } })).rejects.toMatchObject({ code: 'INVALID_VALUE' })
})
