import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RestClient } from '../testing/rest-client.js'
import { VCenter } from '../vcenter.js'

const options = { tls: false, username: 'user', password: 'pass' }

test('what the services keep is in a save', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vivarium-rest-'))
  try {
    let told: unknown
    {
      await using vcenter = await VCenter.start(options)
      const client = await RestClient.logIn(vcenter)
      const category = { name: 'zones', description: '', cardinality: 'SINGLE', associable_types: [] }
      const category_id = await client.ask<string>('POST', '/api/cis/tagging/category', category)
      const tag = await client.ask<string>('POST', '/api/cis/tagging/tag', { name: 'a', description: '', category_id })
      const [{ vm } = { vm: '' }] = await client.get<{ vm: string }[]>('/api/vcenter/vm')
      await client.ask('POST', `/api/cis/tagging/tag-association/${tag}?action=attach`, { object_id: { type: 'VirtualMachine', id: vm } })
      const [{ cluster } = { cluster: '' }] = await client.get<{ cluster: string }[]>('/api/vcenter/cluster')
      await client.ask('POST', '/api/vcenter/cluster/modules', { cluster })
      const [{ datastore } = { datastore: '' }] = await client.get<{ datastore: string }[]>('/api/vcenter/datastore')
      const storage_backings = [{ type: 'DATASTORE', datastore_id: datastore }]
      await client.ask('POST', '/api/content/local-library', { name: 'mine', storage_backings })
      const set = { name: 'set', description: '', host: 'READ_WRITE', guest: 'NONE' }
      await client.ask('POST', `/api/vcenter/vm/${vm}/data-sets`, set)
      await client.ask('PUT', `/api/vcenter/vm/${vm}/data-sets/set/entries/key`, '"value"')
      await client.ask('PUT', '/api/appliance/access/ssh', { enabled: true })
      told = await tell(client, tag, vm)
      await vcenter.save(folder)
    }
    await using opened = await VCenter.start({ ...options, restore: folder })
    const client = await RestClient.logIn(opened)
    const [, tag, vm] = told as [unknown, string, string]
    expect(await tell(client, tag, vm)).toEqual(told)
  } finally {
    await rm(folder, { recursive: true })
  }
})

async function tell(client: RestClient, tag: string, vm: string): Promise<unknown> {
  const libraries = await client.get<string[]>('/api/content/library')
  return [
    await client.get(`/api/cis/tagging/tag/${tag}`),
    tag,
    vm,
    await client.ask('POST', `/api/cis/tagging/tag-association/${tag}?action=list-attached-objects`),
    await client.get('/api/vcenter/cluster/modules'),
    await Promise.all(libraries.map((id) => client.get(`/api/content/library/${id}`))),
    await client.get(`/api/vcenter/vm/${vm}/data-sets/set/entries/key`),
    await client.get('/api/appliance/access/ssh'),
    await client.get('/api/content/security-policies'),
  ]
}
